"""P9 in the words and numbers of the specification."""

from __future__ import annotations

import json
from typing import Any

import pytest

from canvas_app.model.project import Feedback, Project
from canvas_app.model.scoring.feedback import as_json, metric, panel
from canvas_app.model.scoring.settings import DEFAULTS
from tests.model.scoring.mini import (
    Json,
    build,
    fielded,
    mini,
    rated,
    rating,
    scope,
    settled,
    touchpoint,
)


def instrument(id_: str = "f", *touchpoint_ids: str, **fields: Any) -> Json:
    return {"id": id_, "name": id_, "touchpoint_ids": touchpoint_ids or ("t",), **fields}


def shown(**fields: Any) -> Json:
    """Return the metric of one instrument as the JSON shows it."""
    result = panel(scope(asked(instrument(**fields))))
    metrics = as_json(result)["metrics"]
    assert isinstance(metrics, dict)
    found: Json = metrics["f"]
    return found


def asked(*instruments: Json) -> Project:
    return build(touchpoint("t", "use", rating(I=8)), feedback=list(instruments))


def test_the_promoter_score_of_the_worked_example() -> None:
    assert as_json(panel(scope()))["metrics"]["f1"] == {  # type: ignore[index]
        "value": 25,
        "margin": 15.0,
        "n": 100,
        "low_base": False,
        "response_rate": 25.0,
        "forwarded_rate": 100.0,
        "answered_rate": 30.0,
        "closed_rate": 30.0,
    }


def test_the_satisfaction_of_the_worked_example() -> None:
    found = shown(instrument="csat", distribution=[2, 3, 10, 20, 15])
    assert (found["value"], found["n"]) == (70.0, 50)
    assert "margin" not in found


def test_the_effort_of_the_worked_example() -> None:
    found = shown(instrument="ces", distribution=[1, 2, 3, 4, 10, 12, 8])
    assert (found["value"], found["easy"], found["n"]) == (5.2, 75.0, 40)


def test_the_coverage_of_the_worked_example() -> None:
    found = as_json(panel(scope()))
    assert (found["coverage"], found["weighted_coverage"], found["planned"]) == (40.0, 38.9, 1)
    assert found["per_phase"] == {"before": 0.0, "during": 100.0, "after": 50.0}
    assert (found["missing"], found["closure"]) == (["T2", "T4"], 30.0)
    assert found["loop_unknown"] == ["f2"]


def test_no_answers_mean_planned_without_a_value() -> None:
    found = shown(instrument="nps", nps={}, sent=50, loop={"forwarded": 0, "answered": 0})
    assert found == {"n": 0, "low_base": False, "response_rate": 0.0}


@pytest.mark.parametrize(("n", "low"), [(1, True), (29, True), (30, False)])
def test_a_base_below_thirty_is_low(n: int, low: bool) -> None:
    assert shown(responses=n)["low_base"] is low


def test_the_low_base_is_a_setting() -> None:
    project = settled(asked(instrument(responses=30)), low_base=31)
    assert panel(scope(project)).metrics[0].low_base


def test_other_instruments_have_no_value() -> None:
    assert "value" not in shown(responses=40)


def test_counts_that_do_not_fit_the_instrument_give_no_value() -> None:
    assert "value" not in shown(instrument="csat", distribution=[1, 2, 3])
    assert "value" not in shown(instrument="nps", responses=12)


def test_nothing_sent_has_no_response_rate() -> None:
    assert shown(responses=4)["response_rate"] is None
    assert shown(responses=4, sent=0)["response_rate"] is None


def test_a_loop_is_closed_as_far_as_its_weaker_half() -> None:
    found = shown(responses=40, loop={"forwarded": 10, "answered": 30})
    rates = [found[f"{name}_rate"] for name in ("forwarded", "answered", "closed")]
    assert rates == [25.0, 75.0, 25.0]


def test_only_passives_score_zero_without_a_margin() -> None:
    found = shown(instrument="nps", nps={"passives": 40})
    assert (found["value"], found["margin"]) == (0, 0.0)


def test_a_negative_score_rounds_away_from_zero() -> None:
    assert shown(instrument="nps", nps={"passives": 7, "detractors": 1})["value"] == -13


def test_closure_counts_only_instruments_with_loop_counts() -> None:
    project = asked(
        instrument("a", responses=10, loop={"forwarded": 10, "answered": 5}),
        instrument("b", responses=30),
        instrument("c", responses=0),
    )
    result = panel(scope(project))
    assert (result.closure.count, result.closure.of) == (5, 10)
    assert result.loop_unknown == ("b",)


def test_without_loop_counts_there_is_no_closure() -> None:
    assert as_json(panel(scope(asked(instrument(responses=10)))))["closure"] is None


def test_instruments_of_other_touchpoints_do_not_appear() -> None:
    project = mini()
    unused = Feedback(id="f9", name="f", touchpoint_ids=("T6", "X"), responses=9)
    more = project.model_copy(update={"feedback": (*project.feedback, unused)})
    assert [one.id for one in panel(scope(more)).metrics] == ["f1", "f2", "f3"]


def test_a_measured_touchpoint_is_not_planned() -> None:
    project = asked(instrument("a", responses=0), instrument("b", responses=3))
    assert panel(scope(project)).planned == ()


def test_missing_is_important_and_neither_measured_nor_planned() -> None:
    cards = [
        touchpoint("low", "use", rating(I=6.9)),
        touchpoint("edge", "use", rating(I=7), seq=2),
        touchpoint("also", "use", rating(I=7), seq=1),
        touchpoint("top", "use", rating(I=9), seq=3),
        touchpoint("planned", "use", rating(I=9), seq=4),
        touchpoint("unrated", "use", seq=5),
    ]
    project = build(*cards, feedback=[instrument("f", "planned", responses=0)])
    assert [r.id for r in panel(scope(project)).missing] == ["top", "also", "edge"]
    low = settled(project, default_importance=7, high_importance=7)
    assert [r.id for r in panel(scope(low)).missing][-1] == "unrated"


def test_a_missing_importance_weighs_five() -> None:
    project = rated(mini(), "T3", I=None)
    assert as_json(panel(scope(project)))["weighted_coverage"] == 31.3


def test_an_empty_journey_has_no_coverage() -> None:
    found = as_json(panel(scope(build())))
    assert (found["coverage"], found["weighted_coverage"]) == (None, None)
    assert found["per_phase"] == {"before": None, "during": None, "after": None}


def test_a_touchpoint_that_is_not_live_is_not_measured() -> None:
    project = fielded(mini(), "T5", status="unused")
    assert as_json(panel(scope(project)))["coverage"] == 25.0


def test_a_metric_keeps_the_exact_square_of_its_margin() -> None:
    data = instrument(instrument="nps", nps={"promoters": 1, "detractors": 1})
    found = metric(Feedback.model_validate_json(json.dumps(data)), DEFAULTS)
    assert found.margin_square == 196**2 / 2
