#!/bin/sh
# The database: whole by sqlite3's own checks, and the same rows as the CSV.
. "$(dirname "$0")/lib.sh"
needs sqlite3 python3

whole() { test "$(sqlite3 "$1" "$2")" = "$3"; }

# Each file and each table of words has its own check.
check_database() {
  database=$1/reports.db
  holds 'the integrity check finds nothing' whole "$database" 'PRAGMA integrity_check' ok
  holds 'no foreign key is broken' whole "$database" 'PRAGMA foreign_key_check' ''
  for index in $(sqlite3 "$database" "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"); do
    holds "the index of words $index agrees with what it indexes" \
      whole "$database" "INSERT INTO \"$index\" (\"$index\") VALUES ('integrity-check'); PRAGMA integrity_check" ok
  done
  for view in $(sqlite3 "$database" "SELECT name FROM sqlite_schema WHERE type = 'view'"); do
    case $view in
      # Of two years of a place, or two editions of one, nothing need be at hand (tests/cli/records.t has them).
      targets_missed | change_of_values | editions) holds "the view $view can be read" whole "$database" "SELECT count(*) >= 0 FROM \"$view\"" 1 ;;
      *) holds "the view $view has rows" whole "$database" "SELECT count(*) > 0 FROM \"$view\"" 1 ;;
    esac
  done
  python "$validators/rows.py" "$1"
}
over_sets 'the database' check_database
done_testing
