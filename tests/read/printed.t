#!/usr/bin/perl
# What printed pages do: heads close to the text and others on left pages, paragraphs told by the room above them, titles
# over two lines, a speaker's line over the gutter, an address at a page's edge. The same in PDF and OFD.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Pages;
use Reading;

# Sentences of which no two are alike.
my @parts = (['建设', '新建', '改造', '续建', '扩建'], ['渔港', '码头', '学校', '公园', '小区', '厂房', '水库'], ['带动', '培育', '引进', '扶持'], ['企业', '渔船', '农户', '商户', '合作社', '龙头'], ['惠及居民', '吸纳就业', '增加收入', '节约开支', '方便群众', '服务学生']);
my $seed = 7;
sub any { my ($list) = @_; $seed = ($seed * 1103515245 + 12345) % 2**31; return $list->[($seed >> 8) % @$list] }
sub sentence { return join('', map { any($_) } @parts) . any(['', '和老人', '并带动周边', '，成效明显', '，稳步推进，群众满意']) . '。' }
sub body { return map { { text => $_, style => 'body' } } @_ }
sub centre { return map { { text => $_, style => 'centre', size => 22 } } @_ }
my @long = body(map { join '', map { sentence() } 1 .. 5 + $_ % 3 } 0 .. 17);

# That the set gives these paragraphs, furniture not counted.
sub prints {
  my ($sentence, $set, @paragraphs) = @_;
  for my $form (qw(pdf ofd)) {
    my $xml = xml($form eq 'pdf' ? pdf($set) : stored(ofd($set)));
    my $body = ($xml =~ /<body>(.*)<\/body>/s)[0] =~ s{(?:\n?<furniture type="(?:running-head|page-number|spacing)">[^<]*</furniture>)+}{}gr =~ s/<furniture type="control"[^>]*>//gr;
    my @got = grep { /\S/ } map { s/\s//gr } split /\n/, $body =~ s/<[^>]*>//gr;
    is_deeply(\@got, [map { s/\s//gr } @paragraphs], "$form: $sentence");
  }
}
my @texts = map { $_->{text} } @long;

{ # Heads as close to the text as its lines are to each other.
  my $set = pages(\@long, foot => '%d');
  my $n = 0;
  for my $page (@{$set->{pages}}) {
    my $top = (sort { $a->{y} <=> $b->{y} } @$page)[0]{y};
    push @$page, { x => 72, y => $top - 28, size => 15, text => '海陵日报　2031年1月20日　星期一　第' . ++$n . '版' };
  }
  cmp_ok($n, '>', 2, 'several pages');
  prints('a head stands close to the text', $set, @texts);
}
{ # Left pages have a head of their own, in letters a little smaller than the text.
  my @more = map { join '', map { sentence() } 1 .. 7 } 1 .. 18;
  my $set = pages([@long, body(@more)], foot => '— %d —');
  my $n = 0;
  for my $page (@{$set->{pages}}) {
    my $top = (sort { $a->{y} <=> $b->{y} } @$page)[0]{y};
    push @$page, { x => $n % 2 ? 72 : 420, y => $top - 28, size => 14, text => $n % 2 ? '重要文件' : '政府公报' };
    $n++;
  }
  cmp_ok($n, '>', 5, 'more pages');
  prints('left pages have a head of their own', $set, @texts, @more);
}
{ # No indent, but room above each paragraph, also where its last line is full.
  my @full = body(map { my $text = $_; $text .= '又' while length($text) % 28; $text =~ s/.$/。/r } map { $_->{text} =~ s/\d+/若干/gr } @long);
  prints('paragraphs have room above them and no indent', pages(\@full, indent => 0, gap => 8, pitch => 24, margin => 73.5), map { $_->{text} } @full);
}
prints('a title has two lines', pages([centre('2031年海陵市人民', '政府工作报告'), @long]), '2031年海陵市人民政府工作报告', @texts);
prints('what follows a whole title is none of it', pages([centre('政府工作报告', '海陵市市长林海'), @long]), '政府工作报告', '海陵市市长林海', @texts);
prints('nor is a line in brackets', pages([centre('海陵市政府工作报告（摘要）', '（2031年1月8日）'), @long]), '海陵市政府工作报告（摘要）', '（2031年1月8日）', @texts);
{ # A line in the middle of the page, with its gap over the gutter.
  my $set = pages([@long[0 .. 13]], columns => 2, size => 10.5, pitch => 16, margin => 60);
  $_->{y} += 16 for @{$set->{pages}[0]};
  unshift @{$set->{pages}[0]}, { x => 252.5, y => 60, size => 10.5, text => '代市长' }, { x => 311, y => 60, size => 10.5, text => '林海山' };
  prints('a speaker stands above columns', $set, '代市长　林海山', @texts[0 .. 13]);
}
{ # An address that happens to stand at the edge of some pages.
  my @with = map { ($_, { text => '各位代表！', style => 'body' }) } @long[0 .. 11];
  my $set = pages(\@with, foot => '— %d —');
  prints('an address at the edge of pages is no head', $set, map { $_->{text} } @with);
}
{ # No line is full: titles that end beside each other by chance go on in no paragraph.
  my @short = ('海陵市政府工作报告', '各位代表：', '一、2030年工作回顾', '全市渔业增加值增长5%，完成投资126亿元。', '二、2031年工作安排', '建设渔港4座，新增渔船30艘，大力发展远洋捕捞。', '三、2031年自身建设', '坚持依法行政，办结建议96件，群众满意率更高，作风更实。', '四、2031年重点项目', '修复岸线5公里，新建公园2个，完成技改项目8个，惠及居民9万人。');
  prints('no line is full', pages([map { { text => $_, style => 'flush', size => 10.5 } } @short], size => 10.5, pitch => 15), @short);
}
done_testing();
