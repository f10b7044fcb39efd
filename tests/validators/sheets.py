"""The sheets that LibreOffice made of DIR/reports.xlsx beside the CSV files for people, DIR/people: the same cells, and
numbers where the tables of DIR/package have numbers.

Told not to write values as they are shown, LibreOffice quotes numbers, and texts only where they need it: by that the two
can be told apart."""

import csv
import json
import re
import sys
from decimal import Decimal
from pathlib import Path

CELL = re.compile(r'("(?:[^"]|"")*"|[^",\n]*)(,|\n|\Z)')
DIGITS = 15  # of a double; a number of more is a text in the sheet
CHARACTERS = 32767  # a cell holds no more


def rows_of(text):
    """The cells as written, with their quotation marks."""
    rows, row = [], []
    for cell, end in CELL.findall(text.rstrip("\n") + "\n"):
        row.append(cell)
        if end == "\n":
            rows.append(row)
            row = []
    return rows


def is_number(text):
    return len(re.sub(r"\D", "", text).lstrip("0")) <= DIGITS


def agrees(cell, value, kind):
    bare = cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
    if value == "":
        return cell == ""
    if kind in ("integer", "number"):
        return Decimal(bare) == Decimal(value) and cell.startswith('"') == is_number(f"{Decimal(value):f}")
    return bare == value[:CHARACTERS] and (kind == "date" or not re.fullmatch(r'"[\d.]*"', cell))


def wrong(rows, kinds, titles, wanted):
    """The first cell that is not as it must be, or None."""
    if [cell.strip('"') for cell in rows[0]] != titles:
        return f"the titles are {rows[0]}"
    if len(rows) - 1 != len(wanted):
        return f"{len(rows) - 1} rows, not {len(wanted)}"
    for number, (row, values) in enumerate(zip(rows[1:], wanted), 2):
        for cell, value, title in zip(row, values, titles, strict=True):
            if not agrees(cell, value, kinds.get(title, "string")):
                return f"row {number}, {title}: {cell}, not {value!r}"
    return None


directory, sheets = Path(sys.argv[1]), Path(sys.argv[2])
for table in json.loads((directory / "package/datapackage.json").read_text(encoding="utf-8"))["resources"]:
    kinds = {field["title"]: field["type"] for field in table["schema"]["fields"]}
    with open(directory / f"people/{table['name']}.csv", encoding="utf-8-sig", newline="") as file:
        titles, *values = csv.reader(file, strict=True)
    sheet = sheets / f"reports-{table['title']}.csv"
    fault = wrong(rows_of(sheet.read_text(encoding="utf-8")), kinds, titles, values)
    print(f"{'not ok' if fault else 'ok'} - LibreOffice shows every cell of the sheet {table['title']}")
    if fault:
        print(f"# {fault[:300]}")
explained = (sheets / "reports-说明.csv").read_text(encoding="utf-8")
missing = [table["title"] for table in json.loads((directory / "package/datapackage.json").read_text(encoding="utf-8"))["resources"]
           if f"\n{table['title']}," not in explained]
print(f"{'not ok' if missing else 'ok'} - a sheet explains each of the others")
if missing:
    print(f"# {missing}")
