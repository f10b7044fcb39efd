#!/usr/bin/env python3
"""Prints words.tsv: the words of Chinese by class, as far as reports use them.

usage: make-words.py DICTIONARY REPORT... > words.tsv

DICTIONARY is dict.txt of jieba (Debian: python3-jieba; Expat licence): a line a word with its frequency and its part of speech. Of these the
words stay that are frequent enough to be trusted and stand in at least two of the reports named; foreign words and numbers
are left out. The class is the part of speech without its finer shades; the cost is the negative logarithm of the word's probability, times
ten: the cut of a sentence that costs least is taken.

Words too rare to be trusted, and those that the dictionary takes for names of persons (文明, 康复, 玉米), stay where the reports themselves speak for
them: without the word, the cut by the other words leaves single characters in most of the places where it is written.
"""
import collections
import math
import re
import sys

CLASSES = {
    'n': 'noun', 'nt': 'noun', 'nz': 'noun', 'ng': 'noun', 'j': 'noun', 'an': 'noun', 's': 'noun', 'ns': 'place', 'f': 'locative',
    'v': 'verb', 'vg': 'verb', 'vi': 'verb', 'vq': 'verb', 'vn': 'verbal-noun', 'a': 'adjective', 'ag': 'adjective', 'b': 'attribute',
    'z': 'adjective', 'd': 'adverb', 'ad': 'adverb', 'p': 'preposition', 'c': 'conjunction', 'u': 'particle', 'ul': 'particle', 'uj': 'particle',
    'uv': 'particle', 'ud': 'particle', 'uz': 'particle', 'ug': 'particle', 'y': 'particle', 'r': 'pronoun', 't': 'time', 'tg': 'time',
    'q': 'measure', 'mq': 'measure', 'i': 'idiom', 'l': 'idiom',
}
# What reports have and the dictionary lacks, or classes otherwise than reports use it: the class, and the cost as of a word that is common.
OWN = {
    '占比': ('noun', 90), '用地': ('noun', 95), '林地': ('noun', 95), '工矿地': ('noun', 110), '水浇地': ('noun', 110), '地均': ('noun', 110), '亩均': ('noun', 105),
    '户均': ('noun', 105), '人均': ('noun', 90), '地陷': ('noun', 110), '地': ('noun', 75), '通过': ('verb', 78), '过': ('verb', 75), '规上': ('noun', 95),
    '限上': ('noun', 95), '营收': ('noun', 95), '减负': ('verbal-noun', 95), '班主任': ('noun', 95), '存贷比': ('noun', 110), '收入比': ('noun', 110),
    '板带比': ('noun', 120), '通车里程': ('noun', 100), '一站式': ('attribute', 100), '专精特新': ('noun', 95), '小巨人': ('noun', 95), '招引': ('verb', 95),
    '纳规': ('verb', 105), '上规': ('verb', 105), '入统': ('verb', 105), '入库': ('verb', 95), '获批': ('verb', 90), '获评': ('verb', 90), '创成': ('verb', 100),
    '拟': ('verb', 85), '完工': ('verb', 90), '续建': ('verb', 95), '改扩建': ('verbal-noun', 95), '新改建': ('verbal-noun', 100), '牵头': ('verb', 90), '预期目标': ('noun', 95), '完成投资': ('noun', 95), '既有': ('attribute', 95), '自建房': ('noun', 100),
    '省定': ('attribute', 100), '市定': ('attribute', 100), '县定': ('attribute', 100), '所在地': ('noun', 100), '产业比': ('noun', 100), '之比': ('noun', 100), '众创': ('noun', 100),
    '增至': ('verb', 95), '降至': ('verb', 95), '升至': ('verb', 95), '存栏': ('verbal-noun', 100), '出栏': ('verbal-noun', 100),
    '一体化': ('noun', 108), '一体机': ('noun', 145), '一期': ('noun', 114), '一般性': ('attribute', 135), '三期': ('noun', 127), '上市': ('noun', 98),
    '上线': ('verb', 114), '专项': ('attribute', 112), '丝绸之路': ('noun', 123), '严守': ('verb', 118), '举措': ('noun', 113), '义务教育': ('noun', 113),
    '争先': ('verb', 134), '二期': ('noun', 126), '互动': ('verb', 114), '互通': ('verb', 125), '产能': ('noun', 116), '优质': ('attribute', 101),
    '低保': ('noun', 142), '作用': ('noun', 79), '使命': ('noun', 108), '依法': ('adverb', 101), '做法': ('noun', 98), '健全': ('verb', 104),
    '充分发挥': ('verb', 136), '充实': ('verb', 114), '充满': ('verb', 95), '先后': ('adverb', 87), '全力': ('adverb', 109), '全民': ('attribute', 107),
    '全面': ('adverb', 88), '公办': ('attribute', 123), '公开': ('verb', 94), '公立': ('attribute', 124), '关心': ('verb', 98), '凸显': ('verb', 127),
    '列席': ('verb', 111), '创意': ('noun', 117), '力争': ('verb', 114), '办理': ('verb', 102), '动员': ('verb', 105), '助力': ('verb', 130), '南北': ('noun', 92),
    '及时': ('adverb', 97), '反对': ('verb', 88), '发展中国家': ('noun', 109), '发达国家': ('noun', 107), '合作社': ('noun', 120), '合同': ('noun', 97),
    '同时': ('adverb', 76), '启动': ('verb', 104), '周期': ('noun', 102), '固定资产': ('noun', 109), '土壤污染': ('noun', 147), '城建': ('noun', 131),
    '基本建设': ('noun', 123), '基础教育': ('noun', 127), '增速': ('noun', 119), '壮大': ('verb', 111), '复兴': ('verb', 112), '外国': ('noun', 90),
    '大力': ('adverb', 101), '大国': ('noun', 105), '大大': ('adverb', 98), '大桥': ('noun', 98), '如期': ('adverb', 125), '妥善': ('adverb', 118),
    '学前教育': ('noun', 137), '宜居': ('verb', 139), '实效': ('noun', 123), '对外贸易': ('noun', 114), '尊重': ('verb', 101), '展会': ('noun', 128),
    '山水': ('noun', 106), '山海': ('noun', 135), '工程建设': ('noun', 148), '差别': ('noun', 101), '市属': ('attribute', 132), '市级': ('attribute', 114),
    '常住': ('attribute', 115), '平均': ('adverb', 87), '并举': ('verb', 126), '强力': ('adverb', 116), '当好': ('verb', 134), '总结': ('verb', 98),
    '惠及': ('verb', 140), '意识形态': ('noun', 117), '成效': ('noun', 109), '扎实': ('adverb', 118), '打响': ('verb', 123), '技术创新': ('noun', 149),
    '技术改造': ('noun', 138), '抓手': ('noun', 156), '指导': ('verb', 90), '换': ('verb', 91), '提案': ('noun', 117), '支出': ('noun', 107), '收入': ('noun', 87),
    '收官': ('verb', 150), '敬意': ('noun', 123), '整治': ('verb', 115), '文化教育': ('noun', 121), '新建': ('verb', 110), '新旧': ('attribute', 126),
    '日益': ('adverb', 98), '早日': ('adverb', 116), '普及': ('verb', 108), '更新': ('verb', 97), '未成年人': ('noun', 127), '村级': ('attribute', 140),
    '构筑': ('verb', 118), '正在': ('adverb', 94), '民办': ('attribute', 117), '水污染': ('noun', 131), '河湖': ('noun', 120), '治安': ('noun', 104),
    '治本': ('noun', 135), '沿江': ('attribute', 116), '沿海': ('attribute', 97), '法定': ('attribute', 107), '海关': ('noun', 112), '海洋': ('noun', 96),
    '深化': ('verb', 106), '深度': ('verb', 103), '清单': ('noun', 121), '清理': ('verb', 110), '湿地': ('noun', 108), '满意': ('noun', 98), '满意度': ('noun', 131),
    '滨海': ('attribute', 118), '潜能': ('noun', 125), '激活': ('verb', 124), '牢记': ('verb', 123), '特困': ('attribute', 125), '特殊教育': ('noun', 122),
    '率': ('noun', 89), '现代': ('noun', 88), '生产资料': ('noun', 106), '畅通': ('verb', 121), '盘活': ('verb', 136), '直达': ('attribute', 110),
    '省属': ('attribute', 138), '着力': ('adverb', 118), '着眼': ('verb', 116), '知识': ('noun', 89), '示范': ('noun', 110), '福利': ('noun', 109),
    '稳妥': ('adverb', 124), '稳定': ('verb', 89), '立法': ('verb', 100), '立足': ('verb', 113), '竞相': ('adverb', 121), '精心': ('adverb', 108),
    '精神文明': ('noun', 109), '精简': ('verb', 124), '红色': ('attribute', 96), '约束': ('verb', 109), '绩效': ('noun', 124), '综合治理': ('noun', 115),
    '美丽': ('attribute', 99), '美化': ('verb', 127), '老年': ('noun', 119), '联网': ('verb', 124), '自愿': ('verb', 113), '自然灾害': ('noun', 122),
    '自然资源': ('noun', 108), '营造': ('verb', 107), '落实': ('verb', 102), '补助': ('noun', 120), '规范': ('verb', 97), '计划生育': ('noun', 106),
    '诉求': ('noun', 134), '谋划': ('verb', 125), '进度': ('noun', 119), '进步': ('noun', 93), '连续': ('adverb', 92), '通货膨胀': ('noun', 117),
    '通道': ('noun', 102), '部署': ('verb', 98), '都市': ('noun', 114), '配套': ('attribute', 103), '重复': ('verb', 104), '重建': ('verb', 98),
    '陆海': ('noun', 141), '难度': ('noun', 106), '难点': ('noun', 122), '零部件': ('noun', 106), '青山': ('noun', 127), '青年': ('noun', 90), '面向': ('verb', 104),
    '预算': ('noun', 94), '高举': ('verb', 112), '高新': ('noun', 116), '高端': ('attribute', 117), '高等教育': ('noun', 107), '高速': ('noun', 92),
    '养老': ('noun', 100), '新时代': ('noun', 110), '智慧': ('noun', 100), '新能源': ('noun', 110), '文旅': ('noun', 100), '新材料': ('noun', 110),
    '全域': ('noun', 100), '集聚区': ('noun', 110), '小康': ('noun', 100), '电商': ('noun', 100), '科创': ('noun', 100), '幼儿园': ('noun', 110),
    '养老保险': ('noun', 118), '城中村': ('noun', 110), '示范村': ('noun', 110), '示范市': ('noun', 110), '高新区': ('noun', 110), '新业态': ('noun', 110),
    '新模式': ('noun', 110), '供给侧': ('noun', 110), '新农村': ('noun', 110), '总投资': ('noun', 110), '养老金': ('noun', 110), '先行区': ('noun', 110),
    '大数据': ('noun', 110), '都市圈': ('noun', 110), '康养': ('noun', 100), '冷链': ('noun', 100), '绿道': ('noun', 100), '储能': ('noun', 100),
    '央企': ('noun', 100), '新动能': ('noun', 110), '物联网': ('noun', 110), '算力': ('noun', 100), '新产品': ('noun', 110), '托育': ('noun', 100),
    '经开区': ('noun', 110), '良种': ('noun', 100), '自贸区': ('noun', 110), '碳排放': ('noun', 110), '充电桩': ('noun', 110), '户厕': ('noun', 100),
    '民宿': ('noun', 100), '龙头企业': ('noun', 118), '孵化器': ('noun', 110), '瞪羚': ('noun', 100), '脱贫户': ('noun', 110), '低保户': ('noun', 110),
    '优良率': ('noun', 110), '城镇化率': ('noun', 118), '达标率': ('noun', 110), '处理率': ('noun', 110), '参保率': ('noun', 110), '贡献率': ('noun', 110),
    '小镇': ('noun', 100), '短板': ('noun', 100), '福祉': ('noun', 100), '保障房': ('noun', 110), '公租房': ('noun', 110), '小微企业': ('noun', 118),
    '老旧小区': ('noun', 118), '社康中心': ('noun', 118), '营商环境': ('noun', 118), '工业化率': ('noun', 118), '许可': ('noun', 100), '慈善': ('noun', 100),
    '高标准农田': ('noun', 125), '家庭农场': ('noun', 118), '单项冠军': ('noun', 118), '自行车道': ('noun', 118), '碧道': ('noun', 100), '居家养老': ('noun', 118),
    '产业群': ('noun', 110), '专卖店': ('noun', 110), '新兴产业': ('noun', 118), '营业收入': ('noun', 118), '可支配收入': ('noun', 125), '存款余额': ('noun', 118),
    '贷款余额': ('noun', 118), '入库数': ('noun', 110), '标准化厂房': ('noun', 125), '智慧城市': ('noun', 118), '林下经济': ('noun', 118), '数字经济': ('noun', 118),
    '民营经济': ('noun', 118), '总长度': ('noun', 110), '总里程': ('noun', 110), '疾控': ('noun', 100), '医共体': ('noun', 110), '医联体': ('noun', 110),
    '网格员': ('noun', 110), '护林员': ('noun', 110), '合作组织': ('noun', 118), '联合社': ('noun', 110), '家庭医生': ('noun', 118), '双创': ('noun', 100),
    '创客': ('noun', 100), '矛盾纠纷': ('noun', 118), '信访件': ('noun', 110), '仔猪': ('noun', 100), '肉羊': ('noun', 100), '苗木': ('noun', 100),
    '持续': ('verb', 100), '提质': ('verb', 100), '投用': ('verb', 100), '压减': ('verb', 100), '赋能': ('verb', 100), '办结': ('verb', 100), '做强': ('verb', 100),
    '做优': ('verb', 100), '做大': ('verb', 100), '提标': ('verb', 100), '提档': ('verb', 100), '扩面': ('verb', 100), '降碳': ('verb', 100),
    '补短板': ('verb', 110), '荣获': ('verb', 100), '拓宽': ('verb', 100), '聚力': ('verb', 100), '发力': ('verb', 100), '筑牢': ('verb', 100),
    '抢抓': ('verb', 100), '提振': ('verb', 100), '守住': ('verb', 100), '走在': ('verb', 100), '招录': ('verb', 100), '选树': ('verb', 100), '创评': ('verb', 100),
    '新签': ('verb', 100), '新签约': ('verb', 110), '新开工': ('verb', 110), '新引进': ('verb', 110), '新增设': ('verb', 110), '开园': ('verb', 100),
    '投建': ('verb', 100), '建好': ('verb', 100), '用好': ('verb', 100), '打好': ('verb', 100), '弘扬': ('verb', 100), '入列': ('verb', 100), '获颁': ('verb', 100),
    '清零': ('verb', 100), '腾退': ('verb', 100), '盘清': ('verb', 100), '化债': ('verb', 100), '纾困': ('verb', 100), '助企': ('verb', 100), '惠企': ('verb', 100),
    '稳岗': ('verb', 100), '返岗': ('verb', 100), '转办': ('verb', 100), '办理完': ('verb', 110), '认领': ('verb', 100), '晋级': ('verb', 100),
    '晋升': ('verb', 100), '出列': ('verb', 100), '清缴': ('verb', 100), '缓缴': ('verb', 100), '核减': ('verb', 100), '收储': ('verb', 100), '栽植': ('verb', 100),
    '补植': ('verb', 100), '新植': ('verb', 100), '绿化美化': ('verb', 118), '黑化': ('verb', 100), '老旧': ('attribute', 100), '普惠': ('attribute', 100),
    '低碳': ('attribute', 100), '首批': ('attribute', 100), '首个': ('attribute', 100), '高品质': ('attribute', 110), '多层次': ('attribute', 110),
    '高水平': ('attribute', 110), '首届': ('attribute', 100), '新一代': ('attribute', 110), '常态化': ('attribute', 110), '智能化': ('attribute', 110),
    '全链条': ('attribute', 110), '全方位': ('attribute', 110), '多渠道': ('attribute', 110), '精细化': ('attribute', 110), '一体式': ('attribute', 110),
    '全周期': ('attribute', 110), '跨区域': ('attribute', 110), '特色化': ('attribute', 110), '国际级': ('attribute', 110), '县域级': ('attribute', 110),
    '千亿级': ('attribute', 110), '百亿级': ('attribute', 110), '十亿级': ('attribute', 110), '万亿级': ('attribute', 110), '大宗': ('attribute', 100),
    '车用': ('attribute', 100), '首次': ('adverb', 100), '再就业': ('verbal-noun', 110), '转移就业': ('verbal-noun', 118), '康复服务': ('verbal-noun', 118),
    '技能培训': ('verbal-noun', 118), '职业培训': ('verbal-noun', 118), '集采': ('verbal-noun', 100), '集训': ('verbal-noun', 100), '会诊': ('verbal-noun', 100),
    '自贸': ('noun', 100), '自贸试验区': ('noun', 118), '黑臭': ('noun', 100), '黑臭水体': ('noun', 118), '托位': ('noun', 100), '国考': ('noun', 100),
    '省考': ('noun', 100), '办复率': ('noun', 110), '警情': ('noun', 100), '水耗': ('noun', 100), '能耗': ('noun', 100), '用能': ('noun', 100),
    '雨污': ('noun', 100), '奖补': ('noun', 100), '首店': ('noun', 100), '管廊': ('noun', 100), '质效': ('noun', 100), '非遗': ('noun', 100), '地灾': ('noun', 100),
    '助餐点': ('noun', 110), '农房': ('noun', 100), '危桥': ('noun', 100), '棚户区': ('noun', 110), '链主': ('noun', 100), '链主企业': ('noun', 118),
    '廉租房': ('noun', 110), '背街小巷': ('noun', 118), '病险水库': ('noun', 118), '无废城市': ('noun', 118), '非粮化': ('noun', 110), '小微': ('noun', 100),
    '村厕': ('noun', 100), '粪污': ('noun', 100), '货邮': ('noun', 100), '楼栋': ('noun', 100), '国省': ('noun', 100), '国省干线': ('noun', 118),
    '强镇': ('noun', 100), '强县': ('noun', 100), '强市': ('noun', 100), '头部企业': ('noun', 118), '跨境电商': ('noun', 118), '口袋公园': ('noun', 118),
    '充换电站': ('noun', 118), '农村路': ('noun', 110), '农业园': ('noun', 110), '科创板': ('noun', 110), '新三板': ('noun', 110), '专班': ('noun', 100),
    '河长': ('noun', 100), '林长': ('noun', 100), '田长': ('noun', 100), '路长': ('noun', 100), '双随机': ('noun', 110), '门球场': ('noun', 110),
    '驿站': ('noun', 100), '微改造': ('noun', 110), '降费': ('verb', 100), '通办': ('verb', 100), '保交楼': ('verb', 110), '个转企': ('verb', 110),
    '小升规': ('verb', 110), '规转股': ('verb', 110), '股上市': ('verb', 110), '雨污分流': ('verb', 118), '除险加固': ('verb', 118), '入河': ('verb', 100),
    '入园': ('verb', 100), '建档立卡': ('verb', 118), '扩绿': ('verb', 100), '植绿': ('verb', 100), '控辍保学': ('verb', 118), '应保尽保': ('verb', 118),
    '留抵退税': ('verb', 118), '稳产': ('verb', 100), '保供': ('verb', 100), '育苗': ('verb', 100), '增绿': ('verb', 100), '增殖放流': ('verb', 118),
    '实训': ('verbal-noun', 100), '棚改': ('verbal-noun', 100), '旧改': ('verbal-noun', 100), '厕改': ('verbal-noun', 100), '整治提升': ('verbal-noun', 118),
    '提质扩容': ('verbal-noun', 118), '和美': ('adjective', 100), '国控': ('attribute', 100), '省控': ('attribute', 100), '涉企': ('attribute', 100),
    '整村': ('attribute', 100), '全龄': ('attribute', 100),
    '第一季度': ('time', 110), '第二季度': ('time', 110), '第三季度': ('time', 110), '第四季度': ('time', 110),
}
NAMES = {'nr', 'nrt', 'nrfg'}
LEAST_FREQUENCY = 10
LEAST_REPORTS = 2
LEAST_REPORTS_OF_DOUBTFUL = 8
LEAST_SHARE_OF_SINGLES = 0.6
LEAST_DOUBTFUL_FREQUENCY = 2
LONGEST = 5
COST_OF_UNKNOWN = 170


