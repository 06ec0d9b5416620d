"""What the last layout of a journey knew, so that the next one makes only what changed.

Layouts are pure: with or without a memory the same view gives an equal picture. A memory is
never changed, only replaced, so layouts may run side by side (room: geometry).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from canvas_app.layout.changes import same
from canvas_app.layout.gap_marks import StageMarks, Way
from canvas_app.layout.link_marks import LinkMarks
from canvas_app.layout.passing import Passing
from canvas_app.layout.picture import Node, Part, part
from canvas_app.layout.placement import StageCards
from canvas_app.layout.sight import Sight
from canvas_app.layout.stacks import StageNodes, StagePuts
from canvas_app.layout.stretches import Feelings, LaneCurve
from canvas_app.layout.weave import Weave
from canvas_app.model.project import Note, Touchpoint

KEPT = 4
"""Journeys remembered at a time."""
Key = tuple[str, str]
NotesOf = Mapping[str, tuple[Note, ...]]
"""The notes of every touchpoint by its id."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Parts of the last picture, and what they were made from."""

    touchpoints: tuple[Touchpoint, ...] = ()
    arranged: tuple[StageCards, ...] = ()
    personas: tuple[str, ...] = ()
    sights: tuple[Sight, ...] = ()
    puts: Mapping[str, StagePuts] = field(default_factory=dict)
    stages: Mapping[str, StageNodes] = field(default_factory=dict)
    felt: Feelings = field(default_factory=Feelings)
    curves: Mapping[str | None, LaneCurve] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    notes_of: NotesOf = field(default_factory=dict)
    woven: Weave = field(default_factory=Weave)
    parts: tuple[Part, ...] = ()
    seen: Way = field(default_factory=Way)
    marked: LinkMarks = field(default_factory=LinkMarks)
    passed: Passing = field(default_factory=Passing)
    marks: Mapping[str, StageMarks] = field(default_factory=dict)

    def seen_by(self, sights: tuple[Sight, ...]) -> Recall:
        """Return what still holds through other eyes.

        In other lanes that is single cards and curves, and the ways of links between cards that
        stand in the same rows; when lanes only came or went below all others, so are the lines.
        """
        if same(sights, self.sights):
            return self
        cards = {id_: stage._replace(puts=None) for id_, stage in self.stages.items()}
        if _lanes(sights) == _lanes(self.sights):
            return replace(self, stages=cards, felt=Feelings())
        below = all(new.lane == old.lane for new, old in zip(sights, self.sights, strict=False))
        return Recall(
            stages=cards,
            puts={id_: put.to_check() for id_, put in self.puts.items()},
            curves=self.curves,
            notes=self.notes,
            notes_of=self.notes_of,
            woven=self.woven if below else Weave(self.woven.plan),
        )


def _lanes(sights: Iterable[Sight]) -> list[tuple[object, ...]]:
    """Return what places of cards and ways of links depend on."""
    return [(sight.lane, sight.rows, sight.written) for sight in sights]


_recalls: OrderedDict[Key, Recall] = OrderedDict()


def last(key: Key) -> Recall:
    """Return the memory of a project's journey, an empty one at first."""
    return _recalls.get(key) or Recall()


def knows(key: Key, touchpoints: tuple[Touchpoint, ...]) -> bool:
    """Tell whether a journey was laid out with these very touchpoints, so that little is left."""
    return key in _recalls and _recalls[key].touchpoints is touchpoints


def keep(key: Key, recall: Recall) -> None:
    """Put a memory in the place of the last one; the least recent journey is forgotten."""
    _recalls.pop(key, None)
    _recalls[key] = recall
    if len(_recalls) > KEPT:
        _recalls.popitem(last=False)


def notes_of(before: Recall, notes: tuple[Note, ...]) -> NotesOf:
    """Return the notes of every touchpoint, in the order of the project."""
    if notes is before.notes:
        return before.notes_of
    found: dict[str, list[Note]] = {}
    for note in notes:
        if note.touchpoint_id is not None:
            found.setdefault(note.touchpoint_id, []).append(note)
    return {id_: tuple(hanging) for id_, hanging in found.items()}


def rehung(before: Recall, notes_of: NotesOf) -> frozenset[str]:
    """Return the touchpoints with other notes than before."""
    old = before.notes_of
    if notes_of is old:
        return frozenset()
    ids = old.keys() | notes_of.keys()
    return frozenset(id_ for id_ in ids if old.get(id_) != notes_of.get(id_))


def parts(before: Recall, groups: Sequence[tuple[Node, ...]]) -> tuple[Part, ...]:
    """Return groups of nodes as parts of a picture, those of before where nothing changed."""
    known = before.parts if len(before.parts) == len(groups) else (None,) * len(groups)
    return tuple(map(part, groups, known))
