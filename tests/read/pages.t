#!/usr/bin/perl
# Pages of government sites: of each of 24 common layouts only the article is the report, and nothing is lost.
use strict;
use warnings;
use utf8;
use FindBin;
use JSON::PP;
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

sub escaped { return $_[0] =~ s/&/&amp;/gr =~ s/</&lt;/gr =~ s/"/&quot;/gr }

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
  '9: a table around all, letters in nested fonts, paragraphs by &emsp; in elements without a name, comments of the system (大汉)' =>
    page("<table width=1000 align=center><tr><td colspan=2><table><tr>" . join('', map { "<td><a href=\"/$_\"><font color=#fff>$_</font></a></td>" } qw(首页 政务公开 办事服务)) . "</tr></table></td></tr><tr><td width=200>"
      . "<table><tr><td>栏目导航</td></tr>" . join('', map { "<tr><td>·<a href=\"/$_\">$_</a></td></tr>" } qw(政府文件 工作报告 人事任免)) . "</table></td><td>您现在的位置：<a href=/>首页</a> &gt;&gt; <a href=/zw>政务公开</a> &gt;&gt; 正文<table><tr><td align=center><font size=5><b>$title</b></font></td></tr>"
      . "<tr><td>来源：县政府办公室　发布日期：2024-01-22　浏览次数：<script>document.write(1)</script>字号：〖<a href=#>大</a> <a href=#>中</a> <a href=#>小</a>〗</td></tr><tr><td><!--ZJEG_RSS.content.begin-->" . join('', map { "<div><font face=宋体><font size=3>&emsp;&emsp;$_</font></font></div>" } @rest)
      . "<!--ZJEG_RSS.content.end--></td></tr><tr><td align=right>【<a href=#>打印</a>】【<a href=#>关闭</a>】</td></tr></table></td></tr><tr><td colspan=2>$foot</td></tr></table>"),
  '10: one cell, line breaks in twos, &nbsp; before each paragraph, what stood before and behind it in the same cell' =>
    page("<center><table><tr><td>$title<hr>发布时间：2024年1月22日　　信息来源：县政府办公室　　点击数：<span id=hits></span><br><br>" . join('<br><br>', map { '&nbsp;&nbsp;&nbsp;&nbsp;' . $_ } @rest) . "<br><br><p align=right>（责任编辑：县政府办公室）</p><p>上一篇：<a href=/1>关于放假的通知</a></p><p>下一篇：没有了</p></td></tr></table></center><center>$foot</center>"),
  '11: related documents and an attachment inside the article’s own element' =>
    page("<div class=header><ul>$menu</ul></div><div class=crumb>当前位置：<a href=/>首页</a>&gt;<a href=/x>政府信息公开</a>&gt;政府工作报告</div><div class=xxgk-table><table><tr><th>索引号</th><td>QS-2024-001</td><th>公开日期</th><td>2024-01-22</td></tr><tr><th>信息名称</th><td>青石县政府工作报告</td><th>有效性</th><td>有效</td></tr></table></div>"
      . "<div class=xxgk-content id=zoom><h2>$title</h2>$p<p>附件：<a href=/a.docx>青石县政府工作报告.docx</a></p><div class=xgjd><h4>相关解读</h4><ul>$more</ul></div></div><div class=footer>$foot</div>", $tags),
  '12: beside it a column of prose about the county, and frames' =>
    page("<iframe name=top src=/top.html>不支持框架</iframe><div class=left><h3>县情概况</h3><div class=intro><p>青石县位于青水上游，总面积2163平方公里，辖12个乡镇，总人口41万。</p><p>境内山清水秀，物产丰饶，交通便捷，四季分明，是闻名的茶乡。</p></div></div><div class=right><div class=title>$title</div><div class=info><span>2024-01-22</span><span>来源：县政府办公室</span></div><div class=text>$p</div></div><iframe name=bottom></iframe><div class=bottom>$foot</div>", $tags),
  '13: pages to turn and who is responsible at its end, what is hidden, a script’s text where there is none' =>
    page("<noscript>请启用脚本，以便浏览本站。</noscript><div id=nav>$menu</div><div id=content><h1 id=title>$title</h1><div class=sub><em>2024年01月22日 10:31</em> <em>来源：青石日报</em> <a>我要评论</a></div><div id=p-detail>$p<div style=\"display: none;\">分享给好友，一起来看。</div></div><div class=pager><a>上一页</a> <b>1</b> <a>2</a> <a>下一页</a></div><div class=editor>[责任编辑：县政府办公室]</div><div>热词：<a>报告</a></div></div><div id=foot>$foot</div>", $tags),
  '14: each paragraph three sections deep with its letters in spans, words of a messenger before and behind' =>
    page("<div id=page-content><h1>$title</h1><div id=meta_content><span>原创</span> <span>青石发布</span> <em>2024-01-22</em></div><div id=js_content style=\"visibility: hidden\"><section><section><p>点击上方蓝字关注我们</p></section></section>" . join('', map { "<section><section style=\"margin:0\"><p style=\"text-indent:2em\"><span><span>" . join('</span><span>', /.{1,9}/g) . "</span></span></p></section></section>" } @rest) . "<section><p>来源：青石县人民政府办公室</p><p>编辑：青石发布</p></section></div><div>微信扫一扫，关注该公众号。</div></div>", '', '青石县政府工作报告'),
  '15: a list of definitions for facts, the text in a fieldset, its first line its title once more' =>
    page("<div class=top><a href=/>青石县人民政府</a><form><input name=q><select><option>全部</option><option>标题</option></select><input type=submit value=搜索></form></div><div class=wz>当前位置：首页 / 公开 / 正文</div><dl><dt>发布机构：</dt><dd>县政府办公室</dd><dt>成文日期：</dt><dd>2024-01-16</dd></dl><fieldset><legend>正文</legend><div class=bt>$title</div><div class=nr>$whole</div></fieldset><p>[<a href=#>返回顶部</a>] [<a href=#>打印</a>] [<a href=#>关闭窗口</a>]</p><div class=link><select><option>友情链接</option></select></div><div class=copyright>$foot</div>", $tags),
  '17: an old page in capitals, its title large in a cell of its own, beside it a column of hints in prose' =>
    page("<TABLE width=778><TR><TD>今天是：<SCRIPT>document.write(1)</SCRIPT>&nbsp;欢迎访问青石县人民政府网站！</TD></TR></TABLE><TABLE width=778><TR><TD width=180 valign=top><TABLE><TR><TD><B>便民提示</B></TD></TR><TR><TD>近期气温较低，请注意防寒保暖；外出乘车，请自觉遵守秩序。</TD></TR></TABLE></TD><TD valign=top><TABLE width=100%><TR><TD>当前位置：首页 → 政府工作报告</TD></TR><TR><TD><FONT size=5 color=red><B>$title</B></FONT></TD></TR><TR><TD align=center>作者：县政府办　更新时间：2024-1-22　点击：3021次</TD></TR><TR><TD><FONT style='font-size:14px'>" . join("\n", map { "<P>　　$_" } @rest) . "</FONT></TD></TR><TR><TD align=right>【字体：<A href=#>大</A> <A href=#>中</A> <A href=#>小</A>】【<A href=#>打印</A>】</TD></TR></TABLE></TD></TR></TABLE><TABLE><TR><TD align=center>$foot</TD></TR></TABLE>", '', '青石县人民政府'),
  '18: a bar to share, an attachment, 相关链接 and the most read behind the article, all in one element' =>
    page("<div class=top-bar>$menu</div><div class=detail><h1 class=detail-title>$title</h1><p class=detail-info><span>来源：县政府办公室</span><span>浏览量：<i>1200</i>次</span></p><div class=bdsharebuttonbox><a>分享到微信</a><a>复制链接</a></div><div class=detail-main>$p</div><div class=fujian><b>附件：</b><a href=x.pdf>青石县政府工作报告.pdf</a></div><div class=xglj><h3>相关链接</h3><ul>$more</ul></div><div class=hot><h3>热门文章</h3><ol><li><a href=/1>春节放假安排，您的假期请查收</a></li><li><a href=/2>医保缴费指南</a></li><li><a href=/3>公交线路调整公告</a></li></ol></div></div><div class=ft>$foot</div>"),
  '19: a page for phones, with comments of readers' =>
    page("<header class=m-head><a>返回</a><span>青石发布</span></header><section class=m-art><h2>$title</h2><div>青石发布　01-22 08:12</div><section class=m-text>$p</section><div>打开客户端，阅读体验更佳</div></section><section class=comment-list><h4>全部评论（3）</h4>" . join('', map { "<div><b>网友$_</b><p>说得好，干得实，为家乡点赞！希望道路早日修好，出行更方便。</p><i>回复</i></div>" } 1 .. 3) . "</section><footer>$foot</footer>", '', $title),
  '20: the article in an element out of sight, for a script to show' => page("<ul>$menu</ul><textarea id=content style=\"display:none\">" . escaped($whole) . "</textarea><div id=show></div><script>show.innerHTML = content.value</script><div>$foot</div>"),
  '21: the article in a frame of its own' => page("<ul>$menu</ul><iframe srcdoc=\"" . escaped("<html><body>$whole</body></html>") . "\"></iframe><div>$foot</div>"),
  '23: a blog’s entry: what invites to share inside its content, comments and widgets behind it (WordPress)' =>
    page("<header class=site-header><nav><ul class=menu>$menu</ul></nav></header><main><article class=\"post hentry\"><h1 class=entry-title>$title</h1><div class=entry-meta>由 <a>admin</a> 发表于 2024年1月22日</div><div class=entry-content>$p<div class=sharedaddy>分享此文：<ul><li>微博</li><li>豆瓣</li></ul></div></div></article><div id=comments><h3>发表评论</h3><p>您的电子邮箱地址不会被公开。 必填项已用 * 标注</p></div></main><aside><h2>近期文章</h2><ul>$more</ul></aside><div>$foot</div>"),
  '24: an article over several pages, their numbers and who edited it inside its element (人民网)' =>
    page("<div class=nav>$menu</div><div class=rm_txt><h1>$title</h1><div class=channel>2024年01月22日09:30 | 来源：<a>青石日报</a></div><div class=rm_txt_con>$p<div class=zdfy><a>【1】</a><a>【2】</a><a>【3】</a></div><div class=edit>(责编：甘棠、白又新)</div></div></div><ul>$more</ul><div>$foot</div>"),
  '22: the article among the data of a script' => page("<ul>$menu</ul><div id=app></div><script>window.__STATE__ = {\"detail\": {\"title\": \"$title\", \"content\": \"" . ($whole =~ s{</}{<\\/}gr =~ s/\n/\\n/gr) . "\"}};</script><div>$foot</div>"),
  '16: an old page of frames of tables, every line a row of its own' =>
    page("<table><tr><td background=a.gif>&nbsp;</td></tr></table><table><tr><td>首页 | 新闻 | 政务 | 便民</td></tr></table><a name=top><table width=760><tr><td align=center><b>$title</b></td></tr>" . join('', map { "<tr><td>　　$_</td></tr>" } @rest) . "</table><table><tr><td align=center>$foot</td></tr></table>"),
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
my ($first) = grep { /^1:/ } keys %layouts;
my $xml = xml($layouts{$first}, '.html');
like($xml, qr{address="http://www\.qingshi\.example/zwgk/1\.html"}, 'the address that the tags tell is the source’s');
like(xml(page('<div>' . join('', map { "<p>$_</p>" } @rest[2 .. $#rest]) . '</div>', $tags), '.html'), qr{<title>青石县政府工作报告</title>}, 'a title that stands in the tags alone is the report’s');
like(xml(page('<div>' . join('', map { "<p>$_</p>" } @rest[2 .. $#rest]) . '</div>', $tags), '.html'), qr{<date inferred="true">2024-01-22</date>}, 'and its day, inferred, is that of its publication when the text tells none');

# What a page holds for a script to show.
my $data = JSON::PP->new->canonical->encode({ content => join("\n", @article) });
like(xml(page("<div id=app></div><script type=\"application/json\">$data</script>"), '.html'), qr{<title id="title">青石县政府工作报告</title>}, 'text without elements keeps its lines');
unlike(xml(page("<div>$p</div><script>x = $data;</script>", $tags), '.html'), qr{<title id="title">青石县政府工作报告</title>}, 'what is held besides is no text where the page shows its article');
like((baogao('convert', '-v', input($layouts{(grep { /^22/ } keys %layouts)[0]}, '.html')))[2], qr/\[inner-text\]/, 'and it is said where the text comes from');
refused('a page that shows nothing, and holds no prose', page('<div id=app></div><script>x = {"a": "' . 'x' x 5000 . '"}; y = "' . '没有' x 3000 . '"; z = "no end</script>'), 'empty-input');

# Its title outside of the article.
sub titles { return [xml($_[0], '.html') =~ m{<title id="title">(.*?)</title>}g] }
is_deeply(titles(page("<div class=a>首页</div><h2>$title</h2><p>2024-01-22</p><div>$p</div>", '<meta name="ArticleTitle" content="青石县政府工作报告">', '政府工作报告')), [$title], 'a title that the tags have more fully than <title>');
is_deeply(titles("<html><body><p>打印时间：2024年2月3日</p><h1>$title</h1><hr><font><font>" . join('<br>', @rest) . "</font></font><hr><p>$foot</p></body></html>"), [$title], 'one that only a heading is');
is_deeply(titles(page("<h1>政府工作报告</h1><a href=/x><h3>青石县2022年政府工作报告</h3></a><div>$whole</div>", '', '政务公开')), [$title], 'no other report is the title of one that has its own');

# Cells keep their columns.
sub table { my ($rows) = @_; return page("<table>$rows</table>") }
gives('a cell that is several columns wide', table('<tr><th>序号</th><th>任务</th><th>内容</th><th>单位</th></tr><tr><td>3</td><td colspan="2">改造</td><td>县住建局</td></tr>'), "序号\t任务\t内容\t单位\n3\t改造\t\t县住建局\n");
gives('one that is several rows high', table('<tr><td>1</td><td rowspan="2">做强</td><td>甲</td></tr><tr><td>2</td><td>乙</td></tr><tr><td>3</td><td>丙</td><td>丁</td></tr>'), "1\t做强\t甲\n2\t\t乙\n3\t丙\t丁\n");
gives('one at the end of a row that is high and wide', table('<tr><td>1</td><td>甲</td><td colspan="2" rowspan="2">乙</td></tr><tr><td>2</td><td>丙</td></tr>'), "1\t甲\t乙\t\n2\t丙\t\t\n");
gives('absurd spans do no harm', table('<tr><td>1</td><td colspan="99999999999">甲</td></tr><tr><td rowspan="-3">2</td><td rowspan="x">乙</td></tr>'), "1\t甲" . "\t" x 63 . "\n2\t乙\n");
done_testing();
