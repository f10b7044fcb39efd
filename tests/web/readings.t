#!/bin/sh
# Reading text and Markdown: the clean text, no character more or less.
cd "$(dirname "$0")/../.." || exit 1
. tests/web/lib.sh

for report in $(reports); do
  name=$work/$(stem "$report")
  for format in xml text markdown; do
    "$BAOGAO" convert -q -t $format -o "$name.$format" "$report" 2>>"$work/why"
  done
  perl tests/web/clean.pl "$name.xml" >"$name.clean"

  perl tests/web/clean.pl --text "$name.text" | cmp - "$name.clean" >"$work/why" 2>&1
  ok $? "the reading text of $report is its clean text"

  ! grep -q '^$' "$name.text" || ! perl -0ne 'exit !/\n\n\n|\A\n/' "$name.text"
  ok $? "paragraphs of $report stand apart by one empty line"

  if command -v cmark >/dev/null; then
    cmark -t xml "$name.markdown" >"$name.cmark"
    perl tests/web/clean.pl --commonmark "$name.cmark" | cmp - "$name.clean" >"$work/why" 2>&1
    ok $? "cmark shows the Markdown of $report as its clean text"
    ! grep -qE '<(emph|strong|code|code_block|html_block|html_inline|link|image|thematic_break|block_quote)[ >]' "$name.cmark"
    ok $? "nothing in the text of $report became markup"
  else
    skip "cmark shows the Markdown of $report as its clean text" "no cmark"
    skip "nothing in the text of $report became markup" "no cmark"
  fi
done
done_testing
