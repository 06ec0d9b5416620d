"""``export``: a journey as a file for others (room: command line)."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from canvas_app.commands import DONE, WRONG_USE
from canvas_app.export.options import LAYOUTS, PANELS
from canvas_app.export.paper import ORIENTATIONS, PAPERS
from canvas_app.i18n import _
from canvas_app.i18n.plain import quoted

if TYPE_CHECKING:
    from canvas_app.export.pdf import Exported
    from canvas_app.model.project import Project

SUFFIXES = (".pdf",)
VIEWS = ("best", "internal", "customer")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add = parser.add_argument
    add("file", metavar="FILE", help=_("a project"))
    add("-o", "--output", metavar="OUT", required=True, help=_("the PDF; it is replaced"))
    add("--layout", choices=LAYOUTS, default="handout", help=_("what the PDF shows"))
    add("--journey", metavar="ID", help=_("this journey instead of the first"))
    add("--persona", metavar="ID", help=_("as this persona sees it"))
    add("--view", choices=VIEWS, default="best", help=_("whose view of the ratings"))
    add("--paper", choices=PAPERS, default="auto", help=_("size of the paper"))
    add("--orientation", choices=ORIENTATIONS, default="auto", help=_("how the paper is held"))
    add("--min-text", metavar="PT", type=_points, default=5.0, help=_("smallest letters for auto"))
    add("--no-notes", action="store_true", help=_("leave out notes and quotes"))
    add("--panels", metavar="LIST", type=_panels, help=_("only these panels, with commas"))
    add("--date", metavar="YYYY-MM-DD", type=_day, help=_("day printed on the page"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = _("{value} is not a day; write it as 2025-12-31")
        raise argparse.ArgumentTypeError(message.format(value=quoted(text, 40))) from None


def _panels(text: str) -> tuple[str, ...]:
    keys = tuple(dict.fromkeys(filter(None, (key.strip() for key in text.split(",")))))
    unknown = next((key for key in keys if key not in PANELS), None)
    if unknown is None:
        return keys
    message = _("{value} is no panel; possible are: {known}")
    known = ", ".join(PANELS)
    raise argparse.ArgumentTypeError(message.format(value=quoted(unknown, 40), known=known))


def _points(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if 1 <= value <= 100:
        return value
    message = _("{value} is no size of letters; possible are 1 to 100 points")
    raise argparse.ArgumentTypeError(message.format(value=quoted(text, 40)))


def run(options: argparse.Namespace) -> int:
    """Write the board of a journey to OUT and tell what a reader should know."""
    from canvas_app.commands import results
    from canvas_app.i18n.notices import notice_sentence

    suffix = Path(options.output).suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        message = _("{name} has no suffix that can be exported; possible: {known}.")
        results.say(message.format(name=quoted(Path(options.output).name), known=known))
        return WRONG_USE
    project = results.opened(options.file).project
    exported = _pdf(project, options)
    results.write(options.output, exported.data)
    for notice in exported.warnings:
        results.say(notice_sentence(notice.kind, notice.facts))
    return DONE


def _pdf(project: Project, options: argparse.Namespace) -> Exported:
    from canvas_app.commands import results
    from canvas_app.export.options import PdfOptions
    from canvas_app.export.pdf import export_pdf
    from canvas_app.layout.view import JourneyView

    journey = results.journey(project, options.journey)
    if options.persona:
        results.persona(project, options.persona)
    view = JourneyView(project, journey.id, lens=options.persona, view=options.view)
    return export_pdf(
        view,
        PdfOptions(
            layout=options.layout,
            paper=options.paper,
            orientation=options.orientation,
            min_text=options.min_text,
            language=options.language,
            date=options.date,
            notes=not options.no_notes,
            panels=options.panels,
        ),
    )
