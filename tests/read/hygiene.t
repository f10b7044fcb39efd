#!/usr/bin/perl
# Texts in two languages, and white space and signs that pages leave in a text: what is told of it is the same, and
# nothing is lost.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Agreement;
use Reading;

my @lines = ('海陵市政府工作报告', '——2031年1月8日在海陵市第三届人民代表大会第一次会议上', '市长　林海', '各位代表：', '现在，我代表市人民政府作政府工作报告，请予审议。', '一、2030年工作回顾',
  '过去一年，全市渔业增加值增长5%，完成投资126亿元，比上年增长8.2%。', '渔业基础更加牢固。新建渔港3座，新增养殖面积2万亩，渔业增加值增长5%，引进企业12家，完成技改项目8个。',
  '城乡面貌焕然一新。改造老旧小区5个，新增学位900个，农村公路硬化120公里，绿化造林3万亩。', '民生福祉持续改善。城镇新增就业8000人，居民收入增长5.1%，建成养老服务中心2所。',
  '二、2031年工作安排', '今年发展的主要预期目标是：渔业增加值增长6%左右，城镇新增就业8000人以上。', '（一）发展渔业。建设渔港4座，新增渔船30艘，培育龙头企业5家，大力发展远洋捕捞。',
  '（二）保护海洋。修复岸线5公里，新建海洋公园2个，清理海滩垃圾300吨，改造污水处理厂1座。', '各位代表，让我们团结起来，为建设海洋强市而努力奋斗！');
my @english = ('Report on the Work of the Government', 'Delivered at the First Session of the Third People\'s Congress on January 8, 2031', 'Lin Hai, Mayor', 'Fellow Deputies,',
  'On behalf of the municipal government I now report to you on its work.', '1. Review of Our Work in 2030', 'Last year the value added of fisheries grew by 5 percent, and investment came to 12.6 billion yuan.',
  'The foundations of fishing grew firmer. We built 3 harbours and attracted 12 companies.', 'Town and country took on a new look. We renovated 5 quarters and opened 900 school places.',
  'People lived better. We created 8,000 jobs in towns and opened 2 centers for the elderly.', '2. Plans for 2031', 'Our targets are growth of about 6 percent in fisheries and more than 8,000 new jobs.',
  '(1) Develop fishing. We will build 4 harbours and add 30 vessels.', '(2) Protect the sea. We will restore 5 kilometers of shore and open 2 marine parks.', 'Fellow Deputies, let us unite and strive for a strong city by the sea!');
my $plain = input(join("\n", @lines), '.txt');

# That the text gives what the plain one does, and all of itself.
sub same {
  my ($sentence, $text) = @_;
  my $odd = input($text, '.txt');
  agrees($sentence, 1, [$plain, $odd]);
  my ($status, $xml) = baogao('convert', '-q', $odd);
  my ($done, $back) = baogao('text', input($xml, '.xml'));
  is($back, $text, "$sentence: nothing is lost");
  return $xml;
}
my $xml = same('each line has one of English below it', join "\n", map { ($lines[$_], $english[$_]) } 0 .. $#lines);
is(scalar(() = $xml =~ /<p [^>]*lang="en"/g), scalar @english, 'each of them says so');
unlike($xml, qr/<heading[^>]*>[^<]*[A-Z]/, 'none is a title');
$xml = same('so have paragraphs only', join "\n", map { ($lines[$_], $lines[$_] =~ /，/ ? $english[$_] : ()) } 0 .. $#lines);
like($xml, qr{<achievement id="review.achievement2">.*lang="en".*</achievement>}s, 'it stands under the title that it is below');
same('the English comes first', join "\n", map { ($english[$_], $lines[$_]) } 0 .. $#lines);
for (['no-break spaces', "\xA0"], ['thin spaces', "\x{2009}"], ['spaces', ' ']) {
  my ($what, $space) = @$_;
  same("$what between digits and characters", join "\n", map { s/(?<=\d)(?=\p{Han})|(?<=\p{Han})(?=\d)/$space/gr } @lines);
}
same('lines begin with the space of GBK’s own area', join "\n", map { "\x{E5E5}\x{E5E5}$_" } @lines);
same('some of them do', join "\n", map { (length > 40 ? "\x{E5E5}" : '') . $_ } @lines);
same('variation selectors', join "\n", map { s/(?<=[业年])/\x{FE0F}/gr } @lines);
done_testing();
