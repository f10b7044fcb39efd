#!/usr/bin/perl
# PDF, read by the places of its words: paragraphs, columns, running heads, pages, and what is refused.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Agreement;
use Pages;
use Reading;

if (!grep { -x "$_/pdftotext" } split /:/, $ENV{PATH}) {
  $ENV{CI} ? BAIL_OUT('pdftotext is not installed') : plan(skip_all => 'pdftotext is not installed');
}

sub body { return { text => $_[0], style => 'body' } }
sub centre { return { text => $_[0], style => 'centre' } }
sub flush { return { text => $_[0], style => 'flush' } }
sub row { return { text => join("\t", @_), style => 'row' } }
sub of { my ($paragraphs, @options) = @_; return pdf(pages($paragraphs, @options)) }

my $long = '全县上下迎难而上、负重前行，地区生产总值增长6.2%，规模以上工业增加值增长8.1%，粮食总产量达到12.6万吨，城镇新增就业3200人，各项工作都取得了新的成绩。';
my $other = '坚持依法行政，办理代表建议和政协提案，办结率达到百分之百，严格执行过紧日子的要求，压减一般性支出，把更多的资金用在民生上，让群众得到实惠。';

gives('wrapped lines are one paragraph, indented ones begin another',
  of([centre('青石县政府工作报告'), flush('各位代表：'), body($long), body($other)]),
  "\f青石县政府工作报告\n各位代表：\n$long\n$other\n");
gives('paragraphs without an indent are told by the distance between them',
  of([map { flush($_) } $long, $other, $long], gap => 14), "\f$long\n$other\n$long\n");
gives('a paragraph whose first line hangs out stays one', of([{ text => $long, style => 'hang' }, { text => $other, style => 'hang' }]), "\f$long\n$other\n");
gives('a title of two lines is one', of([{ text => '青石县人民政府二〇二四年在全县经济工作会议上的工作报告', style => 'centre', size => 24 }, body($long)]),
  "\f青石县人民政府二〇二四年在全县经济工作会议上的工作报告\n$long\n");
gives('letters of another size make a paragraph of their own', of([{ text => '青石县全力推进十项重点工作努力完成全年任务', style => 'flush', size => 21 }, flush($other)]),
  "\f青石县全力推进十项重点工作努力完成全年任务\n$other\n");
gives('what is printed twice to look bold is read once', do {
    my $set = pages([centre('青石县政府工作报告'), body($long)]);
    push @{$set->{pages}[0]}, { %{$set->{pages}[0][0]}, x => $set->{pages}[0][0]{x} + 0.4 };
    pdf($set);
  }, "\f青石县政府工作报告\n$long\n");
gives('the cells of a row are parted by TAB', of([body($long), row('序号', '任务', '单位'), row('1', '新建公路', '交通局'), row('2', '植树造林', '林业局')]),
  "\f$long\n序号\t任务\t单位\n1\t新建公路\t交通局\n2\t植树造林\t林业局\n");

# Rows whose cells have several lines, `pitch` from each other, rows `gap` farther; `middle`: what has fewer lines stands
# in the middle of its row.
sub cells {
  my ($pitch, $gap, $middle, @rows) = @_;
  my @left = (72, 120, 300, 400);
  my ($y, @runs) = (200);
  for my $row (@rows) {
    my $most = (sort { $b <=> $a } map { scalar @$_ } @$row)[0];
    for my $i (0 .. $#$row) {
      my $above = $middle ? ($most - @{$row->[$i]}) / 2 : 0;
      push @runs, map { { x => $left[$i], y => $y + ($_ + $above) * $pitch, size => 12, text => $row->[$i][$_] } } 0 .. $#{$row->[$i]};
    }
    $y += $most * $pitch + $gap;
  }
  my $set = pages([body($long)]);
  push @{$set->{pages}[0]}, @runs;
  return pdf($set);
}
my @cells = ([['序号'], ['工作任务'], ['牵头单位'], ['完成时限']], [['1'], ['新增规上企业10家，培', '育“小巨人”企业3家，', '完成技改项目12个'], ['县工信局'], ['2031年', '12月']],
  [['2'], ['改造老旧小区8个'], ['县住建局、', '县财政局'], ['全年']], [['3'], ['植树造林'], [], ['春季']]);
