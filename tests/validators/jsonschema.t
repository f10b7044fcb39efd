#!/bin/sh
# The JSON lines are what their JSON Schemas say, by Ajv.
. "$(dirname "$0")/lib.sh"
needs_packages ajv ajv-formats
over_sets 'the JSON lines' js jsonschema.mjs
done_testing
