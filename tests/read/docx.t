#!/usr/bin/perl
# Word documents: what of them is text, which numbers are written in, and what is refused.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Reading;

my $w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
my $relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
my $package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
my @relations = qw(numbering styles footnotes endnotes);

# A Word document whose main part has this body; other parts by their names.
sub docx {
  my ($body, %parts) = @_;
  my $relations = join '', map { qq(<Relationship Id="$_" Type="$relation/$_" Target="$_.xml"/>) } sort keys %parts;
  my %files = (
    '_rels/.rels' => qq(<Relationships $package><Relationship Id="a" Type="$relation/officeDocument" Target="text/main.xml"/></Relationships>),
    'text/_rels/main.xml.rels' => "<Relationships $package>$relations</Relationships>",
    'text/main.xml' => "<w:document $w><w:body>$body</w:body></w:document>",
  );
  $files{"text/$_.xml"} = "<w:$_ $w>$parts{$_}</w:$_>" for keys %parts;
  return zip(%files);
}

sub p { my ($text, $properties) = @_; return '<w:p>' . ($properties ? "<w:pPr>$properties</w:pPr>" : '') . r($text) . '</w:p>' }
sub r { my ($text) = @_; return qq(<w:r><w:t xml:space="preserve">$text</w:t></w:r>) }
sub numbered { my ($level, $list) = @_; return qq(<w:numPr><w:ilvl w:val="$level"/><w:numId w:val="$list"/></w:numPr>) }

gives('paragraphs are lines', docx(p('青石县政府工作报告') . p('各位代表：') . '<w:p/>' . p('现在报告工作。')),
  "青石县政府工作报告\n各位代表：\n\n现在报告工作。\n");
gives('runs are joined', docx('<w:p>' . r('粮食产量') . r('12') . r('万吨') . '</w:p>'), "粮食产量12万吨\n");
my $raised = sub { return '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>' . $_[0] . '</w:t></w:r>' };
gives('a raised number set by hand is a note’s, but for exponents', docx('<w:p>' . r('产值190亿元') . $raised->('1') . r('，厂房3万m') . $raised->('2') . r('、10') . $raised->('4') . r('吨') . '<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r></w:p>'),
  "产值190亿元[1]，厂房3万m2、10⁴吨2\n");
gives('tabs and breaks are kept', docx('<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t></w:r></w:p>'),
  "甲\t乙\n丙-丁\n");
gives('what a tracked change deleted is gone, what it inserted is there',
  docx('<w:p><w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="2">' . r('新') . '</w:ins>' .
       '<w:moveFrom w:id="3">' . r('移') . '</w:moveFrom><w:moveTo w:id="4">' . r('来') . '</w:moveTo></w:p>' .
       '<w:p><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr>' . r('上半句，') . '</w:p>' . p('下半句。')),
  "新来\n上半句，下半句。\n");
gives('hidden text and field codes are no text',
  docx('<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' . r('见') . '</w:p>'), "见\n");
gives('a text box comes behind its paragraph, once',
  docx('<w:p>' . r('正') . '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>' .
       p('框') . '</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>' . p('框') . '</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>' . r('文') . '</w:p>'),
  "正文\n框\n");

my $cell = sub { '<w:tc>' . join('', map { p($_) } @_) . '</w:tc>' };
gives('a table has a line a row and TABs between its cells',
  docx('<w:tbl><w:tr>' . $cell->('序号') . $cell->('任务') . '</w:tr><w:tr>' . $cell->('1') . $cell->('修路', '架桥') . '</w:tr></w:tbl>'),
  "序号\t任务\n1\t修路 架桥\n");
gives('a table of one cell is lines', docx('<w:tbl><w:tr>' . $cell->('甲', '乙') . '</w:tr></w:tbl>'), "甲\n乙\n");

