"""Personas come and go, and nobody's card becomes everybody's by accident."""

from __future__ import annotations

import pytest

from canvas_app.model import project as limits
from canvas_app.model.edits import personas
from canvas_app.model.edits.records import changed
from canvas_app.model.files.consistency import settle
from canvas_app.model.project import Journey, Note, Project, Rating
from tests.model.edits.small import card, find, project, refusal


def rated() -> Project:
    ratings = (
        Rating(persona_id="a", view="customer", importance=1),
        Rating(persona_id="a", view="internal", importance=2),
        Rating(persona_id="b", view="internal", importance=3),
        Rating(view="customer", importance=4),
    )
    return project(
        card("x", "a", ratings=ratings),
        card("y", "ab", 20, ratings=ratings),
        notes=(Note(id="n", text="N", persona_id="a"),),
    )


def test_a_persona_whose_cards_would_be_for_nobody_is_not_deleted_silently() -> None:
    error = refusal(personas.delete("a"), rated())
    assert (error.kind, error.facts) == ("persona_in_use", {"name": "A", "n": 1})
    assert refusal(personas.delete("a", "a"), rated()).kind == "persona_in_use"


def test_cards_of_a_deleted_persona_go_to_another_with_the_ratings_it_lacks() -> None:
    after = personas.delete("a", "b").change(rated())
    assert (find(after, "x").persona_ids, find(after, "y").persona_ids) == (("b",), ("b",))
    assert [(r.persona_id, r.view, r.importance) for r in find(after, "x").ratings] == [
        ("b", "customer", 1),
        ("b", "internal", 3),
        (None, "customer", 4),
    ]
    assert [r.importance for r in find(after, "y").ratings] == [3, 4]
    assert settle(after) == (after, ())


def test_cards_of_a_deleted_persona_go_to_everyone_when_told_so() -> None:
    after = personas.delete("a", None).change(rated())
    assert find(after, "x").persona_ids == ()
    assert [r.importance for r in find(after, "x").ratings] == [3, 4]
    assert settle(after) == (after, ())


def test_a_persona_without_cards_of_its_own_goes_at_once() -> None:
    before = project(card("y", "ab"))
    after = personas.delete("a").change(before)
    assert find(after, "y").persona_ids == ("b",)
    assert [persona.id for persona in after.personas] == ["b", "c"]


def test_notes_of_a_deleted_persona_stay() -> None:
    assert personas.delete("a", None).change(rated()).notes[0].persona_id is None


def test_a_journey_of_the_deleted_persona_alone_goes_on_with_its_heir() -> None:
    journey = Journey(id="j", name="J", persona_ids=("a",))
    after = personas.delete("a", "c").change(project(journeys=(journey,)))
    assert after.journeys[0].persona_ids == ("c",)


def test_a_journey_of_the_deleted_persona_alone_is_not_silently_for_all() -> None:
    journey = Journey(id="j", name="J", persona_ids=("a",))
    error = refusal(personas.delete("a"), project(journeys=(journey,)))
    assert (error.kind, error.facts) == ("persona_of_journey", {"name": "A", "journey": "J"})


def test_a_persona_is_added_at_the_end() -> None:
    edit = personas.add("New\nrole", weight=2.5, goals=("g",))
    after = edit.change(project())
    assert after.personas[-1].id == edit.facts["id"]
    assert (after.personas[-1].name, after.personas[-1].weight) == ("New role", 2.5)


def test_more_personas_than_a_file_may_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(personas, "MAX_PERSONAS", 3)
    assert refusal(personas.add("D"), project()).facts == {"limit": 3}
    assert limits.MAX_PERSONAS == 100


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"tier": 5}, "too_big"),
        ({"weight": -1}, "too_small"),
        ({"name": ""}, "empty"),
        ({"goals": ("g" * 20_001,)}, "too_long"),
    ],
)
def test_values_out_of_range_are_refused(fields: dict[str, object], problem: str) -> None:
    assert refusal(personas.set_fields("a", **fields), project()).facts["problem"] == problem


def test_preferred_channels_lead_somewhere() -> None:
    assert refusal(personas.set_fields("a", preferred_channels=("fax",)), project()).kind == "gone"
    after = personas.set_fields("a", preferred_channels=("web", "web")).change(project())
    assert after.personas[0].preferred_channels == ("web",)


def test_a_persona_is_moved() -> None:
    after = personas.move("a", 9).change(project())
    assert [persona.id for persona in after.personas] == ["b", "c", "a"]
    assert personas.move("a", 2).change(after) is after


def test_a_new_persona_joins_a_journey_that_names_its_personas() -> None:
    before = project()
    journey = changed(before.journeys[0], persona_ids=("a",))
    before = changed(before, journeys=(journey,))
    edit = personas.add("New", "j")
    after = edit.change(before)
    assert after.journeys[0].persona_ids == ("a", edit.facts["id"])
    assert personas.add("New", "j").change(project()).journeys[0].persona_ids == ()
