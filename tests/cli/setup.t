#!/bin/sh
# setup.sh on a machine where nothing is installed: what is asked for is looked at first, all that is missing is told at
# once, and who cannot install is told what to ask for. The machine is a folder of stand-ins that write down their calls.
. "$(dirname "$0")/../tap.sh"
bin=$work/bin
mkdir -p "$bin" "$work/clone/tests/validators"
cp tests/setup.sh "$work/clone/tests"
cp tests/validators/package.json "$work/clone/tests/validators"
cp Makefile "$work/clone"
for tool in sh sed awk grep dirname tr fold cat cmp rm mkdir cp; do ln -s "$(command -v $tool)" "$bin/$tool"; done

stand_in() { # NAME COMMANDS
  printf '#!/bin/sh\necho "%s $*" >>%s/calls\n%s\n' "$1" "$work" "$2" >"$bin/$1" && chmod +x "$bin/$1"
}
stand_in dpkg-query ': nothing is installed'
stand_in apt-get ''
stand_in make ''
stand_in id 'echo 1000'

unset SETUP_DONE
setup() { : >"$work/calls" && PATH=$bin "$bin/sh" "$work/clone/tests/setup.sh" "$@"; }
called() { grep -q "^$1" "$work/calls"; }
nothing_done() { ! called apt-get && ! called make && ! called sudo && ! called npm; }
says() { grep -q -- "$1" "$out" "$err"; }

status 0 'there is help' setup --help
holds 'it names targets and groups' sh -c 'grep -q " demo " "$1" && grep -q validators "$1"' - "$out"
holds 'and installs nothing' nothing_done
for words in dmeo 'demo chekc' '--only chekc' '--only' '--olny check' ''; do
  # shellcheck disable=SC2086 # several words
  status 2 "“$words” is wrong use" setup $words
  holds 'and installs nothing' nothing_done
done

status 1 'who is not root and has no sudo is stopped' setup demo
holds 'is told by which line root can help' says '^  apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev '
holds 'and nothing is installed' nothing_done
status 1 'for the tests, too' setup check
holds 'the line has what they need' says '^  apt-get .* libcmocka-dev '
holds 'and not npm, which needs hundreds of packages' sh -c '! grep -qw npm "$1"' - "$err"
status 1 'for the validators' setup validate
holds 'npm is in the line' says '^  apt-get .* npm'

stand_in sudo 'exit 1'
status 1 'who may not use sudo is stopped' setup demo
holds 'is told by which line root can help, too' says '^  apt-get update && apt-get install '
holds 'and nothing is made' sh -c '! grep -q "^make" "$1"' - "$work/calls"

stand_in sudo '"$@"'
status 0 'who may use sudo goes on' setup demo
holds 'through it' called 'sudo apt-get install'
holds 'and what was asked for is made' called 'make demo'

stand_in id 'echo 0'
stand_in npm ''
status 0 'root installs' setup check JOBS=3
holds 'and is told once what' test "$(grep -c '^Installing what is missing' "$out")" = 1
holds 'in one go' test "$(grep -c '^apt-get install' "$work/calls")" = 1
holds 'npm is not asked' sh -c '! grep -q "^npm" "$1"' - "$work/calls"
holds 'and variables go to make' called 'make check JOBS=3'

status 0 'root installs what the validators need' setup validate
holds 'and what npm has is fetched' called 'npm install .*vnu-jar'
holds 'also for them' called 'npm install .*validators'

stand_in dpkg-query 'echo "install ok installed"'
stand_in id 'echo 1000'
rm "$bin/sudo"
status 0 'where all is installed, anybody goes on' setup check
holds 'without a word' test ! -s "$out"
holds 'and without installing' sh -c '! grep -q apt-get "$1"' - "$work/calls"
done_testing
