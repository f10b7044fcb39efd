#!/usr/bin/perl
# clean.pl XML: the clean text of a report without white space, found without XSLT: furniture out, tags out.
# clean.pl --text FILE: the same of a text; clean.pl --commonmark FILE: of what `cmark -t xml` writes.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my $kind = @ARGV > 1 ? shift : '--xml';
local $/;
open my $file, '<', $ARGV[0] or die "$ARGV[0]: $!\n";
my $text = <$file>;
if ($kind eq '--xml') {
  ($text) = $text =~ m{<body>(.*)</body>}s;
  $text =~ s{<furniture[^>]*/>}{}g;
  $text =~ s{<furniture[^>]*>[^<]*</furniture>}{}g;
}
if ($kind ne '--text') {
  $text =~ s{<[^>]*>}{}g;
  $text =~ s/&#(\d+);/chr $1/ge;
  my %entity = (lt => '<', gt => '>', quot => '"', amp => '&');
  $text =~ s/&(\w+);/$entity{$1}/g;
}
$text =~ s/\s+//g;
print "$text\n";
