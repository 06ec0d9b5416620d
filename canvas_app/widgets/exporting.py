"""Exports asked for in the window: a file, a worker, a word when it is done (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from canvas_app.export import writing
from canvas_app.export.formats import TooManyPixelsError
from canvas_app.export.options import PdfOptions
from canvas_app.i18n import _, language
from canvas_app.model.files.errors import SaveError
from canvas_app.widgets import plain
from canvas_app.widgets.job import Job
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.export.pdf import Notice
    from canvas_app.layout.view import JourneyView
    from canvas_app.widgets.main_window import MainWindow


class Exporting(Job):
    """Writes one journey to a file of any format."""

    def __init__(self, window: MainWindow, again: Callable[[], object] | None = None) -> None:
        """``again`` asks anew, with the same choices, after a file could not be written."""
        super().__init__(window)
        self._target, self._again = Path(), again

    def write(
        self, path: Path, view: JourneyView | None = None, options: PdfOptions | None = None
    ) -> None:
        """Write a journey, that shown when None, to a file; its suffix says how.

        Returns at once; the window tells what becomes of it.
        """
        session = self.window.session
        if session is None:
            return
        self._target, self.name = path, path.name
        self.doing, self.pages = _("Writing {file} …"), path.suffix.lower() == ".pdf"
        try:
            writing.check(path, *([session.path] if session.path else []))
        except SaveError as error:
            self.failed(error)
            return
        view = view or session.view
        options = options or PdfOptions(language=language())
        self.start(partial(writing.write, view, path, options))

    @override
    def done(self, answer: tuple[Notice, ...]) -> None:
        from canvas_app.i18n.notices import notice_sentence

        told = [_("{file} is written.").format(file=plain.one_line(self.name))]
        told += [notice_sentence(notice.kind, notice.facts) for notice in answer]
        open_it = partial(show, self._target)
        self.end(partial(self._tell, " ".join(told), button=_("Open"), act=open_it))

    @override
    def failed(self, error: Exception) -> None:
        button = _("Try again") if self._again else ""
        words = _sentence(error, self.name)
        self.end(partial(self._tell, words, bad=True, button=button, act=self._again))

    @override
    def stopped(self) -> None:
        name = plain.one_line(self.name)
        self.window.status.tell(_("{file} was not written.").format(file=name))

    def _tell(self, words: str, **more: Any) -> None:
        self.window.banner.tell(words, **more)


def show(file: Path) -> None:
    """Show a file in the system's viewer."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def _sentence(error: Exception, name: str) -> str:
    from canvas_app.i18n.errors import save_sentence
    from canvas_app.i18n.notices import notice_sentence

    if isinstance(error, TooManyPixelsError):
        return notice_sentence("too_many_pixels", error.facts)
    facts = getattr(error, "facts", {"code": type(error).__name__})
    return save_sentence(getattr(error, "kind", "failed"), name, facts)
