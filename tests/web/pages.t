#!/bin/sh
# Pages: complete, linked, valid HTML.
cd "$(dirname "$0")/../.." || exit 1
. tests/web/lib.sh

for report in $(reports); do
  name=$work/$(stem "$report")
  "$BAOGAO" convert -q -t xml -o "$name.xml" "$report" 2>"$work/why" &&
    "$BAOGAO" convert -q -t html -o "$name.html" "$report" 2>"$work/why" &&
    perl tests/web/page.pl "$name.xml" "$name.html" >"$work/why" && [ ! -s "$work/why" ]
  ok $? "$report makes a page whose ids are its own and whose links lead somewhere"
done

if [ -f "$VNU" ] && command -v java >/dev/null; then
  # shellcheck disable=SC2086 # it may be several
  java ${JAVA_ARGS:-} -jar "$VNU" --format gnu "$work"/*.html >"$work/why" 2>&1
  ! grep -q . "$work/why"
  ok $? "the Nu checker has nothing to say about any page"
else
  skip "the Nu checker has nothing to say about any page" "no java, or no $VNU"
fi
done_testing
