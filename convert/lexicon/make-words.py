#!/usr/bin/env python3
"""Prints words.tsv: the words of Chinese by class, as far as reports use them.

usage: make-words.py DICTIONARY REPORT... > words.tsv

DICTIONARY is dict.txt of jieba (Debian: python3-jieba; Expat licence): a line a word with its frequency and its part of speech. Of these the
words stay that are frequent enough to be trusted and stand in at least two of the reports named; names of persons, foreign words and numbers
are left out. The class is the part of speech without its finer shades; the cost is the negative logarithm of the word's probability, times
ten: the cut of a sentence that costs least is taken.
"""
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
}
LEAST_FREQUENCY = 10
LEAST_REPORTS = 2
LONGEST = 5


def read_dictionary(path):
    total, words = 0, {}
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            word, frequency, part = line.split()
            total += int(frequency)
            if re.fullmatch('[\u4e00-\u9fff]{1,%d}' % LONGEST, word) and int(frequency) >= LEAST_FREQUENCY and part in CLASSES:
                words[word] = (int(frequency), CLASSES[part])
    return total, words


def count_reports(paths, words):
    seen = dict.fromkeys(words, 0)
    for path in paths:
        with open(path, encoding='utf-8', errors='ignore') as report:
            text = report.read()
        pieces = {text[at:at + size] for size in range(1, LONGEST + 1) for at in range(len(text) - size + 1)}
        for word in pieces & seen.keys():
            seen[word] += 1
    return seen


def main():
    total, words = read_dictionary(sys.argv[1])
    seen = count_reports(sys.argv[2:], words)
    print('# Words of Chinese by class: what a sentence is cut into before anything is looked for in it. A new word may be added here as in every')
    print('# table; its cost is that of words as common as it is (the less, the more common). Made by make-words.py from the dictionary of jieba')
    print('# (Copyright 2012-2017 Sun Junyi, Expat licence), of whose words those are kept that work reports use.')
    classes = ','.join(sorted(set(CLASSES.values())))
    print(f'word:key\tclass:enum({classes})\tcost:int')
    costs = {word: (kind, round(-10 * math.log(frequency / total))) for word, (frequency, kind) in words.items() if seen[word] >= LEAST_REPORTS}
    costs.update(OWN)
    for word in sorted(costs):
        print(word, *costs[word], sep='\t')


main()
