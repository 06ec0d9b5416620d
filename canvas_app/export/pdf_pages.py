"""The board of a journey on as many sheets as it needs (room: export)."""

from __future__ import annotations

from datetime import date

from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import sheets
from canvas_app.export.pdf import Exported, filtered, pages_pdf, speaking
from canvas_app.layout.view import JourneyView

SMALL_SHEETS = ("A4", "letter")
LETTERS = {True: 8.0, False: 7.0}
"""Points that letters keep on small sheets and on larger ones."""
USUAL = "A4"
"""The paper of choice for layouts of many sheets."""


def journey_pdf(view: JourneyView, options: PdfOptions) -> Exported:
    """Return the board of a journey cut into pages.

    Raises KeyError for an unknown journey or paper, or one without a size ("fit").
    """
    from canvas_app.layout.board import layout
    from canvas_app.layout.journey_pages import journey_pages, plan
    from canvas_app.layout.pages import smallest_text

    paper = USUAL if options.paper == "auto" else options.paper
    with speaking(options.language or view.project.language):
        picture = layout(view)
        letters = smallest_text(picture)
        least = LETTERS[paper in SMALL_SHEETS] / letters if letters else 1.0
        sheet = min(
            sheets(paper, options.orientation),
            key=lambda way: plan(picture, view, way, least).pages,
        )
        day = options.date or date.today()
        found = journey_pages(picture, view, sheet, least, day, filtered(view))
        return pages_pdf(found, view, options)
