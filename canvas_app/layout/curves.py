"""The curve under a lane: how a persona feels, or what she gets (room: geometry).

A curve is drawn in stretches of a few points each, so that an edit repaints one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from canvas_app.i18n import _, number
from canvas_app.layout.faces import face
from canvas_app.layout.labels import Area, around, place
from canvas_app.layout.lines import line, middle
from canvas_app.layout.monotone import Piece, pieces
from canvas_app.layout.picture import Box, Detail, Disc, Path, Shape
from canvas_app.layout.sizes import CURVE_HEIGHT, CURVE_RANGE, CURVE_TOP, NUMBER, SMALL
from canvas_app.layout.view import Curve
from canvas_app.model.scoring.rounding import ratio
from canvas_app.text import width
from canvas_app.theme import persona_role

RADIUS = 8.0
CROWDED = 24.0
"""Points closer than this are dots without a value, but for the marked ones."""
DOT = 4.0
LABEL_HEIGHT = 13.0
PILL_HEIGHT = 16.0
PILL_PAD = 8.0
RIM = 2.0
"""The line around a pill, on which links that pass behind it break off."""
CONTEXT = 2
"""Neighbouring points on each side that shape the curve inside a stretch."""
OVERHANG = 12.0
"""How far labels may stand out of the band, above and below."""
REACH = 140.0
"""How far a label may stand out of a stretch, left and right."""

Mark = str
"""Signs of a point: any of "w" weakest moment, "p" peak, "e" end."""


class Dot(NamedTuple):
    """A point of the curve: x in points, its value in tenths, what is special about it."""

    x: float
    tenths: int
    grounded: bool
    marks: Mark = ""


class Stretch(NamedTuple):
    """What a piece of the curve is drawn from.

    ``dots`` are its points with ``before`` and ``after`` neighbours around them; ``left``
    and ``right`` is how far labels may reach. All x are relative to the node.
    """

    dots: tuple[Dot, ...]
    before: int
    after: int
    left: float
    right: float
    persona: int
    curve: Curve
    faded: bool
    language: str
    cut: bool = False
    """Whether the line runs on to ``left`` and ``right``, where paper ends."""


def marked(values: Sequence[int], curve: Curve) -> dict[int, Mark]:
    """Return the marks of the points of one lane by their index.

    ``values`` are tenths in canonical order. The weakest moment is the lowest point, the
    earlier one of two. Peak and end as in ``scoring.md`` 2.2: the value farthest from 0
    (tie: the negative, then the later one), and the last; they are of emotions only.
    """
    if not values:
        return {}
    marks = {values.index(min(values)): "w"}
    if curve == "emotional":
        low, high, last = min(values), max(values), len(values) - 1
        peak = low if -low >= high else high
        for index, mark in ((last - values[::-1].index(peak), "p"), (last, "e")):
            marks[index] = marks.get(index, "") + mark
    return marks


def height(tenths: int, curve: Curve) -> float:
    """Return how far below the top of the band a value lies."""
    share = (20 - tenths) / 40 if curve == "emotional" else (100 - tenths) / 100
    return CURVE_TOP + share * CURVE_RANGE


def levels(curve: Curve) -> tuple[int, int, int]:
    """Return the highest, the middle and the lowest value of a scale, in tenths."""
    return (20, 0, -20) if curve == "emotional" else (100, 50, 0)


def drawing(stretch: Stretch, detail: Detail) -> tuple[Shape, ...]:
    """Return a stretch of the curve: line, points, values, marks."""
    points = [(dot.x, height(dot.tenths, stretch.curve) + OVERHANG) for dot in stretch.dots]
    curve = pieces(points)
    role = "line.strong" if stretch.faded else persona_role(stretch.persona, "line")
    stroke = {"full": 2.0, "brief": 3.5, "tile": 6.0}[detail]
    own = range(stretch.before, len(points) - stretch.after)
    shapes: list[Shape] = []
    if drawn := _cut(stretch, curve) if stretch.cut else curve[own.start : own.stop]:
        shapes.append(Path(_steps(drawn), stroke=role, line=stroke))
    radii = [_radius(points, index, stretch) for index in range(len(points))]
    for index in own:
        shapes += _point(stretch, points[index], index, radii[index], role, detail)
    if detail == "full":
        shapes += _labels(stretch, points, curve, radii)
    return tuple(shapes)


def _cut(stretch: Stretch, curve: Sequence[Piece]) -> list[Piece]:
    return [part for piece in curve if (part := piece.between(stretch.left, stretch.right))]


def _steps(curve: Sequence[Piece]) -> tuple[tuple[str | float, ...], ...]:
    return (
        ("M", *curve[0].start),
        *(("C", *piece.handles[0], *piece.handles[1], *piece.end) for piece in curve),
    )


def _radius(points: Sequence[tuple[float, float]], index: int, stretch: Stretch) -> float:
    x = points[index][0]
    near = [points[i][0] for i in (index - 1, index + 1) if 0 <= i < len(points)]
    space = min((abs(x - other) for other in near), default=CROWDED)
    return RADIUS if space >= CROWDED or "w" in stretch.dots[index].marks else DOT


def _point(
    stretch: Stretch, at: tuple[float, float], index: int, radius: float, role: str, detail: Detail
) -> list[Shape]:
    dot = stretch.dots[index]
    weakest = "w" in dot.marks and not stretch.faded
    if detail == "tile":
        return [Disc(*at, 14.0, "warn")] if weakest else []
    radius *= 1.5 if detail == "brief" else 1.0
    ring: list[Shape] = [Disc(*at, radius + 2.5, "card.fill", "warn", 2.0)] if weakest else []
    if stretch.curve == "experience" or radius < RADIUS:
        return [*ring, _plain(at, min(radius, 5.0), dot, role)]
    feeling = ratio(dot.tenths, 10)
    return [*ring, *face(*at, radius, feeling, not dot.grounded, stretch.faded)]


def _plain(at: tuple[float, float], radius: float, dot: Dot, role: str) -> Disc:
    return Disc(*at, radius, role if dot.grounded else "card.fill", role, 1.5)


class Label(NamedTuple):
    """Words at a point: a number, a word after it, in a pill or not.

    A pill is no wider than a card, so that links in the gaps beside its card pass it.
    """

    value: str
    word: str
    pill: bool
    length: float


def _labels(
    stretch: Stretch,
    points: Sequence[tuple[float, float]],
    curve: Sequence[Piece],
    radii: Sequence[float],
) -> list[Shape]:
    bounds = Area(stretch.left, 0.0, stretch.right, CURVE_HEIGHT + 2 * OVERHANG)
    rings = [r + (4.0 if "w" in d.marks else 0.0) for r, d in zip(radii, stretch.dots, strict=True)]
    taken = [
        Area(x - ring, y - ring, x + ring, y + ring)
        for (x, y), ring in zip(points, rings, strict=True)
    ]
    shapes: list[Shape] = []
    level = height(levels(stretch.curve)[1], stretch.curve) + OVERHANG
    own = range(stretch.before, len(points) - stretch.after)
    wanted = [(index, label) for index in own for label in _words(stretch, index, radii[index])]
    for index, label in sorted(wanted, key=lambda each: not each[1].pill):
        tall = PILL_HEIGHT if label.pill else LABEL_HEIGHT
        x, y = points[index]
        hangs = _hangs(stretch, points, index)
        spots = around(x, y, rings[index], label.length, tall, hangs, level)
        area = place(spots, bounds, curve, taken)
        taken.append(area)
        shapes += _label(label, area, stretch.faded)
    return shapes


def _hangs(stretch: Stretch, points: Sequence[tuple[float, float]], index: int) -> bool:
    """Whether a label is better off below its point: under the zero line, or in a valley."""
    if stretch.curve == "emotional" and stretch.dots[index].tenths:
        return stretch.dots[index].tenths < 0
    near = [points[i][1] for i in (index - 1, index + 1) if 0 <= i < len(points)]
    return bool(near) and all(y < points[index][1] for y in near)


def _words(stretch: Stretch, index: int, radius: float) -> list[Label]:
    dot = stretch.dots[index]
    emotional = stretch.curve == "emotional"
    value = number(ratio(dot.tenths, 10), 1 if dot.tenths % 10 else 0, sign=emotional)
    special = [_("peak") if "p" in dot.marks else "", _("end") if "e" in dot.marks else ""]
    word = ", ".join(word for word in special if word)
    found = []
    if "w" in dot.marks and not stretch.faded:
        weakest = _("weakest moment")
        found.append(Label(weakest, "", True, width(weakest, NUMBER) + 2 * PILL_PAD))
    elif radius < RADIUS and not word:
        return []
    length = width(value, NUMBER) + (width(f" {word}", SMALL) if word else 0.0)
    return [*found, Label(value, word, False, length)]


def _label(label: Label, area: Area, faded: bool) -> tuple[Shape, ...]:
    y = middle((area.top + area.bottom) / 2, NUMBER)
    if label.pill:
        x = (area.left + area.right) / 2
        pill = Box(
            area.left,
            area.top,
            label.length,
            PILL_HEIGHT,
            "warn",
            "surface",
            RIM,
            PILL_HEIGHT / 2,
        )
        return (pill, *line(x, y, label.value, NUMBER, "warn.text", 0.5))
    ink = "text.faint" if faded else "text"
    end = area.left + width(label.value, NUMBER)
    word = line(end, y, f" {label.word}", SMALL, "text.faint") if label.word else ()
    return (*line(area.left, y, label.value, NUMBER, ink), *word)


def describe(name: str, curve: Curve) -> str:
    """Return what a screen reader says of a curve."""
    words = _("Emotion curve, {name}") if curve == "emotional" else _("Experience curve, {name}")
    return words.format(name=name)
