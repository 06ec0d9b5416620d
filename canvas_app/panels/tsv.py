"""Cells from text with tabs as spreadsheets write it; each keeps its place (room: panels)."""

from __future__ import annotations

import re

from canvas_app.model.tables.limits import ROWS

_FIELD = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)|([^\t\n]*)')


def from_tsv(text: str) -> list[list[str]]:
    """Return the rows of a text, at most ROWS; a cell in quotes may hold lines and tabs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text) and len(rows) <= ROWS:
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
    return rows[:ROWS]
