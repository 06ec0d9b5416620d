"""The picture: what the layout says and every painter draws (room: geometry).

Lengths are points (one px at 100 %), y grows downwards. A picture is a tuple of nodes in
painting order; a node stands at (x, y) and is drawn from shapes whose coordinates are
relative to that place, so that moving a card keeps its shapes. Colours are roles of
``theme``; text is broken into lines already. No painter computes a coordinate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MethodType
from typing import Final, Literal, NamedTuple

from canvas_app.layout.changes import places, same
from canvas_app.layout.placement import StageCards
from canvas_app.text import Font

Detail = Literal["full", "brief", "tile"]
"""How much of a node is drawn: all, title and face (below 50 %), a tile (below 25 %)."""

STRIPE = 2048.0
"""Width of a stripe in points, by which nodes are looked up. Boards are far wider than high."""
WIDE = 4 * STRIPE
"""Wider nodes are looked through one by one instead of standing in many stripes."""
CellKey = tuple[str | None, str]
"""The persona of a lane, None for *Everyone*, and a stage."""

NodeKind = Literal[
    "column",
    "band",
    "stage",
    "lane",
    "lane_head",
    "card",
    "note",
    "curve",
    "link",
    "empty",
    "chart",
]


class Box(NamedTuple):
    """A rectangle, perhaps with round corners; ``dash`` in lengths on and off."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()


class Disc(NamedTuple):
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0


class Path(NamedTuple):
    """Straight and cubic pieces.

    ``steps`` holds ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) and ("Z",).
    """

    steps: tuple[tuple[str | float, ...], ...]
    fill: str | None = None
    stroke: str | None = None
    line: float = 1.0
    dash: tuple[float, ...] = ()


class Text(NamedTuple):
    """One run of one font: its left end on the baseline and its measured width."""

    x: float
    y: float
    string: str
    font: Font
    colour: str
    width: float


class Icon(NamedTuple):
    """A square pictogram from ``resources/icons`` with its top left corner at (x, y)."""

    x: float
    y: float
    name: str
    size: float
    colour: str


Shape = Box | Disc | Path | Text | Icon
Drawing = Callable[[Detail], tuple[Shape, ...]]
bound = MethodType
"""Gives a function its first argument, in a third of the memory that a partial takes: a picture
holds tens of thousands."""
NOWHERE: Mapping[str | None, float] = {}
_new, _set = object.__new__, object.__setattr__


@dataclass(eq=False)
class Node:
    """One thing on the canvas; equal to another when ``identity`` and place are equal.

    ``id`` is stable over edits ("card:t07@ih", "stage:use", "lane:*"). ``identity`` is the
    hashable content the drawing was made from: two nodes with equal identities draw the
    same shapes, so painters keep what they made of them. ``drawing`` is called when
    the node is first painted at a detail. Its fields are final by their types alone: a frozen
    one takes five times as long to make, and a journey has thousands.
    """

    id: Final[str]
    kind: Final[NodeKind]
    x: Final[float]
    y: Final[float]
    width: Final[float]
    height: Final[float]
    identity: Final[object]
    drawing: Final[Drawing]
    touchpoint_id: Final[str | None] = None
    persona_id: Final[str | None] = None
    stage_id: Final[str | None] = None
    describe: Final[Callable[[], str]] = str
    """Makes ``label``, when somebody asks for it."""
    _drawn: dict[Detail, tuple[Shape, ...]] | None = field(default=None, repr=False)

    def shapes(self, detail: Detail = "full") -> tuple[Shape, ...]:
        """Return the shapes at a level of detail, relative to (x, y); made once."""
        drawn = self._drawn
        if drawn is None:
            drawn = self._drawn = {}
        found = drawn.get(detail)
        if found is None:
            found = drawn[detail] = self.drawing(detail)
        return found

    @property
    def label(self) -> str:
        """What a screen reader says."""
        return self.describe()

    def at(self, x: float, y: float) -> Node:
        """Return this node at another place, drawn as it is.

        A card that comes into a long journey moves thousands; this takes a fifth of the time
        of the constructor.
        """
        fields = self.__dict__.copy()
        fields["x"] = x
        fields["y"] = y
        _set(found := _new(Node), "__dict__", fields)
        return found

    def twin(self, **fields: object) -> Node:
        """Return this node with another description, all else drawn as it is."""
        twin = object.__new__(Node)
        twin.__dict__.update(self.__dict__, **fields)
        return twin

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def _key(self) -> tuple[object, ...]:
        return (self.id, self.x, self.y, self.width, self.height, self.identity)


def moved(
    nodes: Iterable[Node], way: float, down: Mapping[str | None, float] = NOWHERE
) -> tuple[Node, ...]:
    """Return nodes ``way`` points further right, drawn as they are.

    ``down`` is how much lower (points) those of some lanes stand.
    """
    if not down:
        return tuple([node.at(node.x + way, node.y) for node in nodes]) if way else tuple(nodes)
    return tuple([_lowered(node, way, down.get(node.persona_id, 0.0)) for node in nodes])


