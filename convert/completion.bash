# bash completion for baogao: what can be said is asked of the program itself.
_baogao() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
  local words=
  if [ "$COMP_CWORD" = 1 ]; then
    words="convert check text publish archive formats help --help --version"
  elif [ "$before" = -t ] || [ "$before" = --to ]; then
    words=$(baogao formats | awk -F'\t' '$1 == "output" { print $2 } $1 == "table" { print "csv:" $2 "\njsonl:" $2 }')
    COMP_WORDBREAKS=${COMP_WORDBREAKS//:/}
  elif [ "$before" = --log ]; then
    words=json
  elif [ "$command" = formats ]; then
    words=$(baogao formats | awk -F'\t' '$1 == "table" { print $2 }')
  elif [ "${word#-}" != "$word" ]; then
    words=$(baogao "$command" --help 2>/dev/null | grep -o -- ' --[a-z-]*')
  fi
  if [ -n "$words" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -o filenames -F _baogao baogao
