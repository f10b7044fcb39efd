#!/bin/sh
# late.sh CC "LIBRARY…" OBJECT…: the libraries that are loaded late and those of their functions that the objects call, as
# "late-calls.h" (late.c tells what for). Names are those of the linker: xml2 is libxml2.so; m.so.6 is libm.so.6, for
# libm.so is but a script. Without names there are none.
set -eu
cc=$1 libraries=$2
shift 2

echo '/* Made by late.sh of what the objects call; change the list LATE of the Makefile, not this. */'
echo '#ifndef BAOGAO_LATE_CALLS_H'
echo '#define BAOGAO_LATE_CALLS_H'
if [ "$libraries" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  nm -u "$@" | awk 'NF == 2 && $1 == "U" { print $2 }' | LC_ALL=C sort -u >"$work/called"
  number=0
  for library in $libraries; do
    case $library in
    *.so.*) file=lib$library ;;
    *) file=lib$library.so ;;
    esac
    file=$("$cc" -print-file-name="$file")
    soname=$(objdump -p "$file" | awk '$1 == "SONAME" { print $2 }')
    [ "$soname" ] || { echo "late.sh: there is no shared library $library" >&2; exit 1; }
    begins=0
    [ "$library" != xml2 ] || begins=1
    printf '  L(%d, "%s", %d) \\\n' "$number" "$soname" "$begins" >>"$work/libraries"
    nm -D --defined-only "$file" | sed 's/@.*//' | awk -v n="$number" '{ print $3, $2, n }' | LC_ALL=C sort -u |
      LC_ALL=C join "$work/called" - >>"$work/found"
    number=$((number + 1))
  done
  # A variable has no stub: its value has to be asked for by a function.
  if awk '$2 !~ /^[TWi]$/ { print "late.sh: " $1 " is no function"; bad = 1 } END { exit !bad }' "$work/found" >&2; then
    exit 1
  fi
  printf '\n#define LATE_LIBRARIES(L) \\\n'
  sed '$s/ \\$//' "$work/libraries"
  printf '\n#define LATE_FUNCTIONS(F) \\\n'
  awk '{ printf "  F(%d, %s, %d) \\\n", NR - 1, $1, $3 }' "$work/found" | sed '$s/ \\$//'
fi
echo
echo '#endif'
