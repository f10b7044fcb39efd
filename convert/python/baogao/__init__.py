"""Chinese government work reports as structured data: libbaogao for Python.

    report = baogao.read("report.txt")
    report.rows("targets")          # a list of dicts, one a row
    report.write("html")            # bytes
    baogao.write_many(reports, "csv:targets", "targets.csv")
"""
import ctypes
import os
from collections import namedtuple
from datetime import date
from decimal import Decimal
from pathlib import Path

from . import _library as _c

__all__ = ["Column", "Diagnostic", "Error", "Format", "Report", "columns", "formats", "read", "tables", "write_many"]

Diagnostic = namedtuple("Diagnostic", "level code text file line column")
Diagnostic.__doc__ = "What was odd: level is note, warning or error; line and column count from 1, 0 is no place."
Column = namedtuple("Column", "name type title title_en about about_en required")
Format = namedtuple("Format", "name suffix many tables about")

_TYPES = ("text", "integer", "decimal", "boolean", "date")
_LEVELS = ("note", "warning", "error")
_READERS = {
    "text": str,
    "integer": int,
    "decimal": Decimal,
    "boolean": lambda text: text == "true",
    "date": date.fromisoformat,
}


class Error(Exception):
    """What the library could not do; `diagnostics` says why."""

    def __init__(self, diagnostics):
        self.diagnostics = diagnostics
        errors = [d for d in diagnostics if d.level == "error"] or diagnostics
        super().__init__("; ".join(f"{d.text} [{d.code}]" for d in errors) or "it failed")


class _Log:
    """A log for the time of a call."""

    def __enter__(self):
        self.log = _c.bg_log_new()
        if not self.log:
            raise MemoryError
        return self

    def __exit__(self, *unused):
        _c.bg_log_free(self.log)

    def diagnostics(self):
        def text(value):
            return value.decode("utf-8", "replace") if value is not None else None

        found = (_c.bg_log_at(self.log, i).contents for i in range(_c.bg_log_count(self.log)))
        return [Diagnostic(_LEVELS[d.level], text(d.name), text(d.text), text(d.file), d.line, d.column) for d in found]


def _encoded(value):
    return None if value is None else os.fsencode(value) if isinstance(value, os.PathLike) else str(value).encode()


def _collector():
    """A sink, and the list of pieces that it fills."""
    pieces = []

    def take(_, data, size):
        pieces.append(ctypes.string_at(data, size))
        return True

    return _c.SINK(take), pieces


class Report:
    """A report. It is freed with the object."""

    def __init__(self, pointer, diagnostics):
        self._pointer = pointer
        self.diagnostics = diagnostics

    def __del__(self):
        if getattr(self, "_pointer", None):
            _c.bg_report_free(self._pointer)
            self._pointer = None

    def rows(self, table):
        """The rows of a table (see tables()) as dicts, in the order of the text."""
        described = columns(table)
        with _Log() as log:
            rows = _c.bg_rows_open(self._pointer, table.encode(), log.log)
            if not rows:
                raise Error(log.diagnostics())
            try:
                return [self._row(rows, i, described) for i in range(_c.bg_rows_count(rows))]
            finally:
                _c.bg_rows_close(rows)

    @staticmethod
    def _row(rows, number, described):
        texts = (_c.bg_rows_at(rows, number, i).contents.text for i in range(len(described)))
        return {
            column.name: None if text is None else _READERS[column.type](text.decode())
            for column, text in zip(described, texts)
        }

    def write(self, format):
        """What the report is as `format` (html, csv:targets …), as bytes."""
        sink, pieces = _collector()
        with _Log() as log:
            if not _c.bg_report_write(self._pointer, format.encode(), sink, None, log.log):
                raise Error(log.diagnostics())
        return b"".join(pieces)

    @property
    def xml(self):
        """The annotated report, as text."""
        return self.write("xml").decode()

    @property
    def text(self):
        """The source text, character for character."""
        sink, pieces = _collector()
        with _Log() as log:
            if not _c.bg_report_source(self._pointer, sink, None, log.log):
                raise Error(log.diagnostics())
        return b"".join(pieces).decode()

    def check(self):
        """What the schema and the rules of content have to say, as diagnostics."""
        with _Log() as log:
            if not _c.bg_report_check(self._pointer, log.log):
                raise Error(log.diagnostics())
            return log.diagnostics()


def read(source, *, name=None, year=0, max_size=0, without_statistics=False, explain=False, **facts):
    """Reads a report from a path, or from bytes (then `name` may say what the file is called).

    Facts that win over the text's: place, title, meeting, speaker, date, source_address, id; encoding and format insist.
    """
    wrong = set(facts) - {field for field, kind in _c.Options._fields_ if kind is ctypes.c_char_p}
    if wrong:
        raise TypeError(f"read() has no argument {', '.join(sorted(wrong))}")
    if not isinstance(source, (bytes, bytearray, memoryview)):
        name, source = name or source, Path(source).read_bytes()
    data = bytes(source)
    options = _c.Options(
        year=year, max_size=max_size, without_statistics=without_statistics, explain=explain,
        **{field: _encoded(value) for field, value in facts.items()})
    with _Log() as log:
        pointer = _c.bg_report_read(data, len(data), _encoded(name), ctypes.byref(options), log.log)
        if not pointer:
            raise Error(log.diagnostics())
        return Report(pointer, log.diagnostics())


def write_many(reports, format, path):
    """Writes many reports into one file: a table (csv:promises), xlsx, sqlite, …"""
    path = os.fspath(path)
    in_place = any(_c.bg_format_at(i).contents.in_place and _c.bg_format_at(i).contents.name == format.encode()
                   for i in range(len(formats())))
    sink, pieces = _collector()
    with _Log() as log:
        if in_place:
            writer = _c.bg_writer_open_file(format.encode(), os.fsencode(path), log.log)
        else:
            writer = _c.bg_writer_open(format.encode(), sink, None, log.log)
        if not writer:
            raise Error(log.diagnostics())
        good = all([_c.bg_writer_add(writer, report._pointer) for report in reports])
        if not _c.bg_writer_close(writer) or not good:
            raise Error(log.diagnostics())
    if not in_place:
        Path(path).write_bytes(b"".join(pieces))


def tables():
    """The names of the tables."""
    names = []
    while (name := _c.bg_table_at(len(names))) is not None:
        names.append(name.decode())
    return names


def columns(table):
    """The columns of a table."""
    found, column = [], _c.Column()
    while _c.bg_column_at(table.encode(), len(found), ctypes.byref(column)):
        text = (value.decode() for value in (column.title, column.title_en, column.about, column.about_en))
        found.append(Column(column.name.decode(), _TYPES[column.type], *text, column.required))
    if not found:
        raise KeyError(table)
    return found


def formats():
    """The formats that write() takes."""
    found = []
    while at := _c.bg_format_at(len(found)):
        known = at.contents
        suffix = known.suffix.decode() if known.suffix else None
        found.append(Format(known.name.decode(), suffix, known.many, known.tables, known.about.decode()))
    return found