def _lowered(node: Node, way: float, down: float) -> Node:
    return node.at(node.x + way, node.y + down) if way or down else node


@dataclass(frozen=True, slots=True)
class StageColumn:
    """Where a stage stands: its span and the left edges of its slots."""

    stage_id: str
    phase: str
    x: float
    width: float
    slots: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """Where a lane stands; ``persona_id`` None is the lane *Everyone*.

    Cards fill ``cards_y`` … ``curve_y``, the curve band the rest down to ``y + height``; the lane
    *Everyone* has no curve, so both are the same there. Loops run between the lanes.
    """

    persona_id: str | None
    y: float
    height: float
    cards_y: float
    curve_y: float


class Stripes(NamedTuple):
    """Ranks of nodes: plain numbers are no work for the garbage collector."""

    wide: list[int]
    by_stripe: dict[int, list[int]]


class Part:
    """Some nodes of a picture in painting order, and what can be looked up among them.

    A layout hands on the parts in which nothing changed, so that what was made of them once
    is there already.
    """

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        """Wait for the first question."""
        self.nodes = nodes

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Every node by its id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def cells(self) -> dict[CellKey, tuple[Node, ...]]:
        """Cards and their notes by lane and stage, in the order in which they stand."""
        found: dict[CellKey, list[Node]] = {}
        for node in self.nodes:
            if node.kind in ("card", "note") and node.stage_id is not None:
                found.setdefault((node.persona_id, node.stage_id), []).append(node)
        return {key: tuple(nodes) for key, nodes in found.items()}

    @cached_property
    def span(self) -> tuple[float, float]:
        """How far left and right its nodes reach; what lies elsewhere needs no closer look."""
        right = max([node.x + node.width for node in self.nodes], default=0.0)
        return min([node.x for node in self.nodes], default=0.0), right

    @cached_property
    def stripes(self) -> Stripes:
        """The ranks of the nodes by where they stand, from left to right."""
        wide: list[int] = []
        found: dict[int, list[int]] = {}
        for rank, node in enumerate(self.nodes):
            if node.width > WIDE:
                wide.append(rank)
                continue
            first, last = int(node.x // STRIPE), int((node.x + node.width) // STRIPE)
            for key in (first,) if first == last else range(first, last + 1):
                if key in found:
                    found[key].append(rank)
                else:
                    found[key] = [rank]
        return Stripes(wide, found)


def part(nodes: tuple[Node, ...], before: Part | None) -> Part:
    """Return nodes as a part: that of before when it holds the very same ones.

    What is known of it still holds for nodes that only look different.
    """
    if before is None:
        return Part(nodes)
    if same(before.nodes, nodes):
        return before
    found = Part(nodes)
    if len(before.nodes) == len(nodes):
        ranks = tuple(places(before.nodes, nodes))
        if 2 * len(ranks) < len(nodes):
            found.__dict__.update(_inherited(before, nodes, ranks))
    return found


def _inherited(before: Part, nodes: tuple[Node, ...], ranks: Sequence[int]) -> dict[str, object]:
    pairs = [(before.nodes[rank], nodes[rank]) for rank in ranks]
    known: dict[str, object] = {}
    if "stripes" in before.__dict__ and all(_stands_still(*pair) for pair in pairs):
        known["stripes"] = before.stripes
    if "by_id" in before.__dict__ and all(old.id == new.id for old, new in pairs):
        known["by_id"] = before.by_id | {new.id: new for _, new in pairs}
    return known


def _stands_still(old: Node, new: Node) -> bool:
    return (old.x, old.width) == (new.x, new.width)


@dataclass(frozen=True)
class Picture:
    """A whole canvas: its size, its grid, and its nodes in painting order."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    columns: tuple[StageColumn, ...] = ()
    lanes: tuple[Lane, ...] = ()
    stages: tuple[StageCards, ...] = field(default=(), compare=False, repr=False)
    """Which touchpoints stand in which slots, stage by stage as in ``columns``."""
    parts: tuple[Part, ...] = field(init=False, compare=False, repr=False)
    """The same nodes part by part; see ``of_parts``."""

    def __post_init__(self) -> None:
        """Be a single part."""
        object.__setattr__(self, "parts", (Part(self.nodes),))

    def of_parts(self, parts: tuple[Part, ...]) -> Picture:
        """Return this picture, whose nodes are those of the parts one after the other."""
        object.__setattr__(twin := replace(self), "parts", parts)
        return twin

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Every node by its id."""
        found: dict[str, Node] = {}
        for each in self.parts:
            found.update(each.by_id)
        return found

    @cached_property
    def cells(self) -> dict[CellKey, tuple[Node, ...]]:
        """Cards and their notes by lane and stage, in the order in which they stand."""
        found: dict[CellKey, tuple[Node, ...]] = {}
        for each in self.parts:
            for key, nodes in each.cells.items():
                found[key] = found.get(key, ()) + nodes
        return found
