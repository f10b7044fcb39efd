#!/bin/sh
# Stylesheets are XSLT 1.0 without extensions: Saxon makes of them what libxslt makes.
#
#   sheets.t [REPORT…]      of some samples, where no report is named
cd "$(dirname "$0")/../.." || exit 1
. tests/web/lib.sh

# the same bytes for the same tree: the void elements of HTML and the doctype are no XML
canonical() { # SUFFIX FILE
  case $1 in
  html) perl -0pe 's/<!DOCTYPE[^>]*>//; s/<meta [^>]*>//g' "$2" | xmllint --nonet --c14n - ;;
  txt | md) cat "$2" ;;
  rdf) xmllint --nonet --noblanks --c14n "$2" ;; # indented in two ways
  *) xmllint --nonet --c14n "$2" ;;
  esac
}

alike() { # SUFFIX STEM
  [ -s "$work/ours/$2.$1" ] && canonical "$1" "$work/ours/$2.$1" >"$work/a" 2>"$work/why" &&
    canonical "$1" "$work/theirs/$2.xml" >"$work/b" 2>"$work/why" && cmp "$work/a" "$work/b" >"$work/why"
}

# those that are applied to a published package, and what they make
packages='catalog:rdf index:html'

# format:suffix
formats='html:html text:txt markdown:md tei:tei.xml akn:akn.xml'

# every stylesheet that is not a part of another (these begin with the name of theirs, or are shared)
for sheet in xslt/*.xsl; do
  name=$(basename "$sheet" .xsl)
  case $name in common | *-*) continue ;; esac
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

for sheet in $packages; do
  suffix=${sheet#*:}
  sheet=${sheet%%:*}
  words="libxslt and Saxon agree on $sheet of a package"
  if have_saxon; then
    xsltproc "xslt/$sheet.xsl" tests/web/package.xml >"$work/ours/package.$suffix" 2>"$work/why" &&
      saxon "xslt/$sheet.xsl" tests/web/package.xml "-o:$work/theirs/package.xml" 2>"$work/why" && alike "$suffix" package
    ok $? "$words"
  else
    skip "$words" "no java, or no $SAXON"
  fi
done
done_testing
