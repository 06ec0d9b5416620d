"""What is done to ranges of cells: copied, pasted, cleared, filled down (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from canvas_app.i18n import MINUS, _
from canvas_app.model.tables.guard import guarded, unguarded
from canvas_app.model.tables.writing import tsv
from canvas_app.panels.columns import COLUMNS
from canvas_app.panels.tsv import from_tsv
from canvas_app.widgets.table.entering import Entry, Place, Refused, entry
from canvas_app.widgets.table.model import TableModel
from canvas_app.widgets.table.rows import Sheet


@dataclass(frozen=True, slots=True)
class Selected:
    """The selected cells: their rows and shown columns, and which of them are selected."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    holes: bool
    """Whether some cells inside are not selected."""
    places: frozenset[Place]
    """Filled only when there are holes."""

    def __contains__(self, place: Place) -> bool:
        return not self.holes or place in self.places

    def __len__(self) -> int:
        return len(self.places) if self.holes else len(self.rows) * len(self.columns)

    def cells(self) -> Iterable[Place]:
        """Yield the selected cells, row by row."""
        for row in self.rows:
            for column in self.columns:
                if (row, column) in self:
                    yield row, column


def copied(model: TableModel, chosen: Selected) -> str:
    """Return the selected cells as text for a spreadsheet."""

    def words(row: int, column: int) -> str:
        if (row, column) not in chosen:
            return ""
        said = model.words(row, column)
        return said.replace(MINUS, "-") if COLUMNS[column].kind == "number" else guarded(said)

    rows = [row for row in chosen.rows if model.card(row) is not None]
    return tsv([[words(row, column) for column in chosen.columns] for row in rows])


def pasted(sheet: Sheet, text: str, chosen: Selected, shown: Sequence[int]) -> Entry:
    """Return what pastes a text.

    One value fills the whole selection; a range is laid from its first cell on, repeated when
    the selection is a multiple of it. ``shown`` are the columns as they stand. Rows beyond the
    last are new cards when the range has names for them.
    """
    rows = [[unguarded(cell) for cell in row] for row in from_tsv(text)]
    if not rows or not chosen.rows:
        return entry(sheet, ())
    room = len(shown) - shown.index(chosen.columns[0])
    wide = next((chosen.rows[0] + at for at, row in enumerate(rows) if len(row) > room), None)
    last = []
    if wide is not None:
        id_ = sheet.cards[wide].id if wide < len(sheet.cards) else ""
        sentence = _("There is no column for what stands further right.")
        last = [Refused(id_, wide, shown[-1], "", sentence)]
    made = entry(sheet, _laid(rows, chosen, shown), last)
    return replace(made, block=_block(rows, chosen, room))


def _block(rows: Sequence[Sequence[str]], chosen: Selected, room: int) -> tuple[int, int]:
    """Return how many rows and columns from the first selected cell a paste fills."""
    high, wide = len(rows), max(map(len, rows))
    tall, broad = len(chosen.rows), len(chosen.columns)
    if not chosen.holes and tall % high == 0 and broad % wide == 0:
        return tall, broad
    return high, min(wide, room)


def cleared(sheet: Sheet, chosen: Selected) -> Entry:
    """Return what empties the selected cells; those that cannot be empty stay as they are."""
    return entry(sheet, ((place, "") for place in chosen.cells() if place[0] < len(sheet.cards)))


def filled_down(model: TableModel, chosen: Selected) -> list[tuple[Place, str]]:
    """Return the words of the first selected cell of each column for those below it.

    With one row selected, the cell above goes into it.
    """
    texts: list[tuple[Place, str]] = []
    for column in chosen.columns:
        rows = [r for r in chosen.rows if (r, column) in chosen and r < len(model.cards)]
        first = rows[0] - 1 if len(rows) == 1 else rows[0] if rows else -1
        if first >= 0:
            words = model.words(first, column)
            texts += [((row, column), words) for row in rows if row != first]
    return texts


def _laid(
    rows: Sequence[Sequence[str]], chosen: Selected, shown: Sequence[int]
) -> Iterable[tuple[Place, str]]:
    high, wide = len(rows), max(map(len, rows))
    if high == wide == 1:
        for place in chosen.cells():
            yield place, rows[0][0]
        return
    tall, broad = len(chosen.rows), len(chosen.columns)
    is_multiple = not chosen.holes and tall % high == 0 and broad % wide == 0
    deep, across = (tall, broad) if is_multiple else (high, wide)
    first, left = chosen.rows[0], shown.index(chosen.columns[0])
    for down in range(deep):
        row = rows[down % high]
        for right, column in enumerate(shown[left : left + across]):
            if right % wide < len(row):
                yield (first + down, column), row[right % wide]
