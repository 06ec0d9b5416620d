"""The panel Opportunities ranks as the golden files do and offers to act."""

from __future__ import annotations

from dataclasses import replace

import pytest

from canvas_app.i18n import set_language
from canvas_app.model.project import Source, Touchpoint
from canvas_app.panels.opportunity import content
from tests.layout.journeys import touchpoint
from tests.panels.scenes import Scene, rated, rating, section, seen, shown, worked_example

SERVED = {"under": "underserved", "appropriate": "appropriately served", "over": "overserved"}


@pytest.mark.parametrize("scene", rated("opportunity", "ranking"))
def test_the_ranking_is_that_of_the_golden_files(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["opportunity"]
    rows = [row for each in panel.sections[:2] for row in each.rows if row.mark]
    found = [(row.ids[0], row.value, row.mark) for row in rows]
    assert found == [
        (line["id"], shown(line["score"], 1), line["band"]) for line in golden["ranking"]
    ]
    for row, line in zip(rows, golden["ranking"], strict=True):
        assert SERVED[line["served"]] in row.below
    assert panel.missing == tuple(golden["excluded"])


@pytest.mark.parametrize("scene", rated("opportunity", "ranking"))
def test_the_bars_are_the_first_of_the_ranking(scene: Scene) -> None:
    chart, golden = content(scene.view).chart, scene.golden["opportunity"]["ranking"]
    assert chart is not None
    bars = [node.touchpoint_id for node in chart.draw(328).nodes if node.touchpoint_id]
    assert bars == [line["id"] for line in golden[:15]]
    rest = len(golden) - len(bars)
    assert (f"and {rest} more" in str(chart.identity)) == (rest > 0)


def test_the_worked_example_is_told_in_one_sentence() -> None:
    panel = content(worked_example())
    assert panel.headline == (
        "“hotline” is the largest opportunity: 13.0 of 20, strong; importance 8, experience 3."
    )
    ranking, low = panel.sections
    assert [row.value for row in ranking.rows] == ["13.0", "12.0", "10.0"]
    assert (low.title, low.folded) == ("Low (2)", True)
    assert [row.value for row in low.rows] == ["6.0", "5.0"]


def test_a_german_reader_sees_commas_and_german_bands() -> None:
    set_language("de")
    row = content(worked_example()).sections[0].rows[0]
    assert (row.value, row.mark) == ("13,0", "stark")


def test_a_row_makes_an_action_for_its_card() -> None:
    view = worked_example()
    (offer,) = section(content(view), "Ranking").rows[0].offers
    assert offer.words == "Make it an action"
    assert offer.edit is not None
    begun = offer.edit.change(view.project)
    (action,) = begun.actions
    assert (action.title, action.touchpoint_id) == ("Improve “hotline”", "t4")
    (offer,) = section(content(replace(view, project=begun)), "Ranking").rows[0].offers
    assert offer.words == "Mark as done"
    assert offer.edit is not None
    done = offer.edit.change(begun)
    assert [each.status for each in done.actions] == ["done"]
    (offer,) = section(content(replace(view, project=done)), "Ranking").rows[0].offers
    assert offer.words == "Make it an action"


def test_a_score_is_an_estimate_unless_its_source_is_a_survey() -> None:
    sources = (
        Source(id="s", kind="survey", name="Survey"),
        Source(id="i", kind="interview", name="Interview"),
    )
    points = [_point("a", 9, 1, source_id="s"), _point("b", 8, 1, source_id="i"), _point("c", 7, 1)]
    rows = section(content(seen(points, sources=sources)), "Ranking").rows
    assert [row.below.endswith("estimate") for row in rows] == [False, True, True]


def test_the_limits_are_reached_or_passed_as_the_source_says() -> None:
    rows = content(seen([_point("a", 8, 1), _point("b", 8, 0.9), _point("c", 10, 10)])).sections[0]
    assert [(row.value, row.mark) for row in rows.rows] == [
        ("15.1", "extreme"),
        ("15.0", "strong"),
        ("10.0", "moderate"),
    ]


def test_a_trace_shows_importance_and_experience() -> None:
    trace = content(worked_example()).sections[0].rows[0].trace
    assert trace is not None
    assert trace.inputs == (("Importance", "8"), ("Experience", "3"))
    assert "[M1]" in trace.method


def test_without_a_large_opportunity_it_is_said() -> None:
    panel = content(seen([_point("a", 5, 9)]))
    assert panel.headline == "No opportunity stands out: the largest is “A” with 5.0 of 20."
    assert [(each.title, each.folded) for each in panel.sections] == [("Low (1)", False)]


def test_for_all_personas_the_panel_asks_to_read_it_per_persona() -> None:
    assert "for each persona" in content(worked_example()).cautions[0]


def test_without_both_ratings_the_panel_leads_to_the_first_card() -> None:
    panel = content(seen([touchpoint("a", 1, ratings=(rating(experience=3),))]))
    assert panel.empty is not None
    assert panel.empty.offer is not None
    assert panel.empty.offer.rate == "a"


def _point(id_: str, importance: float, experience: float, **fields: str) -> Touchpoint:
    given = rating(importance=importance, experience=experience, **fields)
    return touchpoint(id_, 1, ratings=(given,))
