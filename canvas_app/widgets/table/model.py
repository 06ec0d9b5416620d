"""The touchpoints of the journey shown as rows, the columns as Qt asks for them (room: widgets)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from canvas_app.i18n import _, number
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import cells as edits
from canvas_app.model.edits.cells import Cell, Row
from canvas_app.model.project import Touchpoint
from canvas_app.panels.columns import COLUMNS, CellError, Cells, Column
from canvas_app.widgets import plain
from canvas_app.widgets.overriding import override
from canvas_app.widgets.session import Session
from canvas_app.widgets.table.entering import Spot
from canvas_app.widgets.table.rows import MOST_RUNS, Sheet, arranged, by_column, runs

Index = QModelIndex | QPersistentModelIndex
MOST_SORTED = 3_000
"""Of more rows than these no selection is carried into another order."""
READABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
EDITABLE = READABLE | Qt.ItemFlag.ItemIsEditable
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """Follows a session; the last row is empty, a name typed there is a new card.

    ``refused`` carries the index of a cell and the sentence why it does not take a text.
    """

    refused = Signal(QModelIndex, str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.cells = Cells(session.view)
        self.marks: Mapping[Spot, str] = {}
        """Cells that refused what was pasted last, and why."""
        self.sorted_by: tuple[int, Qt.SortOrder] | None = None
        self.cards: list[Touchpoint] = arranged(session.view, (), (), sorted_=False)
        self._rows = {card.id: row for row, card in enumerate(self.cards)}
        self.following = False
        """Whether rows come and go because the project changed, not by a hand in the table."""
        session.changed.connect(self._hear)

    def row_of(self, id_: str) -> int:
        """Return the row of a touchpoint, -1 when it is not shown."""
        return self._rows.get(id_, -1)

    def card(self, row: int) -> Touchpoint | None:
        """Return the touchpoint of a row, None for the new row."""
        return self.cards[row] if 0 <= row < len(self.cards) else None

    def words(self, row: int, column: int) -> str:
        """Return what a cell says."""
        card = self.card(row)
        return "" if card is None else self.cells.words(card, COLUMNS[column])

    @property
    def sheet(self) -> Sheet:
        """What the rows are now."""
        return Sheet(self.cards, self.cells)

    def write(self, cells: Sequence[Cell], rows: Sequence[Row] = ()) -> bool:
        """Do these changes as one step; return whether they were done."""
        return self.session.apply(edits.write(self.session.journey.id, cells, rows))

    def enter(self, row: int, column: int, text: str) -> bool:
        """Put what a person typed into a cell; return whether it was understood."""
        card, meant = self.card(row), COLUMNS[column]
        try:
            held = self.cells.parse(meant, text)
        except CellError as error:
            self.refused.emit(self.index(row, column), str(error))
            return False
        if card is None:
            fresh = self.sheet.blank_card()
            row_ = Row(fresh.id, fresh.stage_id, fresh.persona_ids)
            return self.write([Cell(fresh.id, "name", held)], [row_])
        if held == self.cells.value(card, meant):
            return True
        return self.write([self.cells.cell(card, meant, held)])

    def mark(self, marks: Mapping[Spot, str]) -> None:
        """Show which cells refused something, and why."""
        if marks or self.marks:
            self.marks = marks
            self._tell(0, len(self.cards))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.cards) + 1

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                return number(section + 1) if section < len(self.cards) else "+"
            return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind == "number":
            return RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tooltip(self._explained(column))
        spoken = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
        return column.words if role in spoken else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        column = COLUMNS[index.column()]
        can = not column.fixed if index.row() < len(self.cards) else column.id == "name"
        return EDITABLE if can else READABLE

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, at = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.words(row, at)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(row, at)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, at)
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return self.enter(index.row(), index.column(), str(value))

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, by -1 as they stand in the journey; edits move no row then."""
        if column < 0 and self.sorted_by is None:
            return
        self.sorted_by = None if column < 0 else (column, order)
        view, keep = self.session.view, self.session.selection
        cards = arranged(view, (), keep, sorted_=False)
        if column >= 0:
            down = order == Qt.SortOrder.DescendingOrder
            cards = by_column(cards, self.cells, COLUMNS[column], down)
        self._rearrange(cards)  # rows that a filter let stay while they were edited go now

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        self.cells = Cells(self.session.view)
        self._tell(0, len(self.cards))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def _explained(self, column: Column) -> str:
        if not column.rated:
            return column.words
        from canvas_app.i18n.terms import heading

        return f"{column.words} · {heading('view', self.cells.rated_view)}"

    def _tooltip(self, row: int, at: int) -> str:
        card, column = self.card(row), COLUMNS[at]
        if card is None:
            return plain.tooltip(_("Type a name here to add a touchpoint."))
        lines = [self.words(row, at)]
        if column.rated:
            names = {persona.id: persona.name for persona in self.session.project.personas}
            whose = names.get(self.cells.whose(card) or "", _("All personas"))
            lines.append(f"{self._explained(column)} · {whose}")
        if sentence := self.marks.get((card.id, column.id)):
            lines.append(sentence)
        told = "\n".join(line for line in lines if line)
        return plain.tooltip(told) if told else ""

    def _spoken(self, row: int, at: int) -> str:
        card, column = self.card(row), COLUMNS[at]
        if card is None:
            return _("New touchpoint") if column.id == "name" else column.words
        words = self.words(row, at)
        if not words and (ghost := self.cells.ghost(card, column)):
            told = _("not given; {number} counts").format(number=ghost)
            words = told if column.rated else ghost
        told = f"{column.words}: {words or '–'}"
        sentence = self.marks.get((card.id, column.id))
        return f"{told}. {sentence}" if sentence else told

    def _hear(self, before: JourneyView, after: JourneyView) -> None:
        self.following = True
        self._follow(before, after)
        self.following = False

    def _follow(self, before: JourneyView, after: JourneyView) -> None:
        self.cells = Cells(after)
        if before.journey_id != after.journey_id:
            self.sorted_by, self.marks = None, {}
        if before.project is not after.project:
            self.marks = {}
        shown = [card.id for card in self.cards]
        keep = self._kept(before, after)
        cards = arranged(after, shown, keep, sorted_=self.sorted_by is not None)
        old = self.cards
        if [card.id for card in cards] == shown:
            self.cards = cards
            self._tell_changes(old, whole=not _same_frame(before, after))
        else:
            self._rearrange(cards)
            self._tell(0, len(self.cards))

    def _kept(self, before: JourneyView, after: JourneyView) -> set[str]:
        """Return the rows that stay though they do not match the filter.

        What is edited or added under a filter is seen until another filter is asked for.
        """
        asked = before.filter, before.lens, before.view
        if after.filter.is_empty or asked != (after.filter, after.lens, after.view):
            return set()
        known = {card.id for card in before.journey.touchpoints}
        fresh = {card.id for card in after.journey.touchpoints} - known
        return fresh | self._rows.keys()

    def _tell_changes(self, old: Sequence[Touchpoint], *, whole: bool) -> None:
        pairs = enumerate(zip(old, self.cards, strict=True))
        rows = [row for row, (before, after) in pairs if before is not after]
        if whole:
            self._tell(0, len(self.cards))
        elif rows:
            for first, last in runs(rows) if len(rows) < MOST_RUNS else [(rows[0], rows[-1])]:
                self._tell(first, last)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _rearrange(self, cards: list[Touchpoint]) -> None:
        """Show other rows: without those that went, in their new order, with the new ones."""
        there = {card.id for card in cards}
        gone = list(runs([row for row, card in enumerate(self.cards) if card.id not in there]))
        known = [card for card in cards if card.id in self._rows]
        fresh = list(runs([row for row, card in enumerate(cards) if card.id not in self._rows]))
        if len(gone) + len(fresh) > MOST_RUNS:
            self.beginResetModel()
            self._take(cards)
            self.endResetModel()
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._take([*self.cards[:first], *self.cards[last + 1 :]])
            self.endRemoveRows()
        self._reorder(known)
        for first, last in fresh:
            self.beginInsertRows(QModelIndex(), first, last)
            self._take([*self.cards[:first], *cards[first : last + 1], *self.cards[first:]])
            self.endInsertRows()

    def _reorder(self, cards: list[Touchpoint]) -> None:
        """Show the rows there are in another order; cursor and selection go with them."""
        if [card.id for card in cards] == [card.id for card in self.cards]:
            self._take(cards)
            return
        if len(cards) > MOST_SORTED:
            self.beginResetModel()
            self._take(cards)
            self.endResetModel()
            return
        self.layoutAboutToBeChanged.emit()
        old, held = self.cards, self.persistentIndexList()
        self._take(cards)
        last = len(cards)
        rows = [self._rows[old[i.row()].id] if i.row() < len(old) else last for i in held]
        fresh = [self.index(row, i.column()) for row, i in zip(rows, held, strict=True)]
        self.changePersistentIndexList(held, fresh)
        self.layoutChanged.emit()

    def _take(self, cards: list[Touchpoint]) -> None:
        self.cards = cards
        self._rows = {card.id: row for row, card in enumerate(cards)}


def _same_frame(before: JourneyView, after: JourneyView) -> bool:
    """Whether a cell can only have changed when its touchpoint did."""
    names = ("stages", "channels", "departments", "goals", "sources", "personas", "notes")
    same = all(getattr(before.project, name) is getattr(after.project, name) for name in names)
    return same and (before.lens, before.view) == (after.lens, after.view)
