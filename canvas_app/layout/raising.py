"""Curves of lanes that are too high for a page: raised to the cards that a page shows.

(room: geometry)
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from canvas_app.layout.paging import Tier
from canvas_app.layout.picture import Lane, Node, Picture
from canvas_app.layout.sizes import CURVE_GAP

HEAD = 52.0
"""Room above a curve that stands alone, for the name of its lane."""
Place = tuple[int, int]
"""A page by the rank of its band and of its tier."""


def alone(
    picture: Picture, tiers: Sequence[Tier], placed: Mapping[Place, Sequence[Node]], room: float
) -> Iterator[Place]:
    """Yield the pages that show nothing but a curve, for which there is no room elsewhere."""
    for place, cards in placed.items():
        last = _last(picture, tiers, placed, place)
        if last is not None and raised(picture, tiers, placed, place, cards, room) is None:
            yield place[0], last


def headed(tier: Tier, cards: Sequence[Node]) -> Tier:
    """Return a tier with room for the name of its lane, where the curve has none above it."""
    return tier if cards or tier.is_whole else tier._replace(top=tier.top - HEAD)


def raised(
    picture: Picture,
    tiers: Sequence[Tier],
    placed: Collection[Place],
    place: Place,
    cards: Sequence[Node],
    room: float,
) -> Lane | None:
    """Return the part of a lane with its curve right below ``cards``, the last ones of its band.

    None when the curve stands there anyhow, when more cards follow, or when it is higher than
    ``room`` in points.
    """
    if not cards or _last(picture, tiers, placed, place) is None:
        return None
    tier = tiers[place[1]]
    lane = picture.lanes[tier.lanes[0]]
    curve_y = max(node.y + node.height for node in cards) + CURVE_GAP
    bottom = curve_y + lane.y + lane.height - lane.curve_y
    if bottom - tier.top > room:
        return None
    return Lane(lane.persona_id, tier.top, bottom - tier.top, lane.cards_y, curve_y)


def _last(
    picture: Picture, tiers: Sequence[Tier], placed: Collection[Place], place: Place
) -> int | None:
    """Return the tier below the last cards of a band in which a lane's curve stands alone."""
    across, down = place
    tier = tiers[down]
    lane = picture.lanes[tier.lanes[-1]]
    has_curve = lane.curve_y < lane.y + lane.height
    later = [at for at in range(down + 1, len(tiers)) if tiers[at].lanes == tier.lanes]
    if tier.is_whole or not has_curve or not later:
        return None
    return None if any((across, at) in placed for at in later) else later[-1]
