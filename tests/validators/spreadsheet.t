#!/bin/sh
# LibreOffice opens the workbooks, and their sheets are the tables, cell for cell.
. "$(dirname "$0")/lib.sh"
needs soffice python3

# The filter's tokens: comma, quote, UTF-8, …, texts quoted only where they must be or always, values not as shown, every
# sheet.
to_csv() { # QUOTE-TEXTS FILE
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to \
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,$1,false,false,false,false,-1" --outdir "$work/sheets" "$2" >&2
}

# The same sheet is there as CSV: but for the header, all of it is text.
same_catalogue() {
  sed 's/\r$//' "$1/package/resource-catalogue.csv" | diff - "$(ls "$work"/sheets/resource-catalogue-*.csv)"
}

check_workbooks() {
  rm -rf "$work/sheets"
  to_csv false "$1/reports.xlsx" && to_csv true "$1/package/resource-catalogue.xlsx" || return 1
  python "$validators/sheets.py" "$1" "$work/sheets"
  holds 'LibreOffice shows the sheet of resources as its CSV has it' same_catalogue "$1"
}
over_sets 'the workbooks' check_workbooks
done_testing
