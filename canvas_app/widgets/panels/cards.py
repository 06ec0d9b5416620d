"""What a panel asks the selected touchpoints (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from canvas_app.i18n import _
from canvas_app.i18n.terms import TERMS, heading
from canvas_app.model.project import Persona, Project, Touchpoint, View
from canvas_app.widgets.controls.choice import Option

VOCABULARIES = {
    "environment": "environment",
    "form": "form",
    "ownership": "ownership",
    "status": "status",
    "identification": "identification",
    "legal_basis": "legal_basis",
    "devices": "device",
}
"""Field of a touchpoint -> vocabulary of its members."""


def values(cards: Sequence[Touchpoint], field: str) -> set[object]:
    """Return the different values the cards have in a field."""
    return {getattr(card, field) for card in cards}


def options(project: Project, field: str) -> list[Option]:
    """Return what a field of a touchpoint can be, with the words for it."""
    if field in VOCABULARIES:
        kind = VOCABULARIES[field]
        return [(id_, heading(kind, id_)) for id_ in TERMS[kind]]
    if field == "channel_id":
        return [(None, _("no channel")), *((c.id, c.name) for c in project.channels)]
    if field == "owner_id":
        nobody: Option = (None, "— " + _("nobody owns it"))
        return [nobody, *((d.id, d.name) for d in project.departments)]
    if field == "goal_ids":
        return [(goal.id, goal.label or heading("goal", goal.kind)) for goal in project.goals]
    return [(persona.id, persona.name) for persona in project.personas]


def persona_words(project: Project, card: Touchpoint) -> str:
    """Return the personas of a card as a person reads them."""
    names = [persona.name for persona in project.personas if persona.id in card.persona_ids]
    return ", ".join(names) or _("Everyone")


def met_by(project: Project, card: Touchpoint) -> tuple[Persona, ...]:
    """Return the personas that meet a card."""
    ids = card.persona_ids
    return tuple(persona for persona in project.personas if not ids or persona.id in ids)


def rating_values(
    cards: Sequence[Touchpoint], persona_id: str | None, view: View, field: str
) -> set[float | None]:
    """Return the different values the cards have in one field of one rating."""
    return {_stored(card, persona_id, view, field) for card in cards}


def _stored(card: Touchpoint, persona_id: str | None, view: View, field: str) -> float | None:
    for rating in card.ratings:
        if (rating.persona_id, rating.view) == (persona_id, view):
            found: float | None = getattr(rating, field)
            return found
    return None


def rater(card: Touchpoint, view: View, lens: str | None) -> str | None:
    """Return whose rating to show first: the lens's, the only one there is, or that of all."""
    if lens is not None and (not card.persona_ids or lens in card.persona_ids):
        return lens
    there = {rating.persona_id for rating in card.ratings if rating.view == view}
    if len(there) == 1:
        return next(iter(there))
    if not there and len(card.persona_ids) == 1:
        return card.persona_ids[0]
    return None
