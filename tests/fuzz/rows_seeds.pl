#!/usr/bin/perl
# rows_seeds.pl DIR: writes seeds for rows_fuzz.c, the first byte telling what the table is kept in.
use strict;
use warnings;
use utf8;
use Encode qw(encode);

my $to = shift // die "usage: rows_seeds.pl DIR\n";
my $number = 0;
sub seed { open my $file, '>:raw', "$to/" . ++$number or die $!; print $file @_; close $file }
sub utf8 { return encode('UTF-8', $_[0]) }

my $csv = "编号,地区,年份,日期,text,备注\r\nqs-31,青石县,2031年,2031/1/8,\"青石县政府工作报告\n\"\"增长\"\"6.2%。\",甲\r\nbs-31,白水县,2031,45307,报告,\r\n";
seed('c', utf8($csv));
seed('c', utf8($csv =~ s/,/\t/gr));
seed('c', utf8("\x{FEFF}" . $csv =~ s/,/;/gr));
seed('c', encode('gbk', $csv));
seed($_, utf8(qq({"id": "qs-31", "region": "青石县", "year": 2031, "text": "报告\\n\\u9752\\ud83d\\ude00", "note": [1, null, {"a": true}]}\n\n{"id": 3, "text": "甲"}\n))) for 'j', 'r';
my $main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
my $cells = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>text</t></r><rPh><t>a</t></rPh></is></c></row><row r="3"><c r="A3"><v>7</v></c><c r="B3" t="str"><f>A3</f><v>报告_x000D_</v></c></row>';
seed('x', utf8("<worksheet $main><sheetData>$cells</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>"), "\0", utf8("<sst $main><si><t>编号</t></si></sst>"));
seed('x', utf8(qq(<worksheet $main><sheetData><row><c t="inlineStr"><is><t>序号</t></is></c><c t="inlineStr"><is><t>工作任务</t></is></c><c t="inlineStr"><is><t>责任单位</t></is></c></row></sheetData></worksheet>)));
