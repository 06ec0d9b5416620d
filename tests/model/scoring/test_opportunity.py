"""P4 in the words and numbers of the specification."""

from __future__ import annotations

from fractions import Fraction

import pytest

from canvas_app.model.scoring.opportunity import Opportunity, as_json, is_estimate, panel
from tests.model.scoring.mini import Json, build, mini, rating, scope, simple, touchpoint


def only(importance: float, experience: float) -> Opportunity:
    return panel(scope(simple((importance, experience)))).ranking[0]


def test_the_worked_example() -> None:
    found = [(line.id, int(line.score), line.band, line.served) for line in panel(scope()).ranking]
    assert found == [
        ("T4", 13, "strong", "under"),
        ("T2", 12, "strong", "under"),
        ("T3", 10, "moderate", "under"),
        ("T1", 6, "low", "over"),
        ("T5", 5, "low", "over"),
    ]


@pytest.mark.parametrize(
    ("importance", "experience", "score", "band"),
    [
        (8, 1, "15", "strong"),
        (8, 0.9, "15.1", "extreme"),
        (10, 10, "10", "moderate"),
        (9.9, 9.9, "9.9", "low"),
        (7, 2, "12", "strong"),
        (6.9, 1.9, "11.9", "moderate"),
    ],
)
def test_the_limits_of_the_bands(
    importance: float, experience: float, score: str, band: str
) -> None:
    line = only(importance, experience)
    assert (line.score, line.band) == (Fraction(score), band)


def test_who_is_served_how() -> None:
    assert only(9.9, 9.8).served == "under"
    assert only(9.9, 9.9).served == "appropriate"
    assert only(5, 5.1).served == "over"
    assert only(10, 10).served == "under"


def test_equal_scores_rank_by_importance_then_order() -> None:
    result = panel(scope(simple((6, 4), (8, 9), (8, 8), (7, 6))))
    assert [line.id for line in result.ranking] == ["p2", "p3", "p4", "p1"]


def test_what_lacks_a_value_is_listed() -> None:
    result = panel(scope(simple((None, 5), (5, None), (5, 5))))
    assert as_json(result)["excluded"] == ["p1", "p2"]
    assert [line.id for line in result.ranking] == ["p3"]


def test_zero_is_a_value() -> None:
    assert only(0, 0).score == 0


def test_a_score_is_an_estimate_unless_a_survey_stands_behind_it() -> None:
    lines = panel(scope()).ranking
    assert is_estimate(mini(), lines[0])
    surveyed = build(touchpoint("t", "use", rating(I=9, E=2, source_id="s1")))
    assert not is_estimate(surveyed, panel(scope(surveyed)).ranking[0])


@pytest.mark.parametrize(
    ("ratings", "estimate"),
    [
        ([rating(I=9, source_id="s1"), rating("internal", E=2)], True),
        ([rating(I=9, source_id="s1"), rating("internal", I=2, E=2)], True),
        ([rating(I=9, E=2, source_id="s1"), rating("internal", M=2)], False),
        ([rating(I=9, E=2, source_id="s2")], True),
    ],
)
def test_every_importance_and_experience_needs_a_survey(
    ratings: list[Json], estimate: bool
) -> None:
    sources = [
        {"id": "s1", "kind": "survey", "name": "Survey"},
        {"id": "s2", "kind": "assumption", "name": "Guess"},
    ]
    project = build(touchpoint("t", "use", *ratings), sources=sources)
    assert is_estimate(project, panel(scope(project)).ranking[0]) is estimate
