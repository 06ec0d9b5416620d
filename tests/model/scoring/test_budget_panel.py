"""P8 in the words and numbers of the specification."""

from __future__ import annotations

from typing import Any

import pytest

from canvas_app.model.project import BudgetLine, Project
from canvas_app.model.scoring.budget import Budget, allot, as_json, panel, purses
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


def line(id_: str, *touchpoint_ids: str, **fields: Any) -> Json:
    return {"id": id_, "label": id_, "touchpoint_ids": touchpoint_ids, **fields}


def lined(project: Project, id_: str, **fields: Any) -> Project:
    """Return the project with one budget line changed."""
    lines = tuple(
        one.model_copy(update=fields) if one.id == id_ else one for one in project.budget_lines
    )
    return project.model_copy(update={"budget_lines": lines})


def transfers(result: Budget) -> list[tuple[str, str, int]]:
    return [(t.start, t.end, t.amount) for t in result.transfers]


def shown(project: Project, key: str) -> list[Any]:
    touchpoints = as_json(panel(scope(project)))["touchpoints"]
    assert isinstance(touchpoints, dict)
    return [entry[key] for entry in touchpoints.values()]


def paid(*values: tuple[float | None, float | None, int], **fields: Any) -> Project:
    """Return touchpoints p1, p2 … with importance, chance and planned money."""
    cards = [
        touchpoint(f"p{n}", "use", rating(I=i, S=s), seq=n) for n, (i, s, _) in enumerate(values, 1)
    ]
    lines = [line(f"b{n}", f"p{n}", planned=b) for n, (_, _, b) in enumerate(values, 1)]
    return build(*cards, budget_lines=lines, **fields)


def test_targets_and_indices_of_the_worked_example() -> None:
    assert panel(scope()).mode == "impact"
    assert panel(scope()).total == 100_000
    assert shown(mini(), "target") == [14_907, 14_907, 39_130, 24_845, 6_211]
    assert shown(mini(), "index") == [201, 67, 102, 20, 242]
    assert shown(mini(), "class") == ["over", "under", "balanced", "under", "over"]


def test_transfers_of_the_worked_example() -> None:
    result = panel(scope())
    assert result.pool == 9_000
    assert transfers(result) == [
        ("T1", "T4", 6_000),
        ("T5", "T4", 1_216),
        ("T5", "T2", 1_784),
    ]
    assert shown(mini(), "suggested") == [24_000, 11_784, 40_000, 12_216, 12_000]


def test_shares_of_the_worked_example() -> None:
    assert shown(mini(), "share_spend") == [30.0, 10.0, 40.0, 5.0, 15.0]
    assert shown(mini(), "share_impact") == [14.9, 14.9, 39.1, 24.8, 6.2]


def test_planned_against_actual_of_the_worked_example() -> None:
    assert as_json(panel(scope()))["plan_vs_actual"] == {
        "planned": 40_000,
        "actual": 44_000,
        "difference": 4_000,
        "percent": 10.0,
    }


def test_a_ceiling_stops_the_taker() -> None:
    result = panel(scope(lined(mini(), "b4", ceiling=8_000)))
    assert result.pool == 7_906
    assert transfers(result) == [("T1", "T2", 4_906), ("T1", "T4", 365), ("T5", "T4", 2_635)]


def test_a_success_touchpoint_gives_nothing() -> None:
    eased = {"success_importance": 6, "success_experience": 7, "success_chance": 40}
    result = panel(scope(settled(mini(), **eased)))
    assert result.spends[0].protected == "success"
    assert result.pool == 3_000
    assert transfers(result) == [("T5", "T4", 2_405), ("T5", "T2", 595)]


def test_only_a_weak_moment_of_truth_is_protected() -> None:
    strong = fielded(mini(), "T1", moment_of_truth=True)
    assert panel(scope(strong)).spends[0].protected is None
    weak = panel(scope(rated(strong, "T1", E=3)))
    assert weak.spends[0].protected == "weak_moment"
    assert weak.spends[0].moved == 0


def test_quality_sixty_is_not_weak() -> None:
    edge = rated(fielded(mini(), "T1", moment_of_truth=True), "T1", E=6, C=0.4, M=0.4)
    assert panel(scope(edge)).spends[0].protected is None
    assert panel(scope(settled(edge, mot_quality=60.1))).spends[0].protected == "weak_moment"


def test_protection_is_named_only_where_money_is_over() -> None:
    result = panel(scope(rated(mini(), "T3", E=2)))
    assert (result.spends[2].spend_class, result.spends[2].protected) == ("balanced", None)


def test_a_missing_chance_switches_to_importance() -> None:
    result = panel(scope(paid((6, None, 100), (3, 50, 50))))
    assert (result.mode, result.without_chance) == ("importance", ("p1",))
    assert [spend.spend_index for spend in result.spends] == [100, 100]


