#compdef baogao
# zsh completion for baogao: what can be said is asked of the program itself.
local before=$words[CURRENT-1]
if (( CURRENT == 2 )); then
  compadd convert check text publish archive formats help --help --version
elif [[ $before == -t || $before == --to ]]; then
  compadd -- ${(f)"$(baogao formats | awk -F'\t' '$1 == "output" { print $2 } $1 == "table" { print "csv:" $2 "\njsonl:" $2 }')"}
elif [[ $before == --log ]]; then
  compadd json
elif [[ $words[2] == formats ]]; then
  compadd -- ${(f)"$(baogao formats | awk -F'\t' '$1 == "table" { print $2 }')"}
elif [[ $words[CURRENT] == -* ]]; then
  compadd -- ${(f)"$(baogao $words[2] --help 2>/dev/null | grep -o -- '--[a-z-]*')"}
else
  _files
fi
