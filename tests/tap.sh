# Test Anything Protocol for shell tests: sourced by tests/*/*.t, which are run from the project's folder by prove.
#
#   holds 'a sentence that says what must hold' COMMAND…     passes when the command succeeds
#   status N 'a sentence' COMMAND…                           passes when the command's exit status is N
#   done_testing                                             at the end
#
# $baogao is the program, $work a folder of this test's own; $out and $err hold what the last command
# under `status` printed.
# shellcheck shell=sh
set -u
export LC_ALL=C.UTF-8
unset LANGUAGE
cd "$(dirname "$0")/../.." || exit 1
# shellcheck disable=SC2034 # for those who source this
baogao=$PWD/${BUILD:-build}/baogao
# shellcheck disable=SC2034
samples=$PWD/samples
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work" && rm -rf "$work"' EXIT
out=$work/.out
err=$work/.err
tests=0

report() { # RESULT SENTENCE FILE…: the files are shown when it failed
  tests=$((tests + 1))
  [ "$1" = 0 ] && echo "ok $tests - $2" && return
  echo "not ok $tests - $2"
  shift 2
  sed 's/^/#   /' "$@" 2>/dev/null | cut -c1-200 | head -20 >&2
}

holds() {
  sentence=$1
  shift
  "$@" >"$work/.seen" 2>&1 </dev/null
  report $? "$sentence" "$work/.seen"
}

status() {
  expected=$1
  sentence=$2
  shift 2
  "$@" >"$out" 2>"$err" </dev/null
  got=$?
  [ $got = "$expected" ] || echo "#   status $got, not $expected" >&2
  [ $got = "$expected" ]
  report $? "$sentence" "$out" "$err"
}

skip() { # SENTENCE REASON
  tests=$((tests + 1))
  echo "ok $tests # skip $1: $2"
}

done_testing() { echo "1..$tests"; }
