#!/bin/sh
# The README shows what the program gives.
. "$(dirname "$0")/../tap.sh"
holds 'its excerpts can be made' sh -c 'perl tests/readme/excerpts.pl "$1" README.md >"$2"' - "$baogao" "$work/README.md"
holds 'they are what the program gives now (else: make readme)' diff -u README.md "$work/README.md"
links() { # every file that it links to is there
  sed -n 's/.*](\([^)#]*\)).*/\1/p' README.md | grep -v '^https\?:' | while read -r file; do
    [ -e "$file" ] || { echo "no $file" && exit 1; }
  done
}
holds 'its links lead to files' links
done_testing
