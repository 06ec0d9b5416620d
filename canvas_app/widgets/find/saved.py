"""Saved views: the list of them, giving one a name, and tidying them up (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import _
from canvas_app.model.edits import saved_views
from canvas_app.model.filter import filter_of
from canvas_app.model.project import MAX_NAME
from canvas_app.panels.filter_words import PRESETS, suggested_name
from canvas_app.widgets import plain
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session

if TYPE_CHECKING:
    from canvas_app.model.project import SavedView

SAVED = "saved:"
"""Before the id of a saved view among the entries; presets have ids of their own."""


def entries(session: Session) -> tuple[list[tuple[str, str]], str | None]:
    """Return (id, name) of the presets and the saved views, and which of them is shown."""
    view = session.view
    listed = [(id_, _(name)) for id_, name, _wanted in PRESETS]
    listed += [(SAVED + saved.id, saved.name) for saved in session.project.saved_views]
    for saved in session.project.saved_views:
        if (filter_of(saved), saved.lens_id, saved.view) == (view.filter, view.lens, view.view):
            return listed, SAVED + saved.id
    return listed, next((id_ for id_, _name, wanted in PRESETS if wanted == view.filter), None)


def recall(session: Session, id_: str) -> None:
    """Show a saved view: its filter, and of a person's own its lens and ratings, too."""
    for preset, _name, wanted in PRESETS:
        if preset == id_:
            session.show(filter=wanted)
    for saved in session.project.saved_views:
        if SAVED + saved.id == id_:
            session.show(filter=filter_of(saved), lens=saved.lens_id, view=saved.view)


class NameView(QDialog):
    """Asks for the name under which the present filter is kept."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Save this view"))
        self._session = session
        self.name = QLineEdit(suggested_name(session.view)[:MAX_NAME])
        self.name.setMaxLength(MAX_NAME)
        self.name.setAccessibleName(_("Name"))
        self.name.setSelection(len(self.name.text()), -len(self.name.text()))
        self.name.textChanged.connect(self._follow)
        self.warning = plain.label(size=12, tone="muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = QPushButton(_("Save"))
        self.buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        self.save.setProperty("primary", True)
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        words = plain.label(_("Filter, persona and ratings are kept under this name."))
        words.setMinimumWidth(340)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (words, self.name, self.warning, self.buttons):
            column.addWidget(widget)
        self._follow()

    def _follow(self) -> None:
        name = self.name.text().strip()
        taken = any(saved.name == name for saved in self._session.project.saved_views)
        self.warning.setText(_("Replaces the view of that name.") if taken else "")
        self.save.setEnabled(bool(name))

    def _keep(self) -> None:
        view = self._session.view
        name = self.name.text().strip()
        self.accept()
        self._session.apply(saved_views.keep(name, view.filter, view.lens, view.view))


class _Views(QListWidget):
    """The saved views; Del asks for the deletion of those selected."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        window = self.window()
        if event.key() == Qt.Key.Key_Delete and isinstance(window, ManageViews):
            window.delete()
        else:
            super().keyPressEvent(event)


class ManageViews(QDialog):
    """Renames and deletes saved views; every change is an edit at once."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Saved views"))
        self.resize(420, 380)
        self._session = session
        self.list = _Views()
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(_("Saved views"))
        self.list.itemChanged.connect(self._rename)
        self.list.itemSelectionChanged.connect(self._choose)
        self.hint = plain.label(size=12, tone="muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.show_, self.rename_, self.delete_ = (
            self._button(words) for words in (_("Show"), _("Rename"), _("Delete"))
        )
        self.show_.clicked.connect(self._show)
        self.rename_.clicked.connect(self._edit)
        self.delete_.clicked.connect(self.delete)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        for widget in (self.list, self.hint, self.buttons):
            column.addWidget(widget)
        session.changed.connect(self._fill_soon)
        self._fill()

    def delete(self) -> None:
        """Delete the views that are selected."""
        if ids := [saved.id for saved in self._chosen()]:
            self._session.apply(saved_views.delete(ids))

    def _button(self, words: str) -> QPushButton:
        """Return a new button. One that Qt makes itself is lost to Python some day."""
        button = QPushButton(words)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button

    def _fill_soon(self) -> None:
        """Show the views anew once the list has closed its editor."""
        QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        at = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for saved in self._session.project.saved_views:
            item = QListWidgetItem(plain.one_line(saved.name), self.list)
            item.setData(Qt.ItemDataRole.UserRole, saved.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.blockSignals(False)
        there = self.list.count()
        self.list.setCurrentRow(min(max(at, 0), there - 1))
        self.hint.setText(
            _("Double click or F2 renames.")
            if there
            else _("Nothing saved yet. Filter the cards, then choose View, Save this view.")
        )
        self._choose()

    def _chosen(self) -> list[SavedView]:
        ids = {item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()}
        return [saved for saved in self._session.project.saved_views if saved.id in ids]

    def _choose(self) -> None:
        n = len(self.list.selectedItems())
        self.show_.setEnabled(n == 1)
        self.rename_.setEnabled(n == 1)
        self.delete_.setEnabled(n > 0)

    def _edit(self) -> None:
        if item := self.list.currentItem():
            self.list.editItem(item)

    def _rename(self, item: QListWidgetItem) -> None:
        id_, name = str(item.data(Qt.ItemDataRole.UserRole)), item.text().strip()
        if name:
            self._session.apply(saved_views.rename(id_, name))
        else:
            self._fill_soon()

    def _show(self) -> None:
        for saved in self._chosen():
            recall(self._session, SAVED + saved.id)
        self.accept()
