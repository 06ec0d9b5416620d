"""Many fields of many touchpoints in one step, as a table sets them (room: pure edits)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.order import blocks, placed
from canvas_app.model.edits.place import Place
from canvas_app.model.edits.ratings import rated
from canvas_app.model.edits.records import (
    changed,
    named,
    required,
    with_journey,
    with_touchpoints,
)
from canvas_app.model.edits.touchpoints import check_room
from canvas_app.model.edits.typed import cleaned_fields
from canvas_app.model.project import Project, Touchpoint, View

_LISTS = {
    "channel_id": "channels",
    "owner_id": "departments",
    "persona_ids": "personas",
    "goal_ids": "goals",
    "source_id": "sources",
    "stage_id": "stages",
}
_NOUNS = {
    "channels": "channel",
    "departments": "department",
    "personas": "persona",
    "goals": "goal",
    "sources": "source",
    "stages": "stage",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value for one field of a touchpoint.

    With ``view`` it is a field of the rating of ``persona_id`` (None: all) in that view. A new
    ``stage_id`` puts the card at the end of that stage; its lanes stay.
    """

    touchpoint_id: str
    field: str
    value: object
    persona_id: str | None = None
    view: View | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A new card at the end of a stage, for everyone or for one persona."""

    id: str
    stage_id: str
    persona_ids: tuple[str, ...] = ()


def write(journey_id: str, cells: Sequence[Cell], rows: Sequence[Row] = ()) -> Edit:
    """Add ``rows`` to a journey, then set ``cells`` of its touchpoints, in one step.

    Every new row needs a cell with its name. Errors: ``gone``, ``invalid_value``,
    ``too_many_touchpoints``.
    """

    def change(project: Project) -> Project:
        check_room(project, len(rows))
        _check(project, cells)
        project = _with_rows(project, journey_id, rows)
        fields = _by_touchpoint(cells)
        project = with_touchpoints(project, fields, lambda card: _set(card, fields[card.id]))
        return _staged(project, journey_id, cells)

    facts = {
        "n": len({cell.touchpoint_id for cell in cells}),
        "fields": tuple(dict.fromkeys(cell.field for cell in cells)),
        "cut": sum(_cleaned([cell])[1] for cell in cells if isinstance(cell.value, str)),
    }
    select = tuple(row.id for row in rows)
    if len(rows) == 1:
        names = [cell.value for cell in cells if cell.field == "name"]
        return Edit("add_touchpoint", change, {**facts, "name": names[0]}, select=select)
    if rows:
        return Edit("paste_touchpoints", change, facts, select=select)
    return Edit("set_touchpoint_fields", change, facts)


def _cleaned(cells: Iterable[Cell]) -> tuple[dict[str, object], int]:
    """Return the fields of one touchpoint with clean texts, and how many characters were cut."""
    fields = {cell.field: cell.value for cell in cells if cell.view is None}
    return cleaned_fields(fields, ["name"], ["description", "message", "identifier"])


def _by_touchpoint(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.field != "stage_id":
            found[cell.touchpoint_id].append(cell)
    return found


def _check(project: Project, cells: Sequence[Cell]) -> None:
    """Raise EditError ``gone`` for a value that refers to nothing."""
    wanted: Mapping[str, set[str]] = defaultdict(set)
    for cell in cells:
        if cell.field in _LISTS and cell.value is not None:
            held = cell.value if isinstance(cell.value, tuple) else (cell.value,)
            wanted[_LISTS[cell.field]].update(map(str, held))
        if cell.persona_id is not None:
            wanted["personas"].add(cell.persona_id)
    for name, ids in wanted.items():
        required(getattr(project, name), ids, _NOUNS[name])


def _set(card: Touchpoint, cells: Sequence[Cell]) -> Touchpoint:
    for cell in cells:
        if cell.view is not None:
            card = rated(card, cell.persona_id, cell.view, cell.field, cell.value)
    return changed(card, **_cleaned(cells)[0])


def _with_rows(project: Project, journey_id: str, rows: Sequence[Row]) -> Project:
    journey = named(project.journeys, journey_id, "journey")
    by_stage: dict[str, list[Touchpoint]] = defaultdict(list)
    for row in rows:
        card = Touchpoint(id=row.id, name="…", stage_id=row.stage_id, persona_ids=row.persona_ids)
        by_stage[row.stage_id].append(card)
    required(project.stages, by_stage, "stage")
    for stage_id, cards in by_stage.items():
        moments = [[card.id] for card in cards]
        journey = placed(journey, cards, moments, Place(stage_id))
    return with_journey(project, journey)


def _staged(project: Project, journey_id: str, cells: Sequence[Cell]) -> Project:
    """Return the project with cards put at the end of the stages that cells give them."""
    wanted = {cell.touchpoint_id: str(cell.value) for cell in cells if cell.field == "stage_id"}
    if not wanted:
        return project
    journey = named(project.journeys, journey_id, "journey")
    required(journey.touchpoints, wanted, "touchpoint")
    stages = [stage.id for stage in project.stages]
    for stage_id in dict.fromkeys(wanted.values()):
        cards = [
            card
            for card in journey.touchpoints
            if wanted.get(card.id) == stage_id and card.stage_id != stage_id
        ]
        if cards:
            journey = placed(journey, cards, blocks(cards, stages), Place(stage_id))
    return with_journey(project, journey)
