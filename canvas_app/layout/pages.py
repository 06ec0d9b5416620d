"""Pages: where a picture, its head and its foot stand on a sheet (room: geometry).

Lengths are points, y grows downwards from the top of the sheet. A painter sets one transform
for each part of a page and draws what it finds there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from canvas_app import i18n
from canvas_app.i18n import N_, _
from canvas_app.layout import change_legend
from canvas_app.layout.listening import going_on
from canvas_app.layout.picture import Box, Node, Picture, Text
from canvas_app.layout.sizes import MARGIN as GROUND
from canvas_app.layout.tags import Run, Tag
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import PHASES
from canvas_app.text import Font, elide, runs, width

MARGIN = 10 * 72 / 25.4
"""What printers cannot reach, and a little air: 10 mm."""
MIN_LINE = 8.0
MAX_LINE = 24.0
SMALLER = 0.8
"""What the letters of a head or foot may shrink to, so that all of it is said."""
LINES_TO_A_SIDE = 74
"""The head's letters grow with the sheet: its shorter side through this."""
GAP = 2.2
"""Heights of a head or foot, its rule and air included, in letter sizes."""
HEAD_ROWS = ((1.0,), 1.5), ((0.2, 1.4), 1.78)
FOOT_ROWS = ((-0.25,), -1.6), ((-0.82, 0.4), -1.9)
"""Where one row of letters stands and then the rule, and where two rows stand: in letter sizes
from the margin, into which the outer one of two reaches a little.
"""
HAIR = 0.01
"""What lengths may differ by that are the same."""
MAX_SIDE = 14_400.0
"""Longer pages are told in larger units, or viewers refuse them (PDF 32000-1, annex C)."""

