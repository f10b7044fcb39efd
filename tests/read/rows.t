#!/usr/bin/perl
# Tables of reports: a row of CSV, XLSX or JSON lines is a report, its columns are the text and facts.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use File::Temp qw(tempdir);
use FindBin;
use lib $FindBin::Bin;
use Reading;

my $folder = tempdir(CLEANUP => 1);
sub report { my ($place, $growth) = @_; return "${place}政府工作报告\n各位代表：\n现在报告工作。\n一、2023年工作回顾\n全县生产总值增长$growth%。\n二、2024年工作安排\n主要预期目标是：地区生产总值增长6%左右。\n（一）做强产业。新建厂房3万平方米。\n（二）建好城区。改造小区8个。\n" }
sub csv { return join '', map { join($_[0], map { /[\n",;\t]/ ? '"' . s/"/""/gr . '"' : $_ } @$_) . "\r\n" } @_[1 .. $#_] }
sub file { my ($name, $bytes) = @_; open my $file, '>:raw', "$folder/$name" or die $!; print $file utf8::is_utf8($bytes) ? encode('UTF-8', $bytes) : $bytes; close $file; return "$folder/$name" }

# Rows of the table of reports that is made of a file: id, place, year, date, source.
sub rows {
  my ($name, @options) = @_;
  my ($status, $out, $said) = baogao('convert', '-t', 'jsonl:reports', @options, $name);
  my @rows = map { my $line = $_; join ' ', map { $line =~ /"$_": ?(?:"([^"]*)"|(\d+))/ ? $1 // $2 : '-' } qw(report_id place plan_year title source_name) } split /\n/, $out;
  return ($status, $said, @rows);
}
my ($one, $two) = (report('青石县', '6.2'), report('白水县', '5.1'));
my @table = (['编号', '地区', '年份', '标题', '正文', '备注'], ['qs-24', '青石县', 2024, '报告甲', $one, 'a, "b"'], ['bs-24', '白水县', '2024年', '报告乙', $two, '']);
my @expected = ('qs-24 青石县 2024 报告甲 T#qs-24', 'bs-24 白水县 2024 报告乙 T#bs-24');

sub holds_rows {
  my ($sentence, $name, @options) = @_;
  my ($status, $said, @rows) = rows($name, @options);
  my $base = $name =~ s/.*\///r;
  is_deeply(\@rows, [map { s/T#/$base#/r } @expected], $sentence) or diag($said);
  return $said;
}
is(holds_rows('rows of CSV are reports', file('a.csv', csv(',', @table))), '', 'without a word');
holds_rows('with a byte order mark', file('b.csv', "\x{FEFF}" . csv(',', @table)));
holds_rows('with TABs between the columns', file('c.tsv', csv("\t", @table)));
holds_rows('with semicolons', file('d.csv', csv(';', @table)));
holds_rows('with CR alone at the ends of lines', file('e.csv', csv(',', @table) =~ s/\n/\r/gr =~ s/\r\r/\r/gr));
like(holds_rows('in GBK, as spreadsheets save it', file('f.csv', encode('gbk', csv(',', @table)))), qr/warning: table of reports: it is no UTF-8; read as GB18030 \[table-encoding\]/, 'and that is said');
my $json = join '', map { my %of; @of{qw(id region year title content note)} = map { s/\n/\\n/gr =~ s/"/\\"/gr } @$_; '{' . join(', ', map { qq("$_": "$of{$_}") } sort keys %of) . "}\n" } @table[1, 2];
holds_rows('rows of JSON lines are reports', file('g.jsonl', $json));

# A workbook: strings kept apart, or in the cells.
my $main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
sub xlsx {
  my ($inline, @rows) = @_;
  my ($strings, $count, $sheet, $number) = ('', 0, '', 0);
  for my $row (@rows) {
    my $column = 'A';
    $sheet .= '<row r="' . ++$number . '">';
    for my $value (@$row) {
      my $reference = $column++ . $number;
      my $text = $value =~ s/&/&amp;/gr =~ s/</&lt;/gr =~ s/\n/_x000D_\n/gr;
      if ($value eq '') { next }
      elsif ($value =~ /^\d+$/) { $sheet .= qq(<c r="$reference"><v>$value</v></c>) }
      elsif ($inline) { $sheet .= qq(<c r="$reference" t="inlineStr"><is><r><t xml:space="preserve">$text</t></r><rPh><t>yin</t></rPh></is></c>) }
      else { $strings .= qq(<si><t xml:space="preserve">$text</t><rPh><t>yin</t></rPh></si>); $sheet .= qq(<c r="$reference" t="s"><v>) . $count++ . '</v></c>' }
    }
    $sheet .= '</row>';
  }
  return zip('xl/workbook.xml' => "<workbook $main><sheets><sheet name='a' sheetId='7' r:id='rId9'/></sheets></workbook>",
    'xl/_rels/workbook.xml.rels' => '<Relationships><Relationship Id="rId1" Target="x.xml"/><Relationship Id="rId9" Target="worksheets/first.xml"/></Relationships>',
    'xl/worksheets/first.xml' => "<worksheet $main><sheetData>$sheet</sheetData></worksheet>", ($strings ? ('xl/sharedStrings.xml' => "<sst $main>$strings</sst>") : ()));
}
holds_rows('rows of a workbook are reports', file('h.xlsx', xlsx(0, @table)));
holds_rows('with strings in its cells', file('i.xlsx', xlsx(1, @table)));
my ($status, $text) = baogao('convert', '-q', '-t', 'jsonl:reports', file('j.xlsx', xlsx(0, ['正文', '日期'], [$one, 45307])));
like($text, qr{"date": "2024-01-16"}, 'a day that is a number is a day');

{ # numbers of rows that do not count
  my $row = sub { my ($number, $id) = @_; return qq(<row r="$number"><c t="inlineStr"><is><t>$id</t></is></c><c t="inlineStr"><is><t>青石县政府工作报告</t></is></c></row>) };
  my $odd = zip('xl/workbook.xml' => "<workbook $main><sheets><sheet r:id='a'/></sheets></workbook>", 'xl/_rels/workbook.xml.rels' => '<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>',
    'xl/s.xml' => "<worksheet $main><sheetData>" . $row->(1, '编号') =~ s/青石县政府工作报告/正文/r . join('', map { $row->($_, '') } 0, 7, 7, -1) . '</sheetData></worksheet>');
  my ($status, $out) = baogao('convert', '-q', '-t', 'jsonl:reports', file('z.xlsx', $odd));
  is_deeply([$out =~ /"source_name": ?"z\.xlsx#(\d+)"/g], [2, 7, 8, 9], 'no two rows of a workbook have one number');
}

# Columns, names, faults.
@expected = ('b 青石县 2024 青石县政府工作报告 T#b');
holds_rows('a column may be named', file('k.csv', csv(',', ['正文', 'whole', 'nr'], ['short', $one, 'b'])), '--column', 'text=whole', '--column', 'id=nr');
holds_rows('a text may stand in several', file('l.csv', csv(',', ['t1', 'id', 't2'], [substr($one, 0, 40), 'b', substr($one, 40)])), '--column', 'text=t1', '--column', 'text=t2');
holds_rows('a table may have no suffix of one', file('m', csv(',', ['id', 'text'], ['b', $one])), '--from', 'csv');
($status, my $said) = rows(file('n.csv', csv(',', ['a', 'b'], [$one, 'c'])));
is($status, 3, 'a table without a text is refused');
like($said, qr/no column is known to hold the text; say which by --column text=NAME; there are: a, b \[table-file\]/, 'and told what there is');
my $odd = file('o.csv', csv(',', ['id', '年份', 'text'], ['x', '24', $one], ['x', '2024', $two], ['y', '2024', ''], ['a b/c', '', $two]));
($status, $said, my @rows) = rows($odd);
is($status, 3, 'a row without a text is an error');
like($said, qr/^\S*o\.csv:2:1: warning: its year cannot be “24”, and is left out; .* \[row-fact\]$/m, 'a wrong fact names the row');
like($said, qr/^\S*o\.csv:3:1: warning: the id x stood in an earlier row.* \[same-id\]$/m, 'so does an id that stands twice');
like($said, qr/^\S*o\.csv#y: error: there is no text in it/m, 'a row is called by its id');
like($rows[1], qr/o\.csv#3$/, 'or by its number');
($status, $said) = rows(file('p.jsonl', "{\"text\": \"x\"}\n\n{\"text\": \n"));
like($said, qr/^\S*p\.jsonl:3:\d+: error: table of reports: .* \[table-file\]$/m, 'a line that is no JSON is named');
my ($wrong, $none, $what) = baogao('convert', '-t', 'html', file('q.csv', csv(',', @table)));
is($wrong, 2, 'a format for one report wants a folder');
like($what, qr/a table of reports needs -d DIR/, 'and that is said');
($status) = baogao('convert', '-q', '-t', 'xml', '-t', 'html', '-d', "$folder/out", "$folder/a.csv", "$folder/h.xlsx");
is($status, 0, 'with a folder,');
is_deeply([map { s/.*\///r } sort glob "$folder/out/*"], [map { ("$_.html", "$_.xml") } qw(a.csv-bs-24 a.csv-qs-24 h.xlsx-bs-24 h.xlsx-qs-24)], 'each row has its files there');

# Many rows, in order whatever the number of threads, in little memory.
open my $big, '>:encoding(UTF-8)', "$folder/big.csv" or die $!;
print $big "id,text,note\n";
print $big csv(',', ["r$_", report('青石县', $_ % 9 + 1), 'x' x 200_000]) for 1 .. 1000;
close $big;
my @made = map { my ($status, $out) = baogao('convert', '-q', '-j', $_, '-t', 'csv:targets', "$folder/big.csv"); $out } 1, 3;
is(scalar(() = $made[0] =~ /^"r\d+"/mg), 1000, 'a thousand rows');
ok($made[0] eq $made[1], 'come out the same with several threads');
my $baogao = "$FindBin::Bin/../../" . ($ENV{BUILD} // 'build') . '/baogao';
is(system('sh', '-c', 'ulimit -v 250000; exec "$0" convert -q -j 1 -t csv:reports "$1" >/dev/null', $baogao, "$folder/big.csv"), 0, 'and of ' . int((-s "$folder/big.csv") / 1e6) . ' MB only a few rows are in memory') unless $ENV{BUILD} && $ENV{BUILD} =~ /asan/;
refused('a bomb in a workbook', zip('xl/workbook.xml' => "<workbook $main/>", 'xl/_rels/workbook.xml.rels' => '<Relationships/>', 'xl/worksheets/sheet1.xml' => "<worksheet $main><sheetData><row><c t='inlineStr'><is><t>" . '0' x 9_000_000 . '</t></is></c></row></sheetData></worksheet>'), 'too-large', '--from', 'xlsx', '--max-size', '1M', '-t', 'csv:reports');
# Rows that lack cells, tables that lack rows or their end, JSON that is no lines.
my $row = qq("青石县政府工作报告\n各位代表：\n一、2030年工作回顾\n全县生产总值增长6%。\n");
for (['a row that lacks cells is one without text', "id,text\n1\n2,$row\n", 'q.csv#1: error: there is no text', 1], ['quotes that do not end are told', "id,text\n1,$row\n2," . ($row =~ s/"$//r), 'q.csv:3:1: error: .*quotes.* \[table-file\]', 1],
  ['a table without rows is told', "id,text\n", 'q.csv: error: table of reports: it has no rows \[table-file\]', 0], ['so is an empty one', '', 'q.csv: error: table of reports: it is empty \[table-file\]', 0]) {
  my ($sentence, $table, $wanted, $made) = @$_;
  my $to = tempdir(CLEANUP => 1);
  my ($status, $out, $said) = baogao('convert', '-d', $to, file('q.csv', $table));
  is($status, 3, "$sentence: status 3");
  like($said, qr/$wanted/, $sentence);
  is(scalar(my @files = glob "$to/*"), $made, "$sentence: the other rows are read");
}
my $array = '[{"text": "青石县政府工作报告"}]';
for my $name ('r.json', 'r.txt') {
  my ($status, $out, $said) = baogao('convert', file($name, $array));
  like($said, qr/\.jsonl or by --from jsonl.*\[binary-input\]/, "$name: JSON is no text, and it is said what to do");
}
($status, my $unwritten, $said) = baogao('convert', '--column', 'text=text', '-d', tempdir(CLEANUP => 1), file('r.json', $array));
like($said, qr/jq -c '\.\[\]'.*\[table-file\]/, 'an array of objects is no lines');
done_testing();
