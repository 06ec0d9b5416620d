"""Which touchpoints of a journey match a filter (room: what the app knows about).

Texts are folded once per record and kept as long as the record is the same object, so that
typing in a field costs only the looking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from canvas_app.model.filter import Filter
from canvas_app.model.folding import folded, spelt
from canvas_app.model.project import Journey, Note, Project, Touchpoint
from canvas_app.model.scoring import journey_score, success_touchpoints
from canvas_app.model.scoring.memo import Memory, lens_key
from canvas_app.model.scoring.values import Scope

R = TypeVar("R")
Test = Callable[[Touchpoint], bool]

_texts: Memory[tuple[str, ...]] = Memory(24)
_found: Memory[frozenset[str]] = Memory(24)
_READS = ("notes", "channels", "departments", "stages", "personas", "sources", "settings")


def matches(scope: Scope, wanted: Filter) -> frozenset[str]:
    """Return the ids of the touchpoints of a journey that match.

    Lens and view say only what counts as success and as rated.
    """
    key = (*lens_key(scope), wanted)
    records = (scope.journey, *(getattr(scope.project, name) for name in _READS))
    found = _found.get(key, records)
    if found is None:
        found = _found.put(key, records, frozenset(_matching(scope, wanted)))
    return found


def matching_notes(project: Project, text: str) -> tuple[Note, ...]:
    """Return the notes of the parking lot that have every word of a text."""
    words = folded(text).split()
    texts = _folded_notes(project)
    parked = ((note, own) for note, own in zip(project.notes, texts, strict=True) if words)
    return tuple(
        note
        for note, own in parked
        if note.touchpoint_id is None and all(word in own for word in words)
    )


def prepare(project: Project, journey: Journey) -> None:
    """Fold the texts of a journey, so that the first letter is looked up quickly, too."""
    _own_texts(project, journey)
    _folded_notes(project)


def _own_texts(project: Project, journey: Journey) -> tuple[str, ...]:
    return _kept((project.id, journey.id), journey.touchpoints, _text_of)


def _matching(scope: Scope, wanted: Filter) -> Iterable[str]:
    found: Iterable[Touchpoint] = scope.journey.touchpoints
    if wanted.text.strip():
        found = _with_words(scope, folded(wanted.text).split())
    for test in _tests(scope, wanted):
        found = filter(test, found)
    return map(attrgetter("id"), found)


def _with_words(scope: Scope, words: Sequence[str]) -> Iterator[Touchpoint]:
    """Yield the touchpoints that have every word somewhere."""
    project, journey = scope.project, scope.journey
    own = _own_texts(project, journey)
    elsewhere = [_elsewhere(project, word) for word in words]
    asked = list(zip(words, elsewhere, strict=True))
    for touchpoint, text in zip(journey.touchpoints, own, strict=True):
        for word, (channels, owners, noted) in asked:
            if not (
                word in text
                or touchpoint.channel_id in channels
                or touchpoint.owner_id in owners
                or touchpoint.id in noted
            ):
                break
        else:
            yield touchpoint


def _elsewhere(project: Project, word: str) -> tuple[set[str], set[str], set[str | None]]:
    """Return the channels, the departments and the touchpoints with notes that have a word."""
    notes = zip(project.notes, _folded_notes(project), strict=True)
    return (
        {each.id for each in project.channels if word in _folded(each.name)},
        {each.id for each in project.departments if word in _folded(each.name)},
        {note.touchpoint_id for note, text in notes if word in text},
    )


def _folded_notes(project: Project) -> tuple[str, ...]:
    return _kept((project.id, "notes"), project.notes, lambda note: _folded(note.text))


def _text_of(touchpoint: Touchpoint) -> str:
    return _folded(f"{touchpoint.name}\n{touchpoint.description}\n{touchpoint.message}")


def _folded(text: str) -> str:
    """Return a text as it is looked through: folded, with its umlauts in both spellings."""
    plain, other = folded(text), spelt(text)
    return plain if other is text or other == text else f"{plain}\n{folded(other)}"


def _kept(key: object, records: tuple[R, ...], make: Callable[[R], str]) -> tuple[str, ...]:
    """Return the texts of records, made only for those that are new."""
    before = _texts.latest(key)
    if before is None:
        return _texts.put(key, (records,), tuple(map(make, records)))
    (old,), texts = before
    if old is records:
        return texts
    assert isinstance(old, tuple)
    known = dict(zip(map(id, old), texts, strict=True))
    made = tuple(
        text if (text := known.get(id(record))) is not None else make(record) for record in records
    )
    return _texts.put(key, (records,), made)


def _tests(scope: Scope, wanted: Filter) -> Iterator[Test]:
    yield from _belonging(wanted)
    yield from _judged(scope, wanted)
    if wanted.note_kinds:
        kinds = wanted.note_kinds
        noted = {note.touchpoint_id for note in scope.project.notes if note.kind in kinds}
        yield lambda touchpoint: touchpoint.id in noted


def _belonging(wanted: Filter) -> Iterator[Test]:
    if channels := _members(wanted.channels, wanted.no_channel):
        yield lambda touchpoint: touchpoint.channel_id in channels
    if owners := _members(wanted.owners, wanted.no_owner):
        yield lambda touchpoint: touchpoint.owner_id in owners
    if statuses := wanted.statuses:
        yield lambda touchpoint: touchpoint.status in statuses
    if stages := wanted.stages:
        yield lambda touchpoint: touchpoint.stage_id in stages
    if people := wanted.personas:
        yield lambda each: not each.persona_ids or not people.isdisjoint(each.persona_ids)
    if environments := wanted.environments:
        yield lambda touchpoint: touchpoint.environment in environments
    if wanted.moment_of_truth:
        yield attrgetter("moment_of_truth")


def _members(ids: frozenset[str], none: bool) -> frozenset[str | None]:
    return ids | {None} if none else ids


def _judged(scope: Scope, wanted: Filter) -> Iterator[Test]:
    if wanted.success:
        yield _one_of(success_touchpoints.panel(scope).success)
    if wanted.unrated:
        yield _one_of(journey_score.panel(scope).missing)
    if wanted.evidence != "any":
        grounded = {s.id for s in scope.project.sources if s.kind != "assumption"}
        wished = wanted.evidence == "with"
        yield lambda each: bool(each.ratings) and _is_grounded(each, grounded) == wished


def _one_of(ids: Iterable[str]) -> Test:
    some = frozenset(ids)
    return lambda touchpoint: touchpoint.id in some


def _is_grounded(touchpoint: Touchpoint, sources: set[str]) -> bool:
    return any(rating.source_id in sources for rating in touchpoint.ratings)