STATES = {"as_is": N_("As-is"), "to_be": N_("To-be"), "ideal": N_("Ideal")}
VIEWS = {
    "best": N_("Best known view"),
    "internal": N_("Internal view"),
    "customer": N_("Customer view"),
}
CURVES = {
    "emotional": N_("Emotion \u22122 to +2"),
    "experience": N_("Experience 0 to 10"),
}
INK = "text"
PALE = "text.muted"
RULE = "line"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place a reader can jump to; ``level`` 0 is outermost."""

    title: str
    level: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page that leads to the height ``at`` of another, counted from 0.

    ``tag`` is what it belongs to.
    """

    x: float
    y: float
    width: float
    height: float
    page: int
    at: float
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Nodes of a picture on a page: scaled, then moved to (x, y).

    Only what lies in ``clip`` is seen: left, top, width and height on the page. All of it bears
    ``tag``, or the shapes of its only node bear those of ``runs``; a board bears neither, but
    those of the ``links`` among its nodes, by their ids.
    """

    nodes: tuple[Node, ...]
    x: float
    y: float
    scale: float
    clip: tuple[float, float, float, float] | None = None
    tag: Tag | None = None
    runs: tuple[Run, ...] = ()
    links: Mapping[str, Tag] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet; its lengths are in units of ``unit`` points, above 1 on huge sheets only."""

    width: float
    height: float
    head: tuple[Text | Box, ...]
    parts: tuple[Part, ...]
    foot: tuple[Text | Box, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    unit: int = 1
    links: tuple[Link, ...] = ()


def line_size(width: float, height: float) -> float:
    """Return the size of the letters in the head and foot of a sheet."""
    return min(max(min(width, height) / LINES_TO_A_SIDE, MIN_LINE), MAX_LINE)


def board_scale(
    picture: Picture, width: float, height: float, view: JourneyView | None = None
) -> float:
    """Return the scale at which a picture fills a sheet between its head and foot.

    The empty ground around it is no part of it. That of a ``view`` that is compared leaves room
    for what its marks mean.
    """
    room_x, room_y = _room(width, height)
    below = legend_height(view, width, height) if view is not None else 0.0
    wide, high = inner(picture)
    return min(room_x / wide, (room_y - below) / high)


def inner(picture: Picture) -> tuple[float, float]:
    """Return the width and height of a picture without the empty ground around it."""
    return max(picture.width - 2 * GROUND, 1.0), max(picture.height - 2 * GROUND, 1.0)


def smallest_text(picture: Picture) -> float | None:
    """Return the size of the smallest letters in a picture at 100 %, None without any.

    Curves and links need not be drawn for it: their letters are as large as the largest that
    the cards have which they belong to.
    """
    sizes = {
        shape.font.size
        for node in going_on(picture.nodes)
        if node.kind not in ("curve", "link")
        for shape in node.shapes()
        if isinstance(shape, Text)
    }
    return min(sizes, default=None)


def fitting_sheet(picture: Picture, compared: bool = False) -> tuple[float, float, int]:
    """Return the sheet on which a picture stands at 100 %: its sides in units, and the unit.

    A ``compared`` board has room for what its marks mean.
    """
    lines = 2 * GAP + (change_legend.HEIGHT if compared else 0.0)
    most = MAX_SIDE - 2 * MARGIN - lines * MAX_LINE
    wide, high = inner(picture)
    unit = max(1, ceil(max(wide, high) / most))
    width = wide / unit + 2 * MARGIN
    bare = height = high / unit + 2 * MARGIN
    for _round in range(8):  # the head grows with the sheet and the sheet with the head
        height = bare + lines * line_size(width, height)
    return width, height, unit


def board_page(
    picture: Picture,
    view: JourneyView,
    sheet: tuple[float, float, int],
    day: date,
    filtered: str = "",
) -> Page:
    """Return the sheet that shows a whole journey, below its head; free room is left below.

    ``sheet`` is its width and height in units and the unit in points; ``day`` is printed in
    the foot, and what the cards are ``filtered`` by in words. Above the foot of a compared
    board stands what its marks mean.
    """
    width, height, unit = sheet
    line = line_size(width, height)
    scale = board_scale(picture, width, height, view)
    x = (width - picture.width * scale) / 2
    part = Part(picture.nodes, x, MARGIN + GAP * line - GROUND * scale, scale)
    return Page(
        width,
        height,
        head=_head(view, width, line),
        parts=(part, *legend(view, width, height)),
        foot=_foot(view, width, height, line, day, (1, 1), filtered),
        bookmarks=_bookmarks(picture, view, part),
        unit=unit,
    )


def legend_height(view: JourneyView, width: float, height: float) -> float:
    """Return the room above the foot of a sheet for what marks of changes mean, 0 without."""
    return change_legend.HEIGHT * line_size(width, height) if view.compare is not None else 0.0


def legend(view: JourneyView, width: float, height: float) -> tuple[Part, ...]:
    """Return what the marks of a compared board mean, above the foot of a sheet."""
    if view.compare is None:
        return ()
    _left, top, room_x, room_y = body(width, height)
    y = top + room_y - legend_height(view, width, height)
    note = change_legend.legend(view, MARGIN, y, room_x, line_size(width, height))
    return (Part((note,), 0.0, 0.0, 1.0),)


def body(width: float, height: float) -> tuple[float, float, float, float]:
    """Return where words may stand on a sheet, between its head and foot: x, y, width, height."""
    room_x, room_y = _room(width, height)
    return MARGIN, MARGIN + GAP * line_size(width, height), room_x, room_y


def furniture(
    view: JourneyView,
    sheet: tuple[float, float],
    day: date,
    number: tuple[int, int],
    filtered: str = "",
) -> tuple[tuple[Text | Box, ...], tuple[Text | Box, ...]]:
    """Return the head and the foot of page ``number`` (its own, and how many there are)."""
    width, height = sheet
    line = line_size(width, height)
    return _head(view, width, line), _foot(view, width, height, line, day, number, filtered)


def _room(width: float, height: float) -> tuple[float, float]:
    line = line_size(width, height)
    return width - 2 * MARGIN, height - 2 * MARGIN - 2 * GAP * line


def _head(view: JourneyView, page_width: float, line: float) -> tuple[Text | Box, ...]:
    """Return the title on the left and the journey on the right, above a rule.

    The journey stands in a row of its own where both find no room in one.
    """
    journey, title = view.journey, view.project.title
    right, strong = _join(journey.name, _(STATES[journey.state])), Font(line, "semibold")
    left_width, right_width = width(title, strong), width(right, Font(line))
    needed, rows = left_width + right_width, [(title, right)]
    if not _fits(needed, line, page_width):
        needed, rows = max(left_width, right_width), [(title, ""), ("", right)]
    font = Font(_smaller(line, page_width, needed), "semibold")
    baselines, at = HEAD_ROWS[len(rows) - 1]
    words = _rows(rows, font, page_width, [MARGIN + down * line for down in baselines])
    return (*words, _rule(MARGIN + at * line, page_width, line))


def _fits(needed: float, line: float, page_width: float) -> bool:
    """Whether words ``needed`` points long at ``line`` find room in a row, set smaller or not."""
    size = _smaller(line, page_width, needed)
    return (needed + 2 * line) * size / line <= page_width - 2 * MARGIN + HAIR


def _smaller(line: float, page_width: float, needed: float) -> float:
    """Return the size of letters in which words ``needed`` points long at ``line`` fit a line."""
    most = line * (page_width - 2 * MARGIN) / (needed + 2 * line)
    return min(line, max(line * SMALLER, MIN_LINE, most))


def _foot(
    view: JourneyView,
    page_width: float,
    page_height: float,
    line: float,
    day: date,
    number: tuple[int, int],
    filtered: str,
) -> tuple[Text | Box, ...]:
    """Return what is shown on the left, date and page number on the right, under a rule.

    Whose it is stands in a row of its own where all find no room in one.
    """
    seen = [_lens(view), filtered, _(VIEWS[view.view]), _(CURVES[view.curve])]
    whose, plain = view.project.organisation, Font(line)
    last, longest = (_join(i18n.day(day), _numbered(at, number[1])) for at in number)

    def needed(*words: str) -> float:
        return width(_join(*words), plain)

    most, rows = needed(*seen, whose, longest, " "), [(_join(*seen), _join(whose, last))]
    if not _fits(most, line, page_width):
        counts = range(2, len(seen) + 1)
        fitting = [n for n in counts if _fits(needed(*seen[:n], longest), line, page_width)]
        count = max(fitting, default=1)
        first, rest = _join(*seen[:count]), _join(*seen[count:])
        most, rows = (
            max(needed(first, longest), needed(rest, whose)),
            [(first, last), (rest, whose)],
        )
    font = Font(_smaller(line, page_width, most))
    baselines, at = FOOT_ROWS[len(rows) - 1]
    bottom = page_height - MARGIN
    words = _rows(rows, font, page_width, [bottom + down * line for down in baselines])
    return (_rule(bottom + at * line, page_width, line), *words)


def _rows(
    rows: Sequence[tuple[str, str]], font: Font, page_width: float, baselines: Sequence[float]
) -> Iterator[Text]:
    """Yield rows with words at both ends."""
    for (left, right), baseline in zip(rows, baselines, strict=True):
        yield from _ends(left, font, right, page_width, baseline)


def _rule(y: float, page_width: float, line: float) -> Box:
    return Box(MARGIN, y, page_width - 2 * MARGIN, line / 16, fill=RULE)


def _numbered(number: int, count: int) -> str:
    words = _("Page {number} of {count}")
    return words.format(number=i18n.number(number), count=i18n.number(count))


def _lens(view: JourneyView) -> str:
    for persona in view.project.personas:
        if persona.id == view.lens:
            return _("Persona: {name}").replace("{name}", persona.name)
    return _("All personas")


def _join(*words: str) -> str:
    return "  ·  ".join(word for word in words if word)


def _ends(
    left: str, font: Font, right: str, page_width: float, baseline: float
) -> tuple[Text, ...]:
    """Return one line with words at both ends; each may take what the other leaves, or half."""
    room = page_width - 2 * MARGIN - 2 * font.size
    plain = Font(font.size)
    left_width, right_width = width(left, font), width(right, plain)
    shown_left = elide(left, font, max(room / 2, room - right_width))
    shown_right = elide(right, plain, max(room / 2, room - left_width))
    start = page_width - MARGIN - width(shown_right, plain)
    return (
        *_line(shown_left, font, INK, MARGIN, baseline),
        *_line(shown_right, plain, PALE, start, baseline),
    )


def _line(string: str, font: Font, colour: str, x: float, baseline: float) -> Iterator[Text]:
    for face, piece in runs(string, font):
        length = width(piece, face)
        yield Text(x, baseline, piece, face, colour, length)
        x += length


def _bookmarks(picture: Picture, view: JourneyView, part: Part) -> tuple[Bookmark, ...]:
    """Return the phases with their stages, then the lanes, as places on the page."""
    return (*_columns(picture, view, part), *lane_bookmarks(picture, view, part))


def _columns(picture: Picture, view: JourneyView, part: Part) -> Iterator[Bookmark]:
    names = {phase.id: phase.name for phase in view.project.phases}
    stages = {stage.id: stage.name for stage in view.project.stages}
    for phase in PHASES:
        columns = [column for column in picture.columns if column.phase == phase]
        if not columns:
            continue
        start, end = columns[0].x, columns[-1].x + columns[-1].width
        yield _place(names[phase], 0, (start, 0, end - start, picture.height), part)
        for column in columns:
            name = stages.get(column.stage_id, column.stage_id)
            yield _place(name, 1, (column.x, 0, column.width, picture.height), part)


def lane_bookmarks(
    picture: Picture, view: JourneyView, part: Part, down: float = 0.0
) -> Iterator[Bookmark]:
    """Yield the lanes of a picture, which stand ``down`` points lower on a part of a page."""
    names = {persona.id: persona.name for persona in view.project.personas}
    for lane in picture.lanes:
        name = names.get(lane.persona_id, "") if lane.persona_id else _("Everyone")
        yield _place(name, 0, (0, lane.y + down, picture.width, lane.height), part)


def _place(title: str, level: int, area: Sequence[float], part: Part) -> Bookmark:
    x, y, width_, height = (length * part.scale for length in area)
    return Bookmark(title, level, part.x + x, part.y + y, width_, height)
