#!/usr/bin/perl
# However an indicator is spelt, it is the same concept: each name of spellings.tsv stands in a sentence of one report.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use File::Temp;
use FindBin;
use JSON::PP;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);
my $program = "$FindBin::Bin/../../" . ($ENV{BUILD} // 'build') . '/baogao';
my %figures = (share => '45%', amount => '3亿元');

open my $in, '<:utf8', "$FindBin::Bin/spellings.tsv" or die "spellings.tsv: $!";
my @rows = map { chomp; [split /\t/] } grep { !/^(#|name\t)/ } <$in>;
my $text = "政府工作报告\n各位代表：\n我代表县人民政府报告工作，请予审议。\n一、2029年工作回顾\n";
$text .= "$_->[0]达到$figures{$_->[1]}。\n" for @rows;
my $file = File::Temp->new(SUFFIX => '.txt');
print $file encode('UTF-8', $text);
close $file;

open my $told, '-|:raw', $program, 'convert', '-q', '-t', 'jsonl:statistics', '-o', '-', "$file" or die "$program: $!";
my %concepts;
while (<$told>) {
  my $row = decode_json($_);
  $concepts{$row->{sentence} =~ s/达到.*//sr} = $row->{concept};
}
close $told;
is($concepts{$_->[0]} // 'none', $_->[2], "$_->[0] is $_->[2]") for @rows;
done_testing;
