"""Results live as long as the records they read."""

from __future__ import annotations

from canvas_app.model.scoring import (
    budget,
    coverage,
    emotion_curve,
    gaps,
    journey_score,
    next_best_action,
)
from canvas_app.model.scoring.memo import Memory
from canvas_app.model.scoring.settings import thresholds
from tests.model.scoring.mini import fielded, mini, rated, scope, settled


def test_the_same_records_give_the_same_result() -> None:
    project = mini()
    first = journey_score.panel(scope(project))
    assert journey_score.panel(scope(project)) is first


def test_another_lens_does_not_push_a_result_out() -> None:
    project = mini()
    first = emotion_curve.panel(scope(project))
    emotion_curve.panel(scope(project, "anna"))
    assert emotion_curve.panel(scope(project)) is first


def test_what_a_panel_does_not_read_leaves_its_result() -> None:
    project = mini()
    renamed = project.model_copy(update={"title": "New", "actions": (), "feedback": ()})
    for module in (journey_score, emotion_curve, coverage, gaps, budget):
        assert module.panel(scope(project)) is module.panel(scope(renamed))


def test_an_action_changes_only_the_plan() -> None:
    project = mini()
    idle = project.model_copy(update={"actions": ()})
    before = next_best_action.panel(scope(project))
    assert next_best_action.panel(scope(idle)) != before


def test_a_rating_is_seen_at_once_and_undone_at_once() -> None:
    project = mini()
    before = journey_score.panel(scope(project)).score
    after = journey_score.panel(scope(rated(project, "T1", E=1))).score
    assert after != before
    assert journey_score.panel(scope(project)).score == before


def test_a_threshold_is_seen_at_once() -> None:
    project = fielded(mini(), "T2", moment_of_truth=True)
    assert thresholds(project).mot_weight == thresholds(mini()).mot_weight
    changed = settled(project, mot_weight=9)
    before = journey_score.panel(scope(project)).score
    assert journey_score.panel(scope(changed)).score != before
    assert thresholds(changed).mot_weight == 9


def test_only_the_last_few_lenses_are_kept() -> None:
    memory: Memory[str] = Memory(2)
    for key in "abc":
        memory.put(key, (), key)
    assert [memory.get(key, ()) for key in "abc"] == [None, "b", "c"]


def test_a_newer_result_takes_the_place_of_the_former() -> None:
    memory: Memory[str] = Memory()
    old, new = object(), object()
    memory.put("key", (old,), "old")
    memory.put("key", (new,), "new")
    assert memory.get("key", (old,)) is None
    assert memory.get("key", (new,)) == "new"


def test_equal_records_are_not_the_same_records() -> None:
    memory: Memory[str] = Memory()
    memory.put("key", ([1],), "result")
    assert memory.get("key", ([1],)) is None
