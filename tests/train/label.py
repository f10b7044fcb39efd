#!/usr/bin/env python3
"""Marks which candidates are right, by hand annotation.

usage: label.py EVAL GOLD ANNOTATED CORPUS SENTENCES CANDIDATES > labelled.txt

EVAL is the folder of score.py, which decides what counts as the same indicator; GOLD holds NAME.quantities.tsv for reports, ANNOTATED NAME.tsv,
which tells the indicator by the places of its pieces in the report of CORPUS; SENTENCES is the folder
that sentences.py made; CANDIDATES is what
build/train/candidates printed of the same reports. Lines: `Q report chosen-right nth count gold` for each annotated statistic that was found (which number of how many in a
list, or 0 of 0), and behind it a line a candidate: `R features member` (right), `r features member` (as good by score.py, but
with more words than the annotation, such as what was done) or `W features member`, with its text behind a tab.
"""
import csv
import glob
import os
import sys


def read_gold(path):
    with open(path, encoding='utf-8', newline='') as lines:
        rows = list(csv.DictReader(lines, delimiter='\t', quoting=csv.QUOTE_NONE))
    return [(int(row['start']), int(row['end']), row['measure'], row) for row in rows if row['kind'] != 'scope' and row['stat'] == 'y']


def decode(path):
    with open(path, 'rb') as report:
        raw = report.read()
    for encoding in ('utf-8-sig', 'gb18030', 'utf-16'):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            pass
    raise SystemExit('cannot decode ' + path)


def read_places(path, corpus, report):
    """The rows of NAME.tsv as those of gold."""
    text = decode(glob.glob(os.path.join(corpus, report + '.*'))[0])
    with open(path, encoding='utf-8', newline='') as lines:
        rows = list(csv.DictReader(lines, delimiter='\t'))
    told = []
    for row in rows:
        pieces = [piece.split('-') for piece in row['indicator'].split(',') if piece]
        if pieces:
            told.append((int(row['start']), int(row['end']), ''.join(text[int(start):int(end)] for start, end in pieces), row))
    return told


def read_rows(gold, annotated, corpus, report):
    path = os.path.join(gold, report + '.quantities.tsv')
    if os.path.exists(path):
        return read_gold(path)
    path = os.path.join(annotated, report + '.tsv')
    return read_places(path, corpus, report) if os.path.exists(path) else []


def read_examples(path):
    examples = {}
    with open(path, encoding='utf-8') as lines:
        for name, nth, indicator in (line.rstrip('\n').split('\t') for line in lines):
            examples.setdefault(name, {})[int(nth)] = indicator
    return examples


def best_match(rows, start, end):
    for row in rows:
        if abs(row[0] - start) <= 1 and abs(row[1] - end) <= 1:
            return row
    near = [row for row in rows if min(row[1], end) - max(row[0], start) >= 0.5 * (max(row[1], end) - min(row[0], start))]
    return near[0] if near else None


def main():
    sys.path.insert(0, sys.argv[1])
    import score
    rows, report, group, nth = [], '', [], 0
    examples = read_examples(os.path.join(sys.argv[5], 'sentences.tsv'))

    def flush():
        nonlocal group, nth
        if not group:
            return
        start, end, place, count = group[0]
        row = best_match(rows, start, end)
        if report in examples:
            row = (start, end, examples[report].get(nth, ''), None) if examples[report].get(nth) else None
            nth += 1
        if row and len(group) > 1:
            marked = [(score.same_measure(row[2], text), chosen, member, features, text) for chosen, member, features, text in group[1:]]
            right = int(any(m[0] for m in marked if m[1]))
            print('Q', 'sentences' if report in examples else report, right, place, count, row[2], sep='\t')
            texts = [text for same, chosen, member, features, text in marked if same]
            wanted = row[2] if row[2] in texts else min(texts, key=len, default='')
            for same, chosen, member, features, text in marked:
                print('R' if same and len(text) <= len(wanted) else 'r' if same else 'W', features, member, text, sep='\t')
        group = []

    with open(sys.argv[6], encoding='utf-8') as lines:
        for line in lines:
            kind, rest = line[0], line[2:].rstrip('\n')
            if kind != 'C':
                flush()
            if kind == 'F':
                report, nth = os.path.splitext(rest)[0], 0
                rows = read_rows(*sys.argv[2:5], report)
            elif kind == 'S':
                group = [tuple(map(int, rest.split()))] if rows or report in examples else []
            elif group:
                chosen, member, features, text = rest.split(' ', 3)
                group.append((chosen == '1', member, features, text.split(':', 1)[1]))
    flush()


main()
