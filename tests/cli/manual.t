#!/bin/sh
# The manual, the help and the completion say what the program does.
. "$(dirname "$0")/../tap.sh"
manual=${BUILD:-build}/baogao.1
for command in convert check text publish archive; do
  for option in $("$baogao" $command --help | grep -o -- ' --[a-z-]*' | sort -u); do
    holds "$command $option is in the manual" grep -q -- "Fl [^A]*-${option#--}\b\|, Fl -${option#--}" "$manual"
  done
done
for option in $(sed -n 's/^\.It //p' "$manual" | grep -o 'Fl -[a-z-]*\| , -[a-z-]*' | sed 's/.* -//' | grep -vx version); do
  holds "--$option of the manual is in the help" sh -c '{ "$1" convert --help; "$1" check --help; "$1" publish --help; "$1" archive --help; } | grep -q -- "--$2\b"' - "$baogao" "$option"
done
chinese=${BUILD:-build}/zh_CN/baogao.1
for option in $(for command in convert check text publish archive; do "$baogao" $command --help; done | grep -o -- ' --[a-z-]*' | sort -u); do
  holds "$option is in the Chinese manual" grep -q -- "$option\\\\fR" "$chinese"
done
holds 'the Chinese manual lists each code that the English one lists' sh -c '
  sed -n "s/^\.It \([a-z-]*\) (\(note\|warning\|error\))$/\1/p" "$1" | sort >"$3"
  sed -n "s/^.fB\([a-z-]*\).fR（[^）]*）$/\1/p" "$2" | sort | cmp "$3" -' - "$manual" "$chinese" "$work/codes"
holds 'and has them in Chinese' sh -c '! sed -n "/^.fB[a-z-]*.fR（[^）]*）$/{n;p}" "$1" | grep -vP "\p{Han}"' - "$chinese"
holds 'the Chinese manual of the tables has every column' sh -c '
  "$1" formats $("$1" formats | sed -n "s/^table\t//p") | awk -F"\t" "\$1 == \"column\" { print \$3 }" | sort >"$3"
  sed -n "s/^.fB\([a-z0-9_]*\).fR（.*/\1/p" "$2" | sort | cmp "$3" -' - "$baogao" "${BUILD:-build}/zh_CN/baogao-tables.5" "$work/columns"
for code in wrong-use undecodable cannot-write memory; do
  holds "the manual lists [$code]" grep -q "^\.It $code (" "$manual"
done
for sample in "$samples"/*.txt; do "$baogao" check --explain "$sample" 2>&1; done |
  sed -n 's/.* heading by rule “\([^”]*\)”.*/\1/p' | sort -u >"$work/rules"
holds 'the manual tells every rule that explains a heading' sh -c '
  [ -s "$1" ] && while read -r rule; do grep -qF -- "$rule" "$2" || { echo "$rule" && exit 1; }; done <"$1"' - \
  "$work/rules" convert/doc/baogao-report.7
# Every name that --explain may print, from the places in the sources that give it.
{
  { grep -ahE 'rule = |title_make\(|add_part\(| add\(b, ' convert/parse/*.c convert/stats/*.c && grep '^  C(' convert/stats/candidates.h; } |
    grep -ao '"[a-z][^"%]*"' | tr -d '"'
  for sample in "$samples"/*.txt; do "$baogao" check --explain "$sample" 2>&1; done |
    sed -n 's/.* statistic by rule \([a-z-]*\):.*/\1/p; s/.* heading by rule “\([^”]*\)”.*/\1/p'
} | sort -u >"$work/rules"
holds 'there are many names of rules' test "$(wc -l <"$work/rules")" -gt 40
rules=${BUILD:-build}/baogao-rules.7
while read -r rule; do
  holds "the manual of the rules has “$rule” with an example" awk -v rule=".It Dq $rule" '
    found { exit !length } $0 == rule { found = 1 } END { if (!found) exit 1 }' "$rules"
done <"$work/rules"
sed -n 's/^\.It Dq //p' "$rules" | sort -u >"$work/told"
holds 'and none that nothing prints' cmp "$work/told" "$work/rules"
holds 'no placeholder is left' sh -c '! grep -q "^@MESSAGES@\|%s" "$1"' - "$manual"
holds 'the manual of the library has every function' sh -c '
  grep -o "bg_[a-z_]*(" convert/baogao.h | sort -u | while read -r name; do grep -q "$name" "$1" || exit 1; done' - \
  "${BUILD:-build}/baogao.3"
for command in $(grep -o '^  baogao [a-z]*' convert/commands/*.c | awk '{ print $3 }' | sort -u); do
  status 0 "$command of the examples is a command" "$baogao" "$command" --help
done
sections() { sed -n "/^\.Ss $1 /,/^\.S[sh] /s/^\.It \([a-z0-9_]*\) Pq.*/\1/p" "${BUILD:-build}/baogao-tables.5"; }
for table in $("$baogao" formats | awk -F'\t' '$1 == "table" { print $2 }'); do
  "$baogao" convert -q -t "csv:$table" "$samples/county-old-style.txt" | head -1 | tr -d '"\r' | tr , '\n' >"$work/header"
  sections "$table" >"$work/described"
  holds "the manual has the columns of $table" cmp "$work/header" "$work/described"
  holds "and formats $table" sh -c '"$1" formats "$2" | awk -F"\t" "\$1 == \"column\" { print \$3 }" | cmp - "$3"' - \
    "$baogao" "$table" "$work/header"
done
status 2 'a table that is none is wrong use of formats' "$baogao" formats persons
if command -v bash >/dev/null; then
  PATH=$(dirname "$baogao"):$PATH
  complete() { bash -c '. convert/completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _baogao; echo "${COMPREPLY[@]}"' - "$@"; }
  holds 'bash completes commands' test "$(complete baogao conv)" = convert
  holds 'bash completes formats' test "$(complete baogao convert -t csv:targ)" = csv:targets
  holds 'bash completes tables' test "$(complete baogao formats targ)" = targets
  holds 'bash completes options' test "$(complete baogao convert --enc)" = --encoding
fi
for cause in $(sed -n 's/^  C([A-Z_]*, "\([a-z-]*\)").*/\1/p' convert/stats/candidates.h); do
  holds "the manual tells of the construction $cause" grep -q "Dq $cause\b" convert/doc/baogao-report.7
done
done_testing
