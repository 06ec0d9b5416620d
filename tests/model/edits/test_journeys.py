"""Journeys side by side."""

from __future__ import annotations

import pytest

from canvas_app.model.edits import journeys, touchpoints
from canvas_app.model.files.consistency import settle
from canvas_app.model.project import Journey, Link, Note, Observed, Project
from tests.model.edits.small import card, project, refusal


def linked() -> Project:
    journey = Journey(
        id="j",
        name="J",
        observed=Observed(entered=9, completed=3),
        touchpoints=(card("x", "a", key="kx", votes=2), card("y", "a", 20)),
        links=(Link(id="l", from_id="x", to_id="y", label="then"),),
    )
    return project(journeys=(journey,), notes=(Note(id="n", text="N", touchpoint_id="x"),))


def test_a_copy_keeps_keys_order_and_links_but_no_ids() -> None:
    edit = journeys.duplicate("j", "To be", "to_be")
    after = edit.change(linked())
    copy = after.journeys[1]
    assert (copy.id, copy.name, copy.state, copy.observed) == (
        edit.facts["id"],
        "To be",
        "to_be",
        None,
    )
    assert [(t.key, t.seq, t.votes) for t in copy.touchpoints] == [("kx", 10, 0), ("y", 20, 0)]
    assert [(k.from_id, k.to_id) for k in copy.links] == [tuple(t.id for t in copy.touchpoints)]
    assert settle(after) == (after, ())


def test_a_copy_of_a_big_journey_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touchpoints, "MAX_TOUCHPOINTS", 3)
    assert refusal(journeys.duplicate("j", "C"), linked()).kind == "too_many_touchpoints"


def test_a_deleted_journey_takes_along_what_hangs_on_its_cards() -> None:
    both = journeys.add("Other").change(linked())
    after = journeys.delete("j").change(both)
    assert ([journey.name for journey in after.journeys], after.notes) == (["Other"], ())


def test_the_last_journey_stays() -> None:
    assert refusal(journeys.delete("j"), linked()).kind == "last_journey"


def test_a_journey_is_renamed_described_and_moved() -> None:
    both = journeys.add("Other", "ideal").change(linked())
    after = journeys.rename("j", "First\n").change(both)
    after = journeys.set_fields("j", description="a\r\nb", persona_ids=("a", "a")).change(after)
    first = after.journeys[0]
    assert (first.name, first.description, first.persona_ids) == ("First", "a\nb", ("a",))
    assert [j.name for j in journeys.move("j", 1).change(after).journeys] == ["Other", "First"]


def test_a_journey_of_an_unknown_persona_is_refused() -> None:
    assert refusal(journeys.set_fields("j", persona_ids=("d",)), linked()).kind == "gone"


@pytest.mark.parametrize("name", ["id", "touchpoints", "links"])
def test_cards_and_links_have_edits_of_their_own(name: str) -> None:
    with pytest.raises(KeyError):
        journeys.set_fields("j", **{name: ()})
