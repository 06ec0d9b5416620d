"""What somebody changed in an exported workbook, and the project with it (room: export).

Only cells that differ from what the project would write now are taken, so whatever a table does
not show stays as it is. Records without a row stay, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from canvas_app.export.sheets import COUNTS, Value, cell, listed
from canvas_app.export.workbook import shown
from canvas_app.export.workbook_reading import Grid
from canvas_app.model.edits.edit import EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, checked, required, touchpoint_ids
from canvas_app.model.project import Project, Rating, Record, Touchpoint
from canvas_app.model.tables.columns import number_in
from canvas_app.model.tables.guard import unguarded

LISTS: Mapping[str, str] = {
    "notes": "notes",
    "budget": "budget_lines",
    "actions": "actions",
    "feedback": "feedback",
}
"""Sheets whose rows are records of the project, and the field that holds them."""
REFERENCES: Mapping[str, tuple[str, str]] = {
    "stage_id": ("stages", "stage"),
    "channel_id": ("channels", "channel"),
    "owner_id": ("departments", "department"),
    "persona_id": ("personas", "persona"),
    "persona_ids": ("personas", "persona"),
    "goal_ids": ("goals", "goal"),
    "source_id": ("sources", "source"),
}
FIXED = ("id", "ratings", *COUNTS)
YES, NO = ("true", "yes", "ja", "wahr", "x"), ("false", "no", "nein", "falsch")


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that was changed: in which row of which sheet, from what to what."""

    sheet: str
    line: int
    whose: str
    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be taken; kinds of ``EditError``, and ``no_row``: id."""

    sheet: str
    line: int
    kind: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Returned:
    """The project with the changes, and what they are; problems were left out."""

    project: Project
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]


def is_ours(sheets: Mapping[str, Grid]) -> bool:
    """Tell whether a workbook is one that this program wrote."""
    grid = sheets.get("touchpoints") or ((),)
    return {"id", "stage_id", "name"} <= set(grid[0])


def returned(project: Project, sheets: Mapping[str, Grid]) -> Returned:
    """Return a project with what was changed in its workbook."""
    project, rows = _with_new_cards(project, sheets.get("touchpoints", ()))
    work = _Work(project)
    cards = {card.id: card for journey in project.journeys for card in journey.touchpoints}
    after = work.records("touchpoints", cards, rows)
    after = work.ratings(after, sheets.get("ratings", ()))
    journeys = [
        changed(journey, touchpoints=tuple(after[card.id] for card in journey.touchpoints))
        for journey in project.journeys
    ]
    lists: dict[str, object] = {"journeys": tuple(journeys)}
    for sheet, name in LISTS.items():
        records = {each.id: each for each in getattr(project, name)}
        lists[name] = tuple(work.records(sheet, records, sheets.get(sheet, ())).values())
    return Returned(changed(project, **lists), tuple(work.differences), tuple(work.problems))


def _with_new_cards(project: Project, grid: Grid) -> tuple[Project, Grid]:
    """Return the project with an empty card for every new row, and the rows with their ids.

    A row is new when it has a name and a stage, and an id that is not there or none. It comes
    into the journey it names, else into the first, at the end of its stage.
    """
    known = touchpoint_ids(project)
    journeys = {journey.id: list(journey.touchpoints) for journey in project.journeys}
    stages = {stage.id for stage in project.stages}
    rows = list(grid[:1])
    for line, row in _dicts(grid):
        id_, stage_id = _text(row.get("id")), _text(row.get("stage_id"))
        if id_ not in known and _text(row.get("name")) and stage_id in stages:
            id_ = id_ or new_id(known, "t")
            known.add(id_)
            cards = journeys.get(_text(row.get("journey_id")) or "") or next(
                iter(journeys.values())
            )
            last = max((card.seq for card in cards if card.stage_id == stage_id), default=0)
            cards.append(Touchpoint(id=id_, name="…", stage_id=str(stage_id), seq=last + 10))
            row = {**row, "id": id_} | ({} if row.get("seq") is not None else {"seq": last + 10})
        rows += [()] * (line - 1 - len(rows))
        rows.append(tuple(row.get(str(name)) for name in grid[0]))
    made = tuple(
        changed(journey, touchpoints=tuple(journeys[journey.id])) for journey in project.journeys
    )
    return changed(project, journeys=made), tuple(rows)


@dataclass
class _Work:
    """What was found so far."""

    project: Project
    differences: list[Difference] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def records(self, sheet: str, records: Mapping[str, Record], grid: Grid) -> dict[str, Record]:
        """Return records by their ids with the changes of their rows."""
        after = dict(records)
        for line, row in _dicts(grid):
            id_ = _text(row.get("id"))
            if id_ not in after:
                self.problems.append(Problem(sheet, line, "no_row", {"id": id_ or ""}))
                continue
            after[id_] = self._taken(sheet, line, _name(after[id_]), after[id_], row)
        return after

    def ratings(self, cards: dict[str, Record], grid: Grid) -> dict[str, Record]:
        """Return touchpoints by their ids with the ratings of their rows, new ones included."""
        after = dict(cards)
        for line, row in _dicts(grid):
            id_ = _text(row.get("touchpoint_id"))
            if id_ not in after:
                self.problems.append(Problem("ratings", line, "no_row", {"id": id_ or ""}))
                continue
            after[id_] = self._rated(after[id_], line, row)
        return after

    def _rated(self, card: Record, line: int, row: Mapping[str, Value]) -> Record:
        persona_id, view = _text(row.get("persona_id")), row.get("view")
        ratings: tuple[Rating, ...] = card.ratings  # type: ignore[attr-defined]
        wanted = (persona_id, view)
        old = next((each for each in ratings if (each.persona_id, each.view) == wanted), None)
        try:
            required(self.project.personas, [persona_id], "persona")
            checked(Rating, "view", view)
        except EditError as error:
            self.problems.append(Problem("ratings", line, error.kind, error.facts))
            return card
        base = old or Rating(persona_id=persona_id, view=view)  # type: ignore[arg-type]
        new = self._taken("ratings", line, _name(card), base, row)
        if new is base:
            return card
        kept = tuple(each for each in ratings if each is not old)
        at = ratings.index(old) if old else len(ratings)
        return changed(card, ratings=(*kept[:at], new, *kept[at:]))

    def _taken(
        self, sheet: str, line: int, whose: str, record: Record, row: Mapping[str, Value]
    ) -> Record:
        """Return a record with the cells of its row that differ; all of them or none."""
        found: dict[str, object] = {}
        told = []
        try:
            for name, after in row.items():
                if name in type(record).model_fields and name not in FIXED:
                    before = cell(getattr(record, name))
                    if _same(shown(before), after):
                        continue
                    found[name] = self._meant(record, name, after)
                    if found[name] != getattr(record, name):
                        told.append(Difference(sheet, line, whose, name, before, cell(found[name])))
            found |= _counts(record, row, told, (sheet, line, whose))
            new = changed(record, **found)
        except EditError as error:
            self.problems.append(Problem(sheet, line, error.kind, error.facts))
            return record
        self.differences += told
        return new

    def _meant(self, record: Record, name: str, value: Value) -> object:
        """Return what a cell means for a field. Raises EditError."""
        refusal = None
        for candidate in _candidates(record, name, value):
            try:
                found = checked(type(record), name, candidate)
                break
            except EditError as error:
                refusal = refusal or error
        else:
            assert refusal
            raise refusal
        self._check_reference(name, found)
        return found

    def _check_reference(self, name: str, value: object) -> None:
        ids = value if isinstance(value, tuple) else (value,)
        if name in REFERENCES:
            where, noun = REFERENCES[name]
            required(getattr(self.project, where), ids, noun)
        elif name in ("touchpoint_id", "touchpoint_ids"):
            cards = [card for journey in self.project.journeys for card in journey.touchpoints]
            required(cards, ids, "touchpoint")


def _dicts(grid: Grid) -> Iterator[tuple[int, Mapping[str, Value]]]:
    """Yield the rows below the head that have anything, by the names in the head."""
    if not grid:
        return
    head = [str(name) if name is not None else "" for name in grid[0]]
    for line, cells in enumerate(grid[1:], 2):
        if any(value not in (None, "") for value in cells):
            yield line, dict(zip(head, cells, strict=False))


def _same(before: Value, after: Value) -> bool:
    """Tell whether a cell still says what it said; spreadsheets may write it in another way."""
    if before in (None, "") or after in (None, ""):
        return before in (None, "") and after in (None, "")
    if isinstance(before, str) or isinstance(after, str):
        return str(before) == str(after)
    return before == after


def _candidates(record: Record, name: str, value: Value) -> Sequence[object]:
    """Return what a cell can mean, most probable first; the kind of the field decides."""
    if value in (None, ""):
        info = type(record).model_fields[name]
        if info.default_factory is not None:
            return [getattr(record, name)]
        return [None if info.is_required() else info.default, None, ""]
    if isinstance(value, bool):
        return [value, str(value)]
    if isinstance(value, int | float):
        whole = isinstance(value, float) and value == int(value)
        return [int(value) if whole else value, str(int(value) if whole else value)]
    text = unguarded(str(value))
    parts = listed(text)
    candidates: list[object] = [text, parts]
    if all(part.isdecimal() for part in parts):
        candidates.append(tuple(int(part) for part in parts))
    number = number_in(text)
    if number is not None:
        candidates.append(int(number) if number == int(number) else number)
    if text.casefold() in (*YES, *NO):
        candidates.append(text.casefold() in YES)
    return candidates


def _counts(
    record: Record, row: Mapping[str, Value], told: list[Difference], at: tuple[str, int, str]
) -> dict[str, object]:
    """Return the groups of counts that were changed in columns of their own. Raises EditError."""
    found: dict[str, object] = {}
    for group, names in COUNTS.items():
        if group not in type(record).model_fields:
            continue
        held = getattr(record, group)
        before = {name: getattr(held, name, None) for name in names}
        after = {name: row.get(name, before[name]) for name in names}
        differing = [name for name in names if not _same(before[name], after[name])]
        if differing:
            counts = {name: _count(name, value) for name, value in after.items()}
            found[group] = _grouped(record, group, counts)
            told += [Difference(*at, name, before[name], counts[name]) for name in differing]
    return found


def _count(name: str, value: Value) -> int:
    number = number_in(str(value)) if value not in (None, "") else 0
    if number is None or number != int(number) or number < 0:
        facts = {"field": name, "value": value, "problem": "not_whole", "limit": None}
        raise EditError("invalid_value", **facts)
    return int(number)


def _grouped(record: Record, group: str, counts: Mapping[str, int]) -> object:
    held = getattr(record, group)
    if held is not None:
        return changed(held, **counts)
    from canvas_app.model.project import LoopCounts, NpsCounts

    return {"nps": NpsCounts, "loop": LoopCounts}[group](**counts)


def _text(value: Value) -> str | None:
    return unguarded(str(value)) if value not in (None, "") else None


def _name(record: Record) -> str:
    for name in ("name", "title", "label", "text"):
        if isinstance(found := getattr(record, name, None), str):
            return found
    return ""
