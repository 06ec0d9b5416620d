"""A field that names touchpoints and lets several be ticked in a list with a search (widgets)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import _
from canvas_app.widgets import look, plain
from canvas_app.widgets.controls.clear_button import name_buttons
from canvas_app.widgets.controls.field import HEIGHT, paint_field
from canvas_app.widgets.overriding import override

ID = Qt.ItemDataRole.UserRole
STAGE = Qt.ItemDataRole.UserRole + 1
TALL, WIDEST = 320, 420
ROW = 28
BOX = 16
ELIDE = Qt.TextElideMode.ElideRight
Index = QModelIndex | QPersistentModelIndex


class Offered(NamedTuple):
    """A touchpoint that can be ticked, and its stage."""

    id: str
    name: str
    stage: str


class _Row(QStyledItemDelegate):
    """Paints a box, the name of a touchpoint, and its stage at the end."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(look.colour("focus"))
            painter.setBrush(look.colour("accent.soft"))
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        box = QRectF(area.x() + 7.5, area.y() + (ROW - BOX) / 2 + 0.5, BOX - 1, BOX - 1)
        painter.setPen(look.colour("accent" if on else "line.strong"))
        painter.setBrush(look.colour("accent" if on else "field"))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            tint = look.colour("accent.text")
            look.draw_icon(painter, "check", box.x() + 1.5, box.y() + 1.5, BOX - 4, tint)
        self._write(painter, area.adjusted(BOX + 16, 0, -8, 0), index)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, index: Index) -> None:
        stage, name = str(index.data(STAGE)), str(index.data())
        painter.setFont(look.font(11))
        painter.setPen(look.colour("text.muted"))
        stage = painter.fontMetrics().elidedText(stage, ELIDE, area.width() // 3)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, stage)
        room = area.width() - painter.fontMetrics().horizontalAdvance(stage) - 10
        painter.setFont(look.font(13))
        painter.setPen(look.colour("text"))
        name = painter.fontMetrics().elidedText(name, ELIDE, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


class _Popup(QFrame):
    """The list with its search; ``closed`` is told when it goes, in whatever way."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search"))
        self.search.setClearButtonEnabled(True)
        name_buttons(self.search)
        self.items = QStandardItemModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._found.setSourceModel(self.items)
        self.list = QListView()
        self.list.setModel(self._found)
        self.list.setItemDelegate(_Row(self))
        self.list.setUniformItemSizes(True)
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
            item = QStandardItem(plain.one_line(each.name))
            item.setData(each.id, ID)
            item.setData(plain.one_line(each.stage), STAGE)
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
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(look.colour("line.strong"))
            painter.setBrush(look.colour("raised"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

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
        size = QSize(min(max(self.width(), 300), WIDEST), TALL)
        popup.setGeometry(QRect(self._beside(size), size))
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

    def _beside(self, size: QSize) -> QPoint:
        """Return where the list stands: below the field, else above it, on the screen."""
        below, above = self.mapToGlobal(QPoint(0, self.height())), self.mapToGlobal(QPoint(0, 0))
        screen = self.screen().availableGeometry()
        fits = below.y() + size.height() <= screen.bottom()
        x = max(screen.left(), min(below.x(), screen.right() - size.width()))
        return QPoint(x, below.y() if fits else max(screen.top(), above.y() - size.height()))

    def _take(self) -> None:
        popup, self.popup = self.popup, None
        if popup is not None and set(ticked := popup.ticked()) != set(self._ticked):
            self.chosen.emit(ticked)
