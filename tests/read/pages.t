#!/usr/bin/perl
# Pages of government sites: of each of eight common layouts only the article is the report, and nothing is lost.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Reading;

my @article = (
  '青石县政府工作报告', '——2024年1月16日在青石县第十八届人民代表大会第三次会议上', '县长　白又新', '各位代表：',
  '现在，我代表县人民政府，向大会报告工作，请予审议。', '一、2023年工作回顾', '过去一年，我们攻坚克难，全县生产总值增长6.2%，粮食产量12.4万吨，城镇新增就业3216人。',
  '（一）产业更强。新增规上企业9家，建成厂房3万平方米。', '（二）城乡更美。改造老旧小区8个，治理河道12公里。', '二、2024年工作安排',
  '主要预期目标是：地区生产总值增长6%左右，一般公共预算收入增长5%以上。', '（一）做强产业。新建厂房5万平方米，引进项目12个；', '（二）建好城区。改造小区8个，新增车位600个。',
  (map { "（$$_[0]）$$_[1]。坚持因地制宜，推进“两河”流域治理，完成投资$$_[2]亿元，建成项目$$_[2]个；抓好日常管护，落实河长责任，让群众满意。" } ['三', '治好水系', 31], ['四', '修好道路', 42], ['五', '办好学校', 53], ['六', '管好医院', 64]),
  '三、加强政府自身建设', '坚持依法行政，办结建议96件', '各位代表，让我们团结一心，为建设美丽青石而努力奋斗！',
);
my ($title, @rest) = @article;
my $p = join "\n", map { "<p>$_</p>" } @rest;
my $whole = join "\n", map { "<p>$_</p>" } @article;
my $menu = join '', map { "<li><a href=\"/$_\">$_</a></li>" } qw(首页 政务公开 办事服务 互动交流 走进青石);
my $more = join '', map { "<li><a href=\"/x\">关于${_}的通知，请各单位遵照执行。</a><span>2024-01-0$_</span></li>" } 1 .. 9;
my $foot = '主办：青石县人民政府办公室，承办：青石县大数据中心。网站标识码：0000000001　地址：青石县中心大道1号，邮编：000000。';
my $tags = '<meta name="ArticleTitle" content="青石县政府工作报告"><meta name="PubDate" content="2024-01-22 10:31"><meta name="ContentSource" content="县政府办公室"><meta name="Url" content="http://www.qingshi.example/zwgk/1.html">';
my $tools = '<div class="share">分享到：<a href="#">微信</a></div><p>扫一扫在手机打开当前页</p><a href="javascript:print()">打印</a>';

