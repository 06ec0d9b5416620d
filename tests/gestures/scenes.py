"""A small journey laid out, and pointers and keys to work on it."""

from dataclasses import replace
from typing import Any

from canvas_app.gestures.answers import Answer
from canvas_app.gestures.focus import focus_on
from canvas_app.gestures.keying import pressed
from canvas_app.gestures.pointing import Idle
from canvas_app.gestures.records import Key, Pointer, Scene
from canvas_app.gestures.state import State
from canvas_app.layout.board import layout
from canvas_app.layout.picture import Node
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Project, Touchpoint
from tests.model.edits.small import card, project

CARDS = (
    card("x", "a", 10),
    card("y", "a", 20),
    card("z", "b", 20),
    card("u", "a", 10, "two"),
)
"""Lane a: x, y | u |; lane b: z | |; lane c is empty."""


def scene(*cards: Touchpoint, focus: str = "", **more: Any) -> Scene:
    """Return a scene of cards, with the focus on one when asked."""
    view = JourneyView(project(*(cards or CARDS)), "j")
    picture = layout(view)
    return Scene(view, picture, focus=focus_on(picture, focus) if focus else None, **more)


def node(scene: Scene, id_: str) -> Node:
    """Return the first card of a touchpoint."""
    cards = (n for n in scene.picture.nodes if n.kind == "card" and n.touchpoint_id == id_)
    return next(cards)


def on(scene: Scene, id_: str, dx: float = 0, dy: float = 0, **more: Any) -> Pointer:
    """Return a pointer on the middle of a card, or beside it by (dx, dy)."""
    there = node(scene, id_)
    return at(there.x + there.width / 2 + dx, there.y + there.height / 2 + dy, **more)


def at(x: float, y: float, **more: Any) -> Pointer:
    """Return a pointer at a point of the picture, with the left button unless said otherwise."""
    return Pointer(x, y, x, y, **{"button": "left", **more})


def in_cell(scene: Scene, stage: str, lane: str | None) -> Pointer:
    """Return a pointer in the first slot of a stage in a lane."""
    column = next(c for c in scene.picture.columns if c.stage_id == stage)
    row = next(each for each in scene.picture.lanes if each.persona_id == lane)
    return at(column.slots[0] + 60, row.cards_y + 40)


def drag(scene: Scene, *way: Pointer) -> tuple[State, list[Answer]]:
    """Press at the first pointer and move over the others; return state and all answers."""
    state, answers = Idle().pressed(scene, way[0])
    told = list(answers)
    for pointer in way[1:]:
        assert state is not None
        state, answers = state.moved(scene, replace(pointer, button="none"))
        told.extend(answers)
    assert state is not None
    return state, told


def begun(scene: Scene, pointer: Pointer) -> State:
    """Press and return the state that follows."""
    state, _ = Idle().pressed(scene, pointer)
    assert state is not None
    return state


def drop(scene: Scene, *way: Pointer) -> Project:
    """Drag and let go; return the project after the one edit that is answered."""
    state, _ = drag(scene, *way)
    _, answers = state.released(scene, way[-1])
    edits = [answer for answer in answers if isinstance(answer, Edit)]
    assert len(edits) == 1
    return edits[0].change(scene.view.project)


def press(scene: Scene, name: str, text: str = "", **held: bool) -> tuple[Answer, ...]:
    """Press a key on the canvas."""
    return pressed(scene, Key(name, text, **held)) or ()
