"""What a state of the pointer is: it answers and says which state comes next (room: gestures)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from canvas_app.gestures.answers import Answer, Cancel
from canvas_app.gestures.focus import Direction
from canvas_app.gestures.records import Pointer, Scene
from canvas_app.layout.picture import Node

Step = tuple["State | None", tuple[Answer, ...]]
"""The next state with what is answered; None when the gesture is over."""


@dataclass(frozen=True, slots=True)
class State:
    """A state that nothing happens in; the others override what concerns them."""

    armed: ClassVar[bool] = False
    """Whether it lasts without a pressed button, until a click or Enter."""

    def pressed(self, scene: Scene, pointer: Pointer) -> Step:
        """Answer a button that goes down."""
        return self, ()

    def moved(self, scene: Scene, pointer: Pointer) -> Step:
        """Answer the pointer's new place."""
        return self, ()

    def released(self, scene: Scene, pointer: Pointer) -> Step:
        """Answer a button that goes up."""
        return None, ()

    def double_clicked(self, scene: Scene, pointer: Pointer) -> Step:
        """Answer the second click of two."""
        return self.pressed(scene, pointer)

    def steered(self, scene: Scene, pointer: Pointer, way: Direction) -> Pointer | None:
        """Return the pointer as an arrow key moves it to the next target, None for no use."""
        return None

    def holds(self, scene: Scene) -> bool:
        """Whether what is in hand is still there: an undo may take it away amid the gesture."""
        node: Node | None = getattr(self, "node", None)
        return node is None or node.id in scene.picture.by_id

    def cancelled(self) -> Step:
        """Bail out: everything is as before."""
        return None, (Cancel(),)
