"""Words for the members of the model's vocabularies, and names of edits (room: words).

Both languages as in ``domain.md`` 1.5. An unknown member of an open list is its own word.
"""

from __future__ import annotations

from collections.abc import Mapping

from canvas_app.i18n import N_, _, ngettext
from canvas_app.i18n.plain import quoted
from canvas_app.i18n.thresholds import NAMES

TERMS: Mapping[str, Mapping[str, str]] = {
    "phase": {
        "before": N_("Before the purchase"),
        "during": N_("During the purchase"),
        "after": N_("After the purchase"),
    },
    "stage": {
        "awareness": N_("Awareness"),
        "evaluation": N_("Evaluation"),
        "purchase": N_("Purchase"),
        "use": N_("Use"),
        "loyalty": N_("Repeat purchase and recommendation"),
    },
    "environment": {"online": N_("online"), "offline": N_("offline"), "both": N_("both")},
    "form": {
        "interactive": N_("interactive"),
        "static": N_("static"),
        "human": N_("human"),
    },
    "ownership": {
        "owned": N_("owned"),
        "paid": N_("paid"),
        "earned": N_("earned"),
        "shared": N_("shared"),
    },
    "status": {
        "active": N_("active"),
        "unmanaged": N_("unmanaged"),
        "unused": N_("unused"),
        "planned": N_("planned"),
        "retire": N_("to be retired"),
    },
    "difference": {"new": N_("new"), "changed": N_("changed")},
    "journey_state": {"as_is": N_("As-is"), "to_be": N_("To-be"), "ideal": N_("Ideal")},
    "view": {
        "best": N_("Best view"),
        "internal": N_("Internal view"),
        "customer": N_("Customer view"),
    },
    "identification": {
        "anonymous": N_("anonymous"),
        "pseudonymous": N_("pseudonymous"),
        "identified": N_("identified"),
        "unknown": N_("unknown"),
    },
    "legal_basis": {
        "not_needed": N_("not needed"),
        "consent": N_("consent"),
        "contract": N_("contract"),
        "legitimate_interest": N_("legitimate interest"),
        "legal_duty": N_("legal duty"),
        "open": N_("open question"),
    },
    "device": {
        "smartphone": N_("Smartphone"),
        "tablet": N_("Tablet"),
        "desktop": N_("Computer"),
        "tv": N_("TV"),
        "terminal": N_("Terminal"),
        "telephone": N_("Telephone"),
        "wearable": N_("Wearable"),
    },
    "buying_role": {
        "initiator": N_("Initiator"),
        "user": N_("User"),
        "influencer": N_("Influencer"),
        "decider": N_("Decider"),
        "approver": N_("Approver"),
        "buyer": N_("Buyer"),
        "gatekeeper": N_("Gatekeeper"),
    },
    "market": {"b2b": "B2B", "b2c": "B2C", "b2b2c": "B2B2C", "b2g": "B2G"},
    "goal": {
        "differentiation": N_("Differentiation"),
        "loyalty": N_("Loyalty and recommendation"),
        "channel_mix": N_("Channel mix"),
        "efficiency": N_("Efficiency"),
        "other": N_("Other"),
    },
    "source": {
        "interview": N_("Interview"),
        "survey": N_("Survey"),
        "analytics": N_("Analytics"),
        "experiment": N_("Experiment"),
        "observation": N_("Observation"),
        "assumption": N_("Assumption"),
    },
    "note": {
        "note": N_("Note"),
        "pain": N_("Pain point"),
        "opportunity": N_("Opportunity"),
        "quote": N_("Quote"),
        "question": N_("Question"),
        "decision": N_("Decision"),
    },
    "instrument": {
        "nps": N_("Recommendation (NPS®)"),
        "csat": N_("Satisfaction (CSAT)"),
        "ces": N_("Effort (CES)"),
        "other": N_("Other"),
    },
    "link": {"next": N_("next step"), "branch": N_("branch"), "loop": N_("loop")},
    "handover": {
        "seamless": N_("seamless"),
        "partial": N_("partial"),
        "none": N_("no handover"),
        "unknown": N_("unknown"),
    },
    "action_status": {
        "open": N_("open"),
        "doing": N_("in progress"),
        "done": N_("done"),
        "dropped": N_("dropped"),
    },
    "quadrant": {
        "concentrate": N_("Concentrate here"),
        "keep_up": N_("Keep up the good work"),
        "low_priority": N_("Low priority"),
        "overkill": N_("Possible overkill"),
    },
    "opportunity_band": {
        "extreme": N_("extreme"),
        "strong": N_("strong"),
        "moderate": N_("moderate"),
        "low": N_("low"),
    },
    "served": {
        "under": N_("underserved"),
        "appropriate": N_("appropriately served"),
        "over": N_("overserved"),
    },
    "experience_class": {
        "disappointing": N_("disappointing"),
        "ok": N_("ok"),
        "delighting": N_("delighting"),
    },
    "success_class": {
        "success": N_("success touchpoint"),
        "potential": N_("potential"),
        "hidden": N_("dormant"),
        "other": N_("other"),
    },
    "feeling": {
        "positive": N_("positive"),
        "neutral": N_("neutral"),
        "negative": N_("negative"),
    },
    "severity": {
        "none": N_("no gap"),
        "low": N_("low gap"),
        "medium": N_("medium gap"),
        "high": N_("high gap"),
    },
    "budget_class": {
        "over": N_("overspend"),
        "under": N_("underspend"),
        "balanced": N_("balanced"),
    },
    "language": {"de": "Deutsch", "en": "English"},
}

