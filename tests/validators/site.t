#!/bin/sh
# A browser walks the published site, from the file system and from a static server: no link or anchor is broken, and
# nothing fails to load or is complained of.
. "$(dirname "$0")/lib.sh"
needs chromium python3
needs_packages playwright-core
over_sets 'the site' js site.mjs
done_testing
