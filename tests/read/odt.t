#!/usr/bin/perl
# OpenDocument texts: what of them is text, which numbers are written in, and what is refused.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Reading;

my $spaces = join ' ', map { qq(xmlns:$_="urn:oasis:names:tc:opendocument:xmlns:$_:1.0") } qw(office text table style draw);
my $kind = 'application/vnd.oasis.opendocument.text';

sub content { my ($body, $styles, $part) = @_; return "<office:document-content $spaces><office:automatic-styles>" . ($styles // '') . "</office:automatic-styles><office:body><office:" . ($part // 'text') . ">$body</office:" . ($part // 'text') . '></office:body></office:document-content>' }

# A package: the name of its kind first and not compressed, as the standard has it.
sub odt {
  my ($body, $styles, %more) = @_;
  my %files = ('content.xml' => content($body, $styles), %more);
  return stored(mimetype => $kind, map { $_ => $files{$_} } sort keys %files);
}

sub p { my ($text, $style) = @_; return '<text:p' . ($style ? qq( text:style-name="$style") : '') . ">$text</text:p>" }
sub list { my ($more, @items) = @_; return "<text:list $more>" . join('', map { "<text:list-item>$_</text:list-item>" } @items) . '</text:list>' }

gives('paragraphs and headings are lines', odt('<text:h text:outline-level="1">青石县政府工作报告</text:h>' . p('各位代表：') . p('') . p('现在<text:span>报告</text:span>工作。')),
  "青石县政府工作报告\n各位代表：\n\n现在报告工作。\n");
gives('a raised number set by hand is a note’s, but for exponents',
  odt('<text:p>产值190亿元<text:span text:style-name="U">1</text:span>，厂房3万m<text:span text:style-name="V">2</text:span>、共<text:span text:style-name="W">5</text:span></text:p>',
    '<style:style style:name="U"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="V" style:parent-style-name="U"/><style:style style:name="W"><style:text-properties style:text-position="-33% 58%"/></style:style>'),
  "产值190亿元[1]，厂房3万m2、共5\n");
gives('so they are in a flat file', qq(<?xml version="1.0" encoding="UTF-8"?>\n<office:document $spaces office:mimetype="$kind"><office:body><office:text>) . p('甲') . '</office:text></office:body></office:document>', "甲\n");
gives('spaces, tabs and breaks are kept, white space of the markup is not',
  odt("<text:p>\n  甲<text:s text:c=\"2\"/>乙<text:tab/>丙<text:line-break/>丁\n</text:p>"), "甲  乙\t丙\n丁 \n");
gives('what a tracked change deleted, comments, hidden text and labels as last shown are no text',
  odt('<text:tracked-changes><text:changed-region><text:deletion>' . p('旧') . '</text:deletion></text:changed-region></text:tracked-changes>' .
      '<text:p>见<office:annotation>' . p('评') . '</office:annotation><text:span text:style-name="H">藏</text:span><text:ruby><text:ruby-base>着</text:ruby-base><text:ruby-text>zhe</text:ruby-text></text:ruby></text:p>' .
      p('隐', 'P'),
      '<style:style style:name="H"><style:text-properties text:display="none"/></style:style><style:style style:name="P" style:parent-style-name="H"/>'), "见着\n\n");
gives('a text box comes behind its paragraph', odt('<text:p>正<draw:frame><draw:text-box>' . p('框') . '</draw:text-box></draw:frame>文</text:p>'), "正文\n框\n");

my $cells = sub { join '', map { "<table:table-cell$$_[0]>" . p($$_[1]) . '</table:table-cell>' } @_ };
gives('a table has a line a row, and cells keep their columns',
  odt('<table:table><table:table-row>' . $cells->(['', '序号'], ['', '任务'], ['', '单位']) . '</table:table-row>' .
      '<table:table-row>' . $cells->(['', '1'], [' table:number-columns-spanned="2"', '修路']) . '<table:covered-table-cell/></table:table-row></table:table>'), "序号\t任务\t单位\n1\t修路\t\n");

# Automatic numbers.
sub level { my ($level, $format, $before, $behind, $more) = @_; return qq(<text:list-level-style-number text:level="$level" style:num-format="$format" style:num-prefix="$before" style:num-suffix="$behind" ) . ($more // '') . '/>' }
my $style = '<text:list-style style:name="L">' . level(1, '一, 二, 三, ...', '', '、') . level(2, '一, 二, 三, ...', '（', '）') . level(3, '1', '', '.') . level(4, '1', '', '', 'text:display-levels="2"') . '</text:list-style>' .
  '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>' .
  qq(<text:list-style style:name="W"><text:list-level-style-bullet text:level="1" text:bullet-char="\x{F0B7}"/></text:list-style>);
my $L = 'text:style-name="L"';
gives('levels count, and begin anew under the next higher one',
  odt(list($L, p('甲') . list('', p('乙'), p('丙') . list('', p('丁') . list('', p('点')))), p('戊') . list('', p('己'))), $style),
  "一、甲\n（一）乙\n（二）丙\n1. 丁\n1.1 点\n二、戊\n（一）己\n");
gives('a list goes on where it says so, by style or by name, and begins anew else',
  odt(list("$L xml:id=\"a\"", p('甲')) . p('文') . list("$L text:continue-numbering=\"true\" xml:id=\"b\"", p('乙')) . list($L, p('丙')) . list("$L text:continue-list=\"b\"", p('丁')), $style),
  "一、甲\n文\n二、乙\n一、丙\n三、丁\n");
gives('an item may say where it begins; only its first paragraph has a number, and its header has none',
  odt(qq(<text:list $L><text:list-header>) . p('头') . '</text:list-header><text:list-item text:start-value="5">' . p('甲') . p('又') . '</text:list-item><text:list-item>' . p('乙') . '</text:list-item></text:list>', $style),
  "头\n五、甲\n又\n六、乙\n");
gives('a pattern says more than what stands before and behind',
  odt(list('text:style-name="Z"', p('甲')), '<text:list-style style:name="Z"><text:list-level-style-number text:level="1" style:num-format="1" loext:num-list-format="第%1%章" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"/></text:list-style>'), "第1章甲\n");
gives('bullets stand, those of a symbol font do not', odt(list('text:style-name="B"', p('甲')) . list('text:style-name="W"', p('乙')), $style), "•甲\n乙\n");
my $outline = '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>';
gives('headings have the numbers of the outline, or of the list that their style names, or none',
  odt('<text:h text:outline-level="1">甲</text:h><text:h text:outline-level="2">乙</text:h><text:h text:outline-level="1" text:style-name="N">丙</text:h><text:h text:outline-level="1" text:is-list-header="true">丁</text:h><text:h text:outline-level="1">戊</text:h>',
      '<style:style style:name="N" style:list-style-name=""/>', 'styles.xml' => "<office:document-styles $spaces><office:styles>$outline</office:styles><office:master-styles><style:header>" . p('页眉') . '</style:header></office:master-styles></office:document-styles>'),
  "一、甲\n乙\n丙\n丁\n二、戊\n");
like(xml(odt(p('青石县政府工作报告') . p('各位代表：') . list($L, p('过去一年的工作')) . p('经济增长6%。'), $style)), qr{<label inferred="true">一、</label>过去一年的工作}, 'a generated number is a label, and inferred');

sub hung { my ($class, $text) = @_; return qq(<text:note text:note-class="$class"><text:note-citation>i</text:note-citation><text:note-body>) . p($text) . '</text:note-body></text:note>' }
gives('notes stand behind the text, each with the number of its mark',
  odt(p('办好“小窗”' . hung('endnote', '小窗：小窗口。') . '，推进“双联”' . hung('footnote', '双联：联村联户。') . '。')), "办好“小窗”[1]，推进“双联”[2]。\n[2]双联：联村联户。\n[1]小窗：小窗口。\n");

# What is refused.
my $good = odt(p('甲' x 3000) . p(join '', map { chr(0x4e00 + $_ * 7 % 9000) } 1 .. 3000));
refused('a package cut short is damaged', substr($good, 0, length($good) / 2), 'damaged-archive');
refused('a document type is refused', odt('', '', 'content.xml' => "<!DOCTYPE d [<!ENTITY a 'aaaa'>]>" . content(p('&a;'))), 'damaged-archive');
refused('a document that is not well-formed is damaged', odt('', '', 'content.xml' => substr(content(p('甲')), 0, -20)), 'damaged-archive');
refused('damaged styles are damage', odt(p('甲'), '', 'styles.xml' => '<office:document-styles'), 'damaged-archive');
refused('a spreadsheet is no text', stored(mimetype => 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml' => content('', '', 'spreadsheet')), 'binary-input');
refused('a package without content is damaged', stored(mimetype => $kind, 'a' => 'b'), 'damaged-archive');
refused('a document without text is empty', odt(p('')), 'empty-input');
refused('a flat file with a document type is refused', qq(<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]><office:document $spaces/>), 'foreign-xml');
my $bomb = odt(p('0' x 9_000_000));
cmp_ok(length $bomb, '<', 100_000, 'a small package can hold much');
refused('what is unpacked beyond the limit is not read', $bomb, 'too-large', '--max-size', '1M');
done_testing();
