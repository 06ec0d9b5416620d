"""A project as plain tables, named and headed as its fields are (room: export).

Each sheet is one list of records. Cells are text, numbers, ticks or None; lists are one text.
The way back (``returning``) tells changed cells by comparing them with these.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from canvas_app.layout.listening import again
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

Value = str | int | float | bool | None
SEPARATOR = ";"
COMPUTED = "scores"
"""The sheet that nobody can change: it is made from the others."""
PROJECT = "Project"
"""The property of a workbook that names the project it was made from, by its id."""
TOUCHPOINT_FIELDS = tuple(name for name in Touchpoint.model_fields if name != "ratings")
RATING_FIELDS = tuple(Rating.model_fields)
COUNTS: Mapping[str, tuple[str, ...]] = {
    "nps": ("promoters", "passives", "detractors"),
    "loop": ("forwarded", "answered"),
}


class NoResult(str):
    """A cell with a formula that came to nothing: not computed yet, or an error such as #REF!."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name and heads; every row is as long as the head."""

    name: str
    head: tuple[str, ...]
    rows: Iterable[Sequence[Value]]


def sheets(project: Project) -> Iterator[Sheet]:
    """Yield the tables of a whole project, those that are edited most first."""
    yield Sheet("touchpoints", ("journey_id", *TOUCHPOINT_FIELDS), _touchpoints(project))
    yield Sheet("ratings", ("touchpoint_id", "name", *RATING_FIELDS), _ratings(project))
    yield _records("notes", Note, project.notes)
    yield _records("budget", BudgetLine, project.budget_lines)
    yield _feedback(project)
    yield _records("actions", Action, project.actions)
    yield Sheet(COMPUTED, ("journey_id", "scope", "panel", "key", "value"), _scores(project))


def cell(value: object) -> Value:
    """Return a field's value as one cell."""
    if isinstance(value, tuple | list):
        return _listed([str(each) for each in value])
    return value if isinstance(value, str | int | float | bool) else None


def listed(text: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds a list."""
    if text.startswith("["):
        try:
            found = json.loads(text)
        except ValueError:
            found = None
        if isinstance(found, list):
            return tuple(str(each) for each in found)
    return tuple(part.strip() for part in text.split(SEPARATOR) if part.strip())


def _listed(parts: Sequence[str]) -> str | None:
    plain = f"{SEPARATOR} ".join(parts)
    if not parts:
        return None
    return plain if listed(plain) == tuple(parts) else json.dumps(parts, ensure_ascii=False)


def _touchpoints(project: Project) -> Iterator[Sequence[Value]]:
    for journey in project.journeys:
        for card in journey.touchpoints:
            yield [journey.id, *(cell(getattr(card, name)) for name in TOUCHPOINT_FIELDS)]


def _ratings(project: Project) -> Iterator[Sequence[Value]]:
    for journey in project.journeys:
        for card in journey.touchpoints:
            for rating in card.ratings:
                found = (cell(getattr(rating, name)) for name in RATING_FIELDS)
                yield [card.id, card.name, *found]


def _records(name: str, kind: type[Record], records: Sequence[Record]) -> Sheet:
    head = tuple(kind.model_fields)
    return Sheet(name, head, ([cell(getattr(each, f)) for f in head] for each in records))


def _feedback(project: Project) -> Sheet:
    """Return the instruments with their counts in columns of their own."""
    plain = tuple(name for name in Feedback.model_fields if name not in COUNTS)
    counted = [(group, name) for group, names in COUNTS.items() for name in names]
    rows = (
        [
            *(cell(getattr(each, name)) for name in plain),
            *(cell(getattr(getattr(each, group), name, None)) for group, name in counted),
        ]
        for each in project.feedback
    )
    return Sheet("feedback", (*plain, *(name for _group, name in counted)), rows)


def _scores(project: Project) -> Iterator[Sequence[Value]]:
    from canvas_app.model.scoring.sheet import scopes

    for journey in project.journeys:
        for scope, name, panels in scopes(project, journey):
            whose = f"{scope}: {name}" if name else scope
            for panel, values in panels:
                again()
                for key, value in _flat(values, whole=scope == "all"):
                    yield [journey.id, whose, panel, key, value]


def _flat(value: object, key: str = "", *, whole: bool) -> Iterator[tuple[str, Value]]:
    """Yield the single values of an object with their way to them: "stages.use.score".

    Touchpoints come one by one only in what is ``whole``, for all personas together: with
    many of both a sheet would have more rows than a spreadsheet opens.
    """
    if isinstance(value, Mapping):
        for name, each in value.items():
            if whole or name != "touchpoints":
                yield from _flat(each, f"{key}.{name}" if key else str(name), whole=whole)
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value if whole else (), 1):
            yield from _flat(each, f"{key}.{number}" if key else str(number), whole=whole)
    else:
        yield key, cell(value)
