"""What stands on a board as groups of native shapes: cards and notes hold their own words.

(room: export)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from canvas_app.export.pptx.drawing import (
    LEAST,
    SET,
    Brush,
    Frame,
    Place,
    Run,
    drawn,
    group,
    rectangle,
    shape,
    tools,
)
from canvas_app.i18n.terms import heading
from canvas_app.layout import card, naming, notes
from canvas_app.layout.card import Basis
from canvas_app.layout.icons import Steps
from canvas_app.layout.labels import Area
from canvas_app.layout.naming import Fit
from canvas_app.layout.notes import NoteBasis
from canvas_app.layout.picture import Box, Disc, Icon, Node, Path, Shape, Text
from canvas_app.layout.sizes import META, SMALL
from canvas_app.text import ELLIPSIS, Font, ascent, descent, shown, width, wrap

CENTRED = ("band", "stage")
"""Kinds of nodes whose words stand in the middle."""
SURE = 0.94
"""Share of a line that is counted on: Arial's bold letters are that much wider than ours."""
CLOSEST = 0.09
"""Of their size: letters of a long word stand so much closer, at the most."""
AIR = 2.0
"""Between the last line and the lower edge of what it stands in, points of the board."""


def nodes(brush: Brush, shown_: Iterable[Node], place: Place) -> str:
    """Return nodes at their place on a slide, each one shape or one group."""
    return "".join(_node(brush, node, place) for node in shown_)


def _node(brush: Brush, node: Node, place: Place) -> str:
    here = Place(place.x + node.x * place.scale, place.y + node.y * place.scale, place.scale)
    shapes = [each for each in node.shapes() if not _is_shadow(each)]
    if not shapes:
        return ""
    if isinstance(node.identity, Basis):
        name = shown(node.identity.touchpoint.name)
        return _group(brush, node, here, shapes, name, _card(node.identity, shapes, here.scale))
    if isinstance(node.identity, NoteBasis):
        name = heading("note", node.identity.note.kind)
        return _group(brush, node, here, shapes, name, _note(node.identity, shapes))
    return _group(brush, node, here, shapes, node.label or node.kind)


def _is_shadow(each: Shape) -> bool:
    return isinstance(each, Box) and each.fill == "shadow"


Framed = tuple[Box, Frame, Sequence[Shape]]
"""A box with the words that stand in it, and what else is drawn."""


def _group(
    brush: Brush,
    node: Node,
    place: Place,
    shapes: Sequence[Shape],
    name: str,
    framed: Framed | None = None,
) -> str:
    align = "ctr" if node.kind in CENTRED else ""

    def parts() -> str:
        if framed is None:
            return drawn(brush, shapes, place, align)
        box, frame, others = framed
        return _framed(brush, box, frame, place, name) + drawn(brush, others, place)

    return group(brush, _around(shapes, place), name[:80], node.label, parts)


def _framed(brush: Brush, box: Box, frame: Frame, place: Place, name: str) -> str:
    """Return a box with its words, both to the scale of the slide."""
    area = place.area(box.x, box.y, box.width, box.height)
    look = tools(brush, box.fill, box.stroke, box.line * place.scale, box.dash)
    left, top, right, bottom = (air * place.scale for air in frame.air)
    scaled = frame._replace(air=(left, top, right, bottom))
    return shape(brush, area, rectangle(box.width, box.height, box.radius), look, name[:80],
                 _scaled(scaled, place.scale))  # fmt: skip


def _scaled(frame: Frame, scale: float) -> Frame:
    paragraphs = tuple(
        tuple(run._replace(size=run.size * scale, closer=run.closer * scale) for run in runs)
        for runs in frame.paragraphs
    )
    pitch = frame.pitch * scale if frame.pitch else None
    return frame._replace(paragraphs=paragraphs, pitch=pitch)


def _card(basis: Basis, shapes: Sequence[Shape], scale: float) -> Framed:
    """Return a card's box with its name; status and rating stay shapes of their own."""
    touchpoint, colours = basis.touchpoint, card.tones(basis)
    box = next(each for each in shapes if isinstance(each, Box))
    room = card.TITLE_WIDTH * SURE
    fit = _fit(touchpoint.name, room, scale)
    words = within(touchpoint.name, fit.font, room, fit.lines)
    struck = touchpoint.status == "retire"
    closer = _closer(words, fit.font, room)
    if not closer:
        words = hyphened(words, fit.font, room, basis.sight.written)
    run = Run(words, fit.font.size, colours.title, bold=True, struck=struck, closer=closer)
    written = basis.sight.written
    own = card.title(touchpoint, colours, written, (fit,), room)
    frame = _frame(box, own, (run,), fit.pitch, card.LEFT, card.TITLE_WIDTH)
    drawn_before = set(card.title(touchpoint, colours, written))
    return box, frame, [each for each in shapes if each is not box and each not in drawn_before]


