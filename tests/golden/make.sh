#!/bin/sh
# make.sh PROGRAM FOLDER: makes in FOLDER what the goldens of tests/golden are compared with.
#
# A golden's name is its sample's and what it is of: county.txt has county.xml, county.html, county.targets.csv,
# county.log (the diagnostics) …; any that lies in tests/golden is made. FOLDER gets a second set, xml/, made from the
# samples' XML instead of their text: it must be the same.
set -eu
baogao=$1
folder=$2
mkdir -p "$folder/xml"

sample_of() { # GOLDEN: its sample
  stem=${1%%.*}
  for sample in samples/"$stem".*; do echo "$sample"; done | head -n 1
}

convert() { # INPUT GOLDEN OUTPUT
  kind=${2#*.}
  case $kind in
  log) "$baogao" convert -v -t xml -o /dev/null "$1" 2>"$3" ;;
  *.csv | *.jsonl) "$baogao" convert -q -t "${kind##*.}:${kind%.*}" -o "$3" "$1" ;;
  *) "$baogao" convert -q -o "$3" "$1" ;;
  esac
}

for golden in tests/golden/*.*; do
  name=${golden##*/}
  case $name in *.sh | *.t) continue ;; esac
  sample=$(sample_of "$name")
  convert "$sample" "$name" "$folder/$name"
  case $name in *.xml | *.log) continue ;; esac
  xml=$folder/xml/$(basename "${sample%.*}").xml
  [ -e "$xml" ] || "$baogao" convert -q "$sample" -o "$xml"
  convert "$xml" "$name" "$folder/xml/$name"
done
