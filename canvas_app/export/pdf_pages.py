"""The board of a journey on as many sheets as it needs (room: export)."""

from __future__ import annotations

from datetime import date

from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import sheets
from canvas_app.layout.board import layout
from canvas_app.layout.cutting import plan
from canvas_app.layout.folding import Folds
from canvas_app.layout.journey_pages import journey_pages
from canvas_app.layout.pages import Page, smallest_text
from canvas_app.layout.view import JourneyView

SMALL_SHEETS = ("A4", "letter")
LETTERS = {True: 8.0, False: 7.0}
"""Points that letters keep on small sheets and on larger ones."""
USUAL = "A4"
"""The paper of choice for layouts of many sheets."""


def journey_sheets(view: JourneyView, options: PdfOptions, filtered: str) -> tuple[Page, ...]:
    """Return the board of a journey cut into pages.

    ``filtered`` stands in the foot. Raises KeyError for an unknown journey or paper, or one
    without a size ("fit").
    """
    paper = USUAL if options.paper == "auto" else options.paper
    picture = layout(view)
    letters = smallest_text(picture)
    least = LETTERS[paper in SMALL_SHEETS] / letters if letters else 1.0
    ways = sheets(paper, options.orientation)
    folds = Folds(picture)
    plans = [(plan(picture, view, way, least, folds=folds), way) for way in ways]
    cut, sheet = min(plans, key=lambda each: (each[0].price, -each[0].scale))
    day = options.date or date.today()
    return journey_pages(picture, view, sheet, least, day, filtered, cut=cut)
