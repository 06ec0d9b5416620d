"""Edits that put several touchpoints in at once: lists, rows, copied cards (room: pure edits).

Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from canvas_app.model.edits.adoption import Adopted, adopted, found
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.order import blocks, placed
from canvas_app.model.edits.place import Place
from canvas_app.model.edits.records import changed, named, with_journey
from canvas_app.model.edits.touchpoints import check_room
from canvas_app.model.project import Journey, Link, Note, Project, Touchpoint


def fresh_ids(n: int) -> tuple[str, ...]:
    """Return ``n`` different ids for new touchpoints."""
    ids: dict[str, None] = {}
    while len(ids) < n:
        ids[new_id(ids)] = None
    return tuple(ids)


def slot(place: Place) -> Place:
    """Return a place beside a card instead of one on it: many cards on one would be a heap."""
    return place if place.onto is None else Place(place.stage_id, place.lane, after=place.onto)


def showing(journey: Journey, personas: Sequence[str]) -> Journey:
    """Return a journey that shows new personas too, when it does not show all anyway."""
    if not journey.persona_ids or not personas:
        return journey
    return changed(journey, persona_ids=(*journey.persona_ids, *personas))


def add_names(journey_id: str, names: Sequence[str], place: Place, cut: int = 0) -> Edit:
    """Add a card for each name, in their order, at a place. ``cut`` as in ``Edit.facts``.

    Errors: ``gone``, ``too_many_touchpoints``, ``invalid_value``.
    """
    ids = fresh_ids(len(names))

    def change(project: Project) -> Project:
        check_room(project, len(names))
        journey = _checked(project, journey_id, place)
        lane = () if place.lane is None else (place.lane,)
        cards = [
            changed(Touchpoint(id=id_, name="…", stage_id=place.stage_id), name=name)
            for id_, name in zip(ids, names, strict=True)
        ]
        cards = [changed(card, persona_ids=lane) for card in cards]
        return with_journey(project, placed(journey, cards, [[id_] for id_ in ids], slot(place)))

    return Edit("paste_touchpoints", change, {"n": len(names), "cut": cut}, select=ids)


def add_fragment(journey_id: str, part: Project, place: Place) -> Edit:
    """Add copies of the cards of a fragment, with new ids, their links and their notes.

    Cards of one stage come to the place. Those of several keep their distance: the first stands
    in the place's stage, or so far before it that the last one still has a stage. A card of one
    lane goes to the lane of the place; a card that is met there already keeps its personas.
    Keys stay where they are free, so that journeys can be compared; votes stay with a card that
    is still there. Channels, personas, departments and sources are found by id or name, or come
    along; goals that are not there are left out.
    Errors: ``gone``, ``too_many_touchpoints``, ``too_many_channels``, ``too_many_personas``.
    """
    source = next(journey for journey in part.journeys if journey.touchpoints)
    ids = dict(
        zip([c.id for c in source.touchpoints], fresh_ids(len(source.touchpoints)), strict=True)
    )

    def change(project: Project) -> Project:
        check_room(project, len(ids))
        _checked(project, journey_id, place)
        given = adopted(project, part, source, _relaned(project, part, source, place))
        journey = named(given.project.journeys, journey_id, "journey")
        keys = {card.key for each in project.journeys for card in each.touchpoints}
        free = {card.id for card in source.touchpoints if card.key not in keys}
        taken = {card.key for card in journey.touchpoints}
        copies = [_copy(card, ids[card.id], given) for card in source.touchpoints]
        cards = [
            changed(
                copy,
                key=copy.id if card.key in taken else card.key,
                votes=card.votes if card.id in free else 0,
            )
            for card, copy in zip(source.touchpoints, copies, strict=True)
        ]
        cards = _in_lane(cards, place)
        known = {persona.id for persona in project.personas}
        met = dict.fromkeys(id_ for card in cards for id_ in card.persona_ids)
        journey = showing(journey, [id_ for id_ in met if id_ not in known])
        journey = _in_stages(given, journey, cards, part, place)
        links = tuple(_link(link, ids) for link in source.links)
        after = with_journey(given.project, changed(journey, links=(*journey.links, *links)))
        notes = tuple(_note(n, ids, given, free) for n in part.notes if n.touchpoint_id in ids)
        return changed(after, notes=(*after.notes, *notes)) if notes else after

    return Edit("paste_touchpoints", change, {"n": len(ids)}, select=tuple(ids.values()))


def _checked(project: Project, journey_id: str, place: Place) -> Journey:
    named(project.stages, place.stage_id, "stage")
    if place.lane is not None:
        named(project.personas, place.lane, "persona")
    return named(project.journeys, journey_id, "journey")


def _relaned(
    project: Project, part: Project, source: Journey, place: Place
) -> dict[str, str | None]:
    """Return what the one persona of all cards is here when nobody knows it: the place's lane."""
    lanes = {card.persona_ids for card in source.touchpoints}
    only = next(iter(lanes)) if len(lanes) == 1 else ()
    if len(only) != 1 or only[0] in found(project, part, "personas"):
        return {}
    return {only[0]: place.lane}