sub page { my ($body, $head, $name) = @_; return '<!DOCTYPE html><html><head><meta charset="utf-8"><title>' . ($name // '青石县政府工作报告_青石县人民政府网') . '</title>' . ($head // '') . "</head><body>$body</body></html>" }

my %layouts = (
  '1: an editor’s container between menus (TRS_Editor)' =>
    page("<div class=header><ul>$menu</ul></div><div class=main><h1>$title</h1><div class=info>发布时间：2024-01-22 来源：县政府办公室 【字体：大 中 小】</div><div class=\"view TRS_UEDITOR trs_paper_default\">$p</div>$tools</div><div>$foot</div>", $tags),
  '2: an element by its id (zoom), the title in a table of data above it' =>
    page("<table><tr><td>索引号</td><td>QS-2024-001</td><td>发布机构</td><td>青石县人民政府</td></tr><tr><td>名称</td><td colspan=3>青石县政府工作报告</td></tr></table><div id=zoom>$whole</div><div>【打印】【关闭】</div><ul>$more</ul><div>$foot</div>", $tags),
  '3: UCAP-CONTENT with the list of other documents beside it' =>
    page("<ul>$menu</ul><div class=\"pages-left\"><h2>最新公开</h2><ul>$more</ul></div><div class=article><h1>$title</h1><div class=\"pages-date\">2024-01-22</div><div class=pages_content id=UCAP-CONTENT>$p</div></div><div class=footer>$foot</div>"),
  '4: article-content in HTML 5, with nav, aside and footer' =>
    page("<header><nav><ul>$menu</ul></nav></header><main><article><h1>$title</h1><div class=\"article-content\">$p</div></article></main><aside><ul>$more</ul></aside><footer>$foot</footer>", $tags),
  '5: a table that lays out the page, nothing named' =>
    page("<table><tr><td><table><tr><td>首页</td><td>政务公开</td></tr></table></td></tr><tr><td><ul>$more</ul></td><td><div align=center><b>$title</b></div><div>$p</div></td></tr><tr><td colspan=2>$foot</td></tr></table>"),
  '6: paragraphs by line breaks in one element of 博达' =>
    page("<div class=nav>$menu</div><form><h3>$title</h3><div id=vsb_content><div class=v_news_content>" . join('<br>', map { "　　$_" } @rest) . "</div></div></form><div class=foot>$foot</div>"),
  '7: spans that Word leaves, no name known, links behind it' =>
    page("<div class=wrap><div class=l>$menu</div><div class=r><div class=tit>$title</div><div class=box>" . join('', map { "<p class=MsoNormal><span lang=ZH-CN style='font-size:16pt'><span>$_</span></span></p>" } @rest) . "</div><ul>$more</ul></div><div class=b>$foot</div></div>"),
  '8: an article shared by a messenger (js_content)' =>
    page("<div id=js_article><h1 class=rich_media_title>$title</h1><div>青石发布</div><div class=rich_media_content id=js_content>" . join('', map { "<section><span>$_</span></section>" } @rest) . "</div><div>阅读 1000+　赞 20</div><div>微信扫一扫，关注该公众号。</div></div>", '', '青石县政府工作报告'),
);
for my $layout (sort keys %layouts) {
  my $name = input($layouts{$layout}, '.html');
  my ($status, $text) = baogao('convert', '-q', '-t', 'text', $name);
  $text =~ s/[ \t\x{3000}]+$//mg;
  $text =~ s/^[ \t\x{3000}]+//mg;
  my @lines = grep { length } split /\n+/, $text;
  s/\s+/　/g for @lines;
  is_deeply(\@lines, \@article, "layout $layout");
  my $xml = xml($layouts{$layout}, '.html');
  like($xml, qr/青石县人民政府办公室|微信扫一扫/, 'and what is around it is kept');
  unlike($xml, qr/(?<!<furniture type="navigation">)(主办：青石县人民政府办公室|微信扫一扫)/, 'as furniture');
}
my $xml = xml($layouts{(sort keys %layouts)[0]}, '.html');
like($xml, qr{address="http://www\.qingshi\.example/zwgk/1\.html"}, 'the address that the tags tell is the source’s');
like(xml(page('<div>' . join('', map { "<p>$_</p>" } @rest[2 .. $#rest]) . '</div>', $tags), '.html'), qr{<title>青石县政府工作报告</title>}, 'a title that stands in the tags alone is the report’s');
like(xml(page('<div>' . join('', map { "<p>$_</p>" } @rest[2 .. $#rest]) . '</div>', $tags), '.html'), qr{<date inferred="true">2024-01-22</date>}, 'and its day, inferred, is that of its publication when the text tells none');

# Cells keep their columns.
sub table { my ($rows) = @_; return page("<table>$rows</table>") }
gives('a cell that is several columns wide', table('<tr><th>序号</th><th>任务</th><th>内容</th><th>单位</th></tr><tr><td>3</td><td colspan="2">改造</td><td>县住建局</td></tr>'), "序号\t任务\t内容\t单位\n3\t改造\t\t县住建局\n");
gives('one that is several rows high', table('<tr><td>1</td><td rowspan="2">做强</td><td>甲</td></tr><tr><td>2</td><td>乙</td></tr><tr><td>3</td><td>丙</td><td>丁</td></tr>'), "1\t做强\t甲\n2\t\t乙\n3\t丙\t丁\n");
gives('one at the end of a row that is high and wide', table('<tr><td>1</td><td>甲</td><td colspan="2" rowspan="2">乙</td></tr><tr><td>2</td><td>丙</td></tr>'), "1\t甲\t乙\t\n2\t丙\t\t\n");
gives('absurd spans do no harm', table('<tr><td>1</td><td colspan="99999999999">甲</td></tr><tr><td rowspan="-3">2</td><td rowspan="x">乙</td></tr>'), "1\t甲" . "\t" x 63 . "\n2\t乙\n");
done_testing();
