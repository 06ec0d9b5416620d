"""The keyboard's way for everything a pointer can do (room: gestures)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from canvas_app.gestures import note_keying
from canvas_app.gestures.answers import Answer, Arm, Fit, Menu, Pick, Rename, Select, Write
from canvas_app.gestures.focus import (
    Direction,
    Focus,
    edge,
    first_focus,
    focus_on,
    moved,
    spot,
)
from canvas_app.gestures.linking import next_of_card
from canvas_app.gestures.pointing import toggled
from canvas_app.gestures.records import Key, Scene
from canvas_app.layout.hits import Cell, cell_at
from canvas_app.layout.picture import Node
from canvas_app.layout.sizes import CARD_WIDTH, SLOT_GAP
from canvas_app.model.edits import links, touchpoints
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.place import Place

ARROWS = ("left", "right", "up", "down")
Command = Callable[[Scene], tuple[Answer, ...]]


def pressed(scene: Scene, key: Key) -> tuple[Answer, ...] | None:
    """Return what a key does on the canvas, or None when the canvas has no use for it."""
    if scene.link and (command := LINK_COMMANDS.get(name_of(key))):
        return command(scene)
    noted = note_keying.pressed(scene, key, name_of(key))
    if noted is not None:
        return noted
    if key.name in ARROWS or key.name in ("home", "end"):
        return _travel(scene, key)
    if types(scene, key):
        return (Write(cell_here(scene), key.text),)
    command = COMMANDS.get(name_of(key))
    return None if command is None else command(scene)


def name_of(key: Key) -> str:
    """Return a key's name with its modifiers before it: "ctrl+shift+a"."""
    held = (("ctrl", key.ctrl), ("alt", key.alt), ("shift", key.shift))
    return "+".join((*(part for part, is_held in held if is_held), key.name))


def types(scene: Scene, key: Key) -> bool:
    """Tell whether a key is a letter typed into an empty cell that has the focus.

    Shift+1 and Shift+2 fit there as everywhere, whatever sign they carry on a keyboard, and a
    question mark asks for the keys: no touchpoint begins with it. Alt leads to the menus.
    """
    if key.ctrl or key.alt or (key.shift and key.name in ("1", "2")) or key.text == "?":
        return False
    focus = scene.focus
    on_cell = focus is not None and focus.node_id is None and not scene.selection
    return on_cell and key.text.isprintable() and key.text.strip() != ""


def targets(scene: Scene) -> tuple[str, ...]:
    """Return the touchpoints a command is for: the selection, else the card with the focus."""
    if scene.selection:
        return scene.selection
    focused = _focused_id(scene)
    return () if focused is None else (focused,)


def cell_here(scene: Scene) -> Cell:
    """Return the cell a new card goes to: the empty slot, else right of the card in focus."""
    focus = scene.focus or first_focus(scene.picture, scene.selection)
    if focus is None:
        return cell_at(scene.picture, scene.view, 0, 0)
    node = scene.picture.by_id.get(focus.node_id) if focus.node_id else None
    if node is not None:
        return cell_beside(scene, node)
    return cell_at(scene.picture, scene.view, *spot(scene.picture, focus).middle)


def cell_beside(scene: Scene, node: Node) -> Cell:
    """Return the cell right of a card, in its lane."""
    y = node.y + node.height / 2
    cell = cell_at(scene.picture, scene.view, node.x + node.width + SLOT_GAP / 2, y)
    place = Place(node.stage_id or cell.place.stage_id, node.persona_id, node.touchpoint_id)
    return replace(cell, place=place)


def cell_in(scene: Scene, stage_id: str, lane: str | None) -> Cell:
    """Return the cell at the end of a stage in a lane."""
    column = next(each for each in scene.picture.columns if each.stage_id == stage_id)
    row = next(each for each in scene.picture.lanes if each.persona_id == lane)
    cards = scene.picture.cells.get((lane, stage_id), ())
    last = max((node for node in cards if node.kind == "card"), key=_left, default=None)
    if last is not None:
        return cell_beside(scene, last)
    x = column.slots[0] + CARD_WIDTH / 2
    cell = cell_at(scene.picture, scene.view, x, row.cards_y)
    return replace(cell, place=Place(stage_id, lane))


def _left(node: Node) -> float:
    return node.x


def _touchpoint_id(scene: Scene, focus: Focus | None) -> str | None:
    node = scene.picture.by_id.get(focus.node_id) if focus and focus.node_id else None
    return node.touchpoint_id if node else None


def _focused_id(scene: Scene) -> str | None:
    return _touchpoint_id(scene, scene.focus)


def _travel(scene: Scene, key: Key) -> tuple[Answer, ...]:
    """Move the focus, or with Alt the cards; Shift takes what it reaches into the selection."""
    if key.alt:
        return _shifted(scene, key) if key.name in ARROWS else ()
    aim = _aim(scene, key)
    if aim is None:
        return ()
    id_ = _touchpoint_id(scene, aim)
    if key.shift:
        ids = dict.fromkeys((*targets(scene), *((id_,) if id_ else ())))
        return (Select(tuple(ids), aim, pinned=True),)
    if scene.pinned and scene.selection:
        return (Select(scene.selection, aim, pinned=True),)
    return (Select((id_,) if id_ else (), aim),)


