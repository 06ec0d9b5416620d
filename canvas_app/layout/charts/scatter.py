"""Points in four quadrants: importance upwards, performance to the right (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from canvas_app.i18n import number
from canvas_app.layout.charts.axis import BELOW, BESIDE, rule
from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.charts.legend import Entry, legend
from canvas_app.layout.charts.marks import Mark, mark
from canvas_app.layout.charts.numbered import Entry as Numbered
from canvas_app.layout.charts.numbered import numbered
from canvas_app.layout.charts.scale import Scale
from canvas_app.layout.charts.spread import names_beside, spread
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Box, Disc, Node, Picture, Shape
from canvas_app.layout.sizes import NUMBER, SMALL
from canvas_app.layout.strokes import Point
from canvas_app.text import Font, width, wrap

HIGH = 10.0
"""Both scales go from 0 to 10."""
GUTTER = 20.0
"""Room for numbers left of the plot, at least."""
INNER = 11.0
"""Between the ends of the scales and the frame: room for half a mark."""
TALLEST = 420.0
PITCH = 15.0
DOT, SPECK = 5.0, 2.75
"""Radii of marks with names, and of those too many for names and numbers."""
NUMBERED = ((8.0, 9.0), (7.0, 8.0), (6.5, 7.0))
"""Radii of marks with numbers, and the sizes of these: the largest that find room."""
AIR = 2.5
"""Between two marks."""
SQUARE, SLENDER = 0.86, 1.25
"""Height of the plot in widths, for few points and for many."""
NAMED_MOST = 40
NUMBERED_MOST = 120
NAME_ROOMS = (400.0, 110.0, 80.0)
"""How wide names may be: they are set in one line if that fits, else in several."""
NAME_PITCH = 13.0


class Dot(NamedTuple):
    """A touchpoint: ``x`` and ``y`` 0 … 10, the quadrant's role, a mark of its kind."""

    id: str
    name: str
    x: float
    y: float
    quadrant: int
    mark: Mark = "disc"
    touchpoint_id: str | None = None
    label: str = ""


class Quadrant(NamedTuple):
    """The words, the colour of the marks and the ground of a quadrant."""

    words: str
    role: str
    ground: str


class Cross(NamedTuple):
    """The crosshair: its place with words for both lines."""

    x: float
    y: float
    x_words: str
    y_words: str


class _Plot(NamedTuple):
    across: Scale
    up: Scale
    frame: Area
    cross: Point

    @property
    def inner(self) -> Area:
        """Where marks stand: the frame without the words of the quadrants."""
        frame = self.frame
        return Area(frame.left, self.up.end - INNER, frame.right, self.up.start + INNER)

    def field(self, dot: Dot, radius: float) -> Area:
        """Return where the mark of a dot may stand: in its own quadrant."""
        x, y = self.place(dot)
        inner, off = self.inner.grown(-radius - 1.5), radius + 1.5
        right, upper = dot.quadrant in (1, 3), dot.quadrant in (0, 1)
        return Area(
            min(x, self.cross[0] + off) if right else inner.left,
            inner.top if upper else min(y, self.cross[1] + off),
            inner.right if right else max(x, self.cross[0] - off),
            max(y, self.cross[1] - off) if upper else inner.bottom,
        )

    def place(self, dot: Dot) -> Point:
        return self.across.within(dot.x), self.up.within(dot.y)


def scatter(
    wide: float,
    dots: Sequence[Dot],
    cross: Cross,
    quadrants: Sequence[Quadrant],
    axes: tuple[str, str],
    entries: Sequence[Entry] = (),
    tallest: float = TALLEST,
) -> Picture:
    """Return the matrix with names beside the points, or numbers with a list when they collide.

    ``quadrants`` are those at the top left, top right, bottom left and bottom right; ``axes``
    name the horizontal and the vertical scale; ``entries`` stand in the legend; the plot is
    about ``tallest`` points high at most. Points that
    would lie on each other stand beside each other, tied to their places.
    """
    plot, lines = _plot(wide, len(dots), cross, quadrants, tallest)
    below, end = legend(entries, 0.0, plot.frame.bottom + 2 * BELOW + 6, wide)
    shapes = [*_ground(plot, quadrants, lines), *_axes(plot, cross, axes, wide), *below]
    marks, listed, end = _points(plot, dots, quadrants, wide, end)
    return figure(wide, end + 4, [ground(wide, end, shapes), *marks, *listed])


