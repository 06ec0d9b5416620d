"""Exports asked for in the window: a file, a worker, a word when it is done (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from canvas_app.export.formats import FORMATS
from canvas_app.i18n import _
from canvas_app.i18n.plain import quoted
from canvas_app.widgets import plain
from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.export.options import PdfOptions
    from canvas_app.export.pdf import Notice
    from canvas_app.layout.view import JourneyView
    from canvas_app.widgets.main_window import MainWindow


class Exporting(QObject):
    """Writes the journey shown to a file of any format, for one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._target = Path()

    def write(self, path: Path, view: JourneyView, options: PdfOptions) -> None:
        """Write a journey to a file; its suffix says how. The window lives on."""
        session = self._window.session
        if session is None:
            return
        self._target = path
        if refusal := _refusal(self._target, session.path):
            self._window.banner.tell(refusal, bad=True)
            return
        words = _("Writing {file} …").format(file=plain.one_line(self._target.name))
        self._window.status.tell(words)
        self._work = Work(_writing(view, path, options))
        self._work.done.connect(self._done)
        self._work.failed.connect(self._failed)
        self._work.start()

    def open_result(self) -> None:
        """Show the file written last in the system's viewer."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target)))

    def _done(self, notices: tuple[Notice, ...]) -> None:
        from canvas_app.i18n.notices import notice_sentence

        told = [_("{file} is written.").format(file=plain.one_line(self._target.name))]
        told += [notice_sentence(notice.kind, notice.facts) for notice in notices]
        words = " ".join(told)
        self._window.status.tell("")
        self._window.banner.tell(words, button=_("Open"), act=self.open_result)

    def _failed(self, error: object) -> None:
        from canvas_app.i18n.errors import save_sentence

        kind, facts = getattr(error, "kind", "failed"), getattr(error, "facts", {})
        self._window.status.tell("")
        self._window.banner.tell(save_sentence(kind, self._target.name, facts), bad=True)


def _refusal(target: Path, source: Path | None) -> str:
    """Return why a journey cannot be written there, or nothing."""
    if target.suffix.lower() not in FORMATS:
        words = _("{name} has no suffix that can be exported; possible: {known}.")
        return words.format(name=quoted(target.name), known=", ".join(FORMATS))
    if source is not None and target.exists() and target.samefile(source):
        return _("{name} would replace itself.").format(name=quoted(target.name))
    return ""


def _writing(view: JourneyView, path: Path, options: PdfOptions) -> Callable[[], object]:
    def write() -> object:
        from canvas_app.export.formats import export
        from canvas_app.model.files.atomic import write_whole

        exported = export(view, path.suffix, options)
        write_whole(path, exported.data)
        return exported.warnings

    return write
