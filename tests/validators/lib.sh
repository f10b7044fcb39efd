# What the tests by validators share: sourced by tests/validators/*.t. Prints TAP.
#
#   over_sets 'what is checked' COMMAND…   runs COMMAND DIR for each set of outputs that outputs.sh makes. The command
#                                          prints a line `ok - …` or `not ok - …` for each thing that must hold, and
#                                          lines that begin with # to say why one does not
#   needs COMMAND…                         unless all are there, the test says that it is skipped, and ends
#   needs_packages NAME…                   the same for packages of npm
#   js SCRIPT …                            runs tests/validators/SCRIPT by node, with the packages at hand
# shellcheck shell=sh
set -u
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.." || exit 1
validators=$PWD/tests/validators
outputs=$PWD/build/validate
npm=$PWD/build/npm/validators
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
tests=0

skip_all() { # REASON
  echo "1..1"
  echo "ok 1 # SKIP $1"
  exit 0
}

needs() {
  for command in "$@"; do
    command -v "$command" >/dev/null || skip_all "$command is not installed"
  done
}

needs_packages() {
  needs node
  for package in "$@"; do
    [ -d "$npm/node_modules/$package" ] || skip_all "$package is not installed"
  done
}

# The link makes node look for packages beside it, though the script stands elsewhere.
js() {
  ln -sfn "$validators" "$npm/scripts"
  script=$1
  shift
  node --preserve-symlinks --preserve-symlinks-main "$npm/scripts/$script" "$@"
}

# Debian's python3, whose packages apt installs; another may come first on the path.
python() {
  /usr/bin/python3 "$@"
}

over_sets() {
  what=$1
  shift
  mkdir -p "$outputs"
  flock "$outputs.lock" sh "$validators/outputs.sh" "$outputs" >&2 || exit 1
  for set in samples corpus; do
    if [ ! -d "$outputs/$set" ]; then
      tests=$((tests + 1))
      echo "ok # SKIP $what of the corpus: there is none beside the project"
      continue
    fi
    "$@" "$outputs/$set" >"$work/said" 2>"$work/error" </dev/null
    status=$?
    sed -nE "s/^((not )?ok)[ 0-9]* - (.*)/\1 - \3 ($set)/p; /^#/p" "$work/said"
    said=$(grep -cE '^(not )?ok[ 0-9]* - ' "$work/said")
    tests=$((tests + said))
    [ $status = 0 ] && [ "$said" -gt 0 ] && continue
    tests=$((tests + 1))
    echo "not ok - $what is tried to the end ($set)"
    sed 's/^/# /' "$work/error" | tail -n 20
  done
}

# holds 'a sentence' COMMAND…: a line of the kind that over_sets counts
holds() {
  sentence=$1
  shift
  if "$@" >"$work/seen" 2>&1 </dev/null; then
    echo "ok - $sentence"
  else
    echo "not ok - $sentence"
    sed 's/^/# /' "$work/seen" | cut -c1-300 | tail -n 20
  fi
}

done_testing() { echo "1..$tests"; }
