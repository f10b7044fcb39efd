# Makes baogao-tables(5), the data dictionary, from what `baogao formats TABLE...` prints.
BEGIN {
  FS = "\t"
  print ".\\\" Made from convert/write/tables.c when built."
  print ".Dd January 1, 2026\n.Dt BAOGAO-TABLES 5\n.Os\n.Sh NAME\n.Nm baogao-tables"
  print ".Nd the tables that\n.Xr baogao 1\nmakes of reports\n.Sh DESCRIPTION"
  print "The same columns in CSV, JSON lines, spreadsheets, databases and published packages."
  print "A type is that of a Table Schema; a decimal (number) is exact."
  print "Every table but concepts has report_id, by which rows of different tables belong together."
}
function text(s) { gsub(/\\/, "\\e", s); sub(/^[.\047]/, "\\\\\\&&", s); return s }
function close_table() {
  if (open) print ".El"
  if (values) printf "%s.El\n", values
  values = column = ""
}
$1 == "table" {
  close_table()
  printf ".Ss %s \\(em %s\n%s。\n.br\n%s.\n.Bl -tag -width Ds\n", $2, text($3), text($5), text($6)
  open = 1
}
$1 == "column" {
  printf ".It %s Pq %s%s\n%s。%s。\n.br\n%s: %s.\n", $3, $4, $5 ? ", " $5 : "", text($8), text($10), text($9), text($11)
  if ($6 != "") printf "Refers to %s.\n", $6
}
$1 == "value" {
  if (column != $2 "." $3) values = values (values ? ".El\n" : "") sprintf(".Pp\n.Cm %s\nis one of\n.Bl -tag -width Ds -compact\n", $3)
  column = $2 "." $3
  values = values sprintf(".It Cm %s Pq %s\n%s\n", $4, text($5), text($6))
}
END {
  close_table()
  print ".Sh SEE ALSO\n.Xr baogao 1"
}