FIELDS: Mapping[str, str] = {
    "actions": N_("Actions"),
    "actual": N_("Actual"),
    "answered": N_("Answered"),
    "budget_lines": N_("Budget lines"),
    "ceiling": N_("Ceiling"),
    "channel_id": N_("Channel"),
    "channels": N_("Channels"),
    "cognitive": N_("Understanding"),
    "date": N_("Date"),
    "departments": N_("Departments"),
    "description": N_("Description"),
    "detractors": N_("Detractors"),
    "devices": N_("Devices"),
    "distribution": N_("Answers"),
    "emotional": N_("Feeling"),
    "environment": N_("Environment"),
    "expectation": N_("Expectation"),
    "experience": N_("Experience"),
    "feedback": N_("Feedback instruments"),
    "form": N_("Form"),
    "forwarded": N_("Forwarded"),
    "goal_ids": N_("Goals"),
    "goals": N_("Goals"),
    "identification": N_("Customer known?"),
    "identifier": N_("Known by"),
    "importance": N_("Importance"),
    "instrument": N_("Instrument"),
    "journeys": N_("Journeys"),
    "key": N_("Key"),
    "label": N_("Label"),
    "legal_basis": N_("Legal basis"),
    "links": N_("Links"),
    "locked": N_("Locked"),
    "message": N_("Message"),
    "metric": N_("Metric"),
    "moment_of_truth": N_("Moment of truth"),
    "n": N_("Base"),
    "name": N_("Name"),
    "notes": N_("Notes"),
    "owner_id": N_("Owner"),
    "ownership": N_("Ownership"),
    "passives": N_("Passives"),
    "period": N_("Period"),
    "persona_id": N_("Persona"),
    "persona_ids": N_("Personas"),
    "personas": N_("Personas"),
    "phases": N_("Phases"),
    "planned": N_("Planned"),
    "promoters": N_("Promoters"),
    "ratings": N_("Ratings"),
    "responses": N_("Answers"),
    "sent": N_("Sent"),
    "snapshots": N_("Snapshots"),
    "source_id": N_("Source"),
    "sources": N_("Sources"),
    "stage_id": N_("Stage"),
    "stages": N_("Stages"),
    "status": N_("Status"),
    "success_chance": N_("Chance of success"),
    "target": N_("Target"),
    "touchpoint_ids": N_("Touchpoints"),
    "touchpoints": N_("Touchpoints"),
    "votes": N_("Votes"),
    "weight": N_("Weight"),
}
"""Fields of records and lists of a project, as a person calls them."""


