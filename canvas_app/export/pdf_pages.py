"""The board of a journey on as many sheets as it needs (room: export)."""

from __future__ import annotations

from datetime import date

from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import sheets
from canvas_app.layout.board import layout
from canvas_app.layout.cutting import plan
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

    def price(way: tuple[float, float]) -> tuple[float, float]:
        cut = plan(picture, view, way, least)
        return cut.price, -cut.scale

    sheet = min(ways, key=price)
    day = options.date or date.today()
    return journey_pages(picture, view, sheet, least, day, filtered)
