"""P3 in the words and numbers of the specification."""

from __future__ import annotations

from fractions import Fraction

from canvas_app.model.project import Project
from canvas_app.model.scoring.ipa import Matrix, as_json, matrix, panel
from tests.model.scoring.mini import mini, rated, scope, settled, simple

F = Fraction


def quadrants(result: Matrix) -> list[str]:
    return [point.quadrant for point in result.points]


def fixed(project: Project, importance: float, performance: float) -> Matrix:
    held = settled(project, ipa_mode="fixed", ipa_fixed=(importance, performance))
    return panel(scope(held))


def test_the_worked_example_with_means() -> None:
    result = panel(scope())
    assert (result.mode, result.cross_importance, result.cross_performance) == (
        "mean",
        F("7.2"),
        F("5.6"),
    )
    assert quadrants(result) == ["overkill", "concentrate", "keep_up", "concentrate", "overkill"]


def test_the_worked_example_with_the_midpoint() -> None:
    result = matrix(scope(), "midpoint")
    assert [result.cross_importance, result.cross_performance] == [5, 5]
    assert quadrants(result) == ["keep_up", "concentrate", "keep_up", "concentrate", "keep_up"]


def test_the_worked_example_with_a_fixed_crosshair() -> None:
    found = quadrants(fixed(mini(), 7, 7))
    assert found == ["overkill", "concentrate", "keep_up", "concentrate", "low_priority"]


def test_fixed_without_numbers_is_seven_and_seven() -> None:
    result = panel(scope(settled(mini(), ipa_mode="fixed")))
    assert [result.cross_importance, result.cross_performance] == [7, 7]


def test_a_point_on_both_lines_is_high_and_good() -> None:
    assert quadrants(fixed(mini(), 8, 4))[1] == "keep_up"
    assert quadrants(fixed(mini(), 8.1, 4))[1] == "overkill"
    assert quadrants(fixed(mini(), 8, 4.1))[1] == "concentrate"


def test_fewer_than_four_points_fall_back_to_the_midpoint() -> None:
    assert panel(scope(simple((9, 9), (8, 8), (7, 7)))).mode == "midpoint"
    assert panel(scope(simple((9, 9), (8, 8), (7, 7), (6, 6)))).mode == "mean"


def test_the_least_number_of_points_is_a_setting() -> None:
    project = simple((9, 9), (8, 8))
    assert panel(scope(settled(project, ipa_min_points=2))).mode == "mean"
    assert panel(scope(settled(simple(), ipa_min_points=0))).mode == "midpoint"


def test_the_mean_is_compared_exactly() -> None:
    result = panel(scope(simple((1, 5), (1, 5), (2, 5), (1.3, 5))))
    assert result.cross_importance == F("1.325")
    assert quadrants(result) == ["overkill", "overkill", "keep_up", "overkill"]


def test_points_without_both_values_are_listed() -> None:
    result = panel(scope(simple((9, None), (None, 9), (5, 5))))
    assert result.excluded == ("p1", "p2")
    assert [point.id for point in result.points] == ["p3"]


def test_the_counts_name_every_quadrant() -> None:
    found = as_json(panel(scope()))
    assert found["counts"] == {"concentrate": 2, "keep_up": 1, "low_priority": 0, "overkill": 2}


def test_nothing_rated_is_a_midpoint_without_points() -> None:
    found = as_json(panel(scope(simple())))
    assert (found["mode"], found["cross_importance"], found["points"]) == ("midpoint", 5.0, {})


def test_the_mode_of_the_settings_decides() -> None:
    assert panel(scope(settled(mini(), ipa_mode="midpoint"))).mode == "midpoint"


def test_the_horizontal_axis_is_experience() -> None:
    result = panel(scope(rated(mini(), "T1", E=9.5)))
    assert as_json(result)["points"]["T1"] == {  # type: ignore[index]
        "importance": 6.0,
        "performance": 9.5,
        "quadrant": "overkill",
    }
