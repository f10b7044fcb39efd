# Runs a command with a fault in it, and says of every fault that there is.
#
# A fault is written malloc:N (the N-th allocation and all after it fail), malloc1:N (it alone does), CALL=ERROR:N (the
# N-th system call of that kind fails so) or CALL=SIGKILL:N (the signal comes as it begins).
package Faults;
use strict;
use warnings;
use POSIX ();

my %errors = (
  (map { $_ => [qw(EIO EINTR)] } qw(read pread64)),
  (map { $_ => [qw(EIO ENOSPC EINTR)] } qw(write writev pwrite64 openat close fsync fdatasync)),
  (map { $_ => [qw(EIO ENOSPC)] } qw(rename renameat renameat2 mkdir ftruncate fallocate copy_file_range)),
  (map { $_ => [qw(EIO)] } qw(getdents64 newfstatat fstat lseek readlink unlink unlinkat fcntl flock)),
  mmap => ['ENOMEM'],
  clone3 => ['EAGAIN'],
);
my @deadly = qw(openat write pwrite64 close fsync fdatasync rename renameat2 mkdir unlink unlinkat ftruncate);
my $calls = join ',', sort keys %errors;

# Runs the command in a process group of its own; returns its exit status, the signal that ended it and whether the time
# was over. What it prints goes to the files out and err of the folder above.
sub run {
  my ($folder, $seconds, $environment, @command) = @_;
  my $pid = fork // die "fork: $!";
  if (!$pid) {
    setpgrp 0, 0;
    chdir $folder or POSIX::_exit(125);
    open STDIN, '<', '/dev/null';
    open STDOUT, '>', "$folder/.out";
    open STDERR, '>', "$folder/.err";
    %ENV = (PATH => $ENV{PATH}, LC_ALL => 'C.UTF-8', TMPDIR => "$folder/tmp", %$environment);
    exec {$command[0]} @command or POSIX::_exit(126);
  }
  my $over = 0;
  local $SIG{ALRM} = sub { $over = 1; kill 'KILL', -$pid };
  alarm $seconds;
  while (waitpid($pid, 0) < 0 && $!{EINTR}) { }
  my $status = $?;
  alarm 0;
  kill 'KILL', -$pid; # what strace may leave
  return ($status >> 8, $status & 127, $over);
}

# The same with the fault.
sub run_with {
  my ($folder, $seconds, $fail, $fault, @command) = @_;
  return run($folder, $seconds, {}, @command) if !defined $fault;
  if (my ($alone, $n) = $fault =~ /^malloc(1?):(\d+)$/) {
    my %environment = (LD_PRELOAD => $fail, FAULT_AT => $n, FAULT_BUT => 'libcrypto');
    $environment{FAULT_LASTING} = 1 if !$alone;
    return run($folder, $seconds, \%environment, @command);
  }
  my ($call, $what, $n) = $fault =~ /^(\w+)=(\w+):(\d+)$/ or die "there is no fault $fault\n";
  my $action = $what =~ /^SIG/ ? "signal=$what" : "error=$what";
  return run($folder, $seconds, {}, 'strace', '-f', '-qq', '-o', '/dev/null', '-e', "trace=$call", '-e',
             "inject=$call:$action:when=$n", @command);
}

# All allocations of the command, as faults.
sub of_memory {
  my ($folder, $seconds, $fail, $kind, @command) = @_;
  my $file = "$folder/.count";
  open my $count, '>:raw', $file or die "$file: $!";
  print $count pack('Q', 0);
  close $count or die "$file: $!";
  run($folder, $seconds, {LD_PRELOAD => $fail, FAULT_COUNT => $file, FAULT_BUT => 'libcrypto'}, @command);
  open $count, '<:raw', $file or die "$file: $!";
  read $count, my $bytes, 8;
  close $count;
  unlink $file;
  return map { "$kind:$_" } 1 .. unpack('Q', $bytes);
}

# All system calls of the command's first thread, as faults; those of the dynamic linker, before main() sets SIGPIPE,
# are not the program's.
sub of_calls {
  my ($folder, $seconds, $signals, @command) = @_;
  my $file = "$folder/.trace";
  run($folder, $seconds, {}, 'strace', '-f', '-qq', '-o', $file, '-e', "trace=rt_sigaction,$calls", @command);
  open my $trace, '<', $file or die "$file: $!";
  my ($first, $begun, %count, @faults);
  while (my $line = <$trace>) {
    my ($pid, $call) = $line =~ /^(\d+) +(\w+)\(/ or next;
    $first //= $pid;
    next if $pid != $first;
    $begun ||= $line =~ /rt_sigaction\(SIGPIPE, \{sa_handler=SIG_IGN/;
    my $n = ++$count{$call};
    next if !$begun || $call eq 'rt_sigaction';
    my @what = $signals ? (grep({ $_ eq $call } @deadly) ? qw(SIGKILL SIGTERM) : ()) : @{$errors{$call}};
    push @faults, map { "$call=$_:$n" } @what;
  }
  close $trace;
  unlink $file;
  return @faults;
}

1;