def read_dictionary(path):
    """The sum of all frequencies, the words to be trusted, and the doubtful ones, each with its frequency and class."""
    total, words, doubtful = 0, {}, {}
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            word, frequency, part = line.split()
            total += int(frequency)
            kind = 'noun' if part in NAMES else CLASSES.get(part)
            if not kind or not re.fullmatch('[\u4e00-\u9fff]{1,%d}' % LONGEST, word):
                continue
            if int(frequency) >= LEAST_FREQUENCY and part not in NAMES:
                words[word] = (int(frequency), kind)
            elif int(frequency) >= LEAST_DOUBTFUL_FREQUENCY and 2 <= len(word) <= 4:
                doubtful[word] = (int(frequency), kind)
    return total, words, doubtful


def count_reports(paths, words):
    seen = dict.fromkeys(words, 0)
    for path in paths:
        with open(path, encoding='utf-8', errors='ignore') as report:
            text = report.read()
        pieces = {text[at:at + size] for size in range(1, LONGEST + 1) for at in range(len(text) - size + 1)}
        for word in pieces & seen.keys():
            seen[word] += 1
    return seen


def cut(text, costs):
    """Where the words of the cheapest cut of `text` begin, and its end."""
    best, back = [0] + [None] * len(text), [0] * (len(text) + 1)
    for at in range(len(text)):
        for size in range(1, LONGEST + 1):
            cost = costs.get(text[at:at + size], COST_OF_UNKNOWN if size == 1 else None)
            if cost is None or at + size > len(text):
                continue
            if best[at + size] is None or best[at] + cost < best[at + size]:
                best[at + size], back[at + size] = best[at] + cost, at
    starts, at = [len(text)], len(text)
    while at:
        at = back[at]
        starts.append(at)
    return starts[::-1]


