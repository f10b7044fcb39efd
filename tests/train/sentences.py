#!/usr/bin/env python3
"""Makes a report of each example sentence whose indicators are told, so that the weights are fitted to these too.

usage: sentences.py LEXICON_SENTENCES FOLDER

FOLDER/sentence-N.txt is a report of that sentence alone; FOLDER/sentences.tsv has a line a statistic: the report's name, its place among the
statistics of the sentence from 0, its indicator. Paragraphs of several sentences and tables without indicators are left out.
"""
import glob
import os
import sys

# These show what the weights make of constructions, conditions and words: they are not fitted to them.
SHOW_ONLY = {'constructions.tsv', 'decisions.tsv', 'whole.tsv', 'words-each.tsv'}
HEADS = {'plan': '二、2030年工作安排', 'targets': '二、2030年工作安排\n主要预期目标：'}


def read_tables(folder):
    """Yields (part, sentence, indicators) of every example."""
    for path in sorted(glob.glob(os.path.join(folder, '*.tsv'))):
        if os.path.basename(path) in SHOW_ONLY:
            continue
        with open(path, encoding='utf-8') as lines:
            rows = [line.rstrip('\n').split('\t') for line in lines if line.strip() and not line.startswith('#')]
        names, rows = rows[0], rows[1:]
        if 'indicator' not in names:
            continue
        cell = lambda row, name: row[names.index(name)] if name in names and names.index(name) < len(row) else ''
        part, sentence, indicators = '', '', []
        for row in rows + [['end']]:
            if row[0] or row == ['end']:
                if sentence and indicators:
                    yield part, sentence, indicators
                part, sentence, indicators = cell(row, 'part'), row[0], []
            if any(row[1:]):
                indicators.append(cell(row, 'indicator'))


def main():
    folder = sys.argv[2]
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'sentences.tsv'), 'w', encoding='utf-8') as told:
        for number, (part, sentence, indicators) in enumerate(read_tables(sys.argv[1])):
            name = f'sentence-{number:04}'
            head = HEADS.get(part, '一、2029年工作回顾')
            with open(os.path.join(folder, name + '.txt'), 'w', encoding='utf-8') as report:
                report.write(f'政府工作报告\n各位代表：\n{head}\n{sentence}\n')
            for nth, indicator in enumerate(indicators):
                told.write(f'{name}\t{nth}\t{indicator}\n')


main()
