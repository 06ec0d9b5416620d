"""Exports asked for in the window: a file, a worker, a word when it is done (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from canvas_app.i18n import _, language
from canvas_app.widgets import plain
from canvas_app.widgets.filing import file_name
from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.export.pdf import Notice
    from canvas_app.layout.view import JourneyView
    from canvas_app.widgets.main_window import MainWindow


class Exporting(QObject):
    """Writes the board shown to a PDF, for one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._target = Path()

    def ask_pdf(self) -> None:
        """Ask for a file and write the board to it."""
        document = self._window.document
        if document is None:
            return
        path = document.session.path
        folder = path.parent if path else self._window.program.folder()
        name = path.name if path else file_name(document.session.project.title)
        dialog = QFileDialog(self._window, _("Export PDF"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_("PDF documents") + " (*.pdf)"])
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(Path(name).with_suffix(".pdf").name)
        dialog.fileSelected.connect(self.write)
        dialog.rejected.connect(self.deleteLater)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def write(self, name: str) -> None:
        """Write the board to the file ``name``; the window goes on living."""
        if self._window.session is None:
            return
        self._target = Path(name)
        self._window.status.tell(_("Writing the PDF …"))
        self._work = Work(_writing(self._window.session.view, self._target))
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


def _writing(view: JourneyView, path: Path) -> Callable[[], object]:
    from canvas_app.export.options import PdfOptions

    options = PdfOptions(language=language())

    def write() -> object:
        from canvas_app.export.pdf import board_pdf
        from canvas_app.model.files.atomic import write_whole

        exported = board_pdf(view, options)
        write_whole(path, exported.data)
        return exported.warnings

    return write
