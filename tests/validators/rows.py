"""The tables of DIR/reports.db beside the CSV files of DIR/package: the same rows, whatever their order."""

import csv
import json
import sqlite3
import sys
from decimal import Decimal
from pathlib import Path

directory = Path(sys.argv[1])
database = sqlite3.connect(f"file:{directory / 'reports.db'}?mode=ro", uri=True)


def number(text):
    """As NUMERIC holds it: whole numbers of 64 bits exactly, others to the 15 digits of a double."""
    exact = Decimal(text)
    if exact == exact.to_integral_value() and abs(exact) < 2**63 or len(exact.normalize().as_tuple().digits) <= 15:
        return exact
    return Decimal(repr(float(text)))


def cell(text, kind):
    """A cell of CSV as SQLite holds it: booleans are 0 and 1."""
    if text == "":
        return None
    if kind == "boolean":
        return int(text == "true")
    return number(text) if kind in ("integer", "number") else text


def held(value, kind):
    return Decimal(str(value)) if value is not None and kind in ("integer", "number") else value


for table in json.loads((directory / "package/datapackage.json").read_text(encoding="utf-8"))["resources"]:
    name, fields = table["name"], table["schema"]["fields"]
    names = ", ".join(f'"{field["name"]}"' for field in fields)
    kinds = [field["type"] for field in fields]
    with open(directory / f"package/data/{name}.csv", encoding="utf-8", newline="") as file:
        wanted = [tuple(map(cell, row, kinds)) for row in list(csv.reader(file, strict=True))[1:]]
    got = [tuple(map(held, row, kinds)) for row in database.execute(f'SELECT {names} FROM "{name}"')]
    only = list(set(wanted) ^ set(got))
    good = not only and len(wanted) == len(got)
    print(f"{'ok' if good else 'not ok'} - {name} has the rows of its CSV")
    if not good:
        print(f"# {len(got)} rows, not {len(wanted)}; on one side only: {str(only[:2])[:400]}")
