"""What changes between two journeys, as a table behind the board (room: export)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from canvas_app.export.handout.document import frame_of, page_of
from canvas_app.export.options import PdfOptions
from canvas_app.export.paper import sheets
from canvas_app.export.table_pages import Cell, Strip, rows_below
from canvas_app.i18n import _
from canvas_app.layout import pages
from canvas_app.layout.flow import setting
from canvas_app.layout.flow.blocks import Chapter, Group, Mark
from canvas_app.layout.flow.paging import leaves
from canvas_app.layout.pages import Page
from canvas_app.layout.view import JourneyView
from canvas_app.panels.changes import changes, summary, told

READ = ("A4", "letter", "A3", "tabloid")
"""Sheets that are held in the hand; behind a larger board the table stands on the first.

It is held as the board is.
"""
NAME, SCORE, STEP = 104.0, 54.0, 40.0
"""The widths of names, of scores and of their difference."""


def with_changes(
    made: Sequence[Page], view: JourneyView, options: PdfOptions, filtered: str
) -> list[Page]:
    """Return the pages of a board, followed by the table of changes when it is compared."""
    if view.compare is None:
        return list(made)
    paper = options.paper if options.paper in READ else READ[0]
    sheet = min(sheets(paper, options.orientation), key=lambda way: _turned(way, made[-1]))
    frame = replace(frame_of(sheet), columns=1)
    behind = leaves([chapter(view, frame.width)], frame)
    count, day = len(made) + len(behind), options.date or date.today()
    found = []
    for at, page in enumerate(made, 1):
        size = page.width, page.height
        head, foot = pages.furniture(view, size, day, (at, count), filtered)
        found.append(replace(page, head=head, foot=foot))
    for at, leaf in enumerate(behind, len(made) + 1):
        found.append(page_of(view, leaf, sheet, day, (at, count)))
    return found


def _turned(way: tuple[float, float], page: Page) -> bool:
    """Whether a way to hold the paper is not that of a page."""
    return (way[0] > way[1]) != (page.width > page.height)


def chapter(view: JourneyView, room: float) -> Chapter:
    """Return the table of changes; ``room`` is the width of the words."""
    title = _("What changes")
    head = (
        setting.heading(title, setting.CHAPTER, room, [Mark(title, 0)]),
        setting.paragraph(summary(view), setting.SMALL, room, keep=True),
    )
    found = list(changes(view))
    if not found:
        words = setting.paragraph(_("Both journeys are alike."), setting.BODY, room)
        return Chapter((Group((*head, words)),))
    names = max(NAME, room / 5)
    strips = (
        _strip(_("Touchpoint"), (each.name for each in found), names),
        _strip(
            _("Change"),
            ("\n".join((each.kind, *each.fields)) for each in found),
            room - names - 2 * SCORE - STEP,
        ),
        _strip(_("Quality before"), (told(each.quality.a) for each in found), SCORE, right=True),
        _strip(_("Quality after"), (told(each.quality.b) for each in found), SCORE, right=True),
        _strip("±", (told(each.quality.difference, True) for each in found), STEP, right=True),
    )
    return rows_below(head, strips, {})


def _strip(title: str, words: Iterable[str], width: float, right: bool = False) -> Strip:
    return Strip(title, tuple(map(Cell, words)), width, right)
