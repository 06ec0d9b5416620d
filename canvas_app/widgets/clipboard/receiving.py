"""What is pasted or dropped, and what becomes of it (room: widgets).

Our own cards come first, then files, then a table in HTML or text, then a list of lines. What is
none of these is told in one sentence, and nothing else happens. Work is bounded by lengths that
are looked at first; what is long is read on another thread.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

from canvas_app.gestures import keying
from canvas_app.i18n import _, ngettext, number
from canvas_app.i18n import tables as words
from canvas_app.model.edits.edit import prepared
from canvas_app.model.project import MAX_TOUCHPOINTS
from canvas_app.model.tables import limits
from canvas_app.widgets.clipboard import notes
from canvas_app.widgets.edit_work import make
from canvas_app.widgets.mime import CARDS, cards_of
from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from canvas_app.layout.view import JourneyView
    from canvas_app.model.edits.edit import Edit
    from canvas_app.model.edits.place import Place
    from canvas_app.model.files.errors import LoadError
    from canvas_app.model.project import Project
    from canvas_app.model.tables.lines import Names
    from canvas_app.model.tables.reading import Table
    from canvas_app.widgets.main_window import MainWindow

SAID_AFTER = 25
"""Milliseconds after which a sentence comes that says more than what is said of every edit."""
TOPIC = "received"
"""What the banner tells of a paste or a drop that was refused; the next one takes it back."""
AT_ONCE = 100_000
"""Characters that are read without another thread."""
MANY = 60
"""Touchpoints that are made without another thread."""


def paste(window: MainWindow) -> None:
    """Paste what the clipboard has, where the focus is."""
    if load := QGuiApplication.clipboard().mimeData():  # None while another program lets it go
        receive(window, load)


def paste_rows(window: MainWindow) -> None:
    """Paste text as rows of a table, even a list, whose columns are looked through first."""
    if load := QGuiApplication.clipboard().mimeData():
        receive(window, load, rows=True)


def takes(window: MainWindow, mime: QMimeData) -> bool:
    """Tell whether a window answers a drag beside the canvas, be it by why not.

    What becomes cards is for the canvas alone: it shows where they would go.
    """
    if mime.hasUrls():
        return True
    cards = cards_of(mime) is not None or mime.hasText() or mime.hasHtml()
    return window.session is None or (mime.hasImage() and not cards)


def receive(
    window: MainWindow, mime: QMimeData, place: Place | None = None, *, rows: bool = False
) -> None:
    """Take what was pasted, or dropped at a place."""
    from canvas_app.widgets.clipboard.files import receive_files

    window.banner.take_back_about(TOPIC)
    if place is None and not rows and notes.paste(window, mime):
        return
    if mime.hasUrls():
        receive_files(window, mime.urls(), place)
    elif window.session is None:
        tell(window, "no_document")
    elif (data := cards_of(mime)) is not None and not rows:
        receive_cards(window, data, place)
    elif mime.hasText() or mime.hasHtml():
        receive_text(window, mime.text(), html_in(mime), place, rows=rows)
    elif mime.hasImage():
        tell(window, "only_picture")
    else:
        tell(window, "unknown" if mime.formats() and not mime.hasFormat(CARDS) else "nothing")


def receive_cards(window: MainWindow, data: bytes, place: Place | None) -> None:
    """Paste copied touchpoints that pass the same steps as a file."""
    from canvas_app.model.files.errors import LoadError

    session = window.session
    assert session
    job = partial(_cards, data, session.view, place or place_here(window))

    def take(made: Edit | LoadError) -> None:
        if isinstance(made, LoadError):
            _refuse(window, words.cards_refusal(made.kind, made.problems))
        else:
            put(window, made)

    large = AT_ONCE < len(data) <= limits.FRAGMENT_BYTES
    make(session, job, take, owner=window, large=large)


def receive_text(
    window: MainWindow, text: str, html: str, place: Place | None, *, rows: bool = False
) -> None:
    """Show a table before it is imported; make a touchpoint of each line of a list."""
    from canvas_app.model.tables.reading import is_text

    if len(text) > limits.FILE_BYTES:
        tell(window, "too_big", limit=limits.FILE_BYTES)
        return
    if not is_text(text):
        tell(window, "unknown")
        return
    place = place or place_here(window)
    room = room_in(window)
    job = partial(recognised, text, html, room, rows=rows)
    answer = partial(_recognised, window, text, place)
    run(window, job, answer, at_once=len(text) + len(html) <= AT_ONCE)


def recognised(text: str, html: str, room: int, *, rows: bool) -> Table | Names:
    """Return the table in HTML or text when there is one with columns, else the names of a list.

    With ``rows`` a list is a table of one column. Raises TableError.
    """
    from canvas_app.model.tables.html_table import html_table, html_text
    from canvas_app.model.tables.lines import names_of
    from canvas_app.model.tables.reading import single, table_of

    table = html_table(html) if html else None
    text = text or (html_text(html) if html else "")
    table = table or table_of(text)
    if table is not None and (table.width > 1 or table.problems):
        return table
    return single(text) if rows else names_of(text, max(room, 0))


def run(
    window: MainWindow,
    job: Callable[[], object],
    answer: Callable[[object], object],
    *,
    source: str = "",
    at_once: bool = False,
) -> None:
    """Do a job, on another thread unless it is short, and tell a TableError."""
    from canvas_app.model.tables.reading import TableError

    failed = partial(_failed, window, source)
    if not at_once:
        work = Work(job)
        work.done.connect(partial(_if_open, window, answer))
        work.failed.connect(partial(_if_open, window, failed))
        work.start()
        return
    try:
        found = job()
    except TableError as error:
        failed(error)
        return
    answer(found)


def put_many(window: MainWindow, edit: Edit, n: int) -> None:
    """Do an edit that brings ``n`` touchpoints, and tell what it brought along."""
    if session := window.session:
        job = partial(prepared, edit, session.project)
        make(session, job, partial(put, window), owner=window, large=n > MANY)


def put(window: MainWindow, edit: Edit) -> bool:
    """Do an edit, and tell what it brought along."""
    session = window.session
    if session is None:
        return False
    before = session.project
    window.canvas.do((edit,))
    if session.project is before:
        return False
    told = _brought(before, session.project)
    if edit.facts.get("cut"):
        told = f"{told}. {words.shortened(edit.kind, n=len(edit.select or ()))}"
    QTimer.singleShot(SAID_AFTER, window, partial(window.status.tell, told))
    return True


def place_here(window: MainWindow) -> Place:
    """Return the place where the keyboard's focus is."""
    return keying.cell_here(window.canvas.scene).place


