#!/bin/sh
# The example sentences give the statistics that stand beside them; a sentence that gives others is told. Nothing is
# compiled for it.
. "$(dirname "$0")/../tap.sh"
for table in convert/lexicon/sentences/*.tsv; do
  status 0 "the sentences of $(basename "$table") give what they must" "$baogao" check --sentences "$table"
done

tell() { # STATUS SENTENCE WORDS: what is said of the table on standard input holds WORDS
  cat >"$work/table.tsv"
  "$baogao" check --sentences "$work/table.tsv" >"$out" 2>"$err"
  [ $? = "$1" ] && { [ -z "$3" ] || grep -qF -- "$3" "$err"; }
  report $? "$2" "$err"
}

t=$(printf '\t')
tell 1 'another value is told, with its line' "table.tsv:3:1: error: “新建河堤77公里。” must give value=78 unit=公里; it gives value=77 unit=公里 [sentence-differs]" <<EOT
# Dykes.
sentence${t}value${t}unit
新建河堤77公里。${t}78${t}公里
EOT
tell 1 'one too many is told' 'must give nothing; it gives value=3' <<EOT
sentence${t}value
新建河堤77公里、渔港3座。${t}77
EOT
tell 1 'one too few is told' 'must give value=4; it gives nothing' <<EOT
sentence${t}value
新建河堤77公里。${t}77
${t}4
EOT
tell 0 'a column that is not there is not compared' '' <<EOT
sentence${t}unit
新建河堤77公里。${t}公里
EOT
tell 0 'an invisible character can be written' '' <<EOT
sentence${t}surface${t}op
新建河堤77公里\\u0028大堤）。${t}77公里
EOT
tell 0 'the part and the years of the report can be told' '' <<EOT
sentence${t}part${t}years${t}role${t}period
新建河堤77公里。${t}plan${t}2026-2030${t}target${t}2031
EOT
tell 0 'a Traditional sentence is read as in a Traditional report' '' <<EOT
sentence${t}value${t}indicator
新建漁港3億個。${t}300000000${t}渔港
EOT
tell 0 'one that is known to come out wrong is passed over' '' <<EOT
sentence${t}value
*新建河堤77公里。${t}78
EOT
tell 1 'until it comes out right' 'take its * away' <<EOT
sentence${t}value
*新建河堤77公里。${t}77
EOT
tell 3 'a column that is none is told' "no column is called 'valeu'" <<EOT
sentence${t}valeu
EOT
tell 3 'a part that is none is told' "no part of a report is called 'revue'" <<EOT
sentence${t}part
新建河堤77公里。${t}revue
EOT
tell 3 'what is within a part is none' "no part of a report is called 'p'" <<EOT
sentence${t}part
新建河堤77公里。${t}p
EOT
tell 3 'a year that is none is told' "no years as 2030 or 2026-2030: 'soon'" <<EOT
sentence${t}years
新建河堤77公里。${t}soon
EOT
tell 3 'a cell too many is told' 'table.tsv:2:1: error: this is no table of sentences: more cells than the header has columns' <<EOT
sentence${t}value
新建河堤77公里。${t}77${t}公里
EOT
tell 3 'a statistic of no sentence is told' 'a statistic without a sentence' <<EOT
sentence${t}value
${t}77
EOT
tell 1 'what is no escape stands as it is' 'must give surface=77公里' <<EOT
sentence${t}surface
新建河堤77公里。${t}77公里\\u00zz
新建渔港5座。${t}5座
EOT
tell 1 'half of a character is no character' 'must give surface=5座' <<EOT
sentence${t}surface
新建渔港5座。${t}5座\\ud800
EOT
tell 1 'nor is nothing' 'must give surface=5座' <<EOT
sentence${t}surface
新建渔港5座。${t}5座\\u0000
EOT
tell 0 'a character above those of halves can be written' '' <<EOT
sentence${t}surface
新建\\uFF15座渔港。${t}\\uFF15座
EOT
tell 0 'other escapes are none' '' <<EOT
sentence${t}surface
新建渔港\\x00355座。
新建渔港5港u5EA7。
EOT
tell 3 'the first column is that of the sentence' "the first column must be 'sentence'" <<EOT
value${t}sentence
77${t}新建河堤77公里。
EOT
for years in 203 20301 2030- 2030-2026 2030-31 2030x 2026-2030x; do
  tell 3 "$years are no years" "no years as 2030 or 2026-2030: '$years'" <<EOT
sentence${t}years
新建河堤77公里。${t}$years
EOT
done
tell 0 'years may be one or two alike' '' <<EOT
sentence${t}years${t}period
新建河堤77公里。${t}2030${t}2030
新建渔港5座。${t}2030-2030${t}2030
EOT
printf 'sentence\tvalue\tunit\r\n\r\n# Dykes.\r\n新建河堤77公里、\t77\t公里\r\n' >"$work/crlf"
tell 0 'lines may end as they do elsewhere, and be empty' '' <"$work/crlf"
tell 1 'a comparator that is not told is eq' 'must give value=77 op=eq; it gives value=77 op=gt' <<EOT
sentence${t}value${t}op
新建河堤超过77公里。${t}77
EOT
tell 1 'a statistic that is wanted and one that is found are told with what differs alone' 'must give value=4; it gives value=5' <<EOT
sentence${t}value
新建渔港3座、渔馆5座、渔校7所。${t}3
${t}4
${t}7
EOT
tell 3 'an empty table is told' 'no line names the columns' </dev/null
status 3 'a file that is no text is refused' "$baogao" check --sentences "$baogao"
done_testing
