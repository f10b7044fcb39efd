#!/bin/sh
# outputs.sh DIR: makes what the validators are to accept, DIR/samples and, where there is a corpus beside the project,
# DIR/corpus; nothing when they are newer than the program.
#
# The samples are all samples, the report that has every element of the vocabulary, and the one of odd cells; the corpus
# is every 30th of its files by name.
set -eu
directory=$1
baogao=${BUILD:-build}/baogao
cd "$(dirname "$0")/../.."
[ ! "$directory/made" -nt "$baogao" ] || exit 0

make_set() { # NAME FILE…
  to=$directory/$1
  shift
  rm -rf "$to"
  mkdir -p "$to"
  "$baogao" convert -q -t xlsx -o "$to/reports.xlsx" "$@"
  "$baogao" convert -q -t csv --excel -d "$to/people" "$@"
  "$baogao" convert -q -t sqlite -o "$to/reports.db" "$@"
  for format in xml html tei akn; do
    "$baogao" convert -q -t $format -d "$to/$format" "$@"
  done
  "$baogao" archive -q -d "$to/bag" "$@"
}

# Where a package will be on the web may be told or not; it may be made of files or of a database.
set -- tests/web/vocabulary.xml tests/validators/odd-cells.md
for sample in samples/*; do
  [ "$sample" = samples/README.md ] || set -- "$@" "$sample"
done
make_set samples "$@"
"$baogao" publish -q --publisher 沧湄省数据局 --licence CC-BY-4.0 --maintainer 开放数据处 --contact data@example.org \
  --owner cangmei --extra 更新周期=每年 --address https://data.example.org/reports \
  -d "$directory/samples/package" "$@"
if [ -d ../shared/corpus ]; then
  # shellcheck disable=SC2046 # the names hold no spaces
  make_set corpus $(find ../shared/corpus -type f \( -name '*.txt' -o -name '*.md' \) | LC_ALL=C sort | awk 'NR % 30 == 0')
  "$baogao" publish -q --publisher 沧湄省数据局 --from "$directory/corpus/reports.db" -d "$directory/corpus/package"
fi
touch "$directory/made"
