#!/usr/bin/perl
# However a source lays a report out, its outline and its statistics are the same: each sample's paragraphs, and those of a
# dozen reports of the corpus beside the project where there is one, are laid out anew in every way that Layouts.pm knows.
#
# What a layout has lost altogether cannot come back; layouts.tsv tells of each report and layout that differ, how much of the
# outline and of the statistics still is the same, and why. It may not be less, and what is the same must not stand there.
# With UPDATE=1 the shares are written anew, a hundredth lower; the reasons stay, what is new waits for one.
use strict;
use warnings;
use utf8;
use File::Basename;
use File::Temp qw(tempdir);
use FindBin;
use lib $FindBin::Bin;
use Layouts qw(layouts laid_out outline);
use Test::More;

binmode $_, ':encoding(UTF-8)' for Test::More->builder->output, Test::More->builder->failure_output, Test::More->builder->todo_output;
chdir "$FindBin::Bin/../..";
my $baogao = './' . ($ENV{BUILD} // 'build') . '/baogao';
my @reports = sort grep { !/README/ } glob 'samples/*.{txt,md,html,docx}';
my @chosen = qw(ankang-prefecture-2014-lt.md china-national-1981-lt.md chuzhou-prefecture-2024-jg.txt dingxi-prefecture-2023-lt.md
  gaoyang-county-2017-yv.txt guizhou-province-2026-jc.txt hanzhong-prefecture-2023-lt.md hebei-province-2018-lt.md
  hunan-province-2019-lt.md laishui-county-2020-bd.txt lishui-prefecture-2023-lt.md longhua-county-2025-jz.txt);
my @beside = grep { -e } map { "../shared/corpus/$_" } @chosen;
push @reports, @beside;

# What is known to differ: the shares of the outline and of the statistics that are the same, and the reason.
my %known;
open my $table, '<:encoding(UTF-8)', "$FindBin::Bin/layouts.tsv" or die "layouts.tsv: $!";
my @written;
while (defined(my $line = <$table>)) {
  push @written, $line if $line =~ /^#|^report\t/;
  next if $line =~ /^#|^report\t/;
  chomp $line;
  my ($report, $layout, $outline, $statistics, $reason) = split /\t/, $line;
  die "layouts.tsv:$.: no reason" unless length($reason // '') || $ENV{UPDATE};
  $known{"$report $layout"} = {outline => $outline, statistics => $statistics, reason => $reason, seen => 0};
}

# Every layout of every report, by its number, and the report's own paragraphs as number 0.
my $work = tempdir(CLEANUP => 1);
mkdir "$work/$_" for qw(plain laid);
my @layouts = layouts();
my $count = 0;
for my $report (@reports) {
  my $text = sprintf '%s/plain/%03d.txt', $work, ++$count;
  is(system($baogao, 'convert', '-q', '-t', 'text', '-o', $text, $report), 0, "$report has a text") or next;
  open my $in, '<:encoding(UTF-8)', $text or die "$text: $!";
  my @paragraphs = map { s/^\s+|\s+$//gr } grep { /\S/ } <$in>;
  for my $i (0 .. @layouts) {
    open my $out, '>:encoding(UTF-8)', sprintf('%s/laid/%03d-%d.txt', $work, $count, $i) or die $!;
    print $out $i ? laid_out($layouts[$i - 1], @paragraphs) : join("\n\n", @paragraphs) . "\n";
  }
}
is(system($baogao, 'convert', '-q', '-t', 'xml', '-d', "$work/xml", glob "$work/laid/*.txt"), 0, 'all layouts are converted');

sub rows {
  my ($number, $layout) = @_;
  open my $in, '<:encoding(UTF-8)', sprintf('%s/xml/%03d-%d.xml', $work, $number, $layout) or die $!;
  local $/;
  return outline(scalar <$in>);
}

# What only one of two lists has, and the share of both that the other has, too.
sub compared {
  my ($mine, $others) = @_;
  my %count;
  $count{$_}++ for @$mine;
  $count{$_}-- for @$others;
  my @only = map { ($count{$_} > 0 ? '- ' : '+ ') . $_ } grep { $count{$_} } sort keys %count;
  my $different = 0;
  $different += abs for values %count;
  return (@$mine + @$others ? 1 - $different / (@$mine + @$others) : 1, @only);
}

for my $number (1 .. $count) {
  my $name = basename($reports[$number - 1]);
  my @plain = rows($number, 0);
  for my $i (1 .. @layouts) {
    my $layout = $layouts[$i - 1];
    my @laid = rows($number, $i);
    my ($known, %share, @only) = $known{"$name $layout"};
    for my $what ('outline', 'statistics') {
      my ($share, @these) = compared(map { [grep { /^stat / eq ($what eq 'statistics') } @$_] } \@plain, \@laid);
      $share{$what} = int($share * 1000) / 1000;
      push @only, @these;
    }
    push @written, join("\t", $name, $layout, (map { int($_ * 100 - 1) / 100 } @share{qw(outline statistics)}), $known ? $known->{reason} : '') . "\n" if @only;
    if ($known) {
      $known->{seen} = 1;
      my $kept = $share{outline} >= $known->{outline} && $share{statistics} >= $known->{statistics};
      ok($kept, "$name, $layout: no less of it is the same than is known");
      ok(scalar @only, "$name, $layout: layouts.tsv tells of a difference that is there");
    } else {
      $known = 0;
      ok(!@only, "$name, $layout: the same outline and statistics") or diag(join "\n", map { substr $_, 0, 200 } @only[0 .. ($#only < 9 ? $#only : 9)]);
    }
  }
}
my %tried = map { basename($_) => 1 } @reports;
is_deeply([grep { !$known{$_}{seen} && $tried{(split ' ')[0]} } sort keys %known], [], 'layouts.tsv tells of nothing else');
if ($ENV{UPDATE}) {
  open my $out, '>:encoding(UTF-8)', "$FindBin::Bin/layouts.tsv" or die "layouts.tsv: $!";
  print $out @written;
}
done_testing();
