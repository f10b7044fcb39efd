#!/bin/sh
# TEI and Akoma Ntoso: valid, and holding the source text, character for character.
cd "$(dirname "$0")/../.." || exit 1
. tests/web/lib.sh

# the string value of an element, as it stands in the file
text_of() { # TAGS FILE: what is not between the first of TAGS (a|b) and its end is left out
  perl -0ne 'my ($text) = m{(<(?:'"$1"')[ >].*</(?:'"$1"')>)}s; $text =~ s/<[^>]*>//g; print $text' "$2"
}

unique_ids() { # FILE
  grep -o ' eId="[^"]*"' "$1" | sort | uniq -d >"$work/why"
  [ ! -s "$work/why" ]
}

lossless() { # FORMAT TAGS REPORT
  "$BAOGAO" convert -q -t xml -o "$name.xml" "$3" 2>"$work/why" &&
    "$BAOGAO" convert -q -t "$1" -o "$name.$1" "$3" 2>"$work/why" &&
    text_of body "$name.xml" >"$name.want" && text_of "$2" "$name.$1" | cmp - "$name.want" >"$work/why"
}

for report in $(reports); do
  name=$work/$(stem "$report")
  lossless tei body "$report"
  ok $? "the body of the TEI of $report is its source text"
  lossless akn 'preface|mainBody' "$report"
  ok $? "preface and mainBody of the Akoma Ntoso of $report are its source text"
  "$BAOGAO" text -q "$name.xml" >"$name.source" 2>"$work/why"
  for format in tei akn; do
    "$BAOGAO" text -q "$name.$format" 2>"$work/why" | cmp - "$name.source" >>"$work/why"
    ok $? "text gives the source text back from the $format of $report"
  done
  unique_ids "$name.akn"
  ok $? "no eId stands twice in the Akoma Ntoso of $report"
done

# characters that XML cannot hold, or changes unless they are written as references
printf '政府工作报告\r\n各位代表：\r一、甲\f\n\v（一）乙\001。\t丙\037\357\277\276丁\n' >"$work/odd.txt"
for format in xml tei akn; do
  "$BAOGAO" convert -q -t $format "$work/odd.txt" | "$BAOGAO" text -q - 2>"$work/why" | cmp - "$work/odd.txt" >>"$work/why"
  ok $? "control characters and line ends of all kinds come back from $format"
done
printf '<?xml version="1.0"?><!DOCTYPE TEI SYSTEM "x.dtd"><TEI><text>x</text></TEI>' >"$work/dtd.xml"
! "$BAOGAO" text "$work/dtd.xml" >/dev/null 2>"$work/why"
ok $? "a document type is refused"

for format in tei akn; do
  if command -v jing >/dev/null; then
    jing "tests/schema/$format-subset.rng" "$work"/*."$format" >"$work/why" 2>&1
    ok $? "all of them are valid $format"
  else
    skip "all of them are valid $format" "no jing"
  fi
done

# The schema sees what is wrong: each of these is a valid file spoilt in one thing.
valid() {
  xmllint --noout --nonet --relaxng tests/schema/akn-subset.rng "$1" 2>/dev/null
}
whole=$work/prefecture-page-jump-txt.akn
valid "$whole"
ok $? "xmllint finds it valid, too"
spoilt() { # WHAT SED-SCRIPT
  sed "$2" "$whole" >"$work/spoilt"
  ! cmp -s "$whole" "$work/spoilt" && ! valid "$work/spoilt"
  ok $? "the schema of Akoma Ntoso refuses $1"
}
spoilt 'a division in an intro' 's|</intro>|<hcontainer name="x" eId="x"/></intro>|'
spoilt 'a paragraph beside divisions' 's|</intro>|</intro><p eId="p">x</p>|'
spoilt 'a list without items' 's|</mainBody>|<blockList eId="list"/></mainBody>|'
spoilt 'an eId of another form' 's| eId="plan"| eId="plan.1"|'
spoilt 'a quantity that refers to nothing' 's|<quantity refersTo="[^"]*"|<quantity|'
spoilt 'text in a content' 's|<content \([^>]*\)>|<content \1>x|'
spoilt 'a manifestation without a date' 's|\(.*\)<FRBRdate [^>]*>|\1|'
done_testing
