#!/bin/sh
# run.sh BUILD NAME… -- OPTION…: runs the fuzz targets, JOBS at a time, each from its seeds on, with options of libFuzzer.
# The seeds of NAME are what NAME_seeds.pl writes, else the samples; NAME.dict is its dictionary. What each says goes to
# BUILD/NAME.log, its end is shown. All are tried; the status is 1 when one has found anything, which then lies in BUILD.
build=$1
shift
names=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  names="$names $1"
  shift
done
[ $# -gt 0 ] && shift

# try NAME OPTION…
try() {
  name=$1
  shift
  inputs=$build/$name-inputs seeds=samples
  mkdir -p "$inputs"
  if [ -f "tests/fuzz/${name}_seeds.pl" ]; then
    seeds=$build/$name-seeds
    mkdir -p "$seeds"
    perl "tests/fuzz/${name}_seeds.pl" "$seeds" || return 1
  fi
  dictionary=
  [ -f "tests/fuzz/$name.dict" ] && dictionary=-dict=tests/fuzz/$name.dict
  "$build/${name}_fuzz" "$@" -timeout=60 -rss_limit_mb=4096 -print_final_stats=1 $dictionary -artifact_prefix="$build/$name-" \
    "$inputs" "$seeds"
}

# tell NAME: how its run ended.
tell() {
  read -r result <"$build/$1.result"
  echo "== $1: $([ "$result" = 0 ] && echo nothing found || echo "found something (status $result)")"
  if [ "$result" = 0 ]; then grep '^stat::' "$build/$1.log"; else grep -vE '^#[0-9]+	' "$build/$1.log" | tail -n 60; fi
  [ "$result" = 0 ]
}

jobs=${JOBS:-1} running=
status=0
# wait_for_oldest: the one that runs longest, then its end is told.
wait_for_oldest() {
  # shellcheck disable=SC2086 # a list
  set -- $running
  wait "${1%:*}"
  tell "${1#*:}" || status=1
  shift
  running=$*
}
for name in $names; do
  # shellcheck disable=SC2086 # a list
  [ "$(set -- $running && echo $#)" -lt "$jobs" ] || wait_for_oldest
  echo "== $name: begun; it goes on in $build/$name.log"
  (
    try "$name" "$@" >"$build/$name.log" 2>&1
    echo $? >"$build/$name.result"
  ) &
  running="$running $!:$name"
done
while [ -n "$running" ]; do wait_for_oldest; done
exit $status