# Automatic numbers.
sub level {
  my ($level, $format, $text, $more) = @_;
  return qq(<w:lvl w:ilvl="$level"><w:start w:val="1"/><w:numFmt w:val="$format"/>) . ($more // '') . qq(<w:lvlText w:val="$text"/></w:lvl>);
}
my $lists = '<w:abstractNum w:abstractNumId="0">' . level(0, 'chineseCounting', '%1、') . level(1, 'chineseCounting', '（%2）') .
  level(2, 'decimal', '%3.') . level(3, 'decimal', '%1.%4', '<w:isLgl/>') . '</w:abstractNum>' .
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' .
  '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
my $styles = '<w:style w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' .
  '<w:style w:styleId="h1b"><w:basedOn w:val="h1"/></w:style>';
gives('levels count, and begin anew under the next higher one',
  docx(join('', map { p($$_[1], numbered($$_[0], 1)) } [0, '甲'], [1, '乙'], [1, '丙'], [2, '丁'], [0, '戊'], [1, '己'], [3, '庚']), numbering => $lists),
  "一、甲\n（一）乙\n（二）丙\n1. 丁\n二、戊\n（一）己\n2.1 庚\n");
gives('what RTF has lost behind a Chinese number is the comma that stood there',
  docx(p('甲', numbered(0, 1)) . p('乙', numbered(0, 1)), numbering => $lists =~ s/%1、/%1?/r), "一、甲\n二、乙\n");
gives('an instance may begin anew, and shares its counter else',
  docx(join('', map { p($$_[1], numbered(0, $$_[0])) } [1, '甲'], [1, '乙'], [2, '丙'], [1, '丁']), numbering => $lists), "一、甲\n二、乙\n一、丙\n二、丁\n");
gives('a style brings its number, also one it is based on; number 0 takes it away',
  docx(p('甲', '<w:pStyle w:val="h1"/>') . p('乙', '<w:pStyle w:val="h1b"/>') . p('丙', '<w:pStyle w:val="h1"/>' . numbered(0, 0)),
       numbering => $lists, styles => $styles), "一、甲\n二、乙\n丙\n");
gives('a paragraph without text counts but shows no number',
  docx(p('甲', numbered(0, 1)) . '<w:p><w:pPr>' . numbered(0, 1) . '</w:pPr></w:p>' . p('丙', numbered(0, 1)), numbering => $lists), "一、甲\n\n三、丙\n");

my %formats = (
  chineseCounting => [1, '一', 10, '十', 11, '十一', 20, '二十', 99, '九十九', 105, '一○五'],
  chineseCountingThousand => [10, '十', 20, '二十', 100, '一百', 105, '一百零五', 110, '一百一十', 1001, '一千零一', 10000, '一万'],
  japaneseCounting => [12, '十二'],
  ideographDigital => [10, '一〇', 23, '二三'],
  ideographTraditional => [1, '甲', 10, '癸', 11, '11'],
  chineseLegalSimplified => [12, '拾贰', 30, '叁拾'],
  decimalEnclosedCircle => [1, '①', 20, '⑳', 21, '㉑'],
  decimalEnclosedCircleChinese => [3, '③'],
  decimalEnclosedParen => [2, '⑵'],
  decimalFullWidth => [12, '１２'],
  decimalZero => [3, '03', 12, '12'],
  upperRoman => [4, 'IV', 9, 'IX', 14, 'XIV', 1990, 'MCMXC'],
  lowerLetter => [1, 'a', 26, 'z', 27, 'aa', 29, 'cc'],
  unheardOf => [7, '7'],
  none => [5, ''],
);
my ($abstract, $nums, $body, $expected) = ('', '', '', '');
my $id = 0;
for my $format (sort keys %formats) {
  my @pairs = @{$formats{$format}};
  while (my ($number, $shown) = splice @pairs, 0, 2) {
    $id++;
    $abstract .= qq(<w:abstractNum w:abstractNumId="$id"><w:lvl w:ilvl="0"><w:start w:val="$number"/><w:numFmt w:val="$format"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>);
    $nums .= qq(<w:num w:numId="$id"><w:abstractNumId w:val="$id"/></w:num>);
    $body .= p($format, numbered(0, $id));
    $expected .= "$shown、$format\n";
  }
}
gives('numbers look as their format says', docx($body, numbering => $abstract . $nums), $expected);

# What a generated number becomes in the tree.
my $report = docx(p('青石县政府工作报告') . p('各位代表：') . p('过去一年的工作', numbered(0, 1)) . p('经济平稳增长。全县生产总值增长6%。') .
  p('今年的工作', numbered(0, 1)) . p('抓好产业发展。新建厂房3万平方米。', numbered(1, 1)), numbering => $lists);
my $xml = xml($report);
like($xml, qr{<heading [^>]*><label inferred="true">一、</label>过去一年的工作}, 'a generated number is a label, and inferred');
like($xml, qr{<label inferred="true">（一）</label>(?:<s [^>]*>)?抓好产业发展}, 'also before a run-in title or sentence');
my $chapters = '<w:abstractNum w:abstractNumId="0">' . level(0, 'chineseCounting', '第%1章 ') . '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
like(xml(docx(p('过去一年的工作', numbered(0, 1)), numbering => $chapters)), qr{<label inferred="true">第一章</label>}, 'so is one of a form that texts do not use');
like($xml, qr{media-type="application/vnd.openxmlformats-officedocument.wordprocessingml.document"}, 'the source says what it was');

# Notes.
gives('notes stand behind the text, each with the number of its mark',
  docx('<w:p>' . r('推进“双联”') . '<w:r><w:footnoteReference w:id="4"/></w:r>' . r('工作，办好“小窗”') . '<w:r><w:endnoteReference w:id="7"/></w:r>' . r('。') . '</w:p>',
    footnotes => '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r>' . r('双联：联村联户。') . '</w:p></w:footnote>',
    endnotes => '<w:endnote w:id="7">' . p('小窗：小窗口。') . '</w:endnote>'),
  "推进“双联”[1]工作，办好“小窗”[2]。\n[1]双联：联村联户。\n[2]小窗：小窗口。\n");

# What is refused.
my $good = docx(p('甲' x 3000) . p(join '', map { chr(0x4e00 + $_ * 7 % 9000) } 1 .. 3000));
refused('an archive cut short is damaged', substr($good, 0, length($good) / 2), 'damaged-archive');
my $changed = $good;
substr($changed, 400, 8) = "\0" x 8;
refused('a changed byte is noticed', $changed, 'damaged-archive|binary-input');
refused('a document type is refused', zip('word/document.xml' => "<!DOCTYPE d [<!ENTITY a 'aaaa'>]><w:document $w><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"), 'damaged-archive');
refused('a document that is not well-formed is damaged', zip('word/document.xml' => "<w:document $w><w:body><w:p>"), 'damaged-archive');
refused('an archive of something else is no text', zip('a.txt' => 'hello'), 'binary-input');
refused('a spreadsheet without tasks is no text', zip('_rels/.rels' => qq(<Relationships $package><Relationship Id="a" Type="$relation/officeDocument" Target="xl/workbook.xml"/></Relationships>), 'xl/workbook.xml' => '<workbook/>',
  'xl/_rels/workbook.xml.rels' => '<Relationships/>', 'xl/worksheets/sheet1.xml' => '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>'), 'binary-input');
refused('a document without text is empty', docx('<w:p/>'), 'empty-input');

# A part that is there but cannot be read is damage; one that is not there is no matter.
my $numbered = '<w:document ' . $w . '><w:body>' . p('甲', '<w:pStyle w:val="h1"/>') . p('乙', numbered(0, 1)) . '</w:body></w:document>';
my %sound = (
  '_rels/.rels' => qq(<Relationships $package><Relationship Id="a" Type="$relation/officeDocument" Target="word/document.xml"/></Relationships>),
  'word/_rels/document.xml.rels' => "<Relationships $package>" . join('', map { qq(<Relationship Id="$_" Type="$relation/$_" Target="$_.xml"/>) } qw(numbering styles)) . '</Relationships>',
  'word/document.xml' => $numbered,
  'word/numbering.xml' => "<w:numbering $w>$lists</w:numbering>",
  'word/styles.xml' => "<w:styles $w>$styles</w:styles>",
);
gives('a document with all its parts has its numbers', zip(%sound), "一、甲\n二、乙\n");
my @parts = qw(_rels/.rels word/_rels/document.xml.rels word/numbering.xml word/styles.xml);
my $state = 1; # of what does not compress
my $noise = join '', map { $state = ($state * 1103515245 + 12345) % 2147483648; chr(97 + ($state >> 16) % 26) } 1 .. 4000;
for my $part (@parts) {
  refused("$part cut short is damage", zip(%sound, $part => substr($sound{$part}, 0, length($sound{$part}) / 2)), 'damaged-archive');
  refused("$part with a document type is damage", zip(%sound, $part => "<!DOCTYPE x [<!ENTITY a 'a'>]>$sound{$part}"), 'damaged-archive');
  refused("$part without a byte is damage", zip(%sound, $part => ''), 'damaged-archive');
  refused("$part in an encoding that is none is damage", zip(%sound, $part => qq(<?xml version="1.0" encoding="klingon"?>$sound{$part})), 'damaged-archive');
  my $bytes = zip(%sound, $part => $sound{$part} . '<!-- ' . $noise . ' -->');
  substr($bytes, index($bytes, $part) + 300, 40) = 'x' x 40;
  refused("$part with changed bytes is damage", $bytes, 'damaged-archive');
  my ($status, $xml) = baogao('convert', input(zip(%sound, $part => 'x'), '.docx'), '-o', my $out = input('', '.xml'));
  is(-s $out, 0, "and nothing is written when $part is damaged");
}
for my $part (qw(word/numbering.xml word/styles.xml word/_rels/document.xml.rels)) {
  my %less = %sound;
  delete $less{$part};
  my ($status) = baogao('convert', '-q', '-o', '/dev/null', '-t', 'xml', input(zip(%less), '.docx'));
  is($status, 0, "a document without $part is read");
}
my $bomb = zip('word/document.xml' => "<w:document $w><w:body><w:p><w:r><w:t>" . ('0' x 9_000_000) . '</w:t></w:r></w:p></w:body></w:document>');
cmp_ok(length $bomb, '<', 100_000, 'a small archive can hold much');
refused('what is unpacked beyond the limit is not read', $bomb, 'too-large', '--max-size', '1M');
done_testing();
