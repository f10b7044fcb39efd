#!/bin/sh
# The Python package gives what the program gives, with types, and knows the C interface as it is.
. "$(dirname "$0")/../tap.sh"
BAOGAO_LIBRARY=$PWD/$(ls "${BUILD:-build}"/libbaogao.so.[0-9])
PYTHONPATH=$PWD/convert/python
PYTHONDONTWRITEBYTECODE=1
export BAOGAO_LIBRARY PYTHONPATH PYTHONDONTWRITEBYTECODE
# A library built with a sanitizer wants the sanitizer's own loaded before it; what Python itself never frees is not told.
python() {
  case ${BUILD:-build} in
  *asan) LD_PRELOAD=$(cc -print-file-name=libasan.so) ASAN_OPTIONS=detect_leaks=0 python3 "$@" ;;
  *) python3 "$@" ;;
  esac
}

# Each structure, field by field, in C.
python - >"$work/layout.c" <<'P'
from baogao import _library as c
print('#include <baogao.h>\n#include <stdio.h>\nint main(void)\n{')
for python, name in (c.Diagnostic, 'bg_diagnostic'), (c.Options, 'bg_options'), (c.Format, 'bg_format'), (c.Column, 'bg_column'), (c.Value, 'bg_value'):
    print(f'  printf("{name} %zu\\n", sizeof({name}));')
    for field, _ in python._fields_:
        print(f'  printf("{name}.{field} %zu %zu\\n", offsetof({name}, {field}), sizeof(({name} *)0)->{field});')
print('}')
P
python - >"$work/python" <<'P'
from baogao import _library as c
import ctypes
for python, name in (c.Diagnostic, 'bg_diagnostic'), (c.Options, 'bg_options'), (c.Format, 'bg_format'), (c.Column, 'bg_column'), (c.Value, 'bg_value'):
    print(name, ctypes.sizeof(python))
    for field, _ in python._fields_:
        at = getattr(python, field)
        print(f'{name}.{field} {at.offset} {at.size}')
P
holds 'the structures of the header compile' sh -c 'cc -Iconvert "$1"/layout.c -o "$1"/layout && "$1"/layout >"$1"/c' - "$work"
holds 'and are those of the package' diff "$work/c" "$work/python"

cat >"$work/test.py" <<'P'
import csv, io, sys, unittest
from datetime import date
from decimal import Decimal
import baogao

SAMPLE = 'samples/county-title-block.txt'

class Package(unittest.TestCase):
    def setUp(self):
        self.report = baogao.read(SAMPLE)

    def test_rows_are_those_of_csv_with_types(self):
        for table in baogao.tables():
            told = list(csv.DictReader(io.StringIO(self.report.write('csv:' + table).decode())))
            rows = self.report.rows(table)
            as_text = [{k: '' if v is None else {True: 'true', False: 'false'}.get(v, v) if isinstance(v, bool) else str(v) for k, v in row.items()} for row in rows]
            self.assertEqual(as_text, told, table)
        self.assertGreater(len(self.report.rows('targets')), 0)

    def test_values_have_types(self):
        row = self.report.rows('reports')[0]
        self.assertIsInstance(row['date'], date)
        self.assertIsInstance(row['plan_year'], int)
        self.assertIsInstance(self.report.rows('targets')[0]['value'], Decimal)
        self.assertTrue(any(isinstance(r['ceiling'], bool) for r in self.report.rows('concepts')))

    def test_the_source_text_comes_back(self):
        self.assertEqual(self.report.text, open(SAMPLE, encoding='utf-8', newline='').read())

    def test_facts_win_over_the_text(self):
        report = baogao.read(SAMPLE, place='别处县', year=2031, date='2031-01-09')
        row = report.rows('reports')[0]
        self.assertEqual((row['place'], row['plan_year'], row['date']), ('别处县', 2031, date(2031, 1, 9)))

    def test_bytes_are_read_too(self):
        with open(SAMPLE, 'rb') as file:
            report = baogao.read(file.read(), name='a.txt')
        self.assertEqual(report.rows('reports')[0]['source_name'], 'a.txt')

    def test_a_report_goes_on_from_its_xml(self):
        again = baogao.read(self.report.xml.encode())
        self.assertEqual(again.rows('statistics'), self.report.rows('statistics'))
        self.assertEqual(again.check(), [])

    def test_what_cannot_be_read_is_an_error_with_its_code(self):
        with self.assertRaises(baogao.Error) as caught:
            baogao.read(b'')
        self.assertEqual(caught.exception.diagnostics[-1].code, 'empty-input')
        for wrong in (lambda: self.report.write('odt'), lambda: baogao.read(SAMPLE, date='2031-02-30')):
            self.assertRaises(baogao.Error, wrong)
        self.assertRaises(KeyError, self.report.rows, 'persons')
        self.assertRaises(TypeError, baogao.read, SAMPLE, palce='x')

    def test_many_reports_go_into_one_file(self):
        work = sys.argv[1]
        others = [self.report, baogao.read('samples/prefecture-page-jump.txt')]
        baogao.write_many(others, 'csv:targets', work + '/targets.csv')
        self.assertEqual(open(work + '/targets.csv', encoding='utf-8').read().count('report_id'), 1)
        baogao.write_many(others, 'sqlite', work + '/reports.db')
        self.assertTrue(open(work + '/reports.db', 'rb').read(15) == b'SQLite format 3')

    def test_diagnostics_are_told(self):
        report = baogao.read('本站讯 今天天气很好，适合出行。'.encode())
        self.assertIn('not-a-report', [d.code for d in report.diagnostics])

unittest.main(argv=['test', '-v'])
P
python -W ignore "$work/test.py" "$work" >"$work/out" 2>&1
grep '\.\.\. ' "$work/out" | sed 's/^\(test_[a-z_]*\) .*\.\.\. \(.*\)/\1 \2/' | while read -r name result; do
  echo "$name $result"
done >"$work/results"
holds 'all of the package was tried' test "$(wc -l <"$work/results")" -ge 9
while read -r name result; do
  holds "$(echo "$name" | tr _ ' ')" test "$result" = ok
done <"$work/results"
[ "$(grep -c ok "$work/results")" -ge 9 ] || sed 's/^/#   /' "$work/out" >&2
done_testing
