#!/usr/bin/perl
# readers_seeds.pl DIR: writes seeds for readers_fuzz.c, one a format, the first byte telling which.
use strict;
use warnings;
use utf8;
use Encode qw(encode);

my $to = shift // die "usage: readers_seeds.pl DIR\n";
my @lines = ('青石县政府工作报告', '各位代表：', '一、2023年工作回顾', '全县生产总值增长6.2%，粮食产量12.4万吨。', '二、2024年工作安排', '地区生产总值增长6%左右。', '（一）做强产业。新建厂房3万平方米；');
sub seed { my ($name, $bytes) = @_; open my $file, '>:raw', "$to/$name" or die $!; print $file utf8::is_utf8($bytes) ? encode('UTF-8', $bytes) : $bytes; close $file }

my $page = '<html><head><title>青石县政府工作报告</title><meta name="PubDate" content="2024-01-22"></head><body><nav><a href="/">首页，</a></nav><div class="TRS_Editor">' .
  join('', map { "<p>$_</p>" } (@lines) x 3) . '</div><table><tr><td rowspan="2">甲</td><td colspan="2">乙</td></tr><tr><td>丙</td></tr></table><div>版权。</div></body></html>';
seed('html', "h$page");
seed('mht', "mMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" .
  join("=\r\n", map { s/([^ -<>-~])/sprintf '=%02X', ord $1/ger } encode('UTF-8', $page) =~ /(.{1,20})/gs) . "\r\n--b--\r\n");
my $spaces = join ' ', map { qq(xmlns:$_="urn:oasis:names:tc:opendocument:xmlns:$_:1.0") } qw(office text table style draw);
my $styles = '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:list-style>';
my $body = join('', map { "<text:p>$_</text:p>" } @lines) . '<text:list text:style-name="L" xml:id="a"><text:list-item text:start-value="3"><text:p>甲<text:note text:note-class="footnote"><text:note-body><text:p>注</text:p></text:note-body></text:note></text:p></text:list-item></text:list>' .
  '<table:table><table:table-row><table:table-cell><text:p>乙</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>';
seed('odt', "o<office:document-content $spaces><office:automatic-styles>$styles</office:automatic-styles><office:body><office:text>$body</office:text></office:body></office:document-content>");
seed('fodt', "f<?xml version=\"1.0\"?><office:document $spaces><office:automatic-styles>$styles</office:automatic-styles><office:body><office:text>$body</office:text></office:body></office:document>");
my $w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
seed('docx', "d<w:document $w><w:body>" . join('', map { "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>$_</w:t></w:r></w:p>" } @lines) . '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>' .
  "\0<w:numbering $w><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>");
