"""Edits of touchpoints: add, place, name, set, copy and delete cards (room: pure edits).

Every public function returns an Edit and raises nothing; the Edit's ``change`` raises
EditError before anything is changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from canvas_app.model.edits.channels import with_channel
from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.lanes import Mode, relaned
from canvas_app.model.edits.order import beside, blocks, placed
from canvas_app.model.edits.place import Place
from canvas_app.model.edits.records import (
    changed,
    checked,
    mapped,
    named,
    required,
    touchpoint_ids,
    with_journey,
    with_touchpoints,
)
from canvas_app.model.edits.shift import Direction, shifted
from canvas_app.model.edits.typed import cleaned_fields, typed_name
from canvas_app.model.project import MAX_TOUCHPOINTS, Channel, Journey, Link, Project, Touchpoint

_FIXED = {"id", "key", "seq", "stage_id", "ratings"}
_IDS = ("persona_ids", "goal_ids")
_LONG_TEXTS = ("description", "message", "identifier")


def add_named(journey_id: str, name: str, place: Place, **fields: object) -> Edit:
    """Add a new card with a typed name at a place; ``select[0]`` is its id.

    ``fields`` as for ``set_fields``. Errors: those of ``add`` and ``set_fields``.
    """
    id_, typed = new_id(), typed_name(name)
    card = Touchpoint(id=id_, name="…", stage_id=place.stage_id)

    def change(project: Project) -> Project:
        named_card = _with_fields(card, {**fields, "name": typed.text})
        return add(journey_id, named_card, place).change(project)

    facts = {"name": typed.text, "cut": typed.cut}
    return Edit("add_touchpoint", change, facts, select=(id_,))


def add(
    journey_id: str, touchpoint: Touchpoint, place: Place, channel: Channel | None = None
) -> Edit:
    """Add a card at a place: its stage, order and personas are the place's.

    In the lane *Everyone* the card keeps the personas it brings, usually none; a key that the
    journey has becomes the card's id. ``channel`` is added to the project when it lacks it.
    Errors: ``gone``, ``id_taken``, ``invalid_value``, ``too_many_touchpoints``,
    ``too_many_channels``.
    """

    def change(project: Project) -> Project:
        journey = _checked(project, journey_id, [], place)
        if touchpoint.id in touchpoint_ids(project):
            raise EditError("id_taken", noun="touchpoint", id=touchpoint.id)
        check_room(project, 1)
        if channel is not None:
            project = with_channel(project, channel)
        personas = touchpoint.persona_ids if place.lane is None else (place.lane,)
        checked(Touchpoint, "name", touchpoint.name)
        taken = any(known.key == touchpoint.key for known in journey.touchpoints)
        key = touchpoint.id if taken else touchpoint.key
        card = changed(touchpoint, persona_ids=_once(personas), key=key)
        _check_references(project, card)
        return with_journey(project, placed(journey, [card], [[card.id]], place))

    facts = {"name": touchpoint.name}
    return Edit("add_touchpoint", change, facts, select=(touchpoint.id,))


def move(
    journey_id: str,
    ids: Sequence[str],
    place: Place,
    from_lane: str | None = None,
    mode: Mode = "move",
) -> Edit:
    """Put cards at a place, in the order in which they stand.

    ``from_lane`` is the lane of the card that was taken: a persona's id, or None for
    *Everyone*. ``mode`` "twin" adds the target persona, "copy" leaves the cards and puts
    copies at the place. Cards put where they stand already are no change.
    Errors: ``gone``, ``too_many_touchpoints``, ``meets_everyone``.
    """
    wanted = set(ids)
    copies = {id_: new_id() for id_ in ids} if mode == "copy" else {}

    def change(project: Project) -> Project:
        journey = _checked(project, journey_id, ids, place)
        cards = [card for card in journey.touchpoints if card.id in wanted]
        if mode == "twin" and place.lane and not any(card.persona_ids for card in cards):
            raise EditError("meets_everyone")
        stages = [stage.id for stage in project.stages]
        moments = [[copies.get(id_, id_) for id_ in moment] for moment in blocks(cards, stages)]
        if copies:
            check_room(project, len(copies))
            journey = _with_copied_links(journey, copies)
            cards = [_copy(card, copies[card.id]) for card in cards]
        cards = [relaned(journey, card, from_lane, place.lane, mode) for card in cards]
        return with_journey(project, placed(journey, cards, moments, place))

    kind = {"move": "move_touchpoints", "twin": "twin_touchpoints", "copy": "copy_touchpoints"}
    select = tuple(copies.get(id_, id_) for id_ in ids)
    return Edit(kind[mode], change, {"n": len(select)}, select=select)


def shift(
    journey_id: str,
    ids: Sequence[str],
    direction: Direction,
    from_lane: str | None = None,
    *,
    onto: bool = False,
) -> Edit:
    """Move cards one step to the neighbour slot, stage or lane; steps in a row are one.

    ``from_lane`` is the lane in which they are looked at; with ``onto`` they are stacked on
    their neighbour. At the edge of the canvas nothing changes. Error: ``gone``.
    """

    def change(project: Project) -> Project:
        journey = named(project.journeys, journey_id, "journey")
        required(journey.touchpoints, ids, "touchpoint")
        after = shifted(project, journey, ids, direction, from_lane, onto=onto)
        return with_journey(project, after)

    return Edit("move_touchpoints", change, {"n": len(ids)}, merge=("shift", tuple(ids)))


def duplicate(ids: Sequence[str]) -> Edit:
    """Put a copy right of each card, in its lanes; links between the copied ones too.

    A copy has an id and a key of its own and no votes; notes, money and actions stay with
    the first. Errors: ``gone``, ``too_many_touchpoints``.
    """
    copies = {id_: new_id() for id_ in ids}

    def change(project: Project) -> Project:
        required(
            [card for journey in project.journeys for card in journey.touchpoints],
            ids,
            "touchpoint",
        )
        check_room(project, len(copies))
        for journey in project.journeys:
            made = {t.id: _copy(t, copies[t.id]) for t in journey.touchpoints if t.id in copies}
            journey = beside(_with_copied_links(journey, copies), made)
            project = with_journey(project, journey)
        return project

    return Edit("duplicate_touchpoints", change, {"n": len(copies)}, select=tuple(copies.values()))


def rename(id_: str, name: str) -> Edit:
    """Give a card the typed name; typing in a row is one step.

    Errors: ``gone``, ``invalid_value`` when nothing is left of the name. ``facts["cut"]``
    counts the characters that were too many.
    """
    typed = typed_name(name)

    def change(project: Project) -> Project:
        return with_touchpoints(project, [id_], lambda card: changed(card, name=typed.text))

    facts = {"name": typed.text, "cut": typed.cut}
    return Edit("rename_touchpoint", change, facts, merge=("rename", id_))


def set_fields(ids: Sequence[str], **fields: object) -> Edit:
    """Set the same fields of one or more cards; lists are tuples, empty personas all.

    All fields but ``id``, ``key``, ``seq``, ``stage_id`` and ``ratings``, which have edits of
    their own. Typing of texts in a row is one step.
    Errors: ``gone``, ``invalid_value``; KeyError for a field that cards do not have.
    """
    if wrong := _FIXED.intersection(fields):
        raise KeyError(*wrong)
    values, cut = cleaned_fields(fields, ["name"], _LONG_TEXTS)

    def change(project: Project) -> Project:
        after = with_touchpoints(project, ids, lambda card: _with_fields(card, values))
        cards = (card for journey in after.journeys for card in journey.touchpoints)
        if ids:  # what was set refers to the same in all of them
            _check_references(project, next(card for card in cards if card.id == ids[0]))
        return after

    facts = {"n": len(ids), "fields": tuple(fields), "cut": cut}
    is_typing = {"name", *_LONG_TEXTS}.issuperset(fields)
    merge = ("set_fields", tuple(ids), tuple(fields)) if is_typing else None
    return Edit("set_touchpoint_fields", change, facts, merge=merge)


def let_meet(ids: Sequence[str], persona_id: str, meets: bool) -> Edit:
    """Let a persona meet cards too, or no longer; without any persona all meet a card.

    Error: ``gone``.
    """

    def change(project: Project) -> Project:
        named(project.personas, persona_id, "persona")
        order = [persona.id for persona in project.personas]

        def met(card: Touchpoint) -> Touchpoint:
            wanted = (
                {*card.persona_ids, persona_id} if meets else {*card.persona_ids} - {persona_id}
            )
            return changed(card, persona_ids=tuple(id_ for id_ in order if id_ in wanted))

        return with_touchpoints(project, ids, met)

    facts = {"n": len(ids), "fields": ("persona_ids",), "cut": 0}
    return Edit("set_touchpoint_fields", change, facts)


def toggle_moment_of_truth(ids: Sequence[str]) -> Edit:
    """Mark cards as moments of truth, or unmark them when all are marked. Error: ``gone``."""

    def change(project: Project) -> Project:
        wanted = set(ids)
        cards = [t for j in project.journeys for t in j.touchpoints if t.id in wanted]
        mark = not all(card.moment_of_truth for card in cards)
        return with_touchpoints(project, ids, lambda card: changed(card, moment_of_truth=mark))

    return Edit("toggle_moment_of_truth", change, {"n": len(ids)})


def vote(ids: Sequence[str], votes: int) -> Edit:
    """Give cards votes, or take them when negative, never below none. Error: ``gone``."""

    def change(project: Project) -> Project:
        return with_touchpoints(
            project, ids, lambda card: changed(card, votes=max(0, card.votes + votes))
        )

    return Edit("vote_touchpoints", change, {"n": len(ids), "votes": votes})


def delete(ids: Sequence[str]) -> Edit:
    """Delete cards with their links and notes, in one step.

    They leave budget lines and feedback, which go when no card is left to them; actions
    stay without a card. Error: ``gone``.
    """

    def change(project: Project) -> Project:
        return without(with_touchpoints(project, ids, lambda card: None), set(ids))

    return Edit("delete_touchpoints", change, {"n": len(set(ids))}, select=())


def without(project: Project, ids: set[str]) -> Project:
    """Return the project with nothing that refers to these touchpoints."""

    def in_journey(journey: Journey) -> Journey:
        links = (k for k in journey.links if k.from_id not in ids and k.to_id not in ids)
        return changed(journey, links=tuple(links))

    def kept(refs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(ref for ref in refs if ref not in ids)

    return changed(
        project,
        journeys=mapped(project.journeys, in_journey),
        notes=tuple(note for note in project.notes if note.touchpoint_id not in ids),
        budget_lines=mapped(
            project.budget_lines,
            lambda line: (
                changed(line, touchpoint_ids=left) if (left := kept(line.touchpoint_ids)) else None
            ),
        ),
        feedback=mapped(
            project.feedback,
            lambda item: (
                changed(item, touchpoint_ids=left) if (left := kept(item.touchpoint_ids)) else None
            ),
        ),
        actions=mapped(
            project.actions,
            lambda a: changed(a, touchpoint_id=None) if a.touchpoint_id in ids else a,
        ),
    )


def check_room(project: Project, n: int) -> None:
    """Raise EditError ``too_many_touchpoints`` with ``limit`` when ``n`` more do not fit."""
    count = sum(len(journey.touchpoints) for journey in project.journeys)
    if count + n > MAX_TOUCHPOINTS:
        raise EditError("too_many_touchpoints", limit=MAX_TOUCHPOINTS)


def _checked(project: Project, journey_id: str, ids: Sequence[str], place: Place) -> Journey:
    journey = named(project.journeys, journey_id, "journey")
    required(journey.touchpoints, ids, "touchpoint")
    named(project.stages, place.stage_id, "stage")
    if place.lane is not None:
        named(project.personas, place.lane, "persona")
    return journey


def _copy(card: Touchpoint, id_: str) -> Touchpoint:
    return changed(card, id=id_, key=id_, votes=0)


def _with_copied_links(journey: Journey, copies: dict[str, str]) -> Journey:
    taken = {link.id for link in journey.links}

    def copied(link: Link) -> Link:
        ends = {"from_id": copies[link.from_id], "to_id": copies[link.to_id]}
        return changed(link, id=new_id(taken, "l"), **ends)

    inner = [link for link in journey.links if link.from_id in copies and link.to_id in copies]
    return changed(journey, links=(*journey.links, *map(copied, inner)))


def _with_fields(card: Touchpoint, fields: dict[str, object]) -> Touchpoint:
    card = changed(card, **fields)
    lists = {name: _once(getattr(card, name)) for name in _IDS if name in fields}
    return changed(card, **lists) if lists else card


def _once(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _check_references(project: Project, card: Touchpoint) -> None:
    required(project.channels, [card.channel_id], "channel")
    required(project.departments, [card.owner_id], "department")
    required(project.personas, card.persona_ids, "persona")
    required(project.goals, card.goal_ids, "goal")
    required(project.personas, [rating.persona_id for rating in card.ratings], "persona")
    required(project.sources, [rating.source_id for rating in card.ratings], "source")
