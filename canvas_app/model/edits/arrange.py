"""Putting cards at a place among those of a stage; their lanes stay (room: pure edits)."""

from __future__ import annotations

from collections.abc import Sequence

from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.order import blocks, placed, stage_of
from canvas_app.model.edits.place import Place
from canvas_app.model.edits.records import named, required, with_journey
from canvas_app.model.project import Journey, Project


def arrange(journey_id: str, ids: Sequence[str], stage_id: str, index: int) -> Edit:
    """Put cards before the one that is ``index``-th of the stage's other cards; lanes stay.

    Beyond the last one they stand at the end. They never come into the middle of a stack.
    Moves in a row of the same cards are one step. Error: ``gone``.
    """

    def change(project: Project) -> Project:
        journey = named(project.journeys, journey_id, "journey")
        required(journey.touchpoints, ids, "touchpoint")
        named(project.stages, stage_id, "stage")
        cards = [card for card in journey.touchpoints if card.id in set(ids)]
        moments = blocks(cards, [stage.id for stage in project.stages])
        place = _place(journey, set(ids), stage_id, index)
        return with_journey(project, placed(journey, cards, moments, place))

    merge = ("arrange", tuple(ids))
    return Edit("move_touchpoints", change, {"n": len(ids)}, merge=merge, select=tuple(ids))


def _place(journey: Journey, ids: set[str], stage_id: str, index: int) -> Place:
    others = [card for card in stage_of(journey, stage_id) if card.id not in ids]
    if index >= len(others):
        return Place(stage_id)
    if index <= 0:
        return Place(stage_id, before=others[0].id)
    left = others[index - 1]
    right = next((card for card in others[index:] if card.seq > left.seq), None)
    return Place(stage_id, after=left.id, before=right.id if right else None)
