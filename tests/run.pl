#!/usr/bin/perl
# run.pl TEST…: runs TAP tests by prove's own engine and ends with the line `N passed, N failed`, with `, N skipped` when
# there were any; before it, what was skipped and why.
#
# A test is a program or script that prints TAP; unit tests (cmocka) are asked for TAP by their environment. What breaks
# off or plans other than it runs counts as one more failure. Where CI is set, a skipped test is a failure.
use strict;
use warnings;
use TAP::Harness;

$ENV{CMOCKA_MESSAGE_OUTPUT} = 'TAP';
delete $ENV{LANGUAGE}; # messages are compared in English
$ENV{JAVA_ARGS} //= '-XX:-UsePerfData'; # else Java leaves a folder among the temporary files
my $harness = TAP::Harness->new({jobs => $ENV{JOBS} || 1, exec => [], merge => 0, failures => 1, comments => 1});
my @skipped;
$harness->callback(made_parser => sub {
  my ($parser, $job) = @_;
  my $name = $job->[1];
  $parser->callback(test => sub {
    my ($test) = @_;
    push @skipped, "$name: " . join ' – ', grep { length } $test->description =~ s/^- //r, $test->explanation if $test->has_skip;
  });
  $parser->callback(plan => sub {
    my ($plan) = @_;
    push @skipped, "$name: all of it – " . $plan->explanation if $plan->has_skip;
  });
});
my $result = $harness->runtests(@ARGV);
my $passed = $result->passed - $result->skipped;
my $failed = $result->failed;
for my $parser ($result->parsers) {
  $failed++ if !$parser->failed && ($parser->parse_errors || $parser->exit || $parser->wait);
}
my $are_failures = $ENV{CI};
print $are_failures ? "Skipped, which is a failure here:\n" : "Skipped:\n" if @skipped;
print "  $_\n" for sort @skipped;
$failed += @skipped if $are_failures;
printf "%d passed, %d failed", $passed, $failed;
printf ", %d skipped", scalar @skipped if @skipped && !$are_failures;
print "\n";
exit($failed ? 1 : 0);
