#!/bin/sh
# A browser searches the published site, from the file system and from a static server: what is found has the words, and
# the passages in which they stand are shown. How long the first result takes on a phone's line is told; what is tested
# is what that time is made of.
. "$(dirname "$0")/lib.sh"
needs chromium python3
needs_packages playwright-core
over_sets 'the search' js search.mjs
done_testing
