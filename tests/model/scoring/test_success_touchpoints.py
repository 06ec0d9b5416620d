"""P7 in the words and numbers of the specification."""

from __future__ import annotations

import pytest

from canvas_app.model.project import Project
from canvas_app.model.scoring.success_touchpoints import as_json, panel
from tests.model.scoring.mini import build, mini, rating, scope, settled, touchpoint


def made(*values: tuple[float | None, float | None, float | None]) -> Project:
    return build(
        *(
            touchpoint(f"p{n}", "use", rating(I=i, E=e, S=s), seq=n)
            for n, (i, e, s) in enumerate(values, 1)
        )
    )


def test_the_worked_example() -> None:
    found = as_json(panel(scope()))
    assert found["ranking"] == [
        {"id": "T3", "index": 50.4, "class": "success"},
        {"id": "T1", "index": 16.8, "class": "other"},
        {"id": "T4", "index": 12.0, "class": "other"},
        {"id": "T2", "index": 9.6, "class": "other"},
        {"id": "T5", "index": 6.0, "class": "other"},
    ]
    assert (found["success"], found["potential"], found["hidden"]) == (["T3"], [], ["T6"])


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ((7, 7, 60), "success"),
        ((6.9, 7, 60), "other"),
        ((7, 6.9, 60), "potential"),
        ((7, 7, 59.9), "other"),
        ((7, 6.9, 59.9), "other"),
    ],
)
def test_thresholds_on_the_line_count(values: tuple[float, float, float], word: str) -> None:
    assert panel(scope(made(values))).ranking[0].success_class == word


def test_the_thresholds_are_settings() -> None:
    eased = settled(mini(), success_importance=6, success_experience=7, success_chance=40)
    assert panel(scope(eased)).success == ("T3", "T1")


def test_equal_indices_rank_by_importance_then_order() -> None:
    result = panel(scope(made((5, 8, 50), (8, 5, 50), (8, 5, 50))))
    assert [line.id for line in result.ranking] == ["p2", "p3", "p1"]


def test_success_and_potential_keep_the_order_of_the_ranking() -> None:
    result = panel(scope(made((7, 7, 60), (9, 9, 90), (7, 5, 60), (9, 5, 90))))
    assert (result.success, result.potential) == (("p2", "p1"), ("p4", "p3"))


def test_any_missing_value_makes_a_touchpoint_incomplete() -> None:
    result = panel(scope(made((None, 5, 5), (5, None, 5), (5, 5, None), (5, 5, 5))))
    assert result.incomplete == ("p1", "p2", "p3")


def test_dormant_touchpoints_are_unused_and_important() -> None:
    project = build(
        touchpoint("low", "use", rating(I=6.9), status="unused"),
        touchpoint("edge", "use", rating(I=7), status="unused", seq=2),
        touchpoint("also", "use", rating(I=7), status="unused", seq=1),
        touchpoint("top", "use", rating(I=9), status="unused", seq=3),
        touchpoint("planned", "use", rating(I=9), status="planned"),
        touchpoint("open", "use", status="unused"),
    )
    assert [reading.id for reading in panel(scope(project)).hidden] == ["top", "also", "edge"]
