"""What a workbook would change, before anything is taken (room: widgets).

Everything is done by keys, too: a space takes or leaves the selected rows, Return takes over,
Escape leaves the project as it is.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from canvas_app.export.returning import returned
from canvas_app.i18n import _, ngettext
from canvas_app.i18n import returning as words
from canvas_app.i18n.plain import quoted
from canvas_app.model.edits.edit import Edit
from canvas_app.widgets import plain
from canvas_app.widgets.clipboard.receiving import SAID_AFTER
from canvas_app.widgets.controls.button import Button
from canvas_app.widgets.controls.tick import Tick
from canvas_app.widgets.overriding import override
from canvas_app.widgets.workbook.model import ChangesModel
from canvas_app.widgets.workbook.view import ChangesView
from canvas_app.widgets.workbook.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Collection

    from canvas_app.export.returning import Key
    from canvas_app.model.project import Project
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.workbook.taking import Compared

SIZE = QSize(1000, 640)
PROBLEMS = 5
"""Lines shown at once of the rows that cannot be taken."""
EDGE = 22
"""Px of that field around its text."""


class ChangesDialog(QDialog):
    """The changes with a tick each; what has one is taken as one step."""

    def __init__(self, window: MainWindow, compared: Compared) -> None:
        super().__init__(window)
        assert window.session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Changes in a workbook"))
        self._window, self._session, self._compared = window, window.session, compared
        wording = Wording(self._session.project)
        self.changes = ChangesModel(compared.found.differences, wording, self)
        self.view = ChangesView(self.changes)
        self.summary = plain.label(weight="medium")
        self.every, self.none = Button(_("All")), Button(_("None"))
        self.problems = QPlainTextEdit()
        self.leave = Tick(_("Leave these rows out"))
        self.cancel, self.go = Button(_("Cancel")), QPushButton()
        self._lay_out()
        self._connect()
        self._refresh()
        self.resize(self.sizeHint())
        self.view.setFocus()

    @override
    def sizeHint(self) -> QSize:
        room = self._window.screen().availableGeometry().size()
        return SIZE.boundedTo(QSize(room.width() - 40, room.height() - 80))

    @override
    def accept(self) -> None:
        if not self.go.isEnabled():
            return
        super().accept()
        take_over(self._window, self._compared, self.changes.chosen)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        told = _("From {file}").format(file=quoted(self._compared.name, 80))
        if self._compared.where == "copy":
            told += "\n" + words.copied_project(self._compared.book.title)
        if self._compared.where == "csv":
            told += "\n" + words.ratings_in_csv()
        column.addWidget(plain.label(told, tone="muted"))
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        for button in (self.every, self.none):
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self._show_problems(column)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.go.setDefault(True)
        self.go.setProperty("primary", True)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column.addLayout(buttons)

    def _show_problems(self, column: QVBoxLayout) -> None:
        faults = self._compared.found.problems
        if not faults:
            return
        told = ngettext("{n} row cannot be taken:", "{n} rows cannot be taken:", len(faults))
        column.addWidget(plain.label(told, weight="medium", tone="danger"))
        self.problems.setReadOnly(True)
        self.problems.setTabChangesFocus(True)
        self.problems.setAccessibleName(_("Rows that cannot be taken"))
        text = words.fault_sentences(faults)
        self.problems.setPlainText(text)
        lines = min(text.count("\n") + 1, PROBLEMS)
        self.problems.setFixedHeight(lines * self.problems.fontMetrics().lineSpacing() + EDGE)
        column.addWidget(self.problems)
        column.addWidget(self.leave)

    def _connect(self) -> None:
        self.every.setToolTip(plain.tooltip(_("Rows that are gone are kept all the same")))
        self.every.clicked.connect(partial(self.changes.tick_all, True))
        self.none.clicked.connect(partial(self.changes.tick_all, False))
        self.changes.dataChanged.connect(self._refresh)
        self.leave.toggled.connect(self._refresh)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.accept)

    def _refresh(self) -> None:
        differences = self._compared.found.differences
        n = {kind: sum(each.kind == kind for each in differences) for kind in ("new", "gone")}
        cells = len(differences) - sum(n.values())
        parts = [
            ngettext("{n} changed cell", "{n} changed cells", cells) if cells else "",
            ngettext("{n} new row", "{n} new rows", n["new"]) if n["new"] else "",
            ngettext("{n} row is gone", "{n} rows are gone", n["gone"]) if n["gone"] else "",
        ]
        self.summary.setText(" · ".join(part for part in parts if part))
        count = len(self.changes.chosen)
        wrong = bool(self._compared.found.problems) and not self.leave.isChecked()
        self.go.setText(
            ngettext("Take over {n} change", "Take over {n} changes", count)
            if count
            else _("Take over")
        )
        self.go.setEnabled(bool(count) and not wrong)
        self.go.setToolTip(
            plain.tooltip(_("Mend the rows that cannot be taken, or leave them out"))
            if wrong
            else ""
        )


def take_over(window: MainWindow, compared: Compared, chosen: Collection[Key]) -> None:
    """Make the chosen changes of a workbook, in one step that has its name."""
    session = window.session
    if session is None:
        return

    def change(project: Project) -> Project:
        return returned(project, compared.book.sheets, chosen).project

    before = session.project
    session.apply(Edit("take_workbook", change, {"name": compared.name}))
    if session.project is not before:
        taken = ngettext("{n} change taken over", "{n} changes taken over", len(chosen))
        told = f"{quoted(compared.name, 60)}: {taken}"
        QTimer.singleShot(SAID_AFTER, window, partial(window.status.tell, told))
