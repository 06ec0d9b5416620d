"""The panel of feedback says what the golden files say, who is not asked and who not heard."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from canvas_app.i18n import number, set_language
from canvas_app.i18n.notices import ATTRIBUTION
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import PHASES, Feedback, LoopCounts, NpsCounts
from canvas_app.panels import feedback_chart
from canvas_app.panels.feedback import content
from canvas_app.panels.panel import Panel, Row
from tests.layout.journeys import touchpoint
from tests.panels.scenes import (
    Scene,
    crowded,
    rating,
    rows_of,
    scenes,
    section,
    seen,
    traces_of,
    worked_example,
)

NPS = NpsCounts(promoters=45, passives=35, detractors=20)
CSAT = (2, 3, 10, 20, 15)
CES = (1, 2, 3, 4, 10, 12, 8)


def whole() -> list[Any]:
    """Return the scenes of which the golden files know the feedback."""
    return [each for each in scenes() if "feedback" in each.values[0].golden]


def asked() -> list[Any]:
    return [each for each in whole() if each.values[0].golden["feedback"]["metrics"]]


def instrument(id_: str, kind: str, *touchpoints: str, **fields: Any) -> Feedback:
    return Feedback(id=id_, name=id_.upper(), instrument=kind, touchpoint_ids=touchpoints, **fields)


def example(*instead: Feedback) -> JourneyView:
    """Return the mini project of ``scoring.md`` with its feedback, or with another."""
    loop = LoopCounts(forwarded=100, answered=30)
    items = instead or (
        instrument("f1", "nps", "t3", nps=NPS, sent=400, loop=loop),
        instrument("f2", "csat", "t5", distribution=CSAT),
        instrument("f3", "ces", "t1"),
    )
    view = worked_example()
    return replace(view, project=view.project.model_copy(update={"feedback": items}))


def instruments(panel: Panel) -> dict[str, Row]:
    return {row.name: row for row in section(panel, "Instruments").rows}


def tiles(panel: Panel) -> dict[str, str]:
    return {tile.title: tile.value for tile in panel.tiles}


@pytest.mark.parametrize("scene", asked())
def test_coverage_and_closure_are_those_of_the_golden_files(scene: Scene) -> None:
    shown, golden = tiles(content(scene.view)), scene.golden["feedback"]
    assert shown["Measured"] == f"{number(golden['coverage'], 1)}%"
    assert shown["Measured by importance"] == f"{number(golden['weighted_coverage'], 1)}%"
    assert shown["Loop closed"] == f"{number(golden['closure'], 1)}%"


@pytest.mark.parametrize("scene", asked())
def test_phases_are_those_of_the_golden_files(scene: Scene) -> None:
    chart, golden = content(scene.view).chart, scene.golden["feedback"]["per_phase"]
    assert chart
    nodes = chart.draw(328).by_id
    for phase in PHASES:
        share = golden[phase]
        assert (f"phase:{phase}" in nodes) is (share is not None)
        if share is not None:
            assert f": {number(share, 1)}%, " in nodes[f"phase:{phase}"].label


@pytest.mark.parametrize("scene", whole())
def test_those_nobody_asks_are_those_of_the_golden_files(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["feedback"]
    rows = [r for s in panel.sections if "nobody asks" in s.title for r in s.rows]
    assert [row.ids[0] for row in rows] == golden["missing"] == list(panel.missing)
    names = {card.id: card.name for card in scene.view.journey.touchpoints}
    if golden["coverage"]:
        assert names[golden["missing"][0]] in panel.headline


@pytest.mark.parametrize("scene", asked())
def test_instruments_say_what_the_golden_files_say(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["feedback"]
    rows = section(panel, "Instruments").rows
    for row, numbers in zip(rows, golden["metrics"].values(), strict=True):
        if "value" in numbers:
            assert row.value.startswith(result(numbers))
        assert (row.mark == "low base") is numbers["low_base"]
        if numbers["response_rate"] is not None and numbers["n"]:
            assert f"({number(numbers['response_rate'], 1)}%)" in row.below
        if "closed_rate" in numbers:
            for word, key in (("forwarded", "forwarded_rate"), ("loop closed", "closed_rate")):
                assert f"{word} {number(numbers[key], 1)}%" in row.below
        if "easy" in numbers:
            assert f"easy {number(numbers['easy'], 1)}%" in row.below


def result(numbers: dict[str, Any]) -> str:
    """Return a golden value as the panel writes it."""
    if "margin" in numbers:
        return f"{number(numbers['value'], 0, True)} ± {number(numbers['margin'], 1)}"
    if "easy" in numbers:
        return number(numbers["value"], 2)
    return f"{number(numbers['value'], 1)}%"


@pytest.mark.parametrize("scene", asked())
def test_unknown_loops_are_those_of_the_golden_files(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["feedback"]["loop_unknown"]
    names = {item.id: item.name for item in scene.view.project.feedback}
    found = [s for s in panel.sections if s.title.startswith("Nobody counts")]
    assert [row.name for s in found for row in s.rows] == [names[id_] for id_ in golden]


@pytest.mark.parametrize("scene", whole())
def test_every_row_leads_to_cards_and_every_number_has_a_trace(scene: Scene) -> None:
    panel = content(scene.view)
    known = {card.id for card in scene.view.journey.touchpoints}
    assert all(row.ids and known.issuperset(row.ids) for row in rows_of(panel))
    assert all(row.trace or not row.value for row in rows_of(panel))
    assert all(tile.trace for tile in panel.tiles)
    assert all(trace.formula and trace.method for trace in traces_of(panel))


@pytest.mark.parametrize("scene", asked())
@pytest.mark.parametrize("wide", [280, 328, 600, 900])
def test_the_chart_stays_inside_and_says_all_its_parts(scene: Scene, wide: float) -> None:
    chart = content(scene.view).chart
    assert chart
    nodes = chart.draw(wide).nodes
    assert len({node.id for node in nodes}) == len(nodes)
    assert all(node.x + node.width <= wide + 0.5 for node in nodes)
    for node in nodes:
        if node.id.split(":")[0] in ("answers", "response", "loop", "phase"):
            assert node.label
            assert node.id in chart.traces


def test_the_worked_example_says_what_the_specification_says() -> None:
    panel = content(example())
    rows = instruments(panel)
    assert tiles(panel) == {
        "Measured": "40.0%",
        "Measured by importance": "38.9%",
        "Loop closed": "30.0%",
        "NPS®": "+25",
    }
    assert rows["F1"].value == "+25 ± 15.0"
    assert "100 answers of 400 sent (25.0%)" in rows["F1"].below
    assert (rows["F2"].value, rows["F3"].mark) == ("70.0%", "planned")
    assert [row.ids for row in section(panel, "Important").rows] == [("t2",), ("t4",)]
    assert section(panel, "Nobody counts").rows[0].name == "F2"
    assert section(panel, "Planned").rows[0].ids == ("t1",)


def test_effort_is_told_with_the_share_of_the_easy_ones() -> None:
    row = instruments(content(example(instrument("f", "ces", "t3", distribution=CES))))["F"]
    assert row.value == "5.20"
    assert "easy 75.0%" in row.below


def test_an_nps_names_its_counts_and_the_sources_of_its_method() -> None:
    trace = instruments(content(example()))["F1"].trace
    assert trace
    assert trace.inputs == (("Promoters", "45"), ("Passives", "35"), ("Detractors", "20"))
    assert (trace.n, "[M18]" in trace.method) == ("n = 100", True)


def test_a_low_base_is_marked_at_number_row_and_chart() -> None:
    few = NpsCounts(promoters=5, passives=3, detractors=2)
    panel = content(example(instrument("f", "nps", "t3", nps=few)))
    row, tile = instruments(panel)["F"], panel.tiles[-1]
    assert row.mark == "low base"
    assert row.trace
    assert row.trace.missing == "Low base: fewer than 30 answers"
    assert "low base" in tile.below
    assert panel.chart
    assert "low base" in panel.chart.draw(328).by_id["answers:f"].label
    assert any(caution.startswith("Low base") for caution in panel.cautions)


def test_answers_without_a_scale_are_counted_only() -> None:
    row = instruments(content(example(instrument("f", "other", "t3", responses=40))))["F"]
    assert (row.value, row.mark) == ("40 answers", "")


@pytest.mark.parametrize("view", [example(), worked_example(), seen(())])
def test_the_trade_marks_are_named_under_the_panel(view: JourneyView) -> None:
    panel = content(view)
    assert panel.empty or panel.cautions[-1] == ATTRIBUTION
    assert "registered trademarks of Bain & Company, Inc." in ATTRIBUTION


def test_without_any_instrument_nobody_is_asked_and_there_is_a_way_on() -> None:
    view = worked_example()
    panel = content(view)
    assert panel.headline.startswith("Nobody asks the customers yet: 5 live touchpoints")
    assert (panel.tiles, panel.chart, panel.rated) == ((), None, "")
    offer = section(panel, "Important").rows[0].offers[0]
    assert offer.edit
    after = offer.edit.change(view.project).feedback[0]
    assert (after.name, after.touchpoint_ids, after.instrument) == ("Survey: shop", ("t3",), "csat")


def test_the_most_important_of_many_stand_open_and_the_others_are_folded() -> None:
    panel = content(example(instrument("f", "csat", "t3", distribution=CSAT)))
    assert panel.sections[0].title == "Important, but nobody asks there (2)"
    cards = [touchpoint(f"c{at}", at, ratings=(rating(importance=9),)) for at in range(8)]
    first, others = content(seen(cards)).sections
    assert (first.title, len(first.rows)) == ("Important, but nobody asks there (8)", 5)
    assert (others.title, others.folded) == ("3 more where nobody asks", True)


def test_planned_instruments_are_not_called_zero() -> None:
    panel = content(example(instrument("f", "nps", "t3"), instrument("g", "csat", "t4")))
    assert panel.headline == "2 instruments are planned; there are no answers yet."
    assert panel.tiles == ()
    assert instruments(panel)["F"].value == ""


def test_when_every_important_touchpoint_is_asked_the_panel_says_so() -> None:
    items = tuple(instrument(f"f{at}", "csat", f"t{at}", distribution=CSAT) for at in (2, 3, 4))
    panel = content(example(*items))
    assert panel.headline == (
        "3 of 5 touchpoints have answers, and every important one is asked at."
    )


def test_without_cards_the_panel_asks_for_one() -> None:
    empty = content(seen(())).empty
    assert empty
    assert "Add a card first" in empty.sentence


def test_a_closure_nobody_counts_is_a_dash() -> None:
    panel = content(example(instrument("f", "csat", "t3", distribution=CSAT)))
    assert tiles(panel)["Loop closed"] == "–"
    assert panel.chart
    assert "follow-up not counted" in panel.chart.draw(328).by_id["loop:f"].label


def test_missing_importance_is_told_to_count_as_the_default() -> None:
    cards = [touchpoint("a", 1, ratings=(rating(importance=9),)), touchpoint("b", 2)]
    items = (instrument("f", "csat", "a", distribution=CSAT),)
    weighted = content(seen(cards, feedback=items)).tiles[1].trace
    assert weighted
    assert weighted.missing == "1 touchpoint has no importance"
    assert weighted.formula.endswith("a missing importance counts as 5")


def test_many_instruments_are_drawn_only_as_far_as_they_can_be_read() -> None:
    items = tuple(instrument(f"f{at}", "csat", f"t{at}", distribution=CSAT) for at in range(60))
    panel = content(JourneyView(crowded(80).model_copy(update={"feedback": items}), "j"))
    assert panel.chart
    drawn = [n for n in panel.chart.draw(328).nodes if n.id.startswith("answers:")]
    assert len(drawn) == feedback_chart.DRAWN
    assert len(section(panel, "Instruments").rows) == 60


def test_german_numbers_have_commas() -> None:
    set_language("de")
    shown = [tile.value for tile in content(example()).tiles]
    assert shown == ["40,0\u00a0%", "38,9\u00a0%", "30,0\u00a0%", "+25"]
