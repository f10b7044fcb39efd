#!/usr/bin/env python3
"""Tests of the tests: takes one operand of && or ||, or one row of the lexicon, out of the program, and looks whether the
tests that need no corpus notice.

usage: mutation.py [-n N] [-s SEED] [-j JOBS] [-o FILE] [--only SUBSTRING] [--corpus FOLDER] [--from FILE] FOLDER

All mutants are compiled into one program (mutant.c), built in FOLDER from the files of the working tree; a run lets one
of them loose. N conditions of parse/ and stats/ and N rows of tables are drawn by lot (0: all); --from takes those that
FILE, written by -o, calls unnoticed. The quickest test goes first, and the first that fails ends a mutant. Printed is how
many are noticed, by file, and the mutants that are not, with --corpus also whether the reports in there come out
otherwise. -o writes that to a file, a line a mutant.
"""
import argparse, collections, concurrent.futures, glob, hashlib, os, random, re, subprocess, sys, tempfile, time
from operands import switchable

# Tables of facts, each of which stands for itself, and those that programs make. What a report looks like does not hang on one row.
NOT_TRIED = {'places', 'traditional', 'scripts', 'radicals', 'encodings', 'homonyms', 'currencies', 'numberings', 'written',
             'words', 'weights', 'calibration', 'blocks', 'sisters', 'labels', 'title-words', 'title-edges', 'licences',
             'odf-numberings', 'html-numberings'}
UNIT = ('outlines', 'numeral', 'items', 'glued', 'kinds', 'concept', 'stats', 'table', 'parse', 'lexicon', 'agreement', 'signs', 'memory', 'tree',
        'report')
SCRIPTS = ('tests/lexicon/spellings.t', 'tests/outline/titles.t', 'tests/outline/outline.t', 'tests/web/targets.t', 'tests/cli/word.t',
           'tests/cli/tasks.t', 'tests/read/front.t', 'tests/read/tasks.t', 'tests/read/tables.t', 'tests/read/marks.t',
           'tests/read/shown.t', 'tests/cli/explain.t', 'tests/cli/structure.t', 'tests/read/html.t', 'tests/read/forms.t',
           'tests/properties/layouts.t', 'tests/lexicon/sentences.t')
QUICK = {'sentences', 'tests/lexicon/spellings.t', 'tests/outline/titles.t', 'tests/outline/outline.t'}
QUICK |= {f'unit:{name}' for name in UNIT if name not in ('tree', 'report')}
LIMIT = 60  # seconds that a mutant may take for a test, or ten times what the program takes without any, if that is more
UNMUTATED_LIMIT = 900


def copy_tree(tree, sources):
    """The files of the working tree, without what git ignores, and `sources` instead of those; unchanged ones keep their
    time, so that little is remade."""
    listed = subprocess.run(['git', 'ls-files', '-co', '--exclude-standard'], capture_output=True, text=True, check=True)
    for path in listed.stdout.splitlines():
        if path in sources:
            put(os.path.join(tree, path), sources[path].encode())
        elif os.path.isfile(path):
            with open(path, 'rb') as source:
                put(os.path.join(tree, path), source.read(), os.stat(path).st_mode)


def put(path, content, mode=0o644):
    """Writes a file only if it would change."""
    if os.path.exists(path):
        with open(path, 'rb') as old:
            if old.read() == content:
                return
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as new:
        new.write(content)
    os.chmod(path, mode)


def instrumented_sources():
    """Conditions: [(file, line, text, operator)] by number; and the sources with them, by path."""
    conditions = []
    sources = {}
    for path in sorted(glob.glob('convert/parse/*.c') + glob.glob('convert/stats/*.c')):
        text = open(path, encoding='utf-8').read()
        changed, found = switchable(text, len(conditions), 'mutant_condition')
        for start, end, operator in found:
            conditions.append((path, text.count('\n', 0, start) + 1, ' '.join(text[start:end].split()), operator))
        sources[path] = '#include "support/mutant.h"\n#line 1\n' + changed
    return conditions, sources


