"""Marks on steps that break: how badly, and whether anybody has discussed it (room: geometry).

A link bears its mark on its line (``link_marks``). A step without a link, from a card to the
one that follows on somebody's way, bears it before the card it arrives at. The larger and
redder the worse; hatched means that the handover is not yet discussed. What counts as a step is
said by ``scoring.md`` 2.10; here the steps are found stage by stage, so that an edit makes only
one stage anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import sqrt
from typing import NamedTuple

from canvas_app.i18n import _
from canvas_app.i18n.terms import term
from canvas_app.layout import stacks
from canvas_app.layout.changes import changed, same
from canvas_app.layout.fading import Faded
from canvas_app.layout.passing import Legs, meeting
from canvas_app.layout.picture import Detail, Disc, Node, Path, Shape, bound, moved
from canvas_app.layout.placement import StageCards
from canvas_app.layout.sizes import SLOT_GAP
from canvas_app.layout.stacks import StageNodes
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Handover, Journey, Link, Touchpoint
from canvas_app.model.scoring.gaps import Severity, breaks_between, half_points, severity_of
from canvas_app.model.scoring.values import LIVE, Scope, applies, personas

RADII: Mapping[Severity, float] = {"none": 0.0, "low": 4.0, "medium": 5.5, "high": 7.0}
TOP = 19.0
"""Below the upper edge of the card: off the arrows, which arrive in its middle."""
HATCH = 3.0
SLASH = 3.0


def mark(
    x: float, y: float, bad: Severity, handover: Handover, faded: bool = False
) -> tuple[Shape, ...]:
    """Return the mark of a gap around (x, y): two strokes in it when nothing is handed over."""
    radius, role = RADII[bad], "line.strong" if faded else f"gap.{bad}"
    if not radius:
        return ()
    if handover == "unknown":
        chords = tuple(_chords(x, y, radius - 0.5))
        return (Disc(x, y, radius, "surface", role, 1.25), Path(chords, stroke=role, line=1.0))
    disc = Disc(x, y, radius, role, "surface", 1.0)
    if handover != "none":
        return (disc,)
    reach = radius / RADII["high"] * SLASH
    return (disc, *(_slash(x + along, y, reach) for along in (-reach * 0.45, reach * 0.45)))


def _slash(x: float, y: float, reach: float) -> Path:
    steps = (("M", x - reach * 0.35, y + reach), ("L", x + reach * 0.35, y - reach))
    return Path(steps, stroke="surface", line=1.25)


def _chords(x: float, y: float, radius: float) -> Iterator[tuple[str | float, ...]]:
    """Yield rising lines across a disc."""
    off = -HATCH * int(radius / HATCH)
    while off < radius:
        half = sqrt(radius * radius - off * off)
        dx, dy, along = off / sqrt(2), off / sqrt(2), half / sqrt(2)
        yield ("M", x + dx - along, y + dy + along)
        yield ("L", x + dx + along, y + dy - along)
        off += HATCH


Ends = tuple[tuple[str, ...], ...]
"""For whom the touchpoints are that the forward links of one lead to, as far as they are live."""


class Way(NamedTuple):
    """Whose ways are looked at, and where links lead, with what that was found from.

    ``people`` are ids, or None alone when there is nobody in particular.
    """

    people: tuple[str | None, ...] = ()
    live: frozenset[str] = frozenset()
    ahead: Mapping[str, Ends] = {}
    links: tuple[Link, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()


def way(view: JourneyView, before: Way) -> Way:
    """Return the ways of a journey through the lens of the view.

    ``ahead`` is the object of before as long as nothing in it changes.
    """
    journey, live = view.journey, LIVE[view.journey.state]
    people = personas(Scope(view.project, journey, view.lens))
    ids = tuple(person.id for person in people) or (view.lens,)
    ahead = before.ahead
    if not _leads_alike(before, journey, live):
        found = _ahead(journey, live)
        ahead = ahead if ahead == found else found
    return Way(ids, live, ahead, journey.links, journey.touchpoints)


def _leads_alike(before: Way, journey: Journey, live: frozenset[str]) -> bool:
    if before.live != live or before.links is not journey.links:
        return False
    gone, new = (
        {(each.id, each.status, each.persona_ids) for each in some}
        for some in changed(before.touchpoints, journey.touchpoints)
    )
    others = {id_ for id_, _status, _personas in gone ^ new}
    return not others or others.isdisjoint(link.to_id for link in journey.links)


def _ahead(journey: Journey, live: frozenset[str]) -> Mapping[str, Ends]:
    ahead: dict[str, list[tuple[str, ...]]] = {}
    forward = [link for link in journey.links if link.kind != "loop"]
    ends = {link.to_id for link in forward}
    known = {t.id: t for t in journey.touchpoints if t.id in ends} if ends else {}
    for link in forward:
        end = known.get(link.to_id)
        if end is not None and end.status in live:
            ahead.setdefault(link.from_id, []).append(end.persona_ids)
    return {id_: tuple(found) for id_, found in ahead.items()}


def on_link(seen: Way, link: Link, start: Touchpoint, end: Touchpoint) -> Severity:
    """Return how badly the step along a link breaks; "none" when nobody takes it."""
    size = half_points(breaks_between(start, end), link.handover)
    if not size or start.status not in seen.live or end.status not in seen.live:
        return "none"
    taken = any(applies(start, who) and applies(end, who) for who in seen.people)
    return severity_of(size) if taken else "none"


class OnLink(NamedTuple):
    """What the mark of a link is drawn from."""

    link_id: str
    bad: Severity
    handover: Handover
    faded: bool


class Step(NamedTuple):
    """What the mark of a step without a link is drawn from; it fades with where it arrives."""

    start_id: str
    bad: Severity
    start_name: str
    end_name: str
    faded: bool


Last = tuple[Touchpoint | None, ...]
"""Whom everybody of ``Way.people`` has met last."""


class Break(NamedTuple):
    """The worst step without a link that arrives at a card; how bad, in half points."""

    size: int
    start: Touchpoint
    end: Touchpoint
    card_id: str


class StageMarks(NamedTuple):
    """The marks of a stage, and what they were made from.

    ``amid`` are the marks in the middle of their gaps, ``nodes`` those that keep off ``legs``.
    """

    arranged: StageCards
    cards: StageNodes
    people: tuple[str | None, ...]
    live: frozenset[str]
    came: Last
    ahead: Mapping[str, Ends]
    breaks: tuple[Break, ...]
    left: Last
    amid: tuple[Node, ...]
    legs: Legs
    nodes: tuple[Node, ...]


def stages(
    seen: Way,
    arranged: Sequence[StageCards],
    cards: Mapping[str, StageNodes],
    passed: Mapping[str, Legs],
    before: Mapping[str, StageMarks],
) -> dict[str, StageMarks]:
    """Return the marks of all stages; those of before where nothing has changed.

    They keep off the links that pass the gaps of their stage (``passed``).
    """
    came: Last = (None,) * len(seen.people)
    found: dict[str, StageMarks] = {}
    for stage in arranged:
        here, legs = cards[stage.stage.id], passed.get(stage.stage.id, ())
        old = before.get(stage.stage.id)
        if old is not None and _holds(old, stage, seen, came):
            amid = _kept(old, here)
            nodes = _clear(amid, legs, old)
            old = old._replace(cards=here, ahead=seen.ahead, amid=amid, legs=legs, nodes=nodes)
        else:
            breaks, left = _breaks(seen, stage, here, came)
            amid = _placed(breaks, here, old.amid if old is not None else ())
            nodes = _clear(amid, legs, old)
            known = (seen.people, seen.live, came, seen.ahead)
            old = StageMarks(stage, here, *known, breaks, left, amid, legs, nodes)
        found[stage.stage.id] = old
        came = old.left
    return found


def _kept(old: StageMarks, cards: StageNodes) -> tuple[Node, ...]:
    """Return the marks of a stage whose cards may stand elsewhere or fade."""
    before = old.cards
    if before is cards:
        return old.amid
    if not stacks.stands(before, cards) and (far := stacks.way(before, cards)) is not None:
        return moved(old.amid, far, _lowered(before, cards))
    if stacks.stands(before, cards):
        return tuple(_refaded(old.amid, cards.faded))
    return _placed(old.breaks, cards, old.amid)


def _clear(amid: tuple[Node, ...], legs: Legs, old: StageMarks | None) -> tuple[Node, ...]:
    """Return marks beside the links that would cross them."""
    if old is not None and amid is old.amid and legs == old.legs:
        return old.nodes
    ways = meeting(legs, amid, SLOT_GAP / 2) if legs else {}
    if not ways:
        return amid
    known = {node.id: node for node in old.nodes} if old is not None else {}
    nodes = list(amid)
    for at, way in ways.items():
        node = amid[at].twin(x=amid[at].x + way)
        was = known.get(node.id)
        nodes[at] = was if was is not None and was == node else node
    return tuple(nodes)


def _lowered(before: StageNodes, cards: StageNodes) -> Mapping[str | None, float]:
    pairs = zip(before.nodes, cards.nodes, strict=True)
    return {new.persona_id: new.y - old.y for old, new in pairs if new.y != old.y}


def _placed(breaks: Sequence[Break], cards: StageNodes, before: Sequence[Node]) -> tuple[Node, ...]:
    """Return the marks beside the cards where those stand now."""
    at = {broken.card_id for broken in breaks}
    spots = {node.id: node for node in cards.nodes if node.id in at}
    known = {node.id: node for node in before}
    return tuple([_node(each, spots[each.card_id], cards.faded, known) for each in breaks])


def _refaded(nodes: Sequence[Node], faded: Faded) -> Iterator[Node]:
    for node in nodes:
        step, now = node.identity, node.touchpoint_id in faded
        if isinstance(step, Step) and step.faded != now:
            made = step._replace(faded=now)
            yield node.twin(identity=made, drawing=bound(_drawing, made), _drawn=None)
        else:
            yield node


def _holds(old: StageMarks, stage: StageCards, seen: Way, came: Last) -> bool:
    return (
        old.arranged is stage
        and (old.people, old.live) == (seen.people, seen.live)
        and same(old.came, came)
        and _leads_as_before(old, seen, stage)
    )


def _leads_as_before(old: StageMarks, seen: Way, stage: StageCards) -> bool:
    """Whether the links from here, and from where people come, lead to the same ones."""
    if old.ahead is seen.ahead:
        return True
    starts = chain(filter(None, old.came), stage.touchpoints)
    return all(old.ahead.get(each.id) == seen.ahead.get(each.id) for each in starts)


def _breaks(
    seen: Way, stage: StageCards, cards: StageNodes, came: Last
) -> tuple[tuple[Break, ...], Last]:
    """Return the steps without a link that arrive in a stage, the worst of each card."""
    standing = {node.id for node in cards.nodes if node.kind == "card"}
    worst: dict[str, Break] = {}
    left = list(came)
    live = [touchpoint for touchpoint in stage.touchpoints if touchpoint.status in seen.live]
    for place, person in enumerate(seen.people):
        start = left[place]
        for end in [touchpoint for touchpoint in live if applies(touchpoint, person)]:
            before, start = start, end
            if before is None or _is_linked(seen, before, person):
                continue
            size = half_points(breaks_between(before, end), "unknown")
            if not size:
                continue
            spot = f"card:{end.id}@{person or '*'}"
            if spot not in standing:
                spot = f"card:{end.id}@*"
            known = worst.get(spot)
            if spot in standing and (known is None or size > known.size):
                worst[spot] = Break(size, before, end, spot)
        left[place] = start
    return tuple(worst.values()), tuple(left)


def _is_linked(seen: Way, start: Touchpoint, person: str | None) -> bool:
    ends = seen.ahead.get(start.id)
    return ends is not None and any(person is None or not ids or person in ids for ids in ends)


def _node(broken: Break, spot: Node, fades: Faded, before: Mapping[str, Node]) -> Node:
    start, end, bad = broken.start, broken.end, severity_of(broken.size)
    radius = RADII[bad] + 1
    id_ = f"gap:{spot.id.removeprefix('card:')}"
    x, y = spot.x - SLOT_GAP / 2 - radius, spot.y + TOP - radius
    identity = Step(start.id, bad, start.name, end.name, end.id in fades)
    old = before.get(id_)
    if old is not None and old.identity == identity and old.touchpoint_id == end.id:
        return old if (old.x, old.y) == (x, y) else old.at(x, y)
    return Node(
        id=id_,
        kind="link",
        x=x,
        y=y,
        width=2 * radius,
        height=2 * radius,
        identity=identity,
        drawing=bound(_drawing, identity),
        touchpoint_id=end.id,
        persona_id=spot.persona_id,
        describe=bound(describe, identity),
    )


def _drawing(step: Step, detail: Detail) -> tuple[Shape, ...]:
    return drawing(step.bad, "unknown", step.faded, detail)


def drawing(bad: Severity, handover: Handover, faded: bool, detail: Detail) -> tuple[Shape, ...]:
    """Return a mark as it is drawn in its node; from afar none is seen."""
    if detail == "tile":
        return ()
    radius = RADII[bad] + 1
    return mark(radius, radius, bad, handover, faded)


def describe(step: Step) -> str:
    """Return what a screen reader says of a step without a link."""
    way = f"{step.start_name} → {step.end_name}"
    return f"{way}, {term('severity', step.bad)}, {_('not yet discussed')}"
