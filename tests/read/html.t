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
  like($said, qr/:$place: warning: 1 byte is not valid (UTF-8|GB18030); replaced by U\+FFFD \[undecodable\]/, $sentence);
}
my $filler = '<!--' . 'x' x 20_000 . '-->';
bad_place('a byte that is none is told where it stands in the file', "<!DOCTYPE html>\n<html><p>" . encode('UTF-8', $text) . $filler . "\xFF</p></html>\n", '2:' . (length("<html><p>$text$filler") + 1));
bad_place('also where the text taken out of it is shorter', "<!DOCTYPE html>\r\n<html>\r\n<style>" . 'p{}' x 9000 . "\xFF</style><p>" . encode('UTF-8', $text) . '</p></html>', '3:27008');
gives('a NUL does not end the page', page("<p>甲\0乙</p><p>丙</p>"), "甲 乙\n丙\n");
refused('a page without text is empty', page('<script>1</script>'), 'empty-input');

my ($status) = baogao('convert', '-q', '-o', '/dev/null', input(page('<div>' x 100_000 . '深')));
is($status, 0, 'deep nesting does no harm');

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
