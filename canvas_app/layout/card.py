"""One card, drawn from its touchpoint, its notes and the eyes of its lane (room: geometry).

A card is drawn when it is first painted; equal bases give equal cards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from canvas_app.i18n import _, ngettext, number
from canvas_app.i18n.terms import term
from canvas_app.layout.faces import emotion, face
from canvas_app.layout.icons import channel_icon
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.naming import BRIEF_FITS, FITS, Fit, fitted
from canvas_app.layout.picture import Box, Detail, Disc, Icon, Path, Shape
from canvas_app.layout.sight import Seen, Sight, seen
from canvas_app.layout.sizes import CARD_HEIGHT, CARD_WIDTH, META, NUMBER, RADIUS
from canvas_app.model.origin import difference
from canvas_app.model.project import Note, Touchpoint
from canvas_app.model.scoring.rounding import steps
from canvas_app.text import ELLIPSIS, Font, elide, width

LEFT = 12.0
RIGHT = CARD_WIDTH - 8.0
TITLE_WIDTH = CARD_WIDTH - LEFT - 5.0
TITLE_TOP = 25.5
TITLE_HEIGHT = 34.5
FOOT = 67.5
"""The middle of the row of pips and marks."""
ICON = 13.0
MARK = 12.0
SMALL_MARK = 10.0
LEAD = Font(META.size, "semibold")
"""For the word that says how a card stands out."""
SMALL_NUMBER = Font(10, "semibold")
"""For cards with so many marks that they would touch."""
FACE = 8.5
BESIDE = 2.5
"""Between a channel and the face."""
DETAIL = " ("
"""Before what a channel says more precisely: "Content (blog, press)"."""
SNIPPET = re.compile(rf" \w\w?{ELLIPSIS}$")
"""What is left of a last word, where it says nothing."""
PIP = 2.25
PIP_PITCH = 6.5
MEMORY = 4_096
"""How many rows and titles are kept: twins, and cards that are alike, share them."""


class Basis(NamedTuple):
    """What a card is drawn from; equal bases draw the same shapes.

    ``faded`` is a card that is not what the view is about.
    """

    touchpoint: Touchpoint
    notes: tuple[Note, ...]
    sight: Sight
    faded: bool = False


class Tones(NamedTuple):
    """The roles a card is drawn in."""

    fill: str = "card.fill"
    stroke: str = "card.stroke"
    edge: str = "card.edge"
    title: str = "text"
    meta: str = "text.muted"
    mark: str = "accent"
    pain: str = "warn"
    pip: str = "pip.on"


CLEAR = Tones()
PALE = Tones(
    "paper",
    "line",
    "line.strong",
    "text.faint",
    "text.faint",
    "text.faint",
    "text.faint",
    "line.strong",
)
OUTLINES: dict[str, tuple[float, ...]] = {
    "unused": (5.0, 4.0),
    "planned": (0.5, 3.5),
    "retire": (5.0, 4.0),
}
"""Dashes around cards that customers do not, not yet or not much longer meet."""
STATUS_WORDS = ("unused", "planned", "retire")


def drawing(basis: Basis, detail: Detail) -> tuple[Shape, ...]:
    """Return the shapes of a card at a level of detail."""
    if detail == "full":
        return _full(basis)
    return _brief(basis) if detail == "brief" else _tile(basis)


def tones(basis: Basis) -> Tones:
    """Return the roles a card is drawn in: pale when it is out of use or out of sight."""
    pale = basis.faded or basis.touchpoint.status == "unused"
    return PALE if pale else CLEAR


def _full(basis: Basis) -> tuple[Shape, ...]:
    touchpoint, _notes, sight, _faded = basis
    colours = tones(basis)
    feeling = seen(sight, touchpoint, "emotional")
    importance = seen(sight, touchpoint, "importance")
    return (
        *_frame(touchpoint.status, colours),
        *_edge(touchpoint.environment, colours.edge),
        *_meta(basis, colours, feeling is not None),
        *(_face(feeling, colours) if feeling else ()),
        *title(touchpoint, colours, sight.written),
        *(_pips(importance, colours) if importance else ()),
        *_mark_row(tuple(_marks(basis, colours))),
    )


@cache
def _frame(status: str, colours: Tones) -> tuple[Shape, ...]:
    dash = OUTLINES.get(status, ())
    stroke = "text.faint" if dash else colours.stroke
    ground = (Box(0, 1.5, CARD_WIDTH, CARD_HEIGHT, "shadow", radius=RADIUS),)
    return (
        *(ground if colours is CLEAR and not dash else ()),
        Box(0, 0, CARD_WIDTH, CARD_HEIGHT, colours.fill, stroke, radius=RADIUS, dash=dash),
    )


@cache
def _edge(environment: str, role: str) -> tuple[Shape, ...]:
    """Return the edge: whole for online, dashed for offline, half and half for both."""
    top, bottom, x, broad = 10.0, CARD_HEIGHT - 10.0, 2.5, 3.5
    whole = {"online": bottom - top, "offline": 0.0, "both": (bottom - top) / 2 - 1.5}[environment]
    solid = (Box(x, top, broad, whole, role, radius=1.5),) if whole else ()
    first = top + whole + (3.5 if whole else 0.0)
    count = {"online": 0, "offline": 6, "both": 3}[environment]
    pitch = (bottom - first + 3.5) / count if count else 0.0
    dashes = (
        Box(x, first + index * pitch, broad, pitch - 3.5, role, radius=1.0)
        for index in range(count)
    )
    return (*solid, *dashes)


def _meta(basis: Basis, colours: Tones, has_face: bool) -> tuple[Shape, ...]:
    touchpoint, sight = basis.touchpoint, basis.sight
    channel = sight.channel.get(touchpoint.channel_id or "")
    name = channel.name if channel else _("no channel")
    new = difference(sight.origins, touchpoint) is not None
    icon, ink = channel_icon(touchpoint.channel_id), colours.mark if new else colours.meta
    return _meta_row(icon, _lead(basis), name, has_face, ink, colours.meta)


@lru_cache(MEMORY)
def _meta_row(
    icon: str, lead: str, name: str, has_face: bool, ink: str, role: str
) -> tuple[Shape, ...]:
    right = RIGHT - (2 * FACE + BESIDE if has_face else 0.0)
    left = LEFT + ICON + 4
    start = left + (width(lead, LEAD) if lead else 0.0)
    short = _named(f" · {name}" if lead else name, right - start)
    if lead and short.endswith(ELLIPSIS):
        short = ""  # its icon says as much
    return (
        Icon(LEFT, 16 - ICON / 2, icon, ICON, role),
        *line(left, middle(16, LEAD), lead, LEAD, ink),
        *line(start, middle(16, META), short, META, role),
    )


def _lead(basis: Basis) -> str:
    """Return the word before the channel: a status that stands out, else what is different."""
    touchpoint = basis.touchpoint
    if touchpoint.status in STATUS_WORDS:
        return term("status", touchpoint.status)
    return _difference(basis)


def _difference(basis: Basis) -> str:
    """Return the word for how a card differs from its as-is, "" when it does not."""
    differs = difference(basis.sight.origins, basis.touchpoint)
    return term("difference", differs) if differs else ""


def _named(name: str, room: float) -> str:
    """Return a channel's name, without what it says more precisely where all is too long."""
    if width(name, META) > room:
        name = name.split(DETAIL, 1)[0]
    return SNIPPET.sub(ELLIPSIS, elide(name, META, room))


