#!/bin/sh
# The READMEs show what the program gives.
. "$(dirname "$0")/../tap.sh"
links() { # every file that the document links to is there
  sed -n 's/.*](\([^)#]*\)).*/\1/p' "$1" | grep -v '^https\?:' | while read -r file; do
    [ -e "$(dirname "$1")/$file" ] || { echo "no $file" && exit 1; }
  done
}
for readme in README.md convert/doc/README.zh.md; do
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
done_testing
