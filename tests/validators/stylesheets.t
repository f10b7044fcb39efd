#!/bin/sh
# Saxon makes of every stylesheet and every report what libxslt makes.
. "$(dirname "$0")/lib.sh"
needs java xmllint
[ -f "${SAXON_JAR:-/usr/share/java/Saxon-HE.jar}" ] || skip_all 'Saxon-HE is not installed'

check_sheets() {
  sh tests/web/sheets.t "$1"/xml/*.xml
}
over_sets 'the stylesheets' check_sheets
done_testing
