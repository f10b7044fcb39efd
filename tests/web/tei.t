#!/bin/sh
# TEI carries all that is known of a statistic: in attributes of measure, or as categories that its @ana points at.
. "$(dirname "$0")/../tap.sh"
for sample in "$samples"/*.txt "$samples"/*.md tests/web/vocabulary.xml; do
  stem=$(basename "$sample")
  "$baogao" convert -q -t xml "$sample" -o "$work/$stem.xml"
  "$baogao" convert -q -t tei "$sample" -o "$work/$stem.tei.xml"
  holds "each attribute of each statistic of $stem is in its TEI" python3 - "$work/$stem.xml" "$work/$stem.tei.xml" <<'P'
import sys
import xml.etree.ElementTree as tree
OURS, TEI, XML = '{urn:baogao:report:1}', '{http://www.tei-c.org/ns/1.0}', '{http://www.w3.org/XML/1998/namespace}'
report, tei = (tree.parse(path).getroot() for path in sys.argv[1:])
named = {c.get(XML + 'id'): c.find(TEI + 'catDesc').text for c in tei.iter(TEI + 'category')}
measures = {m.get(XML + 'id'): m for m in tei.iter(TEI + 'measure')}
plain = {'type': 'type', 'unit': 'unit', 'confidence': 'cert', 'indicator': 'commodity'}
count = 0
for stat in report.iter(OURS + 'stat'):
    measure = measures[stat.get('id')]
    known = {}
    for pointer in measure.get('ana').split():
        assert pointer[0] == '#' and pointer[1:] in named, pointer
        kind = next((k for k in ('op-word', 'base-value', 'base-unit') if pointer[1:].startswith(k + '-')), pointer[1:].split('-')[0])
        known[kind] = pointer[1 + len(kind) + 1:] if kind in ('op', 'change', 'role') else named[pointer[1:]]
    num = measure.find(TEI + 'num')
    for name, value in stat.attrib.items():
        if name == 'id':
            continue
        elif name in plain:
            found = measure.get(plain[name])
            value = value.replace(' ', '').replace('\u00a0', '') if name == 'unit' else value
        elif name == 'value':
            found = measure.get('quantity') or num.get('atLeast')
        elif name == 'value-max':
            found = num.get('atMost')
        else:
            found = known.get(name)
        assert found == value, (stat.get('id'), name, value, found)
        count += 1
assert count > 0 or not list(report.iter(OURS + 'stat'))
P
done
done_testing
