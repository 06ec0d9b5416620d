"""Edits of ratings: one value of one persona in one view (room: pure edits)."""

from __future__ import annotations

from collections.abc import Sequence

from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.records import changed, mapped, named, with_touchpoints
from canvas_app.model.project import Project, Rating, Touchpoint, View

VALUES = ("importance", "expectation", "experience", "cognitive", "emotional", "success_chance")


def rate(
    ids: Sequence[str],
    persona_id: str | None,
    view: View,
    field: str,
    value: object,
    *,
    source_id: str | None = None,
) -> Edit:
    """Give cards one value, or take it away with None; a slider's drag is one step.

    ``persona_id`` None rates for all. ``field`` is one of VALUES (0 … 10, −2 … +2, 0 … 100 %,
    in tenths) or "source_id". A rating without any value left goes. A ``source_id`` that is
    given here is where the rating comes from now.
    Errors: ``gone``, ``invalid_value``.
    """
    if field not in (*VALUES, "source_id"):
        raise KeyError(field)

    def with_values(card: Touchpoint) -> Touchpoint:
        card = rated(card, persona_id, view, **{field: value})
        if source_id is None:
            return card
        return rated(card, persona_id, view, source_id=source_id)

    def change(project: Project) -> Project:
        if persona_id is not None:
            named(project.personas, persona_id, "persona")
        if field == "source_id" and isinstance(value, str):
            named(project.sources, value, "source")
        if source_id is not None:
            named(project.sources, source_id, "source")
        return with_touchpoints(project, ids, with_values)

    facts = {"n": len(ids), "field": field, "value": value}
    return Edit("rate", change, facts, merge=("rate", tuple(ids), persona_id, view, field))


def rated(card: Touchpoint, persona_id: str | None, view: View, **values: object) -> Touchpoint:
    """Return the card with values of one rating set. Raises EditError ``invalid_value``."""

    def is_meant(rating: Rating) -> bool:
        return rating.persona_id == persona_id and rating.view == view

    ratings = card.ratings
    if not any(map(is_meant, ratings)):
        if all(value is None for value in values.values()):
            return card
        ratings = (*ratings, Rating(persona_id=persona_id, view=view))

    def set_one(rating: Rating) -> Rating | None:
        return _kept(changed(rating, **values)) if is_meant(rating) else rating

    return changed(card, ratings=mapped(ratings, set_one))


def _kept(rating: Rating) -> Rating | None:
    filled = any(getattr(rating, name) is not None for name in (*VALUES, "source_id"))
    return rating if filled or rating.model_extra else None


def clear(ids: Sequence[str], persona_id: str | None, view: View) -> Edit:
    """Take away a whole rating of cards. Error: ``gone``."""

    def unrated(card: Touchpoint) -> Touchpoint:
        kept = (r for r in card.ratings if (r.persona_id, r.view) != (persona_id, view))
        return changed(card, ratings=tuple(kept))

    def change(project: Project) -> Project:
        return with_touchpoints(project, ids, unrated)

    return Edit("clear_rating", change, {"n": len(ids)})
