#!/bin/sh
# The schema: what the program writes is valid for every validator, what is wrong is so for every validator, and
# report.xsd is what trang makes of report.rng.
. "$(dirname "$0")/../tap.sh"
schema=$PWD/convert/tree
cd "$work" || exit 1

rng() { xmllint --noout --nonet --huge --relaxng "$schema/report.rng" "$@"; }
xsd() { xmllint --noout --nonet --huge --schema "$schema/report.xsd" "$@"; }
not() { ! "$@"; }
has() { command -v "$1" >/dev/null; }

for sample in "$samples"/*.txt "$samples"/*.md; do
  "$baogao" convert -q -t xml "$sample" >"$(basename "$sample").xml"
done
holds 'xmllint finds all samples valid against report.rng' rng ./*.xml
holds 'and against report.xsd' xsd ./*.xml
has jing && holds 'and so does jing' jing "$schema/report.rng" ./*.xml

# Each is wrong in one thing. RELAX NG sees them all; XSD 1.0 cannot say that one attribute excludes another.
wrong() { # LANGUAGES WHAT SED-SCRIPT
  sed "$3" prefecture-page-jump.txt.xml >wrong
  holds "a sample has a place for $2" not cmp -s prefecture-page-jump.txt.xml wrong
  holds "report.rng refuses $2" not rng wrong
  has jing && holds "jing refuses $2" not jing "$schema/report.rng" wrong
  [ "$1" = both ] && holds "report.xsd refuses $2" not xsd wrong
  status 3 "the program refuses $2" "$baogao" check wrong
}

wrong both 'an unknown element' 's|<p |<q/><p |'
wrong both 'an unknown attribute' 's|<p |<p style="x" |'
wrong both 'an element without its id' 's|<p id="[^"]*"|<p|'
wrong both 'an id with a space' 's|<p id="|<p id="a |'
wrong both 'a paragraph in a sentence' 's|</s>|<p id="p"/></s>|'
wrong both 'a heading that is not first' 's|</review>|<heading id="heading9"/></review>|'
wrong both 'a number that is no decimal' 's|<stat \(.*\) value="[0-9.]*"|<stat \1 value="1e5"|'
wrong both 'an unknown comparison' 's|<stat |<stat op="about" |'
wrong both 'furniture of an unknown type' 's|</body>|<furniture type="note"/></body>|'
wrong rng 'a control character without its code' 's|</body>|<furniture type="control"/></body>|'
wrong rng 'a statistic without value' 's|<stat \([^>]*\) value="[0-9.]*"|<stat \1|'
wrong rng 'a value beside a reference' 's|<stat \([^>]*\) value=|<stat \1 reference="x" value=|'
wrong rng 'the other end of a range without a value' 's|<stat \([^>]*\) value=|<stat \1 ratio="1/2" value-max=|'
wrong rng 'a base value without its unit' 's|<stat |<stat base-value="1" |'
wrong rng 'a code of what is no control' 's|</body>|<furniture type="spacing" code="000C"/></body>|'
wrong rng 'a control that holds text' 's|</body>|<furniture type="control" code="000C">x</furniture></body>|'
wrong both 'an unknown language' 's|xml:lang="zh-Hans"|xml:lang="en"|'
wrong both 'a report without a language' 's| xml:lang="zh-Hans"||'
wrong both 'an unknown level of place' 's|level="[a-z]*"|level="village"|'
wrong both 'a year of five digits' 's|<plan-year>|<plan-year>1|'
wrong both 'a root of another version' 's| version="2"| version="3"|'

if has trang; then
  trang "$schema/report.rng" made.xsd 2>trang.log
  holds 'report.xsd is what trang makes of report.rng' cmp made.xsd "$schema/report.xsd"
else
  skip 'report.xsd is what trang makes of report.rng' 'trang is not installed'
fi
done_testing
