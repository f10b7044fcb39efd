#!/bin/sh
# The division of tasks as offices issue it: the reports of two invented offices, and the tables that a reader makes of
# them (tests/tasks/*.tsv), cell by cell; in the table, in the workbook's words, and in the document to print.
. "$(dirname "$0")/../tap.sh"

columns='task measure action figures lead_unit support_unit deadline'

# The columns of a table of tasks, a line a row.
of_table() {
  "$baogao" convert -q -t jsonl:tasks "$1" | COLUMNS_OF="$columns" perl -MJSON::PP -CS -ne '
    BEGIN { @names = split / /, $ENV{COLUMNS_OF}; print join("\t", @names), "\n" }
    $row = JSON::PP->new->decode($_);
    print join("\t", map { $row->{$_} // "" } @names), "\n"'
}

# The same of the document: a merged cell says its text once, for all rows that it covers.
of_document() {
  "$baogao" convert -q -t docx "$1" -o "$work/tasks.docx"
  unzip -p "$work/tasks.docx" word/document.xml | COLUMNS_OF="$columns" perl -0 -CS -ne '
    utf8::decode($_);
    print join("\t", split / /, $ENV{COLUMNS_OF}), "\n";
    @rows = m{<w:tr>(.*?)</w:tr>}gs;
    for my $n (1 .. $#rows) {
      @cells = $rows[$n] =~ m{<w:tc>(.*?)</w:tc>}gs;
      for my $i (0 .. $#cells) {
        next if $cells[$i] =~ m{<w:vMerge/>};
        $last[$i] = join "", $cells[$i] =~ m{<w:t [^>]*>(.*?)</w:t>}gs;
      }
      print STDERR "row $n is called $last[0]\n" if $last[0] != $n;
      print join("\t", @last[1 .. 7]), "\n";
    }'
}

for expected in tests/tasks/*.tsv; do
  report=${expected%.tsv}.txt name=$(basename "$report" .txt)
  of_table "$report" >"$work/table"
  holds "the tasks of $name are those that a reader finds" diff "$expected" "$work/table"
  of_document "$report" >"$work/document" 2>"$work/numbers"
  holds "the document of $name has the same cells" diff "$expected" "$work/document"
  holds "and its rows are numbered" cmp "$work/numbers" /dev/null
done
holds 'no appeal is among them' sh -c '! grep -h "我们要以\|行则将至\|金山银山\|更加灿烂" tests/tasks/*.tsv'
"$baogao" convert -q -t xlsx:tasks tests/tasks/cangwu-2030.txt -o "$work/tasks.xlsx"
unzip -p "$work/tasks.xlsx" xl/worksheets/sheet1.xml >"$work/sheet.xml"
for title in 工作事项 量化指标 牵头单位 配合单位 完成时限; do
  holds "the workbook has a column $title" grep -q "<t>$title</t>" "$work/sheet.xml"
done
unzip -p "$work/tasks.docx" word/footer1.xml >"$work/footer.xml"
holds 'a page has its number' grep -q 'w:instr="PAGE"' "$work/footer.xml"
if command -v soffice >/dev/null && command -v pdftotext >/dev/null; then
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work" "$work/tasks.docx" >/dev/null 2>&1
  pdftotext -layout "$work/tasks.pdf" "$work/tasks.txt"
  holds 'LibreOffice opens the document' sh -c 'tr -d " \n" <"$1" | grep -q 兰汐市2031年政府工作报告任务分解表' - "$work/tasks.txt"
else
  skip 'LibreOffice opens the document' 'soffice or pdftotext is not installed'
fi
done_testing
