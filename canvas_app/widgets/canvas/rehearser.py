"""Shows what an edit would do as well as a frame allows (room: widgets)."""

from __future__ import annotations

from time import perf_counter

from canvas_app.gestures.rehearsal import Rehearsal, make_room, rehearse
from canvas_app.layout.board import layout
from canvas_app.layout.hits import Cell
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.edit import Edit

AT_ONCE = 0.005
"""Seconds: boards whose layout takes longer make room first."""
AT_REST = 0.025
"""Seconds: boards whose layout takes longer are not laid out during a drag at all."""
PER_NODE = 20e-6
"""Seconds a layout takes for a node, before some have been measured."""


class Rehearser:
    """Knows how fast layouts are on this machine."""

    def __init__(self) -> None:
        """Begin with a guess."""
        self.rate = PER_NODE
        """Seconds a layout takes for a node, as far as it is known."""

    def rehearse(
        self, of: JourneyView, base: Picture, edit: Edit, cell: Cell, *, resting: bool = False
    ) -> Rehearsal | None:
        """Return what an edit in a cell would show; None when it changes nothing.

        ``base`` is the picture of the view ``of``. While the pointer is ``resting`` there is
        more time.
        """
        if self.rate * len(base.nodes) > (AT_REST if resting else AT_ONCE):
            return make_room(base, cell)
        start = perf_counter()
        found = rehearse(layout, of, edit, cell.place.lane)
        if found is not None:
            took = (perf_counter() - start) / max(len(base.nodes), 1)
            self.rate = (self.rate + min(took, 2 * self.rate)) / 2
        return found