def _plot(
    wide: float, points: int, cross: Cross, quadrants: Sequence[Quadrant], tallest: float
) -> tuple[_Plot, list[tuple[str, ...]]]:
    left = max(GUTTER, width(cross.y_words, NUMBER) + BESIDE)
    right, top = wide, PITCH + 4
    across = Scale(0.0, HIGH, left + INNER, right - INNER)
    lines = _headings(across.within(cross.x), left, right, quadrants)
    heads = [max(map(len, lines[at : at + 2])) * PITCH + 4 for at in (0, 2)]
    inner = min(right - left, tallest) - 2 * INNER
    first = top + heads[0] + INNER
    part = SQUARE + (SLENDER - SQUARE) * min(points / NUMBERED_MOST, 1.0)
    up = Scale(0.0, HIGH, first + inner * part, first)
    frame = Area(left, top, right, up.start + INNER + heads[1])
    return _Plot(across, up, frame, (across.within(cross.x), up.within(cross.y))), lines


def _headings(
    x: float, left: float, right: float, quadrants: Sequence[Quadrant]
) -> list[tuple[str, ...]]:
    """Return the words of the quadrants in lines, none wider than two thirds of the plot."""
    least, most = (right - left) * 0.34, (right - left) * 0.66
    rooms = [min(max(room, least), most) - 12 for room in (x - left, right - x)]
    return [wrap(each.words, NUMBER, rooms[at % 2], 3) for at, each in enumerate(quadrants)]


def _ground(
    plot: _Plot, quadrants: Sequence[Quadrant], lines: Sequence[tuple[str, ...]]
) -> Iterable[Shape]:
    frame, (x, y) = plot.frame, plot.cross
    areas = (
        Area(frame.left, frame.top, x, y),
        Area(x, frame.top, frame.right, y),
        Area(frame.left, y, x, frame.bottom),
        Area(x, y, frame.right, frame.bottom),
    )
    for quadrant, (left, top, right, bottom) in zip(quadrants, areas, strict=True):
        yield Box(left, top, right - left, bottom - top, quadrant.ground)
    for at, (quadrant, words) in enumerate(zip(quadrants, lines, strict=True)):
        start, side = (frame.right - 6, 1.0) if at % 2 else (frame.left + 6, 0.0)
        top = frame.bottom - 3 - len(words) * PITCH if at > 1 else frame.top + 3
        yield from paragraph(start, top, words, NUMBER, quadrant.role, PITCH, side)
    yield Box(
        frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top, None, "line"
    )


def _axes(plot: _Plot, cross: Cross, axes: tuple[str, str], wide: float) -> Iterable[Shape]:
    frame, (x, y) = plot.frame, plot.cross
    yield rule(x, frame.top, x, frame.bottom, "line.strong", 1.25)
    yield rule(frame.left, y, frame.right, y, "line.strong", 1.25)
    below = middle(frame.bottom + BELOW / 2, SMALL)
    half = width(cross.x_words, NUMBER) / 2
    centre = min(max(x, frame.left + half), frame.right - half)
    yield from line(centre, below, cross.x_words, NUMBER, "text", 0.5)
    yield from line(frame.left - BESIDE / 2, middle(y, NUMBER), cross.y_words, NUMBER, "text", 1.0)
    for value in (0.0, HIGH / 2, HIGH):
        words = number(value)
        at_x, at_y = plot.across.at(value), plot.up.at(value)
        if abs(at_x - centre) > half + width(words, SMALL) + 2:
            yield from line(at_x, below, words, SMALL, "text.muted", 0.5)
        if abs(at_y - y) > PITCH:
            yield from line(
                frame.left - BESIDE / 2, middle(at_y, SMALL), words, SMALL, "text.muted", 1.0
            )
    yield from line(0.0, middle(PITCH / 2, SMALL), f"↑ {axes[1]}", SMALL, "text.muted")
    yield from line(wide, below + BELOW, f"{axes[0]} →", SMALL, "text.muted", 1.0)


def _points(
    plot: _Plot, dots: Sequence[Dot], quadrants: Sequence[Quadrant], wide: float, end: float
) -> tuple[list[Node], list[Node], float]:
    """Return the marks with what ties them, the list of numbers, and where the chart ends."""
    roles = [quadrants[dot.quadrant].role for dot in dots]
    if len(dots) > NUMBERED_MOST:
        return _specks(plot, dots, quadrants), [], end
    named = _named(plot, dots, roles) if len(dots) <= NAMED_MOST else None
    if named is not None:
        return *named, end
    marks = _with_numbers(plot, dots, roles)
    listed, end = numbered(_entries(dots, roles), 0.0, end + 6, wide)
    return marks, listed, end


def _named(
    plot: _Plot, dots: Sequence[Dot], roles: Sequence[str]
) -> tuple[list[Node], list[Node]] | None:
    """Return the marks and the names beside them, None when these have no room."""
    places = _spread(plot, dots, DOT)
    names = _names(plot, dots, places) if places else None
    if places is None or names is None:
        return None
    return _marks(plot, dots, roles, places, DOT), names


