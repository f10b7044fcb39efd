#!/bin/sh
# The Frictionless libraries read the data package.
. "$(dirname "$0")/lib.sh"
needs_packages datapackage ajv ajv-draft-04 ajv-formats
over_sets 'the data package' js datapackage.mjs
done_testing
