"""Reads TOML files into pydantic models and names all mistakes at once, each by file, place and what is allowed.

A file is a `Table` of `Table`s. The types of `options` (`Line`, `Flag`, `Labels`, ...) say in words what they take.
What one table says of another (a name that must exist, a name that stands twice) is looked for by `Table.also` in the
raw data, so that it is found together with everything else.
"""

from bot.toml_files.mistakes import BadFiles, Found, Loc, Mistake, Raw, mistakes, told, unknown
from bot.toml_files.options import (
    WORDS_HINT,
    Day,
    Flag,
    Labels,
    Line,
    Paragraphs,
    SharedLabels,
    SomeLabels,
    SomeParagraphs,
    by_language,
    by_name,
    each,
    matching,
    one_of,
    whole,
    words_by_language,
)
from bot.toml_files.reading import file_bytes, parse, read_file, read_folder
from bot.toml_files.table import Hint, Table, day_in, doubles, rows

__all__ = [
    "WORDS_HINT",
    "BadFiles",
    "Day",
    "Flag",
    "Found",
    "Hint",
    "Labels",
    "Line",
    "Loc",
    "Mistake",
    "Paragraphs",
    "Raw",
    "SharedLabels",
    "SomeLabels",
    "SomeParagraphs",
    "Table",
    "by_language",
    "by_name",
    "day_in",
    "doubles",
    "each",
    "file_bytes",
    "matching",
    "mistakes",
    "one_of",
    "parse",
    "read_file",
    "read_folder",
    "rows",
    "told",
    "unknown",
    "whole",
    "words_by_language",
]