def room_in(window: MainWindow) -> int:
    """Return how many touchpoints the project still has room for."""
    assert window.session
    journeys = window.session.project.journeys
    return MAX_TOUCHPOINTS - sum(len(journey.touchpoints) for journey in journeys)


def tell(window: MainWindow, kind: str, source: str = "", **facts: object) -> None:
    """Say in one sentence why something is not taken."""
    _refuse(window, words.refusal(kind, source, facts))


def html_in(mime: QMimeData) -> str:
    """Return the page a clipboard has; "" when it is too long and there is text beside it."""
    if not mime.hasHtml():
        return ""
    html = mime.html()
    return "" if len(html) > limits.HTML and mime.hasText() else html


def paste_lines(window: MainWindow, names: Names, place: Place) -> None:
    """Make a touchpoint of each line; above some hundreds of them ask once."""
    if not names.names:
        full = names.n and room_in(window) <= 0
        tell(window, "full" if full else "nothing", limit=MAX_TOUCHPOINTS)
    elif names.n <= limits.ASK_ABOVE:
        _put_lines(window, names, place)
    else:
        _ask(window, names, place)


def _cards(data: bytes, view: JourneyView, place: Place) -> Edit | LoadError:
    """Return what pastes copied touchpoints, or why it cannot be read."""
    from canvas_app.model import fragment
    from canvas_app.model.edits.paste import add_fragment
    from canvas_app.model.files.errors import LoadError

    try:
        part = fragment.read(data)
    except LoadError as error:
        return error
    return prepared(add_fragment(view.journey_id, part, place), view.project)


def _recognised(window: MainWindow, text: str, place: Place, found: Table | Names) -> None:
    from canvas_app.model.tables.reading import Table
    from canvas_app.widgets.clipboard.source import Source
    from canvas_app.widgets.clipboard.table_dialog import show_table

    if window.session is None:
        return
    if isinstance(found, Table):
        show_table(window, Source(text=text), found, place)
    else:
        paste_lines(window, found, place)


def _if_open(window: MainWindow, answer: Callable[[object], object], found: object) -> None:
    """Give an answer to a window that was not closed meanwhile."""
    if window in window.program.windows:
        answer(found)


def _failed(window: MainWindow, source: str, error: Exception) -> None:
    from canvas_app.i18n.errors import load_sentence
    from canvas_app.model.files.errors import LoadError
    from canvas_app.model.tables.reading import TableError

    window.status.tell("")  # that it is being read
    if isinstance(error, TableError):
        _refuse(window, words.refusal(error.kind, source, error.facts))
    elif isinstance(error, LoadError):
        _refuse(window, load_sentence(error.kind, source, error.facts))
    else:
        raise error


def _refuse(window: MainWindow, sentence: str) -> None:
    window.banner.tell(sentence, bad=True, topic=TOPIC)


def _put_lines(window: MainWindow, names: Names, place: Place) -> None:
    from canvas_app.model.edits.paste import add_names

    if window.session:
        journey_id = window.session.view.journey_id
        edit = add_names(journey_id, names.names, place, names.cut)
        put_many(window, edit, len(names.names))


def _ask(window: MainWindow, names: Names, place: Place) -> None:
    """Ask whether so many lines are meant; with more than fit, the careful answer is in front."""
    from dataclasses import replace

    from canvas_app.widgets.dialogs.question import Question

    n, fit = names.n, len(names.names)
    text = ngettext("The text has {n} line.", "The text has {n} lines.", n) + " "
    text += _("Each line becomes a touchpoint.")
    if names.left:
        text += " " + _("A project holds at most {limit} touchpoints.").format(
            limit=number(MAX_TOUCHPOINTS)
        )
    question = Question(window, _("Paste many lines?"), text)
    role = Question.ButtonRole
    few = replace(names, names=names.names[: limits.ASK_ABOVE])
    one = ngettext("Paste {n} line", "Paste {n} lines", fit) if names.left else _("Paste all")
    front, back = role.AcceptRole, role.ActionRole
    all_ = question.offer(one, back if names.left else front)
    some = ngettext("Only the first {n}", "Only the first {n}", len(few.names))
    first = question.offer(some, front if names.left else back)
    question.offer(_("Cancel"), role.RejectRole)
    all_.clicked.connect(partial(_put_lines, window, names, place))
    first.clicked.connect(partial(_put_lines, window, few, place))
    question.open()


def _brought(before: Project, after: Project) -> str:
    """Return what a paste added: touchpoints, and the records that came along."""
    n = sum(len(j.touchpoints) for j in after.journeys) - sum(
        len(j.touchpoints) for j in before.journeys
    )
    new = [
        [record.name for record in now[len(then) :]]
        for then, now in (
            (before.channels, after.channels),
            (before.personas, after.personas),
            (before.departments, after.departments),
        )
    ]
    return _("Pasted: {what}").format(what=words.created(n, *new))
