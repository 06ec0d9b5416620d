"""Through whose eyes a lane looks, and what they see of a touchpoint (room: geometry)."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from canvas_app.layout.view import ViewChoice
from canvas_app.model.project import Channel, Feedback, Persona, Rating, Source, Stage, Touchpoint
from canvas_app.model.scoring.rounding import ratio, tenths
from canvas_app.model.scoring.values import (
    VIEWS_IN_TURN,
    RatingField,
    Scope,
    applies,
    personas,
    value,
)


class Seen(NamedTuple):
    """A value with whether something else than an assumption stands behind it."""

    value: Fraction
    grounded: bool


@dataclass(frozen=True)
class Sight:
    """What the cards of one lane depend on beside their own records.

    ``lane`` is the persona whose lane it is, None for *Everyone*; ``rows`` are all personas
    with a lane. ``language`` is that of the program's words, ``written`` that of the
    project's. ``persona_id`` is whose values are shown: None for the mean of all. Cards look
    the same through equal sights.
    """

    lane: str | None
    persona_id: str | None
    view: ViewChoice
    faded: bool
    language: str
    written: str
    rows: tuple[str, ...]
    personas: tuple[Persona, ...]
    stages: tuple[Stage, ...]
    channels: tuple[Channel, ...]
    sources: tuple[Source, ...]
    feedback: tuple[Feedback, ...]
    origin: tuple[Touchpoint, ...] = ()
    """The as-is touchpoints that those of a to-be journey are measured against."""
    votes_hidden: bool = False
    scope: Scope = field(kw_only=True, compare=False, repr=False)

    @cached_property
    def stage_name(self) -> dict[str, str]:
        """The names of the stages by their ids."""
        return {stage.id: stage.name for stage in self.stages}

    @cached_property
    def lane_name(self) -> str:
        """The name of the lane; "" for *Everyone*."""
        return next((p.name for p in self.personas if p.id == self.lane), "")

    @cached_property
    def channel(self) -> dict[str, Channel]:
        """The channels by their ids."""
        return {channel.id: channel for channel in self.channels}

    @cached_property
    def measured(self) -> frozenset[str]:
        """The touchpoints with a feedback instrument."""
        return frozenset(id_ for item in self.feedback for id_ in item.touchpoint_ids)

    @cached_property
    def origins(self) -> dict[str, Touchpoint]:
        """The touchpoints of ``origin`` by their keys."""
        return {touchpoint.key: touchpoint for touchpoint in self.origin}

    @cached_property
    def grounded(self) -> frozenset[str]:
        """The sources that are more than an assumption."""
        return frozenset(source.id for source in self.sources if source.kind != "assumption")

    @cached_property
    def views(self) -> tuple[str, ...]:
        """The views to ask, in turn."""
        return VIEWS_IN_TURN[self.view]


def answer(
    sight: Sight, touchpoint: Touchpoint, name: RatingField, persona: str | None
) -> Rating | None:
    """Return the rating that gives a persona's value, None when there is none.

    The rule of ``scoring.values.effective``; a card also needs to know the rating's source.
    """
    for view in sight.views:
        general = None
        for rating in touchpoint.ratings:
            if rating.view == view and getattr(rating, name) is not None:
                if rating.persona_id == persona:
                    return rating
                if rating.persona_id is None:
                    general = rating
        if general is not None:
            return general
    return None


def seen(sight: Sight, touchpoint: Touchpoint, name: RatingField) -> Seen | None:
    """Return the value a card shows for a rating field; None when nobody rated it.

    A mean is grounded when every rating in it is.
    """
    if not touchpoint.ratings:
        return None
    if sight.persona_id is not None:
        found = answer(sight, touchpoint, name, sight.persona_id)
        return None if found is None else Seen(_exact(found, name), _is_grounded(sight, found))
    mean = value(sight.scope, touchpoint, name)
    if mean is None:
        return None
    asked = [p.id for p in personas(sight.scope) if applies(touchpoint, p.id)]
    given = [answer(sight, touchpoint, name, persona) for persona in asked or (None,)]
    return Seen(mean, all(_is_grounded(sight, rating) for rating in given if rating is not None))


def felt(sight: Sight, touchpoint: Touchpoint, name: RatingField) -> tuple[int, bool] | None:
    """Return a point of the lane's curve: the value in tenths and whether it is grounded."""
    if not touchpoint.ratings:
        return None
    found = answer(sight, touchpoint, name, sight.lane)
    return None if found is None else (tenths(getattr(found, name)), _is_grounded(sight, found))


def _exact(rating: Rating, name: RatingField) -> Fraction:
    return ratio(tenths(getattr(rating, name)), 10)


def _is_grounded(sight: Sight, rating: Rating) -> bool:
    return rating.source_id in sight.grounded
