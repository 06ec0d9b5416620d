"""What stands on a board, for those who listen to it, and in which order (room: geometry).

First whose lanes there are, then phase by phase and stage by stage the cards with their notes,
then curves and links. Pages that show parts of one board make one structure together: what
comes again on a later page is an artifact there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import inf

from canvas_app.i18n import _, number
from canvas_app.layout.arrows import ChipBasis
from canvas_app.layout.bands import TitleBasis
from canvas_app.layout.curves import Stretch
from canvas_app.layout.link_marks import OnLink
from canvas_app.layout.listening import again
from canvas_app.layout.pages import Part
from canvas_app.layout.picture import Node, Text
from canvas_app.layout.tags import ARTIFACT, Role, Tag

WORDS = ("card", "note", "lane_head", "band", "stage", "empty")
"""What is read once, wherever it comes again."""
LANES, STAGES, CURVES, LINKS = range(4)
"""In which order the parts of a board are read."""


class Reading:
    """The tags of a board, found node by node in painting order."""

    def __init__(self, parts: Sequence[Part]) -> None:
        """Look over all parts of pages that show a board first.

        The words for a curve are gathered from its stretches. What several pages show is read
        where most of its words are seen.
        """
        self._whole = Tag("Sect")
        self._tags: dict[str, Tag] = {}
        self._felt: dict[str, dict[str, str]] = {}
        self._broken: dict[str, Node] = {}
        self._homes = _homes(part for part in parts if part.clip)
        for node in (node for part in parts for node in part.nodes):
            if isinstance(node.identity, Stretch):
                self._felt.setdefault(_curve(node), {}).update(_marked(node.identity))
            elif isinstance(node.identity, OnLink):
                self._broken[_bearer(node)] = node

    def tag(self, node: Node, part: Part) -> Tag:
        """Return what a node is on a part of a page."""
        if self._homes.get(node.id, part) is not part:
            return ARTIFACT
        match node.kind:
            case "card" | "note":
                return self._first(node, "P", self._stage(node.stage_id), 1, said=True)
            case "link":
                return self._again(_bearer(node), "Figure", LINKS, node)
            case "curve":
                return self._again(_curve(node), "Figure", CURVES, node)
            case "lane_head":
                return self._first(node, "P", self._whole, LANES)
            case "band":
                phase = self._phase(node.id.removeprefix("band:"))
                return self._first(node, "H2", phase, 0)
            case "stage":
                return self._first(node, "H3", self._stage(node.stage_id, _phase(node)), 0)
            case "column":
                self._stage(node.stage_id, _phase(node))
                return ARTIFACT
            case "lane":
                return ARTIFACT
        return self._first(node, "P", self._whole, STAGES)

    def _first(self, node: Node, role: Role, within: Tag, rank: int, said: bool = False) -> Tag:
        """Return the tag of something that is read only where it comes first.

        What its drawn marks mean is ``said`` by its label.
        """
        if node.id in self._tags:
            return ARTIFACT
        self._tags[node.id] = tag = Tag(role, node.label if said else "", within, rank)
        return tag

    def _again(self, key: str, role: Role, rank: int, node: Node) -> Tag:
        """Return the tag of something drawn in several places, which is one all the same."""
        tag = self._tags.get(key)
        if tag is None:
            marks = ", ".join(self._felt.get(key, {}).values())
            label = self._broken.get(key, node).label
            alt = f"{label}: {marks}" if marks else label
            self._tags[key] = tag = Tag(role, alt, self._whole, rank) if alt else ARTIFACT
        return tag

    def _phase(self, phase: str) -> Tag:
        key = f"in phase:{phase}"
        return self._tags.setdefault(key, Tag("Sect", within=self._whole, rank=STAGES))

    def _stage(self, stage: str | None, phase: str = "") -> Tag:
        key = f"in stage:{stage}"
        tag = self._tags.get(key)
        if tag is None:
            within = self._phase(phase) if phase else self._whole
            self._tags[key] = tag = Tag("Sect", within=within, rank=1)
        return tag


def _homes(parts: Iterable[Part]) -> dict[str, Part]:
    """Return where the words of each node are seen best."""
    best: dict[str, tuple[float, Part]] = {}
    for part in parts:
        again()
        for node in part.nodes:
            if node.kind not in WORDS:
                continue
            seen = _seen(node, part)
            if node.id not in best or seen > best[node.id][0]:
                best[node.id] = seen, part
    return {id_: part for id_, (_seen, part) in best.items()}


def _seen(node: Node, part: Part) -> float:
    """Return how many points of its words can be seen of a node."""
    x, y, width, height = part.clip or (0.0, 0.0, inf, inf)
    left, top = (x - part.x) / part.scale - node.x, (y - part.y) / part.scale - node.y
    right, bottom = left + width / part.scale, top + height / part.scale
    return sum(
        max(0.0, min(right, shape.x + shape.width) - max(left, shape.x))
        for shape in node.shapes()
        if isinstance(shape, Text) and top < shape.y < bottom
    )


def _phase(node: Node) -> str:
    """Return the phase of a stage, by its title or its ground."""
    basis = node.identity
    if isinstance(basis, TitleBasis):
        return basis.phase
    return str(basis[0]) if isinstance(basis, tuple) and basis else ""


def _bearer(node: Node) -> str:
    """Return the id of the link that a condition or the mark of a gap stands on."""
    if isinstance(node.identity, ChipBasis):
        return f"link:{node.id.removeprefix('condition:')}"
    return node.id.removeprefix("gap:") if isinstance(node.identity, OnLink) else node.id


def _curve(node: Node) -> str:
    return f"curve:{node.persona_id or '*'}"


def _marked(stretch: Stretch) -> dict[str, str]:
    """Return what is said of the moments that stand out in a stretch of a curve."""
    words = {"w": _("weakest moment"), "p": _("peak"), "e": _("end")}
    signed = stretch.curve == "emotional"
    found = {}
    for dot in stretch.dots:
        if not dot.marks:
            continue
        value = number(Fraction(dot.tenths, 10), 1 if dot.tenths % 10 else 0, sign=signed)
        found.update({mark: f"{words[mark]} {value}" for mark in dot.marks})
    return found
