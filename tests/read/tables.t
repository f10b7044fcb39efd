#!/usr/bin/perl
# Tables in a text: what the heads of columns and the names of rows say of the numbers.
use strict;
use warnings;
use utf8;
use Encode qw(encode);
use FindBin;
use JSON::PP;
use lib $FindBin::Bin;
use Reading;

# The statistics of the report with this table behind it, one a line.
sub statistics {
  my ($table, $text) = @_;
  my ($status, $rows, $said) = baogao('convert', '-q', '-t', 'jsonl:statistics', input(($text // speech()) . $table, '.md'));
  diag("status $status: $said") if $status ne '0';
  my @lines;
  for (map { decode_json(encode('UTF-8', $_)) } split /\n/, $rows) {
    next unless $_->{stat_id} =~ /\.cell/;
    my $sign = !$_->{change} ? '' : $_->{change} eq 'increase' ? '+' : '-';
    push @lines, join ' ', map { $_ // '' } $_->{indicator}, $_->{op}, $sign . ($_->{value} // $_->{reference}) . ($_->{unit} // ''),
      $_->{role}, $_->{type}, $_->{period};
  }
  return join "\n", @lines, '';
}

is(statistics(<<'TABLE'), <<'WANTED', 'a column has its year, its role and its unit; a row its indicator');
主要指标

| 序号 | 指标 | 单位 | 2030年实际 | 2031年目标 | 比上年增长（%） |
|---|---|---|---|---|---|
| 1 | 渔业增加值 | 亿元 | 21.5 | 23 | 6.5 |
| 2 | 其中：远洋渔业[3] | 万元 | 900 | 880（*） | -2.2 |
| 3 | 海岸巡护 | 亿人公里 | 1.5 | - | 持平 |
TABLE
渔业增加值 eq 2150000000CNY actual level 2030
渔业增加值 eq 2300000000CNY target level 2031
渔业增加值 eq +6.5% target growth_rate 2031
远洋渔业 eq 9000000CNY actual level 2030
远洋渔业 eq 8800000CNY target level 2031
远洋渔业 eq -2.2% target growth_rate 2031
海岸巡护 eq 150000000人公里 actual level 2030
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'a cell may say it in words, a row name its unit');
| 项目 | 2031年目标 |
|---|---|
| 渔农收入 | 增长6%左右 |
| 渔港（座） | 12 |
| 单位能耗降低 | 完成省下达任务 |
| 新增渔船 | 80艘以上 |
| 渔农收入增速 | 高于经济增速 |
TABLE
渔农收入 approx +6% target growth_rate 2031
渔港 eq 12座 target level 2031
单位能耗 eq -省下达任务 target other 2031
新增渔船 ge +80艘 target increment 2031
渔农收入增速 gt 经济增速 target other 2031
WANTED

is(statistics("2030年产品产量　单位：万吨\n\n|产品|产量|\n|---|---|\n|鱼|3|\n|虾|1.5|\n"), <<'WANTED', 'a caption names the year and the unit of all');
鱼产量 eq 30000吨 actual level 2030
虾产量 eq 15000吨 actual level 2030
WANTED

is(statistics("指标\t单位\t2030年\t五年累计\n渔获\t万吨\t3\t14\n渔船\t艘\t900\t-\n渔港\t座\t9\t4\n"), <<'WANTED', 'a table flattened to TABs is read alike');
渔获 eq 30000吨 actual level 2030
渔获 eq 140000吨 actual cumulative 2026-2030
渔船 eq 900艘 actual level 2030
渔港 eq 9座 actual level 2030
渔港 eq 4座 actual cumulative 2026-2030
WANTED

is(statistics("| 街道 | 巷 |\n|---|---|\n| 海滨 | 12 |\n| 湖滨 | 20 |\n"), <<'WANTED', 'heads that say nothing leave the numbers as they are');
 eq 12 actual level 
 eq 20 actual level 
WANTED

# Lines of one width that break off in mid-sentence, as a PDF has them; no two the same.
my $wrapped = join '', map { my $village = chr(0x6C5F + $_); "${village}村渔港建设扎实推进，渔船修造稳步发展，海洋保护不断加强，渔农收入持续增长，${village}村面貌\n一新，渔业合作社发展到多个乡镇，水产加工、冷链物流、休闲渔业在${village}村齐头并进。\n" } 1 .. 20;
is(statistics(<<'TABLE', $wrapped), <<'WANTED', 'rows are no lines of a wrapped paragraph');
| 指标 | 2030年（万元） |
|---|---|
| 渔业增加值增长较快的沿海各乡镇渔业合作社总收入               | 300000.5           |
| 其中：远洋渔业合作社和近海养殖合作社的总收入                 | 200                |
TABLE
渔业增加值增长较快的沿海各乡镇渔业合作社总收入 eq 3000005000CNY actual level 2030
远洋渔业合作社和近海养殖合作社的总收入 eq 2000000CNY actual level 2030
WANTED

done_testing;
