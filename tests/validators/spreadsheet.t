#!/bin/sh
# LibreOffice opens the workbook, and its sheets are the tables, cell for cell.
. "$(dirname "$0")/lib.sh"
needs soffice python3

# The filter's tokens: comma, quote, UTF-8, …, texts quoted only where they must be, values not as shown, every sheet.
check_workbook() {
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to \
    'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1' --outdir "$work/sheets" \
    "$1/reports.xlsx" >&2 || return 1
  python "$validators/sheets.py" "$1" "$work/sheets"
}
over_sets 'the workbook' check_workbook
done_testing
