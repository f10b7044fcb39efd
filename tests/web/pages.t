#!/bin/sh
# Pages: complete, linked. That they are valid HTML, tests/validators/html.t sees.
cd "$(dirname "$0")/../.." || exit 1
. tests/web/lib.sh

for report in $(reports); do
  name=$work/$(stem "$report")
  "$BAOGAO" convert -q -t xml -o "$name.xml" "$report" 2>"$work/why" &&
    "$BAOGAO" convert -q -t html -o "$name.html" "$report" 2>"$work/why" &&
    perl tests/web/page.pl "$name.xml" "$name.html" >"$work/why" && [ ! -s "$work/why" ]
  ok $? "$report makes a page whose ids are its own and whose links lead somewhere"
done
done_testing
