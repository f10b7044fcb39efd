#!/usr/bin/perl
# The forms in which texts come: a sample is given each form in its turn, and must keep its outline and its items.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use FindBin;
use JSON::PP;
use lib $FindBin::Bin;
use Reading;

my $root = "$FindBin::Bin/../..";

sub sample {
  my ($name) = @_;
  open my $in, '<:raw', "$root/samples/$name.txt" or die "$name: $!";
  local $/;
  my $text = decode($name =~ /livelihood-lines/ ? 'gbk' : 'UTF-8', <$in>);
  return $text =~ s/\r//gr;
}

# Every division with its level, kind and title, and every item, of a text or a file's bytes.
sub outline {
  my ($text, $suffix) = @_;
  my @outline;
  for my $table ('divisions', 'livelihood') {
    my ($status, $rows, $said) = baogao('convert', '-q', '-t', "jsonl:$table", input($text, $suffix));
    diag("status $status: $said") if $status ne '0';
    for (map { decode_json(encode('UTF-8', $_)) } split /\n/, $rows) {
      push @outline, join ' ', grep { defined } $_->{depth}, $_->{kind} // 'item', ($_->{heading} // $_->{text} // '') =~ s/\s+//gr;
    }
  }
  return @outline;
}

my %expected;

# That a form of a sample has the sample's outline, but for what `except` matches.
sub keeps {
  my ($sentence, $name, $form, $except, $suffix) = @_;
  $expected{$name} //= [outline(sample($name))];
  my $text = $form->(sample($name));
  my @expected = grep { !$except || !/$except/ } @{$expected{$name}};
  my @got = grep { !$except || !/$except/ } outline($text, $suffix);
  my $same = "@got" eq "@expected";
  ok($same, "$sentence ($name, " . @expected . ' lines)');
  return if $same;
  my %count;
  $count{$_}++ for @expected;
  $count{$_}-- for @got;
  my @differ = grep { $count{$_} } (@expected, @got);
  diag($_) for map { ($count{$_} > 0 ? 'lost: ' : 'new: ') . $_ } @differ ? @differ[0 .. ($#differ > 9 ? 9 : $#differ)] : 'another order';
}

# In the middle of every `nth` long sentence something is put.
sub interrupt {
  my ($text, $what, $nth) = @_;
  my $count = 0;
  return $text =~ s/(\p{Han}{6}，\p{Han}{3})(?=\p{Han}{4})/++$count % $nth ? $1 : $1 . $what/ger;
}

# Lines of at most `width` columns, as a PDF has them; a paragraph's first is indented.
sub wrap {
  my ($text, $width, $indent) = @_;
  my $wrapped = '';
  for my $line (split /\n/, $text) {
    my $columns = 0;
    $line =~ s/^\s+//;
    $wrapped .= $indent if length $line > 20;
    $columns = 4 if length $line > 20 && length $indent;
    for my $token ($line =~ /[!-~]+|./g) {
      my $wide = length($token) * (ord $token < 128 ? 1 : 2);
      if ($columns + $wide > $width && $token !~ /^[，。；：、！？”）》]/) {
        $wrapped .= "\n";
        $columns = 0;
      }
      $wrapped .= $token;
      $columns += $wide;
    }
    $wrapped .= "\n";
  }
  return $wrapped;
}

# Pages of 24 lines, each ended as pdftotext ends them.
sub pages {
  my ($text) = @_;
  my ($number, $count) = (0, 0);
  return $text =~ s/\n/++$count % 24 ? "\n" : "\n" . "\n- " . ++$number . " -\n\f"/ger;
}

my @samples = qw(county-title-block province-five-years county-old-style);
my $first = $samples[0];

for my $name (@samples) {
  keeps('CRLF', $name, sub { $_[0] =~ s/\n/\r\n/gr });
  keeps('line ends written out', $name, sub { $_[0] =~ s/\n/\\r\\n/gr });
  keeps('no-break spaces written out', $name, sub { $_[0] =~ s/^(?=.)/<U+00A0><U+00A0>/gmr });
  keeps('indents of ideographic spaces', $name, sub { $_[0] =~ s/^(?=\S)/　　/gmr });
  keeps('comments', $name, sub { $_[0] =~ s/\n/\n<!-- a\n note -->\n/gr });
  keeps('front matter', $name, sub { "---\ntitle: 政府工作报告\ndate: 2024-01-02\n---\n\n$_[0]" });
  keeps('wrapped, with indents', $name, sub { wrap($_[0], 60, '    ') });
  keeps('wrapped, with indents, on pages', $name, sub { pages(wrap($_[0], 60, '    ')) });
  keeps('spaces around digits', $name, sub { $_[0] =~ s/(?<=\p{Han})(?=[0-9])|(?<=[0-9%])(?=\p{Han})/ /gr });
  keeps('the whole on one line, indents left', $name, sub { $_[0] =~ s/\n+\s*(?=.)/　　/gr });
  # There a short title with neither label nor mark (附件1) cannot be told from what follows.
  $name eq $first or keeps('the whole on one line, spaces left', $name, sub { $_[0] =~ s/\n+\s*(?=.)/ /gr });
  keeps('the body repeated', $name, sub { "$_[0]\n$_[0]" });
  keeps('a page jump', $name, sub { interrupt($_[0], "（下转第三版）\n\n政 府 工 作 报 告\n\n（上接第一版）", 9) });
  keeps('only the first half of a jump', $name, sub { interrupt($_[0], "（下转第三版）\n", 9) });
  keeps('only the second half of a jump', $name, sub { interrupt($_[0], "\n（上接第一版）", 9) });
  keeps('紧接第一版', $name, sub { interrupt($_[0], "\n（紧接第一版）", 9) });
  keeps('B上接第一版', $name, sub { interrupt($_[0], "\nB上接第一版\n", 9) });
  keeps('words of the page behind the last', $name, sub { $_[0] =~ s/(?<=！)\s*\z/扫一扫在手机打开当前页【关闭窗口】\n/r });
  keeps('a title set wide', $name, sub { $_[0] =~ s/政府工作报告/政 府 工 作 报 告/r }, qr/^\d+ title/);
  keeps('a page around it', $name, sub {
    "首页 > 政务公开 > 政府工作报告\n字体：【大 中 小】\n发布时间：2024-02-01 来源：县政府办公室 浏览次数：123\n打印本页 关闭窗口\n\n$_[0]\n" .
    "分享到：\n【打印本页】 【关闭窗口】\n上一篇：关于放假的通知\n下一篇：没有了\n版权所有：县人民政府办公室 备案号：00000000号\n网站地图 | 联系我们\n" });
  keeps('Word', $name, sub { docx($_[0]) });
  keeps('a web page', $name, sub { '<html><body><div>' . ($_[0] =~ s/&/&amp;/gr =~ s/</&lt;/gr =~ s/^(.+)$/<p>$1<\/p>/gmr) . '</div></body></html>' });
  keeps('GB18030', $name, sub { encode('gbk', $_[0]) });
  keeps('UTF-16', $name, sub { "\xFF\xFE" . encode('UTF-16LE', $_[0]) });
  keeps('half of the head lost', $name, sub { $_[0] =~ s/^.*?各(?=位代表)//sr }, qr/^\d+ (title|meeting|speaker|salutation)/);
}

# A Word document of a text's lines.
sub docx {
  my ($text) = @_;
  my $body = join '', map { '<w:p><w:r><w:t xml:space="preserve">' . s/&/&amp;/gr =~ s/</&lt;/gr . '</w:t></w:r></w:p>' } split /\n/, $text;
  return zip('word/document.xml' => qq(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>$body</w:body></w:document>));
}
done_testing();
