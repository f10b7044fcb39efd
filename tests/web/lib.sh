# What the tests of the stylesheets share; to be sourced from the top of the project. Prints TAP.
# shellcheck shell=sh
export BAOGAO="${BUILD:-build}/baogao"
export SAXON="${SAXON_JAR:-/usr/share/java/Saxon-HE.jar}"
number=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# the reports to try: all samples, and one that has every element of the vocabulary
reports() {
  for report in samples/*.txt samples/*.md samples/*.docx samples/*.html tests/web/vocabulary.xml; do
    [ "$report" = samples/README.md ] || echo "$report"
  done
}

# a name for the files made of a report
stem() {
  basename "$1" | tr . -
}

# ok STATUS WORDS: passes when STATUS is 0; what $work/why holds is shown when it does not
ok() {
  number=$((number + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $number - $2"
  else
    echo "not ok $number - $2"
    [ ! -s "$work/why" ] || sed 's/^/# /' "$work/why" | head -20
  fi
  : >"$work/why"
}

skip() {
  number=$((number + 1))
  echo "ok $number - $1 # SKIP $2"
}

done_testing() {
  echo "1..$number"
}

# saxon SHEET XML [OPTION…]: the sheet's result by Saxon; of a folder, with -o:FOLDER, those of all its files
saxon() {
  sheet=$1 xml=$2
  shift 2
  # shellcheck disable=SC2086 # it may be several
  java ${JAVA_ARGS:-} -cp "$SAXON" net.sf.saxon.Transform "-s:$xml" "-xsl:$sheet" "$@"
}

have_saxon() {
  [ -f "$SAXON" ] && command -v java >/dev/null
}
