"""What somebody changed in an exported CSV, as the sheet of a workbook (room: export).

Ratings there are those that count, not those that were entered, and a row is one persona's: both
are not read back. A workbook takes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from canvas_app.export.csv_table import ID, SHOWN
from canvas_app.export.pdf import speaking
from canvas_app.export.returning import Problem
from canvas_app.export.sheet_cells import shown
from canvas_app.export.sheets import TOUCHPOINT_FIELDS, Value, cell
from canvas_app.export.workbook_reading import Grid
from canvas_app.i18n import LANGUAGES
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Journey, Project, Touchpoint
from canvas_app.model.tables.guard import unguarded
from canvas_app.model.tables.reading import Table
from canvas_app.panels.columns import CellError, Cells, Column

SHEET = "touchpoints"
HEAD = ("journey_id", *TOUCHPOINT_FIELDS)


@dataclass(frozen=True, slots=True)
class Sheets:
    """A CSV as the sheet of a workbook, and what in it nobody understands."""

    sheets: Mapping[str, Grid]
    problems: tuple[Problem, ...]


def csv_sheets(project: Project, table: Table) -> Sheets | None:
    """Return a CSV of a journey as a sheet; None when it is not one of this project's."""
    head, *rows = table.rows
    if unguarded(head.cells[-1]) != ID:
        return None
    ids = {unguarded(row.cells[-1]) for row in rows} - {""}
    known = {card.id: journey for journey in project.journeys for card in journey.touchpoints}
    there = ids & set(known)
    if not there or 2 * len(there) < len(ids):
        return None
    names = [unguarded(name) for name in head.cells]
    for language in LANGUAGES:
        with speaking(language):
            columns = {column.words: column for column in SHOWN}
            if all(name in columns for name in names[:-1]):
                journey = known[min(there)]
                return _read(project, journey, [columns[name] for name in names[:-1]], table)
    return None


def _read(project: Project, journey: Journey, columns: list[Column], table: Table) -> Sheets:
    cells = Cells(JourneyView(project, journey.id))
    cards = {card.id: card for j in project.journeys for card in j.touchpoints}
    homes = {card.id: j.id for j in project.journeys for card in j.touchpoints}
    changes: dict[str, dict[str, Value]] = {}
    lines: dict[str, int] = {}
    problems = []
    for row in table.rows[1:]:
        id_ = unguarded(row.cells[-1])
        card = cards.get(id_)
        if card is None:
            problems.append(Problem(SHEET, row.line, "no_row", {"id": id_}))
            continue
        lines.setdefault(id_, row.line)
        for column, text in zip(columns, row.cells, strict=False):
            try:
                if (found := _changed(cells, card, column, text)) is not None:
                    changes.setdefault(id_, {})[column.id] = found[0]
            except CellError as error:
                facts = {"field": column.words, "words": str(error)}
                problems.append(Problem(SHEET, row.line, "unreadable", facts))
    others = [id_ for id_, home in homes.items() if home != journey.id and id_ not in lines]
    grid: list[tuple[Value, ...]] = [HEAD]
    for id_, line in sorted(lines.items(), key=lambda each: each[1]):
        grid += [()] * (line - 1 - len(grid))
        grid.append(_row(cards[id_], homes[id_], changes.get(id_, {})))
    grid += [_row(cards[id_], homes[id_], {}) for id_ in others]
    return Sheets({SHEET: tuple(grid)}, tuple(problems))


def _changed(cells: Cells, card: Touchpoint, column: Column, text: str) -> tuple[Value] | None:
    """Return what a cell says now, None when it says what it said. Raises CellError."""
    if column.rated or column.fixed or column.id == "persona_ids":
        return None
    held = cells.value(card, column)
    before = str(held) if column.kind == "number" else cells.written(column, held)
    after = unguarded(text)
    if " ".join(after.split()) == " ".join(before.split()):
        return None
    return (cell(cells.parse(column, after)),)


def _row(card: Touchpoint, home: str, changes: Mapping[str, Value]) -> tuple[Value, ...]:
    values = {name: cell(getattr(card, name)) for name in TOUCHPOINT_FIELDS} | dict(changes)
    return (home, *(shown(values[name]) for name in TOUCHPOINT_FIELDS))
