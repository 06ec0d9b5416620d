"""The list of all steps, to go back and forth in by a click (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import _, language
from canvas_app.i18n.terms import edit_name
from canvas_app.model.history import History, states
from canvas_app.model.project import Project
from canvas_app.widgets import look, plain
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session

Index = QModelIndex | QPersistentModelIndex
HEIGHT, EDGE, MARK, GAP = 30, 14, 14, 8


class HistoryModel(QAbstractListModel):
    """A row for the beginning and for every step, the newest last."""

    def __init__(self, history: History) -> None:
        super().__init__()
        self._take(history)

    def show(self, history: History) -> None:
        """List another history."""
        self.beginResetModel()
        self._take(history)
        self.endResetModel()

    @property
    def now(self) -> int:
        """The row of the project that is now."""
        return len(self.history.past)

    def is_saved(self, row: int) -> bool:
        """Whether the file holds the project of a row."""
        return self._states[row] is self.history.saved

    def words(self, row: int) -> str:
        """Return what was done in a row."""
        if row == 0:
            return _("Beginning")
        past, future = self.history.past, self.history.future
        step = past[row - 1] if row <= len(past) else future[len(past) - row]
        return plain.one_line(edit_name(step.kind, step.facts))

    def clock(self, row: int) -> str:
        """Return when it was done: the time, of another day the day; of the beginning nothing."""
        when = QDateTime.fromString(self._states[row].modified, Qt.DateFormat.ISODate)
        if row == 0 or not when.isValid():
            return ""
        local, locale = when.toLocalTime(), QLocale(language())
        if local.date() == QDateTime.currentDateTime().date():
            return locale.toString(local.time(), "HH:mm")
        return locale.toString(local.date(), QLocale.FormatType.ShortFormat)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._states)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(self._said(index.row()))
        return None

    def _take(self, history: History) -> None:
        self.history = history
        self._states: tuple[Project, ...] = tuple(states(history))

    def _said(self, row: int) -> str:
        marks = (
            self.clock(row),
            _("undone") if row > self.now else "",
            _("now") if row == self.now else "",
            _("saved") if self.is_saved(row) else "",
        )
        return ", ".join(part for part in (self.words(row), *marks) if part)


class HistoryDelegate(QStyledItemDelegate):
    """Draws a step: a dot for now, its name, a mark when it is saved, and its time."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, row = index.model(), index.row()
        assert isinstance(model, HistoryModel)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, is_now=row == model.now)
        box = QRectF(option.rect).adjusted(EDGE, 0, -EDGE, 0)
        ink = "text.faint" if row > model.now else "text"
        clock = model.clock(row)
        painter.setFont(look.font(11))
        painter.setPen(look.colour("text.faint"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, clock)
        box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(clock) - GAP)
        if model.is_saved(row):
            box.setRight(box.right() - MARK)
            top = box.center().y() - MARK / 2
            look.draw_icon(painter, "save", box.right(), top, MARK, look.colour("ok"))
            box.setRight(box.right() - GAP)
        painter.setFont(look.font(13, "semibold" if row == model.now else "regular"))
        painter.setPen(look.colour(ink))
        words = painter.fontMetrics().elidedText(
            model.words(row), Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, *, is_now: bool) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        lit = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(6, 1, -6, -1)
        painter.setPen(look.colour("focus") if focused else Qt.PenStyle.NoPen)
        if is_now or lit:
            painter.setBrush(look.colour("accent.soft" if is_now else "paper"))
        if is_now or lit or focused:
            painter.drawRoundedRect(box, 6, 6)


class HistoryList(QWidget):
    """All steps of a session; a click or Enter goes to one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = HistoryModel(session.history)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HistoryDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._go)
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.list)
        session.changed.connect(self._follow)
        session.file_changed.connect(self._follow)
        self._speak()
        self._stand_on_now()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self.list.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.list.currentIndex())
        else:
            super().keyPressEvent(event)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self._session.travel(index.row() - self.model.now)

    def _follow(self) -> None:
        if self._session.history is not self.model.history:
            self.model.show(self._session.history)
            self._stand_on_now()

    def _stand_on_now(self) -> None:
        self.list.setCurrentIndex(self.model.index(self.model.now))
        self.list.scrollTo(self.list.currentIndex())

    def _speak(self) -> None:
        self.list.setAccessibleName(_("History"))
