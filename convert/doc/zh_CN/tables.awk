# Makes the Chinese baogao-tables(5), the data dictionary, from what `baogao formats TABLE...` prints. In the macros of
# man(7): those of mdoc(7) know English headings only.
BEGIN {
  FS = "\t"
  print ".\\\" Made from convert/write/tables.c when built."
  print ".TH BAOGAO-TABLES 5 2026-01-01 baogao 文件格式\n.ad l\n.nh\n.SH 名称\nbaogao-tables \\- 由报告生成的各个表\n.SH 说明"
  print "CSV、JSON 行、电子表格、数据库和发布的数据包中，各列都相同。类型按 Table Schema 的写法；小数（number）是精确的。"
  print "除 concepts 外，每个表都有 report_id，据此可以把不同表中的行对应起来。"
  needs["key"] = "，主键"
  needs["required"] = "，必填"
}
function text(s) { gsub(/\\/, "\\e", s); sub(/^[.\047]/, "\\\\\\&&", s); return s }
function close_table() {
  printf "%s", values
  values = column = ""
}
$1 == "table" {
  close_table()
  printf ".SS %s（%s）\n%s。\n", text($3), $2, text($5)
}
$1 == "column" {
  printf ".TP\n\\fB%s\\fR（%s%s）\n%s。%s。", $3, $4, needs[$5], text($8), text($10)
  print $6 == "" ? "" : "引用表 " $6 "。"
}
$1 == "value" {
  if (column != $2 "." $3) values = values ".PP\n\\fB" $3 "\\fR 的取值：\n"
  values = values ".br\n\\fB" $4 "\\fR " text($5) "\n"
  column = $2 "." $3
}
END {
  close_table()
  print ".SH 参见\n\\fBbaogao\\fR(1)"
}