def test_the_chance_of_what_has_no_money_does_not_matter() -> None:
    project = build(
        touchpoint("p1", "use", rating(I=5, S=50)),
        touchpoint("p2", "use", rating(I=5)),
        budget_lines=[line("b", "p1", planned=10)],
    )
    assert panel(scope(project)).mode == "impact"


@pytest.mark.parametrize(
    ("money", "words"),
    [
        ((120, 80), ["balanced", "balanced"]),
        ((121, 79), ["over", "under"]),
    ],
)
def test_twenty_per_cent_off_is_still_balanced(money: tuple[int, int], words: list[str]) -> None:
    assert shown(paid((5, 50, money[0]), (5, 50, money[1])), "class") == words


def test_the_tolerance_is_a_setting() -> None:
    project = paid((5, 50, 106), (5, 50, 94))
    assert shown(settled(project, budget_tolerance=5), "class") == ["over", "under"]


def test_locked_money_is_not_given() -> None:
    result = panel(scope(lined(mini(), "b1", locked=True)))
    assert {transfer.start for transfer in result.transfers} == {"T5"}


def test_the_cap_counts_only_unlocked_money() -> None:
    lines = [
        line("b1", "p1", planned=600, locked=True),
        line("b2", "p1", planned=300),
        line("b3", "p2", planned=100),
    ]
    cards = [touchpoint(id_, "use", rating(I=5, S=50)) for id_ in ("p1", "p2")]
    result = panel(scope(build(*cards, budget_lines=lines)))
    assert transfers(result) == [("p1", "p2", 60)]


def test_the_cap_is_a_setting() -> None:
    result = panel(scope(settled(mini(), budget_cap=30)))
    assert [-spend.moved for spend in result.spends if spend.moved < 0] == [9_000, 4_500]


def test_nobody_gives_more_than_lies_above_the_target() -> None:
    project = settled(paid((5, 50, 130), (5, 50, 70)), budget_cap=100)
    assert transfers(panel(scope(project))) == [("p1", "p2", 30)]


def test_the_pool_is_cut_to_whole_units() -> None:
    project = settled(paid((5, 50, 133), (5, 50, 70)), budget_cap=100)
    assert panel(scope(project)).pool == 31


def test_a_retiring_touchpoint_should_get_nothing() -> None:
    project = fielded(paid((9, 90, 50), (5, 50, 50)), "p1", status="retire")
    spend = panel(scope(project)).spends[0]
    assert (int(spend.target), spend.spend_index, spend.spend_class) == (0, None, "over")
    assert shown(project, "index")[0] is None


def test_nothing_where_nothing_should_be_is_balanced() -> None:
    project = fielded(paid((9, 90, 0), (5, 50, 50)), "p1", status="retire")
    assert panel(scope(project)).spends[0].spend_class == "balanced"


def test_planned_zero_takes_part() -> None:
    result = panel(scope(paid((5, 50, 0), (5, 50, 100))))
    assert [spend.spend_class for spend in result.spends] == ["under", "over"]
    assert transfers(result) == [("p2", "p1", 20)]


def test_money_without_importance_is_listed_as_unrated() -> None:
    result = panel(scope(paid((None, 50, 40), (5, 50, 100))))
    assert (result.unrated, int(result.total)) == (("p1",), 100)
    assert [spend.id for spend in result.spends] == ["p2"]


@pytest.mark.parametrize("values", [[(5, 50, 0)], [(0, 50, 90)], [(None, 50, 90)], []])
def test_nothing_to_compare_leaves_only_the_lists(
    values: list[tuple[float | None, float, int]],
) -> None:
    found = as_json(panel(scope(paid(*values))))
    assert (found["mode"], found["touchpoints"]) == (None, {})
    assert (found["pool"], found["transfers"]) == (0, [])


def test_no_line_with_both_amounts_compares_no_plan() -> None:
    assert as_json(panel(scope(paid((5, 50, 90)))))["plan_vs_actual"] is None


def test_plan_and_actual_count_whole_lines_that_touch_the_journey() -> None:
    lines = [
        line("b1", "p1", "elsewhere", planned=100, actual=90),
        line("b2", "elsewhere", planned=500, actual=500),
        line("b3", "p1", planned=100),
    ]
    found = panel(scope(build(touchpoint("p1", "use", rating(I=5)), budget_lines=lines)))
    assert found.plan_vs_actual is not None
    assert (found.plan_vs_actual.planned, found.plan_vs_actual.actual) == (100, 90)


