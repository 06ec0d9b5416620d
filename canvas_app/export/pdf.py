"""A journey as a PDF: the layouts there are, and the file around them (room: export).

reportlab is loaded when a PDF is made, not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from canvas_app.export.options import Layout, PdfOptions
from canvas_app.export.paper import SERIES, sheets
from canvas_app.i18n import _
from canvas_app.i18n import speaking as speaking
from canvas_app.layout import pages
from canvas_app.layout.pages import Page
from canvas_app.layout.pause import let_go
from canvas_app.layout.picture import Picture, Shape, Text
from canvas_app.layout.view import JourneyView
from canvas_app.model.sharing import without_notes
from canvas_app.text import MISSING, written_in
from canvas_app.theme import THEMES

if TYPE_CHECKING:
    from canvas_app.model.project import Project


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know about an export that went well; ``i18n`` says it.

    ``small_text``: paper, size, wanted (points), enough (the paper that would do, perhaps "fit").
    ``missing_glyphs``: n.
    """

    kind: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of an export and what should be said about it."""

    data: bytes
    warnings: tuple[Notice, ...] = ()


Scale = Callable[[Picture, float, float], float]
"""How large a picture is on a sheet with these sides in points."""
Made = tuple[Sequence[Page], tuple[Notice, ...]]
"""Pages, and what should be said about them."""


def export_pdf(view: JourneyView, options: PdfOptions) -> Exported:
    """Return a journey as a PDF in the layout that the options name.

    Raises KeyError for an unknown journey, paper or layout.
    """
    with speaking(options.language or view.project.language):
        found, notices = made_pages(view, options)
        made = list(found)
        del found
        try:
            return pages_pdf(made, view, options, notices)
        finally:
            let_go(made)


def made_pages(view: JourneyView, options: PdfOptions) -> Made:
    """Return the pages of a journey in the language spoken, for a file or for a printer.

    Raises KeyError for an unknown journey, paper or layout.
    """
    with written_in(view.project.language):
        return MAKERS[options.layout](asked(view, options), options)


def asked(view: JourneyView, options: PdfOptions) -> JourneyView:
    """Return a view of what is to be told: the journey to compare with, perhaps no notes."""
    project = view.project if options.notes else without_notes(view.project)
    return replace(view, project=project, compare=options.compare)


def carried(project: Project, notes: bool) -> bytes:
    """Return the project file for ``attached``; what is not printed is not carried along."""
    from canvas_app.model.files.write import to_bytes

    return to_bytes(project if notes else without_notes(project))


def board_pdf(view: JourneyView, options: PdfOptions | None = None) -> Exported:
    """Return a journey on one sheet of paper.

    Raises KeyError for an unknown journey or paper.
    """
    return export_pdf(view, replace(options or PdfOptions(), layout="board"))


def _compared(made: Sequence[Page], view: JourneyView, options: PdfOptions) -> Sequence[Page]:
    """Return the pages of a board, with the table of changes when it is compared."""
    if view.compare is None:
        return made
    from canvas_app.export.delta_pages import with_changes

    return with_changes(made, view, options, filtered(view))


def picture_pdf(picture: Picture, view: JourneyView, options: PdfOptions) -> Exported:
    """Return the picture of a journey on one sheet of paper."""
    sheet, notices = choose_sheet(picture, options)
    day = options.date or date.today()
    page = pages.board_page(picture, view, sheet, day, filtered(view))
    return pages_pdf([page], view, options, notices)


def pages_pdf(
    made: Sequence[Page],
    view: JourneyView,
    options: PdfOptions,
    notices: Sequence[Notice] = (),
) -> Exported:
    """Return pages as a PDF with the marks of its origin, and what should be said about it."""
    from canvas_app.export.pdf_document import Origin, write
    from canvas_app.export.pdf_fonts import Faces
    from canvas_app.export.pdf_painter import Painter

    project = view.project
    faces = Faces()
    painter = Painter(THEMES[options.colours], faces)
    language, journey = options.language or project.language, view.journey
    subject = f"{journey.name}  ·  {_(pages.STATES[journey.state])}"
    origin = Origin(project.title, language, project.modified, subject)
    data = write(made, painter, faces, origin, options.attached)
    lost = missing(made) if any(ord(MISSING) in face.numbers for face in faces) else ()
    return Exported(data, (*notices, *lost))


def choose_sheet(
    picture: Picture, options: PdfOptions, scale: Scale = pages.board_scale
) -> tuple[tuple[float, float, int], tuple[Notice, ...]]:
    """Return the sheet a board is printed on, with a warning where its letters get too small.

    ``auto`` is the smallest of A4 to A0 at which no letters are smaller than ``min_text``,
    else A0; ``scale`` tells how large the board is on a sheet. Raises KeyError for an unknown
    paper.
    """
    if options.paper == "fit":
        return pages.fitting_sheet(picture, options.compare is not None), ()
    names = SERIES if options.paper == "auto" else (options.paper,)
    letters = pages.smallest_text(picture) or options.min_text
    for name in names:
        ways = sheets(name, options.orientation)
        sheet = max(ways, key=lambda way: scale(picture, *way))
        size = letters * scale(picture, *sheet)
        if size >= options.min_text:
            return (*sheet, 1), ()
    enough = _large_enough(picture, letters, options, scale)
    facts = {"paper": name, "size": size, "wanted": options.min_text, "enough": enough}
    return (*sheet, 1), (Notice("small_text", facts),)


def _large_enough(picture: Picture, letters: float, options: PdfOptions, scale: Scale) -> str:
    """Return the smallest paper on which letters keep their size, "fit" when no sheet does."""
    for name in SERIES:
        ways = sheets(name, options.orientation)
        if letters * max(scale(picture, *way) for way in ways) >= options.min_text:
            return name
    return "fit"


def _board(view: JourneyView, options: PdfOptions) -> Made:
    from canvas_app.layout import strips
    from canvas_app.layout.board import layout

    picture = layout(view)
    cuts = cache(partial(strips.cuts, picture, view))  # asked when cards are drawn: copies share it
    turned = options.orientation == "auto"

    def scale(_picture: Picture, width: float, height: float) -> float:
        return strips.scale(cuts(), picture, view, width, height, turned)

    sheet, notices = choose_sheet(picture, options, scale)
    day = options.date or date.today()
    fits = options.paper == "fit"
    plan = None if fits else strips.fold(cuts(), picture, view, *sheet[:2], turned)
    if plan is None:
        page = pages.board_page(picture, view, sheet, day, filtered(view))
    else:
        page = strips.strips_page(picture, view, plan, sheet[:2], day, filtered(view))
    return _compared([page], view, options), notices


def _handout(view: JourneyView, options: PdfOptions) -> Made:
    from canvas_app.export.handout.document import handout_pages

    return handout_pages(view, options), ()


def _table(view: JourneyView, options: PdfOptions) -> Made:
    from canvas_app.export.table_pages import table_pages

    return table_pages(view, options), ()


def _pages(view: JourneyView, options: PdfOptions) -> Made:
    from canvas_app.export.pdf_pages import journey_sheets

    return _compared(journey_sheets(view, options, filtered(view)), view, options), ()


def _poster(view: JourneyView, options: PdfOptions) -> Made:
    from canvas_app.export.pdf_poster import poster_sheets

    return _compared(poster_sheets(view, options, filtered(view)), view, options), ()


MAKERS: Mapping[Layout, Callable[[JourneyView, PdfOptions], Made]] = {
    "board": _board,
    "pages": _pages,
    "poster": _poster,
    "handout": _handout,
    "table": _table,
}
"""What makes each layout; modules of the larger ones are imported when they are asked for."""


def filtered(view: JourneyView) -> str:
    """Return what explains why some cards are faded or marked: the filter, the other journey."""
    words = []
    if not view.filter.is_empty:
        from canvas_app.panels.filter_words import title

        words.append(_("Filter: {name}").replace("{name}", title(view)))
    for journey in view.project.journeys:
        if journey.id == view.compare:
            words.append(_("Compared with {name}").replace("{name}", journey.name))
    return "  ·  ".join(words)


def missing(made: Iterable[Page]) -> tuple[Notice, ...]:
    """Return a warning that counts the characters that are drawn as boxes."""
    counted = sum(string.count(MISSING) for page in made for string in strings(page))
    return (Notice("missing_glyphs", {"n": counted}),) if counted else ()


def strings(page: Page) -> Iterator[str]:
    """Yield every text of a page."""
    yield from _texts((*page.head, *page.foot))
    for part in page.parts:
        for node in part.nodes:
            yield from _texts(node.shapes())


def _texts(shapes: Iterable[Shape]) -> Iterator[str]:
    return (shape.string for shape in shapes if isinstance(shape, Text))
