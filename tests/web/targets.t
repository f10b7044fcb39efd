#!/bin/sh
# The page's targets: the report's own words, and a chart of growth that is aimed at.
cd "$(dirname "$0")/../.." || exit 1
. tests/web/lib.sh

# page NAME CLAUSES: the page of a report whose targets are CLAUSES
page() {
  cat >"$work/$1.txt" <<END
政府工作报告

各位代表：

现在，我代表市人民政府，向大会报告工作，请予审议。

一、2025年工作回顾

过去一年，全市经济平稳运行，地区生产总值增长5%。

二、2026年工作安排

今年全市经济社会发展的主要预期目标是：$2。

（一）抓好工业。新建工厂3家。

（二）抓好农业。新建良田5万亩。
END
  "$BAOGAO" convert -q "$work/$1.txt" -o "$work/$1.html" 2>"$work/why"
}

# the rows of the table of targets, a line each: indicator|words
rows() {
  perl -0ne 's{<svg.*?</svg>}{}s; ($t) = m{<section class="goals">(.*?)</section>}s; $t =~ s{<a [^>]*>|</a>}{}g;
    print "$1|$2\n" while $t =~ m{<th scope="row">(.*?)</th><td>(.*?)</td>}gs' "$1"
}

bars() {
  perl -0ne 'print "$1 $2\n" while m{<text x="0"[^>]*>(.*?)</text>.*?<text class="rate"[^>]*>(.*?)</text>}gs' "$1"
}

says() { # NAME LINES COMMAND
  "$3" "$work/$1.html" >"$work/seen"
  printf '%s\n' "$2" | diff - "$work/seen" >"$work/why"
}

page words "地区生产总值增长6%左右，城镇新增就业5.9万人，居民消费价格涨幅3%左右，节能减排和碳排放强度下降完成省下达任务，\
粮食产量不低于60亿斤，减少贫困人口2万人，城镇登记失业率控制在4%以内（力争3.5%）"
says words "地区生产总值|增长6%左右
城镇新增就业|5.9万人
居民消费价格涨幅|3%左右
节能减排和碳排放强度|下降完成省下达任务
粮食产量|不低于60亿斤
贫困人口|减少贫困人口2万人
城镇登记失业率|控制在4%以内
城镇登记失业率|力争3.5%" rows
ok $? "a target is shown in the words that the report has around its figure"

page lists "地区生产总值增长6%、工业增加值增长7%以上，城镇、农村居民人均可支配收入分别增长5.5%、7%左右"
says lists "地区生产总值|增长6%
工业增加值|增长7%以上
城镇居民人均可支配收入|城镇、农村居民人均可支配收入分别增长5.5%、7%左右
农村居民人均可支配收入|城镇、农村居民人均可支配收入分别增长5.5%、7%左右" rows
ok $? "members of a list are shown with the words they share, neighbours without"

page chart "地区生产总值增长6%左右，固定资产投资增长不低于5%，进出口总额增长6%至8%，城镇新增就业4万人以上，\
城镇调查失业率控制在5.5%以内，居民消费价格上涨2%左右，居民消费价格涨幅3%左右，单位能耗下降3%，财政收入达到5亿元，机关经费增长2%以内"
says chart "地区生产总值 6%左右
固定资产投资 不低于5%
进出口总额 6%至8%" bars
ok $? "the chart is of growth that is aimed at: no ceiling, no price, no level, nothing that falls"

page few "地区生产总值增长6%左右，固定资产投资增长5%，城镇新增就业4万人以上"
[ "$(rows "$work/few.html" | wc -l)" = 3 ] && ! grep -q '<svg' "$work/few.html"
ok $? "of two rates there is a table and no chart"

"$BAOGAO" convert -q samples/county-title-block.txt -o "$work/later.html" 2>"$work/why"
perl -0ne '($chart) = m{(<svg.*?</svg>)}s; exit($chart =~ /550|年均/ || !m{<tr class="group"><th[^>]*>二、“十五五”时期.*?年均增长.*?2030年突破}s)' "$work/later.html"
ok $? "targets of the years behind the coming one stand by themselves, out of the chart"
done_testing
