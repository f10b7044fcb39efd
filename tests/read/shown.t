#!/usr/bin/perl
# How a format shows a text: a first sentence in bold names its paragraph, and a line in the style of a heading is one,
# where their words leave that open.
use strict;
use warnings;
use utf8;
use Encode qw(encode);
use FindBin;
use JSON::PP;
use lib $FindBin::Bin;
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
done_testing();
