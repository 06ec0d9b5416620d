"""A field that names touchpoints and lets several be ticked in a list with a search (widgets)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLineEdit,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from canvas_app.i18n import _
from canvas_app.widgets import plain
from canvas_app.widgets.controls.field import HEIGHT, paint_field

ID = Qt.ItemDataRole.UserRole
TALL = 320


class Offered(NamedTuple):
    """A touchpoint that can be ticked, and its stage."""

    id: str
    name: str
    stage: str


class _Popup(QFrame):
    """The list with its search; ``closed`` is told when it goes, in whatever way."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search"))
        self.search.setClearButtonEnabled(True)
        self.items = QStandardItemModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._found.setSourceModel(self.items)
        self.list = QListView()
        self.list.setModel(self._found)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Touchpoints"))
        self.list.clicked.connect(self._toggle)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list)

    def fill(self, offered: Sequence[Offered], ticked: Collection[str]) -> None:
        """Put the touchpoints in; those ticked first of all stay in their places."""
        for each in offered:
            item = QStandardItem(f"{plain.one_line(each.name)} · {plain.one_line(each.stage)}")
            item.setData(each.id, ID)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            on = each.id in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.items.appendRow(item)
        first = next((at for at, each in enumerate(offered) if each.id in ticked), 0)
        self._go(self._found.index(first, 0))

    def ticked(self) -> tuple[str, ...]:
        """Return the ids of the touchpoints ticked, in the order offered."""
        rows = (self.items.item(row) for row in range(self.items.rowCount()))
        return tuple(row.data(ID) for row in rows if row.checkState() == Qt.CheckState.Checked)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        key, steps = event.key(), {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        ticking = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Space:
            ticking = watched is self.list or not self.search.text()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.close()
        elif ticking:
            self._toggle(self.list.currentIndex())
        elif key in steps:
            row = self.list.currentIndex().row() + steps[Qt.Key(key)]
            self._go(self._found.index(max(0, min(row, self._found.rowCount() - 1)), 0))
        else:
            return False
        return True

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            state = Qt.ItemDataRole.CheckStateRole
            on = self._found.data(index, state) == Qt.CheckState.Checked.value
            after = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            self._found.setData(index, after.value, state)

    def _filter(self, text: str) -> None:
        self._found.setFilterFixedString(text)
        self._go(self._found.index(0, 0))

    def _go(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)


class TouchpointPicker(QAbstractButton):
    """Names touchpoints; ``chosen`` carries those ticked when the list is closed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer: Callable[[], Sequence[Offered]] = tuple
        self._ticked: tuple[str, ...] = ()
        self.popup: _Popup | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.open)

    def show_touchpoints(
        self, names: Sequence[str], ticked: Sequence[str], offer: Callable[[], Sequence[Offered]]
    ) -> None:
        """Show the names of those ticked; ``offer`` tells all there are when the list opens."""
        self._offer, self._ticked = offer, tuple(ticked)
        words = ", ".join(map(plain.one_line, names))
        self.setText(words)
        self.setToolTip(plain.tooltip(words))
        self.update()

    def open(self) -> None:
        """Show the list below the field."""
        popup = self.popup = _Popup(self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.fill(self._offer(), set(self._ticked))
        popup.closed.connect(self._take)
        popup.resize(max(self.width(), 260), TALL)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        popup.search.setFocus()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(64, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_field(self, self.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        popup, self.popup = self.popup, None
        if popup is not None and set(ticked := popup.ticked()) != set(self._ticked):
            self.chosen.emit(ticked)
