"""Answers of questionnaires as bars of their parts, an NPS with its margin (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from canvas_app.i18n import number
from canvas_app.layout.charts import named_rows
from canvas_app.layout.charts.axis import rule
from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.charts.legend import Entry, legend
from canvas_app.layout.charts.marks import mark
from canvas_app.layout.charts.named_rows import GAP, LINES, PAD, PITCH, Columns, NamedRow
from canvas_app.layout.charts.scale import Scale
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Box, Node, Picture, Shape
from canvas_app.layout.sizes import NUMBER, ROLE, SMALL
from canvas_app.text import Font, elide, width, wrap

THICK = 16.0
LOWER = 30.0
"""Height of the scale with the margin under a bar."""
RADIUS = 5.0
END = 4.0
TINY = Font(9)
NPS = 100


class Share(NamedTuple):
    """A part of a bar: how many answers, and the emotion it stands for ("-2" … "+2")."""

    n: int
    emotion: str


class Margin(NamedTuple):
    """A number on the scale −100 … +100 and how far it is certain; ``doubtful`` is a low base."""

    value: float
    reach: float
    doubtful: bool


class Answers(NamedTuple):
    """A row: the answers of one instrument.

    ``below`` stands under the name; ``shown`` is the value and ``beside`` what stands under
    it. Without ``shares`` the words ``instead`` stand where the bar would.
    """

    id: str
    name: str
    below: tuple[str, ...]
    shares: tuple[Share, ...]
    shown: str
    beside: str = ""
    instead: str = ""
    margin: Margin | None = None
    touchpoint_id: str | None = None
    label: str = ""


def answers(wide: float, listed: Sequence[Answers], entries: Sequence[Entry]) -> Picture:
    """Return a row per instrument, ``wide`` points wide, with a legend below them."""
    columns = _columns(wide, listed)
    least = [_least(each, columns.names) for each in listed]
    made = named_rows.rows([each.name for each in listed], columns.names, 0.0, least)
    end = named_rows.bottom(made, 0.0)
    below, height = legend(entries, 0.0, end + 6, wide) if entries else ((), end)
    drawn = (_part(each, row, columns) for each, row in zip(listed, made, strict=True))
    return figure(wide, height + 4, [ground(wide, height, below), *drawn])


def swatch(x: float, y: float, emotions: Sequence[str]) -> Iterable[Shape]:
    """Yield what shows parts of bars in a legend, around (x, y)."""
    step = 14.0 / len(emotions)
    for place, emotion in enumerate(emotions):
        yield _box(x - 7 + place * step, y - 4, step, 8.0, emotion)


def margin_swatch(x: float, y: float) -> Iterable[Shape]:
    """Yield what shows a number with its margin in a legend, around (x, y)."""
    yield from _whisker(x - 7, x, x + 7, y, False)


def _columns(wide: float, listed: Sequence[Answers]) -> Columns:
    names = [words for each in listed for words in (each.name, *each.below)]
    columns = named_rows.columns(wide, names, [each.shown for each in listed])
    beside = max((width(each.beside, SMALL) for each in listed), default=0.0)
    return columns._replace(right=min(columns.right, wide - beside - GAP))


def _least(each: Answers, room: float) -> float:
    lines = len(wrap(each.name, ROLE, room, LINES)) + len(each.below)
    drawn = THICK + LOWER if each.margin else max(THICK, 2 * PITCH if each.beside else 0.0)
    return max(lines * PITCH, drawn) + 2 * PAD


def _part(each: Answers, row: NamedRow, columns: Columns) -> Node:
    top = row.middle - (THICK + (LOWER if each.margin else 0.0)) / 2
    bar = Area(columns.left, top, columns.right, top + THICK)
    shapes = [
        *_words(each, row, columns.names),
        *(_bar(each.shares, bar) if each.shares else _instead(each, bar, columns.end)),
        *(_margin(each.margin, bar) if each.margin else ()),
        *_value(each, row, columns.end),
    ]
    area = named_rows.area(row, columns.end)
    return part(each.id, area, shapes, each.touchpoint_id, each.label)


def _words(each: Answers, row: NamedRow, room: float) -> Iterable[Shape]:
    top = row.middle - (len(row.lines) + len(each.below)) * PITCH / 2
    yield from paragraph(0.0, top, row.lines, ROLE, "text", PITCH)
    below = tuple(elide(words, SMALL, room) for words in each.below)
    yield from paragraph(0.0, top + len(row.lines) * PITCH, below, SMALL, "text.muted", PITCH)


def _value(each: Answers, row: NamedRow, end: float) -> Iterable[Shape]:
    shift = PITCH / 2 if each.beside else 0.0
    yield from line(end, middle(row.middle - shift, NUMBER), each.shown, NUMBER, "text", 1.0)
    y = middle(row.middle + shift, SMALL)
    yield from line(end, y, each.beside, SMALL, "text.muted", 1.0)


def _bar(shares: Sequence[Share], area: Area) -> Iterable[Shape]:
    total = sum(share.n for share in shares)
    x, room = area.left, area.right - area.left
    for share in shares:
        wide = room * share.n / total
        if not share.n:
            continue
        yield _box(x, area.top, wide, area.bottom - area.top, share.emotion)
        words = number(share.n)
        if width(words, TINY) + 4 <= wide:
            y = middle((area.top + area.bottom) / 2, TINY)
            ink = f"emotion.{share.emotion}.text"
            yield from line(x + wide / 2, y, words, TINY, ink, 0.5)
        x += wide


def _box(x: float, y: float, wide: float, tall: float, emotion: str) -> Box:
    inside = max(wide - 1.0, 0.5)
    return Box(x, y, inside, tall, f"emotion.{emotion}.fill", f"emotion.{emotion}.line", 0.75)


def _instead(each: Answers, area: Area, end: float) -> Iterable[Shape]:
    room = (area.right if each.shown else end) - area.left
    y = middle((area.top + area.bottom) / 2, SMALL)
    return line(area.left, y, elide(each.instead, SMALL, room), SMALL, "text.muted")


def _margin(margin: Margin, bar: Area) -> Iterable[Shape]:
    scale = Scale(-NPS, NPS, bar.left + RADIUS, bar.right - RADIUS)
    y = bar.bottom + 10.0
    yield rule(scale.start, y, scale.end, y)
    for value in (-NPS, 0, NPS):
        x = scale.at(value)
        yield rule(x, y - END, x, y + END, "line.strong")
        align = (value + NPS) / (2 * NPS)
        left = x + (RADIUS if value > 0 else -RADIUS if value < 0 else 0.0)
        shown = number(value, sign=True)
        yield from line(left, middle(y + 12.0, TINY), shown, TINY, "text.muted", align)
    ends = scale.within(margin.value - margin.reach), scale.within(margin.value + margin.reach)
    yield from _whisker(ends[0], scale.within(margin.value), ends[1], y, margin.doubtful)


def _whisker(left: float, x: float, right: float, y: float, doubtful: bool) -> Iterable[Shape]:
    yield rule(left, y, right, y, "text", 2.0, (3.0, 3.0) if doubtful else ())
    for end in (left, right):
        yield rule(end, y - END, end, y + END, "text", 1.5)
    yield from mark("diamond", x, y, RADIUS - 1.0, "text", doubtful)
