#!/bin/sh
# The questions that researchers ask of many reports, each one line: of the database in SQL, of the CSV files in SQL by
# DuckDB and in pandas. All give the same answers.
#
#   1 which growth of GDP is aimed at, by place and year      2 how many new jobs in towns
#   3 which targets were missed, and by how much              4 where farmland is spoken of
#   5 what became of a value since the year before
. "$(dirname "$0")/lib.sh"
needs sqlite3
baogao=${BUILD:-build}/baogao
"$baogao" convert -q tests/years/*.txt -o "$work/reports.db"
"$baogao" convert -q -t csv -d "$work/csv" tests/years/*.txt
cat >"$work/answers" <<'END'
1|云溪谷县|2030|6
1|云溪谷县|2031|6
2|云溪谷县|2030|4000
3|云溪谷县|2030|cpi|0.6
3|云溪谷县|2030|industrial_value_added|-0.9
3|云溪谷县|2030||-20000
4|云溪谷县|2031|建设高标准农田3万亩。
4|云溪谷县|2031|新建农村公路66公里。高标准农田建设进度加快。
5|云溪谷县|2030|gdp|18000000000|19000000000
END

ask() { sqlite3 "$work/reports.db" "$1"; }
of_database() {
  ask "SELECT 1, place, plan_year, value FROM growth_targets WHERE concept = 'gdp'"
  ask "SELECT 2, place, year, value FROM targets WHERE concept = 'urban_new_jobs'"
  ask "SELECT 3, place, year, concept, margin FROM targets_missed"
  ask "SELECT 4, place, year, text FROM search WHERE search MATCH '农田'"
  ask "SELECT 5, place, period, concept, value_before, base_value FROM change_of_values WHERE concept = 'gdp'"
}

same() { LC_ALL=C sort "$work/answers" | diff - "$1"; }

tested() { # WITH COMMAND…
  with=$1
  shift
  tests=$((tests + 1))
  "$@" 2>"$work/error" | LC_ALL=C sort >"$work/got"
  holds "five questions are a line each in $with" same "$work/got"
}

tested SQLite of_database
if python -c 'import pandas' 2>/dev/null; then
  tested pandas python "$validators/questions.py" "$work/csv"
else
  tests=$((tests + 1))
  echo "ok # SKIP pandas is not installed"
fi
if [ -d "$npm/node_modules/@duckdb/node-api" ]; then
  tested DuckDB js questions.mjs "$work/csv"
else
  tests=$((tests + 1))
  echo "ok # SKIP DuckDB is not installed"
fi
done_testing
