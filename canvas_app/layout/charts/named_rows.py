"""Rows of a chart: a name, the drawing beside it, a value at the end (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Shape
from canvas_app.layout.sizes import NUMBER, ROLE
from canvas_app.text import width, wrap

PITCH = 15.0
PAD = 4.5
"""Above and below the lines of a name."""
GAP = 10.0
"""Between the columns."""
LINES = 3
"""A longer name is cut."""
MOST = 0.42
"""Part of the width that names take at most."""


class Columns(NamedTuple):
    """The columns: names from 0, the drawing from ``left`` to ``right``, values up to ``end``."""

    names: float
    left: float
    right: float
    end: float


class NamedRow(NamedTuple):
    """A row: its name in lines, and where it stands."""

    lines: tuple[str, ...]
    top: float
    height: float

    @property
    def middle(self) -> float:
        """The height at which the drawing stands."""
        return self.top + self.height / 2


def columns(wide: float, names: Iterable[str], values: Iterable[str]) -> Columns:
    """Return columns as wide as the longest name (within limits) and value need."""
    longest = max((width(name, ROLE) for name in names), default=0.0) + 1
    value = max((width(shown, NUMBER) for shown in values), default=0.0)
    named = min(longest, wide * MOST)
    return Columns(named, named + GAP, wide - value - GAP, wide)


def rows(
    names: Sequence[str], room: float, top: float, least: Sequence[float] = ()
) -> tuple[NamedRow, ...]:
    """Return rows below ``top`` with names in lines; ``least`` are their least heights."""
    made = []
    for at, name in enumerate(names):
        lines = wrap(name, ROLE, room, LINES)
        height = max(len(lines) * PITCH + 2 * PAD, least[at] if least else 0.0)
        made.append(NamedRow(lines, top, height))
        top += height
    return tuple(made)


def bottom(listed: Sequence[NamedRow], top: float) -> float:
    """Return where the rows end that began at ``top``."""
    return listed[-1].top + listed[-1].height if listed else top


def name(row: NamedRow) -> tuple[Shape, ...]:
    """Return the lines of a row's name."""
    top = row.middle - len(row.lines) * PITCH / 2
    return paragraph(0.0, top, row.lines, ROLE, "text", PITCH)


def value(row: NamedRow, end: float, shown: str, role: str = "text") -> tuple[Shape, ...]:
    """Return a row's value, ending at ``end``."""
    return line(end, middle(row.middle, NUMBER), shown, NUMBER, role, 1.0)


def area(row: NamedRow, wide: float) -> Area:
    """Return the area of a row."""
    return Area(0.0, row.top, wide, row.top + row.height)
