"""How a PDF is made (room: export; light enough for the command line)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from canvas_app.export.paper import Orientation

Layout = Literal["board", "poster", "pages", "handout", "table"]
LAYOUTS: tuple[Layout, ...] = ("board", "poster", "pages", "handout", "table")
"""The layouts there are."""

PANELS = (
    "journey_score",
    "emotion_curve",
    "ipa",
    "opportunity",
    "expectation_gap",
    "success_touchpoints",
    "coverage",
    "gaps",
    "feedback",
    "budget",
    "next_best_action",
    "nba_next",
    "comparison",
)
"""The panels that a hand-out can show, in its order (keys of ``scoring.md`` 2.14)."""

MIN_TEXT = 5.0
VIEWS = ("best", "internal", "customer")
"""Whose ratings count (``layout.view.ViewChoice``)."""
OVERLAP = 10.0
WIDEST_OVERLAP = 50.0
"""Millimetres; half of a small sheet would be left."""


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """How a journey is printed (``export.md``).

    ``paper`` is one of ``paper.PAPERS``; ``min_text`` is the size in points that letters keep
    with ``auto``; ``language`` ("de", "en") is that of the program's own words, the project's
    when None; ``date`` is the day printed in the foot, today when None; ``overlap`` of a
    poster's tiles is in millimetres; ``compare`` is the id of a journey to hold against;
    ``notes`` False leaves out quotes and notes; ``panels`` are keys of ``scoring.md`` 2.14, all
    when None; ``attached`` are the bytes of the project file to carry along, made by
    ``pdf.carried``. Pictures only: ``scale`` in pixels to the point, as sharp as is sensible
    when None; ``transparent`` leaves out the ground.
    """

    layout: Layout = "board"
    paper: str = "auto"
    orientation: Orientation = "auto"
    min_text: float = MIN_TEXT
    language: str | None = None
    date: date | None = None
    theme: str = "print"
    overlap: float = OVERLAP
    compare: str | None = None
    notes: bool = True
    panels: tuple[str, ...] | None = None
    greyscale: bool = False
    attached: bytes | None = None
    scale: float | None = None
    transparent: bool = False

    @property
    def colours(self) -> str:
        """The name of the theme in whose colours it is drawn."""
        return "greyscale" if self.greyscale else self.theme
