#!/bin/sh
# A disk that fails: at each call of a kind in turn, by strace. What is there stays, or is replaced by what is whole; only
# then is the status 0.
. "$(dirname "$0")/../tap.sh"
cp "$samples/county-old-style.txt" "$work/a.txt"
cd "$work" || exit 1
export ASAN_OPTIONS=detect_leaks=0 # LeakSanitizer cannot be traced
if ! strace -o /dev/null true 2>/dev/null; then
  skip 'a disk that fails' 'strace is not there, or may not trace'
  done_testing
  exit
fi

no_rest() { test -z "$(find . -maxdepth 1 -name '.baogao*')"; }
traced() { strace -f -qq -e signal=none "$@"; }

calls() { # CALL COMMAND…: how many there are
  call=$1
  shift
  traced -o calls -e trace="$call" "$@" >/dev/null 2>&1
  grep -c "$call(" calls
}

# every CALL ERROR CHECK COMMAND…: fails the calls one after the other; after each run CHECK STATUS says what is wrong.
# With SOME=n only each n-th, but the last ten all.
every() {
  call=$1 error=$2 check=$3
  shift 3
  prepare
  count=$(calls "$call" "$@")
  failed=0 n=1
  while [ $n -le "$count" ]; do
    prepare
    traced -o /dev/null -e trace="$call" -e inject="$call:error=$error:when=$n" "$@" >said 2>&1
    got=$?
    $check $got >wrong 2>&1 || { failed=$((failed + 1)) && sed "s/^/#   $call $n of $count, status $got: /" wrong; }
    [ -n "${REST-}" ] || no_rest || { failed=$((failed + 1)) && echo "#   $call $n of $count leaves a temporary file" && rm -rf .baogao*; }
    [ $got = 0 ] || [ -s said ] || { failed=$((failed + 1)) && echo "#   $call $n of $count: not a word"; }
    [ $n -lt $((count - 10)) ] && n=$((n + ${SOME:-1})) || n=$((n + 1))
  done
  holds "$call fails with $error: $claim ($count calls)" test "$failed" = 0 -a "$count" -gt 0
}

same() { diff -r "$1" "$2" >/dev/null || { echo "$2 is not as it should be" && return 1; }; }

claim='a folder of somebody else stays'
mkdir foreign && echo precious >foreign/thesis.txt && cp -r foreign foreign-was
prepare() { same foreign-was foreign || { rm -rf foreign && cp -r foreign-was foreign; }; }
check() { [ "$1" != 0 ] && same foreign-was foreign; }
every getdents64 EIO check "$baogao" publish -j 1 -q a.txt -d foreign

claim='the old package or the whole new one'
"$baogao" publish -q a.txt -d new && "$baogao" publish -q --place 云溪谷县 --year 2031 a.txt -d old
prepare() { rm -rf site && cp -r old site; }
check() { if [ "$1" = 0 ]; then same new site; else same old site; fi; }
REST=allowed SOME=5 every getdents64 EIO check "$baogao" publish -j 1 -q a.txt -d site
traced -o /dev/null -e trace=fsync -e inject=fsync:signal=SIGKILL:when=1 "$baogao" publish -j 1 -q a.txt -d site 2>/dev/null
holds 'what a killed run could not remove' sh -c '[ -n "$(find . -maxdepth 1 -name ".baogao*")" ]'
status 0 'the next run' "$baogao" publish -j 1 -q a.txt -d site
holds 'removes' no_rest
for kind in 'renameat2 EIO 1' 'fsync EIO 30' 'write ENOSPC 40'; do
  # shellcheck disable=SC2086
  set -- $kind
  SOME=$3 every "$1" "$2" check "$baogao" publish -j 1 -q a.txt -d site
done

claim='no bag, or a whole one'
"$baogao" archive -q a.txt -d bag
prepare() { rm -rf made; }
check() { if [ "$1" = 0 ]; then same bag made && "$baogao" archive --verify made; else [ ! -e made ]; fi; }
for kind in 'getdents64 EIO 4' 'renameat2 EIO 1' 'rename EIO 1' 'fsync EIO 40' 'write ENOSPC 50'; do
  # shellcheck disable=SC2086
  set -- $kind
  SOME=$3 every "$1" "$2" check "$baogao" archive -j 1 -q a.txt -d made
done
count=$(calls openat "$baogao" archive -j 1 -q a.txt -d made)
first=$(awk '/O_CREAT/ { print NR; exit }' calls) && rm -rf made
wrong=0 n=$first
while [ "$n" -le "$count" ]; do
  rm -rf made
  traced -o /dev/null -e trace=openat -e inject=openat:error=ENOSPC:when="$n" "$baogao" archive -j 1 -q a.txt -d made 2>/dev/null
  got=$?
  check $got || wrong=$((wrong + 1))
  [ "$n" -lt $((count - 20)) ] && n=$((n + 13)) || n=$((n + 1))
done
rm -rf .baogao* # removing needs openat, too
holds "openat fails with ENOSPC: $claim ($((count - first)) calls)" test $wrong = 0

claim='the old tables or the whole new ones'
rm -rf new old
"$baogao" convert -q -t csv -t xlsx -d new a.txt && "$baogao" convert -q --place 云溪谷县 -t csv -t xlsx -d old a.txt
prepare() { rm -rf site && cp -r old site; }
check() { if [ "$1" = 0 ]; then same new site; else same old site; fi; }
for kind in 'write ENOSPC 1' 'openat EMFILE 13'; do
  # shellcheck disable=SC2086
  set -- $kind
  SOME=$3 every "$1" "$2" check "$baogao" convert -j 1 -q -t csv -t xlsx -d site a.txt
done
claim='the old file or the whole new one'
"$baogao" convert -q -t xlsx a.txt -o new.xlsx && "$baogao" convert -q -t xlsx --place 云溪谷县 a.txt -o old.xlsx
prepare() { cp old.xlsx a.xlsx; }
# the folder's fsync comes when the file has its name: then it is the whole new one, and the failure is told
check() { if [ "$1" = 0 ]; then same new.xlsx a.xlsx; else same old.xlsx a.xlsx || same new.xlsx a.xlsx; fi; }
for call in fsync rename write; do every $call EIO check "$baogao" convert -j 1 -q -t xlsx a.txt -o a.xlsx; done

# Neither TMPDIR nor /tmp has any part in it: what goes wrong there could not be told from a table that is short.
makes() { # COUNT OUTPUT: how many files a workbook makes
  traced -o calls -e trace=open,openat,creat "$baogao" convert -j 1 -q -t xlsx a.txt -o "$2" >written || return 1
  [ "$(grep -c 'O_CREAT\|O_TMPFILE\|creat(' calls)" = "$1" ] || { grep 'O_CREAT\|O_TMPFILE\|creat(' calls && return 1; }
}
holds 'a workbook makes no file beside its own' makes 1 b.xlsx
holds 'and none on its way to standard output' makes 0 -
holds 'where it is the same' cmp b.xlsx written
done_testing
