#!/bin/sh
# Small reports of fictional places, NAME.txt, each in a style of the genre, have the outline NAME.outline, which was read
# line by line: facts (#), divisions, blocks and items by depth, furniture (~) and figures (=), as outline.xsl writes them.
. "$(dirname "$0")/../tap.sh"
here=$(dirname "$0")
for text in "$here"/*.txt; do
  name=$(basename "$text" .txt)
  "$baogao" convert -q -t xml -o "$work/$name.xml" "$text" 2>"$err" &&
    xsltproc "$here/outline.xsl" "$work/$name.xml" >"$out" 2>>"$err" &&
    diff -u "$here/$name.outline" "$out" >>"$err"
  report $? "$(echo "$name" | tr - ' ') is read as a reader does" "$err"
done
done_testing
