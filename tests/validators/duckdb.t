#!/bin/sh
# DuckDB reads the CSV strictly, with the types, keys and enums that the data package declares.
. "$(dirname "$0")/lib.sh"
needs_packages @duckdb/node-api
over_sets 'the CSV in DuckDB' js duckdb.mjs
done_testing
