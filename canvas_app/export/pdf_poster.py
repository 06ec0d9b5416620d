"""The board of a journey as a poster of several sheets (room: export)."""

from __future__ import annotations

from datetime import date

from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import MM, sheets
from canvas_app.export.pdf_pages import USUAL
from canvas_app.layout.board import layout
from canvas_app.layout.change_legend import explained
from canvas_app.layout.pages import Page
from canvas_app.layout.picture import Picture
from canvas_app.layout.poster import poster_pages
from canvas_app.layout.tiling import tiling
from canvas_app.layout.view import JourneyView


def poster_sheets(view: JourneyView, options: PdfOptions, filtered: str) -> tuple[Page, ...]:
    """Return the board of a journey at true size on as many sheets as it takes.

    ``filtered`` stands in the foot. Raises KeyError for an unknown journey or paper, or one
    without a size ("fit"), and ValueError for an overlap that leaves less than half of a sheet.
    """
    paper = USUAL if options.paper == "auto" else options.paper
    overlap = options.overlap * MM
    board = layout(view)
    found: list[tuple[int, Picture, tuple[float, float]]] = []
    for way in sheets(paper, options.orientation):
        told = explained(board, view, tiling(board, way, overlap).columns)
        found.append((len(tiling(told, way, overlap).tiles), told, way))
    _count, picture, sheet = min(found, key=lambda each: each[0])
    day = options.date or date.today()
    return poster_pages(picture, view, sheet, paper, overlap, day, filtered)
