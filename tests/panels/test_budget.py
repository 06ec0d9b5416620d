"""The panel of the budget says what the golden files say, and why money stays or goes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from canvas_app.i18n import number, set_language
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import settings
from canvas_app.model.project import BudgetLine, Journey, Project, Touchpoint
from canvas_app.panels import budget
from canvas_app.panels.budget import content
from canvas_app.panels.panel import Panel
from canvas_app.panels.words import quoted
from tests.layout.journeys import touchpoint
from tests.panels.scenes import (
    Scene,
    crowded,
    offers_of,
    rating,
    rows_of,
    scenes,
    section,
    seen,
    traces_of,
    worked_example,
)

CHANCES = {"t1": 40, "t2": 30, "t3": 70, "t4": 50, "t5": 20, "t6": 50}
PLANNED = {"t1": 30_000, "t2": 10_000, "t3": 40_000, "t4": 5_000, "t5": 15_000}


def whole() -> list[Any]:
    """Return the scenes of which the golden files know the budget."""
    return [each for each in scenes() if "budget" in each.values[0].golden]


def compared() -> list[Any]:
    return [each for each in whole() if each.values[0].golden["budget"]["mode"]]


def line(id_: str, *touchpoints: str, **fields: Any) -> BudgetLine:
    return BudgetLine(id=id_, label=id_.title(), touchpoint_ids=touchpoints, **fields)


def example(chances: bool = True, **more: dict[str, Any]) -> JourneyView:
    """Return the mini project of ``scoring.md`` with its money; ``more`` are fields of lines."""
    view = worked_example()
    cards = tuple(_sure(card) for card in view.journey.touchpoints) if chances else None
    journey = view.journey.model_copy(update={"touchpoints": cards}) if cards else view.journey
    given = {id_: {"planned": amount} for id_, amount in PLANNED.items()}
    given["t3"]["actual"] = 44_000
    lines = tuple(line(f"l{id_}", id_, **(given[id_] | more.get(id_, {}))) for id_ in given)
    update = {"journeys": (journey,), "budget_lines": lines, "currency": "EUR"}
    return replace(view, project=view.project.model_copy(update=update))


def _sure(card: Touchpoint) -> Touchpoint:
    first, *others = card.ratings
    first = first.model_copy(update={"success_chance": CHANCES[card.id]})
    return card.model_copy(update={"ratings": (first, *others)})


def decided(view: JourneyView, **thresholds: Any) -> JourneyView:
    return replace(view, project=settings.set_fields(**thresholds).change(view.project))


def transfers(panel: Panel) -> list[str]:
    return [row.name for row in section(panel, "Suggested transfers").rows]


@pytest.mark.parametrize("scene", compared())
def test_amounts_are_those_of_the_golden_files(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["budget"]
    rows = {row.ids[0]: row for row in section(panel, "Money of every touchpoint").rows if row.ids}
    assert set(rows) == set(golden["touchpoints"])
    for id_, numbers in golden["touchpoints"].items():
        below = rows[id_].below
        assert rows[id_].value == ("–" if numbers["index"] is None else number(numbers["index"]))
        assert number(numbers["budget"]) in below
        assert f"{number(numbers['share_spend'], 1)}% of the money" in below
        assert f"{number(numbers['share_impact'], 1)}% of the impact" in below
        if numbers["suggested"] != numbers["budget"]:
            assert f"→ {number(numbers['suggested'])}\u00a0EUR suggested" in below


@pytest.mark.parametrize("scene", compared())
def test_transfers_are_those_of_the_golden_files_in_sentences(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["budget"]
    names = {card.id: card.name for card in scene.view.journey.touchpoints}
    rows = section(panel, "Suggested transfers").rows
    assert [row.ids for row in rows] == [tuple(ends) for *ends, _amount in golden["transfers"]]
    for row, (start, end, amount) in zip(rows, golden["transfers"], strict=True):
        ends = f"from {quoted(names[start])} to {quoted(names[end])}"
        assert row.name == f"{number(amount)}\u00a0EUR {ends}"
        assert names[start] in row.below


@pytest.mark.parametrize("scene", compared())
def test_suggestions_add_up_to_the_total(scene: Scene) -> None:
    first = section(content(scene.view), "Money of every touchpoint").rows[0]
    total = f"{number(scene.golden['budget']['total'])}\u00a0EUR"
    assert first.below == f"{total} → {total} suggested"
    numbers = scene.golden["budget"]["touchpoints"].values()
    assert sum(each["suggested"] for each in numbers) == scene.golden["budget"]["total"]


@pytest.mark.parametrize("scene", compared())
def test_tiles_say_total_pool_and_plan(scene: Scene) -> None:
    tiles = {tile.title: tile for tile in content(scene.view).tiles}
    golden = scene.golden["budget"]
    assert tiles["Money compared"].value == number(golden["total"])
    assert tiles["To move in this round"].value == number(golden["pool"])
    plan = golden["plan_vs_actual"]
    assert ("Actual against plan" in tiles) is bool(plan)
    if plan:
        assert tiles["Actual against plan"].value == number(plan["difference"], 0, True)
        assert number(abs(plan["percent"]), 1) in tiles["Actual against plan"].below


@pytest.mark.parametrize("scene", compared())
def test_the_protected_say_why(scene: Scene) -> None:
    numbers = scene.golden["budget"]["touchpoints"]
    panel, protected = content(scene.view), {i for i, n in numbers.items() if n["protected"]}
    marked = {row.ids[0]: row.below for row in rows_of(panel) if row.mark == "protected"}
    assert set(marked) == protected
    assert all(words.startswith("Protected as a") for words in marked.values())


@pytest.mark.parametrize("scene", whole())
def test_every_row_leads_to_cards_of_the_journey_and_every_number_has_a_trace(
    scene: Scene,
) -> None:
    panel = content(scene.view)
    known = {card.id for card in scene.view.journey.touchpoints}
    for row in rows_of(panel):
        assert known.issuperset(row.ids)
        assert row.ids or row.strong
        assert row.trace or not row.value
    assert all(tile.trace for tile in panel.tiles)
    assert all(trace.formula and trace.method for trace in traces_of(panel))


@pytest.mark.parametrize("scene", compared())
@pytest.mark.parametrize("wide", [280, 328, 600, 900])
def test_the_chart_leads_to_every_touchpoint_and_stays_inside(scene: Scene, wide: float) -> None:
    chart = content(scene.view).chart
    assert chart
    picture = chart.draw(wide)
    found = {node.touchpoint_id for node in picture.nodes if node.touchpoint_id}
    assert found == set(chart.traces) == set(scene.golden["budget"]["touchpoints"])
    assert all(node.x + node.width <= wide + 0.5 for node in picture.nodes)
    assert all(node.label for node in picture.nodes if node.touchpoint_id)


def test_the_worked_example_moves_what_the_specification_says() -> None:
    panel = content(example())
    assert transfers(panel) == [
        "6,000\u00a0EUR from “search” to “hotline”",
        "1,216\u00a0EUR from “newsletter” to “hotline”",
        "1,784\u00a0EUR from “newsletter” to “portal”",
    ]
    rows = section(panel, "Suggested transfers").rows
    assert rows[0].below == "search gets 201% of what its impact earns, hotline only 20%."
    trace = rows[0].trace
    assert trace
    assert trace.inputs[0] == ("search may give", "6,000")
    assert panel.headline == (
        "“search” takes 30.0% of the money for 14.9% of the impact; 9,000\u00a0EUR could move in "
        "this round."
    )


def test_a_ceiling_ends_what_a_taker_gets() -> None:
    panel = content(example(t4={"ceiling": 8_000}))
    assert transfers(panel)[1] == "365\u00a0EUR from “search” to “hotline”"


def test_a_touchpoint_at_its_ceiling_says_so() -> None:
    panel = content(example(t4={"ceiling": 5_000}, t2={"ceiling": 10_000}))
    stays = {row.ids[0]: row.below for row in section(panel, "Nothing moves").rows}
    assert stays["t4"] == "It is at its ceiling of 5,000\u00a0EUR."
    assert stays["t1"].startswith("Nobody can take its money")
    assert panel.headline.endswith("and nothing may move.")
    assert {t.title: t.value for t in panel.tiles}["To move in this round"] == "–"


def test_success_touchpoints_and_weak_moments_keep_their_money() -> None:
    easy = {"success_importance": 6, "success_experience": 7, "success_chance": 40}
    panel = content(decided(example(), **easy))
    protected = next(row for row in rows_of(panel) if row.mark == "protected")
    assert protected.below == (
        "Protected as a success touchpoint: importance 6, experience 7, chance 40%."
    )


def test_locked_money_says_that_it_is_locked() -> None:
    panel = content(example(t1={"locked": True}))
    stays = {row.ids[0]: row.below for row in section(panel, "Nothing moves").rows}
    assert stays["t1"] == "All its money is locked."


def test_importance_only_is_announced_with_those_that_lack_a_chance() -> None:
    panel = content(example(chances=False))
    assert "Importance only, since 5 touchpoints have no chance of success." in panel.headline
    lacking = section(panel, "Without a chance of success").rows
    assert [row.ids for row in lacking] == [("t1",), ("t2",), ("t3",), ("t4",), ("t5",)]
    assert lacking[0].offers[0].rate == "t1"
    trace = next(iter(panel.chart.traces.values())) if panel.chart else None
    assert trace
    assert "importance only" in trace.formula


def test_money_without_importance_is_listed_with_the_way_to_rate_it() -> None:
    view = example()
    extra = (line("bare", "t7", planned=100), *view.project.budget_lines)
    bare = touchpoint("t7", 99).model_copy(update={"stage_id": "loyalty"})
    project = with_cards(view.project, bare).model_copy(update={"budget_lines": extra})
    panel = content(replace(view, project=project))
    assert panel.missing == ("t7",)
    assert panel.rated == "Rated 5 of 6"
    assert section(panel, "Money without importance").rows[0].offers[0].rate == "t7"


def with_cards(project: Project, *cards: Touchpoint) -> Project:
    journey = project.journeys[0]
    more = journey.model_copy(update={"touchpoints": (*journey.touchpoints, *cards)})
    return project.model_copy(update={"journeys": (more,)})


def test_plan_and_actual_are_compared_line_by_line() -> None:
    total, shop = section(content(example()), "Planned and actual").rows
    assert (total.value, shop.value, shop.ids) == ("+4,000", "+4,000", ("t3",))
    assert shop.below == "planned 40,000, actual 44,000\u00a0EUR (10.0%)"


def test_without_lines_the_panel_offers_one_for_the_most_important_touchpoint() -> None:
    view = worked_example()
    empty = content(view).empty
    assert empty
    assert empty.offer
    assert empty.sentence.startswith("No money is entered for this journey yet.")
    assert empty.offer.words == "Add a budget line for “shop”"
    assert empty.offer.edit
    after = empty.offer.edit.change(view.project)
    assert after.budget_lines[0].touchpoint_ids == ("t3",)


def test_without_cards_the_panel_asks_for_one() -> None:
    empty = content(seen(())).empty
    assert empty
    assert "Add a card first" in empty.sentence


def test_a_persona_whose_touchpoints_have_no_money_is_named() -> None:
    view = example()
    lines = (line("only", "t1", planned=5),)
    project = view.project.model_copy(update={"budget_lines": lines})
    empty = content(replace(view, project=project, lens="ben")).empty
    assert empty
    assert empty.sentence == "No money is entered for touchpoints that Ben meets."


def test_without_amounts_of_the_basis_the_panel_offers_the_other() -> None:
    cards = (touchpoint("a", 1, ratings=(rating(importance=5, success_chance=50),)),)
    view = seen(cards, budget_lines=(line("one", "a", actual=7),))
    empty = content(view).empty
    assert empty
    assert empty.offer
    assert empty.sentence == "No line has a planned amount yet. Enter one in the table below."
    assert empty.offer.edit
    after = replace(view, project=empty.offer.edit.change(view.project))
    assert {t.title: t.value for t in content(after).tiles}["Money compared"] == "7"


@pytest.mark.parametrize(
    ("values", "planned", "said"),
    [
        ({"importance": 5, "success_chance": 50}, 0, "All amounts are 0"),
        ({"importance": 5, "success_chance": 0}, 9, "No touchpoint with money has an impact"),
        ({"experience": 5}, 9, "The touchpoints with money have no importance yet"),
    ],
)
def test_where_nothing_compares_there_is_a_sentence_and_the_list(
    values: dict[str, float], planned: int, said: str
) -> None:
    cards = (touchpoint("a", 1, ratings=(rating(**values),)),)
    panel = content(seen(cards, budget_lines=(line("one", "a", planned=planned),)))
    assert panel.headline.startswith(said)
    assert panel.chart is None
    assert section(panel, "Money of every touchpoint").rows[0].ids == ("a",)


def test_a_balanced_budget_is_called_so() -> None:
    cards = [touchpoint(id_, 1, ratings=(rating(importance=5, success_chance=50),)) for id_ in "ab"]
    lines = (line("one", "a", planned=100), line("two", "b", planned=100))
    panel = content(seen(cards, budget_lines=lines))
    assert panel.headline == "The money follows the impact: nobody is more than 20% above it."


def test_shares_of_split_lines_are_told_to_be_rounded() -> None:
    cards = [
        touchpoint(id_, 1, ratings=(rating(importance=5, success_chance=50),)) for id_ in "abc"
    ]
    panel = content(seen(cards, budget_lines=(line("one", "a", "b", "c", planned=100),)))
    assert any("rounded for display" in caution for caution in panel.cautions)


def test_the_caution_is_always_said() -> None:
    assert "it opens the discussion, it does not close it" in content(example()).cautions[0]


def test_hundreds_of_touchpoints_are_drawn_only_as_far_as_they_can_be_read() -> None:
    project = crowded(200)
    lines = tuple(line(f"b{at}", f"t{at}", planned=100 + at) for at in range(200))
    panel = content(JourneyView(project.model_copy(update={"budget_lines": lines}), "j"))
    assert panel.chart
    drawn = [n for n in panel.chart.draw(328).nodes if n.touchpoint_id]
    assert len(drawn) == budget.DRAWN
    assert any("40 largest differences" in caution for caution in panel.cautions)


def test_equal_budgets_have_equal_charts_and_others_not() -> None:
    one, again, other = (
        content(v).chart for v in (example(), example(), example(t1={"planned": 9}))
    )
    assert one
    assert again
    assert other
    assert one.identity == again.identity != other.identity


def test_names_cannot_format_or_hide() -> None:
    view = example()
    journey = view.project.journeys[0]
    cards = tuple(
        card.model_copy(update={"name": "{0} %s \u202e\n"}) for card in journey.touchpoints
    )
    nasty = Journey(**{**dict(journey), "touchpoints": cards})
    panel = content(replace(view, project=view.project.model_copy(update={"journeys": (nasty,)})))
    assert "{0} %s \ufffd↵" in transfers(panel)[0]


def test_german_numbers_have_commas_and_words_are_german() -> None:
    set_language("de")
    panel = content(example())
    assert "30,0\u00a0%" in panel.headline
    assert re.search(r"6\.000\u00a0EUR", transfers_in_german(panel)[0])


def transfers_in_german(panel: Panel) -> list[str]:
    return [row.name for row in panel.sections[0].rows]


def test_offers_change_nothing_that_was_not_asked() -> None:
    assert all(offer.rate for offer in offers_of(content(example(chances=False))))
