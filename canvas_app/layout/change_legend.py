"""What the marks of changes on a compared board mean, in one line (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvas_app.i18n import _
from canvas_app.i18n.terms import term
from canvas_app.layout.card import OUTLINES
from canvas_app.layout.lines import line, middle
from canvas_app.layout.picture import Box, Node, Path, Picture, Shape
from canvas_app.layout.sizes import MARGIN
from canvas_app.layout.view import JourneyView
from canvas_app.text import Font, elide, width

HEIGHT = 2.0
"""The line with the air above it, in sizes of its letters."""
BOX = 2.0
"""How wide the box of an entry is, in sizes of its letters."""

LEGEND = "legend"
"""The id of its node."""
POSTER = 12.0
"""How large its letters are below a poster."""


Entry = tuple[str, str, str]
"""A word that stands on cards, what it means, and the status that has it or ""."""
Span = tuple[float, float]
"""Where a sheet of a poster begins, and how wide it is."""


def legend(
    view: JourneyView,
    x: float,
    y: float,
    room: float,
    size: float,
    columns: Sequence[Span] = (),
) -> Node:
    """Return the line in letters of a size at (x, y), no wider than ``room`` points.

    The view has a journey to compare with. On a poster whose sheets show ``columns``, no entry
    is cut that finds room on one of them.
    """
    entries = tuple(_entries(view))
    sheets = [(start - x, wide) for start, wide in columns]
    shapes = tuple(_shapes(entries, room, size, sheets))
    words = ", ".join(f"{word}: {meaning}" for word, meaning, _status in entries)
    return Node(
        LEGEND,
        "chart",
        x,
        y,
        room,
        HEIGHT * size,
        shapes,
        lambda _d: shapes,
        describe=lambda: words,
    )


def explained(picture: Picture, view: JourneyView, columns: Sequence[Span]) -> Picture:
    """Return a board with what the marks of changes mean below it, when it is compared.

    ``columns`` is what its sheets show, from left to right.
    """
    if view.compare is None:
        return picture
    room = picture.width - 2 * MARGIN
    told = legend(view, MARGIN, picture.height, room, POSTER, columns)
    grid = picture.columns, picture.lanes, picture.stages
    high = picture.height + told.height + MARGIN
    return Picture(picture.width, high, (*picture.nodes, told), *grid)


def _entries(view: JourneyView) -> Iterator[Entry]:
    former = next(each.name for each in view.project.journeys if each.id == view.compare)
    yield term("difference", "new"), _("not in {name}").replace("{name}", former), ""
    yield term("difference", "changed"), _("other than in {name}").replace("{name}", former), ""
    yield term("status", "planned"), _("does not exist yet"), "planned"
    yield term("status", "retire"), _("will be left out"), "retire"


def _shapes(
    entries: Sequence[Entry], room: float, size: float, columns: Sequence[Span]
) -> Iterator[Shape]:
    strong, plain = Font(size, "semibold"), Font(size)
    centre, spare = HEIGHT * size / 2, _spare(entries, room, size)
    told = [_told(entry, plain, spare) for entry in entries]
    lengths = [
        (BOX + 1) * size + width(entry[0], strong) + width(words, plain)
        for entry, words in zip(entries, told, strict=True)
    ]
    starts = _starts(lengths, 2 * size, room, columns)
    for (word, _meaning, status), words, x in zip(entries, told, starts, strict=True):
        dash = tuple(step * size / 11 for step in OUTLINES.get(status, ()))
        stroke = "text.faint" if dash else "card.stroke"
        wide, high = BOX * size, 1.2 * size
        yield Box(x, centre - high / 2, wide, high, "card.fill", stroke, size / 11, size / 5, dash)
        if status == "retire":
            strike = (("M", x + size / 3, centre), ("L", x + wide - size / 3, centre))
            yield Path(strike, stroke="text", line=size / 11)
        at = x + wide + size / 2
        yield from line(at, middle(centre, strong), word, strong, "text" if status else "accent")
        at += width(word, strong) + size / 2
        yield from line(at, middle(centre, plain), words, plain, "text.muted")


def _told(entry: Entry, font: Font, spare: float) -> str:
    """Return what an entry means; names of journeys give way where there is no room."""
    _word, meaning, status = entry
    lack = 0.0 if status else min(spare, 0.0) / 2
    return elide(meaning, font, width(meaning, font) + lack)


def _starts(
    lengths: Sequence[float], air: float, room: float, columns: Sequence[Span]
) -> tuple[float, ...]:
    """Return where things in a row begin: each whole on a sheet, if that leaves room for all."""
    found, x = list[float](), 0.0
    for length in lengths:
        for start, wide in columns:
            end = start + wide
            x = end + air / 8 if x - air / 8 < end < x + length else x
        found.append(x)
        x += length + air
    return tuple(found) if x - air <= room or not columns else _starts(lengths, air, room, ())


def _spare(entries: Sequence[Entry], room: float, size: float) -> float:
    """Return what all words leave of the room; below 0, names of journeys are shortened."""
    strong, plain = Font(size, "semibold"), Font(size)
    own = (width(word, strong) + width(meaning, plain) for word, meaning, _status in entries)
    return room + 2 * size - sum(length + (BOX + 1 + 2) * size for length in own)
