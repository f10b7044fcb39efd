"""The C interface of libbaogao, as baogao.h has it; tests/python compares the two."""
import ctypes
import ctypes.util
import os
from ctypes import POINTER, c_bool, c_char_p, c_double, c_int, c_longlong, c_size_t, c_void_p

SINK = ctypes.CFUNCTYPE(c_bool, c_void_p, c_void_p, c_size_t)


class Diagnostic(ctypes.Structure):
    _fields_ = [("code", c_int), ("level", c_int), ("name", c_char_p), ("text", c_char_p), ("file", c_char_p),
                ("line", c_size_t), ("column", c_size_t)]


class Options(ctypes.Structure):
    _fields_ = [("encoding", c_char_p), ("format", c_char_p), ("id", c_char_p), ("place", c_char_p), ("title", c_char_p),
                ("meeting", c_char_p), ("speaker", c_char_p), ("date", c_char_p), ("source_address", c_char_p),
                ("year", c_int), ("max_size", c_size_t), ("without_statistics", c_bool), ("explain", c_bool)]


class Format(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("suffix", c_char_p), ("many", c_bool), ("tables", c_bool), ("one_table", c_bool),
                ("in_place", c_bool), ("about", c_char_p)]


class Column(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("type", c_int), ("title", c_char_p), ("title_en", c_char_p), ("about", c_char_p),
                ("about_en", c_char_p), ("required", c_bool)]


class Value(ctypes.Structure):
    _fields_ = [("type", c_int), ("text", c_char_p), ("integer", c_longlong), ("number", c_double)]


def _load():
    name = os.environ.get("BAOGAO_LIBRARY") or ctypes.util.find_library("baogao") or "libbaogao.so.1"
    try:
        return ctypes.CDLL(name)
    except OSError as error:
        raise ImportError(f"{error}; install libbaogao (and run ldconfig), or set BAOGAO_LIBRARY to the file") from None


_library = _load()


def _function(name, result, *arguments):
    function = getattr(_library, name)
    function.restype, function.argtypes = result, arguments
    globals()[name] = function


_function("bg_log_new", c_void_p)
_function("bg_log_free", None, c_void_p)
_function("bg_log_count", c_size_t, c_void_p)
_function("bg_log_at", POINTER(Diagnostic), c_void_p, c_size_t)
_function("bg_report_read", c_void_p, c_char_p, c_size_t, c_char_p, POINTER(Options), c_void_p)
_function("bg_report_free", None, c_void_p)
_function("bg_report_check", c_bool, c_void_p, c_void_p)
_function("bg_report_write", c_bool, c_void_p, c_char_p, SINK, c_void_p, c_void_p)
_function("bg_report_source", c_bool, c_void_p, SINK, c_void_p, c_void_p)
_function("bg_writer_open", c_void_p, c_char_p, SINK, c_void_p, c_void_p)
_function("bg_writer_open_file", c_void_p, c_char_p, c_char_p, c_void_p)
_function("bg_writer_add", c_bool, c_void_p, c_void_p)
_function("bg_writer_close", c_bool, c_void_p)
_function("bg_format_at", POINTER(Format), c_size_t)
_function("bg_table_at", c_char_p, c_size_t)
_function("bg_column_at", c_bool, c_char_p, c_size_t, POINTER(Column))
_function("bg_rows_open", c_void_p, c_void_p, c_char_p, c_void_p)
_function("bg_rows_count", c_size_t, c_void_p)
_function("bg_rows_at", POINTER(Value), c_void_p, c_size_t, c_size_t)
_function("bg_rows_close", None, c_void_p)
