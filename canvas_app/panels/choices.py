"""What the fields of a touchpoint can be, in words, and whose rating is meant (room: panels)."""

from __future__ import annotations

from collections.abc import Sequence

from canvas_app.i18n import _
from canvas_app.i18n.terms import TERMS, heading
from canvas_app.model.project import Project, Touchpoint, View
from canvas_app.model.scoring.values import applies

Option = tuple[str | None, str]
"""A value and its words."""

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


def options(project: Project, field: str) -> list[Option]:
    """Return what a field of a touchpoint or of its rating can be, with the words for it."""
    if field in VOCABULARIES:
        kind = VOCABULARIES[field]
        return [(id_, heading(kind, id_)) for id_ in TERMS[kind]]
    if field == "stage_id":
        return [(stage.id, stage.name) for stage in project.stages]
    if field == "channel_id":
        return [(None, _("no channel")), *((c.id, c.name) for c in project.channels)]
    if field == "owner_id":
        nobody: Option = (None, "— " + _("nobody owns it"))
        return [nobody, *((d.id, d.name) for d in project.departments)]
    if field == "source_id":
        return [(None, _("No source")), *((s.id, s.name) for s in project.sources)]
    if field == "goal_ids":
        return [(goal.id, goal.label or heading("goal", goal.kind)) for goal in project.goals]
    return [(persona.id, persona.name) for persona in project.personas]


def rater(card: Touchpoint, view: View, lens: str | None) -> str | None:
    """Return whose rating to show first: the lens's, the only one there is, or that of all."""
    if lens is not None and (not card.persona_ids or lens in card.persona_ids):
        return lens
    there = set(_raters(card, view))
    if len(there) == 1:
        return next(iter(there))
    if not there and len(card.persona_ids) == 1:
        return card.persona_ids[0]
    return None


def shown_first(card: Touchpoint, view: View, lens: str | None) -> str | None:
    """Return whose rating a form begins with: where only some personas have one, the first's."""
    there = _raters(card, view)
    persona_id = rater(card, view, lens)
    return there[0] if persona_id is None and there and None not in there else persona_id


def asked_first(cards: Sequence[Touchpoint], view: View, lens: str | None) -> str | None:
    """Return whose rating a form for cards begins with: of several only whose all would show."""
    if len(cards) == 1:
        return shown_first(cards[0], view, lens)
    raters = {rater(card, view, lens) for card in cards}
    if lens in raters:
        return lens
    return raters.pop() if len(raters) == 1 else None


def _raters(card: Touchpoint, view: View) -> list[str | None]:
    """Return whose ratings there are, without those of personas that do not meet it any more."""
    there = (rating.persona_id for rating in card.ratings if rating.view == view)
    return [persona_id for persona_id in there if applies(card, persona_id)]
