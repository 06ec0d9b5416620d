"""What texts mean in the cells of a table, and the one step that writes them (room: widgets).

No Qt in here: of very many cells another thread finds it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from canvas_app.i18n import _
from canvas_app.model.edits.cells import Cell, Row, write
from canvas_app.model.edits.edit import Edit, prepared
from canvas_app.panels.columns import COLUMNS, CellError, Cells, Column
from canvas_app.widgets.table.rows import Sheet

Known = dict[tuple[str, str], object]
"""What texts mean in columns, or the error they are there: the same ones come again and again."""
Place = tuple[int, int]
"""Row and column of a cell."""
Spot = tuple[str, str]
"""A cell: the id of its touchpoint ("" for the new row) and of its column."""


class Refused(NamedTuple):
    """A cell that did not take a text, and why; it goes with its touchpoint ("": there is none)."""

    id: str
    row: int
    column: int
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Texts for cells: what writes them (None when nothing differs), and those not understood.

    ``block`` is how many rows and columns they fill, when they were pasted.
    """

    edit: Edit | None
    cells: int
    refused: Sequence[Refused]
    marks: Mapping[Spot, str]
    block: tuple[int, int] = (0, 0)


def entry(sheet: Sheet, texts: Iterable[tuple[Place, str]], last: Sequence[Refused] = ()) -> Entry:
    """Return what becomes of texts for cells, ``last`` among those that are refused."""
    cells: list[Cell] = []
    refused: list[Refused] = []
    beyond: dict[int, list[tuple[Place, str]]] = {}
    known: Known = {}
    for place, text in texts:
        if place[0] >= len(sheet.cards):
            beyond.setdefault(place[0], []).append((place, text))
        else:
            _enter(sheet, place, text, known, cells, refused)
    fresh = [_fresh(sheet, typed, cells, refused) for typed in beyond.values()]
    rows = [row for row in fresh if row is not None]
    ids = {at: row.id for at, row in zip(beyond, fresh, strict=True) if row is not None}
    refused += [each._replace(id=each.id or ids.get(each.row, "")) for each in last]
    marks = {(each.id, COLUMNS[each.column].id): each.sentence for each in refused if each.id}
    view = sheet.cells.view
    edit = prepared(write(view.journey_id, cells, rows), view.project) if cells else None
    return Entry(edit, len(cells), refused, marks)


def _enter(
    sheet: Sheet,
    place: Place,
    text: str,
    known: Known,
    cells: list[Cell],
    refused: list[Refused],
) -> None:
    card, column = sheet.cards[place[0]], COLUMNS[place[1]]
    if (column.id, text) not in known:
        known[column.id, text] = _understood(sheet.cells, column, text)
    held = known[column.id, text]
    if isinstance(held, CellError):
        refused.append(Refused(card.id, *place, text, str(held)))
    elif held != sheet.cells.value(card, column):
        cells.append(sheet.cells.cell(card, column, held))


def _understood(cells: Cells, column: Column, text: str) -> object:
    """Return what a text means in a column, or the error it is there."""
    try:
        return cells.parse(column, text)
    except CellError as error:
        return error


def _fresh(
    sheet: Sheet, typed: Sequence[tuple[Place, str]], cells: list[Cell], refused: list[Refused]
) -> Row | None:
    """Add the cells of a new card; return it, None when there is no name for it."""
    if not any(text.strip() for place, text in typed if COLUMNS[place[1]].id == "name"):
        if any(text.strip() for _place, text in typed):
            place, text = typed[0]
            refused.append(Refused("", *place, text, _("A touchpoint needs a name.")))
        return None
    card = sheet.blank_card()
    stage = card.stage_id
    for place, text in typed:
        column = COLUMNS[place[1]]
        held = _understood(sheet.cells, column, text)
        if isinstance(held, CellError):
            refused.append(Refused(card.id, *place, text, str(held)))
        elif column.id == "stage_id":
            stage = str(held)
        elif held is not None:
            cells.append(sheet.cells.cell(card, column, held))
    return Row(card.id, stage, card.persona_ids)
