"""P5 in the words and numbers of the specification."""

from __future__ import annotations

from fractions import Fraction

import pytest

from canvas_app.model.project import Project
from canvas_app.model.scoring.expectation_gap import as_json, panel
from tests.model.scoring.mini import build, mini, rating, scope, settled, touchpoint

F = Fraction


def one(expectation: float, experience: float, **settings: float) -> str:
    project = build(touchpoint("t", "use", rating(X=expectation, E=experience)))
    return panel(scope(settled(project, **settings))).ranking[0].gap_class


def ranked(*values: tuple[float | None, float, float]) -> Project:
    return build(
        *(
            touchpoint(f"p{n}", "use", rating(I=i, X=x, E=e), seq=n)
            for n, (i, x, e) in enumerate(values, 1)
        )
    )


def test_the_worked_example() -> None:
    lines = [(g.id, float(g.gap), float(g.weighted), g.gap_class) for g in panel(scope()).ranking]
    assert lines == [
        ("T4", -6, -4.8, "disappointing"),
        ("T2", -3, -2.4, "disappointing"),
        ("T3", 0, 0, "ok"),
        ("T1", 1, 0.6, "ok"),
        ("T5", 2, 1, "delighting"),
    ]


def test_the_overall_gap_of_the_example() -> None:
    result = panel(scope())
    assert result.overall == F(-56, 36)
    assert as_json(result)["overall"] == -1.56
    assert (result.disappointing, result.delighting) == (2, 1)


def test_the_self_image_of_the_example() -> None:
    result = panel(scope())
    assert [(image.id, int(image.gap)) for image in result.self_images] == [("T3", 1), ("T4", 3)]
    assert as_json(result)["view_gap"] == {"n": 2, "mean": 2.0, "largest": ["T4", 3.0]}


@pytest.mark.parametrize(
    ("expectation", "experience", "word"),
    [
        (7, 5, "disappointing"),
        (7, 5.1, "ok"),
        (5, 6.9, "ok"),
        (5, 7, "delighting"),
    ],
)
def test_the_threshold_on_the_line_counts_as_reached(
    expectation: float, experience: float, word: str
) -> None:
    assert one(expectation, experience) == word


def test_the_threshold_is_a_setting() -> None:
    assert one(5, 6, gap_threshold=1) == "delighting"
    assert one(5, 7, gap_threshold=2.25) == "ok"


def test_a_missing_importance_weighs_five() -> None:
    result = panel(scope(ranked((None, 8, 4), (9, 5, 8))))
    assert [gap.weighted for gap in result.ranking] == [-2, F("2.7")]
    assert result.overall == F(-4 * 5 + 3 * 9, 14)


def test_the_worst_weighted_gap_comes_first_and_ties_stay_in_order() -> None:
    result = panel(scope(ranked((5, 8, 4), (10, 8, 6), (4, 9, 3))))
    assert [gap.id for gap in result.ranking] == ["p3", "p1", "p2"]


def test_importances_of_zero_give_no_overall() -> None:
    assert panel(scope(ranked((0, 5, 8)))).overall is None


def test_what_lacks_a_value_is_listed() -> None:
    project = build(touchpoint("a", "use", rating(X=3)), touchpoint("b", "use", rating(E=3)))
    result = panel(scope(project))
    assert (result.excluded, result.ranking, result.overall) == (("a", "b"), (), None)
    assert as_json(result)["view_gap"] == {"n": 0, "mean": None, "largest": None}


def test_the_largest_self_image_gap_is_by_size_and_the_earlier_on_a_tie() -> None:
    project = build(
        *(
            touchpoint(id_, "use", rating("internal", E=inside), rating(E=outside), seq=n)
            for n, (id_, inside, outside) in enumerate([("a", 5, 4), ("b", 2, 5), ("c", 8, 5)])
        )
    )
    largest = panel(scope(project)).self_image_largest
    assert largest is not None
    assert (largest.id, int(largest.gap)) == ("b", -3)


def test_the_self_image_of_all_personas_compares_the_two_means() -> None:
    project = build(
        touchpoint(
            "t",
            "use",
            rating("internal", E=9),
            rating("customer", "anna", E=5),
            rating("customer", "ben", E=3),
        )
    )
    assert panel(scope(project)).self_image_mean == 9 - F(60 * 5 + 40 * 3, 100)


def test_the_self_image_of_a_lens_is_its_own() -> None:
    ratings = rating("internal", E=9), rating("customer", "ben", E=3)
    project = build(touchpoint("t", "use", *ratings))
    assert panel(scope(project, "ben")).self_image_mean == 6
    assert panel(scope(project, "anna")).self_image_mean is None


def test_a_rating_of_zero_has_a_self_image() -> None:
    project = build(touchpoint("t", "use", rating("internal", E=0), rating(E=0)))
    assert as_json(panel(scope(project)))["view_gap"] == {
        "n": 1,
        "mean": 0.0,
        "largest": ["t", 0.0],
    }


def test_only_live_touchpoints_are_compared() -> None:
    assert "T6" not in {image.id for image in panel(scope(mini())).self_images}


def test_values_are_shown_with_two_decimals() -> None:
    third = [{"id": "a", "name": "A", "weight": 1}, {"id": "b", "name": "B", "weight": 2}]
    views = (
        rating("internal", E=9),
        rating(persona_id="a", E=5, X=5, I=5),
        rating(persona_id="b", E=6, X=5, I=5),
    )
    found = as_json(panel(scope(build(touchpoint("t", "use", *views), personas=third))))
    assert found["ranking"] == [{"id": "t", "gap": 0.67, "weighted": 0.33, "class": "ok"}]
    assert found["overall"] == 0.67
    assert found["view_gap"] == {"n": 1, "mean": 3.33, "largest": ["t", 3.33]}
