"""The board of a journey as a poster of several sheets (room: export)."""

from __future__ import annotations

from datetime import date

from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import MM, sheets
from canvas_app.export.pdf import Exported, filtered, pages_pdf, speaking
from canvas_app.export.pdf_pages import USUAL
from canvas_app.layout.view import JourneyView


def poster_pdf(view: JourneyView, options: PdfOptions) -> Exported:
    """Return the board of a journey at true size on as many sheets as it takes.

    Raises KeyError for an unknown journey or paper, or one without a size ("fit"), and
    ValueError for an overlap that leaves less than half of a sheet.
    """
    from canvas_app.layout.board import layout
    from canvas_app.layout.poster import poster_pages, tiling

    paper = USUAL if options.paper == "auto" else options.paper
    overlap = options.overlap * MM
    with speaking(options.language or view.project.language):
        picture = layout(view)

        def count(way: tuple[float, float]) -> int:
            return len(tiling(picture, way, overlap).tiles)

        sheet = min(sheets(paper, options.orientation), key=count)
        day = options.date or date.today()
        found = poster_pages(picture, view, sheet, paper, overlap, day, filtered(view))
        return pages_pdf(found, view, options)
