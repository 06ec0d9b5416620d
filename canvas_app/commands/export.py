"""``export``: a journey as a file for others (room: command line)."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from canvas_app.commands import DONE, WRONG_USE
from canvas_app.commands.parser import Stop
from canvas_app.export.formats import FORMATS
from canvas_app.export.options import LAYOUTS
from canvas_app.export.paper import ORIENTATIONS, PAPERS
from canvas_app.i18n import _
from canvas_app.i18n.plain import quoted

if TYPE_CHECKING:
    from canvas_app.export.pdf import Exported
    from canvas_app.model.project import Project

VIEWS = ("best", "internal", "customer")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add = parser.add_argument
    add("file", metavar="FILE", help=_("a project"))
    add("-o", "--output", metavar="OUT", required=True, help=_("the new file; it is replaced"))
    add("--layout", choices=LAYOUTS, default="board", help=_("the whole canvas on one page"))
    add("--journey", metavar="ID", help=_("this journey instead of the first"))
    add("--persona", metavar="ID", help=_("as this persona sees it"))
    add("--view", choices=VIEWS, default="best", help=_("whose view of the ratings"))
    add("--paper", choices=PAPERS, default="auto", help=_("size of the paper"))
    add("--orientation", choices=ORIENTATIONS, default="auto", help=_("how the paper is held"))
    add("--min-text", metavar="PT", type=_points, default=5.0, help=_("smallest letters for auto"))
    add("--date", metavar="YYYY-MM-DD", type=_day, help=_("day printed on the page"))
    add("--scale", metavar="N", type=_scale, help=_("pixels to the point of a PNG"))
    add("--transparent", action="store_true", help=_("no white ground under a PNG or SVG"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = _("{value} is not a day; write it as 2025-12-31")
        raise argparse.ArgumentTypeError(message.format(value=quoted(text, 40))) from None


def _points(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if 1 <= value <= 100:
        return value
    message = _("{value} is no size of letters; possible are 1 to 100 points")
    raise argparse.ArgumentTypeError(message.format(value=quoted(text, 40)))


def _scale(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if 0.05 <= value <= 20:
        return value
    message = _("{value} is no scale; possible are 0.05 to 20 pixels to the point")
    raise argparse.ArgumentTypeError(message.format(value=quoted(text, 40)))


def run(options: argparse.Namespace) -> int:
    """Write a journey to OUT and tell what a reader should know."""
    from canvas_app.commands import results
    from canvas_app.i18n.notices import notice_sentence

    target = Path(options.output)
    results.must_be_other(options.output, options.file)
    if target.suffix.lower() not in FORMATS:
        known = ", ".join(FORMATS)
        message = _("{name} has no suffix that can be exported; possible: {known}.")
        results.say(message.format(name=quoted(target.name), known=known))
        return WRONG_USE
    project = results.opened(options.file).project
    exported = _exported(project, target.suffix, options)
    results.write(options.output, exported.data)
    for notice in exported.warnings:
        results.say(notice_sentence(notice.kind, notice.facts))
    return DONE


def _exported(project: Project, suffix: str, options: argparse.Namespace) -> Exported:
    from canvas_app.commands import results
    from canvas_app.export.formats import TooManyPixelsError, export
    from canvas_app.export.options import PdfOptions
    from canvas_app.layout.view import JourneyView

    journey = results.journey(project, options.journey)
    if options.persona:
        results.persona(project, options.persona)
    view = JourneyView(project, journey.id, lens=options.persona, view=options.view)
    wanted = PdfOptions(
        layout=options.layout,
        paper=options.paper,
        orientation=options.orientation,
        min_text=options.min_text,
        language=options.language,
        date=options.date,
        scale=options.scale,
        transparent=options.transparent,
    )
    try:
        return export(view, suffix, wanted)
    except TooManyPixelsError as error:
        from canvas_app.i18n.notices import notice_sentence

        results.say(notice_sentence("too_many_pixels", error.facts))
        raise Stop(WRONG_USE) from None
