#!/bin/sh
# Stylesheets are XSLT 1.0 without extensions: Saxon makes of them what libxslt makes.
cd "$(dirname "$0")/../.." || exit 1
. tests/web/lib.sh

# the same bytes for the same tree: the void elements of HTML and the doctype are no XML
canonical() {
  case $1 in
  *.html) perl -0pe 's/<!DOCTYPE[^>]*>//; s/<meta [^>]*>//g' "$1" | xmllint --nonet --c14n - ;;
  *.xml) xmllint --nonet --c14n "$1" ;;
  *) cat "$1" ;;
  esac
}

# alike FORMAT SUFFIX
alike() {
  "$BAOGAO" convert -q -t "$1" -o "$work/ours.$2" "$work/report.xml" 2>"$work/why" || return 1
  saxon "xslt/$1.xsl" "$work/report.xml" >"$work/theirs.$2" 2>"$work/why" || return 1
  canonical "$work/ours.$2" >"$work/a" 2>"$work/why" && canonical "$work/theirs.$2" >"$work/b" 2>"$work/why" &&
    cmp "$work/a" "$work/b" >"$work/why"
}

for report in samples/prefecture-page-jump.txt samples/county-title-block.txt tests/web/vocabulary.xml; do
  "$BAOGAO" convert -q -t xml -o "$work/report.xml" "$report" 2>/dev/null
  for format in html:html text:txt markdown:md tei:xml akn:xml; do
    [ -f "xslt/${format%:*}.xsl" ] || continue
    words="libxslt and Saxon agree on ${format%:*} of $report"
    if have_saxon; then
      alike "${format%:*}" "${format#*:}"
      ok $? "$words"
    else
      skip "$words" "no java, or no $SAXON"
    fi
  done
done
done_testing
