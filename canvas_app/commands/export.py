"""``export``: a journey as a file for others (room: command line)."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from canvas_app.commands import DONE, NOT_WRITTEN, WRONG_USE
from canvas_app.commands.parser import Stop
from canvas_app.export.options import LAYOUTS, MIN_TEXT, OVERLAP, PANELS, VIEWS, WIDEST_OVERLAP
from canvas_app.export.paper import ORIENTATIONS, PAPERS
from canvas_app.i18n import _
from canvas_app.i18n.plain import quoted
from canvas_app.model.files.errors import SaveError

if TYPE_CHECKING:
    from canvas_app.export.pdf import Exported
    from canvas_app.model.project import Journey, Project

STATES = ("as_is", "to_be", "ideal")
"""Of two journeys the one with the later state is drawn, with its changes marked."""
BOARD = ("board",)
"""Layouts of one page, which may be as large as the board."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add = parser.add_argument
    add("file", metavar="FILE", help=_("a project"))
    add("-o", "--output", metavar="OUT", required=True, help=_("the new file; it is replaced"))
    add("--layout", choices=LAYOUTS, default="handout", help=_("what the PDF shows"))
    add("--journey", metavar="ID", help=_("this journey instead of the first"))
    add("--persona", metavar="ID", help=_("as this persona sees it"))
    add("--view", choices=VIEWS, default="best", help=_("whose view of the ratings"))
    add("--paper", choices=PAPERS, default="auto", help=_("size of the paper"))
    add("--orientation", choices=ORIENTATIONS, default="auto", help=_("how the paper is held"))
    add(
        "--min-text",
        metavar="PT",
        type=_points,
        default=MIN_TEXT,
        help=_("smallest letters for auto"),
    )
    add("--date", metavar="YYYY-MM-DD", type=_day, help=_("day printed on the page"))
    words = _("how far the sheets of a poster overlap")
    add("--overlap", metavar="MM", type=_millimetres, default=OVERLAP, help=words)
    add("--compare", metavar="ID", help=_("mark what changes between this journey and the other"))
    add("--panels", metavar="LIST", type=_panels, help=_("only these panels, with commas"))
    add("--no-notes", action="store_true", help=_("leave out notes and quotes"))
    add("--greyscale", action="store_true", help=_("without colours"))
    add("--attach", action="store_true", help=_("carry the project along in the PDF"))
    add("--scale", metavar="N", type=_scale, help=_("pixels to the point of a PNG"))
    add("--transparent", action="store_true", help=_("no white ground under a PNG or SVG"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = _("{value} is not a day; write it as 2025-12-31")
        raise argparse.ArgumentTypeError(message.format(value=quoted(text, 40))) from None


def _panels(text: str) -> tuple[str, ...]:
    keys = tuple(dict.fromkeys(filter(None, (key.strip() for key in text.split(",")))))
    unknown = next((key for key in keys or [text] if key not in PANELS), None)
    if unknown is None:
        return keys
    message = _("{value} is no panel; possible are: {known}")
    known = ", ".join(PANELS)
    raise argparse.ArgumentTypeError(message.format(value=quoted(unknown, 40), known=known))


def _points(text: str) -> float:
    message = _("{value} is no size of letters; possible are 1 to 100 points")
    return _between(text, 1, 100, message)


def _millimetres(text: str) -> float:
    message = _("{value} is no overlap; possible are 0 to {most} millimetres")
    return _between(text, 0, WIDEST_OVERLAP, message)


def _scale(text: str) -> float:
    message = _("{value} is no scale; possible are 0.05 to 20 pixels to the point")
    return _between(text, 0.05, 20, message)


def _between(text: str, least: float, most: float, message: str) -> float:
    """Return a number in a range; ``message`` says what is wrong with another one."""
    try:
        value = float(text)
    except ValueError:
        value = least - 1
    if least <= value <= most:
        return value
    raise argparse.ArgumentTypeError(message.format(value=quoted(text, 40), most=round(most)))


def run(options: argparse.Namespace) -> int:
    """Write a journey to OUT and tell what a reader should know."""
    from canvas_app.commands import results
    from canvas_app.i18n.notices import notice_sentence

    target = Path(options.output)
    _check(options.output, Path(options.file))
    if target.suffix.lower() == ".pdf" and options.paper == "fit" and options.layout not in BOARD:
        results.say(_("A page as large as the board has room for the layout board only."))
        return WRONG_USE
    try:
        project = results.opened(options.file).project
        exported = _exported(project, target, options)
        results.write(options.output, exported.data)
    except SaveError as error:
        raise _told(error, target) from None
    except KeyboardInterrupt:
        results.say(_("Stopped; {file} was not written.").format(file=quoted(target.name, 60)))
        raise
    for notice in exported.warnings:
        results.say(notice_sentence(notice.kind, notice.facts))
    return DONE


def _check(output: str, source: Path) -> None:
    """Raise Stop, told, when a journey of ``source`` can surely not be written there."""
    from canvas_app.export.writing import check

    try:
        if not output.strip():  # which would be the present folder
            raise SaveError("no_name")
        if output.endswith(("/", os.sep)):  # which Path would not tell
            raise SaveError("folder")
        check(Path(output), source)
    except SaveError as error:
        raise _told(error, Path(output)) from None


def _told(error: SaveError, target: Path) -> Stop:
    """Say why nothing is written, and return the Stop to raise."""
    from canvas_app.commands import results
    from canvas_app.export.writing import WRONG
    from canvas_app.i18n.errors import save_sentence

    results.say(save_sentence(error.kind, target.name or str(target), error.facts))
    return Stop(WRONG_USE if error.kind in WRONG else NOT_WRITTEN)


def _exported(project: Project, target: Path, options: argparse.Namespace) -> Exported:
    from canvas_app.commands import results
    from canvas_app.commands.progress_line import shown
    from canvas_app.export.formats import TooManyPixelsError
    from canvas_app.export.options import PdfOptions
    from canvas_app.export.pdf import carried
    from canvas_app.export.writing import made
    from canvas_app.layout.view import JourneyView

    journey, other = _journeys(project, options)
    if options.persona is not None:
        results.persona(project, options.persona)
    view = JourneyView(project, journey.id, lens=options.persona, view=options.view)
    wanted = PdfOptions(
        layout=options.layout,
        paper=options.paper,
        orientation=options.orientation,
        min_text=options.min_text,
        language=options.language,
        date=options.date,
        overlap=options.overlap,
        compare=other,
        notes=not options.no_notes,
        panels=options.panels,
        greyscale=options.greyscale,
        attached=carried(project, not options.no_notes) if options.attach else None,
        scale=options.scale,
        transparent=options.transparent,
    )
    try:
        with shown(quoted(target.name, 60)) as progress:
            return made(view, target, wanted, progress)
    except TooManyPixelsError as error:
        from canvas_app.i18n.notices import notice_sentence

        results.say(notice_sentence("too_many_pixels", error.facts))
        raise Stop(WRONG_USE) from None


def _journeys(project: Project, options: argparse.Namespace) -> tuple[Journey, str | None]:
    """Return the journey to draw and the id of the one to hold against it."""
    from canvas_app.commands import results

    shown = results.journey(project, options.journey)
    if options.compare is None:
        return shown, None
    other = results.journey(project, options.compare)
    if other.id == shown.id:
        results.say(_("A journey is compared with another one, not with itself."))
        raise Stop(WRONG_USE)
    if STATES.index(other.state) > STATES.index(shown.state):
        shown, other = other, shown
    return shown, other.id
