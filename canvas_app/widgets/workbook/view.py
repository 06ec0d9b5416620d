"""The list of changes: a tick before each, a space turns those that are selected (widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from canvas_app.i18n import _
from canvas_app.widgets import look
from canvas_app.widgets.overriding import override
from canvas_app.widgets.workbook.model import AFTER, BEFORE, FIELD, KIND, NAME, ChangesModel

Index = QModelIndex | QPersistentModelIndex
HEIGHT, PAD, SIDE = 34, 8, 18
CHECKED = Qt.ItemDataRole.CheckStateRole
WIDTHS = {NAME: 260, FIELD: 200, BEFORE: 200}


class ChangesView(QTableView):
    """Rows of changes; a click on a tick, or a space, takes or leaves them."""

    def __init__(self, model: ChangesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Changes"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(HEIGHT)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setFont(look.font(12))
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        heads.setSectionResizeMode(AFTER, QHeaderView.ResizeMode.Stretch)
        if model.rowCount():
            self.setCurrentIndex(model.index(0, NAME))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.changes.turn([index.row() for index in self.selectionModel().selectedRows()])
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    @override
    def editorEvent(
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick where the box of a row is clicked."""
        if index.column() == NAME and isinstance(event, QMouseEvent):
            area: QRect = option.rect
            inside = event.position().x() < area.left() + 2 * PAD + SIDE
            if inside and event.type() == QEvent.Type.MouseButtonRelease:
                assert isinstance(model, ChangesModel)
                model.turn([index.row()])
                return True
        return False

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, look.colour("accent.soft" if chosen else "surface"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, look.colour("line"))
        words = area.adjusted(PAD, 0, -PAD, 0)
        if index.column() == NAME:
            on = index.data(CHECKED) == Qt.CheckState.Checked
            _paint_tick(painter, area, on)
            words = words.adjusted(SIDE + PAD, 0, 0, 0)
        painter.setFont(look.font(13, "medium" if index.column() == AFTER else "regular"))
        painter.setPen(look.colour(_role(index)))
        shown = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter.value, shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -2), 4, 4)
        painter.restore()


def _role(index: Index) -> str:
    kind = index.data(KIND)
    if index.column() == FIELD:
        return {"new": "ok", "gone": "danger"}.get(str(kind), "text.muted")
    on = index.model().index(index.row(), NAME).data(CHECKED) == Qt.CheckState.Checked
    if index.column() == AFTER and kind == "gone" and on:
        return "danger"
    return "text" if on or kind == "gone" else "text.faint"


def _paint_tick(painter: QPainter, area: QRect, on: bool) -> None:
    top = area.top() + (area.height() - SIDE) / 2
    box = QRectF(area.left() + PAD + 0.5, top + 0.5, SIDE - 1, SIDE - 1)
    painter.setPen(QPen(look.colour("accent" if on else "line.strong"), 1))
    painter.setBrush(look.colour("accent" if on else "field"))
    painter.drawRoundedRect(box, 5, 5)
    if on:
        ink = look.colour("accent.text")
        look.draw_icon(painter, "check", box.x() + 2.5, box.y() + 2.5, SIDE - 6, ink)
