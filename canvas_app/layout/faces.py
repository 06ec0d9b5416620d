"""Faces for feelings from −2 to +2, told apart by their mouths as well (room: geometry)."""

from __future__ import annotations

from fractions import Fraction

from canvas_app.layout.picture import Disc, Path, Shape
from canvas_app.model.scoring.rounding import steps
from canvas_app.theme import EMOTIONS

NEUTRAL = 2
"""Where 0 stands in ``theme.EMOTIONS``."""

_BENDS = (-0.34, -0.24, 0.0, 0.24, 0.34)
"""How far the middle of the mouth hangs below its corners, in radii, from −2 to +2."""


def emotion(value: Fraction | int) -> str:
    """Return the role of the emotion nearest to a feeling of −2 … +2, as "emotion.-1"."""
    return f"emotion.{EMOTIONS[_level(value)]}"


def face(
    x: float, y: float, radius: float, value: Fraction | int, hollow: bool, faded: bool = False
) -> tuple[Shape, ...]:
    """Return a face around (x, y); hollow when nothing stands behind the value.

    A faded face keeps its mouth and loses its colour.
    """
    role, level = emotion(value), _level(value)
    edge = "text.faint" if faded else f"{role}.line"
    ink = edge if hollow or faded else f"{role}.text"
    fill = "card.fill" if hollow or faded else f"{role}.fill"
    line = max(1.0, radius * 0.16)
    return (
        Disc(x, y, radius - line / 2, fill, edge, max(1.0, radius * 0.14)),
        Disc(x - radius * 0.32, y - radius * 0.2, radius * 0.13, ink),
        Disc(x + radius * 0.32, y - radius * 0.2, radius * 0.13, ink),
        _mouth(x, y + radius * 0.34, radius, level, ink, line),
        *_brows(x, y, radius, level, ink, line),
    )


def _level(value: Fraction | int) -> int:
    return min(max(steps(value, 0), -2), 2) + NEUTRAL


def _mouth(x: float, y: float, radius: float, level: int, ink: str, line: float) -> Path:
    bend = _BENDS[level] * radius
    half = radius * 0.42
    y -= bend * 0.5
    lip = ("C", x - half * 0.5, y + bend * 1.33, x + half * 0.5, y + bend * 1.33, x + half, y)
    if level == NEUTRAL + 2:
        return Path((("M", x - half, y), lip, ("Z",)), fill=ink, stroke=ink, line=line * 0.6)
    return Path((("M", x - half, y), lip), stroke=ink, line=line)


def _brows(
    x: float, y: float, radius: float, level: int, ink: str, line: float
) -> tuple[Path, ...]:
    """Return the frown that tells −2 from −1."""
    if level:
        return ()
    outer, inner, top, low = radius * 0.56, radius * 0.2, y - radius * 0.56, y - radius * 0.42
    return (
        Path((("M", x - outer, top), ("L", x - inner, low)), stroke=ink, line=line * 0.8),
        Path((("M", x + outer, top), ("L", x + inner, low)), stroke=ink, line=line * 0.8),
    )
