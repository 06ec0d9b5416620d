"""How a document comes into a window: a file, a sample, or a new project (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from canvas_app.i18n import _
from canvas_app.widgets.passes import in_passes

if TYPE_CHECKING:
    from canvas_app.model.files.load import Opened
    from canvas_app.model.project import Project
    from canvas_app.widgets.document import Document
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.program import Program

REMEMBER_MS = 400
"""How long writing the list of recent files waits for the document to be shown."""


def begin(program: Program, template: str, window: MainWindow) -> None:
    """Show a new project made from a template."""
    from uuid import uuid4

    from canvas_app.model.templates import new_project
    from canvas_app.widgets import bundled
    from canvas_app.widgets.session import utc_now

    id_ = str(uuid4())
    project = new_project(template, program.language, bundled.catalogue(), utc_now(), id_)
    _show(program, fresh(project), window)


def open_sample(program: Program, path: Path, window: MainWindow) -> None:
    """Show a copy of a sample that has no file yet."""
    from canvas_app.model.files.load import load

    _show(program, fresh(load(path).project), window)


def open_files(program: Program, paths: Iterable[Path], window: MainWindow) -> None:
    """Show files one after the other, in ``window`` while it has no document, else in new ones.

    Another thread reads each and lays it out. One that is open already comes to the front; one
    that cannot be opened is told in ``window``.
    """
    from canvas_app.widgets.work import Work, gently

    left = iter(paths)
    path = next(left, None)
    if path is None:
        return
    then = partial(open_files, program, left, window)
    if there := _showing(program.windows, path):
        bring_up(there)
        then()
    elif path in program.coming:
        then()
    else:
        program.coming.add(path)
        work = Work(partial(gently, partial(_read, path)))
        work.done.connect(lambda opened: _arrive(program, path, window, opened, then))
        work.failed.connect(lambda error: _fail(program, path, window, error, then))
        work.start()


def fresh(project: Project) -> Document:
    """Return a document that has no file yet."""
    from canvas_app.widgets.document import Document
    from canvas_app.widgets.session import Session

    return Document(Session(project))


def bring_up(window: MainWindow) -> None:
    """Bring a window to the front."""
    window.show()
    window.raise_()
    window.activateWindow()


def _showing(windows: Iterable[MainWindow], path: Path) -> MainWindow | None:
    """Return the window that shows a file, if there is one."""
    for window in windows:
        known = window.session.path if window.session else None
        with suppress(OSError):
            if known and known.samefile(path):
                return window
    return None


def _read(path: Path) -> Opened:
    """Return what a file holds. Its board is laid out then, which the canvas finds remembered."""
    from canvas_app.layout.board import layout
    from canvas_app.layout.view import JourneyView
    from canvas_app.model.files.load import load

    opened = load(path)
    layout(JourneyView(opened.project, opened.project.journeys[0].id))
    return opened


def _arrive(
    program: Program, path: Path, window: MainWindow, opened: Opened, then: Callable[[], None]
) -> None:
    """Show what was read, unless the program ends."""
    program.coming.discard(path)
    if program.windows:
        room = window in program.windows and _has_room(window)
        there = window if room else program.bare_window()
        steps = _steps(program, path, there, opened, then)
        in_passes(program, steps, lambda: there in program.windows)


def _steps(
    program: Program, path: Path, window: MainWindow, opened: Opened, then: Callable[[], None]
) -> Iterator[None]:
    """Show what was read in a window, each part in a pass of the event loop."""
    if not window.furnished:
        yield  # the bare window comes to the screen
        program.furnish(window)
        yield
    window.show_document(_document_of(opened, path))
    remember = partial(program.remember, path.absolute())
    QTimer.singleShot(REMEMBER_MS, program, remember)
    if words := _words_about(opened):
        window.banner.tell(words)
    yield
    then()


def _fail(
    program: Program, path: Path, window: MainWindow, error: Exception, then: Callable[[], None]
) -> None:
    """Say that a file cannot be read."""
    from canvas_app.i18n.errors import load_sentence
    from canvas_app.model.files.errors import LoadError

    program.coming.discard(path)
    if not isinstance(error, LoadError):
        raise error
    if window in program.windows:
        words = load_sentence(error.kind, path.name, error.facts, error.problems)
        window.banner.tell(words, bad=True)
        if window.document is None:
            window.show_start()
    then()


def _document_of(opened: Opened, path: Path) -> Document:
    """Return the document of a file; what was inside a PDF has no file of its own yet."""
    from canvas_app.widgets.document import Document
    from canvas_app.widgets.session import Session

    if opened.embedded:
        return fresh(opened.project)
    session = Session(opened.project, path.absolute(), clean=not opened.repairs)
    return Document(session, opened.fingerprint)


def _words_about(opened: Opened) -> str:
    """Return what is worth knowing of a file that was opened, "" when nothing is."""
    from canvas_app.i18n.errors import repair_sentences

    if opened.repairs:
        return repair_sentences(opened.repairs)
    if opened.newer:
        return _("Made with a newer version; parts this version does not know are kept.")
    if opened.embedded:
        return _("This is the project in the PDF; save it as a file of its own.")
    return ""


def _has_room(window: MainWindow) -> bool:
    """Tell whether a document takes no other's place in a window."""
    return window.document is None or window.document.untouched


def _show(program: Program, document: Document, window: MainWindow) -> MainWindow:
    """Show a document in a window where it takes no other's place; return that window."""
    if not _has_room(window):
        window = program.new_window()
    window.show_document(document)
    return window
