"""The board in the hand-out: on one page where it can be read there (room: export).

On smaller paper the page is a map without words nobody could read; the stages after it have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from canvas_app.export.handout.map import mapped
from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import SERIES, sheets
from canvas_app.i18n import _
from canvas_app.layout import pages, strips
from canvas_app.layout.flow.blocks import Spot
from canvas_app.layout.pages import Bookmark, Page
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView


def board_page(
    view: JourneyView,
    board: Picture,
    options: PdfOptions,
    ways: Sequence[tuple[float, float]],
    day: date,
    by: float = 1.0,
) -> tuple[Page, list[Spot]]:
    """Return the page of a board, and what on it leads to touchpoints.

    ``ways`` are the ways to hold the paper; words beside the board are made larger ``by``.
    """
    from canvas_app.export.pdf import filtered

    sheet = max(ways, key=lambda way: pages.board_scale(board, way[0], way[1], view))
    whole = pages.board_page(board, view, (*sheet, 1), day, filtered(view))
    mark = Bookmark(_("The journey on one page"), 0, 0.0, 0.0, *sheet)
    whole = replace(whole, bookmarks=(mark,))
    letters = pages.smallest_text(board) or options.min_text
    if letters * whole.parts[0].scale >= options.min_text:
        return whole, []
    cuts = strips.cuts(board, view)
    turned = len(ways) > 1
    sheet = max(ways, key=lambda way: strips.scale(cuts, board, view, way[0], way[1], turned))
    plan = strips.fold(cuts, board, view, *sheet, turned)
    if plan is not None and letters * plan.scale >= options.min_text:
        rows = strips.strips_page(board, view, plan, sheet, day, filtered(view))
        mark = replace(mark, width=sheet[0], height=sheet[1])
        return replace(rows, bookmarks=(mark,)), []
    return mapped(whole, board, view, _advice(board, view, options), by)


def _advice(board: Picture, view: JourneyView, options: PdfOptions) -> str:
    """Return where the board can be read."""
    here = _("The next pages tell it stage by stage.")
    letters = pages.smallest_text(board) or options.min_text
    cuts = strips.cuts(board, view)
    for paper in SERIES:
        ways = sheets(paper, options.orientation)
        turned = len(ways) > 1
        scale = max(strips.scale(cuts, board, view, *way, turned) for way in ways)
        if letters * scale >= options.min_text:
            there = _("On one sheet of {paper} it can be read as a whole.")
            return f"{here} {there.replace('{paper}', paper)}"
    return here