my $rows = "序号\t工作任务\t牵头单位\t完成时限\n1\t新增规上企业10家，培育“小巨人”企业3家，完成技改项目12个\t县工信局\t2031年12月\n2\t改造老旧小区8个\t县住建局、县财政局\t全年\n3\t植树造林\t\t春季\n";
gives('a cell may have several lines, where rows stand apart', cells(16, 6, 0, @cells), "\f$long\n$rows");
gives('so it may where the others stand in its middle', cells(16, 6, 1, @cells), "\f$long\n$rows");
gives('or where only the first column tells the rows', cells(16, 0, 0, @cells), "\f$long\n$rows");
gives('text printed over other text makes no columns', do {
    my $set = pages([body($long)]);
    my @runs = ([100, 0, '甲' x 8], [150, 1, '乙' x 8], [300, 0, '丙' x 6], [300, 20, '丁' x 6], [100, 40, '戊' x 4], [300, 40, '己' x 6]);
    push @{$set->{pages}[0]}, map { { x => $_->[0], y => 300 + $_->[1], size => 10, text => $_->[2] } } @runs;
    pdf($set);
  }, "\f$long\n" . '甲' x 8 . '　' . '乙' x 8 . '　' . '丙' x 6 . "\n" . '丁' x 6 . "\n" . '戊' x 4 . '　' . '己' x 6 . "\n");

# Runs at places of their own, behind a paragraph: [left, line, text]; lines are 24 apart.
sub placed {
  my @runs = @_;
  my $set = pages([body($long)]);
  push @{$set->{pages}[0]}, map { { x => $_->[0], y => 220 + 24 * $_->[1], size => 12, text => $_->[2] } } @runs;
  return pdf($set);
}
gives('the second line of a cell may be centred in it', placed([100, 0, '主要指标'], [330, 0, '完成情况'], [100, 1, '粮食产量'], [260, 1, '达到12万吨，增长5%，再创历史新高，'], [317, 2, '单产居全省第2位']),
  "\f$long\n主要指标\t完成情况\n粮食产量\t达到12万吨，增长5%，再创历史新高，单产居全省第2位\n");
gives('two rows are a table', placed([72, 0, '地区生产总值'], [250, 0, '粮食产量'], [72, 1, '190亿元'], [250, 1, '12万吨']), "\f$long\n地区生产总值\t粮食产量\n190亿元\t12万吨\n");
gives('also where the last cell is empty', placed([72, 0, '指标'], [250, 0, '2030年'], [400, 0, '2031年'], [72, 1, '粮食产量'], [250, 1, '12万吨']), "\f$long\n指标\t2030年\t2031年\n粮食产量\t12万吨\t\n");
gives('the corner above the names may be empty', placed([250, 0, '2030年'], [400, 0, '2031年'], [72, 1, '粮食产量'], [250, 1, '12万吨'], [400, 1, '13万吨'], [72, 2, '新增企业'], [250, 2, '5家'], [400, 2, '8家']),
  "\f$long\n\t2030年\t2031年\n粮食产量\t12万吨\t13万吨\n新增企业\t5家\t8家\n");
gives('cells that tabulators part stand in no columns', placed([72, 0, '指标'], [120, 0, '2030年'], [200, 0, '2031年'], [72, 1, '规模以上工业增加值增长'], [230, 1, '6%'], [290, 1, '7%左右'], [72, 2, '新增企业'], [140, 2, '5家'], [190, 2, '8家']),
  "\f$long\n指标\t2030年\t2031年\n规模以上工业增加值增长\t6%\t7%左右\n新增企业\t5家\t8家\n");
