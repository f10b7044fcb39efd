#!/bin/sh
# threads.sh BAOGAO FILE…: converts, checks, publishes and archives the files by four threads, with a program built with
# ThreadSanitizer. Two threads that meet at the same place without a lock are an error.
baogao=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# glibc locks what it keeps of the time zone by means that the sanitizer does not see.
echo 'race:tzset_internal' >"$work/known"
export TSAN_OPTIONS="exitcode=66 suppressions=$work/known"

passed=0 failed=0
threads() {
  "$baogao" "$@" >"$work/out" 2>"$work/err"
  status=$?
  if grep -q 'WARNING: ThreadSanitizer' "$work/err" || [ $status -gt 1 ]; then
    echo "not ok: baogao $1 $2 $3 $4: status $status"
    cat "$work/err"
    failed=$((failed + 1))
  else
    passed=$((passed + 1))
  fi
}

for format in xml html tei akn json markdown docx csv jsonl; do threads convert -t $format -d "$work/$format" -q -j4 "$@"; done
for format in csv:statistics csv:promises xlsx sqlite; do threads convert -t $format -o "$work/one.$format" -q -j4 "$@"; done
threads check -q -j4 "$@"
threads convert -t html -d "$work/again" -q -j4 "$work/xml"
threads publish -d "$work/site" -q -j4 "$@"
threads archive -d "$work/bag" -q -j4 "$@"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
