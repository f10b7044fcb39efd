#!/usr/bin/env python3
"""A census of the mutants of mutation.py, instead of a draw: which operands and rows ever decide, and where.

usage: census.py [-j JOBS] [-k REPORTS] [--kind condition|row] [--only SUBSTRING] [--untested | --reports-only]
                 -o FILE FOLDER CORPUS

The program with all mutants in it is built in FOLDER, as mutation.py does. Each test and each report under CORPUS is run
once with counters: an operand of && decides where it is false behind ones that are true, an operand of || where it is
true behind ones that are false, a row where it is found. Then each mutant that decides is let loose on the quick tests
that come past it, and on at most REPORTS of the reports in which it decides (0: all), until one comes out otherwise.
--untested leaves out the corpus of those that a test notices, --reports-only leaves out the tests, which take most of
the time. -o gets a line a mutant:

  file, line, operand or word, how often it decides in tests, in how many reports, the test that notices it, and a report
  that comes out otherwise; `-` where none does.

An operand that decides nowhere, or changes nothing where it decides, either guards against what no report has, or is not
needed.
"""
import argparse, collections, concurrent.futures, os
import mutation

CHEAP_UNITS = ('outlines', 'numeral', 'items', 'glued', 'kinds', 'concept', 'parse', 'lexicon', 'agreement', 'signs')
CHEAP_SCRIPTS = ('tests/lexicon/spellings.t', 'tests/outline/outline.t', 'tests/outline/titles.t')


class CheapTests(mutation.Tests):
    def __init__(self, tree, jobs):
        super().__init__(tree, jobs, CHEAP_UNITS, CHEAP_SCRIPTS)

    def count(self, mutant):
        return sum(counts[mutant] for counts in self.seen.values()) + self.golden.count(mutant)


class NoTests:
    def noticed_by(self, mutant):
        return ''

    def count(self, mutant):
        return 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('-j', type=int, default=2)
    parser.add_argument('-k', type=int, default=6)
    parser.add_argument('--kind', choices=['condition', 'row'])
    parser.add_argument('--only', default='')
    which = parser.add_mutually_exclusive_group()
    which.add_argument('--untested', action='store_true')
    which.add_argument('--reports-only', action='store_true')
    parser.add_argument('-o', required=True)
    parser.add_argument('folder')
    parser.add_argument('corpus')
    args = parser.parse_args()
    tree = os.path.join(args.folder, 'tree')
    conditions, tables = mutation.build(tree, args.j)
    tests = NoTests() if args.reports_only else CheapTests(tree, args.j)
    corpus = mutation.Reports(os.path.abspath(os.path.join(tree, 'build/baogao')), args.corpus, args.j)
    mutants = mutation.all_mutants(conditions, tables, args.kind, args.only)

    def tried(mutant):
        noticed = tests.noticed_by(mutant)
        changed = '' if noticed and args.untested else corpus.changed_by(mutant, args.k)
        return mutant, noticed, changed

    with open(args.o, 'w', encoding='utf-8') as out, concurrent.futures.ThreadPoolExecutor(args.j) as pool:
        for mutant, noticed, changed in pool.map(tried, mutants):
            cells = [mutation.described(mutant, conditions), tests.count(mutant), len(corpus.files_of[mutant]),
                     noticed or '-', changed or '-']
            print(*cells, sep='\t', file=out, flush=True)


if __name__ == '__main__':
    main()
