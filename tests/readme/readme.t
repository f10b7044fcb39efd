#!/bin/sh
# The READMEs show what the program gives.
. "$(dirname "$0")/../tap.sh"
links() { # every file that the document links to is there
  sed -n 's/.*](\([^)#]*\)).*/\1/p' "$1" | grep -v '^https\?:' | while read -r file; do
    [ -e "$(dirname "$1")/$file" ] || { echo "no $file" && exit 1; }
  done
}
for readme in README.md convert/doc/README.zh.md convert/doc/vocabulary.md; do
  holds "the excerpts of $readme can be made" sh -c 'perl tests/readme/excerpts.pl "$1" "$2" >"$3"' - "$baogao" $readme "$work/readme"
  holds 'they are what the program gives now (else: make readme)' diff -u $readme "$work/readme"
done
for document in README.md convert/doc/*.md; do
  holds "the links of $document lead to files" links "$document"
done
examples() { # the commands of a README are ones that the program has
  grep -o '^    baogao [a-z]*' "$1" | awk '{ print $2 }' | sort -u | while read -r command; do
    "$baogao" help "$command" || exit 1
  done
}
for readme in README.md convert/doc/README.zh.md; do
  holds "the commands of $readme are there" examples $readme
done
# The page of the vocabulary and the schema have the same names.
grep -o 'element name="[^"]*"\|attribute name="[^"]*"\|<name ns="">[^<]*\|<value>[^<]*' convert/tree/report.rng | sed 's/.*[">]\(.[^"]*\)"*$/\1/' | sort -u >"$work/names"
grep -o '`[^`]*`' convert/doc/vocabulary.md | tr -d '`' | sed 's/=".*//' | sort -u >"$work/told"
{ cat "$work/told" && printf 'true\nzh-Hans\nzh-Hant\nxml:lang\nen\n1\n2\n'; } | sort -u >"$work/known"
holds 'the vocabulary has a page with every element, attribute and value of the schema' sh -c 'test -z "$(comm -23 "$1" "$2" | tee /dev/stderr)"' - "$work/names" "$work/known"
sed -n 's/^| \(`[^|]*`\) |.*/\1/p' convert/doc/vocabulary.md | grep -o '`[a-z-]*`' | tr -d '`' | sort -u >"$work/told"
holds 'and none that the schema lacks' sh -c 'test -z "$(comm -23 "$1" "$2" | tee /dev/stderr)"' - "$work/told" "$work/names"
files() { # every file that the architecture names is there
  grep -o '`[a-z]*/[a-z_]*\.[ch]`\|`tests/[a-z_/]*\.[a-z]*`\|`[a-z]*/[a-z_*]*\.tsv`' convert/doc/HACKING.md | tr -d '`' | while read -r file; do
    # shellcheck disable=SC2086 # a pattern
    ls $file convert/$file 2>/dev/null | grep -q . || { echo "no $file" && exit 1; }
  done
}
holds 'HACKING.md names files that are there' files
done_testing
