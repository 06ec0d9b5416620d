"""A scoring panel as one page without margins of paper: to be copied as a picture (room: export).

It says what the hand-out says, but for the formulas.
"""

from __future__ import annotations

from dataclasses import replace

from canvas_app.export.handout.panel_pages import chapter
from canvas_app.layout.flow.paging import Frame, leaves
from canvas_app.layout.pages import Page, Part
from canvas_app.layout.view import JourneyView
from canvas_app.panels.panel import Panel

WIDE = 480.0
"""Points: half a slide."""
TALL = 100_000.0
"""More than any panel needs."""


def panel_page(panel: Panel, view: JourneyView, margin: float) -> Page:
    """Return a panel as a page just as high as it has to be, ``margin`` points of air around."""
    words = chapter(_untraced(panel), view, WIDE, TALL, ())
    leaf, *_none = leaves([words], Frame(margin, margin, WIDE, TALL))
    bottom = max(_bottom(part) for part in leaf.parts)
    return Page(WIDE + 2 * margin, bottom + margin, head=(), parts=tuple(leaf.parts), foot=())


def _untraced(panel: Panel) -> Panel:
    """Return a panel that does not say where its numbers come from."""
    sections = tuple(
        replace(section, rows=tuple(replace(row, trace=None) for row in section.rows))
        for section in panel.sections
    )
    return replace(
        panel,
        tiles=tuple(replace(tile, trace=None) for tile in panel.tiles),
        chart=replace(panel.chart, traces={}) if panel.chart else None,
        sections=sections,
    )


def _bottom(part: Part) -> float:
    return part.y + part.scale * max((node.y + node.height for node in part.nodes), default=0.0)
