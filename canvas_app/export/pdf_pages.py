"""The board of a journey on as many sheets as it needs (room: export)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import sheets
from canvas_app.layout import strips
from canvas_app.layout.board import layout
from canvas_app.layout.cutting import Plan, plan
from canvas_app.layout.folding import Folds
from canvas_app.layout.journey_pages import journey_pages
from canvas_app.layout.pages import Page, smallest_text
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView

SMALL_SHEETS = ("A4", "letter")
LETTERS = {True: 8.0, False: 7.0}
"""Points that letters keep on small sheets and on larger ones."""
MANY = 60
"""Sheets of a board of which one more or less does not count: trying takes seconds."""
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
    cut, sheet = _cut(picture, view, ways, least)
    day = options.date or date.today()
    rows = _in_rows(picture, view, ways, cut, least)
    if rows is not None:
        return (strips.strips_page(picture, view, *rows, day, filtered),)
    return journey_pages(picture, view, sheet, least, day, filtered, cut=cut)


def _cut(
    picture: Picture, view: JourneyView, ways: Sequence[tuple[float, float]], least: float
) -> tuple[Plan, tuple[float, float]]:
    """Return how a board is cut, closely where that saves pages, and the way to hold them."""
    folds = Folds(picture)
    plans = [(plan(picture, view, way, least, folds=folds), way) for way in ways]
    cut, sheet = min(plans, key=lambda each: (each[0].price, -each[0].scale))
    if cut.is_neat or len(cut.places) > MANY:
        return cut, sheet
    closer = plan(picture, view, sheet, least, folds=folds.closer())
    return min(cut, closer, key=lambda each: len(each.places)), sheet


def _in_rows(
    picture: Picture,
    view: JourneyView,
    ways: Sequence[tuple[float, float]],
    cut: Plan,
    least: float,
) -> tuple[Plan, tuple[float, float]] | None:
    """Return how the board stands on one large sheet in rows, None where pages serve it better.

    They do where letters get smaller than ``least`` allows, or much smaller than on pages.
    """
    cuts = strips.cuts(picture, view)
    folded = ((strips.fold(cuts, picture, view, *way), way) for way in ways)
    found = [(plan, way) for plan, way in folded if plan is not None]
    if not found:
        return None
    rows, way = max(found, key=lambda each: each[0].scale)
    worse = 1 / strips.GAIN if len(cut.places) > 1 else strips.GAIN
    return (rows, way) if rows.scale >= max(least, worse * cut.scale) else None
