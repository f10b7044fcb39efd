#!/bin/sh
# The catalogue: RDF/XML and JSON-LD say the same, what DCAT-AP wants is there, and the files are as described.
. "$(dirname "$0")/lib.sh"
needs rapper
needs_packages jsonld n3 rdf-validate-shacl
over_sets 'the catalogue' js catalogue.mjs
done_testing
