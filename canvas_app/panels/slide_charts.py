"""Slides of a chart too large to stand beside the numbers of its panel (room: panels).

Its letters can be read from the last row. It goes on in columns, and on more slides; a plot
stays whole, a heading stands with what follows it, and what a heading names stays together
where it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from canvas_app.i18n import _, number
from canvas_app.layout.labels import Area
from canvas_app.layout.pages import Part
from canvas_app.layout.picture import Box, Node, Picture, Text
from canvas_app.panels.panel import Chart, Panel
from canvas_app.panels.slide import Form, Piece, Sheet, Slide
from canvas_app.text import ascent, descent

LEGIBLE = 1.64
"""Px to a point of a chart: its letters of 11 points are 18 px high (``stories.md`` 5.1)."""
GAP = 48.0
"""Between columns, in px."""
NARROW, WIDE = 280.0, 860.0
"""For which widths a chart is drawn, in points."""
WIDTHS = (300.0, 440.0)
"""For which it is drawn beside those that fill the page."""
LOWER = (0.75, 0.6)
"""Parts of its usual height for which it is drawn when letters are larger."""
COLUMNS = 3
LARGEST = 2.8
LEAST = 0.85
"""Letters a little smaller than legible are better than a plot that is cut."""
SMALLER = (1.0, 0.9, 0.8, 0.72, 0.64)
"""How much less than everything the letters of a chart may grow."""
PLOT = 60.0
"""A higher box is a plot, in points."""
ROW = 90.0
"""A node no higher is a row, which is never cut, in points."""
AXIS = 24.0
"""Words that begin so little below a plot belong to it, in points."""
HEADING = 26.0
"""How high a heading is, in points."""
LIFT = 0.3
"""Which share of the empty ground stands above a chart."""
FULL = 1 / 3
"""How much of a column is filled at least before it is cut."""
BALANCE = 12
"""How many heights of columns are tried."""
TORN, PARTED, INSIDE, LONELY = 10.0, 0.5, 0.3, 0.5
"""What cuts through shapes, through nodes, and below a heading cost, and a short last column.

A slide costs 1.
"""
SMALL, UNREADABLE, LARGE, WHOLE = 3.0, 6.0, 0.6, 0.4
"""What letters cost that are smaller than wanted, and than legible; what larger ones are worth,
and the full width of the page."""
PARTS = 0.01
"""What a further column costs: of ways as good as each other the one with fewer is taken."""
SQUEEZED, COURSE = 3.0, 0.62
"""What a plot costs that has a smaller share of the page's width: its course is not seen."""
ENOUGH = 0.7
"""Which share of the letters wanted is legible, too, when all are larger."""
Extent = tuple[float, float]


class Ground(NamedTuple):
    """A chart, and where it can be cut.

    Of the ``cuts`` those through no node are ``whole``, those above a heading ``heads``.
    """

    picture: Picture
    end: float
    tallest: float
    """How high the highest thing is that stays whole."""
    plot: float
    """How wide its plot is that shows a course, 0 for none."""
    cuts: tuple[float, ...]
    whole: frozenset[float]
    heads: frozenset[float]


