"""What the cells of a workbook mean for the fields of records (room: export).

Spreadsheets write the same value in many ways; a cell differs only when none of them fits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isclose

from canvas_app.export.sheet_cells import shown
from canvas_app.export.sheets import COUNTS, SEPARATOR, NoResult, Value, cell, listed
from canvas_app.export.workbook_reading import Grid
from canvas_app.i18n import LANGUAGES, _, speaking
from canvas_app.i18n.terms import TERMS
from canvas_app.model.edits.edit import EditError
from canvas_app.model.edits.records import changed, checked
from canvas_app.model.project import (
    Action,
    Feedback,
    LoopCounts,
    Note,
    NpsCounts,
    Project,
    Rating,
    Record,
    Touchpoint,
)
from canvas_app.model.tables.columns import number_in
from canvas_app.model.tables.guard import unguarded

REFERENCES: Mapping[str, tuple[str, str]] = {
    "stage_id": ("stages", "stage"),
    "channel_id": ("channels", "channel"),
    "owner_id": ("departments", "department"),
    "persona_id": ("personas", "persona"),
    "persona_ids": ("personas", "persona"),
    "goal_ids": ("goals", "goal"),
    "source_id": ("sources", "source"),
}
"""Fields that name other records: the list of the project, and what one of it is called."""
VOCABULARIES: Mapping[tuple[type[Record], str], str] = {
    (Note, "kind"): "note",
    (Feedback, "instrument"): "instrument",
    (Action, "status"): "action_status",
    (Rating, "view"): "view",
    (Touchpoint, "devices"): "device",
    **{
        (Touchpoint, name): name
        for name in ("environment", "form", "ownership", "status", "identification", "legal_basis")
    },
}
"""Fields that hold a word of a list, and the list (``terms.TERMS``)."""
FIXED = ("id", "ratings", *COUNTS)
YES, NO = ("true", "yes", "ja", "wahr", "x"), ("false", "no", "nein", "falsch")
EXACT = 1e-12
"""Numbers this near to each other were written with fewer figures on the way."""
Row = Mapping[str, Value]
"""Cells by the names in the head."""


def rows_of(grid: Grid) -> Iterator[tuple[int, Row]]:
    """Yield the rows below the head that have anything, with their numbers in the sheet."""
    if not grid:
        return
    head = head_of(grid)
    for line, cells in enumerate(grid[1:], 2):
        if any(value not in (None, "") for value in cells):
            yield line, dict(zip(head, cells, strict=False))


def head_of(grid: Grid) -> list[str]:
    """Return the names of the columns; case and spaces around them do not matter."""
    return [str(name if name is not None else "").strip().casefold() for name in grid[0]]


def text_of(value: Value) -> str | None:
    """Return a cell as text, None when it is empty."""
    return unguarded(str(value)) if value not in (None, "") else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """Reads cells for one project, in which there are also the touchpoints ``card_ids``."""

    project: Project
    card_ids: Collection[str]

    def differing(self, record: Record, row: Row) -> dict[str, object]:
        """Return the fields whose cells differ from what they say. Raises EditError."""
        found: dict[str, object] = {}
        for name, after in row.items():
            if name not in type(record).model_fields or name in FIXED:
                continue
            if not same(shown(cell(getattr(record, name))), after):
                value = self._meant(type(record), name, after, getattr(record, name))
                if value != getattr(record, name):
                    found[name] = value
        return found

    def whole(self, kind: type[Record], row: Row) -> dict[str, object]:
        """Return the fields of a new record, required ones among them. Raises EditError."""
        found = {
            name: self._meant(kind, name, value, None)
            for name, value in row.items()
            if name in kind.model_fields and name not in FIXED and value not in (None, "")
        }
        for name, info in kind.model_fields.items():
            if info.is_required() and name != "id" and name not in found:
                facts = {"value": None, "problem": "missing", "limit": None}
                raise EditError("invalid_value", field=name, **facts)
        return found

    def _meant(self, kind: type[Record], name: str, value: Value, held: object) -> object:
        if isinstance(value, NoResult):
            facts = {"value": str(value), "problem": "no_result", "limit": None}
            raise EditError("invalid_value", field=name, **facts)
        if isinstance(value, str) and value:
            value = _by_word(kind, name, value, held)
        refusal = None
        for candidate in _candidates(kind, name, value, held):
            try:
                found = checked(kind, name, candidate)
                break
            except EditError as error:
                if refusal is None or error.facts.get("problem") == "empty":
                    refusal = error
        else:
            assert refusal
            raise refusal
        found = self.with_ids(name, found)
        self.check_reference(name, found)
        return found

    def with_ids(self, name: str, value: object) -> object:
        """Return references by id; people write the name of a stage or a persona, too."""
        if name not in REFERENCES:
            return value
        if isinstance(value, tuple):
            return tuple(self.with_ids(name, each) for each in value)
        records = getattr(self.project, REFERENCES[name][0])
        if value is None or any(each.id == value for each in records):
            return value
        wanted = str(value).strip().casefold()
        named = [each.id for each in records if _called(each) == wanted]
        return named[0] if len(named) == 1 else value

    def check_reference(self, name: str, value: object) -> None:
        """Raise EditError for ids that no record has."""
        ids = value if isinstance(value, tuple) else (value,)
        noun = "touchpoint"
        if name in REFERENCES:
            where, noun = REFERENCES[name]
            known: Collection[str] = {each.id for each in getattr(self.project, where)}
        elif name in ("touchpoint_id", "touchpoint_ids"):
            known = self.card_ids
        else:
            return
        gone = next((id_ for id_ in ids if id_ is not None and id_ not in known), None)
        if gone is not None:
            raise EditError("gone", noun=noun, id=gone, field=name)


def same(before: Value, after: Value) -> bool:
    """Tell whether a cell still says what it said; spreadsheets may write it in another way."""
    if before in (None, "") or after in (None, ""):
        return before in (None, "") and after in (None, "")
    if isinstance(before, str) or isinstance(after, str):
        return str(before) == str(after)
    assert before is not None
    assert after is not None
    return isclose(before, after, rel_tol=EXACT)


def counts_of(record: Record, row: Row) -> dict[str, tuple[Value, int]]:
    """Return the counts that were changed in columns of their own: before and after.

    Raises EditError.
    """
    found: dict[str, tuple[Value, int]] = {}
    for group, names in COUNTS.items():
        if group not in type(record).model_fields:
            continue
        held = getattr(record, group)
        for name in names:
            before = getattr(held, name, None)
            if not same(before, row.get(name, before)):
                found[name] = before, _count(name, row.get(name))
    return found


def with_counts(record: Record, counts: Mapping[str, int]) -> dict[str, object]:
    """Return the groups of a record with some of their counts changed."""
    found: dict[str, object] = {}
    for group, names in COUNTS.items():
        new = {name: counts[name] for name in names if name in counts}
        if new:
            held = getattr(record, group)
            kind = {"nps": NpsCounts, "loop": LoopCounts}[group]
            found[group] = changed(held, **new) if held is not None else kind(**new)
    return found


def _candidates(kind: type[Record], name: str, value: Value, held: object) -> Sequence[object]:
    """Return what a cell can mean, most probable first; the kind of the field decides."""
    if value in (None, ""):
        info = kind.model_fields[name]
        if info.default_factory is not None:
            return [held]
        return ["", (), None] if info.is_required() else [info.default, None, ""]
    if isinstance(value, bool):
        return [value, str(value)]
    if isinstance(value, int | float):
        plain = int(value) if value == int(value) else value
        return [plain, str(plain), *([bool(plain)] if plain in (0, 1) else [])]
    text = unguarded(str(value))
    parts = listed(text)
    candidates: list[object] = [text, parts]
    if all(part.isdecimal() for part in parts):
        candidates.append(tuple(int(part) for part in parts))
    number = number_in(text.removesuffix("%"))
    if number is not None:
        candidates.append(int(number) if number == int(number) else number)
    if text.casefold() in (*YES, *NO):
        candidates.append(text.casefold() in YES)
    return candidates


def _by_word(kind: type[Record], name: str, value: str, held: object) -> str:
    """Return the ids of words of a vocabulary, in any language. Raises EditError for others."""
    vocabulary = TERMS.get(VOCABULARIES.get((kind, name), ""))
    if vocabulary is None:
        return value
    several = isinstance(held, tuple) or name == "devices"
    known = (str(each) for each in (held if isinstance(held, tuple) else (held,)))
    ids = {**_ids(vocabulary), **{each.casefold(): each for each in known}}
    text = unguarded(value).strip()
    found = []
    for part in listed(text) if several else (text,):
        if part.casefold() not in ids:
            facts = {"value": part, "problem": "unknown_value", "limit": None}
            raise EditError("invalid_value", field=name, **facts)
        found.append(ids[part.casefold()])
    return f"{SEPARATOR} ".join(found)


def _ids(vocabulary: Mapping[str, str]) -> dict[str, str]:
    """Return the ids of a vocabulary by themselves and by their words in every language."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with speaking(language):
            found |= {_(word).casefold(): id_ for id_, word in vocabulary.items()}
    return {**found, **{id_: id_ for id_ in vocabulary}}


def _called(record: Record) -> str:
    found = getattr(record, "name", None) or getattr(record, "label", None) or ""
    return str(found).strip().casefold()


def _count(name: str, value: Value) -> int:
    number = number_in(str(value)) if value not in (None, "") else 0
    if number is None or number != int(number) or number < 0:
        facts = {"field": name, "value": value, "problem": "not_whole", "limit": None}
        raise EditError("invalid_value", **facts)
    return int(number)
