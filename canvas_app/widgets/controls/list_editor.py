"""A list with buttons to add, move and delete what is chosen (room: widgets)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import N_, _
from canvas_app.widgets import look, plain
from canvas_app.widgets.overriding import override

BUTTONS = (
    ("add", "plus", N_("Add")),
    ("up", "chevron-up", N_("Move up")),
    ("down", "chevron-down", N_("Move down")),
    ("delete", "trash-2", N_("Delete")),
)


KEYS: Mapping[tuple[Qt.Key, bool], str] = {
    (Qt.Key.Key_F2, False): "rename",
    (Qt.Key.Key_Return, False): "rename",
    (Qt.Key.Key_Enter, False): "rename",
    (Qt.Key.Key_Delete, False): "delete",
    (Qt.Key.Key_Up, True): "up",
    (Qt.Key.Key_Down, True): "down",
}
"""What a key asks for, without and with Alt."""


class ListEditor(QWidget):
    """Shows named things; ``asked`` carries "add", "rename", "up", "down" or "delete"."""

    asked = Signal(str)
    chosen = Signal(str)
    """The id of the thing that is the current one now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setObjectName("things")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemDoubleClicked.connect(lambda _item: self._ask_for("rename"))
        self.list.installEventFilter(self)
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout()
        row.setSpacing(2)
        for name, icon, words in BUTTONS:
            button = self.buttons[name] = QToolButton()
            button.setObjectName(name)
            button.setIcon(look.icon(icon))
            button.setIconSize(QSize(look.ICON_SIZE, look.ICON_SIZE))
            button.setToolTip(plain.tooltip(_(words)))
            button.setAccessibleName(_(words))
            button.clicked.connect(self._ask)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        column.addLayout(row)

    @property
    def current(self) -> str | None:
        """The id of the current thing."""
        item = self.list.currentItem()
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def show_current(self, id_: str) -> None:
        """Make one of the things the current one."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == id_:
                self.list.setCurrentRow(row)

    def show_things(self, things: Sequence[tuple[str, str]], current: str | None) -> None:
        """Show (id, name) with one of them the current one, else what took its place."""
        row = max(self.list.currentRow(), 0)
        self.list.blockSignals(True)
        self.list.clear()
        for id_, name in things:
            item = QListWidgetItem(plain.one_line(name), self.list)
            item.setData(Qt.ItemDataRole.UserRole, id_)
            item.setToolTip(plain.tooltip(name))
            if id_ == current:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and things:
            self.list.setCurrentRow(min(row, len(things) - 1))
        self.list.blockSignals(False)
        at, last = self.list.currentRow(), len(things) - 1
        for name, on in (("up", at > 0), ("down", 0 <= at < last), ("delete", at >= 0)):
            self.buttons[name].setEnabled(on)

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            alt = held == Qt.KeyboardModifier.AltModifier
            what = KEYS.get((Qt.Key(event.key()), alt)) if alt or not held else None
            if what is not None:
                self._ask_for(what)
                return True
        return False

    def _ask(self) -> None:
        self._ask_for(self.sender().objectName())

    def _ask_for(self, what: str) -> None:
        button = self.buttons.get(what)
        if button is None or (button.isEnabled() and not button.isHidden()):
            self.asked.emit(what)

    def _choose(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)
