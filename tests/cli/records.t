#!/bin/sh
# Records that join: promises of one year against the next year's results, the concordance, tasks, and the questions that
# researchers ask of the database, each by one line of SQL.
. "$(dirname "$0")/../tap.sh"
command -v sqlite3 >/dev/null || { skip 'records join' 'sqlite3 is not installed'; done_testing; exit; }

# Two years of a county.
cp tests/years/yunxigu-2030.txt "$work/a.txt"
cp tests/years/yunxigu-2031.txt "$work/b.txt"
status 0 'promises are made, whatever the order' "$baogao" convert -q -t csv:promises "$work/b.txt" "$work/a.txt" -o "$work/promises.csv"
status 0 'and the other way round' "$baogao" convert -q -t csv:promises "$work/a.txt" "$work/b.txt" -o "$work/again.csv"
holds 'the same' cmp "$work/promises.csv" "$work/again.csv"
status 0 'a database has them' "$baogao" convert -q "$work/a.txt" "$work/b.txt" -o "$work/reports.db"
status 0 'also when the years come one by one, the later first' "$baogao" convert -q "$work/b.txt" -o "$work/by-one.db"
status 0 'and then the earlier' "$baogao" convert -q "$work/a.txt" -o "$work/by-one.db"
sql() { sqlite3 "$work/reports.db" "$1"; }
is() { holds "$1" test "$(sql "$2")" = "$3"; }
verdict() { is "$1" "SELECT status || ' ' || ifnull(margin, '') FROM promises WHERE concept = '$2' AND kind = 'target'" "$3"; }
holds 'the same in both' test "$(sql 'SELECT stat_id, result_stat_id, status FROM promises ORDER BY 1')" = \
  "$(sqlite3 "$work/by-one.db" 'SELECT stat_id, result_stat_id, status FROM promises ORDER BY 1')"
verdict 'about is reached when rounded' gdp 'reached -0.4'
verdict 'at least is missed by less' industrial_value_added 'short -0.9'
verdict 'a plain target is reached by more' fixed_asset_investment 'reached 0.4'
verdict 'what nobody speaks of is not stated' retail_sales 'not-stated '
verdict 'a ceiling is kept from below' unemployment_survey 'reached -0.2'
verdict 'prices are a ceiling without a word for it' cpi 'short 0.6'
verdict 'a target without a number is measured by the other figure' resident_income 'reached 0.3'
verdict 'a level does not answer a growth' general_budget_revenue 'not-comparable '
verdict 'jobs are counted' urban_new_jobs 'reached 200'
is 'a task is answered by its own figure' \
  "SELECT status, result_surface FROM promises WHERE kind = 'task' AND indicator LIKE '%标准厂房%'" 'short|6万平方米'
is 'places in both texts are told' "SELECT count(*) FROM promises WHERE result_value IS NOT NULL AND result_start IS NULL" 0

# The questions.
is 'who aims at which growth' "SELECT place, plan_year, value FROM growth_targets WHERE concept = 'gdp' ORDER BY 2" \
  "云溪谷县|2030|6
云溪谷县|2031|6"
is 'how many jobs are aimed at' "SELECT plan_year, value FROM targets_by_place_and_year WHERE concept = 'urban_new_jobs'" \
  '2030|4000'
is 'who missed what' "SELECT concept FROM targets_missed WHERE concept IN ('cpi', 'industrial_value_added') ORDER BY 1" 'cpi
industrial_value_added'
is 'where a word of two characters stands' "SELECT text FROM search WHERE search MATCH '农田' ORDER BY 1" \
  '建设高标准农田3万亩。
新建农村公路66公里。高标准农田建设进度加快。'
is 'within other words, counted and beside the place' \
  "SELECT place, year, count(*) FROM search WHERE search MATCH '高标准农田' GROUP BY place" '云溪谷县|2031|2'
is 'a value against the year before' "SELECT value_before, base_value FROM change_of_values WHERE concept = 'gdp'" \
  '18000000000|19000000000'
