#!/usr/bin/env python3
"""Marks which candidates are right, by hand annotation.

usage: label.py EVAL GOLD ANNOTATED DRAWN CORPUS SENTENCES < candidates.txt > labelled.txt

EVAL is the folder of score.py, which decides what counts as the same indicator; GOLD holds NAME.quantities.tsv for reports, ANNOTATED NAME.tsv,
which tells the indicator by the places of its pieces in the report of CORPUS; DRAWN is a table of single figures that were drawn by lot
from other reports (`or`: other answers that a reader would take as well, parted by semicolons; a share without 比重 is one with it, too); SENTENCES is the folder
that sentences.py made; standard input is what
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
    return [(int(row['start']), int(row['end']), [row['measure']]) for row in rows if row['kind'] != 'scope' and row['stat'] == 'y']


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
    return [(int(row['start']), int(row['end']), [read_pieces(text, row['indicator'])]) for row in rows if row['indicator']]


def read_pieces(text, pieces):
    return ''.join(text[int(start):int(end)] for start, end in (piece.split('-') for piece in pieces.split(',')))


def read_drawn(path, corpus):
    """The rows of DRAWN, by report."""
    drawn, texts = {}, {}
    with open(path, encoding='utf-8', newline='') as lines:
        for row in csv.DictReader(lines, delimiter='\t'):
            report = row['report']
            if report not in texts:
                texts[report] = decode(glob.glob(os.path.join(corpus, report + '.*'))[0])
            answers = [read_pieces(texts[report], pieces) for pieces in [row['indicator']] + row['or'].split(';') if pieces]
            shares = [answer + '比重' for answer in answers if '占' in answer and not answer.endswith(('比重', '比例'))]
            drawn.setdefault(report, []).append((int(row['start']), int(row['end']), answers + shares))
    return drawn


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


def print_question(report, place, count, answers, candidates, same_measure):
    """A statistic and its candidates (chosen, member, features, text), marked."""
    marked = [(any(same_measure(answer, text) for answer in answers), member, features, text) for chosen, member, features, text in candidates]
    right = int(any(mark[0] for mark, candidate in zip(marked, candidates) if candidate[0]))
    print('Q', report, right, place, count, answers[0], sep='\t')
    texts = [text for same, member, features, text in marked if same]
    wanted = next((answer for answer in answers if answer in texts), min(texts, key=len, default=''))
    for same, member, features, text in marked:
        print('R' if same and len(text) <= len(wanted) else 'r' if same else 'W', features, member, text, sep='\t')


def main():
    eval_folder, gold, annotated, drawn, corpus, sentences = sys.argv[1:]
    sys.path.insert(0, eval_folder)
    import score
    examples = read_examples(os.path.join(sentences, 'sentences.tsv'))
    drawn = read_drawn(drawn, corpus)
    rows, report, group, nth = [], '', [], 0

    def flush():
        nonlocal group, nth
        if not group:
            return
        start, end, place, count = group[0]
        row = best_match(rows, start, end)
        answers = row[2] if row else []
        if report in examples:
            answers = [examples[report][nth]] if examples[report].get(nth) else []
            nth += 1
        if answers and len(group) > 1:
            name = 'sentences' if report in examples else 'drawn/' + report if report in drawn else report
            print_question(name, place, count, answers, group[1:], score.same_measure)
        group = []

    for line in sys.stdin:
        kind, rest = line[0], line[2:].rstrip('\n')
        if kind != 'C':
            flush()
        if kind == 'F':
            report, nth = os.path.splitext(rest)[0], 0
            rows = drawn.get(report) or read_rows(gold, annotated, corpus, report)
        elif kind == 'S':
            group = [tuple(map(int, rest.split()))] if rows or report in examples else []
        elif group:
            chosen, member, features, text = rest.split(' ', 3)
            group.append((chosen == '1', member, features, text.split(':', 1)[1]))
    flush()


main()
