"""One step of cards to the neighbour slot, stage or lane (room: pure edits)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from canvas_app.model.edits.lanes import in_lane, lanes, personas_in, relaned
from canvas_app.model.edits.order import blocks, placed, stage_of
from canvas_app.model.edits.place import Place
from canvas_app.model.edits.records import changed
from canvas_app.model.project import Journey, Project, Touchpoint

Direction = Literal["left", "right", "up", "down"]


def shifted(
    project: Project,
    journey: Journey,
    ids: Sequence[str],
    direction: Direction,
    from_lane: str | None,
    *,
    onto: bool = False,
) -> Journey:
    """Return the journey with its cards one step further; at the edge they stay.

    Sideways a card passes the next one of its lane, or leaves its stack; at the end of its
    stage it goes to the next stage. With ``onto`` it is stacked on the next one instead.
    Upwards and downwards it changes lane; above the first persona is *Everyone*.
    """
    if direction in ("up", "down"):
        step = -1 if direction == "up" else 1
        return _to_lane(project, journey, set(ids), step, from_lane)
    step = -1 if direction == "left" else 1
    wanted, stages = set(ids), [stage.id for stage in project.stages]
    for index in reversed(range(len(stages))) if step > 0 else range(len(stages)):
        cards = [t for t in stage_of(journey, stages[index]) if t.id in wanted]
        place = _next_place(journey, stages, index, cards, step, from_lane, onto) if cards else None
        if place is not None:
            journey = placed(journey, cards, blocks(cards, stages), place)
    return journey


def _to_lane(
    project: Project, journey: Journey, ids: set[str], step: int, from_lane: str | None
) -> Journey:
    cards = [touchpoint for touchpoint in journey.touchpoints if touchpoint.id in ids]
    order = lanes(project, journey)
    lane = _lane_of(journey, cards, from_lane)
    index = (order.index(lane) if lane in order else 0) + step
    if not cards or not 0 <= index < len(order):
        return journey

    def moved(card: Touchpoint) -> Touchpoint:
        return relaned(journey, card, lane, order[index], "move") if card.id in ids else card

    return changed(journey, touchpoints=tuple(map(moved, journey.touchpoints)))


def _lane_of(journey: Journey, cards: Sequence[Touchpoint], lane: str | None) -> str | None:
    """Return the lane the cards are looked at in: the one given when one of them is there."""
    standing = [personas_in(journey, card) or (None,) for card in cards]
    if any(lane in personas for personas in standing):
        return lane
    return standing[0][0] if standing else None


def _next_place(
    journey: Journey,
    stages: Sequence[str],
    index: int,
    cards: Sequence[Touchpoint],
    step: int,
    from_lane: str | None,
    onto: bool,
) -> Place | None:
    """Return the place one step further, or None at the edge of the canvas."""
    lane = _lane_of(journey, cards, from_lane)
    ids = {card.id for card in cards}
    edge = cards[-1 if step > 0 else 0].seq
    mates = [
        t for t in stage_of(journey, stages[index]) if t.id not in ids and in_lane(journey, t, lane)
    ]
    ahead = [t for t in mates[::step] if (t.seq - edge) * step >= (1 if onto else 0)]
    if ahead:
        return _past(stages[index], lane, ahead[0].id, step, onto)
    if not 0 <= index + step < len(stages):
        return None
    following = [t for t in stage_of(journey, stages[index + step]) if in_lane(journey, t, lane)][
        ::step
    ]
    if not following:
        return Place(stages[index + step], lane)
    return _past(stages[index + step], lane, following[0].id, step if onto else -step, onto)


def _past(stage_id: str, lane: str | None, id_: str, step: int, onto: bool) -> Place:
    if onto:
        return Place(stage_id, lane, onto=id_)
    return Place(stage_id, lane, after=id_) if step > 0 else Place(stage_id, lane, before=id_)