def weigh_doubtful(paths, costs, doubtful):
    """The doubtful words that the reports speak for, each with its class and its cost among the words of the reports."""
    singles, all_of, reports, tokens = collections.Counter(), collections.Counter(), collections.defaultdict(set), 0
    for number, path in enumerate(paths):
        with open(path, encoding='utf-8', errors='ignore') as report:
            pieces = re.findall('[\u4e00-\u9fff]+', report.read())
        for piece in pieces:
            starts = set(cut(piece, costs))
            tokens += len(starts) - 1
            for at in range(len(piece)):
                for size in range(2, 5):
                    word = piece[at:at + size]
                    if len(word) < size or word not in doubtful:
                        continue
                    all_of[word] += 1
                    if starts.issuperset(range(at, at + size + 1)):
                        singles[word] += 1
                        reports[word].add(number)
    return {word: (doubtful[word][1], round(-10 * math.log(count / tokens))) for word, count in singles.items()
            if len(reports[word]) >= LEAST_REPORTS_OF_DOUBTFUL and count >= LEAST_SHARE_OF_SINGLES * all_of[word]}


def main():
    total, words, doubtful = read_dictionary(sys.argv[1])
    seen = count_reports(sys.argv[2:], words)
    print('# Words of Chinese by class: what a sentence is cut into before anything is looked for in it. A new word may be added here as in every')
    print('# table; its cost is that of words as common as it is (the less, the more common). Made by make-words.py from the dictionary of jieba')
    print('# (Copyright 2012-2017 Sun Junyi, Expat licence), of whose words those are kept that work reports use.')
    classes = ','.join(sorted(set(CLASSES.values())))
    print(f'word:key\tclass:enum({classes})\tcost:int')
    costs = {word: (kind, round(-10 * math.log(frequency / total))) for word, (frequency, kind) in words.items() if seen[word] >= LEAST_REPORTS}
    costs.update(OWN)
    added = weigh_doubtful(sys.argv[2:], {word: cost for word, (_, cost) in costs.items()}, doubtful)
    costs.update({word: row for word, row in added.items() if word not in costs})
    for word in sorted(costs):
        print(word, *costs[word], sep='\t')


main()
