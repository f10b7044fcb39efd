#!/bin/sh
# How many of the targets, and of the headline figures of reviews, have indicators of the concordance: counted on the
# corpus beside the project where there is one.
. "$(dirname "$0")/../tap.sh"
corpus=../shared/corpus
if [ ! -d $corpus ]; then
  skip 'most targets have a concept' 'there is no corpus beside the project'
  skip 'most headline figures have a concept' 'there is no corpus beside the project'
  done_testing
  exit
fi
"$baogao" convert -q -t jsonl:targets,statistics -d "$work" $corpus/*.txt $corpus/*.md
# What an overview says, the lead of a review, are its headline figures.
share() { # TABLE PATTERN
  grep -e "$2" "$work/$1.jsonl" | awk '{ all++ } !/"concepts": null/ { named++ } END { printf "%d", 1000 * named / all }'
}
targets=$(share targets .)
figures=$(share statistics '"division_id": "review[^"]*overview')
echo "# concepts: $targets of 1000 targets, $figures of 1000 headline figures"
holds 'of the targets 93 % have a concept' test "$targets" -ge 930
holds 'of the headline figures 75 % have a concept' test "$figures" -ge 750
done_testing
