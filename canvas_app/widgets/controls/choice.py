"""Fields that offer a list: one of many, or several of many (room: widgets)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from canvas_app.widgets import plain
from canvas_app.widgets.controls.field import HEIGHT, MIXED, paint_field
from canvas_app.widgets.controls.menu import Menu
from canvas_app.widgets.overriding import override

LIST_PAD, BROADEST = 24, 420
"""Px around the words of a list, and how wide a list gets for long ones."""
LETTERS, ICON = 6, 20
"""What a field has room for at least: so many letters, and px for an icon."""
Option = tuple[str | int | None, str]
"""A value and its words."""


class Choice(QComboBox):
    """One of a list of values; ``chosen`` tells what a person picked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.warn: object = ...
        """The value that is shown as a warning."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        self.activated.connect(self._pick)

    def offer(self, options: Iterable[Option]) -> None:
        """Put these values in the list; what is shown is told by ``show_value``."""
        new = list(options)
        if new != [(self.itemData(i), self.itemText(i)) for i in range(self.count())]:
            self.clear()
            for value, words in new:
                self.addItem(plain.one_line(words), value)

    def show_value(self, values: Collection[object]) -> None:
        """Show the value all share, "–" when they differ, an unknown word as it is."""
        if len(values) != 1:
            self.setCurrentIndex(-1)
            return
        (value,) = values
        at = self.findData(value)
        if at < 0:
            self.addItem(plain.one_line(str(value)), value)
            at = self.count() - 1
        self.setCurrentIndex(at)

    @override
    def sizeHint(self) -> QSize:
        # Qt's own policy for it makes the list that pops up, for every field at once
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        words = QSize(self.fontMetrics().horizontalAdvance("X") * LETTERS + ICON, HEIGHT)
        kind = QStyle.ContentsType.CT_ComboBox
        return QSize(self.style().sizeFromContents(kind, option, words, self).width(), HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(64, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        known = self.currentIndex() >= 0
        tone = "warn" if known and self.currentData() == self.warn else "text"
        paint_field(self, self.currentText() if known else MIXED, tone)

    @override
    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + LIST_PAD, BROADEST))
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the panel

    def _pick(self, at: int) -> None:
        self.chosen.emit(self.itemData(at))


class StayingMenu(Menu):
    """A menu in which several entries can be ticked before it closes."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)


class CheckChoice(QAbstractButton):
    """Several of a list of values; none stands for ``none_words``.

    ``chosen`` carries the values ticked, in the order offered. Where the selected touchpoints
    differ, a tick goes to all of them or from all, and the others stay: ``switched`` carries
    the value and whether it is ticked now.
    """

    chosen = Signal(object)
    switched = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none_words = self._words = ""
        self._ticked: tuple[str, ...] = ()
        self._mixed = False
        self._all: set[str] = set()
        self._some: set[str] = set()
        self._names: dict[str | int | None, str] = {}
        self._menu = StayingMenu(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.open)

    def offer(self, options: Iterable[Option], none_words: str) -> None:
        """Put these values in the list; ``none_words`` says what no tick means."""
        offered = list(options)
        names: dict[str | int | None, str] = {None: none_words, **dict(offered)}
        if names == self._names:
            return
        self._none_words, self._names = none_words, names
        self._menu.clear()
        first = self._menu.addAction(plain.in_menu(none_words))
        first.setCheckable(True)
        self._menu.addSeparator()
        for value, words in offered:
            action = self._menu.addAction(plain.in_menu(words))
            action.setCheckable(True)
            action.setData(value)
        for action in self._menu.actions():
            action.triggered.connect(self._tick)
        self._say()

    def show_values(self, values: Collection[Sequence[str]]) -> None:
        """Show the ticks all share, "–" when they differ."""
        self._mixed = len(values) != 1
        sets = [set(each) for each in values]
        self._ticked = tuple(next(iter(values))) if not self._mixed else ()
        self._all = set.intersection(*sets) if sets else set()
        self._some = set.union(*sets) - self._all if sets else set()
        self._say()

    @property
    def menu_actions(self) -> list[QAction]:
        """The entries that can be ticked; the first stands for none."""
        return [action for action in self._menu.actions() if action.isCheckable()]

    def open(self) -> None:
        """Show the list below the field."""
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("n" * 14) + 36, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(64, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_field(self, self._words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)

    def _tick(self) -> None:
        first, *others = self.menu_actions
        action = self.sender()
        if self._mixed and action is not first and isinstance(action, QAction):
            self.switched.emit(action.data(), action.data() not in self._all)
            self._say()
            return
        if self.sender() is first:
            self._ticked = ()
        else:
            self._ticked = tuple(action.data() for action in others if action.isChecked())
        self._mixed = False
        self._say()
        self.chosen.emit(self._ticked)

    def _marked(self, value: str | None) -> str:
        """Return the words of an entry, with a dash when only some have it."""
        name = plain.in_menu(self._names.get(value, str(value)))
        return f"{MIXED} {name}" if self._mixed and value in self._some else name

    def _say(self) -> None:
        words = []
        for action in self.menu_actions:
            value = action.data()
            on = value in self._ticked if value is not None else not self._ticked
            action.setChecked(value in self._all if self._mixed else on)
            action.setText(self._marked(value))
            if value is not None and on:
                words.append(action.text().replace("&&", "&"))
        self._words = MIXED if self._mixed else ", ".join(words) or self._none_words
        self.setText(plain.in_menu(self._words))  # "R&D" would else take Alt+D
        self.setToolTip(plain.tooltip(self._words))
        self.update()
