"""Words for the members of the vocabularies, as the word list of the domain has them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from canvas_app import i18n
from canvas_app.i18n.errors import edit_sentence
from canvas_app.i18n.terms import TERMS, edit_name, heading, term
from canvas_app.model import project as model

CLOSED = {
    "phase": model.Phase,
    "environment": model.Environment,
    "form": model.Form,
    "status": model.Status,
    "journey_state": model.JourneyState,
    "link": model.LinkKind,
    "handover": model.Handover,
    "identification": model.Identification,
    "action_status": model.ActionStatus,
    "language": model.Language,
}


@pytest.mark.parametrize("kind", CLOSED)
def test_every_member_of_a_closed_list_has_a_word(kind: str) -> None:
    assert set(TERMS[kind]) == set(get_args(CLOSED[kind]))


@pytest.mark.parametrize(
    ("kind", "id_", "english", "german"),
    [
        ("phase", "during", "During the purchase", "Während des Kaufs"),
        ("stage", "loyalty", "Repeat purchase and recommendation", None),
        ("form", "human", "human", "menschlich"),
        ("ownership", "earned", "earned", "verdient"),
        ("status", "retire", "to be retired", "entfällt"),
        ("status", "unmanaged", "unmanaged", "ungesteuert"),
        ("journey_state", "to_be", "To-be", "Soll"),
        ("view", "internal", "Internal view", "Innensicht"),
        ("quadrant", "overkill", "Possible overkill", "Überangebot"),
        ("opportunity_band", "moderate", "moderate", "mäßig"),
        ("served", "under", "underserved", "unterversorgt"),
        ("experience_class", "delighting", "delighting", "begeisternd"),
        ("success_class", "hidden", "dormant", "schlummernd"),
        ("budget_class", "over", "overspend", "Mehrausgabe"),
        ("handover", "seamless", "seamless", "nahtlos"),
        ("note", "pain", "Pain point", "Schmerzpunkt"),
    ],
)
def test_the_words_are_those_of_the_word_list(
    kind: str, id_: str, english: str, german: str | None
) -> None:
    assert term(kind, id_) == english
    i18n.set_language("de")
    assert term(kind, id_) == (german or "Wiederholungskauf und Weiterempfehlung")


def test_an_unknown_member_is_its_own_word() -> None:
    assert term("ownership", "stolen") == "stolen"
    assert term("nothing", "x") == "x"
    assert term("status", None) == "–"


def test_a_heading_has_a_capital() -> None:
    assert heading("status", "retire") == "To be retired"
    i18n.set_language("de")
    assert heading("status", "unmanaged") == "Ungesteuert"


@pytest.mark.parametrize(
    ("kind", "facts", "english", "german"),
    [
        ("move_touchpoints", {"n": 3}, "Move of 3 touchpoints", "Verschieben von 3 Touchpoints"),
        ("move_touchpoints", {"n": 1}, "Move of a touchpoint", "Verschieben eines Touchpoints"),
        ("add_touchpoint", {"name": "Anruf"}, "New touchpoint 'Anruf'", "Neuer Touchpoint „Anruf“"),
        ("add_touchpoint", {}, "New touchpoint", "Neuer Touchpoint"),
        (
            *("rate", {"field": "importance", "n": 1}),
            *("Rating of 'Importance'", "Bewertung von „Wichtigkeit“"),
        ),
        ("from_the_future", {}, "Change", "Änderung"),
    ],
)
def test_edits_have_names_for_undo(
    kind: str, facts: dict[str, object], english: str, german: str
) -> None:
    assert edit_name(kind, facts) == english
    i18n.set_language("de")
    assert edit_name(kind, facts) == german


def test_hostile_names_cannot_format_or_turn_the_menu() -> None:
    name = edit_name("add_touchpoint", {"name": "{0} %s \u202e\n" + "x" * 900})
    assert "{0} %s \ufffd↵" in name
    assert len(name) < 80


SOURCE = Path(__file__).parents[2] / "canvas_app"
EDIT = re.compile(r'\bEdit\(\s*"(\w+)"')
FACTS = ("limit", "journey", "n", "ceiling", "planned", "answers", "sent", "count")
REFUSAL = re.compile(r'\bEditError\(\s*"(\w+)"')


def kinds(pattern: re.Pattern[str]) -> set[str]:
    """Return the kinds that the source names."""
    texts = [path.read_text("utf-8") for path in SOURCE.rglob("*.py")]
    return {kind for text in texts for kind in pattern.findall(text)}


def test_every_edit_has_a_name_of_its_own() -> None:
    facts = {"n": 2, "name": "x", "field": "importance"}
    found = kinds(EDIT)
    assert len(found) > 30
    assert [kind for kind in sorted(found) if edit_name(kind, facts) == "Change"] == []


def test_a_change_of_a_note_names_what_was_changed() -> None:
    assert edit_name("set_note_fields", {"fields": ("severity",)}) == "Severity of a note"
    assert edit_name("set_note_fields", {"fields": ("kind", "text")}) == "Change of a note"


def test_every_refused_edit_has_a_sentence_of_its_own() -> None:
    facts = dict.fromkeys(FACTS, 3) | {"name": "x", "field": "name", "problem": "empty"}
    found = kinds(REFUSAL)
    general = edit_sentence("from the future", facts)
    assert len(found) > 10
    assert [kind for kind in sorted(found) if edit_sentence(kind, facts) == general] == []


def test_a_value_that_cannot_be_is_told_with_its_field() -> None:
    facts = {"field": "importance", "value": 11, "problem": "too_big", "limit": 10}
    assert edit_sentence("invalid_value", facts) == "Importance: 11 is more than 10."
