"""The board at true size, cut into sheets that are glued together (room: geometry).

Every sheet shows a part of the board in a frame. Neighbours overlap: a sheet is cut along its
frame on the left and above and laid on the one before it, up to the marks there. Names of
stages and lanes that a cut would lose stand in the margin.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from canvas_app import i18n
from canvas_app.i18n import _, ngettext
from canvas_app.layout import pages
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.listening import again, going_on
from canvas_app.layout.pages import Bookmark, Page, Part
from canvas_app.layout.picture import Box, Detail, Disc, Lane, Node, Path, Picture, Shape, Text
from canvas_app.layout.seams import Span
from canvas_app.layout.tags import ARTIFACT, Tag
from canvas_app.layout.tiling import ABOVE, SIDE, Tile, Tiling, row_name, tiling
from canvas_app.layout.view import JourneyView
from canvas_app.text import Font, width, wrap

TICK, AIR = 8.0, 2.5
"""How long marks are, and how far they keep off the frame."""
RING = 3.0
HAIR = 0.4
SHEET = Font(13, "bold")
NAME = Font(8)
PITCH_OF_NAMES = 9.4
LABEL = 5.0
"""The smallest letters of the names of sheets on the plan."""
BIG, INTRO, PITCH, LARGEST = 20.0, 11.0, 16.0, 28.0
"""The title of the plan on A4, its words, their lines and names of sheets; all grow with it."""
INK, PALE = "text", "text.muted"
POINTS = 72 / 25.4
NARROW = 40.0
"""Stages of which a sheet shows less are named on the next one."""
SLACK = 24.0
"""How far something may be drawn beside its node."""


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
        found.append(page(number, parts, _marks(picture, view, cut, tile, sheet)))
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
        rows = wrap(words, NAME, right - left - 8.0, 2)
        x, y = (left + right) / 2 - tile.left, -ABOVE / 2 + PITCH_OF_NAMES * (0.5 - len(rows))
        yield from paragraph(x, y, rows, NAME, PALE, PITCH_OF_NAMES, 0.5)


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
    for lane in picture.lanes:
        top = max(lane.y, tile.top)
        bottom = min(lane.y + lane.height, tile.top + tile.height)
        head = picture.by_id[f"lane_head:{lane.persona_id or '*'}"]
        if bottom - top < 2 * NAME.size or _reads(head, tile):
            continue
        lines = wrap(_whose(view, lane.persona_id), NAME, SIDE - TICK - 2 * AIR, 3)
        y = (top + bottom) / 2 - tile.top - len(lines) * NAME.size * 0.6
        yield from paragraph(-SIDE, y, lines, NAME, PALE, NAME.size * 1.2)


def _marks(
    picture: Picture, view: JourneyView, cut: Tiling, tile: Tile, sheet: tuple[float, float]
) -> tuple[Bookmark, ...]:
    """Return the sheet as a bookmark that names its stages, after that of its row.

    Lanes follow the first sheet of the last row that shows their names.
    """
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
    lanes = (
        Bookmark(_whose(view, lane.persona_id), 2, 0, 0, *sheet)
        for lane in picture.lanes
        if _last_above(cut.rows, _name_y(picture, lane)) == tile.row
    )
    return (Bookmark(row, 0, 0, 0, *sheet), own, *lanes)


def _name_y(picture: Picture, lane: Lane) -> float:
    """Return the upper edge of the words in the head of a lane."""
    head = picture.by_id[f"lane_head:{lane.persona_id or '*'}"]
    texts = [shape for shape in head.shapes() if isinstance(shape, Text)]
    return head.y + min((text.y - text.font.size for text in texts), default=0.0)


def _last_above(rows: Sequence[Span], y: float) -> int:
    return max((at for at, (top, _high) in enumerate(rows) if top <= y), default=0)


def _whose(view: JourneyView, persona_id: str | None) -> str:
    names = {persona.id: persona.name for persona in view.project.personas}
    return names.get(persona_id, "") if persona_id else _("Everyone")


def _plan(
    picture: Picture, cut: Tiling, sheet: tuple[float, float], paper: str
) -> tuple[Part, ...]:
    """Return the first page: what to do, and the whole board with the frames of the sheets."""
    _left, top, room_x, room_y = pages.body(*sheet)
    grown = pages.line_size(*sheet) / pages.MIN_LINE
    big, plain, pitch = Font(BIG * grown, "bold"), Font(INTRO * grown), PITCH * grown
    words = [row for each in _words(picture, cut, paper) for row in wrap(each, plain, room_x)]
    title = line(0.0, middle(big.size / 2 + 8 * grown, big), _("Assembly plan"), big, INK)
    below = big.size + 22 * grown
    steps = paragraph(0.0, below, tuple(words), plain, INK, pitch)
    intro = _node("plan:words", (*title, *steps), pages.MARGIN, top)
    begin = below + len(words) * pitch + 14 * grown
    whole_x, whole_y = picture.width, picture.height
    scale = min(room_x / whole_x, (room_y - begin - 4) / whole_y)
    small = tuple(wordless(node) for node in going_on(picture.nodes))
    frames = tuple(_frames(cut, scale, LARGEST * grown))
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


def _frames(cut: Tiling, scale: float, largest: float) -> Iterator[Shape]:
    for tile in cut.tiles:
        wide, high = tile.width * scale, tile.height * scale
        size = max(8.0, min(largest, 0.3 * min(wide, high)))
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
