"""Finds the operands of && and || in C, and makes each one that can be switched off."""
import re

TOKEN = re.compile(r'''/\*.*?\*/|//[^\n]*|\#(?:[^\n]*\\\n)*[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'
                       |[A-Za-z_]\w*|\d[\w.]*|<<=|>>=|&&|\|\||[-+*/%&|^!=<>]=|->|\+\+|--|<<|>>|\.\.\.|\S''', re.X | re.S)
ASSIGNS = {'=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>='}
BREAKS = ASSIGNS | {',', ';', '?', ':', 'return', 'else', 'do', 'case'}
CLOSES = {'(': ')', '[': ']', '{': '}'}


def tokens(text):
    """(token, offset) of all that is no comment and no directive."""
    for match in TOKEN.finditer(text):
        token = match.group()
        if not token.startswith(('/*', '//', '#')):
            yield token, match.start()


def regions(stream):
    """Lists of tokens between which nothing binds more loosely than ||; what stands in brackets is in lists of its
    own, too. Each comes with how many braces it stands in."""
    stack = [[]]
    braces = 0
    for token in stream:
        text = token[0]
        if text in CLOSES:
            stack[-1].append(token)
            braces += text == '{'
            stack.append([])
        elif text in CLOSES.values():
            if stack[-1]:
                yield stack[-1], braces
            stack.pop()
            braces -= text == '}'
            stack[-1].append(token)
            if text == '}':
                stack[-1] = []
        elif text in BREAKS:
            if stack[-1]:
                yield stack[-1], braces
            stack[-1] = []
        else:
            stack[-1].append(token)


def split(region, operator):
    """The region's pieces between `operator`."""
    pieces = [[]]
    for token in region:
        if token[0] == operator:
            pieces.append([])
        else:
            pieces[-1].append(token)
    return pieces


def operands(text):
    """(start, end, operator) of each operand of && and || inside functions."""
    found = []
    for region, braces in regions(tokens(text)):
        if braces == 0 or not any(token[0] in ('&&', '||') for token in region):
            continue
        terms = split(region, '||')
        for term in terms:
            if len(terms) > 1:
                found.append((extent(term), '||'))
            factors = split(term, '&&')
            if len(factors) > 1:
                found += [(extent(factor), '&&') for factor in factors]
    return sorted((start, end, operator) for (start, end), operator in found)


def extent(piece):
    """Where its text begins and ends. What it holds in brackets is not among its tokens, but the brackets are."""
    last, at = piece[-1]
    return piece[0][1], at + len(last)


def switchable(text, first, name):
    """The text with a call of `name` at each operand, numbered from `first`, and operands() of it."""
    found = operands(text)
    inserts = []
    for number, (start, end, operator) in enumerate(found, first):
        call = f') || {name}({number}u))' if operator == '&&' else f') && !{name}({number}u))'
        inserts.append((start, 1, -end, '(('))
        inserts.append((end, 0, -start, call))
    for at, _, _, sign in sorted(inserts, reverse=True):
        text = text[:at] + sign + text[at:]
    return text, found
