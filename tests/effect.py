#!/usr/bin/env python3
"""What a change does: the statistics and outlines of the samples, and of the corpus beside the project where there is one,
by the program of a revision and by that of today.

usage: effect.py [--rows N] [--only COLUMN[,COLUMN…]] BEFORE AFTER [FILE…]

BEFORE and AFTER are programs. First come counts (how many are gone, new, changed, and in which columns), then the rows,
by file and place: all, or with --rows as many of them, drawn by lot (always the same lot). A statistic whose place alone has moved, as 345户
to 12 345户, is one that changed. --only leaves out the rows that changed in no other column than these do not name.
"""
import argparse, collections, csv, glob, os, random, subprocess, sys, tempfile

STATISTIC = ['surface', 'value', 'value_max', 'ratio', 'reference', 'unit', 'op', 'change', 'indicator', 'role', 'type',
             'period', 'subject', 'group_id', 'verb', 'hedge', 'scope', 'concept']
DIVISION = ['kind', 'n', 'label', 'heading', 'depth', 'parent']
SUFFIXES = ('.txt', '.md', '.html', '.htm', '.docx', '.tmx')


def inputs():
    """The samples, and the corpus' files, its folders' too."""
    found = sorted(glob.glob('samples/*.*')) + sorted(glob.glob('../shared/corpus/**/*.*', recursive=True))
    return [path for path in found if path.endswith(SUFFIXES)]


def with_names_of_today(row):
    """Two columns had other names in schema version 1."""
    for was, name in ('end', 'stop'), ('group', 'group_id'):
        if was in row:
            row[name] = row.pop(was)
    return row


def tables(program, files):
    """The rows of the two tables by report and place, and the files' names by report."""
    with tempfile.TemporaryDirectory() as folder:
        command = [program, 'convert', '-q', '-d', folder]
        for table in 'reports', 'statistics', 'divisions':
            command += ['-t', 'csv:' + table]
        done = subprocess.run(command + files)
        if done.returncode not in (0, 1):
            sys.exit(f'{program}: status {done.returncode}')
        read = lambda name: map(with_names_of_today, csv.DictReader(open(os.path.join(folder, name + '.csv'), encoding='utf-8', newline='')))
        names = {row['report_id']: row['source_name'] for row in read('reports')}
        statistics = {(row['report_id'], int(row['start']), int(row['stop'])): row for row in read('statistics')}
        divisions = {(row['report_id'], int(row['start']), row['heading']): row for row in read('divisions')}
    name_by_place(statistics, divisions)
    return names, statistics, divisions


def name_by_place(statistics, divisions):
    """Groups by where they begin, parents by what they are and where: numbers would differ from the first change on."""
    first = {}
    for key, row in statistics.items():
        if row['group_id']:
            row['group_id'] = 'of ' + str(first.setdefault((key[0], row['group_id']), key[1]))
    by_id = {(key[0], row['division_id']): f'{row["kind"]} at {key[1]}' for key, row in divisions.items()}
    for key, row in divisions.items():
        row['parent'] = by_id.get((key[0], row['parent_id']), '')


def pair(before, after):
    """(old, new) rows that differ in place or are missing; of two that overlap, one that changed."""
    gone = [key for key in before if key not in after]
    new = collections.defaultdict(list)
    for key in after:
        if key not in before:
            new[key[0]].append(key)
    for key in gone:
        near = [k for k in new[key[0]] if isinstance(key[2], int) and k[1] < key[2] and key[1] < k[2]]
        near = near or [k for k in new[key[0]] if not isinstance(key[2], int) and k[1] == key[1]]
        if near:
            new[key[0]].remove(near[0])
        yield key, before[key], after[near[0]] if near else None
    for keys in new.values():
        for key in keys:
            yield key, None, after[key]


def differences(before, after, columns):
    """(key, old, new, columns that differ), in order of the text."""
    found = []
    for key, old in before.items():
        new = after.get(key)
        if new:
            differing = [c for c in columns if old.get(c, '') != new.get(c, '')]
            if differing:
                found.append((key, old, new, differing))
    for key, old, new in pair(before, after):
        differing = [c for c in columns if old.get(c, '') != new.get(c, '')] if old and new else []
        found.append((key, old, new, differing))
    return sorted(found, key=lambda d: d[0][:2])


def around(row):
    """Where it stands, as far as one can read at a glance."""
    if 'sentence' not in row:
        return row['path']
    text, surface = row['sentence'].replace('\n', ' '), row['surface']
    at = max(text.find(surface), 0)
    return text[max(at - 30, 0):at] + '[' + surface + ']' + text[at + len(surface):at + len(surface) + 25]


def said(row, columns):
    return ' '.join(f'{c}={row[c]}' for c in columns if row.get(c) and c not in ('role', 'period', 'parent', 'depth'))


def line(names, key, old, new, differing, columns):
    name = names.get(key[0], key[0])
    if old and new:
        what = ', '.join(f'{c} {old.get(c, "") or "-"} → {new.get(c, "") or "-"}' for c in differing) or 'place'
        return f'{name}:{key[1]} changed: {what}  | {around(new)}'
    return f'{name}:{key[1]} {"gone" if old else "new"}: {said(old or new, columns)}  | {around(old or new)}'


def show(title, names, before, after, columns, options):
    found = differences(before, after, columns)
    if options.only:
        wanted = set(options.only.split(','))
        found = [d for d in found if not (d[1] and d[2]) or wanted & set(d[3])]
    gone, new = sum(not d[2] for d in found), sum(not d[1] for d in found)
    by = collections.Counter(c for d in found for c in d[3])
    print(f'{title}: {len(before)} → {len(after)}; {gone} gone, {new} new, {len(found) - gone - new} changed, '
          f'in {len({d[0][0] for d in found})} files' + ''.join(f'; {c} {n}' for c, n in by.most_common()))
    rows = [line(names, *d, columns) for d in found]
    if options.rows and len(rows) > options.rows:
        chosen = sorted(random.Random(1).sample(range(len(rows)), options.rows))
        rows = [rows[i] for i in chosen]
    for row in rows:
        print(' ', row)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--rows', type=int, default=0)
    parser.add_argument('--only', default='')
    parser.add_argument('before')
    parser.add_argument('after')
    parser.add_argument('files', nargs='*')
    options = parser.parse_args()
    files = options.files or inputs()
    names, statistics, divisions = tables(options.before, files)
    after_names, after_statistics, after_divisions = tables(options.after, files)
    names.update(after_names)
    print(f'{len(files)} files')
    show('statistics', names, statistics, after_statistics, STATISTIC, options)
    show('divisions', names, divisions, after_divisions, DIVISION, options)


main()
