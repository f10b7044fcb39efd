#!/usr/bin/perl
# Lines at the right tell what words do not: below the title the speaker, at the end those who sign and the day, which are
# no titles and stand outside the speech.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Pages;
use Reading;

my @speech = (['', '一、2030年工作回顾'], ['', '过去一年，全市渔业增加值增长5%，建设渔港3座，引进企业12家，完成技术改造项目8个，新增学位900个。'], ['', '二、2031年工作安排'],
  ['', '今年发展的主要预期目标是：渔业增加值增长6%左右，城镇新增就业8000人，居民收入增长与经济增长同步。'], ['', '（一）发展渔业'], ['', '建设渔港4座，新增渔船30艘，培育龙头企业5家，大力发展远洋捕捞，完善冷链物流。'], ['', '（二）保护海洋'],
  ['', '修复岸线5公里，新建海洋公园2个，清理海滩垃圾300吨，改造污水处理厂1座，完成入海河流治理项目8个。']);
my @signed = (['r', '海陵市人民政府'], ['r', '2031年1月8日']);

my %forms = (
  html => sub { return '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>' . join('', map { '<p' . ($_->[0] eq 'r' ? ' style="text-align:right"' : $_->[0] eq 'c' ? ' align="center"' : '') . ">$_->[1]</p>" } @_) . '</body></html>' },
  docx => sub {
    my $body = join '', map { '<w:p>' . ($_->[0] ? '<w:pPr><w:jc w:val="' . ($_->[0] eq 'r' ? 'right' : 'center') . '"/></w:pPr>' : '') . "<w:r><w:t>$_->[1]</w:t></w:r></w:p>" } @_;
    return zip('word/document.xml' => "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>$body</w:body></w:document>");
  },
  odt => sub {
    my $spaces = join ' ', map { qq(xmlns:$_="urn:oasis:names:tc:opendocument:xmlns:$_:1.0") } qw(office text style fo);
    my $styles = join '', map { qq(<style:style style:name="$_->[0]"><style:paragraph-properties fo:text-align="$_->[1]"/></style:style>) } ['r', 'end'], ['c', 'center'];
    my $body = join '', map { '<text:p' . ($_->[0] ? qq( text:style-name="$_->[0]") : '') . ">$_->[1]</text:p>" } @_;
    return stored(mimetype => 'application/vnd.oasis.opendocument.text',
      'content.xml' => "<office:document-content $spaces><office:automatic-styles>$styles</office:automatic-styles><office:body><office:text>$body</office:text></office:body></office:document-content>");
  },
  pdf => sub { return pdf(pages([map { { text => $_->[1], style => { r => 'right', c => 'centre' }->{$_->[0]} // 'body' } } @_])) },
);

# What the XML has of these elements, in their order, one a line; statistics are not told.
sub elements {
  my ($form, $names, @paragraphs) = @_;
  my $xml = xml($forms{$form}->(@paragraphs), ".$form") =~ s/.*?<body>//sr;
  my @found;
  push @found, "$1: " . $2 =~ s/<[^>]*>//gr while $xml =~ m{<($names)\b[^>]*>(.*?)</\1>}gs;
  return join "\n", @found, '';
}
my @front = (['c', '政府工作报告'], ['r', '林　海'], ['r', '2031年1月8日'], ['', '各位代表：']);
for my $form (sort keys %forms) {
  my $divisions = "heading: 一、2030年工作回顾\nheading: 二、2031年工作安排\nheading: （一）发展渔业\nheading: （二）保护海洋\n";
  is(elements($form, 'heading', ['c', '政府工作报告'], @speech, @signed), $divisions, "$form: who signs is no title of a task");
  like(xml($forms{$form}->(['c', '政府工作报告'], @speech, @signed), ".$form"), qr{</plan>\s*<p [^>]*><s [^>]*>海陵市人民政府</s></p>\s*<p [^>]*><s [^>]*>2031年1月8日</s></p>}, "$form: and stands outside the plan");
  like(xml($forms{$form}->(['c', '政府工作报告'], @speech, ['', '谢谢大家！'], reverse @signed), ".$form"), qr{<p [^>]*><s [^>]*>海陵市人民政府</s></p>\s*</body>}, "$form: behind thanks, too");
  is(elements($form, 'title|meeting|speaker|salutation', @front, @speech), "title: 政府工作报告\nspeaker: 林　海\nmeeting: 2031年1月8日\nsalutation: 各位代表：\n", "$form: a name below the title");
  is(elements($form, 'title|meeting|speaker|heading', @front[0, 1], @speech), "title: 政府工作报告\nspeaker: 林　海\n$divisions", "$form: also where nobody is addressed");
}
is(elements('html', 'speaker', $front[0], ['r', '政府办公室'], @front[2, 3], @speech), "speaker: 政府办公室\n", 'whoever it is');
is(elements('html', 'speaker', $front[0], ['', '林　海'], @front[2, 3], @speech), '', 'which a line elsewhere does not tell');
is(elements('html', 'speaker', $front[0], ['r', '海陵市人民政府'], @front[2, 3], @speech), '', 'a government is no speaker');
is(elements('html', 'heading', ['c', '政府工作报告'], @speech[0 .. 4], ['r', '（摘自海陵渔歌）'], @speech[5 .. $#speech]),
  elements('html', 'heading', ['c', '政府工作报告'], @speech), 'a line at the right between paragraphs is no title of what follows');
done_testing();
