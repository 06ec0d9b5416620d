"""P12 in the words and numbers of the specification."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from canvas_app.model.project import Observed, Project
from canvas_app.model.scoring.comparison import (
    Comparison,
    ab_test,
    as_json,
    panel,
    verdict,
)
from canvas_app.model.scoring.sheet import comparison_sheet
from tests.model.scoring.mini import Json, build, rating, target, touchpoint

F = Fraction


def worked() -> Comparison:
    return panel(*target())


def two(first: list[Json], second: list[Json], **fields: Any) -> Comparison:
    """Compare two journeys of the given touchpoints."""
    project = build(*first, **fields)
    other = build(*second).journeys[0]
    return panel(project, project.journeys[0], other)


def card(id_: str, experience: float | None, **fields: object) -> Json:
    return touchpoint(id_, "use", rating(E=experience), **fields)


def test_the_scores_of_the_worked_example() -> None:
    found = as_json(worked())
    assert found["score"] == [52.6, 73.6, 21.0]
    assert found["chain_score"] == [40.0, 67.4, 27.4]
    assert found["remembered"] == [-0.5, 2.0, 2.5]
    assert (found["verdict"], found["touchpoints"]) == ("better", [5, 5, 0])


def test_the_touchpoints_of_the_worked_example() -> None:
    found = as_json(worked())
    assert (found["added"], found["removed"]) == (["community"], ["search"])
    assert found["kept"] == {"portal": 33.8, "shop": 0.0, "hotline": 45.0, "newsletter": 0.0}
    assert found["improved"] == [["hotline", 45.0], ["portal", 33.8]]
    assert found["worsened"] == []


def test_every_difference_is_that_of_the_displayed_numbers() -> None:
    first, second = [card("a", 6.0)], [touchpoint("a", "use", rating(E=6, C=0.1, M=0.1))]
    found = as_json(two(first, second))
    assert found["score"] == [60.0, 56.3, -3.7]
    assert found["kept"] == {"a": -3.7}


def test_by_stage_and_budget_compare() -> None:
    found = as_json(worked())
    assert found["by_stage"] == {
        "awareness": None,
        "evaluation": 33.8,
        "purchase": 0.0,
        "use": 45.0,
        "loyalty": 13.8,
    }
    assert found["budget"] == [100_000, None]


def test_the_budget_is_that_of_live_touchpoints() -> None:
    line = {"id": "b", "label": "b", "touchpoint_ids": ["a", "x"], "planned": 5}
    found = two([card("a", 5), card("x", 5, status="unused")], [card("a", 5)], budget_lines=[line])
    assert found.budget == (F(5, 2), F(5, 2))


def test_worsened_starts_with_the_largest_loss_and_ties_keep_their_order() -> None:
    first = [card(id_, 8, seq=n) for n, id_ in enumerate("cabd")]
    second = [card("c", 7), card("a", 5), card("b", 7), card("d", 9)]
    found = as_json(two(first, second))
    assert found["worsened"] == [["a", -30.0], ["c", -10.0], ["b", -10.0]]
    assert found["improved"] == [["d", 10.0]]


def test_a_missing_quality_has_no_difference() -> None:
    found = as_json(two([card("a", None)], [card("a", 5)]))
    assert (found["kept"], found["improved"], found["worsened"]) == ({"a": None}, [], [])
    assert (found["score"], found["verdict"]) == ([None, 50.0, None], None)


def test_a_repeated_key_stands_for_the_earlier_touchpoint() -> None:
    first = [card("a", 5, seq=1), card("b", 9, name="a", seq=2)]
    found = as_json(two(first, [card("a", 6)]))
    assert found["kept"] == {"a": 10.0}


@pytest.mark.parametrize(
    ("score", "chain", "word"),
    [
        ("2", "0", "better"),
        ("2", "-0.1", "mixed"),
        ("1.9", "1.9", "same"),
        ("1.9", "2", "mixed"),
        ("-2", "0", "worse"),
        ("-2", "0.1", "mixed"),
        ("-1.9", "-2", "mixed"),
        ("0", "0", "same"),
    ],
)
def test_the_verdict(score: str, chain: str, word: str) -> None:
    assert verdict(F(score), F(chain), F(2)) == word


def test_a_missing_score_has_no_verdict() -> None:
    assert verdict(None, F(1), F(2)) is None
    assert verdict(F(1), None, F(2)) is None


def ab(entered: int, done: int, entered_b: int, done_b: int) -> Json | None:
    project, a, b = target()
    seen_a = a.model_copy(update={"observed": Observed(entered=entered, completed=done)})
    seen_b = b.model_copy(update={"observed": Observed(entered=entered_b, completed=done_b)})
    found = comparison_sheet(project, seen_a, seen_b)["ab"]
    assert found is None or isinstance(found, dict)
    return found


def test_the_observed_difference_of_the_worked_example() -> None:
    assert ab(1000, 120, 1000, 150) == {
        "rate_a": 12.0,
        "rate_b": 15.0,
        "difference": 3.0,
        "low": 0.01,
        "high": 5.99,
        "few": False,
        "verdict": "b",
    }


def test_few_customers_leave_it_unclear() -> None:
    found = ab(200, 24, 200, 30)
    assert found is not None
    assert found["verdict"] == "unclear"


def test_the_interval_below_zero_is_for_a() -> None:
    found = ab(1000, 150, 1000, 120)
    assert found is not None
    assert (found["verdict"], found["low"], found["high"]) == ("a", -5.99, -0.01)


@pytest.mark.parametrize(("done", "few"), [(9, True), (10, False), (90, False), (91, True)])
def test_ten_completed_and_ten_not_are_enough(done: int, few: bool) -> None:
    found = ab(100, 50, 100, done)
    assert found is not None
    assert found["few"] is few


def test_nobody_entered_gives_no_test() -> None:
    assert ab(0, 0, 10, 5) is None
    assert ab_test(None, Observed(entered=1, completed=1)) is None


def test_more_completed_than_entered_gives_no_test() -> None:
    assert ab(10, 12, 10, 5) is None


def test_everybody_completing_is_exact() -> None:
    found = ab(50, 50, 50, 50)
    assert found is not None
    assert (found["difference"], found["low"], found["high"]) == (0.0, 0.0, 0.0)
    assert found["verdict"] == "unclear"


def test_a_journey_of_another_file_is_compared_with_the_stages_of_this_one() -> None:
    project, a, _ = target()
    stranger: Project = build(touchpoint("x", "unknown stage", rating(E=5)), state="to_be")
    journey = stranger.journeys[0].model_copy(update={"persona_ids": ("nobody",)})
    found = as_json(panel(project, a, journey))
    assert found["score"] == [52.6, 50.0, -2.6]
