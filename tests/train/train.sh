#!/bin/sh
# train.sh: fits convert/lexicon/weights.tsv and calibration.tsv anew to annotated reports and to the example sentences.
#
# The annotation is ../shared/gold and annotated/, with the single figures of drawn.tsv, which count for less; the reports are looked for in ../shared/corpus, and what counts as the
# same indicator is asked of ../shared/eval. held-out/ is for nothing but measuring. FOLDS=N leaves out N parts of the reports in turn instead of each for itself, which
# is faster. The candidates of a number depend on what was chosen for those before it: run it again until the weights
# change no more.
set -eu
[ -d ../shared/corpus ] || { echo 'There are no annotated reports beside the project: the weights stay as they are.' && exit; }
to=${BUILD:-build}/train
here=$(dirname "$0")
{
  for rows in ../shared/gold/*.quantities.tsv; do basename "$rows" .quantities.tsv; done
  for rows in "$here"/annotated/*.tsv; do basename "$rows" .tsv; done
  tail -n +2 "$here/drawn.tsv" | cut -f 1 | sort -u
} | while read -r name; do ls "../shared/corpus/$name".*; done >"$to/reports.txt"
"$to/candidates" --features >"$to/features.txt"
rm -rf "$to/sentences"
python3 "$here/sentences.py" convert/lexicon/sentences "$to/sentences"
# shellcheck disable=SC2046 # the list is meant to split
"$to/candidates" $(cat "$to/reports.txt") "$to"/sentences/*.txt |
  python3 "$here/label.py" ../shared/eval ../shared/gold "$here/annotated" "$here/drawn.tsv" ../shared/corpus "$to/sentences" >"$to/labelled.txt"
"$to/fit" "$to/features.txt" "$here/read.txt" "$to/calibration.tsv" "${FOLDS:-0}" "$to/left-out.txt" <"$to/labelled.txt" >"$to/weights.tsv"
cp "$to/weights.tsv" "$to/calibration.tsv" convert/lexicon/
