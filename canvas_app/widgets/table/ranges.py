"""What is done to ranges of cells: copied, pasted, cleared, filled down (room: widgets).

Every function does one step of the history at most, and answers which cells refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from canvas_app.i18n import MINUS, _
from canvas_app.model.edits.cells import Cell, Row
from canvas_app.model.tables.guard import guarded, unguarded
from canvas_app.model.tables.writing import tsv
from canvas_app.panels.columns import COLUMNS, CellError, Column
from canvas_app.panels.tsv import from_tsv
from canvas_app.widgets.table.model import Spot, TableModel

Known = dict[tuple[str, str], object]
"""What texts mean in columns, or the error they are there: the same ones come again and again."""
Place = tuple[int, int]
"""Row and column of a cell in the model."""


class Refused(NamedTuple):
    """A cell that did not take a text, and why."""

    row: int
    column: int
    text: str
    sentence: str


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


def pasted(
    model: TableModel, text: str, chosen: Selected, shown: Sequence[int]
) -> tuple[int, list[Refused]]:
    """Paste a text; return how many cells took it, and those that did not.

    One value fills the whole selection; a range is laid from its first cell on, repeated when
    the selection is a multiple of it. ``shown`` are the columns as they stand. Rows beyond the
    last are new cards when the range has names for them.
    """
    rows = [[unguarded(cell) for cell in row] for row in from_tsv(text)]
    if not rows or not chosen.rows:
        return 0, []
    room = len(shown) - shown.index(chosen.columns[0])
    wide = next((chosen.rows[0] + at for at, row in enumerate(rows) if len(row) > room), None)
    card = model.card(wide) if wide is not None else None
    done, refused = entered(model, _laid(rows, chosen, shown))
    if wide is not None:
        sentence = _("There is no column for what stands further right.")
        row = model.row_of(card.id) if card is not None else wide
        refused.append(Refused(row, shown[-1], "", sentence))
    return done, refused


def spread(text: str, chosen: Selected, shown: Sequence[int]) -> tuple[int, int]:
    """Return how many rows and columns from the first selected cell a paste fills."""
    rows = from_tsv(text)
    high, wide = len(rows), max(map(len, rows), default=0)
    tall, broad = len(chosen.rows), len(chosen.columns)
    if high and not chosen.holes and tall % high == 0 and broad % wide == 0:
        return tall, broad
    return high, min(wide, len(shown) - shown.index(chosen.columns[0]))


def entered(model: TableModel, texts: Iterable[tuple[Place, str]]) -> tuple[int, list[Refused]]:
    """Put texts into cells in one step; those that are not understood are left and returned."""
    cells: list[Cell] = []
    refused: list[Refused] = []
    beyond: dict[int, list[tuple[Place, str]]] = {}
    known: Known = {}
    for place, text in texts:
        if place[0] >= len(model.cards):
            beyond.setdefault(place[0], []).append((place, text))
        else:
            _enter(model, place, text, known, cells, refused)
    fresh = [_fresh(model, typed, cells, refused) for typed in beyond.values()]
    rows = [row for row in fresh if row is not None]
    ids = {each.row: model.cards[each.row].id for each in refused if each.row < len(model.cards)}
    ids |= {at: row.id for at, row in zip(beyond, fresh, strict=True) if row is not None}
    if cells and not model.write(cells, rows):
        return 0, refused
    refused = _followed(model, ids, refused)
    model.mark(_marks(model, refused))
    return len(cells), refused


def cleared(model: TableModel, chosen: Selected) -> tuple[int, list[Refused]]:
    """Empty the selected cells; those that cannot be empty stay as they are."""
    places = [(place, "") for place in chosen.cells() if place[0] < len(model.cards)]
    return entered(model, places)


def filled_down(model: TableModel, chosen: Selected) -> tuple[int, list[Refused]]:
    """Put the first selected cell of each column into those below it.

    With one row selected, the cell above goes into it.
    """
    texts: list[tuple[Place, str]] = []
    for column in chosen.columns:
        rows = [r for r in chosen.rows if (r, column) in chosen and r < len(model.cards)]
        first = rows[0] - 1 if len(rows) == 1 else rows[0] if rows else -1
        if first >= 0:
            words = model.words(first, column)
            texts += [((row, column), words) for row in rows if row != first]
    return entered(model, texts)


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


def _enter(
    model: TableModel,
    place: Place,
    text: str,
    known: Known,
    cells: list[Cell],
    refused: list[Refused],
) -> None:
    card, column = model.cards[place[0]], COLUMNS[place[1]]
    if (column.id, text) not in known:
        known[column.id, text] = _understood(model, column, text)
    held = known[column.id, text]
    if isinstance(held, CellError):
        refused.append(Refused(*place, text, str(held)))
    elif held != model.cells.value(card, column):
        cells.append(model.cells.cell(card, column, held))


def _understood(model: TableModel, column: Column, text: str) -> object:
    """Return what a text means in a column, or the error it is there."""
    try:
        return model.cells.parse(column, text)
    except CellError as error:
        return error


def _fresh(
    model: TableModel, typed: Sequence[tuple[Place, str]], cells: list[Cell], refused: list[Refused]
) -> Row | None:
    """Add the cells of a new card; return it, None when there is no name for it."""
    if not any(text.strip() for place, text in typed if COLUMNS[place[1]].id == "name"):
        if any(text.strip() for _place, text in typed):
            place, text = typed[0]
            refused.append(Refused(*place, text, _("A touchpoint needs a name.")))
        return None
    card = model.blank_card()
    stage = card.stage_id
    for place, text in typed:
        column = COLUMNS[place[1]]
        try:
            held = model.cells.parse(column, text)
        except CellError as error:
            refused.append(Refused(*place, text, str(error)))
            continue
        if column.id == "stage_id":
            stage = str(held)
        elif held is not None:
            cells.append(model.cells.cell(card, column, held))
    return Row(card.id, stage, card.persona_ids)


def _followed(
    model: TableModel, ids: Mapping[int, str], refused: Sequence[Refused]
) -> list[Refused]:
    """Return the refused cells where their cards stand now: a new stage moves a row."""
    rows = {row: model.row_of(id_) for row, id_ in ids.items()}
    if all(row == now for row, now in rows.items()):
        return list(refused)
    now = {row: at for row, at in rows.items() if at >= 0}
    return [each._replace(row=now.get(each.row, each.row)) for each in refused]


def _marks(model: TableModel, refused: Sequence[Refused]) -> dict[Spot, str]:
    return {
        (card.id, COLUMNS[each.column].id): each.sentence
        for each in refused
        if (card := model.card(each.row)) is not None
    }
