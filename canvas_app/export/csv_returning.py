"""What somebody changed in an exported CSV, as the sheet of a workbook (room: export).

Ratings there are those that count, not those that were entered, and a row is one persona's: both
are not read back. A workbook takes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from canvas_app.export.csv_table import ID, SHOWN
from canvas_app.export.pdf import speaking
from canvas_app.export.returning import Problem
from canvas_app.export.sheet_cells import shown
from canvas_app.export.sheets import TOUCHPOINT_FIELDS, Value, cell
from canvas_app.export.workbook_reading import Grid
from canvas_app.i18n import LANGUAGES
from canvas_app.i18n import language as spoken
from canvas_app.i18n.tables import line_reason
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Journey, Project, Touchpoint
from canvas_app.model.tables.guard import unguarded
from canvas_app.model.tables.reading import Row, Table
from canvas_app.panels.columns import CellError, Cells, Column

SHEET = "touchpoints"
HEAD = ("journey_id", *TOUCHPOINT_FIELDS)


@dataclass(frozen=True, slots=True)
class Sheets:
    """A CSV as the sheet of a workbook, and what in it nobody understands."""

    sheets: Mapping[str, Grid]
    problems: tuple[Problem, ...]


def csv_sheets(project: Project, table: Table) -> Sheets | None:
    """Return a CSV of a journey as a sheet; None when it is not one of this project's.

    Columns may stand in any order and others between them; a row without an id is a new touchpoint.
    """
    if not table.rows:
        return None
    head, *rows = table.rows
    names = [unguarded(name).strip() for name in head.cells]
    at = next((at for at, name in enumerate(names) if name.casefold() == ID), None)
    if at is None:
        return None
    ids = {unguarded(row.cells[at]).strip() for row in rows} - {""}
    known = {card.id: journey for journey in project.journeys for card in journey.touchpoints}
    there = ids & set(known)
    if not there or 2 * len(there) < len(ids):
        return None
    own = spoken()
    for language in LANGUAGES:
        with speaking(language):
            words = {column.words: column for column in SHOWN}
            columns = {at: words[name] for at, name in enumerate(names) if name in words}
            if columns and 2 * len(columns) >= len(names) - 1:
                return _Reading(project, known[min(there)], at, columns, own).sheets(table)
    return None


class _Reading:
    """The rows of a CSV one by one; ``at`` is the column of the ids, from 0.

    The language spoken is that of the file; what is wrong is told in that of the reader, ``own``.
    """

    def __init__(
        self, project: Project, journey: Journey, at: int, columns: Mapping[int, Column], own: str
    ) -> None:
        self._journey, self._at, self._columns, self._own = journey, at, columns, own
        view = JourneyView(project, journey.id)
        self._cells = Cells(view)
        with speaking(own):
            self._own_cells = Cells(view)
        self._cards = {card.id: card for j in project.journeys for card in j.touchpoints}
        self._homes = {card.id: j.id for j in project.journeys for card in j.touchpoints}
        self._changes: dict[str, dict[str, tuple[Value, int]]] = {}
        self._lines: dict[str, int] = {}
        self._new: dict[int, dict[str, Value]] = {}
        self._problems: list[Problem] = []

    def sheets(self, table: Table) -> Sheets:
        """Return what all rows below the head say."""
        for told in table.problems:
            with speaking(self._own):
                words = line_reason(told)
            self._refuse(told.line, "unreadable", words=words)
        for row in table.rows[1:]:
            id_ = unguarded(row.cells[self._at]).strip()
            if id_ in self._cards:
                self._lines.setdefault(id_, row.line)
                self._change(id_, row)
            elif id_:
                self._refuse(row.line, "no_row", id=id_)
            else:
                self._add(row)
        return Sheets({SHEET: tuple(self._grid())}, tuple(self._problems))

    def _change(self, id_: str, row: Row) -> None:
        """Note what a row says in another way; of two rows of a card, both must say the same."""
        changes = self._changes.setdefault(id_, {})
        for at, column in self._columns.items():
            try:
                found = self._changed(self._cards[id_], column, row.cells[at])
            except CellError as error:
                self._refuse(row.line, "unreadable", column, words=str(error))
                continue
            if found is None:
                continue
            value, line = changes.setdefault(column.id, (found[0], row.line))
            if value != found[0]:
                self._refuse(row.line, "row_differs", column, id=id_, first=line)

    def _add(self, row: Row) -> None:
        """Note the touchpoint of a row without an id, if every cell of it is understood."""
        found: dict[str, Value] = {"journey_id": self._journey.id}
        for at, column in self._columns.items():
            text = unguarded(row.cells[at]).strip()
            if column.rated or column.fixed or not text:
                continue
            try:
                found[column.id] = cell(self._parsed(column, text))
            except CellError as error:
                self._refuse(row.line, "unreadable", column, words=str(error))
                return
        self._new[row.line] = found

    def _grid(self) -> Iterator[tuple[Value, ...]]:
        """Yield rows at the lines where they were first, those of other journeys behind."""
        rows: dict[int, tuple[Value, ...]] = {}
        for id_, line in self._lines.items():
            rows[line] = self._row(id_)
        for line, found in self._new.items():
            rows[line] = tuple(shown(found.get(name)) for name in HEAD)
        yield HEAD
        for line in range(2, max(rows, default=1) + 1):
            yield rows.get(line, ())
        for id_, home in self._homes.items():
            if home != self._journey.id and id_ not in self._lines:
                yield self._row(id_)

    def _row(self, id_: str) -> tuple[Value, ...]:
        values = {name: cell(getattr(self._cards[id_], name)) for name in TOUCHPOINT_FIELDS}
        values |= {name: value for name, (value, _line) in self._changes.get(id_, {}).items()}
        return (self._homes[id_], *(shown(values[name]) for name in TOUCHPOINT_FIELDS))

    def _changed(self, card: Touchpoint, column: Column, text: str) -> tuple[Value] | None:
        """Return what a cell says now, None when it says what it said. Raises CellError."""
        if column.rated or column.fixed or column.id == "persona_ids":
            return None
        held = self._cells.value(card, column)
        before = str(held) if column.kind == "number" else self._cells.written(column, held)
        after = unguarded(text)
        if " ".join(after.split()) == " ".join(before.split()):
            return None
        return (cell(self._parsed(column, after)),)

    def _parsed(self, column: Column, text: str) -> object:
        """Return what a text means in the language of the file, or else in that of the reader.

        Raises CellError with words of the latter.
        """
        try:
            return self._cells.parse(column, text)
        except CellError:
            with speaking(self._own):
                return self._own_cells.parse(column, text)

    def _refuse(self, line: int, kind: str, column: Column | None = None, **facts: object) -> None:
        with speaking(self._own):
            named = {"field": column.words} if column else {}
        self._problems.append(Problem(SHEET, line, kind, {**named, **facts}))
