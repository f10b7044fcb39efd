#!/usr/bin/perl
# faults.pl [OPTION…]: puts faults into the program and the library, one a run, and judges what came of it.
#
#   --sample N    N faults of all there are, by chance; --seed S says which (1)
#   --every K     every K-th allocation of each case (199); of calls and signals all are tried
#   --kind KIND   only memory (an allocation and all after it), library (an allocation), calls or signals
#   --case NAME   only this case (tests/faults/Cases.pm); both may repeat
#   --fault WHAT  this fault alone, as it was printed; with --case
#   --count       says how many there are
#   --program P   instead of $BUILD/baogao
#   --jobs J      so many runs at a time (2)
#   --seconds S   a run that is not done by then hangs (10); a busy machine wants more
#
# A fault may change nothing, or the run fails: status 3, 4 or 5 with a message, and every output is as it was or as it
# was to be. All else is a fault of the program; each is printed so that it can be repeated. The last line is
# `N passed, N failed`.
#
# Of the library, which does not end the process of others, two things are borne: crashes, for libxml2 and libxslt crash
# by themselves; and one wrong success in a hundred, for libxml2's dictionaries tell nobody.
use strict;
use warnings;
use Cwd qw(abs_path);
use Digest::SHA;
use File::Find;
use File::Path qw(make_path remove_tree);
use File::Temp qw(tempdir);
use FindBin;
use Getopt::Long;
use lib $FindBin::Bin;
use Cases;
use Faults;

my $seconds = 10;
my @kinds = qw(memory library calls signals);
my @verdicts = qw(same clean wrong crash hang half mute left stale);
my %about = (
  same  => 'as without the fault',
  clean => 'failed with a message; every output is the old or the new one',
  wrong => 'success with other outputs, or another verdict',
  crash => 'ended by a signal that nobody sent',
  hang  => 'not done in time',
  half  => 'failed, and an output is neither old nor new',
  mute  => 'failed without a message, or with a status that says something else',
  left  => 'a temporary file remained',
  stale => '… even after another run',
);
# What looking at a temporary file and removing it takes: where that fails, the next run has to.
my $removing = qr/^(?:unlink|unlinkat|openat|getdents64|fstat|newfstatat)=E/;
my %harmless = map { $_ => 1 } qw(same clean);

my ($sample, $seed, $every, $jobs) = (0, 1, 199, $ENV{JOBS} || 2);
my (@only_kinds, @only_cases, $only_fault, $count_only, $program);
GetOptions('sample=i' => \$sample, 'seed=i' => \$seed, 'every=i' => \$every, 'jobs=i' => \$jobs,
           'kind=s' => \@only_kinds, 'case=s' => \@only_cases, 'fault=s' => \$only_fault, 'count' => \$count_only,
           'program=s' => \$program,
           'seconds=i' => \$seconds) or die "see the beginning of $0\n";
