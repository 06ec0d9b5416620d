"""Exports asked for in the window: a file, a worker, a word when it is done (room: widgets)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from canvas_app.export import writing
from canvas_app.export.formats import FORMATS, TooManyPixelsError
from canvas_app.export.options import PdfOptions
from canvas_app.export.progress import Cancelled
from canvas_app.i18n import _, language
from canvas_app.model.files.errors import SaveError
from canvas_app.widgets import plain
from canvas_app.widgets.filing import file_name
from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.export.pdf import Notice
    from canvas_app.layout.view import JourneyView
    from canvas_app.widgets.export_bar import ExportBar
    from canvas_app.widgets.main_window import MainWindow

SHOWN_AFTER_MS = 300
"""Quicker exports have no bar."""
LOOK_MS = 100


class Exporting(QObject):
    """Writes one journey to a file of any format, for a window; several wait for each other.

    ``over`` comes when it was written, failed or was stopped; it lives until then.
    """

    over = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._target = Path()
        self._run: writing.Run | None = None
        self._bar: ExportBar | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    @property
    def under_way(self) -> bool:
        """Whether a file is being made."""
        return self._run is not None

    @property
    def name(self) -> str:
        """What the file is called."""
        return self._target.name

    def ask(self) -> None:
        """Ask for a file and its format, and write the journey to it."""
        document = self._window.document
        if document is None:
            return
        path = document.session.path
        folder = path.parent if path else self._window.program.folder()
        name = path.name if path else file_name(document.session.project.title)
        dialog = QFileDialog(self._window, _("Export"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {f"{_(each.words)} (*{suffix})": suffix for suffix, each in FORMATS.items()}
        dialog.setNameFilters(list(filters))
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(filters[chosen][1:]))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(Path(name).with_suffix(".pdf").name)
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.rejected.connect(self.deleteLater)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def write(
        self, path: Path, view: JourneyView | None = None, options: PdfOptions | None = None
    ) -> None:
        """Write a journey, that shown when None, to a file; its suffix says how.

        Returns at once; the window tells what becomes of it.
        """
        session = self._window.session
        if session is None:
            return
        self._target = path
        try:
            writing.check(path, *([session.path] if session.path else []))
        except SaveError as error:
            self._failed(error)
            return
        view = view or session.view
        options = options or PdfOptions(language=language())
        self._run = writing.Run()
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self._give_up)
        self._work = Work(partial(writing.write, view, path, options, self._run))
        self._work.done.connect(self._done)
        self._work.failed.connect(self._failed)
        self._work.start(long=True)
        self._timer.start(SHOWN_AFTER_MS)

    def stop(self) -> None:
        """Stop the export; nothing is written, unless the file is there already."""
        if self._run and self._run.stop():
            self._end()
            name = plain.one_line(self._target.name)
            self._window.status.tell(_("{file} was not written.").format(file=name))
            self._go()

    def _give_up(self) -> None:
        """Let nobody wait for the worker at the end of the program."""
        if self._run:
            self._run.stop()

    def _look(self) -> None:
        if self._run is None:
            return
        if self._bar is None:
            self._bar = self._made_bar()
            self._timer.setInterval(LOOK_MS)
        self._bar.tell(*self._run.so_far)

    def _made_bar(self) -> ExportBar:
        from canvas_app.widgets.export_bar import ExportBar

        bar = ExportBar(self._target.name, pages=self._target.suffix.lower() == ".pdf")
        bar.unwanted.connect(self.stop)
        self._window.below.addWidget(bar)
        bar.appear()
        return bar

    def _done(self, notices: tuple[Notice, ...]) -> None:
        from canvas_app.i18n.notices import notice_sentence

        if not self.under_way:
            return
        told = [_("{file} is written.").format(file=plain.one_line(self._target.name))]
        told += [notice_sentence(notice.kind, notice.facts) for notice in notices]
        self._end()
        self._window.banner.tell(" ".join(told), button=_("Open"), act=partial(show, self._target))
        self._go()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        self._end()
        self._window.banner.tell(_sentence(error, self._target.name), bad=True)
        self._go()

    def _end(self) -> None:
        """Take the bar away, and the focus out of it."""
        self._run = None
        self._timer.stop()
        if self._bar is not None:
            shown = self._window.middle.currentWidget()
            if self._bar.cancel.hasFocus() and shown is not None:
                shown.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None

    def _go(self) -> None:
        self.over.emit()
        self.deleteLater()


def under_way(window: MainWindow) -> list[Exporting]:
    """Return the exports of a window that are not over."""
    return [each for each in window.findChildren(Exporting) if each.under_way]


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
