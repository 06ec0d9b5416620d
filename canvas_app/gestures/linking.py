"""A link is drawn from card to card, by a drag, by two clicks or by keys (room: gestures)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from canvas_app.gestures.aiming import next_card
from canvas_app.gestures.answers import Answer, Cancel, Pick, Select, Side, Tell, Tie, Write
from canvas_app.gestures.focus import Direction, focus_of, focus_on
from canvas_app.gestures.handles import handle
from canvas_app.gestures.records import Pointer, Scene, left_slack
from canvas_app.gestures.state import State, Step
from canvas_app.i18n import _
from canvas_app.i18n.errors import edit_sentence
from canvas_app.i18n.terms import term
from canvas_app.layout.hits import card_near, cell_at, way_to
from canvas_app.layout.picture import Node
from canvas_app.model.edits import links

SNAP = 24.0
"""How near in px of the screen a card attracts the end of a link."""


@dataclass(frozen=True, slots=True)
class Linking(State):
    """A link leads from a card to the pointer until the next click or Enter.

    From a handle on the left it leads from the other card to this one.
    """

    armed: ClassVar[bool] = True

    node: Node
    side: Side = "right"

    def moved(self, scene: Scene, pointer: Pointer) -> Step:
        """Draw the link to the card at the pointer, or to the nearest one close to it."""
        end = self._end(scene, pointer)
        words = self._words(scene, end)
        if end is None or end.id == self.node.id:
            return self, (Tie(self.node, self.side, pointer.x, pointer.y, None, words),)
        there = handle(end, "left" if self.side == "right" else "right", scene.zoom)
        x = end.x if there.side == "left" else end.x + end.width
        return self, (Tie(self.node, self.side, x, end.y + end.height / 2, end, words),)

    def pressed(self, scene: Scene, pointer: Pointer) -> Step:
        """End the link with the second click; other buttons leave it."""
        return self._made(scene, pointer) if pointer.button == "left" else self.cancelled()

    def steered(self, scene: Scene, pointer: Pointer, way: Direction) -> Pointer | None:
        """Go on to the next card."""
        card = next_card(scene, pointer, way, self.node.touchpoint_id or "")
        if card is None:
            return pointer
        return replace(pointer, x=card.x + card.width / 2, y=card.y + card.height / 2)

    def _end(self, scene: Scene, pointer: Pointer) -> Node | None:
        card = card_near(scene.picture, pointer.x, pointer.y)
        if card is None or way_to(card, pointer.x, pointer.y) > SNAP / scene.zoom:
            return None
        return card

    def _ids(self, end: Node) -> tuple[str, str]:
        """Return the ids of the touchpoints that the link leads from and to."""
        own, other = self.node.touchpoint_id or "", end.touchpoint_id or ""
        return (own, other) if self.side == "right" else (other, own)

    def _words(self, scene: Scene, end: Node | None) -> str:
        names = {card.id: card.name for card in scene.view.journey.touchpoints}
        if end is None or end.touchpoint_id == self.node.touchpoint_id:
            words = _("Link from {card}: choose a card, or an empty place for a new one")
            if self.side == "left":
                words = _("Link to {card}: choose a card, or an empty place for a new one")
            return words.format(card=names[self.node.touchpoint_id or ""])
        ids = self._ids(end)
        stages = {stage.id: stage.name for stage in scene.view.project.stages}
        facts = {"card": names[end.touchpoint_id or ""], "stage": stages[end.stage_id or ""]}
        if links.between(scene.view.journey, *ids) is not None:
            return _("Linked with {card} already").format(**facts)
        kind = links.guessed_kind(scene.view.project, scene.view.journey_id, *ids)
        words = (
            _("Link to {card} · {stage}")
            if self.side == "right"
            else _("Link from {card} · {stage}")
        )
        return words.format(**facts) + ("" if kind == "next" else f" ({term('link', kind)})")

    def _made(self, scene: Scene, pointer: Pointer) -> Step:
        """Answer the edit that adds the link, and select it; where no card is, write one."""
        end = self._end(scene, pointer)
        if end is None:
            cell = cell_at(scene.picture, scene.view, pointer.x, pointer.y)
            own = self.node.touchpoint_id or ""
            return None, (Cancel(), Write(cell, link=(own, self.side)))
        ids, project = self._ids(end), scene.view.project
        if ids[0] == ids[1]:
            return None, (Cancel(), Tell(edit_sentence("self_link", {})))
        there = Select((end.touchpoint_id or "",), focus_of(scene.picture, end))
        if known := links.between(scene.view.journey, *ids):
            return None, (Cancel(), there, Pick(known.id))
        kind = links.guessed_kind(project, scene.view.journey_id, *ids)
        edit = links.add(scene.view.journey_id, *ids, kind)
        return None, (edit, there, Pick(str(edit.facts["id"])))


@dataclass(frozen=True, slots=True)
class LinkDrag(Linking):
    """The link follows the pointer from the handle that was gripped at ``start``."""

    armed: ClassVar[bool] = False

    start: Pointer | None = None

    def pressed(self, scene: Scene, pointer: Pointer) -> Step:
        """Let another button leave it."""
        return self.cancelled()

    def released(self, scene: Scene, pointer: Pointer) -> Step:
        """End the link; after a mere click on the handle it waits for the next click."""
        if self.start is not None and not left_slack(self.start, pointer):
            return Linking(self.node, self.side).moved(scene, pointer)
        return self._made(scene, pointer)


def begin(scene: Scene) -> Linking | None:
    """Begin a link from the card in focus, else from the first one selected."""
    card = card_here(scene)
    return Linking(card) if card is not None else None


def card_here(scene: Scene) -> Node | None:
    """Return the card in focus, else that of the first touchpoint selected, or None."""
    focus = scene.focus
    if (focus is None or focus.node_id is None) and scene.selection:
        focus = focus_on(scene.picture, scene.selection[0])
    return scene.picture.by_id.get(focus.node_id) if focus and focus.node_id else None


def next_of_card(scene: Scene, turn: int = 1) -> tuple[Answer, ...]:
    """Select the next link of the card in focus: first those that leave it, then the others."""
    card = card_here(scene)
    if card is None:
        return ()
    id_ = card.touchpoint_id
    on = [link.id for link in scene.view.journey.links if link.from_id == id_]
    back = [link.id for link in scene.view.journey.links if link.to_id == id_]
    ids = (*on, *back)
    if not ids:
        return (Tell(_("This card has no links yet; L begins one.")),)
    at = ids.index(scene.link) + turn if scene.link in ids else 0
    return (Pick(ids[at % len(ids)]),)
