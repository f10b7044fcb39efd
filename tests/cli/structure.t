#!/bin/sh
# What a report must have and was not found is said by every command that reads it, once, and fails --strict.
. "$(dirname "$0")/../tap.sh"
cd "$work" || exit 1

front='政府工作报告\n\n各位代表：\n\n现在，我代表市人民政府，向大会报告工作，请予审议。\n\n'
review='一、2025年工作回顾\n\n过去一年，全市经济平稳运行，地区生产总值增长5%%。\n\n'
plan='二、2026年工作安排\n\n（一）做强工业\n\n新建工厂3家。\n\n（二）做优农业\n\n新建良田5万亩。\n\n'
prose='去年的收成很好，农民的日子一天比一天好过。今年还要把水渠修到每一个村。\n\n'
items='我们要办好五件实事：\n1.新建学校2所。\n2.新建医院1所。\n3.新建公园4座。\n\n'
# shellcheck disable=SC2059 # they are formats
{
  printf "$front$review$plan" >whole.txt
  printf "$front$review" >planless.txt
  printf "$front$plan" >reviewless.txt
  i=0
  printf "$front" >neither.txt
  while [ $i -lt 40 ]; do printf "第$i段：$prose" >>neither.txt && i=$((i + 1)); done
  printf "$front$review二、2026年工作安排\n\n$prose" >taskless.txt
  printf "$review$plan" | sed '1s/^/政府工作报告\n\n2026年1月8日在云溪市人民代表大会上\n\n/' >headless.txt
  printf "$front$review$plan三、办好民生实事\n\n$items" >short.txt
}
printf '今天天气很好。\n' >weather.txt

said() { # CODE WORDS: these are the only words said
  [ "$(wc -l <"$err")" = 1 ] && grep -q "warning: .*$2.*\[$1\]\$" "$err"
}

into() { # FOLDER: what the command needs beside the file
  case $command in
  check) ;;
  convert) echo "-t html -d $1" ;;
  *) echo "-d $1" ;;
  esac
}

try() { # NAME CODE WORDS
  for command in convert publish archive check; do
    # shellcheck disable=SC2046 # several words
    status 0 "$command goes on with $1.txt" "$baogao" $command $(into "$command-$1") "$1.txt"
    holds "and says, once, what is missing in it" said "$2" "$3"
    # shellcheck disable=SC2046
    status 1 "$command --strict does not take $1.txt" "$baogao" $command --strict $(into "strict-$command-$1") "$1.txt"
  done
}

try planless no-part 'a plan'
try reviewless no-part 'a review'
try neither no-part 'a review or plan'
try taskless no-tasks 'no tasks'
try headless no-salutation 'no salutation'
try short count-differs '五件实事, found are 3'
try weather not-a-report 'does not look like'

"$baogao" convert -q planless.txt -o planless.xml
status 1 'a report read from its own XML has no plan either' "$baogao" convert --strict -t html planless.xml
holds 'which is said, once' said no-part 'a plan'
for command in convert check; do
  status 0 "$command --strict takes a report that has all" "$baogao" $command --strict whole.txt
  holds 'and says nothing' test ! -s "$err"
done

# A number that the source has on a line of its own goes on in its unit, and is no page's.
printf "${front}一、2025年工作回顾\n\n2021\n\n年以来，全市的工作有新的进展。过去的 5\n\n年，是不平凡的时期。\n\n$plan" >numbers.txt
holds 'a year alone on its line goes on in the next' \
  sh -c '"$1" convert -q -t text numbers.txt | grep -q "^2021年以来.*过去的 5年，是"' - "$baogao"
done_testing
