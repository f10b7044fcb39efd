#!/bin/sh
# Stylesheets are XSLT 1.0 without extensions: Saxon makes of them what libxslt makes.
#
#   sheets.t [REPORT…]      of some samples, where no report is named
cd "$(dirname "$0")/../.." || exit 1
. tests/web/lib.sh

# the same bytes for the same tree: the void elements of HTML and the doctype are no XML
canonical() { # SUFFIX FILE
  case $1 in
  html) perl -0pe 's/<!DOCTYPE[^>]*>//; s/<(meta|link|img|input) [^>]*>//g' "$2" | xmllint --nonet --c14n - ;;
  txt | md) cat "$2" ;;
  rdf) xmllint --nonet --noblanks --c14n "$2" ;; # indented in two ways
  *) xmllint --nonet --c14n "$2" ;;
  esac
}

alike() { # SUFFIX STEM
  [ -s "$work/ours/$2.$1" ] && canonical "$1" "$work/ours/$2.$1" >"$work/a" 2>"$work/why" &&
    canonical "$1" "$work/theirs/$2.xml" >"$work/b" 2>"$work/why" && cmp "$work/a" "$work/b" >"$work/why"
}

# those that are applied to what is known of a published package: the sheet, what it makes, and of what
packages='catalog:rdf:package index:html:package page:html:page site:html:place site:html:indicator site:html:indicator-year
  site:html:year site:html:indicators site:html:compare site:html:search'

# format:suffix
formats='html:html text:txt markdown:md tei:tei.xml akn:akn.xml'

# every stylesheet that is not a part of another (these begin with the name of theirs, or are shared)
for sheet in xslt/*.xsl; do
  name=$(basename "$sheet" .xsl)
  case $name in common | frame | around | *-*) continue ;; esac
  case " $packages $formats" in *" $name:"*) true ;; *) false ;; esac
  ok $? "$sheet is among those that are tried"
done

[ $# != 0 ] || set -- samples/prefecture-page-jump.txt samples/county-title-block.txt samples/district-markdown.md \
  tests/web/vocabulary.xml
"$BAOGAO" convert -q -t xml -d "$work/reports" "$@"
for format in $formats; do
  suffix=${format#*:}
  format=${format%%:*}
  rm -rf "$work/theirs" && mkdir "$work/theirs"
  "$BAOGAO" convert -q -t "$format" -d "$work/ours" "$work"/reports/*.xml 2>"$work/why"
  # Java starts slowly: one run for all reports
  have_saxon && saxon "xslt/$format.xsl" "$work/reports" "-o:$work/theirs" 2>"$work/why"
  for report in "$work"/reports/*.xml; do
    stem=$(basename "$report" .xml)
    words="libxslt and Saxon agree on $format of $stem"
    if have_saxon; then
      alike "$suffix" "$stem"
      ok $? "$words"
    else
      skip "$words" "no java, or no $SAXON"
    fi
  done
done

# a report's page in a site: the report with what stands in publication.xml
"$BAOGAO" convert -q -t xml -o "$work/plain.xml" samples/prefecture-page-jump.txt
{
  sed 's|</report>$||' "$work/plain.xml"
  sed 1,2d tests/web/site/publication.xml
  echo '</report>'
} >"$work/page.xml"

for sheet in $packages; do
  of=${sheet##*:}
  suffix=${sheet#*:}
  suffix=${suffix%:*}
  sheet=${sheet%%:*}
  input=tests/web/site/$of.xml
  case $of in package) input=tests/web/package.xml ;; page) input=$work/page.xml ;; esac
  words="libxslt and Saxon agree on $sheet of a $of"
  if have_saxon; then
    xsltproc "xslt/$sheet.xsl" "$input" >"$work/ours/$of.$suffix" 2>"$work/why" &&
      saxon "xslt/$sheet.xsl" "$input" "-o:$work/theirs/$of.xml" 2>"$work/why" && alike "$suffix" "$of"
    ok $? "$words"
  else
    skip "$words" "no java, or no $SAXON"
  fi
done
done_testing
