#!/usr/bin/env python3
"""Learns which characters end titles and begin the text behind them, for texts whose line ends were lost.

usage: edges.py PROGRAM REPORT… >convert/lexicon/title-edges.tsv

From reports that have their line ends: the last two characters of labelled titles that are lines, and the first two of the
paragraphs behind them, against all places inside titles and the first sentences behind them. A weight is the logarithm of the ratio
of what is seen there to what is seen elsewhere, in tenths; what few reports have, as names of places, has none. Only the Python standard library is used.
"""
import collections
import math
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

NS = '{urn:baogao:report:1}'
LEAST_SEEN, LEAST_REPORTS, LEAST_WEIGHT, SENTENCE, PRIOR = 6, 4, 8, 40, 1.5


def text_of(element):
    pieces = []

    def walk(node):
        if node.tag == NS + 'furniture':
            return
        pieces.append(node.text or '')
        for child in node:
            walk(child)
            pieces.append(child.tail or '')

    walk(element)
    return re.sub(r'\s+', '', ''.join(pieces))


def titles_in(report):
    """The titles that are lines with a label, without it, each with the paragraph behind it."""
    for division in report.iter():
        heading = division.find(NS + 'heading') if division.tag.startswith(NS) else None
        if heading is None or heading.get('run-in') or heading.find(NS + 'label') is None:
            continue
        behind = next((p for p in division.iter(NS + 'p')), None)
        label = text_of(heading.find(NS + 'label'))
        title = text_of(heading)[len(label):]
        if behind is not None and 5 <= len(title) <= 48 and title[-1] not in '。；：':
            yield title, text_of(behind)[:SENTENCE]


def weights(here, elsewhere):
    all_here, all_elsewhere = sum(here.values()), sum(elsewhere.values())
    for word in sorted(set(here) | set(elsewhere)):
        seen, other = here[word], elsewhere[word]
        if seen + other < LEAST_SEEN:
            continue
        share = (all_here + 0.0) / all_elsewhere
        weight = round(10 * math.log((seen + PRIOR * share) / (other * share + PRIOR * share)))
        if abs(weight) >= LEAST_WEIGHT:
            yield word, weight


def main():
    last, first, within, reports = (collections.Counter() for _ in range(4))
    for name in sys.argv[2:]:
        words = set()
        xml = subprocess.run([sys.argv[1], 'convert', '-q', '-t', 'xml', name], capture_output=True).stdout
        for title, behind in titles_in(ET.fromstring(xml)) if xml else ():
            last[title[-2:]] += 1
            first[behind[:2]] += 1
            for text in (title, behind):
                within.update(text[i:i + 2] for i in range(len(text) - 1))
                words.update(text[i:i + 2] for i in range(len(text) - 1))
        reports.update(words)
    han = re.compile('^[\u4e00-\u9fff]{2}$')
    known = {w for w, n in reports.items() if n >= LEAST_REPORTS and han.match(w)}
    ends = {w: n for w, n in weights(last, within) if w in known}
    begins = {w: n for w, n in weights(first, within) if w in known}
    print('# What stands at the edge between a title and the text that is glued to it, since line ends were lost: how far two characters speak for\n'
          "# a title's ending with them, and for the text's beginning with them; tenths of a logit, made by tests/train/edges.py; do not change them by hand.\n"
          'word:key\tends:int\tbegins:int')
    for word in sorted(set(ends) | set(begins)):
        print(f'{word}\t{ends.get(word, 0)}\t{begins.get(word, 0)}')


if __name__ == '__main__':
    main()
