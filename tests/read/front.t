#!/usr/bin/perl
# What the front of a report and the lists behind it say, in the forms in which pages give them.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::Bin;
use Reading;

my $speech = "各位代表：\n\n我代表县人民政府，向大会报告工作，请予审议。\n\n一、2023年工作回顾\n\n过去一年，地区生产总值增长6%。\n\n"
  . "二、2024年工作安排\n\n今年的主要预期目标是：地区生产总值增长5%左右。\n\n";

# The facts of a report that has this front, as `name value`, an inferred one with a star.
sub facts {
  my ($front, $body) = @_;
  my ($meta) = xml($front . ($body // $speech), '.txt') =~ m{<meta>(.*?)<source}s;
  my %facts;
  while ($meta =~ m{<([a-z-]+)([^>]*)(?<!/)>([^<]*)<}g) {
    my ($name, $attributes, $value) = ($1, $2, $3);
    $facts{$name} = $value . ($attributes =~ /inferred/ ? '*' : '');
  }
  return \%facts;
}
sub fact { my ($name, $value, $front, $sentence) = @_; is(facts($front)->{$name}, $value, $sentence) }

fact('title', '岚溪县政府工作报告', "岚溪县政府工作报告\n\n", 'a line is the title');
fact('title', '岚溪县政府工作报告*', "标题：岚溪县政府工作报告\n来源：岚溪县人民政府\n\n", 'a field holds the title, which no line is');
fact('title', '政府工作报告', "标题：岚溪县政府工作报告\n\n政府工作报告\n\n", 'a line goes before a field');
fact('title', '岚溪县政府工作报告*', "---\ntitle: 岚溪县政府工作报告 （2024年1月18日）\nsource: 岚溪日报\n---\n\n", 'front matter holds the title');
fact('title', '岚溪县人民政府2024年政府工作报告', "岚溪县人民政府\n2024年政府工作报告\n\n", 'a title stands over two lines');
fact('title', '2024年岚溪县政府工作报告*', "2024年岚溪县政府工作报告.docx\n\n", "a file's name gives a title");
is(facts('', $speech . "我们要为建设新岚溪而努力奋斗！\n\n附件\n\n《政府工作报告》名词解释\n\n1.“一河两岸”：指沿河两岸的城区。\n\n2.“三张网”：指水网、路网、电网。\n")->{title},
  '政府工作报告*', "the glossary's title names the report");
is(facts('', $speech =~ s/向大会报告工作/向大会作政府工作报告/r)->{title}, '政府工作报告*', 'the opening names the report');
is(facts('', $speech =~ s/过去一年/去年的政府工作报告提出的任务全面完成。过去一年/r)->{title}, undef, 'another report that is spoken of gives no title');

my $dateline = '2024年1月18日在岚溪县第十八届人民代表大会第四次会议上';
for my $dash ('——', '－－', '—', '') {
  fact('meeting', '岚溪县第十八届人民代表大会第四次会议', "政府工作报告\n\n$dash$dateline\n\n", "the dateline opens with ‘$dash’");
}
fact('meeting', '岚溪县第十八届人民代表大会第四次会议', "政府工作报告\n\n——" . ($dateline =~ s/第四/\n第四/r) . "\n\n", 'the dateline stands over two lines');
fact('meeting', '岚溪县第十八届人民代表大会第四次会议', "政府工作报告$dateline\n\n", 'it is glued to the title');
fact('title', '政府工作报告', "政府工作报告$dateline\n\n", 'which ends before it');
fact('speaker', '江远帆', "政府工作报告\n\n岚溪县人民政府县长江远帆\n\n", 'the speaker is glued to his office');
fact('speaker', '江远帆', "政府工作报告\n\n县长　江 远 帆\n\n", 'his name is spaced');
fact('speaker', '江远帆', "政府工作报告\n\n岚溪县县长江远帆同志\n\n", 'a word of honour is no part of it');
fact('speaker', '江远帆', "政府工作报告\n\n——在岚溪县第十八届人民代表大会第四次会议上（2024年1月18日）县长 江远帆\n\n", 'he stands behind the day in brackets');
fact('speaker', '江远帆', "标题：岚溪县政府工作报告\n报告人：岚溪县人民政府县长　江远帆\n\n", 'a field names him');
is(facts('', $speech =~ s/县人民政府/枫渚县人民政府/r)->{place}, '枫渚县', 'the opening names the place');
is(facts('', $speech =~ s/县人民政府/岚河地区行政公署/r)->{place}, '岚河地区', 'or a prefecture by its office');
is(facts('', $speech =~ s/县人民政府/枫渚县人民委员会/r)->{place}, '枫渚县', 'or a government by what it was called in the fifties');
is(facts('', $speech)->{place}, undef, 'a kind of place is no name');
my $fifties = "枫渚县人民委员会工作报告\n\n各位代表：\n\n我代表县人民委员会，向大会报告工作，请予审议。\n\n一、一九五四年的工作\n\n粮食总产量达到八千万斤。\n\n"
  . "二、一九五五年的任务\n\n粮食总产量计划达到九千万斤。\n\n";
is(facts('', $fifties)->{'plan-year'}, '1955', 'the later of the years whose work or tasks titles name is the year of the plan');
is(facts('', $speech =~ s/县人民政府/自治区人民政府/r)->{place}, undef, 'nor is that of a region');

my $annex = "我们要为建设新岚溪而努力奋斗！\n\n附件1\n\n2023年民生实事完成情况\n\n1.新建学校2所。教育局牵头，住建局协助办理。\n\n2.改造老旧小区5个。住建局牵头。\n\n3.新建公园4座。\n\n"
  . "附件2\n\n2024年民生实事\n\n1.新建医院1所。牵头单位：卫健局\n\n2.新建桥梁3座。\n\n3.新建公厕9座。\n";
my $xml = xml("政府工作报告\n\n$speech$annex", '.txt');
is_deeply([$xml =~ /<item [^>]*status="([a-z]+)"/g], [('done') x 3, ('planned') x 3], "items of last year's list are done, this year's are planned");
is_deeply([$xml =~ m{<lead-unit>([^<]*)}g], ['教育局', '住建局', '卫健局'], 'the unit in charge is named before the word or behind it');

for my $aims ('总体要求和主要目标', '总体要求和目标任务') {
  my $third = $speech =~ s/2024年工作安排/2024年工作$aims/r;
  like(xml("政府工作报告\n\n${third}三、2024年工作安排\n\n（一）做强工业\n\n新建工厂3家。\n\n（二）做优农业\n\n新建良田5万亩。\n", '.txt'),
    qr{<requirement [^>]*><heading [^>]*><label>二、</label>.*<plan [^>]*><heading [^>]*><label>三、</label>}s,
    "$aims in front of a plan are what is required");
}
done_testing();
