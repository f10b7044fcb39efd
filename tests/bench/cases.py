#!/usr/bin/env python3
"""Runs third-party cases for Chinese numbers, percents, money and dimensions through baogao.

usage: cases.py [--misses] [--together] [--program 'CMD'] FILE.jsonl…

Each case is a text of its own, or with --together a line of one text; each expected value must come out as a statistic that overlaps it and has
its value. Counted are only kinds that are statistics here: not ordinals, times of day, bare numerals inside a sentence.
A case that expects nothing must give nothing.

A miss whose case is wrong, or asks for what is no statistic here, stands in cases.tsv with its reason. Three shares right are
given: of all; of statistics, which leaves out the misses that ask for something else (NO_STATISTIC) but not those
that are wrong or ambiguous; and of those without any reason. A line there whose case comes out right, or is not there, is an
error: the list cannot grow stale. With --misses each miss is told with what came out instead.
"""
import argparse, collections, json, os, re, shlex, subprocess, sys, tempfile
import xml.etree.ElementTree as ET
from decimal import Decimal, InvalidOperation

NS = '{urn:baogao:report:1}'
NO_STATISTIC = {'symbols', 'vague', 'no-figure', 'other-kind', 'line-number', 'no-statistic'}


def spans(xml):
    """The text of the body and its statistics as (start, end, attributes)."""
    parts, stats = [], []

    def walk(e):
        start = sum(map(len, parts)) if e.tag == NS + 'stat' else 0
        parts.append(e.text or '')
        if e.tag == NS + 'furniture' and e.get('code'):
            parts.append(chr(int(e.get('code'), 16)))
        for c in e:
            walk(c)
            parts.append(c.tail or '')
        if e.tag == NS + 'stat':
            stats.append((start, sum(map(len, parts)), dict(e.attrib)))

    walk(ET.fromstring(xml).find(NS + 'body'))
    return ''.join(parts), stats


def number(text):
    try:
        return Decimal(str(text).rstrip('%‰'))
    except InvalidOperation:
        return None


def equal(expected, attributes, percent):
    """Whether a statistic has the expected value; a per mille or a ratio is the percent it
    stands for; 3000多 is 3000 and more; an interval has both its ends."""
    got = number(attributes.get('value'))
    if attributes.get('ratio') and '/' in attributes['ratio']:
        upper, lower = attributes['ratio'].split('/')
        got = Decimal(upper) / Decimal(lower)
    if isinstance(expected, list):
        low, high = [number(x) for x in expected]
        return got == low and (number(attributes.get('value-max')) == high or attributes.get('op') == 'gt')
    want = number(expected)
    if want is None or got is None:
        return expected in (None, '') and got is not None
    scale = {'%': 1, '‰': Decimal('0.1')}.get(attributes.get('unit'), 100 if not attributes.get('unit') else 1)
    if percent:
        got *= scale
    elif attributes.get('unit') in ('%', '‰') and got != want:
        got *= Decimal(scale) / 100
    if attributes.get('value-max') and number(attributes['value-max']) == want:
        return True
    return abs(got - want) <= abs(want) * Decimal('1e-12')


def counted(case, expected):
    """Whether the expected value is of a kind that is a statistic: not a bare numeral amid other words."""
    if expected['type'] != 'number':
        return True
    text, start, end = case['text'], expected['start'], expected['end']
    alone = not re.sub(r'[\s，。,.]', '', text[:start] + text[end:])
    unit = re.match(r'\s*(个|個|只|斤|吨|双|雙|对|對|[%％亿億万萬千百]|百分点|块|塊|打|元)', text[end:])
    return alone or bool(unit)


def run(program, text):
    with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf-8', delete=False) as f:
        f.write(text)
    try:
        out = subprocess.run(shlex.split(program) + [f.name], capture_output=True).stdout
    finally:
        os.unlink(f.name)
    try:
        return spans(out)
    except ET.ParseError:  # a text that is refused, such as one of blanks
        return text, []


def found(program, cases, together):
    """For each case its statistics, with offsets into its text."""
    texts = [c['text'].replace('\n', ' ') for c in cases]
    if not together:
        return [run(program, text)[1] for text in texts]
    stats, offset, lists = run(program, '\n'.join(texts) + '\n')[1], 0, []
    for text in texts:
        lists.append([(s - offset, e - offset, at) for s, e, at in stats if offset <= s < offset + len(text)])
        offset += len(text) + 1
    return lists


def reasons(path):
    """cases.tsv: the reason for each (case, number of the expected value; 0 where nothing is expected)."""
    lines = [line.rstrip('\n').split('\t') for line in open(path, encoding='utf-8') if not line.startswith('#')]
    return {(case, int(number)): reason for case, number, reason in lines[1:]}


class Tally:
    """What came of the values of one file."""

    def __init__(self):
        self.right = self.total = 0
        self.excused = collections.Counter()

    def line(self, name):
        excused = sum(self.excused.values())
        others = sum(n for reason, n in self.excused.items() if reason in NO_STATISTIC)
        why = ', '.join(f'{n} {reason}' for reason, n in sorted(self.excused.items()))
        return (f'{name:32s} of all {self.share(0)};  of statistics {self.share(others)};  '
                f'but for {excused} ({why or "none"}) {self.share(excused)}')

    def share(self, without):
        total = self.total - without
        return f'{self.right} of {total}, {100 * self.right / max(1, total):.1f} %'


def judge(case, mine, percent):
    """Each thing expected as (number, whether it came out, how it is told)."""
    size = len(case['text'])
    if not case['expected']:
        return [(0, not mine, 'nothing')]
    return [(i, any(at and s < x.get('end', size) and x.get('start', 0) < e and equal(x['value'], at, percent) for s, e, at in mine),
             f"{x.get('surface') or ''}={x['value']}")
            for i, x in enumerate(case['expected'], 1) if counted(case, x)]


def main():
    ap = argparse.ArgumentParser(usage=__doc__)
    ap.add_argument('--together', action='store_true')
    ap.add_argument('--misses', action='store_true')
    ap.add_argument('--program', default='./baogao convert -t xml')
    ap.add_argument('files', nargs='+')
    a = ap.parse_args()
    excuse = reasons(os.path.join(os.path.dirname(__file__), 'cases.tsv'))
    stale = 0
    for path in a.files:
        cases = [json.loads(line) for line in open(path, encoding='utf-8')]
        tally = Tally()
        for case, mine in zip(cases, found(a.program, cases, a.together)):
            got = ' '.join(f"{case['text'][s:e]}={at.get('value', at.get('ratio'))}{at.get('unit', '')}" for s, e, at in mine)
            told = {key[1] for key in excuse if key[0] == case['id']}
            for number, right, want in judge(case, mine, 'Percent' in path):
                tally.total += 1
                tally.right += right
                reason = excuse.get((case['id'], number))
                told.discard(number)
                if right and reason:
                    stale += 1
                    print(f"cases.tsv: {case['id']} {number} comes out right")
                if not right and reason:
                    tally.excused[reason] += 1
                if not right and a.misses:
                    print(f"  {case['id']} {number} {reason or 'MISSED'}: {case['text'][:70]} | want {want} | got {got or 'nothing'}")
            for number in told:
                stale += 1
                print(f"cases.tsv: {case['id']} has no value {number} that counts")
        print(tally.line(os.path.basename(path)))
    sys.exit(1 if stale else 0)


if __name__ == '__main__':
    main()
