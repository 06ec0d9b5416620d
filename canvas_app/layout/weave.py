"""The links of a journey, planned and drawn anew only where their cards moved (room: geometry).

Stages that links join make a strand: no link leaves or enters it, so its links are planned by
themselves, with slots counted from its first one, and move with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from canvas_app.i18n import language
from canvas_app.layout import arrows, conditions, links
from canvas_app.layout.changes import changed, same
from canvas_app.layout.fading import NOTHING, Faded
from canvas_app.layout.links import Ground, Gutter, Point, Route, Spot
from canvas_app.layout.picture import Node
from canvas_app.layout.sight import Sight
from canvas_app.layout.stacks import Position, StagePuts
from canvas_app.model.project import Link, Touchpoint

Positions = tuple[tuple[Position, ...], ...]
"""Where all cards stand, stage by stage."""
Names = Mapping[str, str]
Pale = tuple[Faded, tuple[bool, ...]]
"""The touchpoints at the ends of links that fade, and whether the lanes do."""


class Strand(NamedTuple):
    """The ways of links that join the same stages, and what they were planned from.

    ``slots`` are the widths of the stages; the spots of ``routes`` count from the first of them.
    ``spots`` are the places of all touchpoints at which the links begin or end, and ``ends``
    their ids; ``routes`` are the same object as long as neither these nor the links change.
    """

    stages: tuple[str, ...]
    links: tuple[Link, ...]
    positions: Positions
    slots: tuple[int, ...]
    routes: tuple[Route, ...]
    gutters: Mapping[Gutter, int]
    ends: frozenset[str]
    spots: Mapping[str, Sequence[Spot]]


class Plan(NamedTuple):
    """The ways of all links, strand by strand, and what they were planned from.

    ``firsts`` are the first slots of the strands, ``gutters`` the tracks that all of them need.
    """

    links: tuple[Link, ...] = ()
    positions: Positions = ()
    slots: tuple[int, ...] = ()
    strands: tuple[Strand, ...] = ()
    firsts: tuple[int, ...] = ()
    gutters: Mapping[Gutter, int] = {}


class Drawn(NamedTuple):
    """A link as it is drawn: its arrow, perhaps the chip with its condition."""

    route: Route
    faded: bool
    ends: tuple[str, str]
    arrow: Node
    chip: Node | None
    crossed: tuple[float, ...] = ()
    """Where other links cross the run of the condition, right of its start."""


class Web(NamedTuple):
    """The links of a strand as they are drawn, and what they were drawn from."""

    strand: Strand
    ground: Ground
    pale: Pale
    language: str
    """How the shares on the chips are written."""
    drawn: tuple[Drawn, ...]


class Weave(NamedTuple):
    """All links, and what they were drawn from."""

    plan: Plan = Plan()
    touchpoints: tuple[Touchpoint, ...] = ()
    webs: tuple[Web, ...] = ()
    arrows: tuple[tuple[Node, ...], ...] = ()
    """Strand by strand."""
    chips: tuple[Node, ...] = ()
    """Painted after the curves."""


def plan(ways: tuple[Link, ...], stages: Sequence[StagePuts], before: Plan) -> Plan:
    """Return the ways of links between the cards of all stages.

    As long as the same links join cards in the same places, the plan of before comes back;
    strands in which nothing changed are those of before.
    """
    positions = tuple(stage.positions for stage in stages)
    slots = tuple(stage.cards.slots for stage in stages)
    unmoved = slots == before.slots and same(positions, before.positions)
    if unmoved and ways is before.links:
        return before
    known = {strand.stages: strand for strand in before.strands}
    lefts = (0, *accumulate(slots))
    strands, firsts = [], []
    for start, joined, own in _joined(stages, ways):
        old = known.get(tuple(stage.cards.stage.id for stage in joined))
        strands.append(_strand(joined, own, old))
        firsts.append(lefts[start])
    gutters: dict[Gutter, int] = {}
    for strand in strands:
        for gutter, tracks in strand.gutters.items():
            gutters[gutter] = max(gutters.get(gutter, 0), tracks)
    return Plan(ways, positions, slots, tuple(strands), tuple(firsts), gutters)


def _joined(
    stages: Sequence[StagePuts], ways: Iterable[Link]
) -> Iterator[tuple[int, Sequence[StagePuts], tuple[Link, ...]]]:
    """Yield the stages of every strand, with the number of the first, and its links."""
    places = {each.id: at for at, stage in enumerate(stages) for each in stage.cards.touchpoints}
    beginning: list[list[Link]] = [[] for _ in stages]
    reach = [*range(len(stages))]
    for link in ways:
        one, other = places[link.from_id], places[link.to_id]
        low, high = (one, other) if one < other else (other, one)
        beginning[low].append(link)
        reach[low] = max(reach[low], high)
    start = last = 0
    for at, farthest in enumerate(reach):
        last = max(last, farthest)
        if at == last:
            own = tuple(chain.from_iterable(beginning[start : at + 1]))
            if own:
                yield start, stages[start : at + 1], own
            start = last = at + 1


def _strand(stages: Sequence[StagePuts], ways: tuple[Link, ...], before: Strand | None) -> Strand:
    positions = tuple(stage.positions for stage in stages)
    slots = tuple(stage.cards.slots for stage in stages)
    unmoved = before is not None and slots == before.slots and same(positions, before.positions)
    known = before is not None and same(ways, before.links)
    if before is not None and known and unmoved:
        return before
    ends = frozenset(chain.from_iterable((link.from_id, link.to_id) for link in ways))
    spots = _spots(positions, slots, ends)
    sunk = _sunk(before.spots, spots) if before is not None and known else None
    if before is not None and sunk is not None:
        routes = _deeper(before.routes, sunk) if sunk else before.routes
        return before._replace(positions=positions, slots=slots, routes=routes, spots=spots)
    routes = tuple(links.plan(ways, spots))
    names = tuple(stage.cards.stage.id for stage in stages)
    return Strand(names, ways, positions, slots, routes, links.depths(routes), ends, spots)


def _sunk(
    before: Mapping[str, Sequence[Spot]], spots: Mapping[str, Sequence[Spot]]
) -> Mapping[Spot, Spot] | None:
    """Return which cards of the same touchpoints lie how deep now; None when one lies elsewhere."""
    found: dict[Spot, Spot] = {}
    for id_, now in spots.items():
        if before[id_] != now:
            if [spot[:2] for spot in before[id_]] != [spot[:2] for spot in now]:
                return None
            found.update(zip(before[id_], now, strict=True))
    return found


def _deeper(routes: Iterable[Route], sunk: Mapping[Spot, Spot]) -> tuple[Route, ...]:
    """Return routes between cards that lie at other depths: no way depends on these."""
    return tuple(
        route._replace(start=sunk.get(route.start, route.start), end=sunk.get(route.end, route.end))
        if route.start in sunk or route.end in sunk
        else route
        for route in routes
    )


def _spots(
    positions: Positions, slots: Sequence[int], ends: Iterable[str]
) -> Mapping[str, Sequence[Spot]]:
    """Return where the cards of linked touchpoints stand."""
    found: dict[str, list[Spot]] = {id_: [] for id_ in ends}
    first = 0
    for stage, width in zip(positions, slots, strict=True):
        for id_, row, slot, depth in stage:
            if id_ in found:
                found[id_].append(Spot(row, first + slot, depth))
        first += width
    return found


def woven(
    planned: Plan,
    ground: Ground,
    sights: Sequence[Sight],
    touchpoints: tuple[Touchpoint, ...],
    before: Weave,
    faded: Faded = NOTHING,
) -> Weave:
    """Return the links along their ways; ``sights`` are those of the same lanes as before.

    A link fades with the lane or the touchpoint (``faded``) at one of its ends.
    """
    known = {web.strand.stages: web for web in before.webs}
    lanes = tuple(sight.faded for sight in sights)
    renamed = _renamed(before.touchpoints, touchpoints)
    webs: list[Web] = []
    for strand, first in zip(planned.strands, planned.firsts, strict=True):
        here = links.stretch(ground, first, sum(strand.slots))
        web, pale = known.get(strand.stages), (faded & strand.ends, lanes)
        web = _followed(web, strand, here, sights, renamed, pale) if web is not None else None
        if web is None:
            drawn = tuple(_drawn(strand, here, sights, touchpoints, before.webs, pale[0]))
            web = Web(strand, here, pale, language(), drawn)
        webs.append(web)
    if same(webs, before.webs):
        return before._replace(plan=planned, touchpoints=touchpoints)
    chips = tuple(each.chip for web in webs for each in web.drawn if each.chip is not None)
    arrows_ = tuple(tuple(each.arrow for each in web.drawn) for web in webs)
    return Weave(planned, touchpoints, tuple(webs), arrows_, chips)


def _followed(
    web: Web, strand: Strand, ground: Ground, sights: Sequence[Sight], renamed: Names, pale: Pale
) -> Web | None:
    """Return links that at most moved together, fade or have ends of another name; None if not."""
    far = links.sideways(web.ground, ground)
    if web.strand.routes is not strand.routes or web.language != language() or far is None:
        return None
    way = (far, 0.0)
    drawn = tuple([_moved(each, each.route, way) for each in web.drawn]) if far else web.drawn
    if not strand.ends.isdisjoint(renamed):
        drawn = tuple(_again(drawn, renamed))
    if pale != web.pale:
        drawn = tuple(_refaded(drawn, sights, pale[0]))
    return web if drawn is web.drawn else Web(strand, ground, pale, web.language, drawn)


def _refaded(drawn: Sequence[Drawn], sights: Sequence[Sight], faded: Faded) -> Iterator[Drawn]:
    """Yield links that stay where they are, some of which fade or stand out now."""
    for each in drawn:
        now = _fades(each.route, sights, faded)
        if now == each.faded:
            yield each
        else:
            chip = arrows.refaded(each.chip, now) if each.chip is not None else None
            yield each._replace(faded=now, arrow=arrows.refaded(each.arrow, now), chip=chip)


def _fades(route: Route, sights: Sequence[Sight], faded: Faded) -> bool:
    link = route.link
    if link.from_id in faded or link.to_id in faded:
        return True
    return sights[route.start.row].faded or sights[route.end.row].faded


def _renamed(before: Sequence[Touchpoint], after: Sequence[Touchpoint]) -> Names:
    """Return the names that are new."""
    gone, new = changed(before, after)
    known = {touchpoint.id: touchpoint.name for touchpoint in gone}
    return {each.id: each.name for each in new if each.name != known.get(each.id)}


def _again(drawn: Sequence[Drawn], renamed: Names) -> Iterator[Drawn]:
    """Yield links that stay where they are, some of whose ends have other names."""
    for each in drawn:
        link = each.route.link
        if link.from_id in renamed or link.to_id in renamed:
            yield _renamed_ends(each, renamed)
        else:
            yield each


def _renamed_ends(drawn: Drawn, renamed: Names) -> Drawn:
    link, (start, end) = drawn.route.link, drawn.ends
    ends = renamed.get(link.from_id, start), renamed.get(link.to_id, end)
    chip = arrows.renamed(drawn.chip, link, ends) if drawn.chip is not None else None
    return drawn._replace(ends=ends, arrow=arrows.renamed(drawn.arrow, link, ends), chip=chip)


def _drawn(
    strand: Strand,
    ground: Ground,
    sights: Sequence[Sight],
    touchpoints: Iterable[Touchpoint],
    before: Iterable[Web],
    faded: Faded,
) -> Iterator[Drawn]:
    """Yield the links of a strand, those of before moved where that is all that happened."""
    names = {each.id: each.name for each in touchpoints if each.id in strand.ends}
    stages = set(strand.stages)
    former = [web for web in before if not stages.isdisjoint(web.strand.stages)]
    known = {each.arrow.id: (each, web) for web in former for each in web.drawn}
    still = len(former) == 1 and former[0].ground[:2] == ground[:2]
    fading = bool(faded) or any(sight.faded for sight in sights)
    ways = _ways(strand, ground)
    ids = [route.link.id for route in strand.routes]
    legs = conditions.uprights((id_, way) for id_, way in zip(ids, ways, strict=True) if way)
    for route, points in zip(strand.routes, ways, strict=True):
        link, pale = route.link, fading and _fades(route, sights, faded)
        ends, lane = (names[link.from_id], names[link.to_id]), sights[route.start.row].lane
        run = links.condition_run(route, ground, points) if points else None
        crossed = conditions.crossings(link.id, run, legs) if run else ()
        old, web = known.get(arrows.arrow_id(route, lane), (None, None))
        alike = old is not None and (old.faded, old.ends, old.crossed) == (pale, ends, crossed)
        if old and web and alike and old.route.link is link:
            if still and old.route == route:
                down = links.lowered(route, ground, web.ground)
                far = None if down is None else (0.0, down)
            else:
                far = links.shift(route, ground, old.route, web.ground)
            if far is not None and (run is None or web.language == language()):
                yield _moved(old, route, far)
                continue
        arrow = old.arrow if old is not None else None
        way = points or links.points(route, ground)
        made = arrows.nodes(route, way, lane, pale, ends, arrow, run, crossed)
        yield Drawn(route, pale, ends, *made, crossed)


def _ways(strand: Strand, ground: Ground) -> Sequence[tuple[Point, ...]]:
    """Return how all links run, when some have conditions that others may cross; else nothing."""
    if not any(map(links.is_labelled, strand.links)):
        return [()] * len(strand.routes)
    return [links.points(route, ground) for route in strand.routes]


def _moved(old: Drawn, route: Route, way: Point) -> Drawn:
    """Return a link further right and further down, by a whole number of half points."""
    arrow, chip = old.arrow, old.chip
    far, down = way
    if not (far or down) and old.route == route:
        return old
    if far or down:
        arrow = arrow.at(arrow.x + far, arrow.y + down)
        chip = chip.at(chip.x + far, chip.y + down) if chip is not None else None
    return Drawn(route, old.faded, old.ends, arrow, chip, old.crossed)
