"""The sheet gathers every panel in the structure of the golden files."""

from __future__ import annotations

import gc
import json

import pytest

from canvas_app.model.scoring.sheet import score_sheet
from tests.model.scoring.mini import build, mini, target


def test_one_journey_comes_without_comparisons() -> None:
    project, *_ = target()
    found = score_sheet(project, "next")
    assert list(found["journeys"]) == ["next"]  # type: ignore[call-overload]
    assert found["comparisons"] == []


def test_every_pair_of_journeys_is_compared_once_in_order() -> None:
    project, a, b = target()
    third = b.model_copy(update={"id": "third"})
    more = project.model_copy(update={"journeys": (a, b, third)})
    pairs = [(c["a"], c["b"]) for c in score_sheet(more)["comparisons"]]  # type: ignore[attr-defined]
    assert pairs == [("now", "next"), ("now", "third"), ("next", "third")]


def test_an_unknown_journey_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        score_sheet(mini(), "unknown")


def test_a_persona_without_live_touchpoints_goes_nowhere() -> None:
    sheet = score_sheet(build())["journeys"]["now"]  # type: ignore[index]
    assert sheet["personas"]["anna"]["nba_next_from_first"] == []


def test_an_empty_project_has_every_panel_and_is_json() -> None:
    found = score_sheet(build(personas=[]))
    everything = found["journeys"]["now"]["all"]  # type: ignore[index]
    assert len(everything) == 11
    assert json.loads(json.dumps(found)) == found


def test_the_garbage_collector_is_left_as_it_was() -> None:
    score_sheet(mini())
    assert gc.isenabled()
    gc.disable()
    try:
        score_sheet(mini())
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_project_is_left_as_it_was() -> None:
    project = mini()
    score_sheet(project)
    assert project == mini()
