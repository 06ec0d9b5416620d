"""How the name of a card is set: as large as it can be whole (room: geometry)."""

from __future__ import annotations

from typing import NamedTuple

from canvas_app.text import Font, width, wrap


class Fit(NamedTuple):
    """A way to set a title: how large, how many lines, how far apart."""

    font: Font
    lines: int
    pitch: float


FITS = (
    Fit(Font(13, "semibold"), 2, 16.0),
    Fit(Font(12, "semibold"), 2, 15.0),
    Fit(Font(12, "semibold"), 3, 12.0),
    Fit(Font(11, "semibold"), 3, 12.5),
    Fit(Font(10, "semibold"), 3, 12.0),
    Fit(Font(9, "semibold"), 4, 10.0),
    Fit(Font(8, "semibold"), 4, 9.5),
)
"""At 100 % a title is not elided: it takes a third line, then a smaller size."""
HARD_SPACE = "\u00a0"
READABLE = 12
"""A title gets no smaller than this only to keep a long word whole."""
BRIEF_FITS = (
    Fit(Font(19, "semibold"), 2, 22.0),
    Fit(Font(16, "semibold"), 3, 18.0),
    Fit(Font(14, "semibold"), 3, 16.0),
)


def fitted(
    name: str, room: float, fits: tuple[Fit, ...], language: str = ""
) -> tuple[Fit, tuple[str, ...]]:
    """Return the largest way to set a title whole, with its lines.

    The first ways are tried without breaking a word, then all of them with. What fits in no
    way is elided in the last one.
    """
    words = name.replace(" / ", f"{HARD_SPACE}/ ").split(" ")
    found = None
    for fit in fits:
        whole = fit.font.size >= READABLE and all(width(word, fit.font) <= room for word in words)
        if found is None or whole:
            lines = wrap(name, fit.font, room, language=language)
            if len(lines) <= fit.lines:
                if whole:
                    return fit, lines
                found = fit, lines
    last = fits[-1]
    return found or (last, wrap(name, last.font, room, last.lines, language=language))
