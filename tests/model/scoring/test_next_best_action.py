"""P11 (a) in the words and numbers of the specification."""

from __future__ import annotations

from typing import Any

import pytest

from canvas_app.model.project import Project
from canvas_app.model.scoring.next_best_action import as_json, panel
from canvas_app.model.scoring.rounding import rounded
from canvas_app.model.scoring.settings import RULES
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

WORKED = [
    ("R02", "T4", 22.66),
    ("R01", "T5", 18.75),
    ("R12", "T5", 13.27),
    ("R11", "T4", 9.59),
    ("R07", "T4", 8.0),
    ("R12", "T1", 7.59),
    ("R03", "T2", 7.2),
    ("R04", "T4", 6.4),
    ("R10", "T2", 6.4),
    ("R09", "f1", 6.3),
    ("R13", "awareness", 6.0),
    ("R13", "loyalty", 6.0),
    ("R06", "T2", 6.0),
    ("R05", "T6", 5.33),
    ("R13", "before", 5.0),
    ("R13", "during", 5.0),
    ("R07", "T2", 4.8),
    ("R08", "T2", 4.0),
    ("R08", "T4", 4.0),
    ("R11", "T2", 3.95),
    ("R04", "T2", 3.2),
    ("own", "T1", 2.03),
]


def lines(
    project: Project | None = None, rule: str = ""
) -> list[tuple[str, str, float | int | None]]:
    return [
        (s.finding.rule[:3], s.finding.target, rounded(s.priority, 2))
        for s in panel(scope(project)).suggestions
        if s.finding.rule.startswith(rule)
    ]


def fires(rule: str, **fields: Any) -> list[float | int | None]:
    """Return the needs a rule finds in one touchpoint."""
    ratings = fields.pop("ratings", [])
    settings = fields.pop("settings", {})
    card = touchpoint("t", fields.pop("stage", "use"), *ratings, **fields)
    project = settled(build(card, personas=[]), **settings)
    return [
        rounded(s.need, 2)
        for s in panel(scope(project)).suggestions
        if s.finding.rule.startswith(rule)
    ]


def acting(project: Project, *actions: Json) -> Project:
    made = build(actions=[{"title": "Act", **action} for action in actions])
    return project.model_copy(update={"actions": made.actions})


def test_the_worked_example() -> None:
    assert lines() == WORKED


def test_the_worked_example_in_json() -> None:
    found = as_json(panel(scope()))
    assert found[0] == {
        "rule": "R02_moment_of_truth_weak",
        "target": "T4",
        "need": 7.25,
        "priority": 22.66,
        "in_progress": True,
        "action": "a1",
    }
    assert found[4]["second"] == "T3"
    assert [line.get("second") for line in found[10:12]] == ["ben", "ben"]
    assert found[-1]["action"] == "a2"
    assert found[-1]["in_progress"] is True


def test_the_fold_shows_ten_lines_one_per_target() -> None:
    shown = panel(scope()).folded()
    assert [s.finding.target for s in shown] == [
        "T4",
        "T5",
        "T1",
        "T2",
        "f1",
        "awareness",
        "loyalty",
        "T6",
        "before",
        "during",
    ]


@pytest.mark.parametrize(
    ("identification", "basis", "needs"),
    [
        ("identified", "open", [10]),
        ("pseudonymous", "open", [10]),
        ("anonymous", "open", []),
        ("unknown", "open", []),
        ("identified", "consent", []),
    ],
)
def test_an_open_legal_question(identification: str, basis: str, needs: list[int]) -> None:
    assert fires("R01", identification=identification, legal_basis=basis) == needs


def test_a_weak_moment_of_truth_lies_below_sixty() -> None:
    weak = {"moment_of_truth": True}
    assert fires("R02", ratings=[rating(E=5.9)], **weak) == [4.1]
    assert fires("R02", ratings=[rating(E=6)], **weak) == []
    assert fires("R02", ratings=[rating(E=6)], settings={"mot_quality": 70}, **weak) == [4.0]
    assert fires("R02", ratings=[rating(E=2)]) == []


def test_weak_and_important_is_no_moment_of_truth() -> None:
    assert fires("R03", ratings=[rating(I=7, E=4.9)]) == [3.57]
    assert fires("R03", ratings=[rating(I=6.9, E=4.9)]) == []
    assert fires("R03", ratings=[rating(I=7, E=5)]) == []
    assert fires("R03", ratings=[rating(I=7, E=4.9)], moment_of_truth=True) == []
    assert fires("R03", ratings=[rating(I=7, E=5)], settings={"weak_quality": 51}) == [3.5]


def test_an_expectation_gap_from_importance_five() -> None:
    assert fires("R04", ratings=[rating(I=5, X=8, E=6)]) == [1.0]
    assert fires("R04", ratings=[rating(X=8, E=6)]) == [1.0]
    assert fires("R04", ratings=[rating(I=4.9, X=8, E=6)]) == []
    assert fires("R04", ratings=[rating(I=5, X=8, E=6.1)]) == []


