"""The hand-out as pages: cover, board, stages, panels, parking lot, decisions, methods.

(room: export)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module

from canvas_app.export.handout import cover, endings, panel_pages, stages
from canvas_app.export.handout.board import board_pages, title
from canvas_app.export.handout.cover import Entry
from canvas_app.export.options import PANELS, PdfOptions
from canvas_app.export.paper import MM, sheets
from canvas_app.i18n import _
from canvas_app.layout import pages
from canvas_app.layout.board import layout
from canvas_app.layout.flow.blocks import Chapter, Group, Mark, Spot
from canvas_app.layout.flow.paging import Frame, Leaf, grown, leaves
from canvas_app.layout.listening import again
from canvas_app.layout.pages import Bookmark, Link, Page
from canvas_app.layout.view import JourneyView
from canvas_app.model.filter import NO_FILTER
from canvas_app.model.scoring.values import live_touchpoints, personas
from canvas_app.panels.panel import Panel
from canvas_app.panels.words import clean, scope_of

LARGEST = 297 * MM
"""The short side of the largest sheet that is read in the hand; on larger ones letters grow."""
COLUMN = 340.0
"""The least width of a column, points: narrower ones hold no chart with readable letters."""
GUTTER = 26.0
CONTENTS = 2
"""Bookmarks from this level on are left out of the list of contents."""
BOARD = "board"
AIR = 10.0
"""What a link shows above the place it leads to."""


def handout_pages(view: JourneyView, options: PdfOptions) -> list[Page]:
    """Return the pages of the hand-out of a journey. Raises KeyError for an unknown paper."""
    from canvas_app.export.pdf import filtered

    sheet = sheets_of(options)[-1]
    by = max(1.0, min(sheet) / LARGEST)
    frame = frame_of(sheet, by)
    day = options.date or date.today()
    inside = leaves(_chapters(view, options, frame), frame)
    boards = board_pages(view, layout(view), options, sheets_of(options), day, by)
    outside = [grown(leaf, by) for leaf in _cover(view, day, inside, frame, len(boards))]
    inside = [grown(leaf, by) for leaf in inside]
    before = len(outside)
    count = before + len(boards) + len(inside)
    targets = dict(_targets(inside, before + len(boards))) | {BOARD: (before, 0.0)}

    def worded(leaf: Leaf, number: int) -> Page:
        page = page_of(view, leaf, sheet, day, (number, count))
        return replace(page, links=tuple(_links(leaf.spots, targets)))

    def drawn(page: Page, spots: Sequence[Spot], number: int) -> Page:
        held = page.width, page.height
        head, foot = pages.furniture(view, held, day, (number, count), filtered(view))
        links = [replace(link, page=number - 1) for link in page.links]
        links += _links(spots, targets)
        return replace(page, head=head, foot=foot, links=tuple(links))

    return [
        *(worded(leaf, number) for number, leaf in enumerate(outside, 1)),
        *(drawn(*board, number) for number, board in enumerate(boards, before + 1)),
        *(worded(leaf, number) for number, leaf in enumerate(inside, before + len(boards) + 1)),
    ]


def _targets(inside: Sequence[Leaf], before: int) -> Iterator[tuple[str, tuple[int, float]]]:
    """Yield where each anchor stands: its page from 0, and how far down."""
    for at, leaf in enumerate(inside, before):
        for key, y in leaf.anchors.items():
            yield key, (at, y)
        for rank, (_mark, y) in enumerate(leaf.marks):
            yield f"{at - before} {rank}", (at, y)


def _links(spots: Iterable[Spot], targets: Mapping[str, tuple[int, float]]) -> Iterator[Link]:
    for spot in spots:
        if spot.key in targets:
            page, y = targets[spot.key]
            at = max(0.0, y - AIR)
            yield Link(spot.x, spot.y, spot.width, spot.height, page, at, spot.tag)


def frame_of(sheet: tuple[float, float], by: float = 1.0) -> Frame:
    """Return where words stand on a sheet, in as many columns as can be read well.

    They will be ``grown`` by that much.
    """
    x, y, wide, high = (length / by for length in pages.body(*sheet))
    columns = max(1, int((wide + GUTTER) // (COLUMN + GUTTER)))
    return Frame(x, y + 2, wide, high - 6, columns, GUTTER)


def sheets_of(options: PdfOptions) -> tuple[tuple[float, float], ...]:
    """Return the ways to hold the paper asked for, landscape first; A4 when none is named.

    Raises KeyError for an unknown paper.
    """
    paper = "A4" if options.paper in ("auto", "fit") else options.paper
    return sheets(paper, options.orientation)


def _chapters(view: JourneyView, options: PdfOptions, frame: Frame) -> Iterator[Chapter]:
    room = frame.column
    known = stages.names(view.project, room)
    yield from stages.chapters(view, room)
    if options.compare is not None:
        from canvas_app.export.delta_pages import chapter as changed

        yield changed(view, room)
    shown: list[Panel] = []
    for panel, chapter in _panels(view, options, frame):
        if chapter is not None:
            yield _under_scores(chapter) if not shown else chapter
        shown.append(panel)
    if options.notes:
        yield endings.parking_lot(known, room)
    yield endings.decisions(view, known, room, options.notes)
    if shown:
        yield endings.glossary(shown, room)


def _panels(
    view: JourneyView, options: PdfOptions, frame: Frame
) -> Iterator[tuple[Panel, Chapter | None]]:
    room, high = frame.column, frame.height
    keys = PANELS if options.panels is None else options.panels
    before = ""
    for key in sorted(keys, key=PANELS.index):
        for panel, who in panel_contents(key, view, options):
            again()
            marks = [Mark(panel.title, 1), *([Mark(who, 2)] if who else [])]
            if key == before:
                marks = marks[1:]
            before = key
            yield panel, panel_pages.chapter(panel, view, room, high, marks, frame.columns)
        if key == "emotion_curve":
            curves = panel_pages.curves(view, room, high)
            if curves is not None:
                yield panel, curves


def panel_contents(key: str, view: JourneyView, options: PdfOptions) -> Iterator[tuple[Panel, str]]:
    """Yield a panel and whose it is.

    Each persona is led on from where it begins, and a journey is compared if there is another.
    """
    again()
    content = import_module(f"canvas_app.panels.{key}").content
    if key == "nba_next":
        for persona in personas(scope_of(view)):
            first = next(iter(live_touchpoints(scope_of(view, persona.id))), None)
            if first is not None:
                yield content(view, persona.id, first.id, False), clean(persona.name)
    elif key == "comparison":
        ids = [journey.id for journey in view.project.journeys]
        other = options.compare or next((id_ for id_ in ids if id_ != view.journey_id), None)
        if other is not None:
            pair = sorted((view.journey_id, other), key=ids.index)
            yield content(view.project, *pair, view.lens, view.view), ""
    else:
        yield content(view), ""


def _under_scores(chapter: Chapter) -> Chapter:
    """Return the first panel's chapter with the bookmark that all panels stand under."""
    first, *rest = chapter.groups
    top = replace(first.blocks[0], marks=(Mark(_("Scores"), 0), *first.blocks[0].marks))
    groups = (Group((top, *first.blocks[1:])), *rest)
    return replace(chapter, groups=groups, start="page")


