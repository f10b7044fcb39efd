"""The sheets that LibreOffice made of DIR/reports.xlsx beside the tables of DIR/package: the same cells, and numbers where
numbers must be.

Told not to write values as they are shown, LibreOffice quotes numbers, and texts only where they need it: by that the two
can be told apart."""

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
    if value is None:
        return cell == ""
    if kind == "boolean":
        return bare == str(value).upper()
    if kind in ("integer", "number"):
        text = str(value)
        return Decimal(bare) == Decimal(text) and cell.startswith('"') == is_number(f"{Decimal(text):f}")
    return bare == value[:CHARACTERS] and (kind == "date" or not re.fullmatch(r'"[\d.]*"', cell))


def wrong(rows, fields, wanted):
    """The first cell that is not as it must be, or None."""
    if [cell.strip('"') for cell in rows[0]] != [field["title"] for field in fields]:
        return f"the titles are {rows[0]}"
    if len(rows) - 1 != len(wanted):
        return f"{len(rows) - 1} rows, not {len(wanted)}"
    for number, (row, values) in enumerate(zip(rows[1:], wanted), 2):
        for cell, field in zip(row, fields, strict=True):
            if not agrees(cell, values[field["name"]], field["type"]):
                return f"row {number}, {field['title']}: {cell}, not {values[field['name']]!r}"
    return None


directory, sheets = Path(sys.argv[1]), Path(sys.argv[2])
for table in json.loads((directory / "package/datapackage.json").read_text(encoding="utf-8"))["resources"]:
    with open(directory / f"package/data/{table['name']}.jsonl", encoding="utf-8") as lines:
        values = [json.loads(line, parse_float=Decimal) for line in lines]
    sheet = sheets / f"reports-{table['title']}.csv"
    fault = wrong(rows_of(sheet.read_text(encoding="utf-8")), table["schema"]["fields"], values)
    print(f"{'not ok' if fault else 'ok'} - LibreOffice shows every cell of the sheet {table['title']}")
    if fault:
        print(f"# {fault[:300]}")
