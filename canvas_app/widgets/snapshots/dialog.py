"""The list of snapshots: looking at them, comparing, restoring, tidying up (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from canvas_app.i18n import _, number
from canvas_app.model.edits import snapshots
from canvas_app.widgets import plain
from canvas_app.widgets.controls.button import Button
from canvas_app.widgets.overriding import override
from canvas_app.widgets.snapshots import deeds
from canvas_app.widgets.undo_offer import offer_in

if TYPE_CHECKING:
    from canvas_app.model.project import Snapshot
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session

ID = Qt.ItemDataRole.UserRole
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
EDITING = QAbstractItemView.State.EditingState
AIR = 14
"""Px above and below the words of a row, together: an editor has to have room, too."""


class _Rows(QTreeWidget):
    """The snapshots; Del deletes those selected, Enter or a double click looks at one."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        window = self.window()
        if event.key() == Qt.Key.Key_Delete and isinstance(window, Snapshots):
            window.delete()
        elif event.key() in ENTER and isinstance(window, Snapshots) and self.state() != EDITING:
            window.look.click()
        else:
            super().keyPressEvent(event)


class Snapshots(QDialog):
    """All snapshots of a project, the newest first; every change is an edit at once."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Snapshots"))
        self.resize(620, 400)
        self._window, self._session = window, session
        self.rows = _Rows()
        self.rows.setObjectName("snapshots")
        self.rows.setRootIsDecorated(False)
        self.rows.setUniformRowHeights(True)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.rows.itemDoubleClicked.connect(self._look)
        self.rows.setAccessibleName(_("Snapshots"))
        self.rows.setHeaderLabels([_("Name"), _("Taken"), _("Touchpoints")])
        header = self.rows.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at in (1, 2):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        self.rows.itemChanged.connect(self._rename)
        self.rows.itemSelectionChanged.connect(self._choose)
        self.hint = plain.label(size=12, tone="muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.look = self._button(_("Look at it"), self._look)
        self.compare = self._button(_("Compare with now"), self._compare)
        self.restore = self._button(_("Restore"), self._restore)
        self.rename = self._button(_("Rename"), self._edit)
        self.drop = self._button(_("Delete"), self.delete)
        self.take = self._button(_("Take one now"), self._take)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        for widget in (self.rows, self.hint, offer_in(self, session), self.buttons):
            column.addWidget(widget)
        session.changed.connect(self._fill_soon)
        self._fill()

    def delete(self) -> None:
        """Delete the snapshots that are selected."""
        if ids := [snapshot.id for snapshot in self._chosen()]:
            self._session.apply(snapshots.delete(ids))

    def _button(self, words: str, deed: Callable[[], None]) -> QPushButton:
        """Return a new button. One that Qt makes itself is lost to Python some day."""
        button = Button(words)
        button.clicked.connect(deed)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button

    def _fill_soon(self) -> None:
        """Show the snapshots anew once the list has closed its editor."""
        QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        chosen = {snapshot.id for snapshot in self._chosen()}
        there = sorted(self._session.project.snapshots, key=lambda s: s.time, reverse=True)
        self.rows.blockSignals(True)
        self.rows.clear()
        for snapshot in there:
            cards = sum(len(journey.touchpoints) for journey in snapshot.project.journeys)
            words = [plain.one_line(snapshot.name), deeds.clock(snapshot.time), number(cards)]
            row = QTreeWidgetItem(self.rows, words)
            row.setData(0, ID, snapshot.id)
            row.setSizeHint(0, QSize(0, self.fontMetrics().height() + AIR))
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
            row.setSelected(snapshot.id in chosen)
        self.rows.blockSignals(False)
        if (newest := self.rows.topLevelItem(0)) and not self._chosen():
            self.rows.setCurrentItem(newest)
        self.hint.setText(
            _("F2 renames. At most 20 are kept in a project.")
            if there
            else _("Nothing kept yet. A snapshot keeps the whole project as it is now.")
        )
        self._choose()

    def _chosen(self) -> list[Snapshot]:
        ids = {row.data(0, ID) for row in self.rows.selectedItems()}
        return [snapshot for snapshot in self._session.project.snapshots if snapshot.id in ids]

    def _choose(self) -> None:
        n = len(self._chosen())
        for button in (self.look, self.compare, self.restore, self.rename):
            button.setEnabled(n == 1)
        self.drop.setEnabled(n > 0)

    def _edit(self) -> None:
        if row := self.rows.currentItem():
            self.rows.editItem(row, 0)

    def _rename(self, row: QTreeWidgetItem) -> None:
        deeds.rename(self._session, str(row.data(0, ID)), row.text(0))
        self._fill_soon()

    def _take(self) -> None:
        deeds.take(self._window)

    def _look(self) -> None:
        self._leave_for(deeds.look_at)

    def _compare(self) -> None:
        self._leave_for(deeds.compare)

    def _restore(self) -> None:
        self._leave_for(deeds.restore)

    def _leave_for(self, deed: Callable[[MainWindow, Snapshot], None]) -> None:
        for snapshot in self._chosen()[:1]:
            self.accept()
            deed(self._window, snapshot)