def test_a_plan_of_nothing_has_no_percentage() -> None:
    lines = [line("b1", "p1", planned=0, actual=90)]
    found = panel(scope(build(touchpoint("p1", "use", rating(I=5)), budget_lines=lines)))
    assert as_json(found)["plan_vs_actual"] == {
        "planned": 0,
        "actual": 90,
        "difference": 90,
        "percent": None,
    }


def test_the_basis_is_a_setting() -> None:
    found = as_json(panel(scope(settled(mini(), budget_basis="actual"))))
    assert found["total"] == 44_000
    assert list(found["touchpoints"]) == ["T3"]  # type: ignore[call-overload]


def lines(*entries: Json) -> tuple[BudgetLine, ...]:
    import json

    return tuple(BudgetLine.model_validate_json(json.dumps(entry)) for entry in entries)


def test_a_line_is_split_equally() -> None:
    held, parts = purses(
        lines(line("b1", "a", "b", "c", planned=100), line("b2", "a", "b", planned=5)), "planned"
    )
    assert [held[id_].amount for id_ in "abc"] == [215, 215, 200]
    assert parts == 6


def test_ceilings_are_split_and_add_up() -> None:
    held, _ = purses(
        lines(
            line("b1", "a", "b", planned=0, ceiling=50),
            line("b2", "a", planned=0, ceiling=7),
            line("b3", "b", planned=0),
        ),
        "planned",
    )
    assert held["a"].ceiling == 64
    assert held["b"].ceiling is None


def test_a_line_without_the_amount_of_the_basis_does_not_count() -> None:
    given = lines(line("b1", "a", planned=5, ceiling=9), line("b2", "a", actual=3))
    held, _ = purses(given, "planned")
    assert held["a"] == (5, 5, 9)


def test_the_largest_remainder_gets_the_rest_and_the_earlier_on_a_tie() -> None:
    assert allot(10, [1, 1, 1]) == [4, 3, 3]
    assert allot(7, [10, 20, 39]) == [1, 2, 4]
    assert allot(5, [0, 0]) == [0, 0]


def test_the_largest_donor_meets_the_largest_taker_first() -> None:
    project = settled(paid((1, 100, 100), (1, 100, 200), (9, 100, 10), (9, 100, 5)), budget_cap=100)
    assert [(t.start, t.end) for t in panel(scope(project)).transfers] == [
        ("p2", "p4"),
        ("p2", "p3"),
        ("p1", "p3"),
    ]


def test_equal_donors_and_takers_keep_their_order() -> None:
    project = paid((1, 100, 100), (1, 100, 100), (9, 100, 10), (9, 100, 10))
    moves = [(t.start, t.end) for t in panel(scope(project)).transfers]
    assert moves == [("p1", "p3"), ("p2", "p4")]


def test_a_touchpoint_that_is_not_live_is_considered() -> None:
    project = fielded(paid((9, 50, 0), (5, 50, 100)), "p1", status="unused")
    assert [spend.id for spend in panel(scope(project)).spends] == ["p1", "p2"]


def test_nobody_falls_below_the_target() -> None:
    project = settled(paid((5, 50, 130), (5, 50, 150), (5, 50, 20)), budget_cap=100)
    assert transfers(panel(scope(lined(project, "b2", locked=True)))) == [("p1", "p3", 30)]


def test_a_tolerance_may_have_a_decimal() -> None:
    project = settled(paid((5, 50, 1125), (5, 50, 875)), budget_tolerance=12.5)
    assert shown(project, "class") == ["balanced", "balanced"]
    assert shown(settled(project, budget_tolerance=12.4), "class") == ["over", "under"]


def test_locked_money_stays_in_the_purse_but_is_not_free() -> None:
    given = lines(
        line("b1", "a", planned=600, locked=True, ceiling=0),
        line("b2", "a", planned=300, ceiling=0),
    )
    assert purses(given, "planned")[0]["a"] == (900, 300, 0)


@pytest.mark.parametrize("values", [(0, 50), (9, 0)])
def test_without_importance_or_chance_there_is_no_impact(values: tuple[int, int]) -> None:
    result = panel(scope(paid((*values, 10), (5, 50, 90))))
    assert [spend.target for spend in result.spends] == [0, 100]


def test_fractions_of_a_unit_are_rounded_for_display_only() -> None:
    cards = [touchpoint(f"p{n}", "use", rating(I=n, S=50)) for n in (1, 2, 3)]
    project = build(*cards, budget_lines=[line("b", "p1", "p2", "p3", planned=200)])
    assert shown(project, "budget") == [67, 67, 67]
    assert shown(project, "suggested") == [54, 67, 80]
    assert sum(spend.suggested for spend in panel(scope(project)).spends) == 200


def test_the_lines_behind_plan_and_actual_are_named() -> None:
    found = panel(scope()).plan_vs_actual
    assert found is not None
    assert found.lines == ("b3",)
