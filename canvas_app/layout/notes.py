"""Sticky notes under a card: at most two, and how many more there are (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from canvas_app.i18n import _, ngettext, number
from canvas_app.i18n.terms import term
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Box, Detail, Disc, Icon, Node, Shape, bound
from canvas_app.layout.sight import Sight
from canvas_app.layout.sizes import CARD_WIDTH, NUMBER, SMALL
from canvas_app.model.project import Note, Touchpoint
from canvas_app.text import Font, elide, width, wrap
from canvas_app.theme import NOTE_KINDS

SHOWN = 2
MAX_LINES = 6
MOST_SHOWN = 1_200
"""Characters of a note that are broken into lines; more fit nowhere."""
INDENT = 6.0
WIDTH = CARD_WIDTH - INDENT
TEXT_LEFT = 21.0
TEXT_RIGHT = 4.0
PITCH = 14.0
PAD = 5.0
GAP = 4.0
MORE = 16.0
ICON = 12.0
FOOT = 14.0
"""Height of the line with severity and votes, where a note has them."""
WORST = 5
"""The highest severity."""
PIP = 2.5
PIP_PITCH = 8.0
VOTE = 10.0

ICONS = {
    "note": "sticky-note",
    "pain": "zap",
    "opportunity": "lightbulb",
    "quote": "message-square-quote",
    "question": "message-circle-question",
    "decision": "gavel",
}


class NoteBasis(NamedTuple):
    """What a sticky note is drawn from."""

    note: Note
    faded: bool
    language: str
    votes_hidden: bool


class PileBasis(NamedTuple):
    """How many notes of a card are not shown."""

    more: int


def in_lane(notes: tuple[Note, ...], lane: str | None, personas: Iterable[str]) -> tuple[Note, ...]:
    """Return the notes that hang in a lane: one of a persona only in hers, where she has one."""
    if lane is None or not notes:
        return notes
    others = {persona for persona in personas if persona != lane}
    return tuple(note for note in notes if note.persona_id not in others)


def height(notes: tuple[Note, ...], language: str) -> float:
    """Return how far notes in a language reach below their card."""
    if not notes:
        return 0.0
    return sum(GAP + _note_height(note, language) for note in notes[:SHOWN]) + _more(notes)


def _more(notes: tuple[Note, ...]) -> float:
    return MORE if len(notes) > SHOWN else 0.0


def _note_height(note: Note, language: str) -> float:
    return len(_lines(note, language)) * PITCH + 2 * PAD + (FOOT if _has_foot(note) else 0.0)


def _lines(note: Note, language: str) -> tuple[str, ...]:
    return note_lines(note.text, SMALL, WIDTH - TEXT_LEFT - TEXT_RIGHT, MAX_LINES, language)


@lru_cache(4096)
def note_lines(text: str, font: Font, room: float, most: int, language: str) -> tuple[str, ...]:
    """Return at most so many lines of a note, no wider than ``room`` points.

    Words are broken as in the language; its own line breaks are kept, empty lines are not.
    """
    lines: list[str] = []
    for paragraph_ in text[:MOST_SHOWN].splitlines():
        if paragraph_.strip() and len(lines) <= most:
            lines += wrap(paragraph_, font, room, most + 1, elide=False, language=language)
    if len(lines) <= most and len(text) <= MOST_SHOWN:
        return tuple(lines)
    *kept, last = lines[:most] or [""]
    return (*kept, elide(f"{last}…", font, room))


def _has_foot(note: Note) -> bool:
    return bool(note.votes or severity(note))


def severity(note: Note) -> int | None:
    """Return how bad a pain point is, from 1 to 5; None for other notes and when nobody said."""
    return note.severity if note.kind == "pain" else None


def nodes(
    notes: tuple[Note, ...],
    x: float,
    y: float,
    touchpoint: Touchpoint,
    sight: Sight,
    faded: bool,
) -> list[Node]:
    """Return the sticky notes under a card whose left bottom corner is at (x, y)."""
    made = []
    for note in notes[:SHOWN]:
        basis = NoteBasis(note, faded, sight.written, sight.votes_hidden)
        tall = _note_height(note, sight.written)
        y += GAP
        made.append(
            Node(
                id=node_id(note.id, sight.lane),
                kind="note",
                x=x + INDENT,
                y=y,
                width=WIDTH,
                height=tall,
                identity=basis,
                drawing=bound(drawing, basis),
                touchpoint_id=touchpoint.id,
                persona_id=sight.lane,
                stage_id=touchpoint.stage_id,
                describe=bound(_say, basis),
            )
        )
        y += tall
    if len(notes) > SHOWN:
        made.append(_pile(len(notes) - SHOWN, x, y, touchpoint, sight.lane))
    return made


def node_id(note_id: str, lane: str | None) -> str:
    """Return the id of the node of a note in a lane."""
    return f"note:{note_id}@{lane or '*'}"


def note_of(node: Node | None) -> Note | None:
    """Return the note that a node shows; None for other nodes and for piles."""
    return node.identity.note if node and isinstance(node.identity, NoteBasis) else None


def _pile(more: int, x: float, y: float, touchpoint: Touchpoint, lane: str | None) -> Node:
    return Node(
        id=f"pile:{touchpoint.id}@{lane or '*'}",
        kind="note",
        x=x + INDENT,
        y=y,
        width=WIDTH,
        height=MORE,
        identity=PileBasis(more),
        drawing=bound(_more_line, more),
        touchpoint_id=touchpoint.id,
        persona_id=lane,
        stage_id=touchpoint.stage_id,
        describe=bound(_say_more, more),
    )


def drawing(basis: NoteBasis, detail: Detail) -> tuple[Shape, ...]:
    """Return a sticky note; from afar only its colour."""
    note, faded, language, _votes_hidden = basis
    kind = note.kind if note.kind in NOTE_KINDS else "note"
    fill, edge, ink = (f"note.{kind}.{part}" for part in ("fill", "line", "text"))
    if faded:
        fill, edge, ink = "paper", "line", "text.faint"
    lines = _lines(note, language)
    sheet = Box(0, 0, WIDTH, _note_height(note, language), fill, edge, radius=3.0)
    if detail != "full":
        return (sheet,)
    return (
        sheet,
        Icon(6, PAD + (PITCH - ICON) / 2, ICONS[kind], ICON, ink),
        *paragraph(TEXT_LEFT, PAD, lines, SMALL, ink, PITCH),
        *(_foot(basis, PAD + len(lines) * PITCH, ink) if _has_foot(note) else ()),
    )


def _foot(basis: NoteBasis, y: float, ink: str) -> tuple[Shape, ...]:
    """Return how bad it is as so many of five dots filled, and the votes as on a card."""
    note, centre = basis.note, y + FOOT / 2 + 1
    shapes: list[Shape] = []
    bad = severity(note)
    for place in range(WORST if bad else 0):
        filled = ink if bad and place < bad else None
        shapes.append(Disc(TEXT_LEFT + PIP + place * PIP_PITCH, centre, PIP, filled, ink))
    if note.votes:
        words = "" if basis.votes_hidden else number(note.votes)
        right = WIDTH - TEXT_RIGHT - 2
        left = right - width(words, NUMBER) - VOTE - 2
        shapes.append(Icon(left, centre - VOTE / 2, "circle-dot", VOTE, ink))
        shapes += line(right, middle(centre, NUMBER), words, NUMBER, ink, 1.0)
    return tuple(shapes)


def _more_line(more: int, detail: Detail) -> tuple[Shape, ...]:
    if detail != "full":
        return ()
    words = f"+{number(more)}"
    return line(WIDTH - 4, middle(MORE / 2, SMALL), words, SMALL, "text.muted", 1.0)


def describe(note: Note, votes_hidden: bool = False) -> str:
    """Return what a screen reader says of a note."""
    parts = [_("{kind}: {text}").format(kind=term("note", note.kind), text=note.text)]
    if bad := severity(note):
        parts.append(_("severity {n} of {most}").format(n=bad, most=WORST))
    if note.votes and not votes_hidden:
        parts.append(ngettext("{n} vote", "{n} votes", note.votes))
    return ", ".join(parts)


def _say(basis: NoteBasis) -> str:
    return describe(basis.note, basis.votes_hidden)


def _say_more(more: int) -> str:
    return ngettext("{n} more note", "{n} more notes", more)
