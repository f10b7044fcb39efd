#!/usr/bin/perl
# How a format shows a text: a first sentence in bold names its paragraph, a line in the style of a heading is one, and
# the lines that stand out most open the parts, where their words leave that open.
use strict;
use warnings;
use utf8;
use Encode qw(encode);
use FindBin;
use JSON::PP;
use lib $FindBin::Bin;
use Pages;
use Reading;

my @said = ('全县新建厂房3万平方米，引进企业12家，完成技术改造项目8个。', '全县改造老旧小区5个，新增学位900个，建成养老服务中心2所。');
my ($bold, $other, $line) = ('产业是一个县走得更远的根基所在。', '安居是一个家过得更好的起点所在。', '把群众放在心上，让日子越过越好。');

# The report's paragraphs: [what is bold, the rest], or [line, heading].
sub report {
  my ($shown) = @_;
  return (['', '青石县政府工作报告'], ['', '各位代表：'], ['', '现在，我代表县人民政府作政府工作报告，请予审议。'], ['', '一、2030年工作回顾'], ['', '一年来，全县生产总值增长6%。'],
    $shown ? ([$bold, $said[0]], [$other, $said[1]]) : (['', "$bold$said[0]"], ['', "$other$said[1]"]),
    ['', '二、2031年工作安排'], ['', '今年，地区生产总值增长6%左右。'], [$shown ? 'h' : '', $line], ['', "要抓好民生。$said[1]"], ['', '各位代表！让我们团结一心，为建设美丽青石而努力奋斗！']);
}

sub html { return '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>' . join('', map { $_->[0] eq 'h' ? "<h3>$_->[1]</h3>" : '<p>' . ($_->[0] ? "<strong>$_->[0]</strong>" : '') . "$_->[1]</p>" } @_) . '</body></html>' }

sub docx {
  my $w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  my $run = sub { return "<w:r>$_[0]<w:t>$_[1]</w:t></w:r>" };
  my $body = join '', map { '<w:p>' . ($_->[0] eq 'h' ? '<w:pPr><w:pStyle w:val="3"/></w:pPr>' . $run->('', $_->[1]) : ($_->[0] ? $run->('<w:rPr><w:b/></w:rPr>', $_->[0]) : '') . $run->('<w:rPr><w:b w:val="0"/></w:rPr>', $_->[1])) . '</w:p>' } @_;
  return zip('word/document.xml' => "<w:document $w><w:body>$body</w:body></w:document>",
    'word/_rels/document.xml.rels' => '<Relationships><Relationship Type="/styles" Target="styles.xml"/></Relationships>',
    'word/styles.xml' => "<w:styles $w><w:style w:styleId=\"2\"><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style><w:style w:styleId=\"3\"><w:basedOn w:val=\"2\"/></w:style></w:styles>");
}

sub odt {
  my $spaces = join ' ', map { qq(xmlns:$_="urn:oasis:names:tc:opendocument:xmlns:$_:1.0") } qw(office text style fo);
  my $styles = '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="C" style:parent-style-name="B"/>';
  my $body = join '', map { $_->[0] eq 'h' ? "<text:h text:outline-level=\"3\">$_->[1]</text:h>" : '<text:p>' . ($_->[0] ? "<text:span text:style-name=\"C\">$_->[0]</text:span>" : '') . "$_->[1]</text:p>" } @_;
  return stored(mimetype => 'application/vnd.oasis.opendocument.text',
    'content.xml' => "<office:document-content $spaces><office:automatic-styles>$styles</office:automatic-styles><office:body><office:text>$body</office:text></office:body></office:document-content>");
}

