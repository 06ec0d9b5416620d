"""Feedback is counted: sums that cannot be are refused, and the old counts stay."""

from __future__ import annotations

from typing import Any

import pytest

from canvas_app.model.edits import feedback
from canvas_app.model.files.consistency import settle
from canvas_app.model.project import Feedback, LoopCounts, NpsCounts, Project
from tests.model.edits.small import card, project, refusal

NPS = {"instrument": "nps", "nps": NpsCounts(promoters=45, passives=35, detractors=20)}
CSAT = {"instrument": "csat", "distribution": (2, 3, 10, 20, 15)}
LOOP = LoopCounts(forwarded=50, answered=30)


def asked(**fields: Any) -> Project:
    """Return a project with one instrument at x."""
    item = Feedback(id="f", name="Survey", touchpoint_ids=("x",), **fields)
    return project(card("x"), card("y", seq=20), feedback=(item,))


def after(before: Project, **fields: Any) -> Feedback:
    """Return the instrument after some fields were set; the project is one that opens."""
    changed = feedback.set_fields("f", **fields).change(before)
    assert settle(changed) == (changed, ())
    return changed.feedback[0]


def test_an_instrument_is_added_without_counts() -> None:
    edit = feedback.add("After the\ncall", "ces", ["y", "y"], period="2025")
    item = edit.change(asked()).feedback[-1]
    assert (item.id, item.name, item.instrument) == (edit.facts["id"], "After the call", "ces")
    assert (item.touchpoint_ids, item.period, item.distribution) == (("y",), "2025", None)


def test_counts_of_an_nps_are_set_one_by_one() -> None:
    item = after(asked(instrument="nps"), promoters=5)
    assert item.nps == NpsCounts(promoters=5)
    assert after(asked(**NPS), passives=None).nps == NpsCounts(promoters=45, detractors=20)


def test_without_any_answer_an_nps_is_only_planned() -> None:
    assert after(asked(**NPS), promoters=0, passives=None, detractors=0).nps is None


def test_loop_counts_begin_with_the_first_and_end_with_the_last() -> None:
    item = after(asked(**CSAT), forwarded=5)
    assert item.loop == LoopCounts(forwarded=5)
    before = asked(**CSAT, loop=LoopCounts(forwarded=5))
    assert after(before, forwarded=None).loop is None
    assert after(before, forwarded=0).loop == LoopCounts()


@pytest.mark.parametrize(
    ("before", "fields", "facts"),
    [
        ({**NPS, "sent": 100}, {"promoters": 46}, {"answers": 101, "sent": 100}),
        ({**CSAT, "sent": 60}, {"sent": 49}, {"answers": 50, "sent": 49}),
        ({"responses": 5}, {"sent": 4}, {"answers": 5, "sent": 4}),
        ({"sent": 4}, {"responses": 5}, {"answers": 5, "sent": 4}),
        (
            {"instrument": "csat", "sent": 9},
            {"distribution": (0, 0, 0, 0, 10)},
            {"answers": 10, "sent": 9},
        ),
    ],
)
def test_more_answers_than_sent_are_refused(
    before: dict[str, Any], fields: dict[str, Any], facts: dict[str, int]
) -> None:
    error = refusal(feedback.set_fields("f", **fields), asked(**before))
    assert (error.kind, error.facts) == ("answers_above_sent", facts)


@pytest.mark.parametrize("field", ["forwarded", "answered"])
def test_more_in_the_loop_than_answers_are_refused(field: str) -> None:
    error = refusal(feedback.set_fields("f", **{field: 51}), asked(**CSAT))
    assert (error.kind, error.facts["count"], error.facts["answers"]) == (
        "loop_above_answers",
        51,
        50,
    )
    assert getattr(after(asked(**CSAT), **{field: 50}).loop, field) == 50


def test_answers_cannot_fall_below_the_loop() -> None:
    fields = {"distribution": (0, 0, 0, 0, 49)}
    error = refusal(feedback.set_fields("f", **fields), asked(**CSAT, loop=LOOP))
    assert error.kind == "loop_above_answers"


@pytest.mark.parametrize(
    ("before", "fields", "problem"),
    [
        ({}, {"sent": -1}, "too_small"),
        ({"instrument": "nps"}, {"promoters": -1}, "too_small"),
        (CSAT, {"answered": -1}, "too_small"),
        (CSAT, {"distribution": (1, 2, 3, -4, 5)}, "too_small"),
        (CSAT, {"distribution": (1, 2, 3, 4)}, "answer_counts"),
        ({"instrument": "ces"}, {"distribution": (1, 2, 3, 4, 5)}, "answer_counts"),
        (CSAT, {"distribution": (1, 2, 3, 4, 5.5)}, "not_whole"),
        ({}, {"responses": 1.5}, "not_whole"),
        ({}, {"name": " "}, "empty"),
        ({}, {"touchpoint_ids": ()}, "empty"),
    ],
)
def test_values_that_counts_cannot_have_are_refused(
    before: dict[str, Any], fields: dict[str, Any], problem: str
) -> None:
    error = refusal(feedback.set_fields("f", **fields), asked(**before))
    assert (error.kind, error.facts["problem"]) == ("invalid_value", problem)


def test_a_negative_count_is_named_alone() -> None:
    error = refusal(feedback.set_fields("f", distribution=(1, 2, 3, -4, 5)), asked(**CSAT))
    assert error.facts["value"] == -4


def test_references_to_nothing_are_refused() -> None:
    assert refusal(feedback.set_fields("f", touchpoint_ids=("gone",)), asked()).kind == "gone"
    assert refusal(feedback.set_fields("g", sent=1), asked()).kind == "gone"


def test_another_instrument_leaves_the_counts_behind_that_it_cannot_carry() -> None:
    item = after(asked(**CSAT, sent=400, loop=LOOP), instrument="ces")
    assert (item.distribution, item.loop, item.sent) == (None, None, 400)


def test_an_instrument_without_a_scale_keeps_the_number_of_answers() -> None:
    item = after(asked(**NPS, loop=LOOP), instrument="other")
    assert (item.nps, item.responses, item.loop) == (None, 100, LOOP)


def test_counts_of_one_kind_take_the_place_of_another() -> None:
    item = after(asked(instrument="other", distribution=(1, 2, 3)), responses=9)
    assert (item.distribution, item.responses) == (None, 9)


def test_an_instrument_that_came_with_wrong_sums_can_still_be_renamed() -> None:
    assert after(asked(responses=9, sent=4), name="New").name == "New"


def test_instruments_are_deleted() -> None:
    assert feedback.delete(["f"]).change(asked()).feedback == ()
    assert refusal(feedback.delete(["g"]), asked()).kind == "gone"


def test_an_unknown_field_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        feedback.set_fields("f", colour="red").change(asked())
    with pytest.raises(KeyError):
        feedback.set_fields("f", id="g")
