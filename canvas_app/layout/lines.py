"""Lines of text as shapes: placed by left end, middle or right end (room: geometry)."""

from __future__ import annotations

from unicodedata import bidirectional

from canvas_app.layout.picture import Text
from canvas_app.text import Font, runs, width

TURNED = 3
"""With fewer pieces than two of one script and a space between, none changes its place."""
HALF_CAPITAL = 0.364
"""Half the height of Inter's capitals, in sizes: how far a centred baseline lies lower."""


def line(
    x: float, y: float, string: str, font: Font, colour: str, align: float = 0.0
) -> tuple[Text, ...]:
    """Return one line on the baseline ``y``: it begins at x, or ends there with ``align`` 1."""
    pieces = [(face, piece, width(piece, face)) for face, piece in runs(string, font)]
    x -= align * sum(length for _, _, length in pieces) if align else 0.0
    shapes = []
    for face, piece, length in pieces:
        shapes.append(Text(x, y, piece, face, colour, length))
        x += length
    return tuple(shapes) if len(shapes) < TURNED else _turned(shapes)


def _turned(pieces: list[Text]) -> tuple[Text, ...]:
    """Let pieces of right-to-left scripts stand from right to left with what is between them.

    They stay in the order they are read in; painters turn the letters of each round themselves.
    """
    ends: dict[int, int] = {}
    begun: int | None = None
    for at, piece in enumerate(pieces):
        kinds = {bidirectional(character) for character in piece.string}
        if kinds & {"R", "AL"}:
            begun = at if begun is None else begun
            ends[begun] = at
        elif "L" in kinds:
            begun = None
    for first, last in ends.items():
        both = pieces[first].x + pieces[last].x + pieces[last].width
        for at in range(first, last + 1):
            piece = pieces[at]
            pieces[at] = piece._replace(x=both - piece.x - piece.width)
    return tuple(pieces)


def middle(y: float, font: Font) -> float:
    """Return the baseline on which capitals stand centred around y."""
    return y + HALF_CAPITAL * font.size


def paragraph(
    x: float,
    y: float,
    lines: tuple[str, ...],
    font: Font,
    colour: str,
    pitch: float,
    align: float = 0.0,
) -> tuple[Text, ...]:
    """Return lines in rows of height ``pitch``, the first row beginning at y."""
    return tuple(
        run
        for row, string in enumerate(lines)
        for run in line(x, middle(y + (row + 0.5) * pitch, font), string, font, colour, align)
    )
