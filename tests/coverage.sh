#!/bin/sh
# coverage.sh BUILD: tells how much of convert/ the tests reach, from the profiles in BUILD/profiles: a line a file, those
# with the most branches that nothing takes first, and the sum. With `--file PATH` what of that file is not reached.
set -eu
build=$1
shift
llvm-profdata merge -sparse "$build"/profiles/*.profraw -o "$build/all.profdata"
objects=
for test in "$build"/unit/* "$build/properties/outputs"; do
  case $test in *.d) continue ;; esac
  [ -x "$test" ] && objects="$objects -object $test"
done
if [ "${1:-}" = --file ]; then
  # shellcheck disable=SC2086 # several words
  exec llvm-cov show "$build/baogao" $objects -instr-profile="$build/all.profdata" -show-branches=count "$2"
fi
# shellcheck disable=SC2086
llvm-cov export -summary-only "$build/baogao" $objects -instr-profile="$build/all.profdata" convert | perl -MJSON::PP -e '
  local $/; my $all = decode_json(<STDIN>)->{data}[0];
  my @files = sort { $b->{summary}{branches}{notcovered} <=> $a->{summary}{branches}{notcovered} } @{$all->{files}};
  printf "%-44s %6s %7s %8s %7s\n", "file", "lines", "", "branches", "";
  sub row { my ($name, $s) = @_; printf "%-44s %6d %6.2f%% %8d %6.2f%%\n", $name, map { $s->{$_}{count}, $s->{$_}{percent} } qw(lines branches) }
  row($_->{filename} =~ s{.*/(?=convert/)}{}r, $_->{summary}) for @files;
  row("all", $all->{totals});'
