#!/bin/sh
# A reader of CSV on the Web makes of the CSV the triples that its metadata promise.
. "$(dirname "$0")/lib.sh"
needs_packages @zazuko/rdf-parser-csvw jsonld rdf-validate-datatype
over_sets 'CSV on the Web' js csvw.mjs
done_testing
