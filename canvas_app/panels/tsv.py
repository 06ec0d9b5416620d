"""Ranges of cells as text with tabs, as spreadsheets write and read them (room: panels)."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST_ROWS = 20_000
_FIELD = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)|([^\t\n]*)')


def to_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as text: tabs between cells, a newline after each row."""
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in rows)


def from_tsv(text: str) -> list[list[str]]:
    """Return the rows of a text, at most MOST_ROWS; a cell in quotes may hold lines and tabs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text) and len(rows) <= MOST_ROWS:
        found = _FIELD.match(text, at)
        assert found
        quoted = found[1]
        rows[-1].append(found[2] if quoted is None else quoted.replace('""', '"'))
        at = found.end()
        if at < len(text) and text[at] == "\n":
            rows.append([])
        at += 1
    if rows[-1] == [""] or not rows[-1]:
        rows.pop()
    return rows[:MOST_ROWS]


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
