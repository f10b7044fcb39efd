#!/bin/sh
# run.sh BUILD NAME… -- OPTION…: runs the fuzz targets, each from its seeds on, with options of libFuzzer. The seeds of NAME
# are what NAME_seeds.pl writes, else the samples; NAME.dict is its dictionary. All are tried; the status is 1 when one
# has found anything, which then lies in BUILD.
build=$1
shift
names=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  names="$names $1"
  shift
done
[ $# -gt 0 ] && shift
status=0
for name in $names; do
  inputs=$build/$name-inputs seeds=samples
  mkdir -p "$inputs"
  if [ -f "tests/fuzz/${name}_seeds.pl" ]; then
    seeds=$build/$name-seeds
    mkdir -p "$seeds"
    perl "tests/fuzz/${name}_seeds.pl" "$seeds" || exit 1
  fi
  dictionary=
  [ -f "tests/fuzz/$name.dict" ] && dictionary=-dict=tests/fuzz/$name.dict
  echo "== $name"
  "$build/${name}_fuzz" "$@" -timeout=60 -rss_limit_mb=4096 -print_final_stats=1 $dictionary -artifact_prefix="$build/$name-" \
    "$inputs" "$seeds" || status=1
done
exit $status
