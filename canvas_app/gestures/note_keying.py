"""The keyboard's way for notes: written on the card in focus, changed where they hang.

(Room: gestures.) Down goes from a card to its notes; the keys that work on a card work on a
note that has the focus.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from canvas_app.gestures.answers import Answer, Select, WriteNote
from canvas_app.gestures.focus import Direction, focus_on
from canvas_app.gestures.note_pointing import next_card, opened
from canvas_app.gestures.records import Key, Scene
from canvas_app.layout.notes import WORST, note_of
from canvas_app.layout.picture import Node
from canvas_app.model.edits import notes
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Note

NEW = {",": "note", "-": "pain", "+": "opportunity", "shift++": "opportunity"}
"""Keys that write a note on the card, and its kind: the signs of the capture bar."""
SEVERITIES = tuple(str(bad) for bad in range(WORST + 1))
"""Digits that say how bad a pain point is; 0 takes it back."""


def focused(scene: Scene) -> Node | None:
    """Return the note or pile that has the focus, unless other cards are selected."""
    focus = scene.focus
    node = scene.picture.by_id.get(focus.note) if focus and focus.note else None
    if node is None or scene.selection not in ((), (node.touchpoint_id,)):
        return None
    return node


def pressed(scene: Scene, key: Key, name: str) -> tuple[Answer, ...] | None:
    """Return what a key does to notes; None when it has nothing to do with them.

    ``name`` is the key's name with its modifiers before it.
    """
    if name in NEW:
        return written(scene, NEW[name])
    node = focused(scene)
    if node is None:
        return None
    if name in ("enter", "f2"):
        return opened(scene, node)
    if name == "escape":
        card = replace(scene.focus, note=None) if scene.focus else None
        return (Select(scene.selection, card),)
    note = note_of(node)
    if note is None:
        return () if name in ON_NOTE or name in SEVERITIES else None
    if key.alt and key.name in ("left", "right", "up", "down"):
        return _shifted(scene, node, note, cast("Direction", key.name))
    if name in SEVERITIES:
        return _rated(note, int(name))
    return (ON_NOTE[name](note),) if name in ON_NOTE else None


def written(scene: Scene, kind: str) -> tuple[Answer, ...] | None:
    """Return what writes a new note on the card in focus, else on the only one selected."""
    node = scene.picture.by_id.get(scene.focus.node_id or "") if scene.focus else None
    if node is None and len(scene.selection) == 1:
        focus = focus_on(scene.picture, scene.selection[0])
        node = scene.picture.by_id.get(focus.node_id or "") if focus else None
    return None if node is None else (WriteNote(node.id, kind),)


def _shifted(scene: Scene, node: Node, note: Note, way: Direction) -> tuple[Answer, ...]:
    """Hang a note on the next card in a direction."""
    card = scene.picture.by_id.get(f"card:{node.touchpoint_id}@{node.persona_id or '*'}")
    aim = next_card(scene, card, way) if card is not None else None
    if aim is None:
        return ()
    return (notes.move(note.id, aim.touchpoint_id or "", aim.persona_id),)


def _rated(note: Note, bad: int) -> tuple[Answer, ...]:
    return (notes.set_fields(note.id, severity=bad or None),) if note.kind == "pain" else ()


ON_NOTE: dict[str, Callable[[Note], Edit]] = {
    "delete": lambda note: notes.delete([note.id]),
    "backspace": lambda note: notes.delete([note.id]),
    "ctrl+d": lambda note: notes.duplicate(note.id),
    "v": lambda note: notes.vote(note.id, 1),
    "shift+v": lambda note: notes.vote(note.id, -1),
    "p": lambda note: notes.park(note.id),
}
"""What a key does to the note in focus."""
