"""Cards in their slots: how deep they stand in a stack, and their nodes (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from canvas_app.layout import card, notes
from canvas_app.layout.card import Basis
from canvas_app.layout.fading import NOTHING, Faded
from canvas_app.layout.picture import Node, bound, moved
from canvas_app.layout.placement import StageCards
from canvas_app.layout.sight import Sight
from canvas_app.layout.sizes import CARD_HEIGHT, CARD_WIDTH, STACK_GAP
from canvas_app.model.project import Note, Touchpoint


class Put(NamedTuple):
    """A card before it has coordinates: its lane, its slot in the stage from 0, its depth."""

    touchpoint: Touchpoint
    row: int
    slot: int
    depth: float
    notes: tuple[Note, ...]


Position = tuple[str, int, int, float]
"""The id of a touchpoint, and the lane, slot and depth of one of its cards."""


class StagePuts(NamedTuple):
    """The cards of a stage, and the height of the highest stack in every lane.

    ``positions`` are the same object as long as no card of the stage stands elsewhere.
    """

    cards: StageCards
    puts: tuple[Put, ...]
    depths: tuple[float, ...]
    positions: tuple[Position, ...]

    def to_check(self) -> StagePuts:
        """Return them as those of other lanes, so that they are stacked anew."""
        return self._replace(cards=self.cards._replace())


class StageNodes(NamedTuple):
    """The nodes of a stage, and what they were made from; ``puts`` None is no longer true."""

    puts: StagePuts | None
    slots: tuple[float, ...]
    tops: tuple[float, ...]
    nodes: tuple[Node, ...]
    faded: Faded = NOTHING


def stacked(
    stage: StageCards,
    sights: Sequence[Sight],
    notes_of: Mapping[str, tuple[Note, ...]],
    before: StagePuts | None = None,
) -> StagePuts:
    """Return how deep the cards of a stage stand; ``before`` is what was known of it.

    ``sights`` are the lanes from top to bottom; *Everyone*, where shown, comes first.
    """
    shift = 1 if sights[0].lane is None else 0
    puts: list[Put] = []
    filled: list[dict[int, float]] = [{} for _ in sights]
    for touchpoint, own, slot in stage.cards:
        hanging = notes_of.get(touchpoint.id, ())
        for place in own or (-shift,):
            row = place + shift
            sight, stacks = sights[row], filled[row]
            depth = stacks.get(slot, 0.0)
            here = notes.in_lane(hanging, sight.lane, sight.rows) if hanging else ()
            puts.append(Put(touchpoint, row, slot - 1, depth, here))
            tall = CARD_HEIGHT + (notes.height(here, sight.written) if here else 0.0)
            stacks[slot] = depth + tall + STACK_GAP
    depths = tuple(max(each.values(), default=STACK_GAP) - STACK_GAP for each in filled)
    positions = tuple((put.touchpoint.id, put.row, put.slot, put.depth) for put in puts)
    if before is not None and before.positions == positions:
        positions = before.positions
    return StagePuts(stage, tuple(puts), depths, positions)


def nodes(
    puts: StagePuts,
    slots: tuple[float, ...],
    tops: tuple[float, ...],
    sights: Sequence[Sight],
    before: StageNodes | None,
    faded: Faded = NOTHING,
) -> StageNodes:
    """Return the cards and notes of a stage; unchanged ones are those that were before.

    ``slots`` are the left edges of its slots, ``tops`` the upper edges of the cards of every
    lane, ``faded`` the touchpoints of any stage that fade.
    """
    if faded:
        faded &= {touchpoint.id for touchpoint in puts.cards.touchpoints}
    known: Mapping[str, Node] = {}
    if before is not None:
        now = StageNodes(puts, slots, tops, (), faded)
        if stands(before, now):
            if faded == before.faded:
                return before
            return now._replace(nodes=tuple(_refaded(before.nodes, sights, faded)))
        far = way(before, now)
        if far is not None:
            return now._replace(nodes=moved(before.nodes, far, _lowered(before, tops, sights)))
        known = {node.id: node for node in before.nodes if node.kind == "card"}
    made = tuple(_nodes(puts, slots, tops, sights, known, faded))
    return StageNodes(puts, slots, tops, made, faded)


def _refaded(nodes: Sequence[Node], sights: Sequence[Sight], faded: Faded) -> Iterator[Node]:
    """Yield cards and notes that stay where they are, some of which fade or stand out now."""
    lanes = {sight.lane for sight in sights if sight.faded}
    for node in nodes:
        basis = node.identity
        if isinstance(basis, (Basis, notes.NoteBasis)):
            now = node.touchpoint_id in faded or node.persona_id in lanes
            yield node if basis.faded == now else _with_basis(node, basis._replace(faded=now))
        else:
            yield node


def _with_basis(node: Node, basis: Basis | notes.NoteBasis) -> Node:
    """Return a card or a note in its place that is drawn from something else."""
    if isinstance(basis, Basis):
        told = bound(card.describe, basis)
        drawn = bound(card.drawing, basis)
        return node.twin(identity=basis, drawing=drawn, describe=told, _drawn=None)
    return node.twin(identity=basis, drawing=bound(notes.drawing, basis), _drawn=None)


def stands(before: StageNodes, after: StageNodes) -> bool:
    """Tell whether all of a stage stands where it stood."""
    return before.puts is after.puts and before[1:3] == after[1:3]


def way(before: StageNodes, after: StageNodes) -> float | None:
    """Return how far right a stage stands of where it stood (points).

    Its lanes may lie lower or higher; None when anything else differs.
    """
    if before.puts is not after.puts or before.faded != after.faded:
        return None
    return after.slots[0] - before.slots[0] if steps(before.slots) == steps(after.slots) else None


def _lowered(
    before: StageNodes, tops: Sequence[float], sights: Sequence[Sight]
) -> Mapping[str | None, float]:
    """Return how far below of where they lay the lanes lie that do not lie there any more."""
    lanes = zip(sights, before.tops, tops, strict=True)
    return {sight.lane: new - old for sight, old, new in lanes if new != old}


def steps(slots: Sequence[float]) -> list[float]:
    """Return how far right of the first slot the others stand."""
    return [slot - slots[0] for slot in slots]


def _nodes(
    puts: StagePuts,
    slots: tuple[float, ...],
    tops: tuple[float, ...],
    sights: Sequence[Sight],
    before: Mapping[str, Node],
    faded: Faded,
) -> Iterator[Node]:
    ends = [f"@{sight.lane or '*'}" for sight in sights]
    for touchpoint, row, slot, depth, hanging in puts.puts:
        x, y, sight = slots[slot], tops[row] + depth, sights[row]
        id_ = f"card:{touchpoint.id}{ends[row]}"
        pale = sight.faded or touchpoint.id in faded
        old = before.get(id_)
        if old is not None and _same(old.identity, touchpoint, hanging, sight, pale):
            yield old if old.x == x and old.y == y else old.twin(x=x, y=y)
        else:
            yield _node(id_, x, y, Basis(touchpoint, hanging, sight, pale))
        if hanging:
            yield from notes.nodes(hanging, x, y + CARD_HEIGHT, touchpoint, sight, pale)


def _same(
    identity: object, touchpoint: Touchpoint, hanging: tuple[Note, ...], sight: Sight, pale: bool
) -> bool:
    return (
        isinstance(identity, Basis)
        and identity.touchpoint is touchpoint
        and identity.sight is sight
        and identity.faded == pale
        and identity.notes == hanging
    )


def _node(id_: str, x: float, y: float, basis: Basis) -> Node:
    touchpoint = basis.touchpoint
    return Node(
        id_,
        "card",
        x,
        y,
        CARD_WIDTH,
        CARD_HEIGHT,
        basis,
        bound(card.drawing, basis),
        touchpoint.id,
        basis.sight.lane,
        touchpoint.stage_id,
        bound(card.describe, basis),
    )