def _with_numbers(plot: _Plot, dots: Sequence[Dot], roles: Sequence[str]) -> list[Node]:
    """Return marks with numbers: in their quadrants, or when these are full, around them."""
    for radius, digits in NUMBERED:
        places = _spread(plot, dots, radius)
        if places is not None:
            return _marks(plot, dots, roles, places, radius, Font(digits, "semibold"))
    radius, digits = NUMBERED[-1]
    fields = [plot.inner.grown(-radius - 1.5)] * len(dots)
    true = [plot.place(dot) for dot in dots]
    places = spread(true, 2 * radius + AIR, fields) or true
    return _marks(plot, dots, roles, places, radius, Font(digits, "semibold"))


def _entries(dots: Sequence[Dot], roles: Sequence[str]) -> list[Numbered]:
    return [
        Numbered(f"name:{dot.id}", dot.name, role, dot.touchpoint_id)
        for dot, role in zip(dots, roles, strict=True)
    ]


def _spread(plot: _Plot, dots: Sequence[Dot], radius: float) -> list[Point] | None:
    fields = [plot.field(dot, radius) for dot in dots]
    return spread([plot.place(dot) for dot in dots], 2 * radius + AIR, fields)


def _names(plot: _Plot, dots: Sequence[Dot], places: Sequence[Point]) -> list[Node] | None:
    """Return the names beside the marks: in one line, else in two, else None."""
    frame, (x, y) = plot.frame, plot.cross
    lines = (Area(x, frame.top, x, frame.bottom), Area(frame.left, y, frame.right, y))
    for room in NAME_ROOMS:
        words = [wrap(dot.name, SMALL, room) for dot in dots]
        sizes = [(max(width(one, SMALL) for one in each), len(each) * NAME_PITCH) for each in words]
        areas = names_beside(places, DOT + 1.5, sizes, plot.inner, lines)
        if areas is not None:
            return [
                _name(dot, area, each) for dot, area, each in zip(dots, areas, words, strict=True)
            ]
    return None


def _name(dot: Dot, area: Area, words: tuple[str, ...]) -> Node:
    shapes = paragraph(area.left, area.top, words, SMALL, "text", NAME_PITCH)
    return part(f"name:{dot.id}", area, shapes, dot.touchpoint_id, dot.label)


def _marks(
    plot: _Plot,
    dots: Sequence[Dot],
    roles: Sequence[str],
    places: Sequence[Point],
    radius: float,
    digits: Font | None = None,
) -> list[Node]:
    """Return the marks, perhaps with numbers, above what ties them to their places."""
    ties: list[Shape] = []
    nodes = []
    for at, (dot, role, place) in enumerate(zip(dots, roles, places, strict=True), start=1):
        ties += _tie(plot, dot, place, role)
        shapes = [*mark(dot.mark, *place, radius, role)]
        if digits is not None:
            y = middle(place[1], digits)
            shapes += line(place[0], y, number(at), digits, "surface", 0.5)
        nodes.append(part(dot.id, _around(place, radius), shapes, dot.touchpoint_id, dot.label))
    frame = plot.frame
    return [ground(frame.right, frame.bottom, ties, id_="ties"), *nodes] if ties else nodes


def _tie(plot: _Plot, dot: Dot, place: Point, role: str) -> tuple[Shape, ...]:
    """Return what ties a mark that had to step aside to its place."""
    x, y = plot.place(dot)
    if abs(x - place[0]) + abs(y - place[1]) < 1:
        return ()
    return (rule(x, y, *place, role, 1.0), Disc(x, y, 1.75, role))


def heaps(dots: Iterable[Dot]) -> list[tuple[Dot, ...]]:
    """Return points that show the same values to a tenth, heap by heap.

    Of very many points only the first one of each heap is drawn and stands for the others.
    """
    found: dict[tuple[int, int], list[Dot]] = {}
    for dot in dots:
        found.setdefault((round(dot.x * 10), round(dot.y * 10)), []).append(dot)
    return [tuple(heap) for heap in found.values()]


def _specks(plot: _Plot, dots: Sequence[Dot], quadrants: Sequence[Quadrant]) -> list[Node]:
    nodes = []
    for dot, *_others in heaps(dots):
        place = plot.place(dot)
        nodes.append(
            part(
                dot.id,
                _around(place, SPECK),
                mark(dot.mark, *place, SPECK, quadrants[dot.quadrant].role),
                dot.touchpoint_id,
                dot.label,
            )
        )
    return nodes


def _around(place: Point, radius: float) -> Area:
    return Area(*place, *place).grown(radius)