my $build = abs_path($ENV{BUILD} || 'build');
my $baogao = abs_path($program // "$build/baogao");
my $fail = "$build/faults/fail.so";
my $work = tempdir('faults-XXXXXX', TMPDIR => 1, CLEANUP => 1);

# ---- What stands in a folder ----

sub slurp {
  my ($path) = @_;
  open my $file, '<:raw', $path or return '';
  local $/;
  return <$file> // '';
}

# A database that a stop left in the middle of a report takes it back when it is opened the next time.
sub recover {
  my ($database) = @_;
  return qx{sqlite3 -batch '$database' 'PRAGMA integrity_check' 2>&1} eq "ok\n";
}

# A new database is filled where it is, by whole reports.
sub is_without_reports {
  my ($database) = @_;
  return recover($database) && qx{sqlite3 -batch '$database' 'SELECT count(*) FROM documents' 2>&1} =~ /^0$|no such table/m;
}

# Path => digest of everything below out/ and tmp/.
sub state_of {
  my ($folder) = @_;
  my %state;
  find({no_chdir => 1, wanted => sub {
    my $name = substr $_, length($folder) + 1;
    return if $name eq 'out' || $name eq 'tmp';
    $state{$name} = -d $_ ? 'folder' : Digest::SHA::sha1_hex(slurp($_));
  }}, "$folder/out", "$folder/tmp");
  return \%state;
}

sub same_states {
  my ($one, $other) = @_;
  return keys %$one == keys %$other && !grep { ($other->{$_} // '') ne $one->{$_} } keys %$one;
}

# ---- A case, in a folder of its own ----

sub command_of {
  my ($case, $line) = @_;
  my $program = $case->{library} ? "$build/faults/library" : $baogao;
  return ($program, split ' ', $line);
}

sub put_back {
  my ($case) = @_;
  my $folder = $case->{folder};
  remove_tree("$folder/out", "$folder/tmp");
  make_path("$folder/tmp");
  system('cp', '-a', "$folder/old", "$folder/out") == 0 or die "cp: $?";
}

# Makes the folder, and knows then what is there before (old) and after (new) a run without a fault.
sub open_case {
  my ($case, $folder) = @_;
  $case->{folder} = $folder;
  make_path("$folder/out", "$folder/tmp");
  symlink "$work/in", "$folder/in" or die "in: $!";
  if ($case->{before}) {
    my ($status) = Faults::run($folder, $seconds, {}, command_of($case, $case->{before}));
    die "$case->{name}: cannot prepare: ", slurp("$folder/.err") if $status != 0;
  }
  rename "$folder/out", "$folder/old" or die "old: $!";
  put_back($case);
  $case->{old} = state_of($folder);
  $case->{command} = [command_of($case, $case->{run})];
  my ($status, $signal) = Faults::run($folder, $seconds, {}, @{$case->{command}});
  die "$case->{name}: ends with $status, signal $signal: ", slurp("$folder/.err") if $status > 1 || $signal;
  @$case{qw(status out err)} = ($status, slurp("$folder/.out"), slurp("$folder/.err"));
  $case->{new} = state_of($folder);
  put_back($case);
  for my $rest (@{$case->{rest} // []}) {
    Faults::run($folder, $seconds, {}, command_of($case, $rest));
    push @{$case->{rests}}, state_of($folder);
    put_back($case);
  }
}

sub faults_of {
  my ($case) = @_;
  my ($folder, @command) = ($case->{folder}, @{$case->{command}});
  my %faults;
  for my $kind (@only_kinds ? @only_kinds : @kinds) {
    next if ($kind eq 'library') != ($case->{library} || 0);
    $faults{$kind} = [
        $kind eq 'memory'  ? Faults::of_memory($folder, $seconds, $fail, 'malloc', @command)
      : $kind eq 'library' ? Faults::of_memory($folder, $seconds, $fail, 'malloc1', @command)
      :                      Faults::of_calls($folder, $seconds, $kind eq 'signals', @command)];
    put_back($case);
  }
  return \%faults;
}

# ---- The verdict ----

# What stands there: `outputs`; `good`, whether each is the old or the new one; `left`, what has no place there.
sub look {
  my ($case) = @_;
  my ($old, $new) = @$case{qw(old new)};
  my $good = !grep { !recover(s/-journal$//r) } glob "$case->{folder}/out/*-journal";
  my $now = state_of($case->{folder});
  my @left = sort grep { !exists $old->{$_} && !exists $new->{$_} } keys %$now;
  my %outputs = %$now;
  delete @outputs{@left};
  if ($case->{whole}) {
    $good &&= same_states(\%outputs, $old) || same_states(\%outputs, $new);
  } else {
    for my $name (keys %$old, keys %$new) {
      my $is = $outputs{$name} // '';
      $good &&= $is eq ($old->{$name} // '') || $is eq ($new->{$name} // '')
        || (grep { $is eq ($_->{$name} // 'none') } @{$case->{rests} // []})
        || (!exists $old->{$name} && $name =~ /\.db$/ && is_without_reports("$case->{folder}/$name"));
    }
  }
  return {outputs => \%outputs, good => $good, left => \@left};
}

# What is there to be told of a run: how it ended, what it printed, what it left.
sub observe {
  my ($case, $fault) = @_;
  my $folder = $case->{folder};
  my ($status, $signal, $over) = Faults::run_with($folder, $seconds, $fail, $fault, @{$case->{command}});
  my %seen = (status => $status, signal => $signal, over => $over);
  @seen{qw(out err)} = (slurp("$folder/.out"), slurp("$folder/.err"));
  return {%seen, %{look($case)}};
}

sub is_as_without {
  my ($case, $seen) = @_;
  return !(grep { $seen->{$_} ne $case->{$_} } qw(status out err))
    && same_states($seen->{outputs}, $case->{status} == 0 ? $case->{new} : $case->{old});
}

sub verdict {
  my ($case, $seen, $sent) = @_;
  return 'hang' if $seen->{over};
  return 'crash' if $seen->{signal} && $seen->{signal} != $sent;
  my $is_verdict = defined $case->{verdict} && $seen->{status} == $case->{verdict} && $seen->{err} ne '';
  my $failed = $seen->{signal} || $seen->{status} > 1 || $is_verdict;
  return is_as_without($case, $seen) ? 'same' : 'wrong' if !$failed;
  return 'half' if !$seen->{good};
  return 'clean' if $seen->{signal};
  return 'clean' if $is_verdict;
  return $seen->{status} < 3 || $seen->{status} > 5 || $seen->{err} eq '' ? 'mute' : 'clean';
}

# The verdict, and what it was seen by. What a killed run could not take away, the next one must.
sub judge {
  my ($case, $fault) = @_;
  my $sent = $fault =~ /=SIGKILL/ ? 9 : $fault =~ /=SIGTERM/ ? 15 : 0;
  my $seen = observe($case, $fault);
  my $verdict = verdict($case, $seen, $sent);
  if (@{$seen->{left}} && $harmless{$verdict}) {
    my @temporary = grep { !/-journal$/ } @{$seen->{left}}; # a journal is the database's, until it is opened again
    $verdict = 'left' if @temporary && $sent != 9 && $fault !~ $removing;
    Faults::run($case->{folder}, $seconds, {}, @{$case->{command}});
    my $after = look($case);
    $verdict = 'stale' if @{$after->{left}};
    $verdict = 'half' if !$after->{good};
  }
  put_back($case) if @{$seen->{left}} || !same_states($seen->{outputs}, $case->{old});
  my $detail = "status $seen->{status}" . ($seen->{signal} ? ", signal $seen->{signal}" : '');
  return ($verdict, join ', ', $detail, @{$seen->{left}}, $seen->{err} =~ /^(.+)/ ? $1 : ());
}

# ---- The run ----

# The faults to be tried: [case, kind, fault] each.
sub choose {
  my @cases = @_;
  my @all;
  for my $case (@cases) {
    my $faults = $only_fault ? {asked => [$only_fault]} : faults_of($case);
    for my $kind (sort keys %$faults) {
      my ($n, $step) = (0, !$sample && $kind =~ /^(memory|library)$/ ? $every : 1);
      push @all, map { [$case, $kind, $_] } grep { $n++ % $step == 0 } @{$faults->{$kind}};
    }
  }
  return @all if !$sample || $sample >= @all;
  # As many of every case and kind, so that the rare ones are among them.
  srand $seed;
  my %groups;
  push @{$groups{"$_->[0]{name} $_->[1]"}}, $_ for @all;
  my @chosen;
  my @names = sort keys %groups;
  while (@chosen < $sample) {
    my $group = $groups{$names[rand @names]};
    push @chosen, splice @$group, rand @$group, 1 if @$group;
  }
  return @chosen;
}

# Each worker has folders of its own, and prints a line a fault.
sub work_through {
  my ($worker, $faults, $to) = @_;
  my %opened;
  for (my $i = $worker; $i < @$faults; $i += $jobs) {
    my ($case, $kind, $fault) = @{$faults->[$i]};
    if (!$opened{$case->{name}}) {
      open_case($case, "$work/$worker-$case->{name}");
      $opened{$case->{name}} = 1;
    }
    my ($verdict, $detail) = judge($case, $fault);
    print $to join("\t", $case->{name}, $kind, $fault, $verdict, $detail =~ s/[\t\n]/ /gr), "\n";
  }
}

sub try_all {
  my ($faults) = @_;
  my (%table, $failed);
  pipe my $from, my $to or die "pipe: $!";
  for my $worker (0 .. $jobs - 1) {
    next if fork // die "fork: $!";
    close $from;
    $to->autoflush(1);
    eval { work_through($worker, $faults, $to); 1 } or print $to "\t\t\tbroken\t$@\n";
    close $to;
    POSIX::_exit(0);
  }
  close $to;
  while (my $line = <$from>) {
    chomp $line;
    my ($case, $kind, $fault, $verdict, $detail) = split /\t/, $line, 5;
    die "$detail\n" if $verdict eq 'broken';
    $table{"$case\t$kind"}{$verdict}++;
    next if $harmless{$verdict};
    $failed++;
    print "$verdict: $case $fault ($detail)\n    perl tests/faults/faults.pl --case $case --fault $fault\n";
  }
  while (wait >= 0) { }
  return (\%table, ($failed || 0) - borne(\%table));
}

# How many failures of the library are borne.
sub borne {
  my ($table) = @_;
  my %sum;
  for my $row (grep { /\tlibrary$/ } keys %$table) {
    $sum{$_} += $table->{$row}{$_} for keys %{$table->{$row}};
  }
  my $tried = 0;
  $tried += $_ for values %sum;
  my $wrong = $sum{wrong} // 0;
  return ($sum{crash} // 0) + ($wrong <= 1 + $tried / 100 ? $wrong : 0);
}

sub print_row { printf "%-24s %-8s" . ' %6s' x (1 + @verdicts) . "\n", @_ }

sub print_table {
  my ($table) = @_;
  my %sum;
  print "\n";
  print_row('case', 'kind', 'tried', @verdicts);
  for my $row (sort keys %$table) {
    my $counts = $table->{$row};
    my $tried = 0;
    $tried += $_ for values %$counts;
    $sum{$_} += $counts->{$_} // 0 for @verdicts;
    $sum{tried} += $tried;
    print_row(split(/\t/, $row), $tried, map { $counts->{$_} // '.' } @verdicts);
  }
  print_row('all', '', map { $sum{$_} // 0 } 'tried', @verdicts);
  print "\n";
  printf "%-6s %s\n", $_, $about{$_} for @verdicts;
  return $sum{tried} // 0;
}

Cases::prepare($work, $baogao);
my @cases = grep { my $case = $_; !@only_cases || grep { $_ eq $case->{name} } @only_cases } Cases::all();
die "there is no such case\n" if !@cases;
open_case($_, "$work/count-$_->{name}") for @cases;
my @faults = choose(@cases);
printf "%d faults%s\n", scalar @faults, $sample ? ", by chance (seed $seed)" : '';
if ($count_only) {
  my %count;
  $count{"$_->[0]{name} $_->[1]"}++ for @faults;
  printf "%-32s %7d\n", $_, $count{$_} for sort keys %count;
  exit 0;
}
my ($table, $failed) = try_all(\@faults);
my $tried = print_table($table);
die "only $tried of ", scalar @faults, " faults were tried\n" if $tried != @faults;
printf "%d passed, %d failed\n", $tried - $failed, $failed;
exit($failed ? 1 : 0);
