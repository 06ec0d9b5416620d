"""What is said of the canvas to somebody who does not see it: cards, stages, lanes, cells.

The words of a card come in the order in which people ask: what, where, how good, what of it.
(room: what a panel says)
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from canvas_app.i18n import _, ngettext, number
from canvas_app.i18n.plain import plain
from canvas_app.i18n.terms import term
from canvas_app.layout.card import Basis
from canvas_app.layout.card import decimal as written
from canvas_app.layout.picture import CellKey, Node, Picture
from canvas_app.layout.sight import seen
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Link, Note, Touchpoint
from canvas_app.model.scoring import emotion_curve
from canvas_app.model.scoring.values import Scope

LONGEST = 300
"""Characters of a note or a name that are read out."""


class Speech:
    """The words for one picture of a view; each is made when somebody asks for it."""

    def __init__(self, view: JourneyView, picture: Picture) -> None:
        """Look at a view and its picture."""
        self.view, self.picture = view, picture
        self._ranks: dict[CellKey, dict[str, int]] = {}

    @cached_property
    def cards(self) -> dict[str, tuple[Node, ...]]:
        """The cards of each stage in reading order: lane by lane, from left to right."""
        found: dict[str, tuple[Node, ...]] = {}
        for column in self.picture.columns:
            keys = [(lane.persona_id, column.stage_id) for lane in self.picture.lanes]
            nodes = (node for key in keys for node in self.picture.cells.get(key, ()))
            found[column.stage_id] = tuple(node for node in nodes if node.kind == "card")
        return found

    def name(self, node: Node) -> str:
        """Return the name of a node: all that is to be known of a card, else what it says."""
        return self.card(node) if isinstance(node.identity, Basis) else plain(node.label, LONGEST)

    def card(self, node: Node) -> str:
        """Return a card as "Hotline, phone, Use, 3 of 7, Petra Lang; importance 8; 2 notes"."""
        basis = _basis(node)
        touchpoint, notes, sight = basis.touchpoint, basis.notes, basis.sight
        channel = sight.channel.get(touchpoint.channel_id or "")
        where = (
            plain(touchpoint.name, LONGEST),
            plain(channel.name) if channel else "",
            plain(sight.stage_name.get(touchpoint.stage_id, "")),
            self.place(node),
            plain(sight.lane_name) or _("Everyone"),
        )
        rest = (
            term("status", touchpoint.status) if touchpoint.status != "active" else "",
            _listed(self._rated(node)),
            _("moment of truth") if touchpoint.moment_of_truth else "",
            ngettext("{n} note", "{n} notes", len(notes)) if notes else "",
            "" if sight.votes_hidden else _votes(touchpoint.votes),
            self._weak(touchpoint.id, node.persona_id),
        )
        return "; ".join(word for word in (_listed(where), *rest) if word)

    def place(self, node: Node) -> str:
        """Return which card of its cell a card is, as "3 of 7"."""
        key = (node.persona_id, node.stage_id or "")
        if key not in self._ranks:
            nodes = (each for each in self.picture.cells.get(key, ()) if each.kind == "card")
            self._ranks[key] = {each.id: at for at, each in enumerate(nodes, 1)}
        ranks = self._ranks[key]
        return _("{n} of {m}").format(n=number(ranks.get(node.id, 1)), m=number(len(ranks) or 1))

    def about(self, node: Node) -> str:
        """Return what hangs on a card: its notes with their texts, and its links."""
        if not isinstance(node.identity, Basis):
            return ""
        touchpoint, notes = node.identity.touchpoint, node.identity.notes
        words = [_note(note) for note in notes]
        words += [self._link(link, touchpoint) for link in self._links.get(touchpoint.id, ())]
        return "; ".join(word for word in words if word)

    def stage(self, stage_id: str) -> str:
        """Return a stage as "Use, stage 4 of 5, 7 touchpoints"."""
        stages = [stage.id for stage in self.view.project.stages]
        at = stages.index(stage_id)
        ids = {node.touchpoint_id for node in self.cards.get(stage_id, ())}
        return _("{name}, stage {n} of {m}, {touchpoints}").format(
            name=plain(self.view.project.stages[at].name),
            n=number(at + 1),
            m=number(len(stages)),
            touchpoints=_counted(len(ids)),
        )

    def board(self) -> str:
        """Return the whole canvas as "Journey canvas: New customer, 25 touchpoints, 5 stages"."""
        journey, project = self.view.journey, self.view.project
        words = (
            plain(journey.name),
            _counted(len(journey.touchpoints)),
            ngettext("{n} stage", "{n} stages", len(project.stages)),
            ngettext("{n} persona", "{n} personas", len(project.personas)),
        )
        return _("Journey canvas: {words}").format(words=_listed(words))

    def cell(self, stage_id: str, lane: str | None) -> str:
        """Return an empty cell as "Empty cell, Purchase, Petra Lang"."""
        project = self.view.project
        stage = next((each.name for each in project.stages if each.id == stage_id), "")
        persona = next((each.name for each in project.personas if each.id == lane), "")
        words = (_("Empty cell"), plain(stage), plain(persona) or _("Everyone"))
        return _listed(words)

    @cached_property
    def _links(self) -> dict[str, list[Link]]:
        found: dict[str, list[Link]] = {}
        for link in self.view.journey.links:
            for id_ in {link.from_id, link.to_id}:
                found.setdefault(id_, []).append(link)
        return found

    @cached_property
    def _names(self) -> dict[str, str]:
        return {each.id: each.name for each in self.view.journey.touchpoints}

    def _rated(self, node: Node) -> tuple[str, ...]:
        touchpoint, sight = _basis(node).touchpoint, _basis(node).sight
        importance = seen(sight, touchpoint, "importance")
        feeling = seen(sight, touchpoint, "emotional")
        return (
            _("importance {value}").format(value=written(importance)) if importance else "",
            _("feeling {value}").format(value=written(feeling, sign=True)) if feeling else "",
        )

    def _weak(self, touchpoint_id: str, persona_id: str | None) -> str:
        """Return whose weakest moment a touchpoint is, as the curves of the lanes mark it."""
        if persona_id is not None:
            return _("weakest moment") if self._lowest[persona_id] == touchpoint_id else ""
        named = {each.id: plain(each.name) for each in self.view.project.personas}
        whose = [named[id_] for id_, low in self._lowest.items() if low == touchpoint_id]
        if whose and len(whose) == len(self._lowest):
            return _("weakest moment")
        return _("weakest moment of {names}").format(names=_listed(whose)) if whose else ""

    @cached_property
    def _lowest(self) -> dict[str, str | None]:
        """The touchpoint of the lowest point of each persona's curve."""
        view, found = self.view, {}
        for persona_id in (lane.persona_id for lane in self.picture.lanes):
            if persona_id is not None:
                scope = Scope(view.project, view.journey, persona_id, view.view)
                low = emotion_curve.panel(scope).low
                found[persona_id] = low.id if low else None
        return found

    def _link(self, link: Link, touchpoint: Touchpoint) -> str:
        onwards = link.from_id == touchpoint.id
        words = _("{kind} to {name}") if onwards else _("{kind} from {name}")
        other = self._names.get(link.to_id if onwards else link.from_id, "")
        handover = "" if link.handover == "unknown" else term("handover", link.handover)
        kind = words.format(kind=term("link", link.kind), name=plain(other, LONGEST))
        return _listed((kind, plain(link.label, LONGEST), handover))


def _basis(node: Node) -> Basis:
    assert isinstance(node.identity, Basis)
    return node.identity


def _note(note: Note) -> str:
    words = {"kind": term("note", note.kind), "text": plain(note.text, LONGEST)}
    return _("{kind}: {text}").format(**words)


def _counted(touchpoints: int) -> str:
    return ngettext("{n} touchpoint", "{n} touchpoints", touchpoints)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(word for word in words if word)


def _votes(votes: int) -> str:
    return ngettext("{n} vote", "{n} votes", votes) if votes else ""