is 'no edition is there twice' 'SELECT count(*) FROM editions' 0
sed 's/190亿元/191亿元/' "$work/b.txt" >"$work/b2.txt"
"$baogao" convert "$work/b2.txt" -o "$work/by-one.db" 2>"$work/said"
holds 'a second edition of a place and year is told' grep -q '\[edition\]' "$work/said"
holds 'and marked' test "$(sqlite3 "$work/by-one.db" 'SELECT place, plan_year, editions FROM editions')" = '云溪谷县|2031|2'
status 0 'a text has the id that it is given' "$baogao" convert -q --id yunxigu-2031 "$work/b.txt" -o "$work/by-id.db"
"$baogao" convert --id yunxigu-2031 "$work/b2.txt" -o "$work/by-id.db" 2>"$work/said"
holds 'a corrected one of the same id takes its place' test "$(sqlite3 "$work/by-id.db" "SELECT count(*) FROM reports; SELECT count(*) FROM search WHERE search MATCH '191亿元'; SELECT count(*) FROM search WHERE search MATCH '190亿元'")" = '1
1
0'
holds 'which is no second edition' test ! -s "$work/said"
is 'areas can be compared' "SELECT base_value || base_unit FROM statistics WHERE surface = '3万亩'" '20000000平方米'
is 'the indicators have names' "SELECT name, name_en FROM concepts WHERE code = 'gdp'" '地区生产总值|Gross domestic product'
is 'a missed target is a difficulty, with the indicator named' \
  "SELECT concepts FROM problems WHERE text LIKE '%不及预期%'" fixed_asset_investment
is 'the columns of version 1 are still there' "SELECT count(\"end\") > 0 FROM statistics_v1" 1

# Tasks.
is 'a sentence is split where offices split it, and appeals are none' \
  "SELECT count(*) FROM tasks WHERE year = 2030 AND task LIKE '聚力%'" 2
is 'a deadline is told' "SELECT deadline FROM tasks WHERE deadline IS NOT NULL" 6月底前
is 'who leads and who helps' "SELECT lead_unit, support_unit FROM tasks WHERE support_unit IS NOT NULL" \
  '县交通运输局|县财政局'
