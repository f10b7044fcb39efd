#!/usr/bin/env python3
"""How hard parse/ and stats/ are to read, and what may not be: `make lint` runs it.

usage: complexity.py BUILD

    function   no function of a cyclomatic complexity over 20 (pmccabe)
    long       no statement with more than four && and ||
    mixed      no statement with both && and ||: the inner one gets a name
    lines      no file of more than 500 lines
    cycle      no files that call each other's functions both ways, on whatever way round (nm, on BUILD's objects)
"""
import collections, glob, os, re, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, 'tests/mutation'))
from operands import tokens

ROOMS = ('convert/parse', 'convert/stats')
MOST_COMPLEX, MOST_OPERATORS, MOST_LINES = 20, 4, 500


def functions(files):
    """{(file, function): complexity} of those over the limit."""
    told = subprocess.run(['pmccabe'] + files, capture_output=True, text=True, check=True).stdout
    found = {}
    for line in told.splitlines():
        complexity, _, _, _, _, place = line.split('\t')[:6]
        path, name = re.match(r'(\S+?)\(\d+\): (\S+)', place).groups()
        if int(complexity) > MOST_COMPLEX:
            found['function', path, name] = int(complexity)
    return found


def statements(text):
    """Lists of tokens: of statements, and of the conditions in front of them, which are others."""
    statement, depth, condition = [], 0, False
    for token, at in tokens(text):
        if token == '(':
            depth += 1
        if token == ')':
            depth -= 1
        statement.append((token, at))
        ended = token in '{};' if not condition else depth == 0 and token == ')'
        if token in ('if', 'while', 'switch', 'for') and depth == 0:
            condition = True
        if ended:
            yield statement
            statement, condition = [], False
            depth = 0 if token != ';' else depth


def conditions(files):
    """{(check, file, ''): how many statements}, and where they are."""
    found, places = collections.Counter(), []
    for path in files:
        with open(path, encoding='utf-8') as file:
            text = file.read()
        for statement in statements(text):
            words = [token for token, _ in statement]
            ands, ors = words.count('&&'), words.count('||')
            checks = ['long'] * (ands + ors > MOST_OPERATORS) + ['mixed'] * (ands > 0 and ors > 0)
            for check in checks:
                found[check, path, ''] += 1
                places.append((check, path, text.count('\n', 0, statement[0][1]) + 1))
    return found, places


def lines(files):
    return {('lines', path, ''): n for path in files if (n := sum(1 for _ in open(path, 'rb'))) > MOST_LINES}


def cycles(files, build):
    """{('cycle', file, ''): how many files are in a circle with it}."""
    defined, wanted = {}, {}
    for path in files:
        told = subprocess.run(['nm', os.path.join(build, path[:-2] + '.o')], capture_output=True, text=True, check=True).stdout
        symbols = [line.split()[-2:] for line in told.splitlines()]
        defined.update((name, path) for kind, name in symbols if kind in 'TDBRC')
        wanted[path] = [name for kind, name in symbols if kind == 'U']
    calls = {path: {defined[name] for name in names if name in defined} for path, names in wanted.items()}

    def reached(path):
        seen, left = set(), [path]
        while left:
            for other in calls[left.pop()] - seen:
                seen.add(other)
                left.append(other)
        return seen

    reach = {path: reached(path) for path in files}
    return {('cycle', path, ''): sum(path in reach[other] for other in reach[path]) for path in files if path in reach[path]}


def main():
    os.chdir(ROOT)
    files = sorted(path for room in ROOMS for path in glob.glob(room + '/*.c'))
    counted, places = conditions(files)
    found = {**functions(files), **counted, **lines(files), **cycles(files, sys.argv[1])}
    for (check, path, name), figure in sorted(found.items()):
        print(f'{" ".join(part for part in (check, path, name) if part)}: {figure}')
        for other, place, line in places:
            if (other, place) == (check, path):
                print(f'  {place}:{line}')
    return 1 if found else 0


sys.exit(main())