class Cutting(NamedTuple):
    """A chart cut into stretches from top to bottom, ``columns`` of them on a slide."""

    ground: Ground
    scale: float
    columns: int
    stretches: tuple[Extent, ...]

    @property
    def slides(self) -> int:
        """How many slides it takes."""
        return -(-len(self.stretches) // self.columns)


def slides_of(panel: Panel, chart: Chart, form: Form) -> Iterator[Slide]:
    """Yield as many slides as a chart needs to be legible, cut where it has no letters."""
    cutting = _cutting(chart, form)
    for count in range(1, cutting.slides + 1):
        of = _("part {n} of {m}").format(n=number(count), m=number(cutting.slides))
        yield Slide(
            f"panel:{panel.key}:{count}",
            panel.title,
            "panels",
            of if cutting.slides > 1 else "",
            sheet=partial(Sheet, (), tuple(_pieces(cutting, count - 1, form))),
            said=chart.description if count == 1 else of,
            notes=panel.cautions,
        )


def _pieces(cutting: Cutting, rank: int, form: Form) -> Iterator[Piece]:
    """Yield the columns of a slide, in the middle of it."""
    ground, scale, columns, stretches = cutting
    picture = ground.picture
    wide = picture.width * scale
    here = stretches[rank * columns : (rank + 1) * columns]
    filled = min(columns, len(stretches))  # the last slide begins where the others do
    left = (form.width - filled * wide - (filled - 1) * GAP) / 2
    spare = _size(form)[1] - max(bottom - top for top, bottom in stretches) * scale
    y = form.page.top + max(0.0, spare) * LIFT
    for at, (top, bottom) in enumerate(here):
        x = left + at * (wide + GAP)
        aside = GAP / 2 if filled > 1 else form.width
        clip = Area(max(x - aside, 0), y, min(x + wide + aside, form.width),
                    y + (bottom - top) * scale)  # fmt: skip
        yield Piece(Part(picture.nodes, x, y - top * scale, scale), clip)


def _cutting(chart: Chart, form: Form) -> Cutting:
    """Return the way that costs least: few slides, large letters, and sections that are whole."""
    room = _size(form)
    grounds = (_ground(each, room[1] / LEGIBLE / LEAST) for each in _pictures(chart, form))
    found = (each for ground in grounds for each in _tried(ground, form))
    return _balanced(min(found, key=partial(_cost, form=form)), form)


def _pictures(chart: Chart, form: Form) -> Iterator[Picture]:
    """Yield the ways a chart is drawn; lower ones leave room for larger letters."""
    for wide in _widths(form):
        yield chart.draw(wide)
        if chart.lower is not None and form.scale > 1:
            yield from (chart.lower(wide, part) for part in LOWER)


def _size(form: Form) -> tuple[float, float]:
    left, top, right, bottom = form.page
    return right - left, bottom - top


def _column(form: Form, columns: int) -> float:
    return (_size(form)[0] - (columns - 1) * GAP) / columns


def _widths(form: Form) -> list[float]:
    """Return for which widths a chart is drawn, in points."""
    wide = {*WIDTHS, NARROW}
    for columns in range(1, COLUMNS + 1):
        for scale in (1.0, form.scale):
            wide.add(min(round(_column(form, columns) / LEGIBLE / scale), WIDE))
    return sorted(each for each in wide if each >= NARROW)


def _tried(ground: Ground, form: Form) -> Iterator[Cutting]:
    """Yield a chart in letters of some sizes, cut above headings where it can be or not."""
    wide, high = _size(form)
    for scale in _scales(ground, form):
        columns = min(COLUMNS, int((wide + GAP + 1) / (ground.picture.width * scale + GAP)))
        for headed in (True, False):
            stretches = tuple(_cuts(ground, high / scale, headed))
            yield Cutting(ground, scale, max(columns, 1), stretches)


def _scales(ground: Ground, form: Form) -> list[float]:
    """Return how large a chart is tried: what the page allows, and not smaller than legible.

    A plot that would be cut has smaller letters still.
    """
    wide, high = _size(form)
    limit = min(LARGEST, wide / ground.picture.width, high / ground.tallest)
    tried = {LEGIBLE * max(form.scale * less, 1.0) for less in SMALLER}
    tried |= {_column(form, columns) / ground.picture.width for columns in range(1, COLUMNS + 1)}
    tried |= {LEGIBLE * LEAST, high / ground.end, limit}
    return [scale for scale in tried if LEGIBLE * LEAST <= scale <= limit] or [limit]


def _cost(cutting: Cutting, form: Form) -> float:
    """Return how bad a way is to show a chart."""
    ground, scale, columns, stretches = cutting
    wanted, legible = LEGIBLE * form.scale, LEGIBLE * max(1.0, form.scale * ENOUGH)
    inner = [cut for _top, cut in stretches[:-1]]
    torn = sum(cut not in ground.cuts for cut in inner)
    parted = sum(cut not in ground.whole for cut in inner)
    inside = sum(cut not in ground.heads for cut in inner) if ground.heads else 0
    high = [bottom - top for top, bottom in stretches]
    return (
        cutting.slides
        + PARTS * min(columns, len(stretches))
        + TORN * torn
        + PARTED * parted
        + INSIDE * inside
        + LONELY * (high[-1] < max(high) * FULL)
        + SMALL * max(0.0, 1 - scale / wanted)
        + UNREADABLE * max(0.0, 1 - scale / legible)
        + SQUEEZED * max(0.0, COURSE - ground.plot * scale / _size(form)[0]) * (ground.plot > 0)
        - LARGE * max(0.0, scale / wanted - 1)
        - WHOLE * min(columns, len(stretches)) * ground.picture.width * scale / _size(form)[0]
    )


def _balanced(best: Cutting, form: Form) -> Cutting:
    """Return columns alike in height, where it costs nothing."""
    ground, scale, *_rest = best
    room, cost = _size(form)[1] / scale, _cost(best, form)
    least = ground.end / len(best.stretches)
    for step in range(BALANCE):
        for headed in (True, False):
            cuts = tuple(_cuts(ground, least + (room - least) * step / BALANCE, headed))
            found = best._replace(stretches=cuts)
            if len(cuts) == len(best.stretches) and _cost(found, form) <= cost:
                return found
    return best


def _cuts(ground: Ground, room: float, headed: bool) -> Iterator[Extent]:
    """Yield stretches of a chart no higher than the room, cut between its nodes if possible.

    Else they are cut between its shapes. With ``headed`` they are cut above headings first.
    """
    top = 0.0
    while ground.end - top > room + 1e-6:
        free = [cut for cut in ground.cuts if top + room * FULL < cut <= top + room + 1e-6]
        whole = [cut for cut in free if cut in ground.whole]
        heads = [cut for cut in whole if cut in ground.heads] if headed else []
        bottom = (heads or whole or free or [top + room])[-1]
        yield top, bottom
        top = bottom
    yield top, ground.end


def _ground(picture: Picture, most: float) -> Ground:
    """Return where a chart can be cut; nodes higher than ``most`` points can not stay whole."""
    extents = sorted(_extents(picture))
    nodes = [(n.y, n.y + n.height) for n in picture.nodes if n.height <= most]
    heads = [n.y for n in picture.nodes if n.id.startswith("heading:")]
    rows = [_seen(node) for node in picture.nodes if node.height <= ROW]
    lead, cuts = extents[0][0], dict[float, float]()
    for end, begin in _gaps(extents):
        cut = max(end, begin - lead)
        if not _through(cut, rows):
            cuts[cut] = begin
    whole = (cut for cut in cuts if not _through(cut, nodes))
    above = (cut for cut, begin in cuts.items() if any(y <= begin <= y + HEADING for y in heads))
    end = max(end for _begin, end in (*extents, *nodes))
    tallest = max(end - begin for begin, end in extents)
    plot = _plot(picture)
    return Ground(picture, end, tallest, plot, tuple(cuts), frozenset(whole), frozenset(above))


def _through(cut: float, extents: Iterable[Extent]) -> bool:
    return any(begin < cut - 0.01 and cut + 0.01 < end for begin, end in extents)


def _plot(picture: Picture) -> float:
    """Return how wide a plot is that consists of bands side by side: those of the stages."""
    bands = [(node.x + shape.x, shape.width) for node in picture.nodes for shape in node.shapes()
             if isinstance(shape, Box) and shape.height > PLOT and not shape.radius]  # fmt: skip
    if len({left for left, _wide in bands}) < 3:
        return 0.0
    return max(left + wide for left, wide in bands) - min(left for left, _wide in bands)


def _gaps(extents: Sequence[Extent]) -> Iterator[Extent]:
    """Yield from where to where nothing stands."""
    reached = extents[0][1]
    for begin, end in extents:
        if begin >= reached:
            yield reached, begin
        reached = max(reached, end)


def _extents(picture: Picture) -> Iterable[Extent]:
    """Return how far down letters and boxes reach, headings with the next, plots with an axis."""
    shapes, bold = set[Extent](), set[Extent]()
    for node in picture.nodes:
        for place, heavy in _places(node):
            (bold if heavy else shapes).add(place)
    headed = {_with_next(place, shapes | bold) for place in bold}
    plots = {_with_axis(place, shapes | bold) for place in shapes if place[1] - place[0] > PLOT}
    return shapes | headed | plots


def _seen(node: Node) -> Extent:
    """Return from where to where something of a node is seen."""
    places = [place for place, _heavy in _places(node)]
    begin = min((begin for begin, _end in places), default=node.y)
    return begin, max((end for _begin, end in places), default=node.y + node.height)


def _places(node: Node) -> Iterator[tuple[Extent, bool]]:
    """Yield how far down letters and boxes of a node reach, and whether they are bold."""
    for shape in node.shapes():
        if isinstance(shape, Text):
            y = node.y + shape.y
            heavy = shape.font.weight in ("semibold", "bold")
            yield (y - ascent(shape.font), y + descent(shape.font)), heavy
        elif isinstance(shape, Box):
            yield (node.y + shape.y, node.y + shape.y + shape.height), False


def _with_axis(plot: Extent, others: set[Extent]) -> Extent:
    """Return how far a plot reaches with the words of its axis."""
    below = (end for begin, end in others if plot[1] <= begin <= plot[1] + AXIS)
    return plot[0], max(below, default=plot[1])


def _with_next(place: Extent, others: set[Extent]) -> Extent:
    """Return how far bold words reach: alone on their line they are the heading of the next."""
    top, bottom = place
    if any(a < bottom and top < b for a, b in others if (a, b) != place):
        return place
    return top, min((each for each in others if each[0] >= bottom), default=place)[1]