def _fit(name: str, room: float, scale: float) -> Fit:
    """Return the largest way to set a name whole that keeps its words.

    Other programs break words without a hyphen; where it cannot be helped, the last way is taken
    of those with letters that are large enough at this scale.
    """
    fits = [fit for fit in naming.FITS if fit.font.size * scale >= LEAST - 0.05]
    for fit in fits:
        whole = all(width(word, fit.font) <= room for word in name.split())
        if whole and len(wrap(name, fit.font, room)) <= fit.lines:
            return fit
    return next((fit for fit in reversed(fits) if fit.font.size >= META.size), naming.FITS[0])


def _closer(name: str, font: Font, room: float) -> float:
    """Return by how much less than usual letters stand apart, so that a long word is not broken.

    In points; 0 when all words have room, or one is longer than that could help.
    """
    word = max(name.split(), key=lambda each: width(each, font), default="")
    closer = (room - width(word, font)) / max(1, len(word))
    return closer if -CLOSEST * font.size <= closer < 0 else 0.0


def hyphened(text: str, font: Font, room: float, language: str) -> str:
    """Return a text whose words have room on a line: longer ones go on after a hyphen."""
    words = text.split(" ")
    wide = [width(word, font) > room for word in words]
    broken = ("\n".join(wrap(word, font, room, language=language)) for word in words)
    return " ".join(
        new if long else old for old, new, long in zip(words, broken, wide, strict=True)
    )


def _note(basis: NoteBasis, shapes: Sequence[Shape]) -> Framed:
    """Return a note's box with its words."""
    box = next(each for each in shapes if isinstance(each, Box))
    words = [each for each in shapes if isinstance(each, Text) and each.font.weight == "regular"]
    room = notes.WIDTH - notes.TEXT_LEFT - notes.TEXT_RIGHT
    lines = len({each.y for each in words})
    colour = words[0].colour if words else "text"
    text = within(basis.note.text, SMALL, room, lines)
    closer = _closer(text, SMALL, room * SURE)
    if not closer:
        text = hyphened(text, SMALL, room * SURE, basis.language)
    run = Run(text, SMALL.size, colour, closer=closer)
    frame = _frame(box, words, (run,), notes.PITCH, notes.TEXT_LEFT, room)
    return box, frame, [each for each in shapes if each is not box and each not in words]


def _frame(
    box: Box,
    title: Sequence[Shape],
    runs: tuple[Run, ...],
    pitch: float,
    left: float,
    room: float,
) -> Frame:
    baseline = min((each.y for each in title if isinstance(each, Text)), default=box.y)
    top = max(0.0, baseline - SET * pitch - box.y)
    air = (left - box.x, top, box.width - left - room, AIR)
    return Frame((runs,), air, pitch=pitch, shrinks=True)


def within(text: str, font: Font, room: float, lines: int) -> str:
    """Return as much of a text as stands in so many lines, paragraphs put together."""
    whole = " ".join(shown(line) for line in text.splitlines() if line.strip())
    if len(wrap(whole, font, room)) <= lines:
        return whole
    low, high = 0, len(whole)
    while low < high:
        middle = (low + high + 1) // 2
        fits = len(wrap(whole[:middle].rstrip() + ELLIPSIS, font, room)) <= lines
        low, high = (middle, high) if fits else (low, middle - 1)
    return whole[:low].rstrip() + ELLIPSIS


def _around(shapes: Iterable[Shape], place: Place) -> Area:
    """Return the rectangle around shapes on the slide."""
    areas = [place.area(*_extent(each)) for each in shapes]
    return Area(
        min(area.left for area in areas),
        min(area.top for area in areas),
        max(area.right for area in areas),
        max(area.bottom for area in areas),
    )


def _extent(each: Shape) -> tuple[float, float, float, float]:
    match each:
        case Box(x, y, width, height):
            return x, y, width, height
        case Disc(x, y, radius):
            return x - radius, y - radius, 2 * radius, 2 * radius
        case Icon(x, y, _name, size):
            return x, y, size, size
        case Path(steps):
            return _span(steps)
    text: Text = each
    up, down = ascent(text.font), descent(text.font)
    return text.x, text.y - up, text.width, up + down


def _span(steps: Steps) -> tuple[float, float, float, float]:
    xs = [float(at) for step in steps for at in step[1::2]]
    ys = [float(at) for step in steps for at in step[2::2]]
    left, top = min(xs, default=0.0), min(ys, default=0.0)
    return left, top, max(xs, default=0.0) - left, max(ys, default=0.0) - top


def cards(shown_: Iterable[Node]) -> Iterator[Basis]:
    """Yield what the cards of a slide are drawn from, each touchpoint once."""
    found: dict[str, Basis] = {}
    for node in shown_:
        if isinstance(node.identity, Basis):
            found.setdefault(node.identity.touchpoint.id, node.identity)
    yield from found.values()
