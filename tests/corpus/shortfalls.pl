#!/usr/bin/perl
# shortfalls.pl LIST FOLDER: what reports lack of the usual structure, beside shortfalls.tsv, which tells of each why.
#
# LIST names the corpus's files, one a line; FOLDER/N.xml is made from the Nth. A file that lacks what most reports have is a
# place to read: either a rule is wrong, and is mended, or the report is so, and a line of the table says in what way. So a
# shortfall without a line fails, and a line without its shortfall. With `--print` the shortfalls are printed instead.
use strict;
use warnings;
use utf8;
use File::Basename;

my $print = @ARGV && $ARGV[0] eq '--print' && shift;
my ($list, $folder) = @ARGV;

# Fewer of an element than this is a shortfall.
my %least = (review => 1, plan => 1, government => 1, targets => 1, task => 3, measure => 6, stat => 30, salutation => 1, closing => 1);
my %facts = (place => 'place', 'plan-year' => 'plan-year');
my %counted = map { $_ => 1 } qw(task measure achievement section);

# The labelled divisions under each element count from one: whether those of some element do not.
sub out_of_sequence {
  my ($xml) = @_;
  my @open; # elements: name, n, whether a heading with a label is a child, the numbers of the labelled divisions in it
  while ($xml =~ m{<(/?)([a-z-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(/?)>}g) {
    my ($end, $name, $attributes, $empty) = ($1, $2, $3, $4);
    if (!$end) {
      push @open, {name => $name, n => $attributes =~ / n="(\d+)"/ ? $1 : undef, numbers => []};
      $open[-3]{labelled} = 1 if $name eq 'label' && @open > 2 && $open[-2]{name} eq 'heading';
    }
    next unless $end || $empty;
    my $closed = pop @open;
    push @{$open[-1]{numbers}}, $closed->{n} if @open && $counted{$name} && $closed->{labelled} && defined $closed->{n};
    my @numbers = @{$closed->{numbers}};
    return 1 if "@numbers" ne join ' ', 1 .. @numbers;
  }
  return 0;
}

sub shortfalls {
  my ($xml) = @_;
  my %number;
  $number{$1}++ while $xml =~ /<([a-z]+)[\s>]/g;
  my @short = grep { ($number{$_} // 0) < $least{$_} } sort keys %least;
  push @short, grep { $xml !~ m{<$facts{$_}\b[^>]*>[^<]} } sort keys %facts;
  push @short, 'sequence' if out_of_sequence($xml);
  return @short;
}

my (%listed, %seen, @wrong);
open my $table, '<:encoding(UTF-8)', dirname(__FILE__) . '/shortfalls.tsv' or die "shortfalls.tsv: $!" unless $print;
while (!$print && defined(my $line = <$table>)) {
  next if $line =~ /^#|^file\t/;
  chomp $line;
  my ($file, $measure, $reason) = split /\t/, $line;
  push @wrong, "line $.: no reason" unless length($reason // '');
  push @wrong, "line $.: $file $measure stands there twice" if $listed{"$file $measure"}++;
}
open my $files, '<', $list or die "$list: $!";
my $number = 0;
while (my $path = <$files>) {
  chomp $path;
  $number++;
  next if $path =~ m{/(noise|variants)/} || $path !~ /\.(txt|md)$/;
  my $file = basename($path);
  open my $in, '<', "$folder/$number.xml" or die "$folder/$number.xml: $!";
  my $xml = do { local $/; <$in> };
  for my $measure (shortfalls($xml)) {
    print "$file\t$measure\n" if $print;
    $seen{"$file $measure"} = 1;
  }
}
push @wrong, map { "$_: a shortfall of which shortfalls.tsv says nothing" } grep { !$listed{$_} } sort keys %seen;
push @wrong, map { "$_: no shortfall any more" } grep { !$seen{$_} } sort keys %listed;
print map { "$_\n" } @wrong unless $print;
exit(@wrong && !$print ? 1 : 0);
