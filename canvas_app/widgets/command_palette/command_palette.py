"""A list of everything there is to do and to go to, over the window (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from canvas_app.i18n import _
from canvas_app.widgets import look, plain
from canvas_app.widgets.accessible.announce import announce
from canvas_app.widgets.command_palette.entries import Entry, entries
from canvas_app.widgets.command_palette.rows import HEIGHT, RowDelegate, RowModel, said
from canvas_app.widgets.command_palette.search import Names, find
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow

WIDTH, MOST_ROWS, TOP, ROOM = 660, 11, 54, 40
MOST_LATEST = 24
"""So many of the things chosen last are remembered."""
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST_ROWS - 1,
    Qt.Key.Key_PageUp: 1 - MOST_ROWS,
}


class CommandPalette(QWidget):
    """Lies over the whole window, so that a click beside the list closes it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("commands")
        self._window = window
        self._entries: list[Entry] = []
        self._things: list[Names] = []
        self._latest: dict[int, int] = {}
        self._off: set[int] = set()
        self._came_from: QWidget | None = None
        self.model = RowModel()
        self.box = QFrame(self)
        self.box.setObjectName("commands-box")
        self.field = QLineEdit(self.box)
        self.field.setObjectName("commands-field")
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list = QListView(self.box)
        self._none = plain.label(tone="muted")
        self._lay_out()
        window.installEventFilter(self)
        self.hide()

    def come(self) -> None:
        """Show everything there is now, what was chosen last first."""
        self._came_from = self._window.focusWidget()
        self._entries = entries(self._window)
        self._things = [entry.names for entry in self._entries]
        self._off = {at for at, entry in enumerate(self._entries) if entry.reason}
        at = {entry.id: at for at, entry in enumerate(self._entries)}
        chosen = self._window.program.preferences.commands
        known = [at[id_] for id_ in chosen if id_ in at]
        self._latest = {place: rank for rank, place in enumerate(known)}
        self._speak()
        self.field.clear()
        self._find("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go away and give the focus back."""
        if not self.isHidden():
            back = self._came_from
            if back is None or not Shiboken.isValid(back):  # panels are made anew now and then
                back = self._window.canvas if self._window.session else None
            if back:
                back.setFocus()
            self.hide()  # afterwards: Qt would look for another focus, all through the window

    def choose(self) -> None:
        """Do what the chosen row says, unless it cannot be done now."""
        index = self.list.currentIndex()
        if index.isValid() and not (entry := self.model.entry(index.row())).reason:
            self.leave()
            self._remember(entry.id)
            entry.run(self._window)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(Qt.Key(event.key()))
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.box.geometry().contains(event.position().toPoint()):
            self.leave()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            QTimer.singleShot(0, self, self.leave)  # hiding amid the event ends the process

    def _press(self, key: Qt.Key) -> bool:
        if key in STEPS:
            self._step(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _step(self, by: int) -> None:
        """Go on by some rows; one step over an end comes back at the other."""
        rows = self.model.rowCount()
        if rows:
            to = self.list.currentIndex().row() + by
            to = to % rows if abs(by) == 1 else min(max(to, 0), rows - 1)
            self._stand_on(to)

    def _stand_on(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))
        words = said(self.model.entry(row))
        self.field.setAccessibleDescription(words)
        announce(self.list, words)

    def _find(self, query: str) -> None:
        found = find(self._things, query, self._latest, self._off)
        self.model.show(self._entries, found)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        if found:
            self._stand_on(0)
            self.list.scrollToTop()
        self._place()

    def _remember(self, id_: str) -> None:
        program = self._window.program
        kept = (id_, *(each for each in program.preferences.commands if each != id_))
        program.prefer(commands=kept[:MOST_LATEST])

    def _click(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.choose()

    def _speak(self) -> None:
        self.field.setPlaceholderText(_("Do, find or go to…"))
        self.field.setAccessibleName(_("Search commands, touchpoints, panels and more"))
        self.list.setAccessibleName(_("Found"))
        self.box.setAccessibleName(_("Commands"))
        self._none.setText(_("Nothing found. Try another word, in German or in English."))

    def _lay_out(self) -> None:
        self.field.setFont(look.font(15))
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._click)
        self._none.setContentsMargins(16, 8, 16, 12)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._none)

    def _place(self) -> None:
        """Lie over the window, the list at the top of its middle."""
        self.setGeometry(self._window.rect())
        wide = min(WIDTH, self.width() - ROOM)
        rows = min(self.model.rowCount(), MOST_ROWS)
        high = self.field.sizeHint().height() + (rows * HEIGHT + 12 if rows else HEIGHT + 12)
        all_there = high <= self.height() - TOP - ROOM and rows == self.model.rowCount()
        bars = Qt.ScrollBarPolicy
        needed = bars.ScrollBarAlwaysOff if all_there else bars.ScrollBarAsNeeded
        self.list.setVerticalScrollBarPolicy(needed)
        high = min(high, self.height() - TOP - ROOM)
        self.box.setGeometry((self.width() - wide) // 2, TOP, wide, high)


def show_commands(window: MainWindow) -> None:
    """Show the list of commands over a window, or close it when it is there."""
    palette = window.findChild(CommandPalette) or CommandPalette(window)
    if palette.isVisible():
        palette.leave()
    else:
        palette.come()
