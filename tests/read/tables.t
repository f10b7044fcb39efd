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

is(statistics(<<'TABLE'), <<'WANTED', 'signs of per cent and brackets of either width are units of a column');
| 指标 | 金额(万元) | 增速（％） | 占比％ |
|---|---|---|---|
| 渔业产值 | 900 | 5 | 30 |
| 渔民收入 | 80 | -3 | 12 |
TABLE
渔业产值 eq 9000000CNY actual level 
渔业产值 eq +5% actual growth_rate 
渔业产值 eq 30% actual share 
渔民收入 eq 800000CNY actual level 
渔民收入 eq -3% actual growth_rate 
渔民收入 eq 12% actual share 
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'a growth is of the amount before it, a rank\'s unit and a share\'s growth are not');
| 序号 | 名称 | 2030年实际 | 比上年增长 | 2031年目标 | 增长 | 单位 |
|---|---|---|---|---|---|---|
| 一 | 渔业产值 | 900 | 5% | 980 | 8.9% | 万元 |
| 二 | 新增渔船 | 90 | 2% | 95 | 5.6% | 艘 |
| 三 | 新增渔税占比 | 9% | | 10% | | |
TABLE
渔业产值 eq 9000000CNY actual level 2030
渔业产值 eq +5% actual growth_rate 2030
渔业产值 eq 9800000CNY target level 2031
渔业产值 eq +8.9% target growth_rate 2031
新增渔船 eq +90艘 actual increment 2030
新增渔船 eq +2% actual growth_rate 2030
新增渔船 eq +95艘 target increment 2031
新增渔船 eq +5.6% target growth_rate 2031
新增渔税占比 eq 9% actual share 2030
新增渔税占比 eq 10% target share 2031
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'what a column counts is joined to what a row names');
| 项目 | 数量 | 备注 |
|---|---|---|
| 渔港 | 12座 | 新建渔船3艘 |
| 渔船 | 90 | |
TABLE
渔港数量 eq 12座 actual level 
渔船 eq 3艘 actual level 
渔船数量 eq 90 actual level 
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'units that nobody knows, and words for done and planned');
| 指标 | 单位 | 完成 | 计划 |
|---|---|---|---|
| 渔业产值 | 亿元 | 30 | 35 |
| 渔业用水 | 斛 | 3 | 4 |
| 渔业用具 | | 3 | 4 |
TABLE
渔业产值 eq 3000000000CNY actual level 
渔业产值 eq 3500000000CNY target level 
渔业用水 eq 3斛 actual level 
渔业用水 eq 4斛 target level 
渔业用具 eq 3 actual level 
渔业用具 eq 4 target level 
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'a column of growth may stand before the names');
| 增长 | 指标 |
|---|---|
| 5% | 渔业产值 |
TABLE
渔业产值 eq +5% actual growth_rate 
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'years before and behind the plan\'s');
| 指标 | 2031年 | 2032年 | 2025年 |
|---|---|---|---|
| 渔业产值（亿元） | 30 | 35 | 20 |
| 渔港（座） | 30 | 35 | 20 |
TABLE
渔业产值 eq 3000000000CNY target level 2031
渔业产值 eq 3500000000CNY target level 2032
渔业产值 eq 2000000000CNY actual level 2025
渔港 eq 30座 target level 2031
渔港 eq 35座 target level 2032
渔港 eq 20座 actual level 2025
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'a column of units alone says enough');
| 项目 | 单位 | 数 |
|---|---|---|
| 渔港 | 座 | 12 |
TABLE
渔港 eq 12座 actual level 
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'so does one of targets');
| 项目 | 目标 |
|---|---|
| 渔港（座） | 12 |
TABLE
渔港 eq 12座 target level 
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'or of what was done');
| 项目 | 实际 |
|---|---|
| 渔港（座） | 12 |
TABLE
渔港 eq 12座 actual level 
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'or one with a unit');
| 项目 | 总数（座） |
|---|---|
| 渔港 | 12 |
TABLE
渔港 eq 12座 actual level 
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'columns of years and of units are none of names');
| 2029年 | 2030年 |
|---|---|
| 8座 | 12座 |
TABLE
 eq 8座 actual level 2029
 eq 12座 actual level 2030
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'columns with units are none of names');
| 渔港（座） | 渔船（艘） |
|---|---|
| 8 | 12 |
TABLE
 eq 8座 actual level 
 eq 12艘 actual level 
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'a caption\'s unit that is none says nothing');
渔业　单位：不详

| 街道 | 巷 |
|---|---|
| 海滨 | 12 |
TABLE
 eq 12 actual level 
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'cells that tell more than a number');
| 指标 | 2030年 | 2031年 |
|---|---|---|
| 新增渔船 | 5艘以上 | 下降6%左右 |
| 新增渔港 | 高于全市 | 5%左右 |
TABLE
新增渔船 ge +5艘 actual increment 2030
新增渔船 approx -6% target growth_rate 2031
新增渔港 gt 全市 actual other 2030
新增渔港 approx 5% target share 2031
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'a row\'s own change turns with its sign');
| 指标 | 2030年 |
|---|---|
| 渔业产值增长 | -5% |
| 渔业用水下降 | -3% |
| 渔民收入 | -2% |
TABLE
渔业产值 eq -5% actual growth_rate 2030
渔业用水 eq +3% actual growth_rate 2030
渔民收入 eq -2% actual share 2030
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'what a head says was done is done, whatever its year');
| 指标 | 2031年完成数 | 2030年目标 |
|---|---|---|
| 渔业产值（万元） | 900 | 800 |
TABLE
渔业产值 eq 9000000CNY actual level 2031
渔业产值 eq 8000000CNY target level 2030
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'rows may be longer or shorter than the heads');
| 指标 | 2030年 |
|---|---|
| 渔船 | 30艘 | 其中新船4艘 |
| 渔港 |
| 渔馆 | 5座 |
TABLE
渔船 eq 30艘 actual level 2030
新船 eq 4艘 actual level 
渔馆 eq 5座 actual level 2030
WANTED

is(statistics(<<'TABLE'), <<'WANTED', 'what a row says of its change comes before what is added');
| 指标 | 2030年 | 2031年目标 |
|---|---|---|
| 新增渔船下降 | 5艘 | 3艘 |
| 新增渔馆 | 完成省下达任务 | 完成省下达任务 |
TABLE
新增渔船 eq -5艘 actual increment 2030
新增渔船 eq -3艘 target increment 2031
新增渔馆 eq 省下达任务 actual other 2030
新增渔馆 eq 省下达任务 target other 2031
WANTED

done_testing;
