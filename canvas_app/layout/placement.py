"""Which slot and which lanes a touchpoint stands in: ``domain.md`` 4 (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from canvas_app.layout.changes import changed, places, same
from canvas_app.model.project import Journey, Project, Stage, Touchpoint

Rows = tuple[int, ...]
"""Places of personas in the order of their lanes; empty means *Everyone*."""


class Standing(NamedTuple):
    """A touchpoint in its stage: the slot (from 1) and the personas it stands with."""

    touchpoint: Touchpoint
    rows: Rows
    slot: int


class StageCards(NamedTuple):
    """A stage with its touchpoints in canonical order; ``slots`` is its width, at least 1."""

    stage: Stage
    cards: tuple[Standing, ...]
    slots: int
    touchpoints: tuple[Touchpoint, ...]


def lane_personas(project: Project, journey: Journey) -> tuple[str, ...]:
    """Return the personas that have a lane of their own, in project order."""
    named = set(journey.persona_ids)
    every = tuple(persona.id for persona in project.personas)
    return tuple(id_ for id_ in every if id_ in named) or every


def arrange(
    project: Project,
    journey: Journey,
    personas: Sequence[str],
    before: Sequence[StageCards] = (),
    touchpoints_before: Sequence[Touchpoint] = (),
) -> tuple[StageCards, ...]:
    """Return every stage with the slots of its touchpoints.

    A touchpoint of personas that have no lane here stands with *Everyone*. ``before`` are
    the stages of a former arrangement for the same personas, ``touchpoints_before`` all that
    its journey held; stages with the very same touchpoints come back as they are.
    """
    known = {stage.stage.id: stage for stage in before}
    gone, new = changed(touchpoints_before, journey.touchpoints)
    touched = {touchpoint.stage_id for touchpoint in (*gone, *new)}
    touched.update(stage.id for stage in project.stages if stage.id not in known)
    by_stage: dict[str, list[Touchpoint]] = {id_: [] for id_ in touched}
    for touchpoint in journey.touchpoints if touched else ():
        if touchpoint.stage_id in touched:
            by_stage[touchpoint.stage_id].append(touchpoint)

    def found(stage: Stage) -> StageCards:
        old = known.get(stage.id)
        if old is not None and stage.id not in touched:
            return old if old.stage is stage else old._replace(stage=stage)
        return _stage(stage, tuple(sorted(by_stage[stage.id], key=_order)), personas, old)

    return tuple(found(stage) for stage in project.stages)


def _stage(
    stage: Stage,
    touchpoints: tuple[Touchpoint, ...],
    personas: Sequence[str],
    before: StageCards | None,
) -> StageCards:
    if before is not None and len(before.touchpoints) == len(touchpoints):
        if before.stage is stage and same(before.touchpoints, touchpoints):
            return before
        cards = _exchanged(before, touchpoints)
        if cards is not None:
            return StageCards(stage, cards, before.slots, touchpoints)
    facts = list(_facts(touchpoints, personas))
    found = slots(facts)
    made = tuple(
        Standing(touchpoint, own, slot)
        for touchpoint, (_, own), slot in zip(touchpoints, facts, found, strict=True)
    )
    return StageCards(stage, made, max(found, default=1), touchpoints)


def _exchanged(
    before: StageCards, touchpoints: tuple[Touchpoint, ...]
) -> tuple[Standing, ...] | None:
    """Return the cards with new records in their places; None when places may change."""
    cards = list(before.cards)
    for place in places(before.touchpoints, touchpoints):
        (old, rows, slot), new = cards[place], touchpoints[place]
        if (old.seq, old.persona_ids) != (new.seq, new.persona_ids):
            return None
        cards[place] = Standing(new, rows, slot)
    return tuple(cards)


def _facts(
    touchpoints: Iterable[Touchpoint], personas: Sequence[str]
) -> Iterator[tuple[int, Rows]]:
    """Yield what the slots of touchpoints depend on."""
    ranks = {id_: place for place, id_ in enumerate(personas)}
    seen: dict[tuple[str, ...], Rows] = {}
    for touchpoint in touchpoints:
        ids = touchpoint.persona_ids
        if ids not in seen:
            seen[ids] = tuple(sorted({ranks[id_] for id_ in ids if id_ in ranks}))
        yield touchpoint.seq, seen[ids]


_order = attrgetter("seq", "id")


def slots(cards: Sequence[tuple[int, Rows]]) -> list[int]:
    """Return the slot of every card of one stage, from 1.

    ``cards`` holds (seq, rows) in canonical order. A card stands right of all earlier ones
    with a smaller ``seq`` that share a persona with it; those of equal ``seq`` that are
    linked by shared personas stand in one slot, right of all that any of them follows.
    """
    found = [0] * len(cards)
    reach: dict[int, int] = {}
    everyone = highest = 0
    for members, rows in _groups(cards):
        if rows:
            slot = 1 + max(everyone, *(reach.get(row, 0) for row in rows))
            reach.update(dict.fromkeys(rows, slot))
        else:
            slot = everyone = 1 + highest
        highest = max(highest, slot)
        for member in members:
            found[member] = slot
    return found


def _groups(cards: Sequence[tuple[int, Rows]]) -> Iterator[tuple[Sequence[int], Rows]]:
    """Yield the cards that stand stacked, with all their personas together."""
    start, end = 0, len(cards)
    while start < end:
        seq, rows = cards[start]
        stop = start + 1
        while stop < end and cards[stop][0] == seq:
            stop += 1
        if stop == start + 1:
            yield (start,), rows
        else:
            yield from _linked(range(start, stop), cards)
        start = stop


def _linked(
    members: Iterable[int], cards: Sequence[tuple[int, Rows]]
) -> list[tuple[list[int], Rows]]:
    """Return the members of one ``seq`` in groups linked by shared personas."""
    members = list(members)
    if any(not cards[member][1] for member in members):
        return [(members, ())]
    groups: list[tuple[list[int], set[int]]] = []
    for member in members:
        own, personas = [member], set(cards[member][1])
        for group in [group for group in groups if group[1] & personas]:
            groups.remove(group)
            own, personas = [*group[0], *own], personas | group[1]
        groups.append((own, personas))
    return [(own, tuple(sorted(personas))) for own, personas in groups]