def _face(feeling: Seen, colours: Tones) -> tuple[Shape, ...]:
    return _drawn_face(steps(feeling.value, 0), not feeling.grounded, colours is PALE)


@cache
def _drawn_face(level: int, hollow: bool, faded: bool) -> tuple[Shape, ...]:
    return face(RIGHT - FACE, 16.0, FACE, level, hollow, faded)


def title(
    touchpoint: Touchpoint,
    colours: Tones,
    written: str,
    fits: tuple[Fit, ...] = FITS,
    room: float = TITLE_WIDTH,
) -> tuple[Shape, ...]:
    """Return the name of a card, set as large as it can be; ``written`` is its language."""
    struck = touchpoint.status == "retire"
    return _title(touchpoint.name, struck, colours.title, written, fits, room)


@lru_cache(MEMORY)
def _title(
    name: str, struck: bool, role: str, written: str, fits: tuple[Fit, ...], room: float
) -> tuple[Shape, ...]:
    fit, lines = fitted(name, room, fits, written)
    top = TITLE_TOP + min(0.0, (TITLE_HEIGHT - len(lines) * fit.pitch) / 2)
    runs = paragraph(LEFT, top, lines, fit.font, role, fit.pitch)
    return (*runs, *_struck(lines, fit, top, role)) if struck else runs


