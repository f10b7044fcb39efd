"""The CSV files of DIR/package in pandas: with the declared types, and as a hurried user reads them, without any."""

import json
import sys
from decimal import Decimal
from pathlib import Path

import pandas

TYPES = {"string": "string", "integer": "Int64", "boolean": "boolean", "number": "string", "date": "string"}
NUMBERS = {"integer": "i", "number": "f", "boolean": "b"}  # kinds of numpy's types


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line, parse_float=Decimal) for line in file]


def plain(cell, kind):
    if cell is pandas.NA:
        return None
    if kind == "number":
        return Decimal(cell)
    return {"integer": int, "boolean": bool}.get(kind, str)(cell)


def typed(path, fields, rows):
    """Every cell as the JSON lines have it, numbers to the last digit; the first that is not, or None."""
    frame = pandas.read_csv(path, dtype={f["name"]: TYPES[f["type"]] for f in fields}, keep_default_na=False, na_values=[""])
    if list(frame.columns) != [f["name"] for f in fields]:
        return f"the columns are {list(frame.columns)}"
    if len(frame) != len(rows):
        return f"{len(frame)} rows, not {len(rows)}"
    for field in fields:
        for number, (cell, row) in enumerate(zip(frame[field["name"]], rows), 1):
            got = plain(cell, field["type"])
            if got != row[field["name"]] or type(got) is bool and type(row[field["name"]]) is not bool:
                return f"row {number}, {field['name']}: {got!r}, not {row[field['name']]!r}"
    return None


def guessed(path, fields, rows):
    """Whether pandas, told nothing, finds numbers in the columns of numbers; the column where it does not, or None."""
    frame = pandas.read_csv(path)
    for field in fields:
        values = [row[field["name"]] for row in rows if row[field["name"]] is not None]
        kind = NUMBERS.get(field["type"])
        if not kind or not values:
            continue
        wanted = "O" if kind == "b" and len(values) < len(rows) else kind
        if wanted == "i" and len(values) < len(rows):
            wanted = "f"
        if wanted == "f" and any(abs(value) >= 2**63 for value in values):
            wanted = "fO"
        if frame[field["name"]].dtype.kind not in (wanted if wanted != "f" else "fi"):
            return f"{field['name']} is {frame[field['name']].dtype}"
    return None


def say(sentence, wrong):
    print(f"{'not ok' if wrong else 'ok'} - {sentence}")
    if wrong:
        print(f"# {wrong[:300]}")


package = Path(sys.argv[1]) / "package"
for table in json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
    name, fields = table["name"], table["schema"]["fields"]
    rows = lines(package / f"data/{name}.jsonl")
    say(f"pandas holds every cell of {name} with its type", typed(package / f"data/{name}.csv", fields, rows))
    say(f"pandas sees by itself which columns of {name} are numbers", guessed(package / f"data/{name}.csv", fields, rows))