def test_unused_potential_assumes_half_a_chance() -> None:
    assert fires("R05", ratings=[rating(I=7, S=90)], status="unused") == [6.3]
    assert fires("R05", ratings=[rating(I=7)], status="unused") == [3.5]
    assert fires("R05", ratings=[rating(I=6.9)], status="unused") == []
    assert fires("R05", ratings=[rating(I=9)], status="planned") == []
    half = {"default_success_chance": 20}
    assert fires("R05", ratings=[rating(I=7)], status="unused", settings=half) == [1.4]


def test_unmanaged_from_importance_five() -> None:
    assert fires("R06", ratings=[rating(I=5)], status="unmanaged") == [2.5]
    assert fires("R06", status="unmanaged") == [2.5]
    assert fires("R06", ratings=[rating(I=4.9)], status="unmanaged") == []


def test_a_gap_from_two_points_is_bridged() -> None:
    project = fielded(mini(), "T1", identification="identified")
    assert ("R07", "T2", 4.8) in lines(project, "R07")
    twice = [s for s in panel(scope(project)).suggestions if s.finding.rule[:3] == "R07"]
    assert [(s.finding.target, s.finding.second) for s in twice] == [
        ("T4", "T3"),
        ("T2", "T1"),
        ("T2", "T5"),
    ]


def test_the_need_of_a_gap_is_capped_at_ten() -> None:
    project = rated(mini(), "T4", I=10)
    capped = panel(scope(project)).suggestions
    assert next(s.need for s in capped if s.finding.rule[:3] == "R07") == 10
    assert all(0 <= s.need <= 10 for s in capped)


def test_important_without_feedback() -> None:
    assert fires("R08", ratings=[rating(I=7)]) == [3.5]
    assert fires("R08", ratings=[rating(I=6.9)]) == []
    assert ("R08", "T1", 3.0) not in lines(settled(mini(), high_importance=6), "R08")


@pytest.mark.parametrize(("answered", "needs"), [(49, [3.06]), (50, []), (0, [6])])
def test_a_loop_closed_below_half_is_open(answered: int, needs: list[float]) -> None:
    loop = {"forwarded": 100, "answered": answered}
    survey = {"id": "f", "name": "f", "touchpoint_ids": ["t"], "responses": 100, "loop": loop}
    project = build(touchpoint("t", "use"), feedback=[survey])
    found = [s for s in panel(scope(project)).suggestions if s.finding.rule[:3] == "R09"]
    assert [rounded(s.need, 2) for s in found] == needs


def test_an_unknown_loop_is_not_open() -> None:
    assert "f2" not in {target for _, target, _ in lines(rule="R09")}


def test_no_owner_from_importance_five() -> None:
    assert fires("R10", ratings=[rating(I=5)], owner_id=None) == [2.0]
    assert fires("R10", owner_id=None) == [2.0]
    assert fires("R10", ratings=[rating(I=4.9)], owner_id=None) == []
    assert fires("R10", ratings=[rating(I=9)]) == []


def test_underspend_needs_importance() -> None:
    assert [target for _, target, _ in lines(rule="R11")] == ["T4", "T2"]
    assert lines(settled(mini(), high_importance=8.1), "R11") == []


def test_overspend_needs_overkill_and_an_index() -> None:
    assert [target for _, target, _ in lines(rule="R12")] == ["T5", "T1"]
    assert lines(settled(mini(), ipa_mode="midpoint"), "R12") == []
    assert [t for _, t, _ in lines(fielded(mini(), "T1", status="retire"), "R12")] == ["T5"]


def test_the_need_of_overspend_is_capped_at_ten() -> None:
    project = rated(mini(), "T5", S=1)
    top = next(s for s in panel(scope(project)).suggestions if s.finding.rule[:3] == "R12")
    assert (top.finding.target, int(top.need)) == ("T5", 10)


def test_preferred_channels_are_no_suggestion() -> None:
    assert "fair" not in {s.finding.second for s in panel(scope()).suggestions}


def test_neglect_after_the_purchase() -> None:
    assert fires("R14", stage="awareness") == [7]
    assert fires("R14", stage="use") == []


def test_every_rule_starts_with_its_effect_and_effort() -> None:
    expected = "3/2 5/3 4/3 4/3 4/3 3/2 4/4 2/2 3/2 2/1 3/2 3/2 3/3 4/4"
    assert " ".join(f"{a}/{b}" for a, b in RULES.values()) == expected


