"""Ids and references of a project: load step 10 (room: project files).

Ids are unique in their list and references lead somewhere. Two repairs are made and told: an
item given twice with equal content is dropped, an optional reference to nothing is emptied.
Everything else refuses the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from operator import is_
from typing import TypeVar

from canvas_app.model.files import limits
from canvas_app.model.files.errors import LoadError, Problem, Repair, Step
from canvas_app.model.files.order import (
    ANSWERS,
    ITEMS,
    LISTS,
    REFERENCES,
    Known,
    Reference,
    answers_fit,
    in_order,
    known_ids,
    phases_fit,
    stages_fit,
)
from canvas_app.model.project import (
    Content,
    Feedback,
    Journey,
    Link,
    Project,
    Rating,
    Record,
    Touchpoint,
)

R = TypeVar("R", bound=Record)
C = TypeVar("C", bound=Content)
Place = tuple[Step, ...]


@dataclass(slots=True)
class _Log:
    """What was found so far."""

    problems: list[Problem] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def refuse(self, place: Place, kind: str, **facts: object) -> None:
        if len(self.problems) < limits.PROBLEMS:
            self.problems.append(Problem(place, kind, facts))

    def tell(self, place: Place, kind: str, **facts: object) -> None:
        self.repairs.append(Repair(place, kind, facts))


def settle(project: Project) -> tuple[Project, tuple[Repair, ...]]:
    """Return the project with its ids and references in order, and the repairs that took.

    A project in order is returned as it is. Raises LoadError inconsistent.
    """
    log = _Log()
    project = _content(project, (), log)
    snapshots = _unique(project.snapshots, "snapshots", (), log)
    settled = tuple(
        _with(
            snapshot,
            project=_content(snapshot.project, (_step("snapshots", i, snapshot),), log),
        )
        for i, snapshot in enumerate(snapshots)
    )
    project = _with(project, snapshots=_same(project.snapshots, settled))
    if log.problems:
        raise LoadError("inconsistent", tuple(log.problems))
    return project, tuple(log.repairs)


def _content(content: C, place: Place, log: _Log) -> C:
    if in_order(content):
        return content
    _check_phases(content, place, log)
    lists = {name: _unique(getattr(content, name), name, place, log) for name in LISTS + ITEMS}
    lists["journeys"] = tuple(
        _deduplicated(journey, (*place, _step("journeys", i, journey)), log)
        for i, journey in enumerate(lists["journeys"])
    )
    _check_touchpoint_ids(lists["journeys"], place, log)
    known = known_ids(lists)
    for name in ("personas", *ITEMS):
        lists[name] = tuple(
            _resolved(item, known, partial(_at, place, name, i, item), log)
            for i, item in enumerate(lists[name])
        )
    lists["journeys"] = tuple(
        _journey(journey, known, (*place, _step("journeys", i, journey)), log)
        for i, journey in enumerate(lists["journeys"])
    )
    _check_answers(lists["feedback"], place, log)
    return _with(content, **{n: _same(getattr(content, n), items) for n, items in lists.items()})


def _check_phases(content: Content, place: Place, log: _Log) -> None:
    if not phases_fit(content):
        log.refuse((*place, Step("phases")), "phases")
    if not stages_fit(content):
        log.refuse((*place, Step("stages")), "phase_order")


def _check_touchpoint_ids(journeys: Iterable[Journey], place: Place, log: _Log) -> None:
    seen: set[str] = set()
    for i, journey in enumerate(journeys):
        ids = {touchpoint.id for touchpoint in journey.touchpoints}
        for id_ in sorted(ids & seen):
            log.refuse((*place, _step("journeys", i, journey)), "duplicate_id", id=_cut(id_))
        seen |= ids


def _deduplicated(journey: Journey, place: Place, log: _Log) -> Journey:
    touchpoints = _unique(journey.touchpoints, "touchpoints", place, log)
    keys: set[str] = set()
    for i, touchpoint in enumerate(touchpoints):
        if touchpoint.key in keys:
            step = _step("touchpoints", i, touchpoint)
            log.refuse((*place, step), "duplicate_key", id=_cut(touchpoint.key))
        keys.add(touchpoint.key)
    links = _unique(journey.links, "links", place, log)
    return _with(
        journey,
        touchpoints=_same(journey.touchpoints, touchpoints),
        links=_same(journey.links, links),
    )


def _journey(journey: Journey, known: Known, place: Place, log: _Log) -> Journey:
    journey = _resolved(journey, known, lambda: place, log)
    touchpoints = tuple(
        _touchpoint(touchpoint, known, partial(_at, place, "touchpoints", i, touchpoint), log)
        for i, touchpoint in enumerate(journey.touchpoints)
    )
    ids = {touchpoint.id for touchpoint in touchpoints}
    for i, link in enumerate(journey.links):
        _check_link(link, ids, partial(_at, place, "links", i, link), log)
    return _with(journey, touchpoints=_same(journey.touchpoints, touchpoints))


def _touchpoint(
    touchpoint: Touchpoint, known: Known, place: Callable[[], Place], log: _Log
) -> Touchpoint:
    touchpoint = _resolved(touchpoint, known, place, log)
    ratings: dict[tuple[str | None, str], Rating] = {}
    for i, rating in enumerate(touchpoint.ratings):
        here = partial(_in_rating, place, i)
        settled = _resolved(rating, known, here, log)
        twin = ratings.setdefault((rating.persona_id, rating.view), settled)
        if twin is not settled and twin == settled:
            log.tell(here(), "dropped")
        elif twin is not settled:
            log.refuse(here(), "duplicate_rating")
    return _with(touchpoint, ratings=_same(touchpoint.ratings, tuple(ratings.values())))


def _in_rating(place: Callable[[], Place], index: int) -> Place:
    return (*place(), Step("ratings", index + 1))


def _check_link(link: Link, ids: set[str], place: Callable[[], Place], log: _Log) -> None:
    for field_, id_ in (("from", link.from_id), ("to", link.to_id)):
        if id_ not in ids:
            log.refuse((*place(), Step(field_)), "unknown_reference", id=_cut(id_))
    if link.from_id == link.to_id:
        log.refuse(place(), "self_link")


def _check_answers(instruments: Iterable[Feedback], place: Place, log: _Log) -> None:
    for i, feedback in enumerate(instruments):
        if not answers_fit(feedback):
            where = (*place, _step("feedback", i, feedback), Step("distribution"))
            counts = {"count": len(feedback.distribution or ())}
            log.refuse(where, "answer_counts", **counts, expected=ANSWERS[feedback.instrument])


def _unique(items: tuple[R, ...], name: str, place: Place, log: _Log) -> tuple[R, ...]:
    by_id: dict[str, R] = {}
    for i, item in enumerate(items):
        first = by_id.setdefault(item.id, item)  # type: ignore[attr-defined]
        if first is not item and first == item:
            log.tell((*place, _step(name, i, item)), "dropped")
        elif first is not item:
            log.refuse((*place, _step(name, i, item)), "duplicate_id", id=_cut(item.id))  # type: ignore[attr-defined]
    return tuple(by_id.values())


def _resolved(record: R, known: Known, place: Callable[[], Place], log: _Log) -> R:
    emptied: dict[str, object] = {}
    for reference in REFERENCES[type(record)]:
        value = getattr(record, reference.field)
        if not value:
            continue
        ids = known[reference.list]
        if not reference.many and value not in ids:
            emptied[reference.field] = None
            _lost(reference, value, place, log)
        elif reference.many and not (ids.issuperset(value) and len(set(value)) == len(value)):
            kept = dict.fromkeys(id_ for id_ in value if id_ in ids)
            emptied[reference.field] = tuple(kept)
            for id_ in [id_ for id_ in value if id_ not in ids]:
                _lost(reference, id_, place, log)
            if ids.issuperset(value):
                log.tell((*place(), Step(reference.field)), "dropped")
    return _with(record, **emptied)


def _lost(reference: Reference, id_: str, place: Callable[[], Place], log: _Log) -> None:
    where = (*place(), Step(reference.field))
    if reference.required:
        log.refuse(where, "unknown_reference", id=_cut(id_))
    else:
        log.tell(where, "emptied", id=_cut(id_))


def _with(record: R, **fields: object) -> R:
    if not fields:
        return record
    changed = {name: value for name, value in fields.items() if value is not getattr(record, name)}
    return record.model_copy(update=changed) if changed else record


def _same(before: tuple[R, ...], after: tuple[R, ...]) -> tuple[R, ...]:
    alike = len(before) == len(after) and all(map(is_, before, after))
    return before if alike else after


def _at(place: Place, name: str, index: int, item: Record) -> Place:
    return (*place, _step(name, index, item))


def _step(name: str, index: int, item: Record) -> Step:
    for key in ("name", "title", "label", "text", "id"):
        if value := getattr(item, key, ""):
            return Step(name, index + 1, _cut(str(value)))
    return Step(name, index + 1)


def _cut(text: str) -> str:
    return text[: limits.QUOTE]