sub headings {
  my ($status, $lines, $said) = baogao('convert', '-q', '-t', 'jsonl:divisions', input(@_));
  diag("status $status: $said") if $status ne '0';
  return join '', map { my $row = decode_json(encode('UTF-8', $_)); ($row->{heading} // '') =~ /^(产业|安居|把群众)/ ? "$row->{kind} $row->{heading}\n" : '' } split /\n/, $lines;
}

my %forms = (html => \&html, docx => \&docx, odt => \&odt);
for my $form (sort keys %forms) {
  is(headings($forms{$form}->(report(0)), ".$form"), '', "words alone make no titles of these (.$form)");
  is(headings($forms{$form}->(report(1)), ".$form"), "achievement " . $bold =~ s/。//r . "\nachievement " . $other =~ s/。//r . "\ntask " . $line =~ s/。//r . "\n", 'their letters or style do');
}
is(headings(html(map { ["$_->[0]$_->[1]", ''] } report(1)), '.html'), '', 'where all is bold, nothing is told by it');
# Parts without a number or a word for what they are: only how they are shown tells them from what divides them.
my @unnamed = (['t', '政府工作报告'], ['', '各位代表：'], ['', '现在，我代表市人民政府向大会作工作报告，请予审议。'],
  ['P', '风雨兼程的非凡岁月'], ['', '过去一年，我们坚持稳中求进，全市生产总值增长5.6%，一般公共预算收入增长4.2%，城乡居民收入分别增长5.1%和6.3%。'],
  ['D', '渔业基础更加牢固'], ['', '全年建设渔港3座，新增养殖面积2万亩，渔业增加值增长5%。引进企业12家，完成技术改造项目8个。'],
  ['D', '城乡面貌焕然一新'], ['', '改造老旧小区5个，新增学位900个，建成养老服务中心2所。农村公路硬化120公里，绿化造林3万亩。'],
  ['', '各位代表！成绩来之不易，我们向全市人民表示衷心的感谢！同时，我们清醒看到，经济总量还不大，发展质量还不高。'],
  ['P', '扬帆远航的崭新航程'], ['', '做好全年工作，要坚持以人民为中心，地区生产总值增长6%左右，城镇新增就业8000人。'],
  ['D', '壮大蓝色产业'], ['', '建设渔港3座，引进企业20家，培育龙头企业5家。大力发展远洋捕捞，新增渔船30艘。'],
  ['D', '建设宜居家园'], ['', '改造老旧小区8个，新建公园3个，建成污水处理厂1座。加快农村路网建设，硬化公路100公里。'],
  ['P', '打铁还需自身硬'], ['', '坚持依法行政，办理代表建议和政协提案，办结率达到百分之百，压减一般性支出10%。'],
  ['', '各位代表！让我们团结一心，为建设美丽海陵而努力奋斗！']);
my $parts = "1 review 风雨兼程的非凡岁月\n2 achievement 渔业基础更加牢固\n2 achievement 城乡面貌焕然一新\n1 plan 扬帆远航的崭新航程\n2 task 壮大蓝色产业\n2 task 建设宜居家园\n1 government 打铁还需自身硬\n";

# How the parts are shown: centred, large, bold or as headings.
my %ways_html = (centred => ['<p style="text-align: center">%s</p>'], large => ['<p><span style="font-size:18pt">%s</span></p>'],
  bold => ['<p><b>%s</b></p>'], headings => ['<h2>%s</h2>', '<h3>%s</h3>'], aligned => ['<p align=center>%s</p>'], fonts => ['<p><font size="5">%s</font></p>']);
my %ways_docx = (centred => ['<w:pPr><w:jc w:val="center"/></w:pPr>|'], large => ['|<w:rPr><w:sz w:val="36"/></w:rPr>'], bold => ['|<w:rPr><w:b/></w:rPr>'],
  headings => ['<w:pPr><w:pStyle w:val="2"/></w:pPr>|', '<w:pPr><w:pStyle w:val="4"/></w:pPr>|'], style => ['<w:pPr><w:pStyle w:val="5"/></w:pPr>|']);
my %ways_odt = (centred => 'fo:text-align="center"', large => 'fo:font-size="18pt"', bold => 'fo:font-weight="bold"');

sub html_in {
  my ($ways, @report) = @_;
  my ($part, $other) = @$ways;
  return '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>' . join('', map { sprintf $_->[0] eq 'P' ? $part : $_->[0] eq 'D' ? $other // '<p>%s</p>' : '<p>%s</p>', $_->[1] } @report ? @report : @unnamed) . '</body></html>';
}
sub docx_in {
  my ($part, $other) = @{$_[0]};
  my $w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  my $body = join '', map {
    my ($of_paragraph, $of_run) = split /\|/, ($_->[0] eq 'P' ? $part : $_->[0] eq 'D' ? $other // '|' : '|'), -1;
    "<w:p>$of_paragraph<w:r>$of_run<w:t>$_->[1]</w:t></w:r></w:p>";
  } @unnamed;
  return zip('word/document.xml' => "<w:document $w><w:body>$body</w:body></w:document>",
    'word/_rels/document.xml.rels' => '<Relationships><Relationship Type="/styles" Target="styles.xml"/></Relationships>',
    'word/styles.xml' => "<w:styles $w><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"32\"/></w:rPr></w:rPrDefault></w:docDefaults>"
      . '<w:style w:styleId="2"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:styleId="4"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
      . '<w:style w:styleId="5"><w:basedOn w:val="6"/></w:style><w:style w:styleId="6"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style></w:styles>');
}
sub odt_in {
  my $spaces = join ' ', map { qq(xmlns:$_="urn:oasis:names:tc:opendocument:xmlns:$_:1.0") } qw(office text style fo);
  my $property = $_[0] =~ /align/ ? 'paragraph' : 'text';
  my $styles = "<style:style style:name=\"B\"><style:$property-properties $_[0]/></style:style><style:style style:name=\"C\" style:parent-style-name=\"B\"/>";
  my $body = join '', map { '<text:p' . ($_->[0] eq 'P' ? ' text:style-name="C"' : '') . ">$_->[1]</text:p>" } @unnamed;
  return stored(mimetype => 'application/vnd.oasis.opendocument.text',
    'content.xml' => "<office:document-content $spaces><office:automatic-styles>$styles</office:automatic-styles><office:body><office:text>$body</office:text></office:body></office:document-content>");
}
sub set_in {
  my ($way) = @_;
  return pages([map { { text => $_->[1], style => ($_->[0] eq 't' || ($_->[0] eq 'P' && $way eq 'centred')) ? 'centre' : $_->[1] =~ /：$/ ? 'flush' : 'body', $_->[0] eq 'P' && $way eq 'large' ? (size => 21) : () } } @unnamed]);
}
sub outline_of {
  my ($status, $lines, $said) = baogao('convert', '-q', '-t', 'jsonl:divisions', input(@_));
  diag("status $status: $said") if $status ne '0';
  return join '', map { my $row = decode_json(encode('UTF-8', $_)); $row->{heading} ? "$row->{depth} $row->{kind} $row->{heading}\n" : '' } split /\n/, $lines;
}
isnt(outline_of(join "\n", map { $_->[1] } @unnamed), $parts, 'words alone do not tell which lines open the parts');
is(outline_of(html_in($ways_html{$_}), '.html'), $parts, "they are told in a page: $_") for sort keys %ways_html;
is(outline_of(docx_in($ways_docx{$_}), '.docx'), $parts, "they are told in a Word document: $_") for sort keys %ways_docx;
is(outline_of(odt_in($ways_odt{$_}), '.odt'), $parts, "they are told in an OpenDocument text: $_") for sort keys %ways_odt;
my $can_pdf = grep { -x "$_/pdftotext" } split /:/, $ENV{PATH};
for my $way ('centred', 'large') {
  is(outline_of(stored(ofd(set_in($way))), '.ofd'), $parts, "they are told in an OFD: $way");
  SKIP: {
    skip 'pdftotext is not installed', 1 if !$can_pdf;
    is(outline_of(pdf(set_in($way)), '.pdf'), $parts, "they are told in a PDF: $way");
  }
}
like(outline_of(html_in(['<p><b>%s</b></p>', '<p><b>%s</b></p>']), '.html'), qr/^1 section 风雨/m, 'where all titles are shown alike, nothing is told by it');

# What else stands beside such lines.
my $centred = '<p style="text-align: center">%s</p>';
# The report with other lines: each pair is a pattern and what stands for it.
sub changed {
  my @pairs = @_;
  return map { my ($kind, $text) = @$_; for my $pair (@pairs) { my ($from, $to) = @$pair; $text =~ s/$from/$to/ } [$kind, $text] } @unnamed;
}
for my $label ('一、', '第一部分 ') {
  (my $second = $label) =~ s/一/二/;
  my @report = map { my ($kind, $text) = @$_; [$kind eq 'P' && $text !~ /打铁/ ? '' : $kind eq 'D' ? 'P' : $kind, $text] } changed(['风雨兼程的非凡岁月', "${label}2030年工作回顾"], ['扬帆远航的崭新航程', "${second}2031年工作安排"], ['打铁还需自身硬', '各方齐心合力']);
  like(outline_of(html_in([$centred], @report), '.html'), qr/^2 achievement 渔业基础更加牢固/m, "where labels name the parts ($label) centred lines are what divides these");
}
my @labels = (['^渔业基础', '（一）渔业基础'], ['^城乡面貌', '（二）城乡面貌'], ['^壮大蓝色', '（一）壮大蓝色'], ['^建设宜居', '（二）建设宜居']);
is(outline_of(html_in([$centred, $centred], changed(@labels)), '.html'), $parts, 'labelled titles that are shown alike divide what lines without labels open');
is(outline_of(html_in([$centred], changed(map { [$_->[0], $_->[1] =~ s/（(.)）/$1、/r] } @labels)), '.html'), $parts, '… whatever their labels, where these name no part');
is(outline_of(html_in([$centred], changed(['^城乡面貌焕然一新', '（一）政府自身建设更加严实'])), '.html'), $parts =~ s/城乡面貌焕然一新/政府自身建设更加严实/r, '… or, where they do, are of a lower rank');
my $plain = ['<p>%s</p>'];
my @alone = map { [$_->[0] eq 'P' && $_->[1] !~ /打铁/ ? '' : $_->[0], $_->[1]] } @unnamed;
is(outline_of(html_in([$centred], @alone), '.html'), outline_of(html_in($plain, @alone), '.html'), 'a line that alone is centred tells nothing');
my @many = ((map { [$_->[0] eq 'D' ? 'P' : $_->[0], $_->[1]] } @unnamed[0 .. $#unnamed - 1]), ['D', '同心协力再出发'], ['', '全市上下要心往一处想、劲往一处使，让群众的日子一年比一年好，让城市的面貌一年比一年新。'], $unnamed[-1]);
is(outline_of(html_in([$centred], @many), '.html'), outline_of(html_in($plain, @many), '.html'), '… nor do seven');
unlike(outline_of(html_in(['<p>%s</p>', '<h3>%s</h3>'], changed(['^渔业基础更加牢固', '渔业基础更加牢固，渔港建设和养殖面积都有新的突破，渔民的收入一年比一年多，渔村的面貌一年比一年新，渔业的明天一定会更加美好'])), '.html'), qr/渔业的明天/, 'a paragraph in the style of a heading is none when it is long');
done_testing();