def test_an_open_action_takes_over_its_suggestion() -> None:
    action = {"id": "x", "rule": "R06_unmanaged", "touchpoint_id": "T2", "effect": 1, "effort": 4}
    project = acting(mini(), action)
    assert lines(project, "R06") == [("R06", "T2", 1.0)]
    assert lines(project, "own") == []


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_done_and_dropped_actions_are_ignored(status: str) -> None:
    action = {"id": "x", "rule": "R06_unmanaged", "touchpoint_id": "T2", "status": status}
    assert lines(acting(mini(), action), "R06") == [("R06", "T2", 6.0)]
    assert lines(acting(mini(), action), "own") == []


def test_an_action_whose_rule_does_not_fire_is_an_own_line() -> None:
    action = {"id": "x", "rule": "R06_unmanaged", "touchpoint_id": "T4", "status": "doing"}
    assert lines(acting(mini(), action), "own") == [("own", "T4", 5.8)]


def test_of_two_actions_for_one_suggestion_the_first_counts() -> None:
    both = {"rule": "R06_unmanaged", "touchpoint_id": "T2"}
    project = acting(
        mini(), {"id": "x", "effect": 2, "effort": 2, **both}, {"id": "y", "effect": 5, **both}
    )
    found = next(s for s in panel(scope(project)).suggestions if s.finding.rule[:3] == "R06")
    assert found.action is not None
    assert found.action.id == "x"
    assert lines(project, "own") == []


def test_an_own_action_without_quality_needs_half_the_importance() -> None:
    project = acting(mini(), {"id": "x", "touchpoint_id": "T6"})
    assert lines(project, "own") == [("own", "T6", 4.0)]


def test_actions_elsewhere_do_not_appear() -> None:
    project = acting(mini(), {"id": "x"}, {"id": "y", "touchpoint_id": "of another journey"})
    assert lines(project, "own") == []


def test_a_rule_without_a_touchpoint_matches_no_action() -> None:
    project = acting(mini(), {"id": "x", "rule": "R13_blind_spot"})
    assert not any(s.in_progress for s in panel(scope(project)).suggestions)


def test_the_action_or_the_touchpoint_pulls_the_lever() -> None:
    plain = acting(mini())
    served = fielded(plain, "T2", goal_ids=("g1",))
    assert lines(served, "R06") == [("R06", "T2", 7.5)]
    assert lines(settled(served, lever=2), "R06") == [("R06", "T2", 12.0)]
    asked = {"id": "x", "rule": "R06_unmanaged", "touchpoint_id": "T2", "goal_ids": ["g1"]}
    action = {**asked, "effect": 3, "effort": 2}
    assert lines(acting(plain, action), "R06") == [("R06", "T2", 7.5)]


def test_only_the_top_goal_pulls() -> None:
    goals = [{"id": "g1", "kind": "other", "weight": 1}, {"id": "g2", "kind": "other", "weight": 3}]
    card = touchpoint("t", "use", rating(I=8), status="unmanaged", goal_ids=["g1"])
    found = panel(scope(build(card, goals=goals))).suggestions
    assert {s.lever for s in found} == {1}


def test_without_goals_nothing_pulls() -> None:
    card = touchpoint("t", "use", rating(I=8), status="unmanaged")
    assert {s.lever for s in panel(scope(build(card))).suggestions} == {1}


def test_equal_suggestions_rank_by_importance_then_order_then_rule() -> None:
    cards = [
        touchpoint(name, "use", rating(I=i), seq=n, identification="identified", legal_basis="open")
        for n, (name, i) in enumerate([("c", 5), ("b", 6), ("a", 6)])
    ]
    assert [target for _, target, _ in lines(build(*cards), "R01")] == ["b", "a", "c"]


def test_equal_needs_beat_no_larger_need() -> None:
    found = [(rule, need) for rule, target, need in lines() if target == "T2" and need == 6.4]
    assert found == [("R10", 6.4)]
    assert WORKED.index(("R04", "T4", 6.4)) < WORKED.index(("R10", "T2", 6.4))


def test_what_is_no_touchpoint_comes_last_on_a_tie() -> None:
    order = [(rule, target) for rule, target, priority in lines() if priority == 6.0]
    assert order == [("R13", "awareness"), ("R13", "loyalty"), ("R06", "T2")]
    card = touchpoint("t", "use", rating(I=4, X=10, E=0), status="unused")
    rules = [s.finding.rule[:3] for s in panel(scope(build(card))).suggestions]
    assert set(rules) == {"R13"}


def test_blind_spots_rank_by_their_names() -> None:
    found = [s.finding for s in panel(scope(build())).suggestions]
    cells = [(f.target, f.second) for f in found if f.need == 6]
    assert cells == sorted(cells)
    assert len(cells) == 10


def test_an_absurd_lever_breaks_nothing() -> None:
    project = settled(mini(), lever=1e308)
    priority = as_json(panel(scope(project)))[0]["priority"]
    assert priority == 18_125 * 10**305


def test_an_assumed_chance_may_have_a_decimal() -> None:
    chance = {"default_success_chance": 12.5}
    assert fires("R05", ratings=[rating(I=8)], status="unused", settings=chance) == [1.0]
