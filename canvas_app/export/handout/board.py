"""The board in the hand-out: on one page where it can be read there (room: export).

On smaller paper the page is a map without words nobody could read; the stages after it have them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import SERIES, sheets
from canvas_app.i18n import _
from canvas_app.layout import pages, strips
from canvas_app.layout.flow import setting
from canvas_app.layout.flow.blocks import drawn
from canvas_app.layout.lines import line, middle
from canvas_app.layout.listening import going_on
from canvas_app.layout.pages import Bookmark, Page, Part
from canvas_app.layout.picture import Box, Node, Picture, Shape
from canvas_app.layout.poster import wordless
from canvas_app.layout.view import JourneyView
from canvas_app.text import Font, elide, width

PHASE, STAGE, LANE = Font(9, "semibold"), Font(8), Font(8, "semibold")
ROW = 12.0
"""The height of a row of names above the map."""
NARROW = 24.0
"""Stages that are narrower on paper have no name."""
AIR = 16.0
PAD = 3.0


def board_page(
    view: JourneyView,
    board: Picture,
    options: PdfOptions,
    ways: Sequence[tuple[float, float]],
    day: date,
) -> Page:
    """Return the page of a board; ``ways`` are the ways to hold the paper."""
    from canvas_app.export.pdf import filtered

    sheet = max(ways, key=lambda way: pages.board_scale(board, way[0], way[1], view))
    whole = pages.board_page(board, view, (*sheet, 1), day, filtered(view))
    mark = Bookmark(_("The journey on one page"), 0, 0.0, 0.0, *sheet)
    whole = replace(whole, bookmarks=(mark,))
    letters = pages.smallest_text(board) or options.min_text
    if letters * whole.parts[0].scale >= options.min_text:
        return whole
    cuts = strips.cuts(board, view)
    turned = len(ways) > 1
    sheet = max(ways, key=lambda way: strips.scale(cuts, board, view, way[0], way[1], turned))
    plan = strips.fold(cuts, board, view, *sheet, turned)
    if plan is not None and letters * plan.scale >= options.min_text:
        rows = strips.strips_page(board, view, plan, sheet, day, filtered(view))
        mark = replace(mark, width=sheet[0], height=sheet[1])
        return replace(rows, bookmarks=(mark,))
    return _map(whole, board, view, options)


def _map(whole: Page, board: Picture, view: JourneyView, options: PdfOptions) -> Page:
    """Return the page of a board without its words, with names that can be read instead."""
    _left, top, room, high = pages.body(whole.width, whole.height)
    top += 2 * ROW
    scale = min(whole.parts[0].scale, (high - 2 * ROW - 4 * AIR) / board.height)
    x = (whole.width - board.width * scale) / 2
    small = Part(tuple(map(wordless, going_on(board.nodes))), x, top, scale)
    names = tuple(_names(board, view, scale))
    said = setting.paragraph(_advice(board, view, options), setting.BODY, room)
    below = top + board.height * scale + AIR
    own = (
        small,
        Part((_node("names", names, x, top),), 0.0, 0.0, 1.0),
        Part((_node("advice", drawn(said.pieces), pages.MARGIN, below),), 0.0, 0.0, 1.0),
    )
    return replace(whole, parts=(*own, *whole.parts[1:]))


def _node(id_: str, shapes: tuple[Shape, ...], x: float, y: float) -> Node:
    return Node(id_, "chart", x, y, 0.0, 0.0, shapes, lambda _detail: shapes)


def _names(board: Picture, view: JourneyView, scale: float) -> Iterator[Shape]:
    """Yield the names of phases and stages above a map, and those of lanes on it."""
    phases: dict[str, str] = {phase.id: phase.name for phase in view.project.phases}
    stages = {stage.id: stage.name for stage in view.project.stages}
    people = {persona.id: persona.name for persona in view.project.personas}
    for phase in dict.fromkeys(column.phase for column in board.columns):
        own = [column for column in board.columns if column.phase == phase]
        left, right = own[0].x * scale, (own[-1].x + own[-1].width) * scale
        name = elide(phases[phase], PHASE, right - left - PAD)
        at = (left + right) / 2, middle(-1.5 * ROW, PHASE)
        yield from line(*at, name, PHASE, f"phase.{phase}.title", 0.5)
    for column in board.columns:
        wide = column.width * scale
        if wide >= NARROW:
            name = elide(stages[column.stage_id], STAGE, wide - PAD)
            x = column.x * scale + wide / 2
            yield from line(x, middle(-0.5 * ROW, STAGE), name, STAGE, "text", 0.5)
    for lane in board.lanes:
        name = people.get(lane.persona_id, "") if lane.persona_id else _("Everyone")
        name = elide(name, LANE, 120.0)
        y = (lane.y + lane.height) * scale - ROW - 1.0
        x = PAD
        yield Box(x, y, width(name, LANE) + 2 * PAD, ROW, "surface", "line", 0.5, 2.0)
        yield from line(x + PAD, middle(y + ROW / 2, LANE), name, LANE, "text")


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
