"""Setting words: headings, paragraphs, pairs and rules as blocks (room: geometry).

Widths and sizes are points. Texts are user data: line breaks begin a new line, nothing else
in them means anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from canvas_app.i18n import number
from canvas_app.layout.charts.figure import moved
from canvas_app.layout.cutting import continued
from canvas_app.layout.flow.blocks import Block, Mark, Piece, drawn
from canvas_app.layout.lines import line, middle
from canvas_app.layout.picture import Box, Shape
from canvas_app.layout.tags import ARTIFACT, Role, Tag
from canvas_app.text import Font, Weight, elide, width, wrap

PITCH = 1.36
"""The height of a line, in sizes of its letters."""
SHORT = 1 / 3
"""A last line of a title that fills less of the width looks forgotten."""
NARROWER = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
"""In what parts of the width the lines of a title are tried."""


@dataclass(frozen=True, slots=True)
class Style:
    """Letters of a kind of text, their colour, the air above it, and its level as a heading.

    ``even`` texts do not end with a line of one short word when they need no more lines for it.
    """

    size: float
    weight: Weight = "regular"
    colour: str = "text"
    above: float = 3.0
    italic: bool = False
    level: Role = "H3"
    even: bool = False

    @property
    def font(self) -> Font:
        """The letters."""
        return Font(self.size, self.weight, self.italic)

    @property
    def pitch(self) -> float:
        """The height of a line."""
        return self.size * PITCH


TITLE = Style(26, "semibold", above=0, level="H1", even=True)
CHAPTER = Style(17, "semibold", above=22, level="H2", even=True)
SECTION = Style(11.5, "semibold", above=14)
NAME = Style(10, "semibold", above=10)
LEAD = Style(11, "medium", above=6, even=True)
BODY = Style(9, above=3)
STRONG = Style(9, "semibold", above=3)
SMALL = Style(8.2, colour="text.muted", above=2)
NOTE = Style(8.2, above=2)
AGAIN = Style(8.2, "semibold", "text.muted")
"""What goes on from the page before."""


def broken(text: str, style: Style, room: float) -> tuple[str, ...]:
    """Return the lines of a text; an empty line of its own stays one."""
    lines: list[str] = []
    for paragraph in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        lines += wrap(paragraph, style.font, room) or ("",)
    return _evened(lines, text, style, room) if style.even else tuple(lines)


def _evened(lines: Sequence[str], text: str, style: Style, room: float) -> tuple[str, ...]:
    """Return as many lines in less width, until the last one is not short.

    No line ends within a word such as "as-is" where another width does without.
    """
    if len(lines) < 2 or "\n" in text or not _is_short(lines, style, room):
        return tuple(lines)
    narrower = (wrap(text, style.font, room * part) for part in NARROWER)
    tried = list(takewhile(lambda each: len(each) <= len(lines), narrower))
    even = [each for each in tried if not _is_short(each, style, room)]
    whole = [each for each in even if not any(row.endswith("-") for row in each[:-1])]
    return (whole or even or [*tried[-1:], tuple(lines)])[0]


def _is_short(lines: Sequence[str], style: Style, room: float) -> bool:
    return width(lines[-1], style.font) < SHORT * room


def rows(lines: Iterable[str], style: Style, x: float = 0.0) -> tuple[Piece, ...]:
    """Return lines of one style, each a piece."""
    baseline = middle(style.pitch / 2, style.font)
    return tuple(
        Piece(style.pitch, line(x, baseline, string, style.font, style.colour)) for string in lines
    )


def paragraph(text: str, style: Style, room: float, x: float = 0.0, keep: bool = False) -> Block:
    """Return a text as a block of lines, ``x`` further right and narrower by that."""
    lines = broken(text.strip("\n"), style, room - x)
    return Block(rows(lines, style, x), label=text, above=style.above, keep=keep)


def heading(text: str, style: Style, room: float, marks: Sequence[Mark] = ()) -> Block:
    """Return a heading: never broken, never left alone at the foot of a column."""
    lines = broken(text, style, room)
    whole = stacked(rows(lines, style))
    return Block(
        (whole,),
        "heading",
        text,
        style.above,
        keep=True,
        least=1,
        marks=tuple(marks),
        tag=Tag(style.level),
    )


def numbered(n: int, text: str, style: Style, room: float) -> Block:
    """Return a heading with its number before it."""
    said = number(n)
    lead = width(said, style.font) + style.size * 0.6
    lines = broken(text, style, room - lead)
    whole = stacked(rows(lines, style, lead))
    shapes = line(0.0, middle(style.pitch / 2, style.font), said, style.font, "text.muted")
    block = heading(f"{said} {text}", style, room)
    return replace(block, pieces=(replace(whole, shapes=(*shapes, *whole.shapes)),))


def again(title: str, room: float, style: Style = AGAIN) -> Block:
    """Return what heads a page or column on which something goes on."""
    name = elide(title, style.font, room - width(continued(""), style.font))
    whole = stacked(rows((continued(name),), style), style.size * 0.3)
    return Block((whole,), "again", tag=ARTIFACT)


def pair(label: str, text: str, room: float, style: Style = BODY, first: float = 0.0) -> Block:
    """Return a name in the left margin and its text beside it; ``first`` is the margin's width."""
    margin = first or room * 0.24
    name = Style(style.size, style.weight, "text.muted", style.above)
    left = rows(broken(label, name, margin - 8), name)
    right = rows(broken(text.strip("\n"), style, room - margin), style, margin)
    pieces = beside(left, right, style.pitch)
    return Block(pieces, label=f"{label} {text}", above=style.above)


def beside(left: Sequence[Piece], right: Sequence[Piece], pitch: float) -> tuple[Piece, ...]:
    """Return two stacks of lines side by side, row by row."""
    none = Piece(pitch)
    count = max(len(left), len(right))
    padded = (
        (left[at] if at < len(left) else none, right[at] if at < len(right) else none)
        for at in range(count)
    )
    return tuple(Piece(max(a.height, b.height), a.shapes, aside=(b.shapes,)) for a, b in padded)


def stacked(pieces: Iterable[Piece], below: float = 0.0) -> Piece:
    """Return pieces as one that is never broken, with air below."""
    whole = tuple(pieces)
    return Piece(sum(piece.height for piece in whole) + below, drawn(whole))


def rule(room: float, above: float = 8.0, role: str = "line", line_width: float = 0.6) -> Block:
    """Return a thin line over the whole width that begins what comes next."""
    drawn = Box(0.0, 0.0, room, line_width, fill=role)
    piece = Piece(line_width, (drawn,))
    return Block((piece,), "rule", above=above, keep=True, least=1, tag=ARTIFACT)


def chip(right: float, top: float, text: str, role: str) -> tuple[tuple[Shape, ...], float]:
    """Return a short word in a ring that ends at ``right``, and how wide it is."""
    font = Font(8.0, "semibold")
    wide, high = width(text, font) + 10, 12.0
    ring = Box(right - wide, top, wide, high, stroke=role, line=0.8, radius=high / 2)
    words = line(right - wide + 5, middle(top + high / 2, font), text, font, "text")
    return (ring, *words), wide


def shifted(shapes: Iterable[Shape], dx: float, dy: float) -> tuple[Shape, ...]:
    """Return shapes moved by (dx, dy)."""
    return tuple(moved(shape, dx, dy) for shape in shapes)
