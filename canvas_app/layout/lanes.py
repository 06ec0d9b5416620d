"""Lanes: the frame of each row and the head that says whose it is (room: geometry)."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from canvas_app.i18n import _, number
from canvas_app.layout.curves import height as curve_offset
from canvas_app.layout.curves import levels
from canvas_app.layout.faces import face
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Box, Detail, Disc, Icon, Lane, Node, Path, Shape
from canvas_app.layout.sizes import HEAD_PAD, HEAD_WIDTH, MARGIN, RADIUS, ROLE, SMALL, TITLE
from canvas_app.layout.view import Curve
from canvas_app.model.project import Persona
from canvas_app.text import Font, shown, wrap
from canvas_app.theme import persona_role

AVATAR = 17.0
"""Radius of the disc with the initials."""
INITIALS = Font(13, "bold")
QUOTE = Font(11, italic=True)
MARKS = "\"„“”«»‚‘’'"
BIG = Font(22, "semibold")
NAME_PITCH, ROLE_PITCH, QUOTE_PITCH = 16.0, 15.0, 14.0
NAME_LINES, ROLE_LINES, QUOTE_LINES = 3, 3, 4
NAME_LEFT = HEAD_PAD + 2 * AVATAR + 9
TOP = 14.0
GAP = 5.0
AXIS = 14.0
"""From the right edge of a head to the middle of the scale's signs."""
AXIS_FACE = 6.5
BESIDE = 106.0
"""What a name may take that stands beside the scale."""


class HeadBasis(NamedTuple):
    """What a lane's head is drawn from; ``place`` is the persona's in the project.

    ``beside`` when there is no more than a name, and the scale of the curve right of it.
    """

    name: str
    role: str
    quote: str
    place: int
    everyone: bool
    faded: bool
    curve: Curve | None
    curve_y: float
    height: float
    language: str
    written: str
    beside: bool = False


class Words(NamedTuple):
    """The broken lines of a head."""

    name: tuple[str, ...]
    role: tuple[str, ...]
    quote: tuple[str, ...]


def words_of(persona: Persona | None, alone: bool = False) -> tuple[str, str, str]:
    """Return name, role and quote of a lane; None is *Everyone*, perhaps the only lane."""
    if persona is None:
        return _("Everyone"), "" if alone else _("All personas meet these"), ""
    role = persona.role or persona.department
    return persona.name, role, quoted(persona.quote)


def quoted(quote: str) -> str:
    """Return what a persona says in quotation marks, also when she was given some; "" if none."""
    words = quote.strip()
    if len(words) > 1 and words[0] in MARKS and words[-1] in MARKS:
        words = words[1:-1].strip()
    return _("“{name}”").replace("{name}", words) if words else ""


def broken(name: str, role: str, quote: str, language: str) -> Words:
    """Return the words of a head in lines, broken as in a language."""
    room = HEAD_WIDTH - 2 * HEAD_PAD
    return Words(
        wrap(name, TITLE, HEAD_WIDTH - NAME_LEFT - 8, NAME_LINES, language=language),
        wrap(role, ROLE, room, ROLE_LINES, language=language),
        wrap(quote, QUOTE, room, QUOTE_LINES, language=language),
    )


def head_height(persona: Persona | None, language: str) -> float:
    """Return how far the words of a head reach down from the top of its lane."""
    return words_height(*words_of(persona), language)


def words_height(name: str, role: str, quote: str, language: str) -> float:
    """Return how far the words of a head reach down."""
    words = broken(name, role, quote, language)
    tall = _name_height(words)
    tall += len(words.role) * ROLE_PITCH + (GAP if words.role else 0.0)
    return TOP + tall + len(words.quote) * QUOTE_PITCH + (GAP if words.quote else 0.0) + GAP


def _name_height(words: Words) -> float:
    return max(2 * AVATAR, len(words.name) * NAME_PITCH)


def frame_node(lane: Lane, width: float, left: float, curve: Curve | None) -> Node:
    """Return the frame of a lane with the middle line of its curve; it begins at the margin."""
    basis = (width, lane.height, lane.curve_y - lane.y, left - MARGIN, curve)
    return Node(
        id=f"lane:{lane.persona_id or '*'}",
        kind="lane",
        x=MARGIN,
        y=lane.y,
        width=width,
        height=lane.height,
        identity=basis,
        drawing=partial(_frame, *basis),
        persona_id=lane.persona_id,
    )


def _frame(
    width: float, height: float, curve_y: float, left: float, curve: Curve | None, detail: Detail
) -> tuple[Shape, ...]:
    frame = Box(0, 0, width, height, stroke="line", radius=RADIUS)
    if curve is None:
        return (frame,)
    y = curve_y + curve_offset(levels(curve)[1], curve)
    zero = (("M", left, y), ("L", width - 2.0, y))
    return (frame, Path(zero, stroke="curve.zero", line=1.0, dash=(4.0, 4.0)))