def _struck(lines: tuple[str, ...], fit: Fit, top: float, role: str) -> tuple[Path, ...]:
    ends = (
        (top + (row + 0.54) * fit.pitch, width(text, fit.font)) for row, text in enumerate(lines)
    )
    return tuple(
        Path((("M", LEFT, y), ("L", LEFT + end, y)), stroke=role, line=1.0) for y, end in ends
    )


def _pips(importance: Seen, colours: Tones) -> tuple[Shape, ...]:
    return _pip_row(min(10, max(0, steps(importance.value, 0))), not importance.grounded, colours)


@cache
def _pip_row(halves: int, hollow: bool, colours: Tones) -> tuple[Shape, ...]:
    """Return five pips, one for every two points of importance; half a pip for one."""
    shapes: list[Shape] = []
    for index in range(5):
        x = LEFT + PIP + index * PIP_PITCH
        full = min(2, max(0, halves - 2 * index))
        fill = colours.pip if full == 2 and not hollow else "pip.off" if not full else None
        edge = colours.pip if full else None
        shapes.append(Disc(x, FOOT, PIP if not edge else PIP - 0.4, fill, edge, 0.8))
        if full == 1:
            shapes.append(_half_disc(x, FOOT, PIP - 0.4, colours.pip))
    return tuple(shapes)


def _half_disc(x: float, y: float, radius: float, role: str) -> Path:
    reach = radius * 4 / 3
    return Path(
        (
            ("M", x, y - radius),
            ("C", x - reach, y - radius, x - reach, y + radius, x, y + radius),
            ("Z",),
        ),
        fill=role,
    )


class Mark(NamedTuple):
    """A small sign at the foot of a card: an icon, a number or both."""

    icon: str
    text: str
    role: str


def _marks(basis: Basis, colours: Tones) -> Iterator[Mark]:
    touchpoint, notes, sight, _faded = basis
    pains = sum(note.kind == "pain" for note in notes)
    twins = sum(id_ in sight.rows for id_ in touchpoint.persona_ids)
    if touchpoint.moment_of_truth:
        yield Mark("gem", "", colours.mark)
    if pains:
        yield Mark("zap", number(pains), colours.pain)
    if touchpoint.id in sight.measured:
        yield Mark("clipboard-check", "", colours.meta)
    if touchpoint.votes:
        votes = "" if sight.votes_hidden else number(touchpoint.votes)
        yield Mark("circle-dot", votes, colours.meta)
    if twins > 1:
        yield Mark("", f"×{twins}", colours.meta)


@lru_cache(MEMORY)
def _mark_row(marks: tuple[Mark, ...]) -> tuple[Shape, ...]:
    room = RIGHT - (LEFT + 5 * PIP_PITCH + 4)
    size = MARK if sum(_mark_width(mark, MARK) for mark in marks) <= room else SMALL_MARK
    lengths = [_mark_width(mark, size) for mark in marks]
    gap = min(6.0, (room - sum(lengths)) / max(1, len(marks) - 1))
    x = RIGHT - sum(lengths) - gap * (len(marks) - 1)
    shapes: list[Shape] = []
    for mark, length in zip(marks, lengths, strict=True):
        shapes += _mark(mark, x, size)
        x += length + gap
    return tuple(shapes)


