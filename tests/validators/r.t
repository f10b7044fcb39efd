#!/bin/sh
# R reads the tables by what it has itself: the example makes one row a place and year, of the growths that are aimed at.
. "$(dirname "$0")/lib.sh"
needs Rscript
table=$work/table.csv
report() { # SENTENCE COMMAND…
  tests=$((tests + 1))
  holds "$@"
}
BAOGAO=$PWD/${BUILD:-build}/baogao Rscript tests/example/targets.R tests/years/yunxigu-2030.txt tests/years/yunxigu-2031.txt >"$table" 2>"$work/error"
report 'the example ends well' test ! -s "$work/error"
report 'a column an indicator' grep -q '^"place","year",.*"gdp"' "$table"
report 'a row a place and year' test "$(grep -c '^"云溪谷县",203[01],' "$table")" = 2
report 'with its values' sh -c 'Rscript -e "t <- read.csv(\"$1\"); stopifnot(t\$gdp == c(6, 6), t\$year == 2030:2031)"' - "$table"
done_testing