def instrumented_lookup():
    """lexicon.c, which passes over the word that is taken away."""
    text = open('convert/lexicon/lexicon.c', encoding='utf-8').read()
    text, longest = re.subn(r'uint32_t ended = nodes\[state\]\.word;',
                            'uint32_t ended = nodes[state].word && !mutant_word(index, nodes[state].word) ? nodes[state].word : 0;', text)
    text, prefixes = re.subn(r'if \(nodes\[state\]\.word\) ', 'if (nodes[state].word && !mutant_word(index, nodes[state].word)) ', text)
    text, marked = re.subn(r'(slice word = \{words->words\[i\]\.at)', r'if (mutant_marked(words, i)) continue;\n    \1', text)
    if (longest, prefixes, marked) != (2, 1, 1):
        sys.exit('lexicon.c no longer looks words up as mutation.py thinks')
    return '#include "support/mutant.h"\n#line 1\n' + text


def with_senses(text):
    """tokens.c, which passes over what a table says of the word that is taken away from it."""
    text, count = re.subn(r'return sense \? (&lex_senses_rows\[sense - 1\]) : NULL;',
                          r'return sense ? mutant_sense(state, \1) : NULL;', text)
    if count != 1:
        sys.exit('tokens.c no longer looks senses up as mutation.py thinks')
    return text


def tables_with_keys():
    """[(table, key column, column of marks or '', its words, column of other words or '')] of the tables with words.
    The keys of weights.tsv are no words: no table is made of them."""
    for path in sorted(set(glob.glob('convert/lexicon/*.tsv')) - {'convert/lexicon/weights.tsv'}):
        lines = [line for line in open(path, encoding='utf-8').read().splitlines() if line and not line.startswith('#')]
        columns = [cell.split(':', 1) + [''] for cell in lines[0].split('\t')]
        key = [i for i, column in enumerate(columns) if column[1] == 'key']
        marks = [column[0] for column in columns if column[1].startswith('set(')]
        names = [column[0] for column in columns if column[1] == 'words']
        if key:
            words = [line.split('\t')[key[0]] for line in lines[1:]]
            yield os.path.basename(path)[:-4], columns[key[0]][0], marks[0] if marks else '', words, names[0] if names else ''


def registry(tables):
    name = lambda word: word.replace('-', '_')
    lines = [f'#include "lexicon/{table}.h"' for table, *_ in tables]
    lines += ['#include "mutant.h"', 'const struct mutant_table mutant_tables[MUTANT_TABLES] = {']
    for table, key, marks, _, names in tables:
        t = name(table)
        marked = f'lex_{t}_{name(marks)}_words, {marks_count(table, marks)}' if marks else 'NULL, 0'
        other = f'&lex_{t}_by_{name(names)}' if names else 'NULL'
        lines.append(f'  {{"{table}", &lex_{t}_by_{name(key)}, lex_{t}_rows[0].{name(key)}, '
                     f'sizeof *lex_{t}_rows, LEX_{t.upper()}_COUNT, {marked}, {other}}},')
    return '\n'.join(lines + ['};', '']).encode()


def marks_count(table, column):
    header = next(line for line in open(f'convert/lexicon/{table}.tsv', encoding='utf-8')
                  if line.strip() and not line.startswith('#'))
    return re.search(rf'(?:^|\t){re.escape(column)}:set\(([^)]*)\)', header).group(1).count(',') + 1


def build(tree, jobs):
    conditions, sources = instrumented_sources()
    sources['convert/stats/tokens.c'] = with_senses(sources['convert/stats/tokens.c'])
    sources['convert/lexicon/lexicon.c'] = instrumented_lookup()
    copy_tree(tree, sources)
    tables = list(tables_with_keys())
    put(os.path.join(tree, 'convert/support/mutant.h'), open('tests/mutation/mutant.h', 'rb').read())
    put(os.path.join(tree, 'convert/support/mutant.c'), open('tests/mutation/mutant.c', 'rb').read())
    put(os.path.join(tree, 'convert/support/mutants.c'), registry(tables))
    put(os.path.join(tree, 'convert/lexicon/mutants.h'),
        f'enum {{ MUTANT_CONDITIONS = {len(conditions)}, MUTANT_TABLES = {len(tables)} }};\n'.encode())
    units = [f'build/unit/{name}' for name in UNIT]
    make = ['make', f'-j{jobs}', 'CFLAGS=-O1', 'WARNINGS=-std=c17 -w', 'build/baogao'] + units
    done = subprocess.run(make, cwd=tree, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout[-2000:] + done.stderr[-4000:])
    return conditions, tables


