#!/usr/bin/perl
# Writes seeds for the fuzz target of pages into a folder: pages of a few lines as pdftotext and as OFD have them.
use strict;
use warnings;
use utf8;
use Encode qw(encode);
use FindBin;
use lib "$FindBin::Bin/../read";
use Pages;

my $folder = shift // die "usage: $0 FOLDER\n";
my @paragraphs = map { { text => $_, style => length > 20 ? 'body' : 'centre' } } '青石县政府工作报告',
  ('全县上下迎难而上、负重前行，地区生产总值增长6.2%，规模以上工业增加值增长8.1%，各项工作都取得了新的成绩。') x 4;
my $number = 0;
sub seed { open my $file, '>:raw', sprintf '%s/seed-%d', $folder, ++$number or die $!; print $file @_; close $file }
for my $options ([], [columns => 2, size => 9, pitch => 13], [height => 300, head => '县人民代表大会文件', foot => '— %d —']) {
  my $set = pages(\@paragraphs, @$options);
  my $xhtml = '<doc>';
  for my $page (@{$set->{pages}}) {
    $xhtml .= qq(<page width="$set->{width}" height="$set->{height}">);
    for my $run (@$page) {
      my $x = $run->{x};
      for my $word (split /(?<=，)/, $run->{text}) {
        my $end = $x + $run->{size} * length $word;
        $xhtml .= sprintf '<word xMin="%s" yMin="%s" xMax="%s" yMax="%s">%s</word>', $x, $run->{y} - $run->{size}, $end, $run->{y}, $word;
        $x = $end;
      }
    }
    $xhtml .= '</page>';
  }
  my %files = ofd($set);
  my ($content) = map { $files{$_} } sort grep { /Content/ } keys %files;
  seed($_->[0], encode('UTF-8', $_->[1])) for ["\0", "$xhtml</doc>"], ["\1", $content];
}
seed("\0<doc></doc>"); # no page at all
# A page far higher than any is, below zero: no word stands within it.
seed(encode('UTF-8', qq(\0<doc><page width="595" height="-9999999999842">)
    . '<word xMin="312" yMin="308" xMax="520" yMax="789">各项工作都取得了新的成绩。</word></page></doc>'));
