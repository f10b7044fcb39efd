#!/bin/sh
# TEI: valid, and its body is the source text, character for character.
cd "$(dirname "$0")/../.." || exit 1
. tests/web/lib.sh

# the string value of body, as it stands in the file
body() {
  perl -0ne 'my ($text) = m{<body>(.*)</body>}s; $text =~ s/<[^>]*>//g; print $text' "$1"
}

for report in $(reports); do
  name=$work/$(stem "$report")
  "$BAOGAO" convert -q -t xml -o "$name.xml" "$report" 2>"$work/why" &&
    "$BAOGAO" convert -q -t tei -o "$name.tei" "$report" 2>"$work/why" &&
    body "$name.xml" >"$name.want" && body "$name.tei" | cmp - "$name.want" >"$work/why"
  ok $? "the body of the TEI of $report is its source text"
  if command -v jing >/dev/null; then
    jing tests/schema/tei-subset.rng "$name.tei" >"$work/why" 2>&1
    ok $? "the TEI of $report is valid"
  else
    skip "the TEI of $report is valid" "no jing"
  fi
done
done_testing
