"""Saved views: the list of them, giving one a name, and tidying them up (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDropEvent, QKeyEvent
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
from canvas_app.widgets.undo_offer import offer_in

if TYPE_CHECKING:
    from canvas_app.model.project import SavedView

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
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
    """The saved views; Del deletes those selected, Alt+Up and Alt+Down and a drag move them."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        window = self.window()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Delete and isinstance(window, ManageViews):
            window.delete()
        elif held == Qt.KeyboardModifier.AltModifier and event.key() in STEPS:
            if isinstance(window, ManageViews):
                window.shift(STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        window = self.window()
        if isinstance(window, ManageViews):
            window.take_order()


class ManageViews(QDialog):
    """Renames, moves and deletes saved views; every change is an edit at once."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Saved views"))
        self.resize(420, 380)
        self._session = session
        self.list = _Views()
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
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
        self.banner = offer_in(self, session)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        for widget in (self.list, self.hint, self.banner, self.buttons):
            column.addWidget(widget)
        session.changed.connect(self._fill_soon)
        self._fill()

    def delete(self) -> None:
        """Delete the views that are selected."""
        if ids := [saved.id for saved in self._chosen()]:
            self._session.apply(saved_views.delete(ids))

    def shift(self, step: int) -> None:
        """Move the views that are selected one row up (-1) or down (1)."""
        chosen = {saved.id for saved in self._chosen()}
        order = self._order()[::-step]
        for at in range(1, len(order)):
            if order[at] in chosen and order[at - 1] not in chosen:
                order[at - 1], order[at] = order[at], order[at - 1]
        self._session.apply(saved_views.arrange(order[::-step]))

    def take_order(self) -> None:
        """Let the views stand in the project as they stand in the list."""
        self._session.apply(saved_views.arrange(self._order()))

    def _order(self) -> list[str]:
        rows = range(self.list.count())
        return [str(self.list.item(row).data(Qt.ItemDataRole.UserRole)) for row in rows]

    def _button(self, words: str) -> QPushButton:
        """Return a new button. One that Qt makes itself is lost to Python some day."""
        button = QPushButton(words)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button

    def _fill_soon(self) -> None:
        """Show the views anew once the list has closed its editor."""
        QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        at, item = self.list.currentRow(), self.list.currentItem()
        current = item.data(Qt.ItemDataRole.UserRole) if item else None
        chosen = {saved.id for saved in self._chosen()}
        self.list.blockSignals(True)
        self.list.clear()
        for saved in self._session.project.saved_views:
            item = QListWidgetItem(plain.one_line(saved.name), self.list)
            item.setData(Qt.ItemDataRole.UserRole, saved.id)
            can = item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled  # a drop on a view would replace it
            item.setFlags(can | Qt.ItemFlag.ItemIsEditable)
        self.list.blockSignals(False)
        there, order = self.list.count(), self._order()
        at = order.index(current) if current in order else min(max(at, 0), there - 1)
        self.list.setCurrentRow(at)
        for row, id_ in enumerate(order):
            if id_ in chosen:
                self.list.item(row).setSelected(True)
        self.hint.setText(
            _("Double click or F2 renames, Alt+Up and Alt+Down or a drag moves.")
            if there
            else _("Nothing saved yet. Filter the cards, then choose View, Filter, Save this view.")
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
