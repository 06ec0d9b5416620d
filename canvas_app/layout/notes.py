"""Sticky notes under a card: at most two, and how many more there are (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from canvas_app.i18n import _, number
from canvas_app.i18n.terms import term
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Box, Detail, Icon, Node, Shape
from canvas_app.layout.sight import Sight
from canvas_app.layout.sizes import CARD_WIDTH, SMALL
from canvas_app.model.project import Note, Touchpoint
from canvas_app.text import wrap
from canvas_app.theme import NOTE_KINDS

SHOWN = 2
MAX_LINES = 5
INDENT = 6.0
WIDTH = CARD_WIDTH - INDENT
TEXT_LEFT = 21.0
TEXT_RIGHT = 4.0
PITCH = 14.0
PAD = 5.0
GAP = 4.0
MORE = 16.0
ICON = 12.0

ICONS = {
    "note": "sticky-note",
    "pain": "zap",
    "opportunity": "lightbulb",
    "quote": "message-square-quote",
    "question": "message-circle-question",
    "decision": "gavel",
}


class NoteBasis(NamedTuple):
    """What a sticky note is drawn from; ``more`` are the notes that are not shown."""

    note: Note
    more: int
    faded: bool


def in_lane(notes: tuple[Note, ...], lane: str | None, personas: Iterable[str]) -> tuple[Note, ...]:
    """Return the notes that hang in a lane: one of a persona only in hers, where she has one."""
    if lane is None or not notes:
        return notes
    others = {persona for persona in personas if persona != lane}
    return tuple(note for note in notes if note.persona_id not in others)


def height(notes: tuple[Note, ...]) -> float:
    """Return how far the notes reach below their card."""
    if not notes:
        return 0.0
    return sum(GAP + _note_height(note) for note in notes[:SHOWN]) + _more(notes)


def _more(notes: tuple[Note, ...]) -> float:
    return MORE if len(notes) > SHOWN else 0.0


def _note_height(note: Note) -> float:
    return len(_lines(note)) * PITCH + 2 * PAD


def _lines(note: Note) -> tuple[str, ...]:
    return wrap(note.text, SMALL, WIDTH - TEXT_LEFT - TEXT_RIGHT, MAX_LINES)


def nodes(
    notes: tuple[Note, ...], x: float, y: float, touchpoint: Touchpoint, sight: Sight
) -> list[Node]:
    """Return the sticky notes under a card whose left bottom corner is at (x, y)."""
    hidden = len(notes) - SHOWN
    made = []
    for place, note in enumerate(notes[:SHOWN]):
        more = hidden if place == SHOWN - 1 and hidden > 0 else 0
        basis, tall = NoteBasis(note, more, sight.faded), _note_height(note)
        y += GAP
        made.append(
            Node(
                id=f"note:{note.id}@{sight.lane or '*'}",
                kind="note",
                x=x + INDENT,
                y=y,
                width=WIDTH,
                height=tall + (MORE if more else 0.0),
                identity=basis,
                drawing=partial(drawing, basis),
                touchpoint_id=touchpoint.id,
                persona_id=sight.lane,
                stage_id=touchpoint.stage_id,
                describe=partial(describe, note),
            )
        )
        y += tall
    return made


def drawing(basis: NoteBasis, detail: Detail) -> tuple[Shape, ...]:
    """Return a sticky note; from afar only its colour."""
    note, more, faded = basis
    kind = note.kind if note.kind in NOTE_KINDS else "note"
    fill, edge, ink = (f"note.{kind}.{part}" for part in ("fill", "line", "text"))
    if faded:
        fill, edge, ink = "paper", "line", "text.faint"
    lines = _lines(note)
    tall = len(lines) * PITCH + 2 * PAD
    sheet = Box(0, 0, WIDTH, tall, fill, edge, radius=3.0)
    if detail != "full":
        return (sheet,)
    return (
        sheet,
        Icon(6, PAD + (PITCH - ICON) / 2, ICONS[kind], ICON, ink),
        *paragraph(TEXT_LEFT, PAD, lines, SMALL, ink, PITCH),
        *(_more_line(more, tall) if more else ()),
    )


def _more_line(more: int, y: float) -> tuple[Shape, ...]:
    words = f"+{number(more)}"
    return line(WIDTH - 4, middle(y + MORE / 2, SMALL), words, SMALL, "text.muted", 1.0)


def describe(note: Note) -> str:
    """Return what a screen reader says of a note."""
    return _("{kind}: {text}").format(kind=term("note", note.kind), text=note.text)
