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


def legend(view: JourneyView, x: float, y: float, room: float, size: float) -> Node:
    """Return the line in letters of a size at (x, y), no wider than ``room`` points.

    The view has a journey to compare with.
    """
    shapes = tuple(_shapes(view, room, size))
    words = ", ".join(f"{word}: {meaning}" for word, meaning, _status in _entries(view))
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


def explained(picture: Picture, view: JourneyView) -> Picture:
    """Return a board with what the marks of changes mean below it, when it is compared."""
    if view.compare is None:
        return picture
    room = picture.width - 2 * MARGIN
    told = legend(view, MARGIN, picture.height, room, POSTER)
    grid = picture.columns, picture.lanes, picture.stages
    high = picture.height + told.height + MARGIN
    return Picture(picture.width, high, (*picture.nodes, told), *grid)


def _entries(view: JourneyView) -> Iterator[tuple[str, str, str]]:
    """Yield a word that stands on cards, what it means, and the status that has it or ""."""
    former = next(each.name for each in view.project.journeys if each.id == view.compare)
    yield term("difference", "new"), _("not in {name}").replace("{name}", former), ""
    yield term("difference", "changed"), _("other than in {name}").replace("{name}", former), ""
    yield term("status", "planned"), _("does not exist yet"), "planned"
    yield term("status", "retire"), _("will be left out"), "retire"


def _shapes(view: JourneyView, room: float, size: float) -> Iterator[Shape]:
    entries = tuple(_entries(view))
    strong, plain = Font(size, "semibold"), Font(size)
    centre = HEIGHT * size / 2
    x, spare = 0.0, _spare(entries, room, size)
    for word, meaning, status in entries:
        dash = tuple(step * size / 11 for step in OUTLINES.get(status, ()))
        stroke = "text.faint" if dash else "card.stroke"
        wide, high = BOX * size, 1.2 * size
        yield Box(x, centre - high / 2, wide, high, "card.fill", stroke, size / 11, size / 5, dash)
        if status == "retire":
            strike = (("M", x + size / 3, centre), ("L", x + wide - size / 3, centre))
            yield Path(strike, stroke="text", line=size / 11)
        x += wide + size / 2
        yield from line(x, middle(centre, strong), word, strong, "text" if status else "accent")
        x += width(word, strong) + size / 2
        lack = 0.0 if status else min(spare, 0.0) / 2
        told = elide(meaning, plain, width(meaning, plain) + lack)
        yield from line(x, middle(centre, plain), told, plain, "text.muted")
        x += width(told, plain) + 2 * size


def _spare(entries: Sequence[tuple[str, str, str]], room: float, size: float) -> float:
    """Return what all words leave of the room; below 0, names of journeys are shortened."""
    strong, plain = Font(size, "semibold"), Font(size)
    own = (width(word, strong) + width(meaning, plain) for word, meaning, _status in entries)
    return room + 2 * size - sum(length + (BOX + 1 + 2) * size for length in own)