def _cover(
    view: JourneyView, day: date, inside: Sequence[Leaf], frame: Frame, boards: int
) -> list[Leaf]:
    """Return the leaves of the cover: in columns or with less air only where that saves pages."""
    broad = replace(frame, columns=1)
    best = _covering(view, day, inside, broad, cover.TITLE_ABOVE, boards)
    for other, above in ((frame, cover.TITLE_ABOVE), (broad, cover.CLOSE)):
        if len(best) > 1:
            best = min(best, _covering(view, day, inside, other, above, boards), key=len)
    return best


def _covering(
    view: JourneyView,
    day: date,
    inside: Sequence[Leaf],
    frame: Frame,
    above: float,
    boards: int,
) -> list[Leaf]:
    """Return the leaves of the cover, whose contents count its own pages and the ``boards``."""
    marks = [
        (mark, at, f"{at} {rank}")
        for at, leaf in enumerate(inside)
        for rank, (mark, _y) in enumerate(leaf.marks)
        if mark.level < CONTENTS
    ]
    before = 1
    while True:
        entries = [Entry(title(boards), 0, before + 1, BOARD)]
        first = before + boards + 1
        entries += [Entry(mark.title, mark.level, first + at, key) for mark, at, key in marks]
        outside = leaves([cover.chapter(view, day, entries, frame.column, above)], frame)
        if len(outside) == before:
            return outside
        before = len(outside)


def page_of(
    view: JourneyView,
    leaf: Leaf,
    sheet: tuple[float, float],
    day: date,
    number: tuple[int, int],
) -> Page:
    """Return a leaf with its head and foot; ``number`` is its own and how many there are.

    A filter fades cards; words leave none out, so that their foot does not name it.
    """
    from canvas_app.export.pdf import filtered

    unfiltered = replace(view, filter=NO_FILTER)
    head, foot = pages.furniture(view, sheet, day, number, filtered(unfiltered))
    wide, high = sheet
    marks = tuple(
        Bookmark(mark.title, mark.level, 0.0, y - 8, wide, high - y + 8) for mark, y in leaf.marks
    )
    return Page(wide, high, head, tuple(leaf.parts), foot, marks)