gives('what stands behind a wider gap is no row', placed([72, 0, '指标'], [250, 0, '2030年'], [400, 0, '2031年'], [72, 1, '粮食产量'], [250, 1, '12万吨'], [400, 1, '13万吨'], [72, 2, '新增企业'], [250, 2, '5家'], [72, 3.9, '县长'], [250, 3.9, '甘棠']),
  "\f$long\n指标\t2030年\t2031年\n粮食产量\t12万吨\t13万吨\n新增企业\t5家\t\n县长　甘棠\n");
gives('items whose text hangs behind their numbers are no table', placed([100, 0, '1.'], [130, 0, '建设渔港3座，新增渔船5艘；'], [100, 1, '2.'], [130, 1, '修复岸线5公里。']), "\f$long\n1.　建设渔港3座，新增渔船5艘；\n2.　修复岸线5公里。\n");
{
  my $set = pages([body($long), { text => '1. 建设渔港3座，新增渔船5艘，改造老旧小区8个，新增学位900个，建成养老服务中心2所', style => 'body' }, body($other)]);
  my ($first, $second) = grep { $_->{text} =~ /^1\. |养老/ } @{$set->{pages}[0]};
  $second->{x} = $first->{x} + 16;
  gives('the second line of an item hangs behind its number', pdf($set), "\f$long\n1. 建设渔港3座，新增渔船5艘，改造老旧小区8个，新增学位900个，建成养老服务中心2所\n$other\n");
}

{ # names and days at the right margin, one as long as the other
  my @right = ('青石县人民政府', '县长甘棠签发件', '代表大会秘书处');
  my $set = pages([body($long)]);
  push @{$set->{pages}[0]}, map { { x => 595 - 76 - 7 * 16, y => 220 + 28 * $_, size => 16, text => $right[$_] } } 0 .. $#right;
  gives('lines at the right margin are lines of their own', pdf($set), "\f$long\n" . join('', map { "$_\n" } @right));
}

# Pages.
# Paragraphs of which no two are alike.
sub several { my ($count) = @_; return map { body("第${_}项工作。" . ($_ % 2 ? $long : $other)) } 1 .. $count }

my $three = of([centre('青石县政府工作报告'), centre('县长　甘棠'), several(22)], head => '县人民代表大会会议文件', foot => '— %d —');
my $xml = xml($three);
is(() = $xml =~ /<furniture type="running-head">县人民代表大会会议文件</g, 3, 'running heads are told');
is(() = $xml =~ /<furniture type="page-number">— \d —</g, 3, 'page numbers are told');
is(() = $xml =~ /<p [^>]*>(?:(?!<\/p>).)*<furniture type="page-number"/gs, 2, 'a paragraph goes on over the end of a page');
(my $status, $rows) = baogao('convert', '-q', '-t', 'csv:paragraphs', input($three));
is_deeply([sort { $a <=> $b } keys %{{ map { /"(\d+)"\r?$/ ? ($1 => 1) : () } split /\n/, $rows }}], [1, 2, 3], 'each record tells its page');
($status, $rows) = baogao('convert', '-q', '-t', 'csv:paragraphs', input("政府工作报告\n各位代表：\n$long\n"));
like($rows, qr/,\r?$/, 'a text without pages tells none');

