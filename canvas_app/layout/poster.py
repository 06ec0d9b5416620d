"""The board at true size, cut into sheets that are glued together (room: geometry).

Every sheet shows a part of the board in a frame. Neighbours overlap: a sheet is cut along its
frame on the left and above and laid on the one before it, up to the marks there. Names of
stages and lanes that a cut would lose stand in the margin.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from string import ascii_uppercase
from typing import NamedTuple

from canvas_app import i18n
from canvas_app.i18n import _, ngettext
from canvas_app.layout import pages
from canvas_app.layout.change_legend import LEGEND
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.listening import again, going_on
from canvas_app.layout.pages import Bookmark, Page, Part
from canvas_app.layout.picture import Box, Detail, Disc, Node, Path, Picture, Shape, Text
from canvas_app.layout.tags import ARTIFACT, Tag
from canvas_app.layout.view import JourneyView
from canvas_app.text import Font, elide, width, wrap

SIDE = 62.0
"""Beside a frame, on its left: room for the names of lanes."""
ABOVE = 34.0
"""Above a frame: room for the name of the sheet and those of stages."""
RIM = 12.0
"""Right of a frame and below it: room for marks."""
TICK, AIR = 8.0, 2.5
"""How long marks are, and how far they keep off the frame."""
RING = 3.0
HAIR = 0.4
SHEET = Font(13, "bold")
NAME = Font(8)
BIG = Font(20, "bold")
LABEL = 5.0
"""The smallest letters of the names of sheets on the plan."""
INTRO = Font(11)
PITCH = 16.0
INK, PALE = "text", "text.muted"
POINTS = 72 / 25.4
CLEAR = 4.0
"""Between a seam and a card."""
LEAST = 0.4
"""What a frame must bring of its own, for seams that run beside cards, as a share of it."""
NARROW = 40.0
"""Stages of which a sheet shows less are named on the next one."""
SLACK = 24.0
"""How far something may be drawn beside its node."""


class Tile(NamedTuple):
    """A sheet of a poster: its row and place from 0, and which part of the board it shows."""

    row: int
    place: int
    left: float
    top: float
    width: float
    height: float

    @property
    def name(self) -> str:
        """What the sheet is called: a letter for its row, a number for its place in it."""
        return f"{row_name(self.row)}{self.place + 1}"


Span = tuple[float, float]
"""Where a frame begins along a side, and how long it is there."""


class Tiling(NamedTuple):
    """How a board is cut: what neighbours share, and the frames from left and from above."""

    overlap: float
    columns: tuple[Span, ...]
    rows: tuple[Span, ...]

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The sheets, row by row."""
        return tuple(
            Tile(row, place, left, top, width, height)
            for row, (top, height) in enumerate(self.rows)
            for place, (left, width) in enumerate(self.columns)
        )


