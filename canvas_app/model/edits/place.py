"""Where a card is put: a cell of the canvas and its neighbours there (room: pure edits)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a stage and a lane.

    ``lane`` is a persona's id, or None for *Everyone*. ``onto`` stacks on that touchpoint
    (same moment); else the card stands right of ``after`` and left of ``before``. Both None:
    at the end of the stage. With only ``before`` given: at the beginning, left of it.
    """

    stage_id: str
    lane: str | None = None
    after: str | None = None
    before: str | None = None
    onto: str | None = None
