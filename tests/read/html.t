#!/usr/bin/perl
# Web pages and translation memories: what of them is text, and in which encoding.
use strict;
use warnings;
use utf8;
use Encode qw(encode);
use FindBin;
use lib $FindBin::Bin;
use Reading;

sub page { my ($body, $head) = @_; return '<!DOCTYPE html><html><head><title>网站</title>' . ($head // '') . "</head><body>$body</body></html>" }

gives('blocks are lines', page('<div><h1>青石县政府工作报告</h1><p>各位代表：</p><p>现在报告<b>政府</b>工作。</p></div>'),
  "青石县政府工作报告\n各位代表：\n现在报告政府工作。\n");
gives('br ends a line', page('<p>甲<br>乙<br/>丙</p>'), "甲\n乙\n丙\n");
gives('white space is one space, and none between Chinese characters', page("<p>\n  粮食\n  产量 12\n 万吨\n</p>"), "粮食产量 12 万吨\n");
gives('full-width and no-break spaces are kept', page('<p>&emsp;　甲&nbsp;乙</p>'), "\x{2003}　甲\x{A0}乙\n");
gives('scripts, styles, comments and what is hidden are no text',
  page('<style>p{}</style><script>var a = "<p>坏</p>";</script><!-- 评 --><p style="color:red; display : none">藏</p><div hidden>藏</div><p>见</p>'), "见\n");
gives('navigation is text', page('<ul><li><a href="/">首页</a></li><li>公开</li></ul><p>正文。</p>'), "首页\n公开\n正文。\n");
gives('a table has a line a row and TABs between its cells',
  page('<table><tr><th>序号</th><th>任务</th></tr><tr><td>1</td><td><p>修路</p><p>架桥</p></td></tr></table>'), "序号\t任务\n1\t修路 架桥\n");
gives('a table that lays out the page is lines',
  page('<table><tr><td>导航</td><td>' . join('', map { "<p>第${_}段。</p>" } 1 .. 20) . '</td></tr></table>'), "导航\n" . join('', map { "第${_}段。\n" } 1 .. 20));
gives('a table in such a table keeps its rows',
  page('<table><tr><td><p>前</p><table><tr><td>甲</td><td>乙</td></tr></table><p>后</p></td></tr></table>'), "前\n甲\t乙\n后\n");
gives('preformatted text keeps its lines', page("<pre>甲\n  乙</pre>"), "甲\n  乙\n");
gives('broken markup is read as well as can be', '<html><body><p>甲<p>乙</div></b>丙 &lt; 丁 & 戊', "甲\n乙丙 < 丁 & 戊\n");
gives('XHTML is a page', qq(<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "a.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>甲</p></body></html>), "甲\n");
gives('a piece of a page is one by its name', '<div><p>甲</p><p>乙</p></div>', "甲\n乙\n", '.html');
gives('a text that shows markup is a text', "关于<p>标签的说明\n", "关于<p>标签的说明\n", '.txt');

# Numbers of lists, which the text does not hold.
gives('an ordered list has its numbers', page('<ol><li>修路</li><li><p>架桥</p><p>通车</p></li></ol>'), "1. 修路\n2. 架桥\n通车\n");
gives('a list begins where start says, an item has the number that value says',
  page('<ol start="3"><li>甲<li value="7">乙<li>丙</ol>'), "3. 甲\n7. 乙\n8. 丙\n");
gives('it counts down from a start', page('<ol reversed start=2><li>甲<li>乙</ol>'), "2. 甲\n1. 乙\n");
gives('but not from an end that nobody told', page('<ol reversed><li>甲<li>乙</ol>'), "甲\n乙\n");
gives("numbers by type $_->[0]", page("<ol type=$_->[0]><li>甲<li>乙</ol>"), "$_->[1] 甲\n$_->[2] 乙\n")
  for ['1', '1.', '2.'], ['a', 'a.', 'b.'], ['A', 'A.', 'B.'], ['i', 'i.', 'ii.'], ['I', 'I.', 'II.'];
gives("numbers by style $_->[0]", page("<ol style=\"color: red; list-style-type: $_->[0]\"><li>甲<li>乙</ol>"), "$_->[1]甲\n$_->[2]乙\n")
  for ['simp-chinese-informal', '一、', '二、'], ['cjk-ideographic', '一、', '二、'], ['trad-chinese-formal', '壹、', '貳、'], ['cjk-heavenly-stem', '甲、', '乙、'],
  ['circled-decimal', '①', '②'], ['Upper-Roman', 'I. ', 'II. '], ['cn', '一、', '二、'], ['cn2', '(一) ', '(二) '], ['num1', '1) ', '2) '], ['no-such-style', '1. ', '2. '];
gives('a list in a list counts for itself, and the outer one goes on', page('<ol style="list-style:cjk-ideographic inside"><li>甲<ol><li>子<li>丑</ol><li>乙</ol>'), "一、甲\n1. 子\n2. 丑\n二、乙\n");
gives('a list without numbers has none, nor one of points', page('<ol style="list-style: none"><li>甲</ol><ul><li>乙</ul><ol><li style="list-style-type:none">丙<li>丁</ol>'), "甲\n乙\n丙\n2. 丁\n");
gives('an item that has its number in its text gets no other', page('<ol><li>1. 甲<li>二、乙<li><b>（三）丙</b><li>④丁<li>30年</ol>'), "1. 甲\n二、乙\n（三）丙\n④丁\n5. 30年\n");
gives('a list of links is for finding one’s way', page('<ol class=breadcrumb><li><a href="/">首页</a></li><li>正文</li></ol>'), "首页\n正文\n");
like(xml(page('<ol style="list-style-type:cjk-ideographic"><li>2023年工作回顾</li></ol><p>一年来，全县生产总值增长6%。</p><ol style="list-style-type:cjk-ideographic" start=2><li>2024年工作安排</li></ol><p>今年，地区生产总值增长6%左右。</p>')),
  qr{<label inferred="true">一、</label>2023年工作回顾}, 'and it is marked as written in');

# Notes.
my ($mark, $own) = ('<a class="sdfootnoteanc" name="f1anc" href="#f1sym"><sup>1</sup></a>', '<a class="sdfootnotesym" name="f1sym" href="#f1anc">1</a>');
gives('the number of a note sticks to no figure: as LibreOffice writes it', page("<p>产值达到190亿元<sup>$mark</sup>，增长6%。</p><div><p>${own}按现价计算。</p></div>"), "产值达到190亿元[1]，增长6%。\n[1]按现价计算。\n");
unlike(xml(page("<p>一、2030年工作回顾</p><p>一年来，旅游人数比上年增加190${mark}万人次。</p>")), qr{value="1901}, 'not even to a bare one');
gives('as pandoc writes it', page('<p>GDP<a href="#fn2" id="r2"><sup>2</sup></a>增长6%。</p><ol><li>甲<li id="fn2"><p>按现价。<a href="#r2">↩</a></p></li></ol>'), "GDP[2]增长6%。\n1. 甲\n[2]按现价。↩\n");
like(xml(page('<p>GDP<a href="#fn2" id="r2"><sup>2</sup></a>增长6%。</p><p id="fn2">按现价。<a href="#r2">↩</a></p>')), qr{<furniture type="navigation">↩</furniture>}, 'whose way back is no text');
gives('as Word writes it, with its conditions', page('<p>产值20亿元<a href="#_ftn1" name="_ftnref1"><span><![if !supportFootnotes]><span>[1]</span><![endif]></span></a>。</p><p><![if !supportLists]><span>一、</span><![endif]>回顾</p>'), "产值20亿元[1]。\n一、回顾\n");
gives('as it is set by hand', page('<p>企业12家<sup>1</sup>，收入6.2%<span style="vertical-align: super">2</span>。</p>'), "企业12家[1]，收入6.2%[2]。\n");
gives('units keep their exponents, powers are no longer numbers', page('<p>3万m<sup>2</sup>、5km<sup>2</sup>、2×10<sup>4</sup>吨、H<sub>2</sub>O，第5<sup>th</sup>。</p>'), "3万m2、5km2、2×10⁴吨、H2O，第5th。\n");
gives('a link that is no mark keeps its number', page('<p>见<a href="#p3">3</a>页。</p><p id=p3>甲</p>'), "见3页。\n甲\n");

# Encodings.
my $text = '深圳镕基堃喆，经济平稳增长。' x 3;
for my $charset ('gb2312', 'GBK', 'gb18030') {
  my $bytes = encode('gbk', page("<p>$text</p>", qq(<meta http-equiv="Content-Type" content="text/html; charset=$charset">)));
  gives("a page that says $charset is read as GB18030", $bytes, "$text\n");
  like(xml($bytes), qr/ encoding="GB18030" media-type="text\/html"/, 'and its source says so');
}
gives('a page in Big5', encode('big5-hkscs', page('<p>經濟平穩增長。</p>', '<meta charset=big5>')), "經濟平穩增長。\n");
gives('a page in UTF-16', "\xFF\xFE" . encode('UTF-16LE', page("<p>$text</p>")), "$text\n");
gives('a page in UTF-8 that says gb2312', page("<p>$text</p>", '<meta charset="gb2312">'), "$text\n");
gives('a byte that is none does not end the page', encode('gbk', qq(<html><meta charset="gb2312"><p>$text)) . "\xFF\xFF" . encode('gbk', '<p>后文。</p>'), "$text\x{FFFD}\x{FFFD}\n后文。\n");
sub bad_place {
  my ($sentence, $bytes, $place) = @_;
  my ($status, $xml, $said) = baogao('convert', '-o', '/dev/null', '-t', 'xml', input($bytes));
  like($said, qr/:$place: warning: 1 byte is not valid (UTF-8|GB18030); replaced by U\+FFFD; --encoding tells another one \[undecodable\]/, $sentence);
}
my $filler = '<!--' . 'x' x 20_000 . '-->';
bad_place('a byte that is none is told where it stands in the file', "<!DOCTYPE html>\n<html><p>" . encode('UTF-8', $text) . $filler . "\xFF</p></html>\n", '2:' . (length("<html><p>$text$filler") + 1));
bad_place('also where the text taken out of it is shorter', "<!DOCTYPE html>\r\n<html>\r\n<style>" . 'p{}' x 9000 . "\xFF</style><p>" . encode('UTF-8', $text) . '</p></html>', '3:27008');
gives('a NUL does not end the page', page("<p>甲\0乙</p><p>丙</p>"), "甲 乙\n丙\n");
refused('a page without text is empty', page('<script>1</script>'), 'empty-input');

my ($status) = baogao('convert', '-q', '-o', '/dev/null', input(page('<div>' x 100_000 . '深')));
is($status, 0, 'deep nesting does no harm');

# What would take a quarter of an hour, were it not seen to: the test has no more than a minute of processor for all.
use constant { RLIMIT => 'ulimit -t 60' };
sub harmless {
  my ($sentence, $body) = @_;
  my $name = input(page($body));
  my $program = "$FindBin::Bin/../../" . ($ENV{BUILD} // 'build') . '/baogao';
  is(system('sh', '-c', RLIMIT . '; exec "$0" convert -q -o "$1.xml" "$1"', $program, $name), 0, $sentence);
}
harmless('300,000 attributes do no harm', '<p ' . join(' ', map { "a$_=1" } 1 .. 300_000) . '>各位代表：</p>');
harmless('nor do 100,000 cells that span all columns', '<table><tr>' . '<td rowspan=9999 colspan=99>1' x 100_000 . '</table>');
harmless('nor do 200,000 notes', join('', map { "<p>产值<a href=\"#n$_\" id=\"r$_\"><sup>1</sup></a>，" } 1 .. 200_000) . '<ol>' . join('', map { "<li id=n$_>注<a href=\"#r$_\">↩</a>" } 1 .. 200_000));

# Translation memories.
sub unit { my ($zh, $en) = @_; return qq(<tu><tuv xml:lang="en-US"><seg>$en</seg></tuv><tuv xml:lang="zh-CN"><seg>$zh</seg></tuv></tu>) }
my $units = unit('政府工作报告', 'Report') . unit('粮食产量<ph x="1">&lt;b&gt;</ph>增长，', 'Grain,') . unit('达到<hi>十万</hi>吨。', 'reached.') . unit('谢谢。', 'Thanks.');
my $memory = qq(<tmx version="1.4"><header srclang="en-US"/><body>$units</body></tmx>);
my $lines = "政府工作报告\n粮食产量增长，达到十万吨。\n谢谢。\n";
gives('the Chinese segments, a line each, joined within a sentence', qq(<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n$memory), $lines);
gives('in UTF-16', "\xFF\xFE" . encode('UTF-16LE', qq(<?xml version="1.0" encoding="UTF-16"?>$memory)), $lines);
gives('in GBK', encode('gbk', qq(<?xml version="1.0" encoding="GBK"?>$memory)), $lines);
gives('Simplified before Traditional', '<tmx version="1.4"><header/><body><tu><tuv xml:lang="zh-TW"><seg>國</seg></tuv><tuv xml:lang="zh-CN"><seg>国</seg></tuv></tu></body></tmx>', "国\n");
bad_place('a byte that is none in a memory, too', "<tmx version=\"1.4\">\n<header note=\"" . 'x' x 9000 . "\xFF\"/><body>" . encode('UTF-8', $units) . '</body></tmx>', '2:9015');
refused('a memory that declares an entity is refused', "<!DOCTYPE tmx [<!ENTITY a 'b'>]>$memory", 'foreign-xml');
refused('a memory that is not well-formed is refused', '<tmx version="1.4"><body>', 'foreign-xml');

# TEI and Akoma Ntoso.
sub tei { my ($code) = @_; return qq(<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>甲<fw type="control" n="$code"/>乙</p></body></text></TEI>) }
sub akn { my ($code) = @_; return qq(<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc><mainBody><p>甲<inline class="control" code="$code"/>乙</p></mainBody></doc></akomaNtoso>) }
for my $made (['TEI', \&tei], ['Akoma Ntoso', \&akn]) {
  my ($name, $make) = @$made;
  gives("$name: a character that XML cannot hold comes back by its code", $make->('000C'), "甲\x{0C}乙");
  gives("$name: a bell, too", $make->("0007"), "甲\x{07}乙");
  refused("$name: $_ is no code of one", $make->($_), 'foreign-xml') for 'D800', 'DFFF', '0041', '', '-1', '0x0C', '110000', '000A', '000C ';
}
my ($code, $nothing, $said) = baogao('convert', input('<?xml version="1.0" encoding="UTF-7"?><TEI></TEI>'));
unlike($said, qr/encoding error/, 'libxml2 says nothing by itself');
is(scalar(split /\n/, $said), 1, 'and one message is said');
done_testing();
