"""What a panel asks the selected touchpoints (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from canvas_app.i18n import _
from canvas_app.model.project import Persona, Project, Touchpoint, View

T = TypeVar("T")


def values(cards: Sequence[Touchpoint], field: str) -> set[object]:
    """Return the different values the cards have in a field."""
    return {getattr(card, field) for card in cards}


def agreed(values: Iterable[T]) -> T | None:
    """Return the value that all of them are, None when they differ; asks no more than it needs."""
    values = iter(values)
    first = next(values, None)
    return first if all(value == first for value in values) else None


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
