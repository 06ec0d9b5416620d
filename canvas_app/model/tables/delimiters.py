"""What separates the cells of a text, or that it is a list of lines (room: tables)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

DELIMITERS = ("\t", ";", ",", "|")
SAMPLE_LINES = 60
SAMPLE = 2_048
"""Characters the sniffer looks at; it takes long over quotes that do not close."""
LINE = 8_192
ALIKE = {";": 0.6, ",": 0.8, "|": 0.8}
"""Share of the lines that have as many cells as most have, in a table."""


def delimiter_of(text: str) -> str:
    """Return tab, ``;`` or ``,`` when it makes columns, else what ``csv.Sniffer`` finds, else "".

    A list of lines has none: the sniffer says so by failing. One line alone is a table only with
    tabs, or semicolons without blanks: prose has commas.
    """
    whole = [line for line in islice(io.StringIO(text, newline=""), SAMPLE_LINES) if line.strip()]
    lines = [line[:LINE] for line in whole]  # far below the longest cell csv allows
    for delimiter in DELIMITERS[:3]:
        if _makes_columns(lines, delimiter) or (delimiter == ";" and _is_semicolons(whole)):
            return delimiter
    if not any(mark in text[:SAMPLE] for mark in DELIMITERS):
        return ""
    try:
        found = csv.Sniffer().sniff("".join(lines)[:SAMPLE], "".join(DELIMITERS)).delimiter
    except csv.Error:
        return ""
    return found if _makes_columns(lines, found) else ""


def _makes_columns(lines: list[str], delimiter: str) -> bool:
    """Tell whether most records, or else most lines, have the same number of cells above one."""
    if not any(delimiter in line for line in lines):
        return False
    if delimiter == "\t":  # tabs in front only indent a list
        return 2 * sum("\t" in line.strip() for line in lines) >= len(lines)
    if len(lines) < 2 or (delimiter == "," and _is_prose(lines)):
        return False
    records = [len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells]
    return any(
        _alike(widths, ALIKE[delimiter])
        for widths in (records, [1 + line.count(delimiter) for line in lines])
    )


def _is_semicolons(lines: list[str]) -> bool:
    """Tell whether every line has semicolons that no sentence has: also a heading alone."""
    return bool(lines) and all(";" in line and "; " not in line for line in lines)


def _alike(widths: list[int], share: float) -> bool:
    usual, n = max(Counter(widths).items(), key=lambda each: (each[1], each[0]), default=(0, 0))
    return usual > 1 and len(widths) > 1 and n >= share * len(widths)


def _is_prose(lines: list[str]) -> bool:
    """Tell whether the commas are those of sentences: blanks follow them, and they are few."""
    commas = sum(line.count(",") for line in lines)
    spaced = sum(line.count(", ") for line in lines)
    return spaced > 0.8 * commas and max(line.count(",") for line in lines) < 3
