#!/usr/bin/perl
# run.pl TEST…: runs TAP tests by prove's own engine and ends with the line `N passed, N failed`.
#
# A test is a program or script that prints TAP; unit tests (cmocka) are asked for TAP by their environment. What breaks
# off or plans other than it runs counts as one more failure. Where CI is set, a skipped test is a failure.
use strict;
use warnings;
use TAP::Harness;

$ENV{CMOCKA_MESSAGE_OUTPUT} = 'TAP';
my $harness = TAP::Harness->new({jobs => $ENV{JOBS} || 1, exec => [], merge => 0, failures => 1, comments => 1});
my $result = $harness->runtests(@ARGV);
my $passed = $result->passed;
my $failed = $result->failed;
for my $parser ($result->parsers) {
  $failed++ if !$parser->failed && ($parser->parse_errors || $parser->exit || $parser->wait);
}
if ($ENV{CI} && $result->skipped) {
  printf "skipped, which is a failure here: %d\n", scalar $result->skipped;
  $failed += $result->skipped;
  $passed -= $result->skipped;
}
printf "%d passed, %d failed\n", $passed, $failed;
exit($failed ? 1 : 0);
