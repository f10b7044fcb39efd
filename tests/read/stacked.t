#!/usr/bin/perl
# Tables that stand below each other without text between them: each is one of its own, in every format.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Pages;
use Reading;

my $long = '全县新建厂房3万平方米，引进企业12家，完成技术改造项目8个，' x 3 . '新增学位900个。';
my @first = (['指标', '2030年', '2031年'], ['粮食产量', '12万吨', '13万吨'], ['新增企业', '5家', '8家'], ['渔港', '3座', '4座']);
my @second = (['项目', '完成情况', '责任单位'], ['改造小区', '8个', '县住建局'], ['植树造林', '3万亩', '县林业局']);
my @narrow = (['项目', '完成情况'], ['改造小区', '8个'], ['植树造林', '3万亩']);

# The cells of a row, with | between them.
sub cells {
  my @cells;
  push @cells, ($1 // '') =~ s/<[^>]*>//gr while $_[0] =~ m{<cell[^>]*/>|<cell[^>]*>(.*?)</cell>}gs;
  return join '|', @cells;
}

# The tables that are made of a file: a row a line.
sub tables {
  my $xml = xml(@_);
  return map { join "\n", map { cells($_) } m{<row[^>]*>(.*?)</row>}gs } $xml =~ m{<table[^>]*>(.*?)</table>}gs;
}
sub lines { return join "\n", map { join '|', @$_ } @_ }

# Both tables on a page, their rows `pitch` points apart and the tables `gap`; cells begin at these places.
sub placed {
  my ($form, $pitch, $gap, @tables) = @_;
  my $set = pages([{ text => $long, style => 'body' }]);
  my $y = 260;
  for my $table (@tables) {
    for my $row (@$table) {
      my @at = @$row == 2 ? (72, 300) : (72, 230, 390);
      my $most = 1;
      for my $i (0 .. $#$row) {
        my @lines = split /\n/, $row->[$i];
        $most = @lines if @lines > $most;
        push @{$set->{pages}[0]}, map { { x => $at[$i], y => $y + 15 * $_, size => 12, text => $lines[$_] } } 0 .. $#lines;
      }
      $y += $pitch + 15 * ($most - 1);
    }
    $y += $gap;
  }
  return $form eq 'pdf' ? pdf($set) : stored(ofd($set));
}
for my $form (qw(pdf ofd)) {
  for (['the same columns', \@first, \@second], ['other columns', \@first, \@narrow], ['fewer columns first', \@narrow, \@first], ['two rows each', [@first[0, 1]], [@second[0, 1]]], ['three', \@first, \@second, \@narrow]) {
    my ($sentence, @tables) = @$_;
    for ([20, 20], [28, 28], [20, 14]) {
      my ($pitch, $gap) = @$_;
      is_deeply([tables(placed($form, $pitch, $gap, @tables))], [map { lines(@$_) } @tables], "$form: $sentence, $gap apart");
    }
  }
  is_deeply([tables(placed($form, 20, 20, [@first[0, 1], ['新增企业', '', '8家'], $first[3]], \@second))], [lines(@first[0, 1], ['新增企业', '', '8家'], $first[3]), lines(@second)], "$form: a cell may be empty");
  my @tall = (['项目', '完成情况', '责任单位'], ['改造小区', "8个，\n惠及居民900户", '县住建局'], ['植树造林', '3万亩', '县林业局'], ['学位', "新增900个，\n其中学前300个", '县教育局']);
  is_deeply([map { s/，\n/，/gr } tables(placed($form, 24, 20, \@first, \@tall))], [map { s/，\n/，/gr } lines(@first), lines(@tall)], "$form: cells may have several lines");
  is_deeply([map { s/，\n/，/gr } tables(placed($form, 24, 20, \@tall, \@first))], [map { s/，\n/，/gr } lines(@tall), lines(@first)], "$form: also in the first");
  is(scalar(my @one = tables(placed($form, 20, 3, [@first, ['学位', '900个', '950个']], [['小区', '8个', '9个'], ['渔船', '30艘', '32艘']]))), 1, "$form: a little more room between rows parts nothing");
}

# Formats that say where a table ends.
my @tables = (\@first, \@second);
my %forms = (
  html => sub { return '<html><head><meta charset="utf-8"></head><body><p>青石县政府工作报告</p>' . join('', map { '<table border="1">' . join('', map { '<tr>' . join('', map { "<td>$_</td>" } @$_) . '</tr>' } @$_) . '</table>' } @_) . '</body></html>' },
  docx => sub {
    my $text = sub { return "<w:p><w:r><w:t>$_[0]</w:t></w:r></w:p>" };
    my $body = join '<w:p/>', $text->('青石县政府工作报告'), map { '<w:tbl>' . join('', map { '<w:tr>' . join('', map { '<w:tc>' . $text->($_) . '</w:tc>' } @$_) . '</w:tr>' } @$_) . '</w:tbl>' } @_;
    return zip('word/document.xml' => "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>$body</w:body></w:document>");
  },
  odt => sub {
    my $spaces = join ' ', map { qq(xmlns:$_="urn:oasis:names:tc:opendocument:xmlns:$_:1.0") } qw(office text table);
    my $body = join '<text:p/>', '<text:p>青石县政府工作报告</text:p>', map { '<table:table>' . join('', map { '<table:table-row>' . join('', map { "<table:table-cell><text:p>$_</text:p></table:table-cell>" } @$_) . '</table:table-row>' } @$_) . '</table:table>' } @_;
    return stored(mimetype => 'application/vnd.oasis.opendocument.text', 'content.xml' => "<office:document-content $spaces><office:body><office:text>$body</office:text></office:body></office:document-content>");
  },
  md => sub { return "# 青石县政府工作报告\n\n" . join "\n\n", map { my ($head, @rows) = map { '| ' . join(' | ', @$_) . ' |' } @$_; my $rule = '|---' x @{$_->[0]} . '|'; join "\n", $head, $rule, @rows, '' } @_ },
);
for my $form (sort keys %forms) {
  is_deeply([tables($forms{$form}->(@tables), ".$form")], [map { lines(@$_) } @tables], "$form: two tables") unless $form eq 'md';
  my @seen = tables($forms{$form}->(@tables), ".$form");
  is(scalar @seen, 2, "$form: two tables");
  next if $form eq 'md';
  my @counted = ([['序号', '任务'], ['1', '建设渔港3座'], ['2', '改造小区8个']], [['3', '植树造林3万亩'], ['4', '新增学位900个']]);
  is(scalar(@seen = tables($forms{$form}->(@counted), ".$form")), 1, "$form: one whose rows are counted through is not parted");
}
done_testing();
