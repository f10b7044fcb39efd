#!/bin/sh
# Faults: a few of those that `make faults` tries; and that it finds what a program does wrong.
. "$(dirname "$0")/../tap.sh"
faults() { BUILD=${BUILD:-build} perl tests/faults/faults.pl "$@"; }

status 0 'memory that runs out ends the run with a message, and nothing is left or half' faults --kind memory --sample 40
status 0 'in the library it is an error, or changes nothing' faults --kind library --sample 40
holds 'what is asked for is tried' grep -q '^40 passed' "$out"

fail() { env LD_PRELOAD="$PWD/${BUILD:-build}/faults/fail.so" FAULT_AT=3000 "$@"; }
status 5 'the message is that of the list' fail "$baogao" convert -t html "$samples/county-old-style.txt"
holds 'and says what kind it is' grep -qx 'baogao: error: out of memory \[memory\]' "$err"
status 5 'under --log json it is JSON' fail "$baogao" convert -t html --log json "$samples/county-old-style.txt"
holds 'with the same code' perl -MJSON::PP -e 'exit(decode_json(<>)->{code} ne "memory")' "$err"

# A program that does what no program may when its memory runs out. The shell, too, allocates: less than 3000 times, as
# does text that becomes XML; a page takes more.
bad() { # COMMANDS: what follows the failure
  printf '#!/bin/sh\n"%s" "$@" && exit 0\n%s\n' "$baogao" "$1" >"$work/bad"
  chmod +x "$work/bad"
  faults --program "$work/bad" --case html --fault malloc:3000 >"$work/found" 2>&1
}
finds() { # VERDICT
  grep -q "^$1: html malloc:3000" "$work/found" && tail -n 1 "$work/found" | grep -qx '0 passed, 1 failed'
}
bad 'echo half >out/a.html; exit 0'
holds 'another output is found where success is told' finds wrong
bad 'exit 0'
holds 'so is the old one' finds wrong
bad 'echo half >out/a.html; exit 5'
holds 'half an output is found' finds half
bad 'rm out/a.html; exit 5'
holds 'so is a lost one' finds half
bad 'kill -SEGV $$'
holds 'a crash is found' finds crash
bad 'sleep 60'
holds 'a hang is found' finds hang
bad 'exit 1'
holds 'a status that says something else is found' finds wrong
bad 'exit 2'
holds 'as is wrong use' finds mute
bad 'touch out/.a.html.tmp; exit 5'
holds 'a temporary file that stays is found' finds stale
bad 'exit 5'
holds 'a clean failure is none' grep -qx '1 passed, 0 failed' "$work/found"
done_testing
