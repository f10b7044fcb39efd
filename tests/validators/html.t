#!/bin/sh
# The Nu HTML checker has nothing to say about any page, published or made of a report alone.
. "$(dirname "$0")/lib.sh"
needs java
vnu=${VNU_JAR:-build/npm/node_modules/vnu-jar/build/dist/vnu.jar}
[ -f "$vnu" ] || skip_all 'vnu-jar is not installed'

says_nothing() {
  java -jar "$vnu" --format gnu "$@" >"$work/words" 2>&1
  cat "$work/words"
  [ ! -s "$work/words" ]
}

check_pages() {
  holds 'the index is valid HTML' says_nothing "$1/package/index.html"
  holds 'so are the pages of the reports' says_nothing "$1"/package/reports/*/*/index.html
  holds 'so are the pages that need no site' says_nothing "$1"/html/*.html
  # shellcheck disable=SC2046 # names of the program's own: no blank is in them
  holds 'so are all others' says_nothing $(find "$1/package" -name '*.html' ! -path '*/reports/*')
}
over_sets 'HTML' check_pages
done_testing
