#!/bin/sh
# axe has nothing to say about a page of each kind of the published site, light and dark, on a desk and on a phone.
. "$(dirname "$0")/lib.sh"
needs chromium
needs_packages playwright-core axe-core
over_sets 'access' js accessibility.mjs
done_testing
