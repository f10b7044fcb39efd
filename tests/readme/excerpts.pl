#!/usr/bin/perl
# excerpts.pl PROGRAM README: prints the README with its excerpts made anew by running the program.
#
# An excerpt is a table of Markdown behind a line `<!-- table TABLE SAMPLE ROWS: COLUMN … -->`, or indented text behind a
# line `<!-- xml SAMPLE from START to END -->` (from the first START in the sample's XML to the END behind it). What stands
# between the comment and the next line that is neither is replaced.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use JSON::PP;

my ($program, $readme) = @ARGV;

sub run {
  open my $from, '-|:encoding(UTF-8)', $program, 'convert', '-q', @_ or die "$program: $!";
  local $/;
  my $said = <$from>;
  close $from or die "$program @_ failed\n";
  return $said;
}

sub table {
  my ($name, $sample, $rows, @columns) = @_;
  my @lines = split /\n/, run('-t', "jsonl:$name", "samples/$sample");
  splice @lines, $rows;
  my $made = '| ' . join(' | ', @columns) . " |\n" . '|---' x @columns . "|\n";
  for my $line (@lines) {
    my $row = JSON::PP->new->decode($line);
    $made .= '| ' . join(' | ', map { $_ // '' } @$row{@columns}) . " |\n";
  }
  return $made;
}

sub xml {
  my ($sample, $from, $to) = @_;
  my ($piece) = run('-t', 'xml', "samples/$sample") =~ /(\Q$from\E.*?\Q$to\E)/s or die "no $from … $to in $sample\n";
  return join '', map { length ? "    $_\n" : "\n" } split /\n/, $piece;
}

open my $in, '<', $readme or die "$readme: $!";
my @lines = <$in>;
while (defined(my $line = shift @lines)) {
  print $line;
  my $made;
  $made = table($1, $2, $3, split ' ', $4) if $line =~ /^<!-- table (\S+) (\S+) (\d+): (.*) -->$/;
  $made = xml($1, $2, $3) if $line =~ /^<!-- xml (\S+) from (.*) to (.*) -->$/;
  next unless $made;
  shift @lines while @lines && $lines[0] =~ /^(\||    |$)/;
  print "\n$made\n";
}
