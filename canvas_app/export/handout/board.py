"""The board in the hand-out: on one page where it can be read there (room: export).

On smaller paper it is a map without words nobody could read; the stages after it have them. Of
very many cards there are several maps, so that each card has its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from canvas_app.export.handout.cover import size
from canvas_app.export.handout.map import longest, mapped
from canvas_app.export.handout.map_pages import Stretch, stretches
from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import SERIES, sheets
from canvas_app.i18n import _
from canvas_app.layout import pages, strips
from canvas_app.layout.flow.blocks import Spot
from canvas_app.layout.pages import Bookmark, Page
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.panels.words import clean


def board_pages(
    view: JourneyView,
    board: Picture,
    options: PdfOptions,
    ways: Sequence[tuple[float, float]],
    day: date,
    by: float = 1.0,
) -> list[tuple[Page, list[Spot]]]:
    """Return the page of a board, or several, and what on each leads to touchpoints.

    ``ways`` are the ways to hold the paper; words beside the board are made larger ``by``.
    """
    found = _board_pages(view, board, options, ways, day, by)
    page, spots = found[0]
    mark = Bookmark(title(len(found)), 0, 0.0, 0.0, page.width, page.height)
    return [(replace(page, bookmarks=(mark,)), spots), *found[1:]]


def title(count: int) -> str:
    """Return what a board on so many pages is called."""
    return _("The journey on one page") if count == 1 else _("The whole journey")


def _board_pages(
    view: JourneyView,
    board: Picture,
    options: PdfOptions,
    ways: Sequence[tuple[float, float]],
    day: date,
    by: float,
) -> list[tuple[Page, list[Spot]]]:
    from canvas_app.export.pdf import filtered

    sheet = max(ways, key=lambda way: pages.board_scale(board, way[0], way[1], view))
    whole = pages.board_page(board, view, (*sheet, 1), day, filtered(view))
    letters = pages.smallest_text(board) or options.min_text
    if letters * whole.parts[0].scale >= options.min_text:
        return [(whole, [])]
    cuts = strips.cuts(board, view)
    turned = len(ways) > 1
    folded = max(ways, key=lambda way: strips.scale(cuts, board, view, way[0], way[1], turned))
    plan = strips.fold(cuts, board, view, *folded, turned)
    if plan is not None and letters * plan.scale >= options.min_text:
        return [(strips.strips_page(board, view, plan, folded, day, filtered(view)), [])]
    advice = _advice(board, view, options)
    alone = mapped(whole, board, view, size(view), advice, by)
    if alone[1]:
        return [alone]
    wholes = [pages.board_page(board, view, (*way, 1), day, filtered(view)) for way in ways]
    return _maps(view, board, wholes, advice, by) or [alone]


def _maps(
    view: JourneyView, board: Picture, wholes: Sequence[Page], advice: str, by: float
) -> list[tuple[Page, list[Spot]]]:
    """Return the fewest maps of a board with numbers and a key on each, none without room.

    ``wholes`` are the pages of the board as the paper may be held.
    """
    best: list[tuple[Page, list[Spot]]] = []
    for whole in sorted(wholes, key=lambda whole: whole.width):
        wide = longest(whole, board, view, by)
        for parts in stretches(board, view, wide) if wide else ():
            if best and len(parts) > len(best):
                break
            told = [advice if part is parts[-1] else "" for part in parts]
            made = (_map(*each, whole, by) for each in zip(parts, told, strict=True))
            found = list(takewhile(lambda each: each[1], made))
            if len(found) == len(parts):
                best = found
                break
    return best


def _map(part: Stretch, advice: str, whole: Page, by: float) -> tuple[Page, list[Spot]]:
    """Return the map of a part of a board."""
    sheet = whole.width, whole.height
    names = {stage.id: clean(stage.name) for stage in part.view.project.stages}
    about = ", ".join(names[column.stage_id] for column in part.board.columns)
    scale = pages.board_scale(part.board, *sheet, part.view)
    parts = replace(whole.parts[0], scale=scale), *whole.parts[1:]
    held = replace(whole, parts=parts, bookmarks=())
    return mapped(held, part.board, part.view, about, advice, by)


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
