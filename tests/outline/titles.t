#!/usr/bin/perl
# Titles, and the words of paragraphs without one, tell what they are: each text of titles.tsv stands in a small report of
# the form beside it, as a title or (behind achievements, before tasks, last) a paragraph, and makes a division of the kind
# beside it.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use FindBin;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);
my $program = "$FindBin::Bin/../../" . ($ENV{BUILD} // 'build') . '/baogao';
my $work = tempdir(CLEANUP => 1);

my $head = "政府工作报告\n各位代表：\n我代表县人民政府报告工作，请予审议。\n";
my $body = "全年抓了这件事的各个方面，办成了许多过去没有办成的大事难事。\n";
my $tasks = "（一）做强工业\n$body（二）做优农业\n$body";
my $last = "各位代表！让我们团结起来，为建设美好家园而努力奋斗！\n";
my %forms = (
  first => sub { "${head}一、$_[0]\n${body}二、做强工业\n${body}三、做优农业\n$body$last" },
  second => sub { "${head}一、2029年工作回顾\n${body}二、$_[0]\n$tasks$last" },
  between => sub { "${head}一、2029年工作回顾\n${body}二、$_[0]\n${body}三、2030年工作安排\n$tasks$last" },
  end => sub { "${head}一、2029年工作回顾\n${body}二、2030年工作安排\n${tasks}三、$_[0]\n$body$last" },
  items => sub { "${head}一、2029年工作回顾\n${body}二、2030年工作安排\n${tasks}（三）$_[0]\n1．改造农村公路80公里。\n2．新建幼儿园2所。\n$last" },
  told => sub { "${head}一、2029年工作回顾\n（一）做强工业\n$body（二）做优农业\n$body$_[0]\n二、2030年工作安排\n$tasks$last" },
  before => sub { "${head}一、2029年工作回顾\n${body}二、2030年工作安排\n$_[0]\n$tasks$last" },
  last => sub { "${head}一、2029年工作回顾\n${body}二、2030年工作安排\n$tasks$_[0]\n" },
  behind => sub { "${head}一、2029年工作回顾\n${body}二、2030年工作安排\n$tasks$last$_[0]\n1．双减：指减轻两种负担。\n2．双创：指创新和创业。\n" },
);

open my $in, '<:utf8', "$FindBin::Bin/titles.tsv" or die "titles.tsv: $!";
my @rows = map { chomp; [split /\t/] } grep { !/^(#|title\t)/ } <$in>;
my @files;
for my $i (0 .. $#rows) {
  my $file = sprintf '%s/%04d.txt', $work, $i;
  open my $out, '>:utf8', $file or die "$file: $!";
  print $out $forms{$rows[$i][1]}->($rows[$i][0]);
  close $out;
  push @files, $file;
}
open my $told, '-|:raw', $program, 'convert', '-q', '-t', 'jsonl:divisions', '-o', '-', @files or die "$program: $!";
my (%kinds, @ids);
while (<$told>) {
  my $row = decode_json($_);
  push @ids, $row->{report_id} unless @ids && $ids[-1] eq $row->{report_id};
  $kinds{$row->{report_id}}{$row->{heading} || $row->{kind}} //= $row->{kind};
}
close $told;
is(scalar @ids, scalar @rows, 'every text has its report');
for my $i (0 .. $#rows) {
  my ($title, $form, $kind) = @{$rows[$i]};
  my $found = $kinds{$ids[$i] // ''} // {};
  my ($heading) = grep { index($_, $title) >= 0 } sort keys %$found;
  $heading = $kind if $form =~ /^(told|before|last)$/; # without a title of its own
  is($found->{$heading // ''} // 'none', $kind, "“$title” makes a division of kind $kind");
}
done_testing;
