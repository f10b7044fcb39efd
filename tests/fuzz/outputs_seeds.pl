#!/usr/bin/perl
# outputs_seeds.pl DIR: writes seeds for outputs_fuzz.c: each sample for several formats, and the goldens' XML.
use strict;
use warnings;

my $to = shift // die "usage: outputs_seeds.pl DIR\n";
my $n = 0;
for my $path (glob('samples/*.txt samples/*.md'), glob('tests/golden/*.xml')) {
  open my $in, '<:raw', $path or die $!;
  my $bytes = do { local $/; <$in> };
  next if length $bytes > 60_000;
  my $kind = $path =~ /\.xml$/ ? 'x' : 't';
  open my $out, '>:raw', "$to/" . $n or die $!;
  print $out chr($n++ * 7 % 256), $kind, $bytes;
  close $out;
}
