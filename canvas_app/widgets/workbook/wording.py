"""Changes of a workbook in the words of the window: names for ids, terms for codes (widgets)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from canvas_app.export.cell_meaning import REFERENCES
from canvas_app.export.sheets import Value, listed
from canvas_app.i18n import N_, _, number
from canvas_app.i18n.plain import plain
from canvas_app.i18n.terms import field, term

if TYPE_CHECKING:
    from canvas_app.export.returning import Difference
    from canvas_app.model.project import Project

SHEETS: Mapping[str, str] = {
    "touchpoints": N_("Touchpoint"),
    "ratings": N_("Rating"),
    "notes": N_("Note"),
    "budget": N_("Budget line"),
    "feedback": N_("Feedback instrument"),
    "actions": N_("Action"),
}
FIELDS: Mapping[str, str] = {
    "text": N_("Text"),
    "kind": N_("Kind"),
    "severity": N_("Severity"),
    "seq": N_("Place in the row"),
    "title": N_("Title"),
    "due": N_("Due"),
    "effect": N_("Effect"),
    "effort": N_("Effort"),
    "view": N_("View"),
    "touchpoint_id": N_("Touchpoint"),
}
"""Words for fields that ``terms`` does not name."""
TERMS: Mapping[tuple[str, str], str] = {
    ("notes", "kind"): "note",
    ("feedback", "instrument"): "instrument",
    ("actions", "status"): "action_status",
    ("ratings", "view"): "view",
    **{
        ("touchpoints", name): name
        for name in ("environment", "form", "ownership", "status", "identification", "legal_basis")
    },
}
LONG = 240
"""Characters of a cell that are shown; the tooltip has more."""


class Wording:
    """Says what changed, for one project."""

    def __init__(self, project: Project) -> None:
        self._names: dict[str, dict[str, str]] = {
            name: {each.id: each.name for each in getattr(project, where)}
            for name, (where, _noun) in REFERENCES.items()
            if where != "goals"
        }
        cards = {card.id: card.name for j in project.journeys for card in j.touchpoints}
        self._names["touchpoint_id"] = self._names["touchpoint_ids"] = cards
        self._names["goal_ids"] = {goal.id: goal.label or goal.id for goal in project.goals}

    def column(self, found: Difference) -> str:
        """Return the field that changed, of a rating with who rated."""
        if found.kind == "new":
            return _("New: {what}").format(what=_(SHEETS[found.sheet]))
        if found.kind == "gone":
            return _("Gone: {what}").format(what=_(SHEETS[found.sheet]))
        name = _field(found.field)
        if found.sheet != "ratings":
            return name
        whose = dict(found.cells)
        persona = self.value(found.sheet, "persona_id", whose.get("persona_id"))
        who = _("Everyone") if not whose.get("persona_id") else persona
        return f"{name} ({who}, {term('view', str(whose.get('view')))})"

    def before(self, found: Difference) -> str:
        """Return what the project says."""
        if found.kind == "new":
            return "–"
        if found.kind == "gone":
            return self._whole(found)
        return self.value(found.sheet, found.field, found.before)

    def after(self, found: Difference, chosen: bool) -> str:
        """Return what the workbook says, or what becomes of a record without a row."""
        if found.kind == "new":
            return self._whole(found)
        if found.kind == "gone":
            return _("is deleted") if chosen else _("is kept")
        return self.value(found.sheet, found.field, found.after)

    def value(self, sheet: str, name: str, value: Value) -> str:
        """Return one cell in words."""
        if value in (None, ""):
            return "–"
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, int | float):
            return number(value, len(f"{value:.9f}".rstrip("0").partition(".")[2]))
        if name in self._names:
            known = self._names[name]
            ids = listed(value) if name.endswith("_ids") else (value,)
            return plain(", ".join(known.get(id_, id_) for id_ in ids), LONG)
        kind = TERMS.get((sheet, name))
        return plain(term(kind, value) if kind else value, LONG)

    def _whole(self, found: Difference) -> str:
        parts = [
            f"{_field(name)}: {self.value(found.sheet, name, value)}"
            for name, value in found.cells
            if value != found.whose
        ]
        return plain(" · ".join(parts), LONG)


def _field(name: str) -> str:
    return _(FIELDS[name]) if name in FIELDS else field(name)