def counts_in(seen):
    """{mutant: how often a run came past it} of what BAOGAO_MUTANT_SEEN wrote; several runs may have."""
    counts = collections.Counter()
    for line in seen:
        mutant, _, count = line.rpartition('\t')
        counts[mutant] += int(count)
    return counts


class Tests:
    """The tests, the quickest first. Each is run once to see which mutants it comes past: others it cannot notice."""

    def __init__(self, tree, jobs, units=UNIT, scripts=SCRIPTS):
        self.tree = os.path.abspath(tree)
        self.program = os.path.join(self.tree, 'build/baogao')
        self.golden = Reports(self.program, os.path.join(self.tree, 'samples'), jobs)
        sentences = sorted(glob.glob(os.path.join(self.tree, 'convert/lexicon/sentences/*.tsv')))
        self.commands = {'sentences': [self.program, 'check', '--sentences'] + sentences}
        self.commands.update((f'unit:{name}', [f'build/unit/{name}']) for name in units)
        self.commands.update((name, [self.interpreter(name), name]) for name in scripts if os.path.exists(os.path.join(tree, name)))
        self.limits = {}
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            self.seen = dict(zip(self.commands, pool.map(self.seen_by, self.commands)))

    def interpreter(self, script):
        with open(os.path.join(self.tree, script), encoding='utf-8') as file:
            return 'perl' if 'perl' in file.readline() else 'sh'

    def seen_by(self, name):
        with tempfile.NamedTemporaryFile('r', encoding='utf-8') as seen:
            begun = time.monotonic()
            if not self.passes(name, BAOGAO_MUTANT_SEEN=seen.name):
                sys.exit(f'{name} fails without any mutant')
            self.limits[name] = max(LIMIT, 10 * (time.monotonic() - begun))
            return counts_in(seen)

    def passes(self, name, **settings):
        try:
            done = subprocess.run(self.commands[name], cwd=self.tree, timeout=self.limits.get(name, UNMUTATED_LIMIT), stdin=subprocess.DEVNULL,
                                  env=dict(os.environ, BUILD='build', LC_ALL='C.UTF-8', **settings),
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0 and not re.search(rb'^not ok', done.stdout, re.M)

    def noticed_by(self, mutant):
        for name, seen in self.seen.items():
            if name in QUICK and mutant in seen and not self.passes(name, BAOGAO_MUTANT=mutant):
                return name
        sample = self.golden.changed_by(mutant)
        if sample:
            return f'golden'
        for name, seen in self.seen.items():
            if name not in QUICK and mutant in seen and not self.passes(name, BAOGAO_MUTANT=mutant):
                return name
        return ''


class Reports:
    """What the program makes of reports, as one digest a report; and which mutants each report comes past."""

    def __init__(self, program, folder, jobs):
        self.program = program
        self.files = sorted(path for path in glob.glob(os.path.join(folder, '**/*.*'), recursive=True) if os.path.isfile(path))
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            looked = list(pool.map(self.look, self.files))
        self.right = {path: digest for path, (digest, _) in zip(self.files, looked)}
        self.files_of = collections.defaultdict(list)
        for path, (_, seen) in zip(self.files, looked):
            for name, count in seen.items():
                self.files_of[name].append((count, path))

    def look(self, path):
        with tempfile.NamedTemporaryFile('r', encoding='utf-8') as seen:
            digest = self.digest(path, BAOGAO_MUTANT_SEEN=seen.name)
            counts = counts_in(seen)
            if not counts:
                sys.exit(f'{path}: the program ends before it has told what it came past')
            return digest, counts

    def digest(self, path, **settings):
        command = [self.program, 'convert', '-v', '-t', 'xml', '-o', '-', path]
        try:
            done = subprocess.run(command, env=dict(os.environ, **settings), capture_output=True, timeout=LIMIT)
        except subprocess.TimeoutExpired:
            return 'late'
        return hashlib.sha256(done.stdout + done.stderr).hexdigest()

    def count(self, mutant):
        return sum(count for count, _ in self.files_of.get(mutant, []))

    def changed_by(self, mutant, most=0):
        """A report that the mutant changes, or '', of `most` (0: all) from among those in which it decides: the one in
        which it does so most often, and others evenly down to the one in which it does so least."""
        files = sorted(self.files_of.get(mutant, []), reverse=True)
        tried = min(most or len(files), len(files))
        for i in range(tried):
            _, path = files[i * len(files) // tried]
            if self.digest(path, BAOGAO_MUTANT=mutant) != self.right[path]:
                return os.path.basename(path)
        return ''


def row_counts(tables):
    """[row:TABLE:WORD] of the tables tried; not where one word has several rows."""
    for table, _, _, words, _ in tables:
        if table not in NOT_TRIED:
            yield from (f'row:{table}:{word}' for word in words)


def all_mutants(conditions, tables, kind, only):
    """The names of all conditions and rows, or those of one kind, whose file's name has `only` in it."""
    mutants = [f'condition:{i}' for i in range(len(conditions))] + list(row_counts(tables))
    return [mutant for mutant in mutants if kind in (None, mutant.split(':')[0]) and only in place_of(mutant, conditions)]


def place_of(mutant, conditions):
    kind, rest = mutant.split(':', 1)
    if kind == 'row':
        return f'convert/lexicon/{rest.split(":")[0]}.tsv'
    return conditions[int(rest)][0]


def described(mutant, conditions):
    kind, rest = mutant.split(':', 1)
    if kind == 'row':
        return f'{place_of(mutant, conditions)}\t\t{rest.split(":", 1)[1]}'
    path, line, text, operator = conditions[int(rest)]
    return f'{path}\t{line}\t{operator} {text}'


def listed(path, chosen, conditions):
    """The unnoticed mutants of a file that -o wrote; a condition may stand in another line by now."""
    with open(path, encoding='utf-8') as lines:
        wanted = {without_line(line) for line in lines if '\tunnoticed' in line}
    return [mutant for mutant in chosen if without_line(described(mutant, conditions)) in wanted]


def without_line(described_mutant):
    place, _, what = described_mutant.rstrip('\n').split('\t')[:3]
    return place, what


def report(results, conditions):
    for kind in 'condition', 'row':
        counts = collections.defaultdict(lambda: [0, 0])
        for mutant, noticed, _ in results:
            if mutant.startswith(kind):
                for place in place_of(mutant, conditions), 'all':
                    counts[place][0] += noticed != ''
                    counts[place][1] += 1
        for place, (noticed, count) in sorted(counts.items(), key=lambda item: (item[0] == 'all', item[0])):
            what = f'{kind}s noticed' if place == 'all' else place
            print(f'{noticed:5} of {count:5}  {100 * noticed / count:3.0f} %  {what}')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('-n', type=int, default=100)
    parser.add_argument('-s', type=int, default=1)
    parser.add_argument('-j', type=int, default=2)
    parser.add_argument('-o')
    parser.add_argument('--only', default='')
    parser.add_argument('--from', dest='those')
    parser.add_argument('--corpus')
    parser.add_argument('--kind', choices=['condition', 'row'])
    parser.add_argument('folder')
    args = parser.parse_args()
    tree = os.path.join(args.folder, 'tree')
    conditions, tables = build(tree, args.j)
    tests = Tests(tree, args.j)
    chosen = []
    lot = random.Random(args.s)
    for kind in [args.kind] if args.kind else ['condition', 'row']:
        wanted = all_mutants(conditions, tables, kind, args.only)
        every = args.n == 0 or args.those
        chosen += wanted if every else lot.sample(wanted, min(args.n, len(wanted)))
    if args.those:
        chosen = listed(args.those, chosen, conditions)
    corpus = Reports(tests.program, args.corpus, args.j) if args.corpus else None

    def tried(mutant):
        noticed = tests.noticed_by(mutant)
        return mutant, noticed, corpus.changed_by(mutant) if corpus and not noticed else ''

    out = open(args.o, 'w', encoding='utf-8') if args.o else None
    results = []
    with concurrent.futures.ThreadPoolExecutor(args.j) as pool:
        for result in pool.map(tried, chosen):
            results.append(result)
            mutant, noticed, changed = result
            line = f'{described(mutant, conditions)}\t{noticed or "unnoticed"}\t{changed}'
            if out:
                print(line, file=out, flush=True)
            elif not noticed:
                print(line)
    report(results, conditions)


if __name__ == "__main__":
    main()
