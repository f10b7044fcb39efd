#!/bin/sh
# PostgreSQL copies every table into types, keys and enums made from the data package, and gives back the same bytes.
#
# The server is the test's own: a cluster in a folder of its own, reached by a socket there, stopped at the end. It
# refuses to run as root, who therefore lends it to nobody.
. "$(dirname "$0")/lib.sh"
needs_packages ajv # node alone, but setup.sh installs both
bin=$(find /usr/lib/postgresql -name initdb 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || skip_all 'postgresql is not installed'
bin=$(dirname "$bin")

as_server() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid nobody --regid nogroup --clear-groups "$@"
  else
    "$@"
  fi
}
cluster=$work/cluster
mkdir "$cluster"
chmod 755 "$work"
[ "$(id -u)" != 0 ] || chown nobody:nogroup "$cluster"
stop() {
  as_server "$bin/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1
  rm -rf "$work"
}
trap stop EXIT
cd "$cluster" || exit 1
as_server "$bin/initdb" -D "$cluster/data" -U reports -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$work/initdb" 2>&1 &&
  as_server "$bin/pg_ctl" -D "$cluster/data" -w -l "$cluster/log" \
    -o "-c listen_addresses= -c unix_socket_directories='$cluster' -c fsync=off" start >"$work/start" 2>&1 || {
  sed 's/^/# /' "$work/initdb" "$work/start" "$cluster/log"
  exit 1
}
cd "$validators/../.." || exit 1

sql() { # DATABASE COMMAND…
  database=$1
  shift
  "$bin/psql" -X -q -v ON_ERROR_STOP=1 -h "$cluster" -U reports -d "$database" "$@"
}

# Back as CSV, every cell quoted that has a value; PostgreSQL ends lines by LF, says t and f, and keeps no order.
back() { # DATABASE TABLE CSV
  columns=$(sql "$1" -At -c "SELECT string_agg(CASE data_type WHEN 'boolean' THEN format('%I::text', column_name)
    ELSE quote_ident(column_name) END, ', ' ORDER BY ordinal_position)
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '$2'") &&
    sql "$1" -c "\\copy (SELECT $columns FROM \"$2\") TO STDOUT WITH (FORMAT csv, FORCE_QUOTE *)" >"$work/back.csv" &&
    sed -e 1d -e 's/\r$//' "$3" | sort >"$work/csv" && sort "$work/back.csv" | diff "$work/csv" -
}

check_tables() {
  database=$(basename "$1")
  "$bin/createdb" -h "$cluster" -U reports "$database" && js ddl.mjs "$1" >"$work/tables.sql" || return 1
  holds 'PostgreSQL takes the definition of the tables' sql "$database" -f "$work/tables.sql"
  for table in $(sed -n 's/^CREATE TABLE "\(.*\)" ($/\1/p' "$work/tables.sql"); do
    csv=$1/package/data/$table.csv
    holds "PostgreSQL copies $table" \
      sql "$database" -c "\\copy \"$table\" FROM '$csv' WITH (FORMAT csv, HEADER match, ENCODING 'utf8')"
    holds "and gives $table back to the byte" back "$database" "$table" "$csv"
  done
}
over_sets 'the CSV in PostgreSQL' check_tables
done_testing
