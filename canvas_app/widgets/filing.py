"""The file of a window's document: open, save, close, and the questions on the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from canvas_app import paths
from canvas_app.i18n import _
from canvas_app.widgets import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from canvas_app.model.files.errors import SaveError
    from canvas_app.widgets.document import Document
    from canvas_app.widgets.main_window import MainWindow

BAD_IN_NAMES = '<>:"/\\|?*'
OVERWRITABLE = ("changed", "vanished", "exists")
ELSEWHERE = ("no_project", "export_suffix")
"""Refusals that no second try would change."""


class Filing(QObject):
    """Asks for files and about files, for one window.

    ``settled`` comes when a wish to close was decided: True when the window may go.
    """

    settled = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._closing = False
        self._target: Path | None = None

    def watch(self, document: Document) -> None:
        """Hear what becomes of the saves of a document."""
        document.saved.connect(self._after_save)
        document.failed.connect(self._after_failure)

    def ask_open(self) -> None:
        """Ask which files to open."""
        dialog = self._dialog(_("Open"), self._window.program.folder())
        dialog.setFileMode(dialog.FileMode.ExistingFiles)
        dialog.setNameFilters([_project_files(" *.pdf"), _("All files") + " (*)"])
        dialog.filesSelected.connect(self._open)
        dialog.open()

    def save(self) -> None:
        """Save to the document's file; ask for one when it has none."""
        document = self._window.document
        if document and document.session.path:
            self._save_to(document.session.path)
        elif document:
            self.ask_save()

    def ask_save(self) -> None:
        """Ask for a file and save the document to it."""
        if self._window.document is None:
            return
        session = self._window.document.session
        proposed = session.path or self._window.program.folder() / file_name(session.project.title)
        dialog = self._dialog(_("Save as"), proposed.parent)
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_project_files()])
        dialog.setDefaultSuffix(paths.PROJECT_SUFFIX[1:])
        dialog.selectFile(proposed.name)
        dialog.fileSelected.connect(self._save_as)
        dialog.rejected.connect(self._stay)
        dialog.open()

    @property
    def asks(self) -> bool:
        """Whether closing the window needs an answer first."""
        from canvas_app.widgets.job import under_way

        document = self._window.document
        return bool((document and document.needs_saving) or under_way(self._window))

    def ask_to_close(self) -> None:
        """Find out whether the window may go; the answer is ``settled``."""
        from canvas_app.widgets.job import under_way

        document = self._window.document
        self._closing = True
        if under_way(self._window):
            self._ask_to_stop()
            return
        if document is not None and document.state == "saving":
            return  # the end of the save decides
        if document is None or not document.needs_saving:
            self._go()
            return
        from canvas_app.widgets.dialogs.question import Question

        name = plain.title(document.session.project.title)
        question = Question(
            self._window,
            _("Save changes?"),
            _("“{name}” has changes that are not saved.").format(name=name),
        )
        role = Question.ButtonRole
        question.offer(_("Save"), role.AcceptRole).clicked.connect(self.save)
        question.offer(_("Don’t save"), role.DestructiveRole).clicked.connect(self._go)
        question.offer(_("Cancel"), role.RejectRole).clicked.connect(self._stay)
        question.open()

    def _ask_to_stop(self) -> None:
        """Ask whether a file that is being exported is given up; its end is an answer, too."""
        from canvas_app.widgets.dialogs.question import Question
        from canvas_app.widgets.job import under_way

        exports = under_way(self._window)
        words = _("{file} is still being written.").format(file=plain.one_line(exports[0].name))
        question = Question(self._window, _("Stop the export?"), words)
        role = Question.ButtonRole
        question.offer(_("Stop and close"), role.DestructiveRole).clicked.connect(self._stop)
        stay = question.offer(_("Keep writing"), role.RejectRole)
        stay.clicked.connect(self._stay)
        question.setDefaultButton(stay)
        exports[0].over.connect(question.close)
        exports[0].over.connect(self._ask_again)
        question.open()

    def _stop(self) -> None:
        from canvas_app.widgets.job import under_way

        for export in under_way(self._window):
            export.over.disconnect(self._ask_again)
            export.stop()
        self.ask_to_close()

    def _ask_again(self) -> None:
        if self._closing:
            self.ask_to_close()

    def _dialog(self, title: str, folder: Path) -> QFileDialog:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, title, str(folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _open(self, names: list[str]) -> None:
        self._window.program.open([Path(name) for name in names], self._window)

    def _save_as(self, name: str) -> None:
        from canvas_app.export.formats import FORMATS
        from canvas_app.model.files.errors import SaveError

        self._target = Path(name)
        if self._target.suffix.lower() in FORMATS:
            self._after_failure(SaveError("export_suffix", suffix=paths.PROJECT_SUFFIX))
        else:
            self._save_to(self._target, over=True)

    def _save_to(self, path: Path, *, over: bool = False) -> None:
        self._target = path
        if self._window.document:
            self._window.document.save(path, over=over)

    def _after_save(self) -> None:
        if self._window.document and self._target:
            self._window.program.remember(self._target)
        if self._closing:
            self.ask_to_close()

    def _after_failure(self, error: SaveError) -> None:
        from canvas_app.i18n.errors import save_sentence
        from canvas_app.widgets.dialogs.question import Question

        name = self._target.name if self._target else ""
        words = save_sentence(error.kind, name, error.facts)
        question = Question(self._window, _("Not saved"), words)
        role = Question.ButtonRole
        question.offer(_("Save elsewhere…"), role.AcceptRole).clicked.connect(self.ask_save)
        if error.kind in OVERWRITABLE:
            over = question.offer(_("Overwrite"), role.DestructiveRole)
            over.clicked.connect(self._overwrite)
        elif error.kind not in ELSEWHERE:
            again = question.offer(_("Try again"), role.ActionRole)
            again.clicked.connect(self._try_again)
        question.offer(_("Cancel"), role.RejectRole).clicked.connect(self._stay)
        question.open()

    def _overwrite(self) -> None:
        if self._target:
            self._save_to(self._target, over=True)

    def _try_again(self) -> None:
        if self._target:
            self._save_to(self._target)

    def _go(self) -> None:
        self._closing = False
        self.settled.emit(True)

    def _stay(self) -> None:
        self._closing = False
        self.settled.emit(False)


def file_name(title: str) -> str:
    """Return a file name made of a project's title."""
    kept = "".join("-" if c in BAD_IN_NAMES else c for c in plain.one_line(title)).strip(" .")
    return (kept[:80] or _("Untitled")) + paths.PROJECT_SUFFIX


def _project_files(others: str = "") -> str:
    return _("Touchpoint Canvas projects") + f" (*{paths.PROJECT_SUFFIX} *.json{others})"