def _aim(scene: Scene, key: Key) -> Focus | None:
    if scene.focus is None:
        return first_focus(scene.picture, scene.selection)
    if key.name in ARROWS:
        return moved(scene.picture, scene.focus, cast("Direction", key.name))
    return edge(scene.picture, scene.focus, end=key.name == "end", whole=key.ctrl)


def _shifted(scene: Scene, key: Key) -> tuple[Answer, ...]:
    """Move the cards a step; with Shift stack them on their neighbour."""
    ids = targets(scene)
    lane = scene.focus.lane if scene.focus else None
    if not ids:
        return ()
    way = cast("Direction", key.name)
    return (touchpoints.shift(scene.view.journey_id, ids, way, lane, onto=key.shift),)


def _toggle(scene: Scene) -> tuple[Answer, ...]:
    """Select the card in focus for good; once it is, let it go."""
    id_ = _focused_id(scene)
    if id_ is None:
        return ()
    if id_ in scene.selection and not scene.pinned:
        return (Select(scene.selection, scene.focus, pinned=True),)
    return (Select(toggled(scene.selection, id_), scene.focus, pinned=True),)


def _rename(scene: Scene) -> tuple[Answer, ...]:
    """Rename the card in focus, else the only one selected; on an empty cell write a new one."""
    focus = scene.focus
    if focus is None and len(scene.selection) == 1:
        focus = first_focus(scene.picture, scene.selection)
    if focus is not None and focus.node_id is not None:
        return (Rename(focus.node_id),)
    return (Write(cell_here(scene)),) if focus else ()


def _write(scene: Scene) -> tuple[Answer, ...]:
    return (Write(cell_here(scene)),)


def _all(scene: Scene) -> tuple[Answer, ...]:
    ids = tuple(touchpoint.id for touchpoint in scene.view.journey.touchpoints)
    return (Select(ids, scene.focus, pinned=True),)


def _none(scene: Scene) -> tuple[Answer, ...]:
    return (Select((), scene.focus),)


def _on_targets(edit: Callable[[tuple[str, ...]], Edit]) -> Command:
    def command(scene: Scene) -> tuple[Answer, ...]:
        ids = targets(scene)
        return (edit(ids),) if ids else ()

    return command


def _on_link(edit: Callable[[str, str], Edit]) -> Command:
    def command(scene: Scene) -> tuple[Answer, ...]:
        return (edit(scene.view.journey_id, scene.link),) if scene.link else ()

    return command


def _to_end(forwards: bool) -> Command:
    """Return what leaves a link for the card it leads to, or comes from."""

    def command(scene: Scene) -> tuple[Answer, ...]:
        found = (link for link in scene.view.journey.links if link.id == scene.link)
        ids = [link.to_id if forwards else link.from_id for link in found]
        lane = scene.focus.lane if scene.focus else None
        return (Select(tuple(ids), focus_on(scene.picture, ids[0], lane)),) if ids else ()

    return command


def _inside(scene: Scene) -> tuple[Answer, ...]:
    return (Pick(scene.link, inside=True),) if scene.link else ()


LINK_COMMANDS: dict[str, Command] = {
    "left": _to_end(forwards=False),
    "right": _to_end(forwards=True),
    "up": lambda scene: next_of_card(scene, -1),
    "down": lambda scene: next_of_card(scene),
    "enter": _inside,
    "f2": _inside,
    "delete": _on_link(lambda journey_id, id_: links.delete(journey_id, [id_])),
    "backspace": _on_link(lambda journey_id, id_: links.delete(journey_id, [id_])),
}
"""What keys do while a link is selected."""

COMMANDS: dict[str, Command] = {
    "l": lambda scene: (Arm("link"),),
    "shift+l": lambda scene: next_of_card(scene),
    "g": lambda scene: (Arm("move"),),
    "space": _toggle,
    "ctrl+space": _toggle,
    "enter": _rename,
    "f2": _rename,
    "n": _write,
    "delete": _on_targets(lambda ids: touchpoints.delete(ids)),
    "backspace": _on_targets(lambda ids: touchpoints.delete(ids)),
    "ctrl+d": _on_targets(lambda ids: touchpoints.duplicate(ids)),
    "m": _on_targets(lambda ids: touchpoints.toggle_moment_of_truth(ids)),
    "v": _on_targets(lambda ids: touchpoints.vote(ids, 1)),
    "shift+v": _on_targets(lambda ids: touchpoints.vote(ids, -1)),
    "ctrl+a": _all,
    "escape": _none,
    "ctrl+shift+a": _none,
    "shift+1": lambda scene: (Fit(),),
    "shift+2": lambda scene: (Fit(selection=True),),
    "ctrl+t": lambda scene: (Menu(lanes=True),) if targets(scene) else (),
    "menu": lambda scene: (Menu(),),
    "shift+f10": lambda scene: (Menu(),),
}
"""What each key does, by its name with the modifiers before it."""
