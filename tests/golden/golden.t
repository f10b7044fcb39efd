#!/bin/sh
# Goldens: what the samples give, byte for byte; from their XML as from their text; and every golden XML is valid.
. "$(dirname "$0")/../tap.sh"
mkdir "$work/made"
status 0 'everything there is a golden of can be made' sh tests/golden/make.sh "$baogao" "$work/made"
for golden in tests/golden/*.*; do
  name=${golden##*/}
  case $name in *.sh | *.t) continue ;; esac
  holds "$name is as it was" diff -u "$golden" "$work/made/$name"
  case $name in
  *.log) ;;
  *.xml)
    holds "$name is valid (xmllint)" xmllint --huge --noout --relaxng convert/tree/report.rng "$golden"
    holds "$name is valid (baogao check)" "$baogao" check "$golden"
    ;;
  *) holds "$name is the same made from XML" diff -u "$golden" "$work/made/xml/$name" ;;
  esac
done
ls tests/golden/*.xml >/dev/null 2>&1 && holds 'every golden XML is valid (jing)' jing convert/tree/report.rng tests/golden/*.xml
# What the prefecture's report is made of, which no new golden may change unseen.
count() { # NUMBER ELEMENT
  holds "its $1 of <$2>" test "$(grep -o "<$2 " tests/golden/prefecture-page-jump.xml | wc -l)" -eq "$1"
}
for part in review plan government closing; do count 1 $part; done
count 7 achievement
count 5 problem
count 9 task
count 10 item
done_testing
