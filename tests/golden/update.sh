#!/bin/sh
# update.sh: shows how what is made now differs from the goldens, then, if told yes, makes it the goldens.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# What there is a golden of for every sample; more may lie there for one.
for sample in samples/*.*; do
  stem=$(basename "${sample%.*}")
  [ "$stem" != README ] || continue
  for kind in xml targets.csv livelihood.csv log; do
    [ -e "tests/golden/$stem.$kind" ] || : >"tests/golden/$stem.$kind"
  done
done
sh tests/golden/make.sh "$PWD/${BUILD:-build}/baogao" "$folder"
rm -rf "$folder/xml"
if diff -ru --exclude='*.sh' --exclude='*.t' tests/golden "$folder"; then
  echo "Nothing differs."
  exit 0
fi
if [ "${YES:-}" != 1 ]; then
  printf 'Make these the goldens? (y/N) '
  read -r answer
  [ "$answer" = y ] || exit 1
fi
cp "$folder"/* tests/golden/
