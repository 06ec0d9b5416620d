"""Stages under a chart whose x is the way through the journey (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from canvas_app.i18n import number
from canvas_app.layout.charts.axis import rule
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Box, Shape
from canvas_app.layout.sizes import NUMBER, SMALL
from canvas_app.text import Font, width, wrap

TITLE = Font(11, "medium")
PITCH = 13.0
PAD = 4.0
LINES = 2
GAP = 14.0
"""Between two stages in the list of numbers."""


class Band(NamedTuple):
    """A stage of a phase with so many stops."""

    words: str
    phase: str
    stops: int


class Bands(NamedTuple):
    """The grounds behind the plot, the words under it, and where they end."""

    grounds: tuple[Shape, ...]
    words: tuple[Shape, ...]
    bottom: float


def bands(listed: Sequence[Band], plot: Area, wide: float) -> Bands:
    """Return stages as columns of the plot, as wide as their stops need.

    Their names stand below when they fit, else numbers do, and the names in a list.
    """
    columns = _columns(listed, plot)
    grounds = [
        Box(c.left, c.top, c.right - c.left, c.bottom - c.top, f"phase.{band.phase}.column")
        for band, c in zip(listed, columns, strict=True)
    ]
    edges = [rule(c.left, c.top, c.left, c.bottom, "line") for c in columns[1:]]
    lines = [_fitting(b.words, c.right - c.left - 4) for b, c in zip(listed, columns, strict=True)]
    if all(lines):
        words = _names(listed, columns, lines)
        end = plot.bottom + PAD + max(map(len, lines), default=0) * PITCH
    else:
        words, end = _numbers(listed, columns, wide)
    return Bands((*grounds, *edges), tuple(words), end)


def _columns(listed: Sequence[Band], plot: Area) -> list[Area]:
    pitch = (plot.right - plot.left) / max(sum(band.stops for band in listed), 1)
    columns, left = [], plot.left
    for band in listed:
        columns.append(Area(left, plot.top, left + band.stops * pitch, plot.bottom))
        left += band.stops * pitch
    return columns


def _fitting(words: str, room: float) -> tuple[str, ...]:
    """Return a name in lines, nothing when it is too long or would break within a word."""
    if any(width(word, TITLE) > room for word in words.split()):
        return ()
    lines = wrap(words, TITLE, room)
    return lines if len(lines) <= LINES else ()


def _names(
    listed: Sequence[Band], columns: Sequence[Area], lines: Sequence[tuple[str, ...]]
) -> Iterable[Shape]:
    for band, column, words in zip(listed, columns, lines, strict=True):
        centre = (column.left + column.right) / 2
        role = f"phase.{band.phase}.title"
        yield from paragraph(centre, column.bottom + PAD, words, TITLE, role, PITCH, 0.5)


def _numbers(
    listed: Sequence[Band], columns: Sequence[Area], wide: float
) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    x, top = 0.0, columns[0].bottom + PAD + PITCH + PAD
    for at, (band, column) in enumerate(zip(listed, columns, strict=True), start=1):
        role, digits = f"phase.{band.phase}.title", number(at)
        centre = (column.left + column.right) / 2
        y = middle(column.bottom + PAD + PITCH / 2, NUMBER)
        shapes += line(centre, y, digits, NUMBER, role, 0.5)
        lead = width(digits, NUMBER) + PAD
        names = wrap(band.words, SMALL, wide - lead)
        length = lead + max(width(name, SMALL) for name in names)
        if x and x + length > wide:
            x, top = 0.0, top + PITCH
        shapes += line(x, middle(top + PITCH / 2, NUMBER), digits, NUMBER, role)
        shapes += paragraph(x + lead, top, names, SMALL, "text.muted", PITCH)
        x, top = x + length + GAP, top + (len(names) - 1) * PITCH
    return shapes, top + PITCH
