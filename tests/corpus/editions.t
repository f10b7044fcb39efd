#!/usr/bin/perl
# Editions agree: the same report from another publisher, in another format, encoding or script, wrapped by a PDF – where the
# texts are the same, headings, kinds, nesting and livelihood items are.
#
# Publishers cut, correct and lose line ends, so only what stands in a paragraph that both editions have (begun and ended
# alike), between the same two others, is compared, and titles that have a line of their own in both; how much that is,
# each test says. Of the variants, which were made from one file, it must be
# most: where a PDF lost the indents, a paragraph that ends with a full line cannot be told from one that goes on.
use strict;
use warnings;
use utf8;
use File::Basename;
use File::Temp qw(tempdir);
use FindBin;
use JSON::PP;
use Test::More;

binmode $_, ':encoding(UTF-8)' for Test::More->builder->output, Test::More->builder->failure_output;
chdir "$FindBin::Bin/../..";
my $baogao = './' . ($ENV{BUILD} // 'build') . '/baogao';
my $corpus = '../shared/corpus';
plan skip_all => 'there is no corpus beside the project' unless -e "$corpus/EDITIONS.tsv";

# Pairs of files, and the share of the first one's headings that must be in paragraphs that both have.
my (@pairs, %files);
sub rows { my ($file) = @_; open my $in, '<:encoding(UTF-8)', $file or die "$file: $!"; return grep { !/^(place|file)\t/ } map { s/[\r\n]+$//r } <$in> }
for (rows("$corpus/EDITIONS.tsv")) {
  my ($first, @others) = split ' ', (split /\t/)[2];
  push @pairs, [$first, $_, 0] for @others;
}
for (rows("$corpus/variants/INDEX.tsv")) {
  my ($variant, $origin) = split /\t/;
  my ($original) = map { basename($_) } glob "$corpus/variants/$origin";
  push @pairs, [$original, $variant, 0.6];
}
$files{$_} = -e "$corpus/$_" ? "$corpus/$_" : "$corpus/variants/$_" for map { @$_[0, 1] } @pairs;

# What is known to differ, and why.
my %known = (
  'china-national-2006-ws.txt' => 'a sentence in one goes on in the other behind a comma',
  'china-national-1964-summary-lt.md' => 'levels that only the # of Markdown show',
  'china-national-2017-ro.txt' => '一是… open paragraphs in one, and so are titles; in the other they stand in one paragraph',
);

# Everything of all files in one run.
my $out = tempdir(CLEANUP => 1);
my @tables = map { ('-t', "jsonl:$_") } qw(reports divisions livelihood);
my @files = map { $files{$_} } sort keys %files;
is(system($baogao, 'convert', '-q', @tables, '-t', 'text', '-d', $out, @files), 0, 'all editions are converted');

my %simplified = map { (split /\t/)[0, 1] } grep { !/^#/ } rows('convert/lexicon/traditional.tsv');

# A text without what editions spell differently: white space, width, script, the mark at its end.
sub plain {
  my ($text) = @_;
  $text =~ s/\s+//g;
  $text =~ tr/０-９Ａ-Ｚａ-ｚ％＋，；：！？（）/0-9A-Za-z%+,;:!?()/;
  $text =~ s/([\x{3000}-\x{9FFF}])/$simplified{$1} \/\/ $1/ge;
  $text =~ s/\?(?=\p{Han})//g; # what an encoding lost
  return $text =~ s/[。,;:!?]+$//r;
}

sub table {
  my ($name) = @_;
  open my $in, '<:raw', "$out/$name.jsonl" or die "$name: $!";
  return map { decode_json($_) } <$in>;
}

my %name = map { $_->{report_id} => $_->{source_name} } table('reports');
my (%headings, %lines);
for my $row (table('divisions')) {
  push @{$headings{$name{$row->{report_id}}}}, {%$row, text => plain($row->{heading})} if length($row->{heading} // '');
}
for my $row (table('livelihood')) {
  push @{$headings{$name{$row->{report_id}}}}, {%$row, kind => 'item', text => plain($row->{text}), division_id => $row->{item_id}};
}
for my $file (keys %files) {
  my $stem = $file =~ s/\.[^.]*$//r;
  open my $in, '<:encoding(UTF-8)', "$out/$stem.txt" or die "$stem: $!";
  $lines{$file} = [map { plain($_) } <$in>];
  @{$headings{$file}} = sort { $a->{start} <=> $b->{start} } @{$headings{$file} // []};
}

# The headings of a file, each with the paragraph in which it stands.
sub with_lines {
  my ($file) = @_;
  my ($line, $lines) = (0, $lines{$file});
  for my $heading (@{$headings{$file}}) {
    my $at = $line;
    $at++ while $at < @$lines && index($lines->[$at], $heading->{text}) < 0;
    $line = $at if $at < @$lines;
    $heading->{line} = $at < @$lines ? $lines->[$at] : '';
  }
  return @{$headings{$file}};
}

# A line by its beginning and its end, for a word may have been corrected inside.
sub key { my ($line) = @_; return length $line > 40 ? substr($line, 0, 24) . '…' . substr($line, -12) : $line }

# Every line of a file between its neighbours, by their keys.
sub triples {
  my ($file) = @_;
  my @lines = ('', (map { key($_) } grep { length } @{$lines{$file}}), '');
  return map { join "\n", @lines[$_ - 1 .. $_ + 1] } 1 .. $#lines - 1;
}

# What of a file's headings stands in paragraphs that the other has: kind, text, and those above it that do so, too.
sub outline {
  my ($file, $other) = @_;
  my %common = map { $_ => 1 } triples($other);
  my %other = map { key($_) => $_ } @{$lines{$other}};
  my %same = map { (split /\n/)[1] => 1 } grep { $common{$_} } triples($file);
  my %titles = map { $_->{line} => 1 } grep { $_->{line} =~ /\Q$_->{text}\E$/ } with_lines($other);
  my (@outline, %above);
  for my $heading (grep { length $_->{line} } with_lines($file)) {
    my $key = key($heading->{line});
    next unless ($same{$key} && index($other{$key}, $heading->{text}) >= 0) || ($titles{$heading->{line}} && $heading->{line} =~ /\Q$heading->{text}\E$/);
    my $id = $heading->{division_id};
    my $path = '';
    for (my $up = $id; $up =~ s/\.[^.]+$//;) { $path = $above{$up} . $path if $above{$up} }
    $above{$id} = "$heading->{kind} $heading->{text} › ";
    push @outline, "$path$heading->{kind} $heading->{text}";
  }
  return @outline;
}

for my $pair (@pairs) {
  my ($first, $second, $least) = @$pair;
  my @outlines = ([outline($first, $second)], [outline($second, $first)]);
  my $all = @{$headings{$first}};
  my $compared = @{$outlines[0]};
  my $sentence = "$second has the outline of $first ($compared of $all headings compared)";
  my $same = "@{$outlines[0]}" eq "@{$outlines[1]}" && $compared >= $least * $all;
  local our $TODO = $known{$first} // $known{$second};
  ok($same, $sentence);
  next if $same || $TODO;
  my %count;
  $count{$_}++ for @{$outlines[0]};
  $count{$_}-- for @{$outlines[1]};
  diag(($count{$_} > 0 ? "only $first: " : "only $second: ") . $_) for grep { $count{$_} } sort keys %count;
}
done_testing();
