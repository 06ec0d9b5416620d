"""From JSON to records: load step 9, with problems that say where (room: project files)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json

from canvas_app.model.files import limits
from canvas_app.model.files.errors import LoadError, Problem, Step
from canvas_app.model.project import MAX_TOUCHPOINTS, Project

LABELS = ("name", "title", "label", "text", "id")
WRONG_TYPES = {
    "string_type": "text",
    "int_type": "number",
    "float_type": "number",
    "int_from_float": "number",
    "bool_type": "yes_or_no",
    "tuple_type": "list",
    "model_type": "object",
    "model_attributes_type": "object",
    "dict_type": "object",
}
LIMITS = {
    "less_than_equal": ("too_big", "le"),
    "greater_than_equal": ("too_small", "ge"),
    "string_too_long": ("too_long", "max_length"),
    "string_too_short": ("empty", "min_length"),
    "too_long": ("too_many", "max_length"),
    "too_short": ("too_few", "min_length"),
    "multiple_of": ("too_fine", "multiple_of"),
}


def validate(json: bytes) -> Project:
    """Return the project in ``json``.

    Raises LoadError invalid with at most PROBLEMS problems: of each list the first wrong item.
    """
    try:
        project = Project.model_validate_json(json)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=True)
        raise LoadError("invalid", tuple(_problems(found, from_json(json)))) from None
    if sum(len(journey.touchpoints) for journey in project.journeys) > MAX_TOUCHPOINTS:
        problem = Problem((Step("touchpoints"),), "too_many", {"limit": MAX_TOUCHPOINTS})
        raise LoadError("invalid", (problem,))
    return project


def place(tree: object, path: Iterable[int | str]) -> tuple[Step, ...]:
    """Return the steps of ``path`` as far as they exist in the tree, with labels of the items.

    A last step that is missing in its object is kept: it names the missing field.
    """
    steps: list[Step] = []
    for part in path:
        if isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
            name = steps.pop().name if steps else ""
            steps.append(Step(name, part + 1, label(tree)))
        elif isinstance(tree, dict) and isinstance(part, str):
            tree = tree.get(part)
            steps.append(Step(part))
        else:
            break
    return tuple(steps)


def label(item: object) -> str:
    """Return what an item of a file calls itself, cut short; empty when it has no name."""
    if isinstance(item, dict):
        for key in LABELS:
            if isinstance(item.get(key), str) and item[key].strip():
                return str(item[key])[: limits.QUOTE]
    return ""


def _problems(found: Iterable[ErrorDetails], tree: object) -> Iterator[Problem]:
    grouped: dict[tuple[Step, ...], ErrorDetails] = {}
    for error in _without_echoes(list(found)):
        where = place(tree, error["loc"])
        known = grouped.get(where)
        if known is None and len(grouped) == limits.PROBLEMS:
            break
        if known is None or (known["type"] in WRONG_TYPES and error["type"] not in WRONG_TYPES):
            grouped[where] = error
    for where, error in grouped.items():
        yield Problem(where, *_kind(error))


def _without_echoes(found: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Leave out lists that are only too short because one of their items is wrong."""
    for error in found:
        outer = error["loc"]
        inner = (other["loc"] for other in found)
        if error["type"] != "too_short" or not any(
            loc[: len(outer)] == outer and len(loc) > len(outer) for loc in inner
        ):
            yield error


def _kind(error: ErrorDetails) -> tuple[str, Mapping[str, object]]:
    type_, context = error["type"], error.get("ctx", {})
    value = _quote(error.get("input"))
    if type_ in WRONG_TYPES:
        return "wrong_type", {"expected": WRONG_TYPES[type_], "value": value}
    if type_ in LIMITS:
        kind, key = LIMITS[type_]
        return kind, {"value": value, "limit": context.get(key)}
    if type_ == "literal_error":
        return "unknown_value", {"value": value}
    return ("missing", {}) if type_ == "missing" else ("not_allowed", {"value": value})


def _quote(value: Any) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value if not isinstance(value, int) or abs(value) < 10**20 else "10^20"
    return value[: limits.QUOTE] if isinstance(value, str) else None
