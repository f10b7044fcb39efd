#!/bin/sh
# Prints which files of code ask a table of the lexicon, and for which of its enum and set words:  sh users.sh FILE.c…
#
#   nouns	stats/names.c stats/thing.c
#   NOUNS_ROLE_RATE	stats/thing.c
set -eu
export LC_ALL=C
{
  grep -o '"lexicon/[a-z-]*\.h"' "$@" | sed 's,^convert/\(.*\):"lexicon/\(.*\)\.h"$,\2 \1,'
  grep -o '\b[A-Z][A-Z]*\(_[A-Z][A-Z]*\)*_[A-Z_]*\b' "$@" | sed 's,^convert/\(.*\):\(.*\)$,\2 \1,'
} | sort -u | awk '
  $1 != last { if (last) print last "\t" files; last = $1; files = $2; next }
  { files = files " " $2 }
  END { if (last) print last "\t" files }'
