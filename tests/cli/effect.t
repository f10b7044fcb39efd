#!/bin/sh
# What `make effect` tells: nothing of a program beside itself, and what another one does otherwise.
. "$(dirname "$0")/../tap.sh"
if ! command -v python3 >/dev/null; then
  skip 'the effect of a change' 'there is no python3'
  done_testing
  exit
fi
sample=$samples/county-old-style.txt
printf '#!/bin/sh\nexec "%s" "$@" --year 1999\n' "$baogao" >"$work/other"
chmod +x "$work/other"
status 0 'a program is compared with itself' python3 tests/effect.py "$baogao" "$baogao" "$sample"
holds 'nothing differs' grep -q '^statistics: .*; 0 gone, 0 new, 0 changed, in 0 files$' "$out"
status 0 'and with another' python3 tests/effect.py --rows 3 "$baogao" "$work/other" "$sample"
holds 'what changed is counted by columns' grep -q '^statistics: .* 0 gone, 0 new, [1-9][0-9]* changed, in 1 files; period [1-9]' "$out"
holds 'and shown in its sentence' grep -q '^  county-old-style.txt:[0-9]* changed: period [0-9]* → [0-9]*  | .*\[.*\]' "$out"
holds 'as many rows as were asked for' test "$(grep -c '^  ' "$out")" = 3
status 0 'other columns alone' python3 tests/effect.py --only value,unit "$baogao" "$work/other" "$sample"
holds 'have not changed' grep -q '^statistics: .*; 0 gone, 0 new, 0 changed' "$out"
done_testing
