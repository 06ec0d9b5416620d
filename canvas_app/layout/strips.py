"""A board folded onto one sheet: strips below each other where one would leave it bare.

(room: geometry)

A journey is several times as wide as high. On a sheet it stands in rows like music: every row
repeats the heads of its lanes, curves run on, links tell in which row they go on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate
from math import inf
from typing import NamedTuple

from canvas_app.i18n import _
from canvas_app.layout import pages, paging
from canvas_app.layout.crossings import Sign
from canvas_app.layout.cutting import Plan, cut_slice, head_height
from canvas_app.layout.folding import Folds
from canvas_app.layout.journey_pages import LEFT, Board, board_of, bookmarks, part_of
from canvas_app.layout.lines import line, middle
from canvas_app.layout.pages import Bookmark, Link, Page, Part
from canvas_app.layout.paging import Band
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.sizes import HEAD_PAD, MARGIN
from canvas_app.layout.tags import ARTIFACT
from canvas_app.layout.tiling import row_name
from canvas_app.layout.view import JourneyView
from canvas_app.text import Font

MOST = 8
"""More strips are hard to follow."""
GAIN = 1.15
"""How much larger letters must get for another strip."""
EXIT = 68.0
"""Room at the right of a strip for the names of rows that links lead to."""
AIR = 24.0
"""Between strips, in points of the picture."""
WIDEST = 3.0
"""How far the air between strips may be stretched to fill a sheet."""
NAME = Font(13, "bold")


class Way(NamedTuple):
    """A way to cut a board into strips; lengths are points at 100 %.

    ``head`` is how high the heads of stages are, ``heights`` how high each strip is below its.
    """

    bands: tuple[Band, ...]
    head: float
    heights: tuple[float, ...]
    folds: Folds

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of strips below each other."""
        high = sum(self.head + height for height in self.heights)
        return _width(self.bands), high + AIR * (len(self.bands) - 1)

    def plan(self, scale: float) -> Plan:
        """Return the plan of what stands where on them."""
        slices = tuple(cut_slice(band, inf, self.folds) for band in self.bands)
        return Plan(slices, self.head, scale)


def cuts(picture: Picture, view: JourneyView) -> tuple[Way, ...]:
    """Return the ways to cut a board into strips, few of them first.

    There is a card in every strip.
    """
    cards = [node.x for node in picture.nodes if node.kind == "card"]
    most = min(MOST, len(cards))
    folds = Folds(picture)
    made = (_cut(view, count, folds) for count in range(2, most + 1))
    return tuple(way for way in made if _filled(way.bands, cards))


def fold(
    ways: Sequence[Way],
    picture: Picture,
    view: JourneyView,
    width: float,
    height: float,
    turned: bool = False,
) -> Plan | None:
    """Return how a board is cut into strips for a sheet, None where it is better left whole.

    ``ways`` are its ``cuts``; lengths are points. A sheet that may be ``turned`` is cut as the
    better way to hold it asks for.
    """
    found = _best(ways, picture, view, width, height, turned)
    return found and found[0].plan(found[1])


def scale(
    ways: Sequence[Way],
    picture: Picture,
    view: JourneyView,
    width: float,
    height: float,
    turned: bool = False,
) -> float:
    """Return how large a board is on a sheet, folded where that is better; see ``fold``."""
    found = _best(ways, picture, view, width, height, turned)
    return found[1] if found else pages.board_scale(picture, width, height, view)


def _best(
    ways: Sequence[Way],
    picture: Picture,
    view: JourneyView,
    width: float,
    height: float,
    turned: bool,
) -> tuple[Way, float] | None:
    """Return the way to cut a board for a sheet, and how large it is then."""
    held = [(width, height), (height, width)] if turned else [(width, height)]
    rooms = [_room(view, *sheet) for sheet in held]
    best = max(pages.board_scale(picture, *sheet, view) for sheet in held)
    found = None
    for way in ways:
        scale = max(_in_room(*way.size, room) for room in rooms)
        if scale >= GAIN * best:
            found, best = way, scale
    return found and (found, _in_room(*found.size, rooms[0]))


