#!/usr/bin/perl
# page.pl XML HTML: whether a page holds what its report holds. Prints what is wrong; says nothing when all is well.
#
# Ids of headings and sentences are the report's, none stands twice, every link within the page leads somewhere, heading
# levels have no gap, an empty element is closed by an end tag (the page is read as HTML), nothing in it is run or
# fetched, and its table of targets has no word that the report does not say there.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

sub slurp { local $/; open my $file, '<', $_[0] or die "$_[0]: $!\n"; return <$file> }
my ($xml, $html) = map { slurp($_) } @ARGV;
my ($body) = $xml =~ m{<body>(.*)</body>}s;
(my $page = $html) =~ s{<style>.*?</style>|<!--.*?-->}{}gs;

my %seen;
$seen{$_}++ for $page =~ /\sid="([^"]*)"/g;
print "id twice: $_\n" for grep { $seen{$_} > 1 } sort keys %seen;
for my $kind (qw(heading s p stat entry item)) {
  print "id missing: $_\n" for grep { !$seen{$_} } $body =~ /<$kind\s[^>]*?\bid="([^"]*)"/g;
}
print "link leads nowhere: $_\n" for grep { !$seen{$_} } $page =~ /href="#([^"]*)"/g;
print "reference leads nowhere: $_\n"
  for grep { !$seen{$_} } map { split ' ' } $page =~ /aria-labelledby="([^"]*)"/g;

my $level = 0;
for my $next ($page =~ /<h([1-6])[ >]/g) {
  print "h$next follows h$level\n" if $next > $level + 1;
  $level = $next;
}
print "not one h1\n" if (() = $page =~ /<h1[ >]/g) != 1;

(my $no_picture = $page) =~ s{<svg.*?</svg>}{}gs;
print "closed like XML: $_\n" for $no_picture =~ m{(<[a-z][^>]*/>)}g;
print "runs or fetches: $_\n" for $page =~ /(<script|\son[a-z]+=|\ssrc=|href="[^#])/g;

my %unsure = map { $_ => 1 } map { /\bid="([^"]*)"/ } grep { /\bconfidence="(0\.[0-6])/ } $body =~ /<stat\s[^>]*>/g;
my %doubtful = map { $_ => 1 } $page =~ /<a class="stat doubtful"[^>]*?\bid="([^"]*)"/g;
my %plain = map { $_ => 1 } $page =~ /<a class="stat"[^>]*?\bid="([^"]*)"/g;
print "doubtful, and not marked: $_\n" for grep { $plain{$_} } sort keys %unsure;
print "marked, and not doubtful: $_\n" for grep { !$unsure{$_} } sort keys %doubtful;
print "marked, and no legend says why\n" if %doubtful && $page !~ /<p class="legend">/;
print "a legend, and nothing marked\n" if !%unsure && $page =~ /<p class="legend">/;

(my $clean = $body) =~ s{<furniture[^>]*(?:/>|>.*?</furniture>)|<[^>]*>}{}gs;
my %word = map { /\bid="([^"]*)"/ => /\bop-word="([^"]*)"/ } grep { /\bop-word=/ } $body =~ /<stat\s[^>]*>/g;
my ($goals) = $no_picture =~ m{<section class="goals">(.*?)</section>}s;
for my $cell (($goals // '') =~ m{<td>(.*?)</td>}gs) {
  my ($id) = $cell =~ /href="#([^"]*)"/;
  $cell =~ s/<[^>]*>//g;
  print "not the report's words: $cell\n" if index($clean, $cell) < 0;
  print "without its $word{$id}: $cell\n" if $word{$id} && index($cell, $word{$id}) < 0;
}
