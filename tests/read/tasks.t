#!/usr/bin/perl
# Tables of tasks (任务分解表): whatever document they stand in, their rows are rows of the table `tasks`.
use strict;
use warnings;
use utf8;
use Encode qw(encode);
use FindBin;
use JSON::PP;
use lib $FindBin::Bin;
use Reading;

# The rows of a table made of a file, the columns joined by |.
sub rows {
  my ($table, $columns, $bytes, $suffix) = @_;
  my ($status, $lines, $said) = baogao('convert', '-q', '-t', "jsonl:$table", input($bytes, $suffix));
  diag("status $status: $said") if $status ne '0';
  return join '', map { my $row = decode_json(encode('UTF-8', $_)); join('|', map { $row->{$_} // '' } @$columns) . "\n" } split /\n/, $lines;
}
my @columns = qw(task_n task action figures lead_unit support_unit deadline);
sub tasks { return rows('tasks', \@columns, @_) }

# A table: cells in rows; [text, rows, columns] is one that covers others, undef one that is covered from above, '' one
# that is covered from the left.
my $long = '推动青石铝业二期、河口光电等重点项目建成投产，规模以上工业增加值增长8%左右。' . '继续实施技术改造，支持企业开拓市场，完善园区配套，落实惠企政策。' x 3;
my @table = (
  [['序号', 2, 1], ['重点任务', 2, 1], ['工作内容', 2, 1], ['责任分工', 1, 2], '', ['完成时限', 2, 1]],
  [undef, undef, undef, '牵头单位', '配合单位', undef],
  [['一、发展工业', 1, 6], ('') x 5],
  ['1', ['做强产业', 2, 1], $long, ['县工信局', 2, 1], '县发改局', '2031年12月'],
  ['2', undef, '引进亿元项目12个', undef, ' ', '10月底前'],
  [['二、改善民生', 1, 6], ('') x 5],
  ['3', '住房', '改造老旧小区8个', '县住建局', '城关镇', '全年'],
);
my $expected = <<"END";
1|做强产业|$long|规模以上工业增加值 8%|县工信局|县发改局|2031年12月
2|做强产业|引进亿元项目12个|亿元项目 12个|县工信局||10月底前
3|住房|改造老旧小区8个|老旧小区 8个|县住建局|城关镇|全年
END
my $title = '青石县2031年《政府工作报告》任务分解表';
sub spans { return ref $_[0] ? @{$_[0]} : ($_[0], 1, 1) }
sub escape { return $_[0] =~ s/&/&amp;/gr =~ s/</&lt;/gr }

sub html {
  my $rows = join '', map {
    my $row = $_;
    my $cells = join '', map { my ($text, $down, $across) = spans($_); "<td rowspan=\"$down\" colspan=\"$across\">" . escape($text) . '</td>' } grep { defined && (ref || length) } @$row;
    "<tr>$cells</tr>"
  } @_;
  return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><h1>$title</h1><table>$rows</table></body></html>";
}

sub docx {
  my $rows = '';
  for my $row (@_) {
    $rows .= '<w:tr>';
    for my $cell (@$row) {
      next if defined $cell && !ref $cell && $cell eq '';
      my ($text, $down, $across) = spans($cell // '');
      my $merge = !defined $cell ? '<w:vMerge/>' : $down > 1 ? '<w:vMerge w:val="restart"/>' : '';
      $rows .= "<w:tc><w:tcPr><w:gridSpan w:val=\"$across\"/>$merge</w:tcPr><w:p><w:r><w:t>" . escape($text) . '</w:t></w:r></w:p></w:tc>';
    }
    $rows .= '</w:tr>';
  }
  my $w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zip('word/document.xml' => "<w:document $w><w:body><w:p><w:r><w:t>$title</w:t></w:r></w:p><w:tbl>$rows</w:tbl></w:body></w:document>");
}

sub odt {
  my $rows = '';
  for my $row (@_) {
    $rows .= '<table:table-row>';
    for my $cell (@$row) {
      my ($text, $down, $across) = spans($cell // '');
      my $covered = !defined $cell || $text eq '';
      $rows .= $covered ? '<table:covered-table-cell/>'
        : "<table:table-cell table:number-rows-spanned=\"$down\" table:number-columns-spanned=\"$across\"><text:p>" . escape($text) . '</text:p></table:table-cell>';
    }
    $rows .= '</table:table-row>';
  }
  my $spaces = join ' ', map { qq(xmlns:$_="urn:oasis:names:tc:opendocument:xmlns:$_:1.0") } qw(office text table style);
  return stored(mimetype => 'application/vnd.oasis.opendocument.text',
    'content.xml' => "<office:document-content $spaces><office:body><office:text><text:p>$title</text:p><table:table>$rows</table:table></office:text></office:body></office:document-content>");
}

# Letters of columns are enough for six.
sub xlsx {
  my ($sheet, $merges, $number) = ('', '', 0);
  for my $row (['', $title], @_) {
    my $column = 0;
    $sheet .= '<row r="' . ++$number . '">';
    for my $cell (@$row) {
      my ($text, $down, $across) = spans($cell // '');
      my $at = chr(65 + $column) . $number;
      $sheet .= "<c r=\"$at\" t=\"inlineStr\"><is><t>" . escape($text) . '</t></is></c>';
      $merges .= "<mergeCell ref=\"$at:" . chr(64 + $column + $across) . ($number + $down - 1) . '"/>' if $down * $across > 1;
      $column++;
    }
    $sheet .= '</row>';
  }
  my $main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  return zip('xl/workbook.xml' => "<workbook $main><sheets><sheet name='a' sheetId='1' r:id='rId1'/></sheets></workbook>",
    'xl/_rels/workbook.xml.rels' => '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml' => "<worksheet $main><sheetData>$sheet</sheetData><mergeCells>$merges</mergeCells></worksheet>");
}

my %forms = (xlsx => \&xlsx, html => \&html, docx => \&docx, odt => \&odt);
for my $form (sort keys %forms) {
  my $bytes = $forms{$form}->(@table);
  is(tasks($bytes, ".$form"), $expected, "a table of tasks in .$form");
  my $xml = xml($bytes, ".$form");
  is(tasks($xml, '.xml'), $expected, 'the same from its XML');
  is(() = $xml =~ /<cell [^>]*rowspan="2"/g, 6, 'cells tell how many rows they cover');
}
is(rows('statistics', [qw(indicator value role)], html(@table), '.html'), <<'END', 'its figures are targets');
规模以上工业增加值|8|target
亿元项目|12|target
老旧小区|8|target
END
is(rows('actions', [qw(task_n action statistics)], html(@table), '.html'), "1|$long|1\n2|引进亿元项目12个|1\n3|改造老旧小区8个|1\n", 'and its rows are actions');

# Other heads.
is(tasks(html(['序号', '事项', '责任单位', '办结时限'], ['1', '修建渔港3座', '县农业农村局', '年底前'])), "1||修建渔港3座|渔港 3座|县农业农村局||年底前\n",
  'who is responsible leads where nobody else does, and one row makes a table');
is(tasks(html(['序 号', '任　务', '牵头单位（部门）', '责任单位'], ['1', '修建渔港3座', '县农业农村局', '县水利局'])), "1||修建渔港3座|渔港 3座|县农业农村局|县水利局|\n",
  'heads may be spread, and have brackets');
is(rows('statistics', [qw(value role)], html(['序号', '任务', '责任单位', '完成情况'], ['1', '修建渔港3座', '县农业农村局', '建成渔港2座'])), "3|target\n2|actual\n",
  'what has come of a task is no target');
is(tasks(html(['序号', '任务', '内容', '牵头单位'], ['1', ['改造老旧小区8个', 1, 2], '', '县住建局'])), "1||改造老旧小区8个|老旧小区 8个|县住建局||\n",
  'a task may cover the column beside it');
is(tasks(html(['指标', '单位', '2030年', '2031年'], ['粮食产量', '万吨', '12', '13'])), '', 'another table is none of tasks');
is(tasks("$title\n序号\t任务\t牵头单位\n1\t修建渔港3座\t县农业农村局\n2\t改造老旧小区8个\t县住建局\n", '.txt'),
  "1||修建渔港3座|渔港 3座|县农业农村局||\n2||改造老旧小区8个|老旧小区 8个|县住建局||\n", 'lines with TABs are rows');
is(tasks(speech() . <<'TEXT', '.md'), <<'END', 'behind a report it adds to the report\'s own');

任务分解表

| 序号 | 任务 | 牵头单位 |
|---|---|---|
| 1 | 新建公园2个 | 市城管局 |
| 2 | 改造老旧小区8个 | 市住建局 |
TEXT
1|发展渔业|建设渔港3座。|渔港 3座|||
2|保护海洋|修复岸线5公里。|岸线 5公里|||
1|附件|新建公园2个|公园 2个|市城管局||
2|附件|改造老旧小区8个|老旧小区 8个|市住建局||
END
done_testing();
