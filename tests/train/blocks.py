#!/usr/bin/env python3
"""Learns the weights of convert/lexicon/blocks.tsv: what paragraphs without a title are for.

usage: blocks.py [--no-judging] OBSERVER GOLD_DIR REPORT_DIR TABLE

OBSERVER is build/train/blocks: it prints what the program observes of each paragraph. GOLD_DIR holds NAME.outline.tsv for reports
REPORT_DIR/NAME.*: rows with start, end (code points), type `block` and kind. A conditional random field is trained over the sequences
of paragraphs of each part; the weights go into TABLE. Printed is how many paragraphs are named right when each report is
judged by weights that were learnt from the others.
"""
import csv, glob, math, os, random, subprocess, sys
from collections import defaultdict

LABELS = ['text', 'overview', 'acknowledgement', 'problems', 'requirement', 'targets', 'outlook-text']
TARGETS = 5
BEHIND, AHEAD = [0, 1, 2, 3], [0, 4, 5, 6]
ROUNDS, SEED, SCALE = 25, 7, 100
STEP, HOLD = 0.3, 20


class Unit:
    def __init__(self, fields):
        self.start, self.part = int(fields[0]), int(fields[1])
        self.labels = AHEAD if fields[2] == '1' else BEHIND
        self.after = ['after-', 'past-', 'goes-on-'][int(fields[3])]
        self.features = fields[4:] + ['always']
        if fields[2] == '1' and 'targets-eight' in self.features:
            self.labels = [TARGETS]
        self.gold = self.labels[0]


def decode(path):
    raw = open(path, 'rb').read()
    for encoding in ('utf-8-sig', 'gb18030', 'utf-16'):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            pass
    sys.exit('cannot decode ' + path)


def read_blocks(path):
    with open(path, encoding='utf-8', newline='') as file:
        rows = csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE)
        return [(int(r['start']), int(r['end']), r['kind']) for r in rows if r['type'] == 'block']


def read_report(observer, report, gold):
    """The units of a report, in sequences of one part each, with their gold labels."""
    size, places = 0, {}
    for place, sign in enumerate(decode(report)):
        places[size] = place
        size += len(sign.encode('utf-8'))
    blocks = [b for b in read_blocks(gold) if b[2] in LABELS]
    sequences = []
    for line in subprocess.run([observer, report], capture_output=True, text=True, check=True).stdout.splitlines():
        if line.startswith('report\t'):
            continue
        unit = Unit(line.split('\t'))
        place = places.get(unit.start, -1)
        for start, end, kind in blocks:
            label = LABELS.index(kind)
            if start <= place < end and label in unit.labels:
                unit.gold = label
        if not sequences or sequences[-1][0].part != unit.part:
            sequences.append([])
        sequences[-1].append(unit)
    return sequences


def best_labels(sequence, weights):
    steps = []
    for unit in sequence:
        own = {label: sum(weights[f, label] for f in unit.features) for label in unit.labels}
        if not steps:
            steps.append({label: (own[label] + weights['start', label], None) for label in unit.labels})
            continue
        steps.append({label: max((steps[-1][last][0] + weights[unit.after + LABELS[last], label] + own[label], last)
                                 for last in steps[-1]) for label in unit.labels})
    label = max(sequence[-1].labels, key=lambda l: (steps[-1][l][0], -l))
    labels = [label]
    for step in reversed(steps[1:]):
        labels.append(step[labels[-1]][1])
    return labels[::-1]


def log_sum(values):
    most = max(values)
    return most + math.log(sum(math.exp(v - most) for v in values))


