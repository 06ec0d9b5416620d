"""Something of another program carried over the canvas: it aims at a cell (room: gestures)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from canvas_app.gestures.answers import Cancel, Preview
from canvas_app.gestures.records import Pointer, Scene
from canvas_app.gestures.state import State, Step
from canvas_app.layout.hits import cell_at
from canvas_app.model.edits.place import Place


@dataclass(frozen=True, slots=True)
class CargoDrag(State):
    """Text or a table whose content is looked at only when it is let go; the cell is lit."""

    armed: ClassVar[bool] = True

    place: Place | None = None

    def moved(self, scene: Scene, pointer: Pointer) -> Step:
        """Light the nearest cell; on a card the place beside it, for there may be many cards."""
        cell = cell_at(scene.picture, scene.view, pointer.x, pointer.y)
        if cell.place.onto is not None:
            right = pointer.x > cell.x + cell.width / 2
            x = cell.x + cell.width if right else cell.x
            cell = cell_at(scene.picture, scene.view, x, pointer.y)
        return CargoDrag(cell.place), (Preview(None, cell),)

    def released(self, scene: Scene, pointer: Pointer) -> Step:
        """Put the light out; who has the content knows the place."""
        return None, (Cancel(),)