def term(kind: str, id_: str | None) -> str:
    """Return the word for a member of a vocabulary, as ``term("status", "retire")``.

    Adjectives are in lower case. None is a dash; a member that is not known is its own word.
    """
    if id_ is None:
        return "–"
    word = TERMS.get(kind, {}).get(id_)
    return _(word) if word else id_


def heading(kind: str, id_: str | None) -> str:
    """Return the word of ``term`` with a capital, to stand alone in a field or a list."""
    word = term(kind, id_)
    return word[:1].upper() + word[1:]


def field(name: str) -> str:
    """Return what people call a field of the model; its own name when it has none."""
    words = FIELDS.get(name) or NAMES.get(name)
    return _(words) if words else name


def edit_name(kind: str, facts: Mapping[str, object]) -> str:
    """Return what an edit did, as the menus of undo and redo say it: "Move of 3 touchpoints"."""
    name = facts.get("name") or facts.get("title")
    if kind in _NAMED and isinstance(name, str):
        return _(_NAMED[kind]).format(name=quoted(name, 40))
    n = facts.get("n")
    if kind in _COUNTED:
        return ngettext(*_COUNTED[kind], n if isinstance(n, int) else 1)
    changed = facts.get("field")
    if kind == "rate" and isinstance(changed, str):
        return _("Rating of {field}").format(field=quoted(field(changed), 40))
    fields = facts.get("fields")
    if kind == "set_note_fields" and isinstance(fields, tuple) and len(fields) == 1:
        return _(_OF_NOTES.get(fields[0], _SIMPLE[kind]))
    return _(_SIMPLE.get(kind, _CHANGE))


_CHANGE = N_("Change")
_OF_NOTES: Mapping[str, str] = {
    "text": N_("Text of a note"),
    "kind": N_("Kind of a note"),
    "severity": N_("Severity of a note"),
    "source_id": N_("Source of a note"),
    "persona_id": N_("Persona of a note"),
}
_NAMED: Mapping[str, str] = {
    "add_touchpoint": N_("New touchpoint {name}"),
    "rename_touchpoint": N_("Renaming to {name}"),
    "add_stage": N_("New stage {name}"),
    "rename_stage": N_("Renaming to {name}"),
    "delete_stage": N_("Deletion of {name}"),
    "move_stage": N_("Move of {name}"),
    "rename_phase": N_("Renaming to {name}"),
    "add_persona": N_("New persona {name}"),
    "delete_persona": N_("Deletion of {name}"),
    "move_persona": N_("Move of {name}"),
    "add_journey": N_("New journey {name}"),
    "rename_journey": N_("Renaming to {name}"),
    "delete_journey": N_("Deletion of {name}"),
    "duplicate_journey": N_("Copy of the journey {name}"),
    "add_action": N_("New action {name}"),
    "add_channel": N_("New channel {name}"),
    "add_department": N_("New department {name}"),
    "rename_department": N_("Renaming to {name}"),
    "add_source": N_("New source {name}"),
    "add_goal": N_("New goal {name}"),
    "add_budget_line": N_("New budget line {name}"),
    "add_feedback": N_("New feedback instrument {name}"),
    "save_view": N_("Saving of the view {name}"),
    "take_workbook": N_("Changes from {name}"),
    "rename_saved_view": N_("Renaming to {name}"),
    "take_snapshot": N_("Snapshot {name}"),
    "rename_snapshot": N_("Renaming to {name}"),
}


def _many(one: str, many: str) -> tuple[str, str]:
    return one, many