def add_gradient(sequence, weights, gradient):
    """The gradient of the sequence's log-likelihood: what was named minus what is expected, by forward and backward sums."""
    own = [{label: sum(weights[f, label] for f in unit.features) for label in unit.labels} for unit in sequence]
    link = [None] + [{(last, label): weights[unit.after + LABELS[last], label] for last in before.labels for label in unit.labels}
                     for before, unit in zip(sequence, sequence[1:])]
    count = len(sequence)
    forward = [{label: own[0][label] + weights['start', label] for label in sequence[0].labels}]
    for i in range(1, count):
        forward.append({label: own[i][label] + log_sum([forward[-1][last] + link[i][last, label] for last in forward[-1]])
                        for label in sequence[i].labels})
    backward = [{label: 0.0 for label in sequence[-1].labels}]
    for i in range(count - 1, 0, -1):
        backward.append({last: log_sum([link[i][last, label] + own[i][label] + backward[-1][label] for label in sequence[i].labels])
                         for last in sequence[i - 1].labels})
    backward.reverse()
    whole = log_sum(list(forward[-1].values()))
    for i, unit in enumerate(sequence):
        for label in unit.labels:
            expected = (unit.gold == label) - math.exp(forward[i][label] + backward[i][label] - whole)
            for feature in unit.features + (['start'] if i == 0 else []):
                gradient[feature, label] += expected
            for last in sequence[i - 1].labels if i else []:
                both = forward[i - 1][last] + link[i][last, label] + own[i][label] + backward[i][label] - whole
                named = sequence[i - 1].gold == last and unit.gold == label
                gradient[unit.after + LABELS[last], label] += named - math.exp(both)


def read_priors():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'priors.tsv'), encoding='utf-8') as file:
        rows = csv.DictReader((line for line in file if not line.startswith('#')), delimiter='\t')
        return {(r['feature'], LABELS.index(r['block'])): float(r['weight']) for r in rows}


def train(reports):
    """Weights of the highest likelihood, held near those known before; steps by AdaGrad. The text label has none."""
    chance = random.Random(SEED)
    priors = read_priors()
    weights, squares = defaultdict(float, priors), defaultdict(float)
    sequences = [s for report in reports for s in report]
    for _ in range(ROUNDS):
        chance.shuffle(sequences)
        for sequence in sequences:
            gradient = defaultdict(float)
            add_gradient(sequence, weights, gradient)
            for feature, slope in gradient.items():
                if feature[1] == 0:
                    continue
                slope -= (weights[feature] - priors.get(feature, 0)) * HOLD / len(sequences)
                squares[feature] += slope * slope
                weights[feature] += STEP * slope / math.sqrt(squares[feature] + 1e-9)
    return weights


def blocks_of(sequence, labels):
    """Runs of one label, by their first and last paragraph."""
    runs, last = [], 0
    for i, (unit, label) in enumerate(zip(sequence, labels)):
        if label and label == last and unit.after != 'past-':
            runs[-1][2] = i
        elif label:
            runs.append([label, i, i])
        last = label
    return {tuple(run) for run in runs}


def main():
    judging = sys.argv[1] != '--no-judging'
    observer, gold, texts, table = sys.argv[-4:]
    names = sorted(os.path.basename(p)[:-len('.outline.tsv')] for p in glob.glob(os.path.join(gold, '*.outline.tsv')))
    reports = [read_report(observer, glob.glob(os.path.join(texts, name + '.*'))[0],
                           os.path.join(gold, name + '.outline.tsv')) for name in names]
    right = units = found = named = wanted = 0
    for i, report in enumerate(reports if judging else []):
        weights = train(reports[:i] + reports[i + 1:])
        for sequence in report:
            labels = best_labels(sequence, weights)
            units += len(sequence)
            gold, ours = blocks_of(sequence, [u.gold for u in sequence]), blocks_of(sequence, labels)
            found, named, wanted = found + len(gold & ours), named + len(ours), wanted + len(gold)
            right += sum(u.gold == l for u, l in zip(sequence, labels))
    if judging:
        print(f'{right} of {units} paragraphs right, {found} of {wanted} blocks, {named - found} others, each report judged by the rest')
    weights = train(reports)
    lines = open(table, encoding='utf-8').read().splitlines()
    with open(table, 'w', encoding='utf-8') as file:
        for line in lines:
            feature = line.split('\t')[0]
            if line.startswith('#') or feature == 'feature:constant':
                print(line, file=file)
            else:
                cells = [str(round(SCALE * weights[feature, label])) for label in range(1, len(LABELS))]
                print('\t'.join([feature] + cells), file=file)


main()
