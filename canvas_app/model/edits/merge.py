"""Merging cards that turned out to be the same contact (room: pure edits)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.ratings import VALUES
from canvas_app.model.edits.records import changed, mapped, named, required, with_journey
from canvas_app.model.project import (
    MAX_TEXT,
    Journey,
    Link,
    Project,
    Rating,
    Touchpoint,
)

_LACKS = {"owner_id": None, "catalogue_id": None, "identifier": "", "identification": "unknown"}
"""Fields that come over where the first card has nothing."""
_TEXTS = ("description", "message")
_MOST_VOTES = 2**53


def merge(journey_id: str, ids: Sequence[str]) -> Edit:
    """Make one card of several of a journey; the first keeps its name and its place.

    Personas, goals and devices come together (a card for everyone makes it one for everyone),
    votes add up, and what the first lacks comes from the next that has it: single ratings by
    persona, view and field, channel, owner, texts. Notes, links, money, feedback and actions
    lead to the first card; no link leads to itself, and none is there twice.
    Fewer than two cards are no change. Error: ``gone``.
    """
    order = tuple(dict.fromkeys(ids))

    def change(project: Project) -> Project:
        journey = named(project.journeys, journey_id, "journey")
        required(journey.touchpoints, order, "touchpoint")
        if len(order) < 2:
            return project
        cards = {card.id: card for card in journey.touchpoints if card.id in order}
        one = reduce(_merged, [cards[id_] for id_ in order])
        journey = _with_one(journey, one, set(order[1:]))
        return _re_pointed(with_journey(project, journey), one.id, set(order[1:]))

    return Edit("merge_touchpoints", change, {"n": len(order)}, select=order[:1])


def _with_one(journey: Journey, one: Touchpoint, others: set[str]) -> Journey:
    cards = mapped(
        journey.touchpoints,
        lambda card: None if card.id in others else one if card.id == one.id else card,
    )
    return changed(journey, touchpoints=cards, links=_led(journey.links, one.id, others))


def _led(links: tuple[Link, ...], to: str, others: set[str]) -> tuple[Link, ...]:
    """Return the links with their ends at the merged card, each way once and none to itself."""
    found: dict[tuple[str, str], Link] = {}
    kept: list[Link] = []
    for link in links:
        ends = tuple(to if end in others else end for end in (link.from_id, link.to_id))
        led = changed(link, from_id=ends[0], to_id=ends[1])
        was_led = led is not link
        twice = ends in found and (was_led or to in ends)
        if ends[0] != ends[1] and not twice:
            found[ends[0], ends[1]] = led
            kept.append(led)
    return links if len(kept) == len(links) and all(map(_is, kept, links)) else tuple(kept)


def _is(one: object, other: object) -> bool:
    return one is other


def _re_pointed(project: Project, to: str, others: set[str]) -> Project:
    """Return the project in which all that hung on the others hangs on the merged card."""

    def ids(refs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(to if ref in others else ref for ref in refs))

    def single(id_: str | None) -> str | None:
        return to if id_ in others else id_

    return changed(
        project,
        notes=mapped(
            project.notes, lambda each: changed(each, touchpoint_id=single(each.touchpoint_id))
        ),
        actions=mapped(
            project.actions, lambda each: changed(each, touchpoint_id=single(each.touchpoint_id))
        ),
        budget_lines=mapped(
            project.budget_lines,
            lambda each: changed(each, touchpoint_ids=ids(each.touchpoint_ids)),
        ),
        feedback=mapped(
            project.feedback, lambda each: changed(each, touchpoint_ids=ids(each.touchpoint_ids))
        ),
    )


def _merged(one: Touchpoint, other: Touchpoint) -> Touchpoint:
    """Return the first card with what the second one adds."""
    for_all = not (one.persona_ids and other.persona_ids)
    lacked = {n: getattr(other, n) for n, empty in _LACKS.items() if getattr(one, n) == empty}
    if one.channel_id is None and other.channel_id is not None:
        lacked |= {"channel_id": other.channel_id, "environment": other.environment}
    return changed(
        one,
        persona_ids=() if for_all else _both(one.persona_ids, other.persona_ids),
        goal_ids=_both(one.goal_ids, other.goal_ids),
        devices=_both(one.devices, other.devices),
        moment_of_truth=one.moment_of_truth or other.moment_of_truth,
        votes=min(one.votes + other.votes, _MOST_VOTES),
        ratings=_rated(one.ratings, other.ratings),
        **lacked,
        **{name: _text(getattr(one, name), getattr(other, name)) for name in _TEXTS},
    )


def _both(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _text(one: str, other: str) -> str:
    """Return both texts, the second one below the first, unless that adds nothing or too much."""
    if not other.strip() or other.strip() in one:
        return one
    both = f"{one.rstrip()}\n{other}" if one.strip() else other
    return both if len(both) <= MAX_TEXT else one


def _rated(one: tuple[Rating, ...], other: tuple[Rating, ...]) -> tuple[Rating, ...]:
    """Return the ratings with the values that they lack; a source comes with what it speaks for."""
    known = {(rating.persona_id, rating.view): rating for rating in one}
    for rating in other:
        key = (rating.persona_id, rating.view)
        known[key] = _filled(known[key], rating) if key in known else rating
    return tuple(known.values())


def _filled(one: Rating, other: Rating) -> Rating:
    names = [n for n in (*VALUES, "source_id") if getattr(one, n) is None]
    return changed(one, **{name: getattr(other, name) for name in names})
