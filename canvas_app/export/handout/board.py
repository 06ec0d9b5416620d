"""The board in the hand-out: on one page where it can be read there (room: export).

On smaller paper it is a map without words nobody could read; the stages after it have them. Of
very many cards there are several maps, so that each card has its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from canvas_app.export.handout.cover import size
from canvas_app.export.handout.map import Room, longest, mapped, room_of
from canvas_app.export.handout.map_pages import Stretch, stretches
from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import SERIES, sheets
from canvas_app.i18n import _
from canvas_app.layout import pages, strips
from canvas_app.layout.flow.blocks import Spot
from canvas_app.layout.flow.paging import Leaf, grown
from canvas_app.layout.pages import Bookmark, Page
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.panels.words import clean

BETWEEN = 26.0
"""Between a key and the map below it."""
MOST = 3
"""So many maps on a page are the most that are hoped for."""


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
    alone = mapped(room_of(sheet, view, by), board, view, size(view), advice)
    if alone.spots:
        return [_drawn(alone, whole, by)]
    found = _maps(view, board, [room_of(way, view, by) for way in ways], advice)
    if found is None:
        return [_drawn(alone, whole, by)]
    at, maps = found
    whole = pages.board_page(board, view, (*ways[at], 1), day, filtered(view))
    return [_drawn(leaf, whole, by) for leaf in maps]


def _drawn(leaf: Leaf, whole: Page, by: float) -> tuple[Page, list[Spot]]:
    """Return a page of maps instead of the page with the whole board."""
    large = grown(leaf, by)
    return replace(whole, parts=(*large.parts, *whole.parts[1:]), bookmarks=()), large.spots


def _maps(
    view: JourneyView, board: Picture, rooms: Sequence[Room], advice: str
) -> tuple[int, list[Leaf]] | None:
    """Return the fewest pages of maps with numbers and a key for each, None without room.

    ``rooms`` are those on the paper as it may be held; with the pages comes which one it is.
    """
    found: tuple[int, list[Leaf]] | None = None
    for at, room in sorted(enumerate(rooms), key=lambda each: each[1].width):
        wide = longest(room, board, view)
        for parts in stretches(board, view, wide) if wide else ():
            if found and len(parts) > MOST * len(found[1]):
                break
            leaves = _stacked(parts, room, advice)
            if leaves is None:
                continue
            if found is None or len(leaves) <= len(found[1]):
                found = at, leaves
            break
    return found


def _stacked(parts: Sequence[Stretch], room: Room, advice: str) -> list[Leaf] | None:
    """Return pages with a map for each part, below each other where they fit; None if none do."""
    found: list[Leaf] = []
    for part in parts:
        told = advice if part is parts[-1] else ""
        if found:
            below = max(spot.y + spot.height for spot in found[-1].spots) + BETWEEN
            leaf = _map(part, room, told, below)
            if leaf.spots:
                found[-1].parts += leaf.parts
                found[-1].spots += leaf.spots
                continue
        leaf = _map(part, room, told)
        if not leaf.spots:
            return None
        found.append(leaf)
    return found


def _map(part: Stretch, room: Room, advice: str, top: float | None = None) -> Leaf:
    """Return the map of a part of a board."""
    names = {stage.id: clean(stage.name) for stage in part.view.project.stages}
    about = ", ".join(names[column.stage_id] for column in part.board.columns)
    return mapped(room, part.board, part.view, about, advice, top)


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
