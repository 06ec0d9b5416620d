"""A board folded onto one sheet: strips below each other where one would leave it bare.

(room: geometry)

A journey is several times as wide as high. On a sheet it stands in rows like music: every row
repeats the heads of its lanes, curves run on, links tell in which row they go on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from math import inf

from canvas_app.i18n import _
from canvas_app.layout import pages, paging
from canvas_app.layout.crossings import Sign
from canvas_app.layout.cutting import Plan, head_height
from canvas_app.layout.journey_pages import LEFT, Board, board_of, bookmarks, part_of
from canvas_app.layout.lines import line, middle
from canvas_app.layout.pages import Bookmark, Link, Page, Part
from canvas_app.layout.paging import Band
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.poster import row_name
from canvas_app.layout.sizes import HEAD_PAD, MARGIN
from canvas_app.layout.tags import ARTIFACT
from canvas_app.layout.view import JourneyView
from canvas_app.text import Font

MOST = 8
"""More strips are hard to follow."""
GAIN = 1.25
"""How much larger letters must get for another strip."""
EXIT = 68.0
"""Room at the right of a strip for the names of rows that links lead to."""
AIR = 24.0
"""Between strips, in points of the picture."""
WIDEST = 3.0
"""How far the air between strips may be stretched to fill a sheet."""
TRIES = 12
NAME = Font(13, "bold")


def cuts(picture: Picture, view: JourneyView) -> tuple[Plan, ...]:
    """Return the ways to cut a board into strips, few of them first, at 100 %.

    There is a card in every strip.
    """
    cards = [node.x for node in picture.nodes if node.kind == "card"]
    most = min(MOST, len(cards))
    made = (_cut(picture, view, count) for count in range(2, most + 1))
    return tuple(plan for plan in made if _filled(plan, cards))


def fold(
    ways: Sequence[Plan], picture: Picture, view: JourneyView, width: float, height: float
) -> Plan | None:
    """Return how a board is cut into strips for a sheet, None where it is better left whole.

    ``ways`` are its ``cuts``; lengths are points.
    """
    room_x, room_y = _room(view, width, height)
    best = min(room_x / max(picture.width, 1.0), room_y / max(picture.height, 1.0))
    found = None
    for plan in ways:
        count = len(plan.bands)
        high = count * (_height(plan) + AIR) - AIR
        scale = min(room_x / _width(plan.bands), room_y / high)
        if scale >= GAIN * best:
            found, best = plan._replace(scale=scale), scale
    return found


def scale(
    ways: Sequence[Plan], picture: Picture, view: JourneyView, width: float, height: float
) -> float:
    """Return how large a board is on a sheet, folded where that is better; see ``fold``."""
    plan = fold(ways, picture, view, width, height)
    return plan.scale if plan else pages.board_scale(picture, width, height)


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
    high = _height(plan) * plan.scale
    room = _room(view, *sheet)[1]
    spare = (room - len(plan.bands) * high) / (len(plan.bands) - 1)
    step = high + min(spare, WIDEST * AIR * plan.scale)
    x += (room_x - (_width(plan.bands) * plan.scale)) / 2 - MARGIN * plan.scale
    parts = [part_of(board, at, 0, x, top + at * step) for at in range(len(plan.bands))]
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


def _cut(picture: Picture, view: JourneyView, count: int) -> Plan:
    """Return so many strips, or fewer, about equally wide."""
    columns = picture.columns
    most = columns[-1].x + columns[-1].width - columns[0].x
    least = most / count
    for _try in range(TRIES):
        middle_ = (least + most) / 2
        if paging.count(columns, middle_) <= count:
            most = middle_
        else:
            least = middle_
    found = paging.bands(columns, most)
    (tier,) = paging.tiers(picture, inf)
    head = max(head_height(view, band) for band in found)
    return Plan(found, (tier,), head, 1.0)


def _height(plan: Plan) -> float:
    (tier,) = plan.tiers
    return plan.head + tier.bottom - tier.top


def _width(bands: tuple[Band, ...]) -> float:
    return LEFT - MARGIN + max(band.right - band.left for band in bands) + EXIT


def _filled(plan: Plan, cards: list[float]) -> bool:
    """Whether there is a card in every strip."""
    lefts = [band.left for band in plan.bands]
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
    (tier,) = board.plan.tiers
    for band, part in zip(board.plan.bands, parts, strict=True):
        yield from bookmarks(board, band, tier, part, told)
    down = board.plan.head - tier.top
    yield from pages.lane_bookmarks(board.picture, board.view, parts[0], down)
