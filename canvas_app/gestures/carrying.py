"""Cards are picked up by one click or key and put down by another (room: gestures)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from canvas_app.gestures.aiming import next_cell
from canvas_app.gestures.focus import Direction
from canvas_app.gestures.linking import card_here
from canvas_app.gestures.pointing import CardDrag, carried
from canvas_app.gestures.records import Pointer, Scene
from canvas_app.gestures.state import Step
from canvas_app.layout.hits import cell_at

PATIENCE = 4
"""So many cells in which the cards would stay where they are does one key step over."""


@dataclass(frozen=True, slots=True)
class Carry(CardDrag):
    """The cards follow the pointer with no button held, until a click or Enter."""

    armed: ClassVar[bool] = True

    def pressed(self, scene: Scene, pointer: Pointer) -> Step:
        """Put them down by a click; other buttons let them go back."""
        if pointer.button != "left":
            return self.cancelled()
        return CardDrag.released(self, scene, pointer)

    def released(self, scene: Scene, pointer: Pointer) -> Step:
        """Go on: the button that comes up is that of the click before."""
        return self, ()

    def steered(self, scene: Scene, pointer: Pointer, way: Direction) -> Pointer | None:
        """Go on to the next cell in which something would change."""
        for _ in range(PATIENCE):
            pointer, last = next_cell(scene, pointer, way), pointer
            if pointer == last or self._changes(scene, pointer):
                break
        return pointer

    def _changes(self, scene: Scene, pointer: Pointer) -> bool:
        cell = cell_at(scene.picture, scene.view, pointer.x, pointer.y)
        edit = self._aimed(scene, pointer, cell.place).edit
        return edit is not None and edit.change(scene.view.project) is not scene.view.project


def begin(scene: Scene) -> Carry | None:
    """Pick the selected cards up, else the one in focus."""
    card = card_here(scene)
    if card is None:
        return None
    ids = scene.selection or (card.touchpoint_id or "",)
    middle = card.x + card.width / 2, card.y + card.height / 2
    return Carry(Pointer(*middle, 0, 0), ids, card, carried(scene, ids, card))