# Columns.
my @report = several(28);
my $expected = join '', map { "$_->{text}\n" } @report;
for my $columns (2, 3, 5) {
  my $text = xml(of(\@report, columns => $columns, size => 9, pitch => 14, gutter => 20));
  my ($status, $source) = baogao('text', input($text, '.xml'));
  is($source =~ s/\f//gr, $expected, "$columns columns are read one after another");
}
{
  my $set = pages(\@report, columns => 3, size => 9, pitch => 14, gutter => 20, margin => 150);
  push @{$set->{pages}[0]}, { x => 150, y => 110, size => 20, text => '在县人民代表大会上的工作报告' };
  my ($status, $source) = baogao('text', input(xml(pdf($set)), '.xml'));
  is($source =~ s/\f//gr, "在县人民代表大会上的工作报告\n$expected", 'a title over all columns comes first');
}
{ # the last mark of a line hangs out into the gutter, which is then no wider than a gap within a line
  my ($status, $source) = baogao('text', input(xml(of(\@report, columns => 2, size => 9, pitch => 14, gutter => 6)), '.xml'));
  is($source =~ s/\f//gr, $expected, 'columns that stand close are read one after another');
}
{ # titles in the middle of the page, above three columns: they reach over none of the gutters
  my $set = pages(\@report, columns => 3, size => 9, pitch => 14, gutter => 20, margin => 100);
  push @{$set->{pages}[0]}, { x => 100, y => 50, size => 8, text => '要闻' }, { x => 460, y => 50, size => 8, text => '第2版' },
    { x => 252, y => 70, size => 10, text => '县政府工作报告' }, { x => 262, y => 90, size => 9, text => '县长　甘棠' };
  my ($status, $source) = baogao('text', input(xml(pdf($set)), '.xml'));
  like($source, qr/\A\f?要闻　第2版\n县政府工作报告\n县长　甘棠\n/, 'a title in the middle above the columns comes first');
  is($source =~ s/.*甘棠\n//sr =~ s/\f//gr, $expected, 'and the columns after it');
}
{ # a running head in small letters that stands no farther from the text than lines do
  my $set = pages([several(40)]);
  push @$_, { x => 72, y => 76, size => 8, text => '县人民代表大会文件' } for @{$set->{pages}};
  is(() = xml(pdf($set)) =~ /<furniture type="running-head">县人民代表大会文件</g, scalar(@{$set->{pages}}), 'small letters that return at the head of each page are a running head');
}
{ # the last page has columns of two lines, the right one lower, and set in
  my $set = pages([several(40)], columns => 2, size => 9, pitch => 14, gutter => 20);
  splice @{$set->{pages}}, 1;
  my ($left) = sort { $a <=> $b } my @edges = map { $_->{x} } @{$set->{pages}[0]};
  my ($right) = sort { $a <=> $b } grep { $_ > 595 / 2 } @edges;
  push @{$set->{pages}}, [map { { x => $_->[0], y => $_->[1], size => 9, text => $_->[2] } }
    [$left, 86, '各位代表，让我们团结一心。'], [$left, 100, '谢谢大家！'], [$right + 90, 114, '县长　甘棠'], [$right, 128, '代表大会秘书处印发。']];
  my ($status, $source) = baogao('text', input(xml(pdf($set)), '.xml'));
  like($source, qr/\f各位代表，让我们团结一心。\n?谢谢大家！\n县长　甘棠\n代表大会秘书处印发。\n\z/, 'short columns at the end of a text are read');
}
{ # a newspaper: the report breaks off on its first page, and goes on on another
  my ($one, $two) = (substr($long, 0, 31), substr $long, 31);
  my $first = pages([body($other), body("$one（下转第3版）")], columns => 2, size => 9, pitch => 14);
  my $second = pages([flush("（上接第1版）$two"), body($other)], columns => 2, size => 9, pitch => 14);
  push @{$first->{pages}}, @{$second->{pages}};
  my $xml = xml(pdf($first));
  like($xml, qr/<furniture type="page-jump">[^<]*下转第3版/, 'a newspaper\'s jump is furniture');
  my ($status, $text) = baogao('convert', '-q', '-t', 'text', input($xml, '.xml'));
  like($text, qr/\Q$long\E/, 'a sentence goes on behind a jump to another page');
}

# Notes at the foot of pages: raised marks in the text, smaller letters below it.
my $body_size = 16;
sub with_notes {
  my ($marks, $notes, @pages) = @_;
  my $set = pages([map { body($_) } @{$pages[0]}]);
  push @{$set->{pages}}, map { @{pages([map { body($_) } @$_])->{pages}} } @pages[1 .. $#pages];
  for my $page (@{$set->{pages}}) {
    my @runs = splice @$page;
    while (my $run = shift @runs) { # a mark is a run of its own; what follows it goes on behind it
      push @$page, $run;
      my $at = index $run->{text}, '#';
      next if $at < 0;
      my ($before, $behind) = (substr($run->{text}, 0, $at), substr $run->{text}, $at + 1);
      my $width = 0;
      $width += Pages::width($_) for split //, $before;
      my $x = $run->{x} + $width * $body_size;
      $run->{text} = $before;
      push @$page, { x => $x, y => $run->{y} - 7, size => 8, text => shift @$marks };
      unshift @runs, { x => $x + 8, y => $run->{y}, size => $body_size, text => $behind };
    }
    my $y = 770;
    push @$page, map { { x => 72, y => $y += 14, size => 9, text => $_ } } @{shift(@$notes) // []};
  }
  return pdf($set);
}
my ($said_one, $said_two) = ('全县新增“小巨人”企业3家#，地区生产总值增长6.2%#，粮食总产量达到12.6万吨，群众的日子一天比一天好。', '全县改造老旧小区8个#，新增学位900个，办理了代表提出的全部建议，压减一般性支出一成以上。');
gives('notes at the foot of a page stand behind the text, and their marks in it', with_notes(['1', '2', '3'], [['1“小巨人”：专业化、精细化的中小企业，由县里按年认定，', '满三年的重新认定。', '2按不变价格计算。', '3二〇〇〇年以前建成的小区。']], [$said_one, $said_two]),
  "\f" . $said_one =~ s/#/[1]/r =~ s/#/[2]/r . "\n" . $said_two =~ s/#/[3]/r . "\n[1]“小巨人”：专业化、精细化的中小企业，由县里按年认定，满三年的重新认定。\n[2]按不变价格计算。\n[3]二〇〇〇年以前建成的小区。\n");
gives('where each page counts its notes anew, they are counted through',
  with_notes(['①', '②', '①'], [['①专业化、精细化的中小企业。', '②按不变价格计算。'], ['①二〇〇〇年以前建成的小区。']], [$said_one], [$said_two]),
  "\f" . $said_one =~ s/#/[1]/r =~ s/#/[2]/r . "\n\f" . $said_two =~ s/#/[3]/r . "\n[1]专业化、精细化的中小企业。\n[2]按不变价格计算。\n[3]二〇〇〇年以前建成的小区。\n");
gives('an exponent is no mark, and one without its note keeps its number', with_notes(['2', '12'], [], ['全县新建厂房3万km#，引进企业12家#。']), "\f全县新建厂房3万km2，引进企业12家[12]。\n");
gives('behind digits, too', with_notes(['3', '4'], [], ['全县引进企业12#，产量2×10#吨。']), "\f全县引进企业12[3]，产量2×10⁴吨。\n");

# Large first letters.
{
  my $set = pages([map { flush($_) } $long, $other]);
  my ($first, $second) = @{$set->{pages}[0]};
  $_->{x} += 60 for $first, $second;
  $_->{text} = substr $_->{text}, 0, 20 for $first, $second;
  $set->{pages}[0] = [{ x => 72, y => $second->{y}, size => 50, text => '青' }, $first, $second];
  gives('a large first letter begins the line that it stands beside', pdf($set), "\f青$first->{text}$second->{text}\n");
}

# Heads of left and right pages; a page of one line.
{
  my $set = pages([several(40)]);
  my $n = 0;
  push @$_, ++$n % 2 ? { x => 380, y => 48, size => 10, text => "县人民代表大会文件　$n" } : { x => 72, y => 48, size => 10, text => "$n　县政府工作报告第${n}册" } for @{$set->{pages}}[0 .. 2];
  splice @{$set->{pages}}, 3;
  my $xml = xml(pdf($set));
  is(() = $xml =~ /<furniture type="running-head">[^<]*(?:文件　[13]|第2册)</g, 3, 'left pages have a head of their own');
}
{
  my $set = pages([several(8), body('谢谢大家！')], foot => '— %d —');
  push @{$set->{pages}}, [{ x => 104, y => 100, size => 16, text => '请予审议！' }, { x => 280, y => 802, size => 14, text => '— ' . (@{$set->{pages}} + 1) . ' —' }];
  push @{$set->{pages}}, [{ x => 104, y => 100, size => 16, text => '再次感谢！' }, { x => 280, y => 802, size => 14, text => '— ' . (@{$set->{pages}} + 1) . ' —' }];
  my ($status, $text) = baogao('convert', '-q', '-t', 'text', input(pdf($set)));
  like($text, qr/请予审议！/, 'the only line of a page is no running head');
}

# What does not stand upright.
{
  my $quarter = atan2(1, 0);
  my @report = (centre('青石县政府工作报告'), several(4), row('序号', '任务名称', '单位'), row('1', '新建公路', '交通运输局'), row('2', '植树造林', '林业和草原局'));
  my $upright = pages(\@report);
  my $expected = "\f" . join '', map { "$_->{text}\n" } @report;
  gives('a page that is shown upright by its own turn is read as shown', pdf({ %{turned($upright)}, rotate => 90 }), $expected);
  gives('a page set along its long side to the left is turned', pdf(turned($upright)), $expected);
  my $right = turned(turned(turned($upright)));
  $_->{angle} = -$quarter for map { @$_ } @{$right->{pages}};
  gives('and one set to the right', pdf($right), $expected);
  my @long = (centre('青石县政府工作报告'), several(30));
  my ($status, $clean) = baogao('convert', '-q', '-t', 'text', input(pdf(pages(\@long))));
  my $beside = pages(\@long);
  push @$_, { x => 30, y => 600, size => 12, text => '县人民代表大会文件', angle => $quarter } for @{$beside->{pages}};
  (undef, my $text) = baogao('convert', '-q', '-t', 'text', input(pdf($beside)));
  is($text, $clean, 'what runs up the margin is no text of the report, and cuts no paragraph');
  is(() = xml(pdf($beside)) =~ /<furniture type="running-head">县人民代表大会文件</g, scalar @{$beside->{pages}}, 'but is kept as a running head');
  my $across = pages(\@long);
  push @$_, { x => 150, y => 600, size => 60, text => '内部资料', angle => 0.8 } for @{$across->{pages}};
  (undef, $text) = baogao('convert', '-q', '-t', 'text', input(pdf($across)));
  is($text, $clean, 'nor is a watermark');
}

# Pictures in the text.
{
  my @report = (centre('青石县政府工作报告'), several(12));
  my ($status, $clean) = baogao('convert', '-q', '-t', 'text', input(pdf(pages(\@report))));
  for my $lines (['图为县城滨河路新貌。本报记者摄'], ['▲县工业园区标准厂房', '（资料图片）']) {
    for my $y (260, 290, 320) { # between two paragraphs, and inside of one
      my $set = pages(\@report, height => 1300);
      $set->{height} += 250;
      $_->{y} += $_->{y} > $y ? 200 : 0 for @{$set->{pages}[0]};
      push @{$set->{pages}[0]}, map { { x => 200, y => $y + 160 + 16 * $_, size => 12, text => $lines->[$_] } } 0 .. $#$lines;
      (undef, my $text) = baogao('convert', '-q', '-t', 'text', input(pdf($set)));
      is($text, $clean, "a picture $y points below the top parts no paragraph, and its caption of " . @$lines . ' lines is none');
    }
  }
}

# Pages of pictures among pages of text.
{
  my $set = pages([several(60)]);
  $set->{pages}[$_] = [] for 1, 3, 4;
  my ($status, undef, $said) = baogao('convert', '-t', 'text', input(pdf($set)));
  like($said, qr/3 of its \d+ pages hold no text \(2, 4-5\)/, 'the pages that hold pictures alone are named');
}

# Tables that go on over the end of a page, in the middle of a row.
{
  my @left = (72, 120, 300);
  my $lines = sub { my ($y, @lines) = @_; return map { my $line = $_; $y += 20; map { { x => $left[$_], y => $y, size => 12, text => $line->[$_] } } grep { $line->[$_] ne '' } 0 .. 2 } @lines };
  my @titles = (['序号', '工作任务', '牵头单位']);
  my $set = pages([body($long)]);
  push @{$set->{pages}[0]}, $lines->(600, @titles, ['1', '新增规上企业10家，培', '县工信局'], ['', '育“小巨人”企业3家', ''], ['2', '改造老旧小区8个，新', '县住建局']);
  push @{$set->{pages}}, [$lines->(80, @titles, ['', '建公园2个', ''], ['3', '植树造林3万亩，治理', '县林业局'], ['', '河道12公里', ''])];
  gives('a row that a page cuts is one, and titles repeated on the next page are no row', pdf($set),
    "\f$long\n序号\t工作任务\t牵头单位\n1\t新增规上企业10家，培育“小巨人”企业3家\t县工信局\n2\t改造老旧小区8个，新建公园2个\t县住建局\n\f序号　工作任务　牵头单位\n3\t植树造林3万亩，治理河道12公里\t县林业局\n");
}

# What is refused.
refused('a PDF that is cut short is damaged', substr($three, 0, length($three) / 2), 'damaged-file');
refused('a PDF without text is told to be a scan', pdf({ width => 595, height => 842, pages => [[], []] }), 'scanned');
refused('a PDF with a password is told so',
  $three =~ s{(trailer << )}{$1 . '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <' . '41' x 32 . '> /U <' . '42' x 32 . '> >> /ID [<31> <31>] '}re, 'encrypted');
refused('what only looks like a PDF is refused', "%PDF-1.4\nnothing\n%%EOF\n", 'helper-failed');
my ($partly, undef, $said) = do {
  my $set = pages([body($long)]);
  push @{$set->{pages}}, [];
  baogao('convert', input(pdf($set)));
};
is($partly, 0, 'a PDF of which a page is empty is read');
like($said, qr/1 of its 2 pages hold no text.*\[pages-without-text\]/, 'and that is told');
like((baogao('convert', input(of([body("$long\x{E123}")]))))[2], qr/\[own-codes\]/, 'characters in codes of a font\'s own are told');
{
  local $ENV{PATH} = '/nonexistent';
  my ($status, $out, $said) = baogao('convert', input($three));
  is($status, 3, 'without pdftotext: status 3');
  like($said, qr/install poppler-utils.*\[helper-missing\]/, 'without pdftotext: what to do');
}
for my $fake (['crashes', 'kill -SEGV $$'], ['tells nothing', 'exit 0'], ['fails', 'echo no >&2; exit 1'], ['breaks off', 'echo "<doc><page><word"; exit 0'],
  ['tells what is no XML', 'echo "<doc><page></word></doc>"; exit 0'], ['defines an entity', 'echo "<doc><!DOCTYPE a [<!ENTITY b \"c\">]>&b;</doc>"'],
  ['tells of no page', 'echo "<doc></doc>"', 'empty-input']) {
  my ($what, $script, $code) = @$fake;
  my $folder = File::Temp::tempdir(CLEANUP => 1);
  open my $file, '>', "$folder/pdftotext" or die $!;
  binmode $file, ":encoding(UTF-8)";
  print $file "#!/bin/sh\n$script\n";
  close $file;
  chmod 0755, "$folder/pdftotext";
  local $ENV{PATH} = "$folder:$ENV{PATH}";
  refused("a helper that $what is an error", $three, $code // 'helper-failed');
}

# The samples.
my @samples = grep { !/README/ } glob "$FindBin::Bin/../../samples/*";
my %texts = map { ($_ => source_text($_)) } @samples;
agrees('the samples as PDF are what they were', 0.99, map {
    [$_, input(of([paragraphs($texts{$_})], head => '某市政府工作报告', foot => '— %d —'), '.pdf')]
  } @samples);
agrees('so they are in two columns', 0.98, map { [$_, input(of([paragraphs($texts{$_})], columns => 2, size => 12, pitch => 18, foot => '%d'), '.pdf')] } @samples);

done_testing();
