"""The links of a journey, planned and drawn anew only where their cards moved (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from canvas_app.i18n import language
from canvas_app.layout import arrows, links
from canvas_app.layout.changes import changed, same
from canvas_app.layout.fading import NOTHING, Faded
from canvas_app.layout.links import Ground, Gutter, Route, Spot
from canvas_app.layout.picture import Node
from canvas_app.layout.sight import Sight
from canvas_app.layout.stacks import Position, StagePuts
from canvas_app.model.project import Link, Touchpoint

Positions = tuple[tuple[Position, ...], ...]
"""Where all cards stand, stage by stage."""
Names = Mapping[str, str]


class Plan(NamedTuple):
    """The ways of all links, and what they were planned from."""

    links: tuple[Link, ...] = ()
    positions: Positions = ()
    slots: tuple[int, ...] = ()
    routes: tuple[Route, ...] = ()
    gutters: Mapping[Gutter, int] = {}


class Drawn(NamedTuple):
    """A link as it is drawn: its arrow, perhaps the chip with its condition."""

    route: Route
    faded: bool
    ends: tuple[str, str]
    arrow: Node
    chip: Node | None


class Weave(NamedTuple):
    """All links, and what they were drawn from."""

    plan: Plan = Plan()
    ground: Ground | None = None
    touchpoints: tuple[Touchpoint, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    arrows: tuple[Node, ...] = ()
    chips: tuple[Node, ...] = ()
    """Painted after the curves."""
    faded: Faded = NOTHING
    language: str = ""
    """How the shares on the chips are written."""


def plan(ways: tuple[Link, ...], stages: Sequence[StagePuts], before: Plan) -> Plan:
    """Return the ways of links between the cards of all stages.

    As long as the same links join cards in the same places, the plan of before comes back.
    """
    positions = tuple(stage.positions for stage in stages)
    slots = tuple(stage.cards.slots for stage in stages)
    unmoved = slots == before.slots and same(positions, before.positions)
    if unmoved and ways is before.links:
        return before
    routes = tuple(links.plan(ways, _spots(positions, slots, ways)))
    return Plan(ways, positions, slots, routes, links.depths(routes))


def _spots(
    positions: Positions, slots: Sequence[int], ways: Sequence[Link]
) -> Mapping[str, Sequence[Spot]]:
    """Return where the cards of linked touchpoints stand."""
    found: dict[str, list[Spot]] = {id_: [] for link in ways for id_ in (link.from_id, link.to_id)}
    first = 0
    for stage, width in zip(positions, slots, strict=True) if found else ():
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
    """Return the links along their ways; ``sights`` are those of the lanes, as before.

    A link fades with the lane or the touchpoint (``faded``) at one of its ends.
    """
    known = (before.plan is planned, before.ground, before.language)
    if known == (True, ground, language()):
        renamed = _renamed(before.touchpoints, touchpoints)
        if not renamed and faded == before.faded:
            return before._replace(touchpoints=touchpoints)
        drawn = tuple(_again(before.drawn, renamed))
        if faded != before.faded:
            drawn = tuple(_refaded(drawn, sights, faded))
    else:
        names = {touchpoint.id: touchpoint.name for touchpoint in touchpoints}
        drawn = tuple(_all_drawn(planned.routes, ground, sights, names, before, faded))
    chips = tuple(each.chip for each in drawn if each.chip is not None)
    arrows_ = tuple(each.arrow for each in drawn)
    return Weave(planned, ground, touchpoints, drawn, arrows_, chips, faded, language())


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


def _all_drawn(
    routes: Sequence[Route],
    ground: Ground,
    sights: Sequence[Sight],
    names: Names,
    before: Weave,
    faded: Faded,
) -> Iterator[Drawn]:
    known = {each.arrow.id: each for each in before.drawn}
    there = before.ground
    level = there is not None and there[2:] == ground[2:]
    for route in routes:
        link, pale = route.link, _fades(route, sights, faded)
        ends = names[link.from_id], names[link.to_id]
        old = known.get(arrows.arrow_id(route, sights[route.start.row].lane))
        alike = old is not None and (old.faded, old.ends) == (pale, ends)
        if old and there and level and alike and old.route.link is link and not old.chip:
            way = links.shift(route, ground, old.route, there)
            if way is not None:
                yield _moved(old, route, way)
                continue
        points, lane = links.points(route, ground), sights[route.start.row].lane
        former = old.arrow if old is not None else None
        yield Drawn(route, pale, ends, *arrows.nodes(route, points, lane, pale, ends, former))


def _moved(old: Drawn, route: Route, way: float) -> Drawn:
    """Return a link without a chip further right; its x are whole numbers of half points."""
    arrow = old.arrow if way == 0 else old.arrow.twin(x=old.arrow.x + way)
    return Drawn(route, old.faded, old.ends, arrow, None)
