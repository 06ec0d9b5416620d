"""Records built from records: only valid values, and what is not touched is shared.

(Room: pure edits.) Records are frozen and ``model_copy`` does not validate, so every edit
sets values through ``changed``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from operator import is_not
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from canvas_app.model.edits.edit import EditError
from canvas_app.model.project import Journey, Project, Record, Touchpoint

R = TypeVar("R", bound=Record)

_PROBLEMS = {
    "string_too_long": ("too_long", "max_length"),
    "string_too_short": ("empty", None),
    "too_long": ("too_many", "max_length"),
    "too_short": ("empty", None),
    "greater_than_equal": ("too_small", "ge"),
    "less_than_equal": ("too_big", "le"),
    "multiple_of": ("too_fine", "multiple_of"),
    "literal_error": ("unknown_value", None),
}


class Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """The id, unique in its list."""


I = TypeVar("I", bound=Identified)  # noqa: E741


@cache
def _adapter(record: type[Record], name: str) -> TypeAdapter[object]:
    info = record.model_fields[name]
    kind: Any = info.annotation
    for mark in info.metadata:
        kind = Annotated[kind, mark]
    if isinstance(kind, type) and issubclass(kind, Record):
        return TypeAdapter(kind)
    return TypeAdapter(kind, config=ConfigDict(strict=True, allow_inf_nan=False))


def _refusal(name: str, value: object, error: ValidationError) -> EditError:
    details = error.errors(include_url=False)
    known = next((detail for detail in details if detail["type"] in _PROBLEMS), None)
    if known is None:
        whole = {detail["type"] for detail in details} == {"int_type"}
        vague = "not_whole" if whole and isinstance(value, float) else "not_allowed"
        return EditError("invalid_value", field=name, value=value, problem=vague, limit=None)
    problem, limit = _PROBLEMS[known["type"]]
    bound = known.get("ctx", {}).get(limit) if limit else None
    return EditError("invalid_value", field=name, value=value, problem=problem, limit=bound)


def checked(record: type[Record], name: str, value: object) -> object:
    """Return ``value`` when the field ``name`` of that kind of record may carry it.

    Raises EditError ``invalid_value`` with ``field``, ``value``, ``problem`` (too_long, empty,
    too_many, too_small, too_big, too_fine, not_whole, unknown_value, not_allowed) and ``limit``.
    A name that nobody could see is empty.
    """
    if name in ("name", "title") and isinstance(value, str) and not value.strip():
        raise EditError("invalid_value", field=name, value=value, problem="empty", limit=None)
    try:
        return _adapter(record, name).validate_python(value)
    except ValidationError as error:
        raise _refusal(name, value, error) from None


def changed(record: R, **fields: object) -> R:
    """Return the record with these fields set; the record itself when nothing differs.

    Raises EditError ``invalid_value`` as ``checked`` says, KeyError for a field that the
    record does not have.
    """
    kind, values = type(record), record.__dict__
    update = {
        name: checked(kind, name, value)
        for name, value in fields.items()
        if name not in values or (values[name] is not value and values[name] != value)
    }
    return record.model_copy(update=update) if update else record


def mapped(records: tuple[R, ...], change: Callable[[R], R | None]) -> tuple[R, ...]:
    """Return the records each changed, without those that became None.

    The tuple itself comes back when every record stayed what it was.
    """
    after = [new for record in records if (new := change(record)) is not None]
    if len(after) == len(records) and not any(map(is_not, after, records)):
        return records
    return tuple(after)


def required(records: Iterable[Identified], ids: Iterable[str | None], noun: str) -> None:
    """Raise EditError ``gone`` with ``noun`` and ``id`` for an id that no record has."""
    wanted = {id_ for id_ in ids if id_ is not None}
    for id_ in wanted.difference(record.id for record in records) if wanted else ():
        raise EditError("gone", noun=noun, id=id_)


def named(records: Iterable[I], id_: str, noun: str) -> I:
    """Return the record with this id. Raises EditError ``gone`` with ``noun`` and ``id``."""
    for record in records:
        if record.id == id_:
            return record
    raise EditError("gone", noun=noun, id=id_)


def moved_to(records: tuple[R, ...], record: R, index: int) -> tuple[R, ...]:
    """Return the records with one of them at another index; beyond the ends, at the end."""
    rest = [other for other in records if other is not record]
    at = max(0, min(index, len(rest)))
    return (*rest[:at], record, *rest[at:])


def with_journey(project: Project, journey: Journey) -> Project:
    """Return the project with ``journey`` in the place of the one with its id."""
    journeys = mapped(project.journeys, lambda old: journey if old.id == journey.id else old)
    return changed(project, journeys=journeys)


def with_touchpoints(
    project: Project, ids: Iterable[str], change: Callable[[Touchpoint], Touchpoint | None]
) -> Project:
    """Return the project with the touchpoints of these ids changed, wherever they stand.

    A touchpoint whose change is None goes. Raises EditError ``gone`` when there is none with
    one of the ids.
    """
    wanted = set(ids)
    required_touchpoints(project, wanted)

    def in_journey(journey: Journey) -> Journey:
        touchpoints = mapped(journey.touchpoints, lambda t: change(t) if t.id in wanted else t)
        return changed(journey, touchpoints=touchpoints)

    return changed(project, journeys=mapped(project.journeys, in_journey))


def required_touchpoints(project: Project, ids: Iterable[str]) -> None:
    """Raise EditError ``gone`` for an id that no touchpoint of any journey has."""
    for id_ in set(ids) - touchpoint_ids(project):
        raise EditError("gone", noun="touchpoint", id=id_)


def touchpoint_ids(project: Project) -> set[str]:
    """Return the ids of all touchpoints of all journeys."""
    return {touchpoint.id for journey in project.journeys for touchpoint in journey.touchpoints}