def head_node(lane: Lane, basis: HeadBasis) -> Node:
    """Return the head of a lane."""
    return Node(
        id=f"lane_head:{lane.persona_id or '*'}",
        kind="lane_head",
        x=MARGIN,
        y=lane.y,
        width=HEAD_WIDTH,
        height=lane.height,
        identity=basis,
        drawing=partial(head_drawing, basis),
        persona_id=lane.persona_id,
        describe=partial(", ".join, [word for word in (basis.name, basis.role) if word]),
    )


def head_drawing(basis: HeadBasis, detail: Detail) -> tuple[Shape, ...]:
    """Return a head: avatar, name, role, quote, and the scale of the curve."""
    ground = Box(0.5, 0.5, HEAD_WIDTH - 1, basis.height - 1, "surface", radius=RADIUS)
    ink = "text.faint" if basis.faded else "text"
    if detail != "full":
        return (ground, *_avatar(basis), *_big_name(basis, ink))
    if basis.beside:
        return (ground, *_avatar(basis), *_name_below(basis, ink), *_scale(basis))
    words = broken(basis.name, basis.role, basis.quote, basis.written)
    tall = _name_height(words)
    top = TOP + (tall - len(words.name) * NAME_PITCH) / 2
    y = TOP + tall + GAP
    muted = "text.faint" if basis.faded else "text.muted"
    role = paragraph(HEAD_PAD, y, words.role, ROLE, muted, ROLE_PITCH)
    y += len(words.role) * ROLE_PITCH + (GAP if words.role else 0.0)
    return (
        ground,
        *_avatar(basis),
        *paragraph(NAME_LEFT, top, words.name, TITLE, ink, NAME_PITCH),
        *role,
        *paragraph(HEAD_PAD, y, words.quote, QUOTE, "text.faint", QUOTE_PITCH),
        *(_scale(basis) if basis.curve else ()),
    )


def _avatar(basis: HeadBasis) -> tuple[Shape, ...]:
    x, y = HEAD_PAD + AVATAR, TOP + AVATAR
    if basis.everyone:
        return (
            Disc(x, y, AVATAR, "paper", "line.strong"),
            Icon(x - 9, y - 9, "users", 18, "text.muted"),
        )
    fill, ink = persona_role(basis.place, "fill"), persona_role(basis.place, "text")
    if basis.faded:
        fill, ink = "paper", "text.faint"
    edge = "line" if basis.faded else None
    letters = line(x, middle(y, INITIALS), initials(basis.name), INITIALS, ink, 0.5)
    return (Disc(x, y, AVATAR, fill, edge), *letters)


def initials(name: str) -> str:
    """Return up to two initials of a name, as drawn on an avatar."""
    words = [word for word in shown(name).split() if word[0].isalnum()] or [shown(name)]
    chosen = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0].upper()[0] for word in chosen if word)


def _name_below(basis: HeadBasis, ink: str) -> tuple[Shape, ...]:
    lines = wrap(basis.name, TITLE, BESIDE, NAME_LINES, language=basis.written)
    return paragraph(HEAD_PAD, TOP + 2 * AVATAR + GAP, lines, TITLE, ink, NAME_PITCH)


def _big_name(basis: HeadBasis, ink: str) -> tuple[Shape, ...]:
    lines = wrap(basis.name, BIG, HEAD_WIDTH - 2 * HEAD_PAD, 2, language=basis.written)
    return paragraph(HEAD_PAD, TOP + 2 * AVATAR + GAP, lines, BIG, ink, 25.0)


def _scale(basis: HeadBasis) -> tuple[Shape, ...]:
    curve = basis.curve or "emotional"
    title = _("Emotion") if curve == "emotional" else _("Experience")
    y = basis.curve_y + curve_offset(levels(curve)[0], curve)
    caption = line(HEAD_PAD, middle(y, SMALL), title, SMALL, "text.muted")
    caption = () if basis.beside else caption
    return (*caption, *(shape for value in levels(curve) for shape in _sign(basis, value, curve)))


def _sign(basis: HeadBasis, value: int, curve: Curve) -> tuple[Shape, ...]:
    y = basis.curve_y + curve_offset(value, curve)
    right = HEAD_WIDTH - AXIS
    words = number(value // 10, sign=curve == "emotional")
    label = line(
        right + AXIS_FACE if curve == "experience" else right - AXIS_FACE - 5,
        middle(y, SMALL),
        words,
        SMALL,
        "text.faint",
        1.0,
    )
    if curve == "experience":
        return label
    return (*label, *face(right, y, AXIS_FACE, value // 10, hollow=False, faded=basis.faded))
