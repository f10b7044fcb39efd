#!/usr/bin/env python3
"""Makes words.tsv anew: the words of Chinese by class, as far as reports use them.

usage: make-words.py words.tsv DICTIONARY REPORT...

Of words.tsv the words above the line BY_DICTIONARY stay as they are: they were put in by hand. The others are found again.

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
BY_DICTIONARY = '# ---- By the dictionary'
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


def read_own(path):
    """What stands in the table above the dictionary's words, and its words with their classes and costs."""
    with open(path, encoding='utf-8') as lines:
        head = lines.read().split(BY_DICTIONARY)[0]
    # The header line is the one with types, which have colons.
    rows = [line.split('\t') for line in head.splitlines() if line and not line.startswith('#') and ':' not in line]
    return head, {word: (kind, int(cost)) for word, kind, cost in rows}


def main():
    table, dictionary, *reports = sys.argv[1:]
    head, own = read_own(table)
    total, words, doubtful = read_dictionary(dictionary)
    seen = count_reports(reports, words)
    costs = {word: (kind, round(-10 * math.log(frequency / total))) for word, (frequency, kind) in words.items() if seen[word] >= LEAST_REPORTS}
    costs.update(own)
    added = weigh_doubtful(reports, {word: cost for word, (_, cost) in costs.items()}, doubtful)
    costs.update({word: row for word, row in added.items() if word not in costs})
    with open(table, 'w', encoding='utf-8') as out:
        print(head + BY_DICTIONARY, file=out)
        for word in sorted(costs.keys() - own.keys()):
            print(word, *costs[word], sep='\t', file=out)


main()
