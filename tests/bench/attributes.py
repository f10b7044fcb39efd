#!/usr/bin/env python3
"""Scores what the main scores of statistics leave out, against annotations: type, period, subject, group, and numbers that are
no statistic.

usage: attributes.py [--errors] [--program 'CMD'] GOLD_DIR REPORT_DIR

For every NAME.quantities.tsv in GOLD_DIR the report NAME.* of REPORT_DIR is converted and each statistic that must be
found is looked up by its place. Of those found: the share whose type is that of column vtype; whose period is that of column period, where there
is one; whose subject is that of column subject (precision and recall, as most have none); whose group holds the same numbers. Rows
marked n are traps: the share of them that comes out as no statistic.
"""
import argparse, collections, csv, glob, os, shlex, subprocess, sys
import xml.etree.ElementTree as ET

NS = '{urn:baogao:report:1}'


def statistics(xml):
    """The statistics as (start, end, attributes), offsets in code points of the body."""
    stats, position = [], 0

    def walk(e):
        nonlocal position
        start = position
        position += len(e.text or '') + (e.tag == NS + 'furniture' and e.get('code') is not None)
        for c in e:
            walk(c)
            position += len(c.tail or '')
        if e.tag == NS + 'stat':
            stats.append((start, position, e.attrib))

    walk(ET.fromstring(xml).find(NS + 'body'))
    return stats


def rows(path):
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE))


def members(spans):
    """For each start the starts of its group."""
    groups = collections.defaultdict(set)
    for start, group in spans:
        if group:
            groups[group].add(start)
    return {s: frozenset(g) for g in groups.values() if len(g) > 1 for s in g}


def main():
    ap = argparse.ArgumentParser(usage=__doc__)
    ap.add_argument('--errors', action='store_true')
    ap.add_argument('--program', default='./baogao convert -q -t xml')
    ap.add_argument('gold')
    ap.add_argument('reports')
    a = ap.parse_args()
    right, total = collections.Counter(), collections.Counter()

    def count(what, ok, told):
        total[what] += 1
        right[what] += bool(ok)
        if a.errors and not ok:
            print(f'{name}: {what}: {told}')

    for path in sorted(glob.glob(os.path.join(a.gold, '*.quantities.tsv'))):
        name = os.path.basename(path)[:-len('.quantities.tsv')]
        source = [p for p in glob.glob(os.path.join(a.reports, name + '.*')) if not p.endswith('.tsv')]
        if not source:
            continue
        xml = subprocess.run(shlex.split(a.program) + [source[0]], capture_output=True).stdout
        found = statistics(xml)
        gold = [g for g in rows(path) if g['kind'] != 'scope']
        pairs = []
        for g in gold:
            s, e = int(g['start']), int(g['end'])
            hit = next((x for x in found if x[0] < e and s < x[1]), None)
            if g['stat'] == 'n':
                count('trap left alone', hit is None, f"{g['surface']} {g['kind']} came out as {dict(hit[2]) if hit else ''}")
            if g['stat'] == 'y' and hit:
                pairs.append((g, hit))
        ours, theirs = members([(h[0], h[2].get('group')) for _, h in pairs]), members([(h[0], g['group']) for g, h in pairs])
        for g, (s, e, at) in pairs:
            told = f"{g['surface']} {g['measure']}"
            count('type', g['vtype'] == at.get('type'), f"{told}: {g['vtype']} got {at.get('type')}")
            if g['period']:
                count('period', g['period'] == at.get('period'), f"{told}: {g['period']} got {at.get('period')}")
            if g['subject']:
                count('subject, recall', g['subject'] == at.get('subject'), f"{told}: {g['subject']} got {at.get('subject')} {at.get('indicator')}")
            if at.get('subject'):
                count('subject, precision', g['subject'] == at.get('subject'), f"{told}: {g['subject'] or 'none'} got {at.get('subject')} {at.get('indicator')}")
            if s in ours or s in theirs:
                count('group', ours.get(s) == theirs.get(s), f"{told}: {g['group']} got {at.get('group')}")
    for what in sorted(total):
        print(f'{what:20s} {right[what]:5d} of {total[what]:5d}  {right[what] / total[what]:.3f}')


if __name__ == '__main__':
    main()
