#!/usr/bin/env python3
"""Makes a large collection of reports that differ: usage: collection.py [--seed S] COUNT INTO TEXT…

Each is one of the texts (files or folders of .txt, UTF-8) under the name of another, invented place and for other years, with other figures:
the last digit but a zero of each number is drawn anew. The same seed gives the same bytes. They stand in INTO/000/000000.txt and on, a thousand in a
folder.
"""
import argparse, os, random, re, sys

FIRST = '青白云清南东新长安平临永金石双大广和玉兴'
SECOND = '溪原岭川河泉湖山坪塘桥湾沙林沟浦洲城溆汀'
KINDS = '省|自治州|市|县|区|旗|州|盟'
PLACE = re.compile(r'([\u4e00-\u9fff]{2,4}?)(?:%s)人民政府' % KINDS)
TOKEN = re.compile(r'(?<![0-9.])((?:19|20)[0-9]{2})(?=年)|([0-9]*[1-9][0-9]*)')


def texts_of(paths):
    files = []
    for path in paths:
        if os.path.isdir(path):
            files += [os.path.join(path, name) for name in sorted(os.listdir(path)) if name.endswith('.txt')]
        else:
            files.append(path)
    texts = []
    for name in files:
        with open(name, 'rb') as file:
            try:
                texts.append(file.read().decode('utf-8-sig'))
            except UnicodeDecodeError:
                pass  # the program is tried with other encodings elsewhere
    return texts


class Pattern:
    """A text cut at its numbers once, however many reports are made of it: what stands between them, and what of each stays."""

    def __init__(self, text):
        place = PLACE.search(text[:3000])
        self.place = place.group(1) if place else None
        self.pieces, self.years, self.digits = [], [], []
        end = 0
        for match in TOKEN.finditer(text):
            if match.group(1):
                fixed, tail = match.start(), match.end()
                self.years.append((2 * len(self.digits) + 2 * len(self.years) + 1, int(match.group(1))))
            else:
                number = match.group(2)
                fixed = match.start() + len(number.rstrip('0')) - 1
                tail = fixed + 1
                self.digits.append(2 * len(self.digits) + 2 * len(self.years) + 1)
            self.pieces += [text[end:fixed], '']
            end = tail
        self.pieces.append(text[end:])

    def other(self, draw):
        place = draw.choice(FIRST) + draw.choice(SECOND) + draw.choice(SECOND)
        years = draw.randrange(-12, 7)
        pieces = self.pieces.copy()
        for at, year in self.years:
            pieces[at] = str(year + years)
        for at, digit in zip(self.digits, draw.choices('123456789', k=len(self.digits))):
            pieces[at] = digit
        text = ''.join(pieces)
        return text.replace(self.place, place) if self.place else text


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument('--seed', type=int, default=1)
    options.add_argument('count', type=int)
    options.add_argument('into')
    options.add_argument('texts', nargs='+')
    given = options.parse_args()
    texts = [Pattern(text) for text in texts_of(given.texts)]
    if not texts:
        sys.exit('no text among ' + ' '.join(given.texts))
    size = 0
    for number in range(given.count):
        draw = random.Random(given.seed * 1000003 + number)
        folder = os.path.join(given.into, '%03d' % (number // 1000))
        os.makedirs(folder, exist_ok=True)
        made = texts[draw.randrange(len(texts))].other(draw).encode()
        size += len(made)
        with open(os.path.join(folder, '%06d.txt' % number), 'wb') as file:
            file.write(made)
    print('%d reports, %.1f MB, from %d texts' % (given.count, size / 1e6, len(texts)))


main()