def _mark_width(mark: Mark, size: float) -> float:
    words = width(mark.text, _mark_font(size)) if mark.text else 0.0
    return words + (size if mark.icon else 0.0) + (1.0 if mark.icon and mark.text else 0.0)


def _mark_font(size: float) -> Font:
    return NUMBER if size == MARK else SMALL_NUMBER


def _mark(mark: Mark, x: float, size: float) -> list[Shape]:
    font = _mark_font(size)
    shapes: list[Shape] = []
    if mark.icon:
        shapes.append(Icon(x, FOOT - size / 2, mark.icon, size, mark.role))
        x += size + 1
    return [*shapes, *line(x, middle(FOOT, font), mark.text, font, mark.role)]


def _brief(basis: Basis) -> tuple[Shape, ...]:
    """Return title and face, large enough to be read at 40 %."""
    touchpoint, colours = basis.touchpoint, tones(basis)
    feeling = seen(basis.sight, touchpoint, "emotional")
    fit, lines = fitted(touchpoint.name, TITLE_WIDTH, BRIEF_FITS, basis.sight.written)
    beside = feeling is not None and len(lines) * fit.pitch > CARD_HEIGHT - 34
    if beside:
        fit, lines = fitted(touchpoint.name, TITLE_WIDTH - 22, BRIEF_FITS, basis.sight.written)
    return (
        *_frame(touchpoint.status, colours),
        *_edge(touchpoint.environment, colours.edge),
        *paragraph(LEFT, 7.0, lines, fit.font, colours.title, fit.pitch),
        *(
            face(
                RIGHT - 10,
                CARD_HEIGHT - 16,
                11,
                feeling.value,
                not feeling.grounded,
                colours is PALE,
            )
            if feeling
            else ()
        ),
    )


def _tile(basis: Basis) -> tuple[Shape, ...]:
    """Return a tile in the colour of the feeling; a bar on it marks a moment of truth."""
    colours = tones(basis)
    feeling = seen(basis.sight, basis.touchpoint, "emotional") if colours is CLEAR else None
    role = emotion(feeling.value) if feeling else ""
    return _tile_shapes(role, colours, basis.touchpoint.moment_of_truth)


@cache
def _tile_shapes(role: str, colours: Tones, decisive: bool) -> tuple[Shape, ...]:
    fill, stroke = (f"{role}.fill", f"{role}.line") if role else (colours.fill, "line.strong")
    tile = Box(0, 0, CARD_WIDTH, CARD_HEIGHT, fill, stroke, line=3.0, radius=RADIUS)
    bar = Box(0, 0, CARD_WIDTH, 16, colours.mark, radius=RADIUS)
    return (tile, bar) if decisive else (tile,)


def describe(basis: Basis) -> str:
    """Return what a screen reader says of a card."""
    touchpoint, notes, sight, _faded = basis
    channel = sight.channel.get(touchpoint.channel_id or "")
    importance = seen(sight, touchpoint, "importance")
    feeling = seen(sight, touchpoint, "emotional")
    pains = sum(note.kind == "pain" for note in notes)
    words = [
        touchpoint.name,
        channel.name if channel else _("no channel"),
        term("environment", touchpoint.environment),
        sight.stage_name.get(touchpoint.stage_id, ""),
        sight.lane_name or _("Everyone"),
        term("status", touchpoint.status) if touchpoint.status != "active" else "",
        _difference(basis),
        _("moment of truth") if touchpoint.moment_of_truth else "",
        f"{_('importance')} {decimal(importance)}" if importance else "",
        f"{_('emotion')} {decimal(feeling, sign=True)}" if feeling else "",
        ngettext("{n} pain point", "{n} pain points", pains) if pains else "",
    ]
    return ", ".join(word for word in words if word)


def decimal(given: Seen, sign: bool = False) -> str:
    """Write a value with one decimal place where it has one."""
    return number(given.value, 0 if given.value.denominator == 1 else 1, sign)
