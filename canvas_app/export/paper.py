"""Papers: their names and sizes (room: export; light enough for the command line)."""

from __future__ import annotations

import re
from typing import Literal

Orientation = Literal["auto", "portrait", "landscape"]

MM = 72 / 25.4
"""Points in a millimetre."""

SIZES: dict[str, tuple[float, float]] = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
    "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8),
}
"""Width and height of a sheet held upright, in millimetres."""

NEAR = 1.0
"""Millimetres by which a sheet may differ from one that has a name."""

SERIES = ("A4", "A3", "A2", "A1", "A0")
"""What ``auto`` tries, smallest first."""

MADE_UP = re.compile(r"(\d{2,4})x(\d{2,4})")
"""Any other sheet, as "100x150": its sides in millimetres."""

PAPERS = (*SIZES, "fit", "auto")
"""Every name that ``--paper`` takes."""

ORIENTATIONS: tuple[Orientation, ...] = ("auto", "portrait", "landscape")


def known(wide: float, high: float) -> str | None:
    """Return the name of a sheet of this size in millimetres, however it is held."""
    short, long = sorted((wide, high))
    for name, (narrow, tall) in SIZES.items():
        if abs(short - narrow) < NEAR and abs(long - tall) < NEAR:
            return name
    return None


def sheets(paper: str, orientation: Orientation) -> tuple[tuple[float, float], ...]:
    """Return the ways to hold a sheet, landscape first, as width and height in points.

    Printers have sheets that have no name here: "100x150" is one in millimetres. Raises
    KeyError for a paper that has no size of its own ("fit", "auto", unknown names).
    """
    made_up = MADE_UP.fullmatch(paper)
    short, long = sorted(map(int, made_up.groups())) if made_up else SIZES[paper]
    held = {"portrait": (short * MM, long * MM), "landscape": (long * MM, short * MM)}
    if orientation == "auto":
        return held["landscape"], held["portrait"]
    return (held[orientation],)
