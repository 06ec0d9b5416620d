"""Two panes that move as one: the names stand still while the other columns scroll (widgets)."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from canvas_app.i18n import _
from canvas_app.panels.columns import COLUMNS
from canvas_app.widgets import look, plain
from canvas_app.widgets.overriding import override
from canvas_app.widgets.table.editors import CellDelegate
from canvas_app.widgets.table.model import TableModel

ROW = 30
NAME = 0
"""The column of the names."""
LAST = 11
"""Rows whose numbers are measured: every last digit, and the row for a new touchpoint."""
NARROW, PART = 130, 0.4
"""The names take at most this part of a table's width, but may always be so many px wide."""


class Pane(QTableView):
    """What both panes of the table share."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.setFrameShape(self.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalHeader(Numbers(self))
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        rows.setFont(look.font(11))
        heads.setFont(look.font(12))
        heads.setFixedHeight(ROW)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSortIndicatorClearable(True)
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(40)
        heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @override
    def setSelectionModel(self, selection: QItemSelectionModel) -> None:
        super().setSelectionModel(selection)
        # The heads do not show what is selected, yet would look through every row for it.
        heads = self.horizontalHeader()
        heads.setSelectionModel(QItemSelectionModel(self.model(), heads))


class Numbers(QHeaderView):
    """The numbers of rows: as wide as the last ones, where Qt would ask two hundred each time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    @override
    def sizeHint(self) -> QSize:
        hint, count = QSize(0, 0), self.count()
        for row in range(max(count - LAST, 0), count):
            hint = hint.expandedTo(self.sectionSizeFromContents(row))
        return hint


class TwoPanes(Pane):
    """A table whose first column does not scroll sideways."""

    told = Signal(str)
    """A sentence for a person."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.fitting = False
        """Whether the names are made narrower or broader because the table is."""
        self.name_width = self.columnWidth(NAME)
        """How wide in px a person wants the names, as far as there is room."""
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().setFirstSectionMovable(False)
        names = self.names = Pane(model, self)
        names.setObjectName("names")
        names.setSelectionModel(self.selectionModel())
        names.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        names.setFocusProxy(self)
        names.verticalHeader().hide()
        names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for column in range(1, len(COLUMNS)):
            names.setColumnHidden(column, True)
        self._bubble = plain.label(size=12, tone="danger", parent=self)
        self._bubble.setObjectName("refusal")
        self._bubble.setMargin(6)
        self._bubble.hide()
        self._join()

    def _join(self) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        other = self.names.verticalScrollBar()
        down.valueChanged.connect(self._scroll)
        other.valueChanged.connect(self._scroll)
        for bar in (down, across):
            bar.valueChanged.connect(self._bubble.hide)
        self.horizontalHeader().sectionResized.connect(self._want_width)
        self.names.horizontalHeader().sectionResized.connect(self._widen_name)
        for pane in (self, self.names):
            pane.doubleClicked.connect(self.begin)
            pane.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            pane.setSortingEnabled(True)  # as the heading says: else all are sorted by name first
        for pane in (self, self.names):
            pane.horizontalHeader().sortIndicatorChanged.connect(self._show_sort)

    def pane_of(self, index: QModelIndex) -> Pane:
        """Return the pane in which a cell is seen."""
        return self.names if index.column() == NAME else self

    def shown_columns(self) -> list[int]:
        """Return the columns shown, as they stand from left to right."""
        heads = self.horizontalHeader()
        order = [heads.logicalIndex(at) for at in range(len(COLUMNS))]
        return [column for column in order if not self.isColumnHidden(column)]

    def spans(self) -> list[tuple[int, int, int, int]]:
        """Return top, left, bottom and right of the ranges selected."""
        found = self.selectionModel().selection()
        spans = [found.at(at) for at in range(found.count())]
        return [(span.top(), span.left(), span.bottom(), span.right()) for span in spans]

    @property
    def is_typing(self) -> bool:
        """Whether the field of a cell is open."""
        return self.State.EditingState in (self.state(), self.names.state())

    def begin(self, index: QModelIndex, event: QEvent | None = None) -> None:
        """Open the field of a cell; a key that was pressed is typed into it."""
        if not self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            column = COLUMNS[index.column()]
            words = (
                _("{field} cannot be changed here.").format(field=column.words)
                if index.row() < len(self.rows.cards)
                else _("Type a name first; then there is a touchpoint.")
            )
            self.refuse(index, words)
            return
        self.scrollTo(index)
        pane = self.pane_of(index)
        pane.edit(index)
        editor = pane.indexWidget(index)
        if event is not None and editor is not None:
            QCoreApplication.sendEvent(editor, event)

    def refuse(self, index: QModelIndex, sentence: str) -> None:
        """Say at a cell why it does not take what was typed."""
        self._bubble.setText(sentence)
        self._bubble.setWordWrap(False)
        self._bubble.adjustSize()
        area = self.pane_of(index).visualRect(index)
        area.translate(self.names.x() if index.column() == NAME else self.viewport().x(), 0)
        area.translate(0, self.viewport().y())
        high, wide = self._bubble.height(), self._bubble.width()
        below = area.bottom() + 3 + high <= self.height()
        top = area.bottom() + 3 if below else area.top() - high - 2
        self._bubble.move(max(0, min(area.left(), self.width() - wide)), top)
        self._bubble.show()
        self._bubble.raise_()
        self.told.emit(sentence)

    @property
    def refusal(self) -> str:
        """The sentence shown at a cell, "" when there is none."""
        return "" if self._bubble.isHidden() else self._bubble.text()

    def forget_refusal(self) -> None:
        """Say nothing at a cell any more."""
        self._bubble.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        typed = bool(text) and text.isprintable() and not event.modifiers() & control
        if typed and self.currentIndex().isValid():
            again = QKeyEvent(event.type(), event.key(), event.modifiers(), text)
            self.begin(self.currentIndex(), again)
        else:
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.currentIndex().isValid() and (event.commitString() or event.preeditString()):
            self.begin(self.currentIndex(), event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._bubble.hide()
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "names"):
            self._fit_names()

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, and out from under the names."""
        bar = self.horizontalScrollBar()
        there = bar.value()
        super().scrollTo(index, hint)
        if index.column() == NAME:
            bar.setValue(there)
            return
        hidden = self.columnWidth(NAME) - self.visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def _want_width(self, column: int, _old: int, width: int) -> None:
        if column == NAME and width and not self.fitting:
            self.name_width = width
        self._fit_names()

    def _fit_names(self) -> None:
        """Lay the names over their column, which leaves room for other columns."""
        if self.fitting:
            return
        most = max(NARROW, round(self.width() * PART) - self.verticalHeader().width())
        wide = min(self.name_width, most)
        self.fitting = True
        self.setColumnWidth(NAME, wide)
        self.fitting = False
        self.names.setColumnWidth(NAME, wide)
        high = self.viewport().height() + self.horizontalHeader().height()
        self.names.setGeometry(self.verticalHeader().width(), 0, wide, high)

    def _scroll(self, to: int) -> None:
        for pane in (self, self.names):
            pane.verticalScrollBar().setValue(to)

    def _show_sort(self, column: int, order: Qt.SortOrder) -> None:
        for pane in (self, self.names):
            pane.horizontalHeader().setSortIndicator(column, order)

    def _widen_name(self, column: int, _old: int, width: int) -> None:
        if column == NAME and width and self.columnWidth(NAME) != width:
            self.setColumnWidth(NAME, width)
