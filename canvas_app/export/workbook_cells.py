"""What the cells of a sheet say beyond their values (room: export).

A formula that no spreadsheet computed yet is no empty cell, the empty ones of merged cells say
what the first does, and 50 % is stored as 0.5.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from canvas_app.export.sheets import NoResult, Value

MOST_MERGED = 500
"""Merged cells of a sheet that are looked at."""
_FORMULA = rb"<f(?: [^>]*)?(?:/>|>([^<]*)</f>)"
_UNCOMPUTED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*>' + _FORMULA + rb"(?:<v ?/>|<v></v>)?</c>")
_TICKS = {b"TRUE()": True, b"FALSE()": False}
"""Formulas in the place of ticks, as LibreOffice writes them: they need no result."""
_NUMBERED = re.compile(rb'<row [^>]*?\br="(\d{1,7})"')
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


@dataclass(frozen=True, slots=True)
class Merged:
    """An area of merged cells; columns from 0, lines from 1."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(slots=True)
class Looks:
    """Completes the rows of a sheet, from the first to the last."""

    uncomputed: Mapping[int, Mapping[int, Value]]
    """What stands in columns from 0, by line."""
    merged: Sequence[Merged]
    _firsts: dict[Merged, Value] = field(default_factory=dict)

    def row(self, line: int, cells: Sequence[Any]) -> list[Value]:
        """Return what the cells of a line say."""
        end = len(cells)
        if not self.merged and line not in self.uncomputed:
            while end and cells[end - 1].value is None:
                end -= 1
        values = [_value(cell) for cell in cells[:end]]
        for column, value in self.uncomputed.get(line, {}).items():
            if column < len(values):
                values[column] = value
        for area in self.merged:
            if area.top <= line <= area.bottom and area.left < len(values):
                self._fill(area, line, values)
        return values

    def _fill(self, area: Merged, line: int, values: list[Value]) -> None:
        if line == area.top:
            self._firsts[area] = values[area.left]
        for column in range(area.left, min(area.right + 1, len(values))):
            if values[column] is None:
                values[column] = self._firsts.get(area)


def last_line(content: bytes) -> int | None:
    """Return the last line of a sheet that has anything, 0 when none has; None: nobody knows.

    Programs write a million empty lines when somebody coloured a column.
    """
    if b"<row" not in content:
        return None if b":row" in content else 0
    end = max(content.rfind(each) for each in (b"<v", b"<is", b"<f"))
    start = content.rfind(b"<row", 0, max(end, 0))
    found = _NUMBERED.match(content, start) if start >= 0 else None
    return 0 if end < 0 else int(found[1]) if found else None


def looks(content: bytes) -> Looks:
    """Return what the XML of a sheet says of its cells."""
    uncomputed: dict[int, dict[int, Value]] = {}
    for letters, line, formula in _UNCOMPUTED.findall(content) if b"<f" in content else ():
        uncomputed.setdefault(int(line), {})[_column(letters)] = _TICKS.get(formula, NoResult())
    merged = _MERGED.findall(content)[:MOST_MERGED]
    areas = [
        Merged(_column(left), int(top), _column(right), int(bottom))
        for left, top, right, bottom in merged
    ]
    return Looks(uncomputed, areas)


def _column(letters: bytes) -> int:
    """Return the number of a column from 0: A, B, …, Z, AA."""
    found = 0
    for letter in letters[:4]:
        found = found * 26 + letter - 64
    return found - 1


def _value(cell: Any) -> Value:
    """Return a cell's value; days are written as in a project file, 50 % is 50."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if cell.data_type == "e":
        return NoResult(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value if isinstance(value, str | bool) else None
    return round(value * 100, 9) if "%" in cell.number_format else value
