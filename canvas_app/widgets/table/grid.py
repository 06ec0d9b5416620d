"""The table under the hands: a cursor, ranges, the keys of a spreadsheet (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from canvas_app.i18n import _
from canvas_app.model.tables.limits import FILE_BYTES
from canvas_app.panels.columns import COLUMNS
from canvas_app.widgets.mime import CARDS
from canvas_app.widgets.overriding import override
from canvas_app.widgets.table import ranges
from canvas_app.widgets.table.editors import CellDelegate, typed_in
from canvas_app.widgets.table.entering import Entry, Place, Refused, entry
from canvas_app.widgets.table.grid_keys import did, is_ours
from canvas_app.widgets.table.model import TableModel
from canvas_app.widgets.table.panes import NAME, TwoPanes
from canvas_app.widgets.table.ranges import Selected
from canvas_app.widgets.table.rows import runs
from canvas_app.widgets.table.writer import Writer

FLAG = QItemSelectionModel.SelectionFlag


class Grid(TwoPanes):
    """A cursor and a selection over the touchpoints, edited like a spreadsheet.

    ``failed`` carries the cells that a paste left out, and how many it wrote;
    ``remove_wanted`` tells that the selected touchpoints shall go.
    """

    failed = Signal(object, int)
    cards_wanted = Signal()
    """Whole touchpoints are to be pasted, not cells."""
    menu_wanted = Signal(QPoint)
    remove_wanted = Signal()

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._leading = False
        self._writer = Writer(model)
        for pane in (self, self.names):
            pane.cells.ended.connect(self._end)
        self.rows.refused.connect(self.refuse)
        self.selectionModel().selectionChanged.connect(self._lead)
        self.rows.session.selection_changed.connect(self.follow)
        self.rows.session.changed.connect(self.follow)

    def chosen(self) -> Selected:
        """Return the selected cells, or the one with the cursor."""
        spans = self.spans()
        taken = {c for span in spans for c in range(span[1], span[3] + 1)}
        columns = [column for column in self.shown_columns() if column in taken]
        rows = sorted({row for span in spans for row in range(span[0], span[2] + 1)})
        if not rows or not columns:
            index = self.currentIndex()
            return Selected((index.row(),), (index.column(),), False, frozenset())
        places = frozenset(
            (row, column)
            for top, left, bottom, right in (spans if len(spans) > 1 else ())
            for column in columns
            if left <= column <= right
            for row in range(top, bottom + 1)
        )
        holes = bool(places) and len(places) < len(rows) * len(columns)
        return Selected(tuple(rows), tuple(columns), holes, places if holes else frozenset())

    def follow(self) -> None:
        """Select the rows of the cards that are selected elsewhere."""
        if self._leading or not self.isVisible():
            return
        chosen = self.rows.session.selection
        rows = sorted(row for id_ in chosen if (row := self.rows.row_of(id_)) >= 0)
        if rows == self._card_rows():
            return
        wanted = QItemSelection()
        for first, last in runs(rows):
            right = self.rows.index(last, len(COLUMNS) - 1)
            wanted.select(self.rows.index(first, 0), right)
        self._leading = True
        if rows:
            index = self.rows.index(rows[0], max(self.currentIndex().column(), 0))
            self.selectionModel().setCurrentIndex(index, FLAG.NoUpdate)
            self.scrollTo(index)
        self.selectionModel().select(wanted, FLAG.ClearAndSelect)
        self._leading = False

    def go(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        index = self.rows.index(max(0, min(row, self.rows.rowCount() - 1)), column)
        self.selectionModel().setCurrentIndex(index, FLAG.ClearAndSelect)

    def type_name(self, row: int) -> None:
        """Type a name in a row."""
        self.setFocus()
        self.go(row, NAME)
        self.begin(self.currentIndex())

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as text for a spreadsheet."""
        QGuiApplication.clipboard().setText(ranges.copied(self.rows, self.chosen()))

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.copy()
        self._clear(self.chosen())

    def paste(self) -> None:
        """Put what is on the clipboard into the cells from the cursor on."""
        load = QGuiApplication.clipboard().mimeData()
        if load.hasFormat(CARDS):
            self.cards_wanted.emit()
            return
        text = load.text()
        if len(text) > FILE_BYTES:
            self.told.emit(_("This is too much to paste."))
            return
        chosen, shown = self.chosen(), self.shown_columns()
        old = [card.id for card in self.rows.cards]
        job = partial(ranges.pasted, self.rows.sheet, text, chosen, shown)

        def answer(made: Entry) -> None:
            stayed = [card.id for card in self.rows.cards[: len(old)]] == old
            if all(made.block) and stayed and not chosen.holes:
                self._select(chosen, *made.block)
            self._answer(made)

        self._writer.write(job, answer, max(len(chosen), text.count("\t")))

    def clear(self) -> None:
        """Empty the selected cells; whole rows are touchpoints, and deleted."""
        chosen = self.chosen()
        if not chosen.holes and len(chosen.columns) == len(self.shown_columns()) > 1:
            self.remove_wanted.emit()
        else:
            self._clear(chosen)

    def fill_down(self) -> None:
        """Put the first selected cell of each column into those below it."""
        self._enter(ranges.filled_down(self.rows, self.chosen()))

    def step(self, step: int) -> None:
        """Go to the next cell, after the last one to the first of the next row."""
        order, index = self.shown_columns(), self.currentIndex()
        at = order.index(index.column()) + step
        row = index.row() + (at >= len(order)) - (at < 0)
        if 0 <= row < self.rows.rowCount():
            self.go(row, order[at % len(order)])

    def tick(self) -> None:
        """Tick the selected cells, or take the tick away when all have it."""
        column = self.currentIndex().column()
        rows = [row for row in self.chosen().rows if row < len(self.rows.cards)]
        on = all(self.rows.words(row, column) for row in rows)
        self._enter([((row, column), "" if on else "x") for row in rows])

    def _clear(self, chosen: Selected) -> None:
        job = partial(ranges.cleared, self.rows.sheet, chosen)
        self._writer.write(job, partial(self._answer, quiet=True), len(chosen))

    def _enter(self, texts: Sequence[tuple[Place, str]]) -> None:
        """Put texts into cells in one step."""
        self._writer.write(partial(entry, self.rows.sheet, texts), self._answer, len(texts))

    def _answer(self, made: Entry, *, quiet: bool = False) -> None:
        refused = made.refused
        self.forget_refusal()
        if len(refused) == 1 and not made.cells:
            self._refuse(refused[0])
        elif refused and not (quiet and made.cells):
            self.failed.emit(refused, made.cells)

    def _refuse(self, refused: Refused) -> None:
        """Say at a cell why it did not take a text."""
        row = self.rows.row_of(refused.id)
        index = self.rows.index(row if row >= 0 else refused.row, refused.column)
        self.refuse(index, refused.sentence)

    def _select(self, chosen: Selected, high: int, wide: int) -> None:
        """Select a block of cells from the first one of ``chosen`` on."""
        order, first = self.shown_columns(), chosen.rows[0]
        left = order.index(chosen.columns[0])
        block = QItemSelection()
        last = min(first + high, self.rows.rowCount()) - 1
        for column in order[left : left + wide]:
            block.select(self.rows.index(first, column), self.rows.index(last, column))
        self.selectionModel().setCurrentIndex(self.rows.index(first, order[left]), FLAG.NoUpdate)
        self.selectionModel().select(block, FLAG.ClearAndSelect)

    def _card_rows(self) -> list[int]:
        last = len(self.rows.cards)
        spans = ((top, min(bottom + 1, last)) for top, _left, bottom, _right in self.spans())
        return sorted({row for first, end in spans for row in range(first, end)})

    def _lead(self) -> None:
        """Select in the session the cards whose cells are selected here."""
        if self._leading or self.rows.following or not self.isVisible():
            return
        self._leading = True
        self.rows.session.select([self.rows.cards[row].id for row in self._card_rows()])
        self._leading = False

    def _end(self, editor: QWidget, how: str) -> None:
        """Take what was typed, unless it is refused, and go where the key says."""
        index = self.currentIndex()
        pane, row, column = self.pane_of(index), index.row(), index.column()
        self.forget_refusal()
        if how != "back" and not self._take(typed_in(editor), row, column, how == "all"):
            return
        pane.closeEditor(editor, CellDelegate.EndEditHint.NoHint)
        self.setFocus()
        if how in ("up", "down"):
            self.go(row + (1 if how == "down" else -1), column)
        elif how in ("left", "right"):
            self.step(1 if how == "right" else -1)

    def _take(self, text: str, row: int, column: int, everywhere: bool) -> bool:
        rows = [each for each in self.chosen().rows if each < len(self.rows.cards)]
        if not everywhere or len(rows) < 2:
            return self.rows.enter(row, column, text)
        made = self._writer.put(entry(self.rows.sheet, [((each, column), text) for each in rows]))
        if made.refused:
            self.refuse(self.rows.index(row, column), made.refused[0].sentence)
        return not made.refused

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_typing:  # the field passes on what it does not know
            event.ignore()
            return
        self.forget_refusal()
        if not did(self, event):
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and is_ours(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go(0, NAME)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        spot = self.visualRect(self.currentIndex()).bottomLeft() if keyboard else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(spot))