def strips_page(
    picture: Picture,
    view: JourneyView,
    plan: Plan,
    sheet: tuple[float, float],
    day: date,
    filtered: str = "",
) -> Page:
    """Return the sheet that shows a whole journey in strips; see ``pages.board_page``."""
    x, top, room_x, _room_y = pages.body(*sheet)
    board = board_of(picture, view, plan, 1, _row)
    highs = [high * plan.scale for high in _heights(plan)]
    spare = (_room(view, *sheet)[1] - sum(highs)) / (len(highs) - 1)
    air = min(spare, WIDEST * AIR * plan.scale)
    tops = accumulate((high + air for high in highs), initial=top)
    wide = _width(cut.band for cut in plan.slices)
    x += (room_x - wide * plan.scale) / 2 - MARGIN * plan.scale
    parts = [part_of(board, at, 0, x, y) for at, y in zip(range(len(highs)), tops, strict=False)]
    names = [
        Part((_name(at),), part.x, part.y, plan.scale, tag=ARTIFACT)
        for at, part in enumerate(parts)
    ]
    links = tuple(link for part in parts for link in _links(part, parts))
    head, foot = pages.furniture(view, sheet, day, (1, 1), filtered)
    marks = tuple(_bookmarks(board, parts))
    return Page(
        *sheet, head, (*parts, *names, *pages.legend(view, *sheet)), foot, marks, links=links
    )


def _room(view: JourneyView, width: float, height: float) -> tuple[float, float]:
    """Return the room for strips on a sheet, above what the marks of changes mean."""
    _x, _y, room_x, room_y = pages.body(width, height)
    return room_x, room_y - pages.legend_height(view, width, height)


def _cut(view: JourneyView, count: int, folds: Folds) -> Way:
    """Return so many strips, or fewer, about equally wide."""
    found = paging.even(folds.picture.columns, count)
    head = max(head_height(view, band) for band in found)
    return Way(found, head, tuple(folds.height(band) for band in found), folds)


def _heights(plan: Plan) -> list[float]:
    tiers = (tier for cut in plan.slices for tier in cut.tiers)
    return [plan.head + tier.bottom - tier.top for tier in tiers]


def _width(bands: Iterable[Band]) -> float:
    return LEFT - MARGIN + max(band.right - band.left for band in bands) + EXIT


def _in_room(width: float, height: float, room: tuple[float, float]) -> float:
    """Return how large something can be in a room."""
    return min(room[0] / max(width, 1.0), room[1] / max(height, 1.0))


def _filled(bands: Iterable[Band], cards: list[float]) -> bool:
    """Whether there is a card in every strip."""
    lefts = [band.left for band in bands]
    return len({bisect_right(lefts, x) for x in cards}) == len(lefts) > 1


def _row(number: int) -> str:
    return _("Row {name}").replace("{name}", row_name(number - 1))


def _name(at: int) -> Node:
    """Return the name of a strip, above the heads of its lanes."""
    shapes = line(MARGIN + HEAD_PAD, middle(NAME.size, NAME), _row(at + 1), NAME, "text")
    return Node(f"row:{at}", "chart", 0.0, 0.0, 0.0, 0.0, shapes, lambda _detail: shapes)


def _links(part: Part, parts: list[Part]) -> Iterator[Link]:
    """Yield what leads from a strip to another one."""
    for node in part.nodes:
        if isinstance(node.identity, Sign):
            x, y = part.x + node.x * part.scale, part.y + node.y * part.scale
            wide, high = node.width * part.scale, node.height * part.scale
            there = parts[node.identity.page - 1].y
            yield Link(x, y, wide, high, 0, there, part.links[node.id])


def _bookmarks(board: Board, parts: list[Part]) -> Iterator[Bookmark]:
    """Yield the phases with their stages, then the lanes where they come first."""
    told: set[str] = set()
    for at, part in enumerate(parts):
        yield from bookmarks(board, at, 0, part, told)
    first = board.plan.slices[0]
    down = board.plan.head - first.tiers[0].top
    yield from pages.lane_bookmarks(first.picture, board.view, parts[0], down)