_COUNTED: Mapping[str, tuple[str, str]] = {
    "move_touchpoints": _many("Move of a touchpoint", "Move of {n} touchpoints"),
    "shift_touchpoints": _many("Move of a touchpoint", "Move of {n} touchpoints"),
    "twin_touchpoints": _many(
        "Touchpoint for another persona", "{n} touchpoints for another persona"
    ),
    "copy_touchpoints": _many("Copy of a touchpoint", "Copy of {n} touchpoints"),
    "duplicate_touchpoints": _many("Copy of a touchpoint", "Copy of {n} touchpoints"),
    "paste_touchpoints": _many("Paste of a touchpoint", "Paste of {n} touchpoints"),
    "merge_touchpoints": _many("Merge of a touchpoint", "Merge of {n} touchpoints"),
    "cut_touchpoints": _many("Cutting of a touchpoint", "Cutting of {n} touchpoints"),
    "import_touchpoints": _many("Import of a touchpoint", "Import of {n} touchpoints"),
    "delete_touchpoints": _many("Deletion of a touchpoint", "Deletion of {n} touchpoints"),
    "set_touchpoint_fields": _many("Change of a touchpoint", "Change of {n} touchpoints"),
    "toggle_moment_of_truth": _many(
        "Moment of truth at a touchpoint", "Moment of truth at {n} touchpoints"
    ),
    "vote_touchpoints": _many("Vote for a touchpoint", "Votes for {n} touchpoints"),
    "delete_budget_lines": _many("Deletion of a budget line", "Deletion of {n} budget lines"),
    "add_unused": _many("A usual touchpoint, unused", "{n} usual touchpoints, unused"),
    "delete_channels": _many("Deletion of a channel", "Deletion of {n} channels"),
    "delete_departments": _many("Deletion of a department", "Deletion of {n} departments"),
    "delete_feedback": _many(
        "Deletion of a feedback instrument", "Deletion of {n} feedback instruments"
    ),
    "delete_goals": _many("Deletion of a goal", "Deletion of {n} goals"),
    "delete_sources": _many("Deletion of a source", "Deletion of {n} sources"),
    "delete_links": _many("Deletion of a link", "Deletion of {n} links"),
    "delete_notes": _many("Deletion of a note", "Deletion of {n} notes"),
    "delete_saved_views": _many("Deletion of a saved view", "Deletion of {n} saved views"),
    "delete_snapshots": _many("Deletion of a snapshot", "Deletion of {n} snapshots"),
    "delete_actions": _many("Deletion of an action", "Deletion of {n} actions"),
    "clear_rating": _many("Rating of a touchpoint removed", "Ratings of {n} touchpoints removed"),
}
_SIMPLE: Mapping[str, str] = {
    "add_touchpoint": N_("New touchpoint"),
    "add_link": N_("New link"),
    "add_note": N_("New note"),
    "move_note": N_("Move of a note"),
    "duplicate_note": N_("Copy of a note"),
    "cut_note": N_("Cut of a note"),
    "park_note": N_("Note to the parking lot"),
    "vote_note": N_("Vote for a note"),
    "set_persona_fields": N_("Change of a persona"),
    "set_link_fields": N_("Change of a link"),
    "reverse_link": N_("Turning of a link"),
    "set_note_fields": N_("Change of a note"),
    "set_action_fields": N_("Change of an action"),
    "set_settings": N_("Change of the thresholds"),
    "restore_snapshot": N_("Restoring of a snapshot"),
    "reset_settings": N_("Thresholds back to their defaults"),
    "set_budget_line_fields": N_("Change of a budget line"),
    "set_feedback_fields": N_("Change of a feedback instrument"),
    "set_source_fields": N_("Change of a source"),
    "set_goal_fields": N_("Change of a goal"),
    "move_goal": N_("Move of a goal"),
    "set_channel_fields": N_("Change of a channel"),
    "arrange_saved_views": N_("Order of the saved views"),
    "move_channel": N_("Move of a channel"),
    "move_department": N_("Move of a department"),
    "add_goal": N_("New goal"),
    "move_journey": N_("Move of a journey"),
    "delete_journey": N_("Deletion of a journey"),
    "set_project_fields": N_("Change of the project"),
    "set_journey_fields": N_("Change of the journey"),
    "rename_phase": N_("Renaming of a phase"),
    "move_stage": N_("Move of a stage"),
    "delete_stage": N_("Deletion of a stage"),
    "move_persona": N_("Move of a persona"),
    "delete_persona": N_("Deletion of a persona"),
}
