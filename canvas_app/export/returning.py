"""What somebody changed in an exported workbook, and the project with it (room: export).

Only cells that differ from what the project would write now are taken, so whatever a table does
not show stays as it is. Records without a row stay, too, unless their going is chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from canvas_app.export.cell_meaning import (
    Meaning,
    Row,
    counts_of,
    head_of,
    rows_of,
    text_of,
    with_counts,
)
from canvas_app.export.sheets import Value, cell
from canvas_app.export.workbook_reading import Grid
from canvas_app.model.edits.edit import EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import changed, checked
from canvas_app.model.edits.touchpoints import check_room, without
from canvas_app.model.files.order import ANSWERS, answers_fit
from canvas_app.model.project import (
    Action,
    BudgetLine,
    Feedback,
    Note,
    Project,
    Rating,
    Record,
    Touchpoint,
)

LISTS: Mapping[str, tuple[str, type[Record], str]] = {
    "notes": ("notes", Note, "n"),
    "budget": ("budget_lines", BudgetLine, "b"),
    "actions": ("actions", Action, "a"),
    "feedback": ("feedback", Feedback, "f"),
}
"""Sheets whose rows are records of the project, the field that holds them, how ids begin."""
STEP = 10
"""Between the places of new cards."""
Key = tuple[str, int, str]
"""Sheet, row and field of a changed cell; "" for a new row, 0 and the id for one that is gone."""
Cells = tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that was changed, a row that is new or one that is gone.

    ``cells`` are those of a new row, or what was known of one that is gone; ``id`` is that of
    the record, of a rating that of its touchpoint.
    """

    sheet: str
    line: int
    whose: str
    field: str
    before: Value = None
    after: Value = None
    kind: Literal["cell", "new", "gone"] = "cell"
    id: str = ""
    cells: Cells = ()

    @property
    def key(self) -> Key:
        """What names it among all others of a workbook."""
        return self.sheet, self.line, self.field


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be taken; kinds of ``EditError``, and these.

    ``no_row`` (id), ``row_twice`` (id, first), ``no_column`` (field), ``no_journey`` (id),
    ``other_journey`` (id), ``unreadable`` (field, words).
    """

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


def returned(
    project: Project, sheets: Mapping[str, Grid], chosen: Collection[Key] | None = None
) -> Returned:
    """Return a project with what was changed in its workbook, or with what is chosen of it.

    Without ``chosen`` everything is taken but the going of rows, which is only told.
    """
    work = _Work(project, chosen)
    return Returned(work.done(sheets), tuple(work.differences), tuple(work.problems))


@dataclass
class _Work:
    """What was found so far."""

    project: Project
    chosen: Collection[Key] | None
    differences: list[Difference] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    new_ids: list[str] = field(default_factory=list)
    homes: dict[str, str] = field(default_factory=dict)
    """Which journey each touchpoint is in."""
    keys: set[tuple[str, str]] = field(default_factory=set)
    """Journeys with the keys of their touchpoints: a key is given once in each."""

    def done(self, sheets: Mapping[str, Grid]) -> Project:
        """Return the project with the changes."""
        self.homes = {card.id: j.id for j in self.project.journeys for card in j.touchpoints}
        self.keys = {(j.id, card.key) for j in self.project.journeys for card in j.touchpoints}
        cards: dict[str, Record] = {c.id: c for j in self.project.journeys for c in j.touchpoints}
        grid = sheets.get("touchpoints", ())
        cards = self._records("touchpoints", Touchpoint, "t", cards, grid)
        cards = self._ratings(cards, sheets.get("ratings", ()))
        journeys = []
        for journey in self.project.journeys:
            ids = [id_ for id_, home in self.homes.items() if home == journey.id]
            mine = tuple(cards[id_] for id_ in ids if id_ in cards)
            journeys.append(changed(journey, touchpoints=mine))
        lists: dict[str, object] = {"journeys": tuple(journeys)}
        for sheet, (name, kind, prefix) in LISTS.items():
            records = {each.id: each for each in getattr(self.project, name)}
            after = self._records(sheet, kind, prefix, records, sheets.get(sheet, ()))
            lists[name] = tuple(after.values())
        gone = {id_ for id_ in self.homes if id_ not in cards}
        after_all = changed(self.project, **lists)
        return without(after_all, gone) if gone else after_all

    def _records(
        self,
        sheet: str,
        kind: type[Record],
        prefix: str,
        records: Mapping[str, Record],
        grid: Grid,
    ) -> dict[str, Record]:
        """Return records by their ids with the changes of their rows."""
        after = dict(records)
        if not self._has_columns(sheet, grid, ("id",)):
            return after
        seen: dict[str, int] = {}
        for line, row in rows_of(grid):
            id_ = text_of(row.get("id")) or ""
            if id_ in seen:
                self._refuse(sheet, line, "row_twice", id=id_, first=seen[id_])
                continue
            if id_:
                seen[id_] = line
            if id_ in records:
                after[id_] = self._taken(sheet, line, after[id_], row)
            elif new := self._made(sheet, line, (kind, id_ or new_id(after, prefix)), row):
                after[new.id] = new  # type: ignore[attr-defined]
        for id_ in records:
            if id_ not in seen and self._gone(sheet, id_, id_, records[id_]):
                del after[id_]
        return after

    def _ratings(self, cards: dict[str, Record], grid: Grid) -> dict[str, Record]:
        """Return touchpoints by their ids with the ratings of their rows, new ones included."""
        after = dict(cards)
        if not self._has_columns("ratings", grid, ("touchpoint_id", "persona_id", "view")):
            return after
        seen: dict[tuple[str, str | None, Value], int] = {}
        for line, row in rows_of(grid):
            id_ = text_of(row.get("touchpoint_id")) or ""
            which = (id_, self._persona(row), row.get("view"))
            if id_ not in after:
                self._refuse("ratings", line, "no_row", id=id_)
            elif which in seen:
                self._refuse("ratings", line, "row_twice", id=id_, first=seen[which])
            else:
                seen[which] = line
                after[id_] = self._rated(after[id_], line, row)
        for id_, card in after.items():
            ratings: tuple[Rating, ...] = card.ratings  # type: ignore[attr-defined]
            for each in ratings:
                key = f"{id_}:{each.persona_id or ''}:{each.view}"
                known = (id_, each.persona_id, each.view) in seen
                if not known and self._gone("ratings", id_, key, each, _name(card)):
                    ratings = tuple(other for other in ratings if other is not each)
            after[id_] = changed(card, ratings=ratings)
        return after

    def _persona(self, row: Row) -> str | None:
        return self._meaning().with_ids("persona_id", text_of(row.get("persona_id")))  # type: ignore[return-value]

    def _rated(self, card: Record, line: int, row: Row) -> Record:
        persona_id, view = self._persona(row), row.get("view")
        ratings: tuple[Rating, ...] = card.ratings  # type: ignore[attr-defined]
        wanted = (persona_id, view)
        old = next((each for each in ratings if (each.persona_id, each.view) == wanted), None)
        if old:
            new = self._taken("ratings", line, old, row, card)
            return changed(card, ratings=tuple(new if each is old else each for each in ratings))
        try:
            self._meaning().check_reference("persona_id", persona_id)
            checked(Rating, "view", view)
            found = self._meaning().whole(Rating, row)
        except EditError as error:
            self._refuse("ratings", line, error.kind, **error.facts)
            return card
        rating = changed(Rating(persona_id=persona_id, view=view), **found)  # type: ignore[arg-type]
        if len(found) <= len([each for each in wanted if each]):
            return card
        difference = Difference("ratings", line, _name(card), "", kind="new", id=_id(card))
        if not self._told(replace(difference, cells=_cells(rating))):
            return card
        return changed(card, ratings=(*ratings, rating))

    def _taken(
        self, sheet: str, line: int, record: Record, row: Row, card: Record | None = None
    ) -> Record:
        """Return a record with the cells of its row that differ; all of them or none."""
        owner = card or record
        at = (sheet, line, _name(owner))
        if sheet == "touchpoints" and not self._stays(line, _id(owner), row):
            return record
        try:
            found = self._meaning().differing(record, row)
            counts = counts_of(record, row)
            self._check(changed(record, **found))
        except EditError as error:
            self._refuse(sheet, line, error.kind, **error.facts)
            return record
        changes = {name: (cell(getattr(record, name)), cell(new)) for name, new in found.items()}
        cells = _cells(record) if card else ()
        told = [
            Difference(*at, name, *values, id=_id(owner), cells=cells)
            for name, values in {**changes, **counts}.items()
        ]
        taken = {each.field for each in told if self._told(each)}
        fields = {name: value for name, value in found.items() if name in taken}
        new = {name: after for name, (_before, after) in counts.items() if name in taken}
        after = changed(record, **fields, **with_counts(record, new))
        if "key" in fields:
            self.keys.add((self.homes[_id(record)], str(fields["key"])))
        return after if _fits(after) else record

    def _made(
        self, sheet: str, line: int, what: tuple[type[Record], str], row: Row
    ) -> Record | None:
        """Return the record of a new row, None when it is wrong or not chosen."""
        kind, id_ = what
        if sheet == "touchpoints" and not self._stays(line, id_, row):
            return None
        try:
            checked(kind, "id", id_)
            if sheet == "touchpoints":
                check_room(self.project, len(self.new_ids) + 1)
            found = self._meaning().whole(kind, row)
            blank = kind(id=id_, **found)
            counts = {name: after for name, (_none, after) in counts_of(blank, row).items()}
            made = changed(blank, **with_counts(blank, counts))
            self._check(made)
        except EditError as error:
            missing = error.facts.get("problem") == "missing" and row.get("id") not in (None, "")
            kind_, facts = ("no_row", {"id": id_}) if missing else (error.kind, error.facts)
            self._refuse(sheet, line, kind_, **facts)
            return None
        cells = _cells(made)
        if isinstance(made, Touchpoint):
            if "seq" not in found:
                made = changed(made, seq=self._last(made.stage_id, row))
            self.homes[id_] = home = self._home(row)
            if (home, made.key) in self.keys:  # rows are copied with their keys
                made = changed(made, key=new_id({key for _home, key in self.keys}))
            self.keys.add((home, made.key))
        difference = Difference(sheet, line, _name(made), "", kind="new", id=id_, cells=cells)
        if self._told(difference):
            self.new_ids.append(id_)
            return made
        self.homes.pop(id_, None)
        return None

    def _check(self, record: Record) -> None:
        """Raise EditError for what no project may hold."""
        facts: dict[str, object] = {"value": None, "limit": None}
        if isinstance(record, Touchpoint) and record.id in self.homes:
            old = self.project_keys.get(record.id)
            if record.key != old and (self.homes[record.id], record.key) in self.keys:
                facts |= {"field": "key", "id": record.key, "problem": "duplicate_key"}
                raise EditError("invalid_value", **facts)
        if isinstance(record, Feedback) and not answers_fit(record):
            facts |= {"count": len(record.distribution or ()), "problem": "answer_counts"}
            facts |= {"field": "distribution", "expected": ANSWERS[record.instrument]}
            raise EditError("invalid_value", **facts)

    @cached_property
    def project_keys(self) -> dict[str, str]:
        """The keys of the touchpoints as they were, by their ids."""
        return {card.id: card.key for j in self.project.journeys for card in j.touchpoints}

    def _home(self, row: Row) -> str:
        return text_of(row.get("journey_id")) or self.project.journeys[0].id

    def _last(self, stage_id: str, row: Row) -> int:
        """Return the place behind the last card of a stage of the journey of a row."""
        home = self._home(row)
        cards = next(j for j in self.project.journeys if j.id == home).touchpoints
        last = max((card.seq for card in cards if card.stage_id == stage_id), default=0)
        return last + STEP * (len(self.new_ids) + 1)

    def _stays(self, line: int, id_: str, row: Row) -> bool:
        """Tell whether a row names the journey of its touchpoint, for a new one any that is."""
        journey_id = text_of(row.get("journey_id"))
        if not journey_id or journey_id == self.homes.get(id_):
            return True
        known = journey_id in {journey.id for journey in self.project.journeys}
        if known and id_ not in self.homes:
            return True
        kind = "other_journey" if known else "no_journey"
        self._refuse("touchpoints", line, kind, id=journey_id, field="journey_id")
        return False

    def _gone(self, sheet: str, id_: str, key: str, record: Record, whose: str = "") -> bool:
        """Tell of a record without a row; return whether it shall go, too."""
        name = whose or _name(record)
        return self._told(
            Difference(sheet, 0, name, key, kind="gone", id=id_, cells=_cells(record))
        )

    def _told(self, found: Difference) -> bool:
        """Note a difference; return whether it is to be made."""
        if self.chosen is not None and found.key not in self.chosen:
            return False
        self.differences.append(found)
        return self.chosen is not None or found.kind != "gone"

    def _has_columns(self, sheet: str, grid: Grid, names: tuple[str, ...]) -> bool:
        """Tell whether a sheet says which records its rows are."""
        head = head_of(grid) if grid else ()
        lacking = [name for name in names if name not in head]
        if grid and lacking:
            self._refuse(sheet, 1, "no_column", field=lacking[0])
        return bool(grid) and not lacking

    def _refuse(self, sheet: str, line: int, kind: str, **facts: object) -> None:
        self.problems.append(Problem(sheet, line, kind, facts))

    def _meaning(self) -> Meaning:
        return Meaning(self.project, self.homes.keys())


def _fits(record: Record) -> bool:
    """Tell whether a record of which only some changes were taken is still whole."""
    return not isinstance(record, Feedback) or answers_fit(record)


def _cells(record: Record) -> Cells:
    """Return what a record says beyond what every one does."""
    found = []
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        plain = name not in ("id", "key", "seq", "ratings") and value not in (None, "", ())
        if plain and (info.is_required() or value != info.default):
            found.append((name, cell(value)))
    return tuple(found)


def _id(record: Record) -> str:
    return str(getattr(record, "id", ""))


def _name(record: Record) -> str:
    for name in ("name", "title", "label", "text"):
        if isinstance(found := getattr(record, name, None), str):
            return found
    return ""