"$baogao" convert -q -t csv:tasks "$samples"/*.txt -o "$work/all-tasks.csv"
holds 'who leads is a body, and nobody where none is named' sh -c '
  sqlite3 :memory: -cmd ".import --csv $1 t" "SELECT lead_unit FROM t WHERE lead_unit <> \"\" AND lead_unit GLOB \"*[0-9，]*\"" | cmp - /dev/null' - "$work/all-tasks.csv"
holds 'as many as the samples name' test "$(sqlite3 :memory: -cmd ".import --csv $work/all-tasks.csv t" "SELECT count(*) FROM t WHERE lead_unit <> ''")" = 17
holds 'who answers beside them helps' test "$(sqlite3 :memory: -cmd ".import --csv $work/all-tasks.csv t" "SELECT count(*) FROM t WHERE support_unit <> '' AND lead_unit <> ''")" = 10
holds 'and is no part of what is done' sh -c '! grep -q "牵头单位\|主办单位" "$1"' - "$work/all-tasks.csv"
status 0 'a table alone is a workbook' "$baogao" convert -q -t xlsx:tasks "$work/a.txt" -o "$work/tasks.xlsx"
holds 'with its sheet and, behind it, the one that explains' sh -c 'unzip -p "$1" xl/workbook.xml | grep -o "sheet name=\"[^\"]*" | tr "\n" " " | grep -qx "sheet name=\"任务分解表 sheet name=\"说明 "' - "$work/tasks.xlsx"
"$baogao" convert -q "$work/a.txt" "$work/b.txt" -o "$work/years.xlsx"
sheet() { unzip -p "$work/years.xlsx" "xl/worksheets/sheet$1.xml"; }
holds 'a workbook for people has no English word for what rises' sh -c '! printf %s "$1" | grep -q increase' - "$(sheet 13)"
holds 'and no title twice' test "$(sheet 6 | grep -o '>规范指标名<' | wc -l)" = 1
is 'a target says whether it is a growth or a level' "SELECT DISTINCT concept, type FROM targets WHERE concept IN ('gdp', 'unemployment_survey') ORDER BY 1" \
  'gdp|growth_rate
unemployment_survey|share'

status 0 'several tables are several files' "$baogao" convert -q -t csv:targets,tasks -d "$work/two" "$work/a.txt"
holds 'just these' test "$(cd "$work/two" && echo *)" = 'targets.csv tasks.csv'
status 2 'and cannot be one' "$baogao" convert -q -t csv:targets,tasks "$work/a.txt" -o "$work/one.csv"

status 0 'tasks are a document to print' "$baogao" convert -q "$work/a.txt" -o "$work/tasks.docx"
unzip -p "$work/tasks.docx" word/document.xml >"$work/document.xml" 2>/dev/null
holds 'A4 landscape' grep -q 'w:w="16838" w:h="11906" w:orient="landscape"' "$work/document.xml"
holds 'with a head that is repeated' grep -q '<w:tblHeader/>' "$work/document.xml"
holds 'and one cell for a task, however many rows it has' test \
  "$(grep -o '<w:t xml:space="preserve">聚力振兴工业</w:t>' "$work/document.xml" | wc -l)" = 1
holds 'going on in the rows below' grep -q '<w:vMerge/>' "$work/document.xml"
holds 'that is well-formed' xmllint --noout "$work/document.xml"

printf '政府工作报告\n各位代表：\n二、2031年工作安排\n今年的主要预期目标是：生产总值增长6%%，城镇、农村常住居民人均可支配收入均增长7%%。\n' |
  "$baogao" convert -q -t jsonl:targets - >"$work/several.jsonl"
holds 'a figure of several indicators has the codes of all' \
  grep -q '"concept": null, "concepts": "urban_income rural_income"' "$work/several.jsonl"
holds 'one of one has its own twice' grep -q '"concept": "gdp", "concepts": "gdp"' "$work/several.jsonl"

# What is no answer, though it has the same name.
printf '云溪谷县人民政府工作报告\n——2030年1月9日\n各位代表：\n二、2030年工作安排\n今年的主要预期目标是：生产总值增长6%%，农村居民人均可支配收入增长8%%，技术合同成交额达70亿元。\n（一）抓好工业。推动年产30万吨茶油加工项目建成，投资8亿元的竹材项目开工，新增和美乡村20个。\n' >"$work/first.txt"
printf '云溪谷县人民政府工作报告\n——2031年1月9日\n各位代表：\n一、2030年和“十四五”时期工作回顾\n生产总值突破100亿元、达到104亿元，实现GDP104.5亿元。农村居民人均可支配收入达到21000元，分别是2025年的2倍、1.5倍。技术合同成交额累计达260亿元。年产30万吨茶油加工项目顺利推进，投资8亿元的竹材项目建成。建成和美乡村220个。\n二、2031年工作安排\n今年的主要预期目标是：生产总值增长6%%。\n' >"$work/second.txt"
"$baogao" convert -q --place 云溪谷县 -t csv:promises "$work/first.txt" "$work/second.txt" >"$work/no.csv"
holds 'the size of a project is no promise' sh -c '! grep -q "30万吨\|8亿元\"" "$1"' - "$work/no.csv"
holds 'money of several years is no answer' sh -c '! grep -q 260亿元 "$1"' - "$work/no.csv"
holds 'nor what five years have brought' sh -c '! grep -q "\"220个\"" "$1"' - "$work/no.csv"
holds 'a level answers better than a multiple of another year' grep -q '"农村居民人均可支配收入".*"21000元"' "$work/no.csv"

# What is done with the same things tells one from another.
printf '云溪谷县人民政府工作报告\n——2030年1月9日\n各位代表：\n二、2030年工作安排\n今年的主要预期目标是：生产总值增长6%%。\n（一）抓好项目。推动30个重点项目开工，20个重点项目竣工。新增绿色工厂12家。\n' >"$work/first.txt"
printf '云溪谷县人民政府工作报告\n——2031年1月9日\n各位代表：\n一、2030年工作回顾\n30个重点项目竣工，20个重点项目开工。改造农村危房300户，新建公路66公里，发放贷款5亿元，救助群众800人，治理河道9公里，栽种油茶3万亩，培训教师120名，办成案件45起，接待游客7万人次，粮食产量8万吨。绿色工厂突破40家。\n二、2031年工作安排\n今年的主要预期目标是：生产总值增长6%%。\n' >"$work/second.txt"
"$baogao" convert -q --place 云溪谷县 "$work/first.txt" "$work/second.txt" -o "$work/deeds.db"
answer() {
  holds "$1" test "$(sqlite3 "$work/deeds.db" "SELECT result_surface, status FROM promises WHERE surface = '$2'")" = "$3"
}
answer 'projects that are begun are answered by those begun' 30个 '20个|short'
answer 'and those finished by those finished' 20个 '30个|reached'
answer 'what all firms come to does not answer what is to be added' 12家 '40家|not-comparable'

"$baogao" convert -q --place 云溪谷县 -t csv:promises "$work/first.txt" "$work/second.txt" -o "$work/deeds.csv"
holds 'a table made without a database says the same' test \
  "$(sqlite3 :memory: -cmd ".import --csv $work/deeds.csv t" 'SELECT stat_id, result_stat_id, status FROM t WHERE result_stat_id <> "" ORDER BY 1')" = \
  "$(sqlite3 "$work/deeds.db" 'SELECT stat_id, result_stat_id, status FROM promises WHERE result_stat_id <> "" ORDER BY 1')"

# What is expected is not aimed at; money that comes is not all there is; how far a target was missed answers it.
printf '云溪谷县人民政府工作报告\n——2030年1月9日\n各位代表：\n二、2030年工作安排\n今年的主要预期目标是：生产总值增长6%%，社会消费品零售总额增长8%%，工业投资增长9%%，农村居民人均可支配收入增加900元。预计全年粮食产量8万吨。\n（一）抓好项目。7个道路项目完工。预计安排养老资金6200万元，预计出口额5亿元。\n' >"$work/first.txt"
printf '云溪谷县人民政府工作报告\n——2031年1月9日\n各位代表：\n一、2030年工作回顾\n生产总值、社会消费品零售总额增速分别低于年初预期目标3个、6.5个百分点，工业投资增速比目标高0.4个百分点。农村居民人均可支配收入达到21000元。粮食产量9万吨，出口额6亿元，安排养老资金6300万元。新开工9个道路项目，建成8个道路项目。\n二、2031年工作安排\n今年的主要预期目标是：生产总值增长6%%。\n' >"$work/second.txt"
"$baogao" convert -q --place 云溪谷县 "$work/first.txt" "$work/second.txt" -o "$work/aims.db"
became() {
  holds "$1" test "$(sqlite3 "$work/aims.db" "SELECT status, margin FROM promises WHERE surface = '$2'")" = "$3"
}
became 'a target is missed by so much' '6%' 'short|-3'
became 'the members of a list share their unit' '8%' 'short|-6.5'
became 'or passed by so much' '9%' 'reached|0.4'
became 'what came to an income does not tell what it is' 900元 'not-comparable|'
became 'a forecast is no target' 8万吨 ''
became 'nor one of a task' 5亿元 ''
became 'but money that is set aside is promised' 6200万元 'reached|1000000'
became 'projects are finished by those finished, wherever the word stands' 7个 'reached|1'

# A report that says nothing of whose it is does not become the nation's.
printf '政府工作报告\n——2030年3月5日在第十九届全国人民代表大会第三次会议上\n各位代表：\n现在，我代表国务院，向大会报告政府工作。\n二、2030年工作安排\n今年的主要预期目标是：国内生产总值增长5%%，全国城镇新增就业1200万人。\n' >"$work/first.txt"
printf '政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作。\n一、2030年工作回顾\n生产总值增长2%%，城镇新增就业900人，居全国前列，全国文明城市、全国双拥模范城、全国百强县、全国卫生县城、全国示范县都在全国前列。\n二、2031年工作安排\n2031年的主要预期目标是：生产总值增长6%%。\n' >"$work/second.txt"
holds 'a county of no name is no nation' test \
  "$("$baogao" convert -q -t csv:promises "$work/first.txt" "$work/second.txt" | wc -l)" = 1

# The codes of the concordance can be had without a report.
holds 'the concordance is listed' sh -c '"$1" formats concepts | grep -qx "concept	gdp	地区生产总值	Gross domestic product	level	CNY		"' - "$baogao"
holds 'with what is to stay low and what is part of what' sh -c '"$1" formats concepts | grep -q "^concept	cpi	.*	index	[^	]*	ceiling	"' - "$baogao"
holds 'as many as the table has' test "$("$baogao" formats concepts | grep -c '^concept	')" = \
  "$(($("$baogao" convert -q -t csv:concepts "$work/a.txt" | wc -l) - 1))"

# XML of version 1 has no concepts, and is read.
"$baogao" convert -q "$work/a.txt" | sed 's/ version="2"/ version="1"/; s/ concept="[^"]*"//g; s/ base-[a-z]*="[^"]*"//g' >"$work/old.xml"
status 0 'XML of version 1 is read' "$baogao" convert -q -t csv:targets "$work/old.xml" -o "$work/old.csv"
status 0 'and valid' "$baogao" check -q "$work/old.xml"
done_testing