def _copy(card: Touchpoint, id_: str, given: Adopted) -> Touchpoint:
    ratings = {
        (who, rating.view): changed(
            rating, persona_id=who, source_id=given.one("sources", rating.source_id)
        )
        for rating in card.ratings
        for who in [given.one("personas", rating.persona_id)]
    }
    return changed(
        card,
        id=id_,
        channel_id=given.one("channels", card.channel_id),
        owner_id=given.one("departments", card.owner_id),
        persona_ids=given.all("personas", card.persona_ids),
        goal_ids=given.all("goals", card.goal_ids),
        ratings=tuple(ratings.values()),
    )


def _in_lane(cards: list[Touchpoint], place: Place) -> list[Touchpoint]:
    """Return cards that all stand in one lane as cards of the place's lane."""
    lanes = {card.persona_ids for card in cards}
    if len(lanes) != 1 or place.lane in next(iter(lanes)):
        return cards
    personas = () if place.lane is None else (place.lane,)
    return [changed(card, persona_ids=personas) for card in cards]


def _in_stages(
    given: Adopted, journey: Journey, cards: list[Touchpoint], part: Project, place: Place
) -> Journey:
    stages = [stage.id for stage in given.project.stages]
    ranks = _ranks(given, cards, part)
    first, last = min(ranks.values()), max(ranks.values())
    to = stages.index(place.stage_id)
    shift = max(min(to, len(stages) - 1 - (last - first)), 0) - first
    by_stage: dict[str, list[Touchpoint]] = {}
    for card in cards:
        rank = min(ranks[card.stage_id] + shift, len(stages) - 1)
        by_stage.setdefault(stages[rank], []).append(card)
    for stage_id, group in by_stage.items():
        moments = blocks(group, [stage.id for stage in part.stages])
        at = slot(place) if stage_id == place.stage_id else Place(stage_id, place.lane)
        journey = placed(journey, group, moments, at)
    return journey


def _ranks(given: Adopted, cards: list[Touchpoint], part: Project) -> Mapping[str, int]:
    """Return how far along each stage of the cards stands: here if all are known, else there."""
    used = {card.stage_id for card in cards}
    own = {stage.id: index for index, stage in enumerate(part.stages)}
    here = {stage.id: index for index, stage in enumerate(given.project.stages)}
    known = {id_: here_id for id_ in used if (here_id := given.one("stages", id_)) is not None}
    if len(known) == len(used):
        return {id_: here[here_id] for id_, here_id in known.items()}
    return {id_: own[id_] for id_ in used}


def _link(link: Link, ids: Mapping[str, str]) -> Link:
    ends = {"from_id": ids[link.from_id], "to_id": ids[link.to_id]}
    return changed(link, id=new_id(prefix="l"), **ends)


def _note(note: Note, ids: Mapping[str, str], given: Adopted, free: set[str]) -> Note:
    return changed(
        note,
        id=new_id(prefix="n"),
        touchpoint_id=ids[note.touchpoint_id or ""],
        persona_id=given.one("personas", note.persona_id),
        source_id=given.one("sources", note.source_id),
        votes=note.votes if note.touchpoint_id in free else 0,
    )
