"""Many fields of many touchpoints in one step, as a table sets them (room: pure edits)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
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
from canvas_app.model.edits.typed import Typed, typed_name, typed_text
from canvas_app.model.project import Project, Touchpoint, View

_LISTS = {
    "channel_id": "channels",
    "owner_id": "departments",
    "persona_ids": "personas",
    "goal_ids": "goals",
    "source_id": "sources",
    "stage_id": "stages",
}
_TYPED: Mapping[str, Callable[[str], Typed]] = {
    "name": typed_name,
    "description": typed_text,
    "message": typed_text,
    "identifier": typed_text,
}
_NOUNS = {
    "channels": "channel",
    "departments": "department",
    "personas": "persona",
    "goals": "goal",
    "sources": "source",
    "stages": "stage",
}

Fields = dict[str, object]
Whose = tuple[str | None, View | None]
"""Whose rating fields are of, and in which view; those of the touchpoint itself have no view."""
OWN: Whose = (None, None)


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
    cut: list[int] = []
    fields = _by_touchpoint(cells, cut)

    def change(project: Project) -> Project:
        check_room(project, len(rows))
        _check(project, cells)
        project = _with_rows(project, journey_id, rows)
        project = with_touchpoints(project, fields, lambda card: _set(card, fields[card.id]))
        return _staged(project, journey_id, cells)

    facts = {
        "n": len({cell.touchpoint_id for cell in cells}),
        "fields": tuple(dict.fromkeys(cell.field for cell in cells)),
        "cut": sum(cut),
    }
    select = tuple(row.id for row in rows)
    if len(rows) == 1:
        names = [cell.value for cell in cells if cell.field == "name"]
        return Edit("add_touchpoint", change, {**facts, "name": names[0]}, select=select)
    if rows:
        return Edit("paste_touchpoints", change, facts, select=select)
    return Edit("set_touchpoint_fields", change, facts)


def _by_touchpoint(cells: Iterable[Cell], cut: list[int]) -> dict[str, dict[Whose, Fields]]:
    """Return the fields of every touchpoint, with clean texts, and those of its ratings.

    ``cut`` gets how many characters of each text were too many.
    """
    found: dict[str, dict[Whose, Fields]] = defaultdict(lambda: defaultdict(dict))
    known: dict[tuple[str, str], Typed] = {}
    for cell in cells:
        value = cell.value
        if cell.field == "stage_id":
            continue
        if isinstance(value, str) and cell.field in _TYPED:
            if (typed := known.get((cell.field, value))) is None:
                typed = known[cell.field, value] = _TYPED[cell.field](value)
            value = typed.text
            cut.append(typed.cut)
        whose = (cell.persona_id, cell.view) if cell.view else OWN
        found[cell.touchpoint_id][whose][cell.field] = value
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


def _set(card: Touchpoint, fields: Mapping[Whose, Fields]) -> Touchpoint:
    for (persona_id, view), values in fields.items():
        if view is not None:
            card = rated(card, persona_id, view, **values)
    return changed(card, **fields.get(OWN, {}))


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