def row_name(row: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    name = ""
    row += 1
    while row:
        row, letter = divmod(row - 1, 26)
        name = ascii_uppercase[letter] + name
    return name


def tiling(picture: Picture, sheet: tuple[float, float], overlap: float) -> Tiling:
    """Return how a board is cut for sheets of this size; lengths in points.

    Raises ValueError when the overlap leaves less than half of a frame.
    """
    _left, _top, room_x, room_y = pages.body(*sheet)
    wide, high = room_x - SIDE - RIM, room_y - ABOVE - RIM
    if not 0 <= overlap <= min(wide, high) / 2:
        raise ValueError(overlap)
    cards = [node for node in picture.nodes if node.kind in ("card", "note")]
    told = [_reach(node) for node in picture.nodes[-1:] if node.id == LEGEND]
    columns = _spans(picture.width, wide, overlap, [(n.x, n.x + n.width) for n in cards], told)
    curves = [(lane.curve_y, lane.y + lane.height) for lane in picture.lanes]
    whole = [*((n.y, n.y + n.height) for n in cards), *curves]
    rows = _spans(picture.height, high, overlap, whole)
    return Tiling(overlap, columns, rows)


def _reach(node: Node) -> tuple[float, float]:
    """Return where the words of a node begin and end."""
    texts = [shape for shape in node.shapes() if isinstance(shape, Text)]
    return node.x, node.x + max(text.x + text.width for text in texts)


def _spans(
    length: float,
    frame: float,
    overlap: float,
    whole: Sequence[tuple[float, float]],
    wide: Sequence[tuple[float, float]] = (),
) -> tuple[Span, ...]:
    """Return the frames along a side; where it can be, seams cut nothing ``whole``.

    They are as few as can be, and about alike: no sheet is left nearly empty. What is ``wide``
    is cut rather than beside a card.
    """
    things, spans = (*whole, *wide), _merged(whole)
    found = _framed(length, frame, overlap, spans)
    cut, narrow, most = _cut(things, found), max(frame / 2, 2 * overlap), frame
    while len(found) > 1 and most - narrow > CLEAR:
        least = (narrow + most) / 2
        tried = _framed(length, least, overlap, spans)
        if len(tried) == len(found) and _cut(things, tried) <= cut:
            found, most = tried, least
        else:
            narrow = least
    return found


def _cut(things: Iterable[tuple[float, float]], frames: Sequence[Span]) -> int:
    """Return how many things (from, to) are whole in no frame."""
    starts = [start for start, _length in frames]
    lasts = ((end, bisect_right(starts, start) - 1) for start, end in things)
    return sum(all(end > sum(frames[at]) for at in (last, max(last - 1, 0))) for end, last in lasts)


def _framed(
    length: float, frame: float, overlap: float, spans: Sequence[tuple[float, float]]
) -> tuple[Span, ...]:
    starts = [0.0]
    while starts[-1] + frame < length:
        seam = starts[-1] + frame - overlap
        at = bisect_right(spans, (seam, length)) - 1
        if at >= 0 and seam < spans[at][1]:
            before = spans[at][0] - CLEAR
            seam = before if before > starts[-1] + LEAST * frame else seam
        starts.append(seam)
    ends = [*(start + overlap for start in starts[1:]), length]
    return tuple((start, end - start) for start, end in zip(starts, ends, strict=True))


def _merged(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def poster_pages(
    picture: Picture,
    view: JourneyView,
    sheet: tuple[float, float],
    paper: str,
    overlap: float,
    day: date,
    filtered: str = "",
) -> tuple[Page, ...]:
    """Return the plan and the sheets of a poster; lengths in points, ``paper`` is its name."""
    cut = tiling(picture, sheet, overlap)
    tiles = cut.tiles
    count = len(tiles) + 1

    def page(number: int, parts: tuple[Part, ...], bookmarks: tuple[Bookmark, ...]) -> Page:
        head, foot = pages.furniture(view, sheet, day, (number, count), filtered)
        return Page(*sheet, head, parts, foot, bookmarks)

    plan = Bookmark(_("Assembly plan"), 0, 0, 0, *sheet)
    found = [page(1, _plan(picture, cut, sheet, paper), (plan,))]
    seen = _seen(picture, cut)
    for number, tile in enumerate(tiles, 2):
        again()
        parts = _tile(picture, view, cut, tile, sheet, seen.get((tile.row, tile.place), ()))
        found.append(page(number, parts, _marks(picture, view, tile, sheet)))
    return tuple(found)


def _tile(
    picture: Picture,
    view: JourneyView,
    cut: Tiling,
    tile: Tile,
    sheet: tuple[float, float],
    seen: Sequence[Node],
) -> tuple[Part, ...]:
    left, top = pages.MARGIN + SIDE, pages.body(*sheet)[1] + ABOVE
    frame = (left, top, tile.width, tile.height)
    margin = _node(f"sheet:{tile.name}", tuple(_margin(picture, view, cut, tile)), left, top)
    return (
        Part((margin,), 0.0, 0.0, 1.0, tag=ARTIFACT),
        Part(tuple(seen), left - tile.left, top - tile.top, 1.0, frame),
    )


def _seen(picture: Picture, cut: Tiling) -> dict[tuple[int, int], list[Node]]:
    """Return what each sheet shows, by its row and place, in painting order."""
    found: dict[tuple[int, int], list[Node]] = {}
    for node in going_on(picture.nodes):
        for row in _met(cut.rows, node.y - SLACK, node.y + node.height + SLACK):
            for place in _met(cut.columns, node.x - SLACK, node.x + node.width + SLACK):
                found.setdefault((row, place), []).append(node)
    return found


def _met(spans: Sequence[Span], start: float, end: float) -> range:
    """Return the numbers of the spans, each beginning and ending after the last, that are met."""
    first = bisect_left(spans, start, key=sum)
    return range(first, bisect_left(spans, (end, 0.0), first))


def _node(id_: str, shapes: tuple[Shape, ...], x: float, y: float) -> Node:
    return Node(id_, "chart", x, y, 0.0, 0.0, shapes, partial(_same, shapes))


def _same(shapes: tuple[Shape, ...], detail: Detail) -> tuple[Shape, ...]:
    return shapes


def _margin(picture: Picture, view: JourneyView, cut: Tiling, tile: Tile) -> Iterator[Shape]:
    """Yield what stands around a frame, whose left top corner is at (0, 0)."""
    yield from line(-SIDE, middle(-ABOVE / 2, SHEET), tile.name, SHEET, INK)
    yield from _corners(tile)
    for left, _width in cut.columns[max(tile.place, 1) : tile.place + 2]:
        for y in (-AIR - TICK / 2, tile.height + AIR + TICK / 2):
            yield from _register(left - tile.left, y)
    for top, _height in cut.rows[max(tile.row, 1) : tile.row + 2]:
        for x in (-AIR - TICK / 2, tile.width + AIR + TICK / 2):
            yield from _register(x, top - tile.top)
    yield from _stages(picture, view, tile)
    yield from _lanes(picture, view, tile)


def _corners(tile: Tile) -> Iterator[Shape]:
    """Yield the marks along which a sheet is cut."""
    for x, out_x in ((0.0, -1), (tile.width, 1)):
        for y, out_y in ((0.0, -1), (tile.height, 1)):
            yield _stroke(x + out_x * AIR, y, x + out_x * (AIR + TICK), y)
            yield _stroke(x, y + out_y * AIR, x, y + out_y * (AIR + TICK))


def _register(x: float, y: float) -> Iterator[Shape]:
    """Yield a ring with a cross: sheets lie right when theirs meet."""
    reach = TICK / 2
    yield Disc(x, y, RING, None, INK, HAIR)
    yield _stroke(x - reach, y, x + reach, y)
    yield _stroke(x, y - reach, x, y + reach)


def _stroke(x0: float, y0: float, x1: float, y1: float) -> Path:
    return Path((("M", x0, y0), ("L", x1, y1)), stroke=INK, line=HAIR)


def _stages(picture: Picture, view: JourneyView, tile: Tile) -> Iterator[Shape]:
    """Yield the names of stages whose titles are not to be read in the frame."""
    phases: dict[str, str] = {phase.id: phase.name for phase in view.project.phases}
    names = {stage.id: stage.name for stage in view.project.stages}
    for column in picture.columns:
        left = max(column.x, tile.left)
        right = min(column.x + column.width, tile.left + tile.width)
        heads = (
            (f"band:{column.phase}", phases[column.phase]),
            (
                f"stage:{column.stage_id}",
                names[column.stage_id],
            ),
        )
        words = " · ".join(name for id_, name in heads if not _reads(picture.by_id[id_], tile))
        if right - left < NARROW or not words:
            continue
        shown = elide(words, NAME, right - left - 8.0)
        x = (left + right) / 2 - tile.left
        yield from line(x, middle(-ABOVE / 2 + 4, NAME), shown, NAME, PALE, 0.5)


def _reads(node: Node, tile: Tile) -> bool:
    """Whether all words of a head lie in the frame."""
    return all(
        tile.left <= node.x + shape.x
        and node.x + shape.x + shape.width <= tile.left + tile.width
        and tile.top <= node.y + shape.y - shape.font.size
        and node.y + shape.y <= tile.top + tile.height
        for shape in node.shapes()
        if isinstance(shape, Text)
    )


def _lanes(picture: Picture, view: JourneyView, tile: Tile) -> Iterator[Shape]:
    """Yield the names of lanes whose heads are not to be read in the frame."""
    names = {persona.id: persona.name for persona in view.project.personas}
    for lane in picture.lanes:
        top = max(lane.y, tile.top)
        bottom = min(lane.y + lane.height, tile.top + tile.height)
        head = picture.by_id[f"lane_head:{lane.persona_id or '*'}"]
        if bottom - top < 2 * NAME.size or _reads(head, tile):
            continue
        name = names.get(lane.persona_id, "") if lane.persona_id else _("Everyone")
        lines = wrap(name, NAME, SIDE - TICK - 2 * AIR, 3)
        y = (top + bottom) / 2 - tile.top - len(lines) * NAME.size * 0.6
        yield from paragraph(-SIDE, y, lines, NAME, PALE, NAME.size * 1.2)


def _marks(
    picture: Picture, view: JourneyView, tile: Tile, sheet: tuple[float, float]
) -> tuple[Bookmark, ...]:
    """Return the sheet as a bookmark that names its stages, after that of its row."""
    names = {stage.id: stage.name for stage in view.project.stages}
    seen = [
        names[column.stage_id]
        for column in picture.columns
        if column.x < tile.left + tile.width and column.x + column.width > tile.left
    ]
    title = f"{tile.name} · {', '.join(seen)}" if seen else tile.name
    own = Bookmark(title, 1, 0, 0, *sheet)
    if tile.place:
        return (own,)
    row = _("Row {name}").format(name=row_name(tile.row))
    return (Bookmark(row, 0, 0, 0, *sheet), own)


def _plan(
    picture: Picture, cut: Tiling, sheet: tuple[float, float], paper: str
) -> tuple[Part, ...]:
    """Return the first page: what to do, and the whole board with the frames of the sheets."""
    _left, top, room_x, room_y = pages.body(*sheet)
    words = [row for each in _words(picture, cut, paper) for row in wrap(each, INTRO, room_x)]
    title = line(0.0, middle(BIG.size / 2 + 8, BIG), _("Assembly plan"), BIG, INK)
    steps = paragraph(0.0, BIG.size + 22, tuple(words), INTRO, INK, PITCH)
    intro = _node("plan:words", (*title, *steps), pages.MARGIN, top)
    begin = BIG.size + 22 + len(words) * PITCH + 14
    whole_x, whole_y = picture.width, picture.height
    scale = min(room_x / whole_x, (room_y - begin - 4) / whole_y)
    small = tuple(wordless(node) for node in going_on(picture.nodes))
    frames = tuple(_frames(cut, scale))
    said = (Tag("H2"), len(title)), (Tag("P"), len(steps))
    drawn = Tag("Figure", _("Assembly plan"))
    clip = (pages.MARGIN, top + begin, whole_x * scale, whole_y * scale)
    return (
        Part((intro,), 0.0, 0.0, 1.0, runs=said),
        Part(small, pages.MARGIN, top + begin, scale, clip, drawn),
        Part((_node("plan:sheets", frames, pages.MARGIN, top + begin),), 0.0, 0.0, 1.0, tag=drawn),
    )


def _words(picture: Picture, cut: Tiling, paper: str) -> Iterator[str]:
    count = len(cut.tiles)
    size = (i18n.number(length / POINTS / 10, 1) for length in (picture.width, picture.height))
    yield _("{sheets} of {paper}, {across} × {down}. The poster is {width} × {height} cm.").format(
        sheets=ngettext("{n} sheet", "{n} sheets", count),
        paper=paper,
        across=len(cut.columns),
        down=len(cut.rows),
        width=next(size),
        height=next(size),
    )
    yield _("Print at 100 %; do not let the printer fit the pages to the paper.")
    if count > 1:
        yield _(
            "Cut each sheet at its left and upper marks, then glue it on the sheet before it, up "
            "to the rings there. Sheets overlap by {overlap} mm."
        ).format(overlap=_millimetres(cut.overlap))


def _millimetres(points: float) -> str:
    """Return a length in millimetres, with a decimal place only where there is need."""
    length = round(points / POINTS, 1)
    return i18n.number(length, 0 if length.is_integer() else 1)


def wordless(node: Node) -> Node:
    """Return a node as it looks from afar, without words that nobody could read."""
    shapes = tuple(shape for shape in node.shapes("brief") if not isinstance(shape, Text))
    return node.twin(drawing=partial(_same, shapes), describe=str, _drawn=None)


def _frames(cut: Tiling, scale: float) -> Iterator[Shape]:
    for tile in cut.tiles:
        wide, high = tile.width * scale, tile.height * scale
        size = max(8.0, min(28.0, 0.3 * min(wide, high)))
        while size > LABEL and width(tile.name, Font(size, "bold")) > wide - 2:
            size -= 0.5
        font = Font(size, "bold")
        x, y = tile.left * scale, tile.top * scale
        yield Box(x, y, wide, high, stroke="text.muted", line=0.6)
        length = width(tile.name, font)
        centre = x + wide / 2, y + high / 2
        pad = max(0.0, min(4.0, (wide - length) / 2 - 1))
        yield Box(
            centre[0] - length / 2 - pad,
            centre[1] - size * 0.6,
            length + 2 * pad,
            size * 1.2,
            "surface",
            "line.strong",
            0.6,
            3.0,
        )
        yield from line(centre[0], middle(centre[1], font), tile.name, font, INK, 0.5)
