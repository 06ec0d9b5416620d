"""The panel Expectation gap says what the golden files say, and how we see ourselves."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from canvas_app.i18n import set_language
from canvas_app.layout.charts.dumbbells import Dumbbell
from canvas_app.model.edits import settings
from canvas_app.model.project import Rating
from canvas_app.panels.expectation_gap import content
from canvas_app.panels.panel import Tile
from tests.layout.journeys import touchpoint
from tests.panels.scenes import Scene, rated, rating, section, seen, shown, worked_example


def tiles(scene: Scene) -> dict[str, Tile]:
    return {tile.title: tile for tile in content(scene.view).tiles}


def signed(value: float) -> str:
    return shown(value, 0 if value == int(value) else 2, True)


@pytest.mark.parametrize("scene", rated("expectation_gap", "ranking"))
def test_the_ranking_is_that_of_the_golden_files(scene: Scene) -> None:
    rows = section(content(scene.view), "Gaps").rows
    golden = scene.golden["expectation_gap"]["ranking"]
    assert [(row.ids[0], row.value, row.mark) for row in rows] == [
        (gap["id"], signed(gap["gap"]), gap["class"]) for gap in golden
    ]
    for row, gap in zip(rows, golden, strict=True):
        assert row.below.endswith(f"weighted {shown(gap['weighted'], 2, True)}")


@pytest.mark.parametrize("scene", rated("expectation_gap", "ranking"))
def test_overall_gap_and_counts_are_those_of_the_golden_files(scene: Scene) -> None:
    found, golden = tiles(scene), scene.golden["expectation_gap"]
    assert found["Overall gap"].value == shown(golden["overall"], 2, True)
    assert found["Disappointing"].value == str(golden["disappointing"])
    assert found["Delighting"].value == str(golden["delighting"])


@pytest.mark.parametrize("scene", rated("expectation_gap", "ranking"))
def test_self_image_is_that_of_the_golden_files(scene: Scene) -> None:
    found, golden = tiles(scene), scene.golden["expectation_gap"]["view_gap"]
    if not golden["n"]:
        assert "Self-image gap" not in found
        return
    tile = found["Self-image gap"]
    assert tile.value == shown(golden["mean"], 2, True)
    assert len(tile.ids) == golden["n"]
    first = section(content(scene.view), "Self-image").rows[0]
    assert (first.ids[0], first.value) == (golden["largest"][0], signed(golden["largest"][1]))


def test_the_worked_example_is_told_in_one_sentence() -> None:
    panel = content(worked_example())
    assert panel.headline == "“hotline” disappoints most: experience 3 where 9 is expected."
    assert [tile.value for tile in panel.tiles] == ["−1.56", "2", "1", "+2.00"]
    assert section(panel, "Self-image").rows[0].below == "We say 6, customers 3"


def test_a_german_reader_sees_commas() -> None:
    set_language("de")
    assert content(worked_example()).tiles[0].value == "−1,56"


def test_the_share_of_delight_stands_beside_every_seventh_customer() -> None:
    (row,) = section(content(worked_example()), "Delighted").rows
    assert (row.name, row.value) == ("1 of 5 touchpoints", "20.0%")
    assert "14%" in row.below


def test_a_trace_names_the_thresholds_of_the_project() -> None:
    view = worked_example()
    changed = replace(view, project=settings.set_fields(gap_threshold=3).change(view.project))
    trace = section(content(changed), "Gaps").rows[0].trace
    assert trace is not None
    assert "disappointing at −3 or less" in trace.formula
    assert trace.inputs == (("Experience", "3"), ("Expectation", "9"), ("Importance", "8"))
    assert "[M4]" in trace.method


def test_a_missing_importance_is_said_in_the_trace() -> None:
    gap = touchpoint("a", 1, ratings=(rating(expectation=5, experience=3),))
    trace = section(content(seen([gap])), "Gaps").rows[0].trace
    assert trace is not None
    assert trace.inputs[2] == ("Importance", "5")
    assert trace.missing == "no importance is rated"


def test_when_nothing_disappoints_the_overall_gap_is_the_message() -> None:
    gap = touchpoint("a", 1, ratings=(rating(expectation=5, experience=6),))
    assert content(seen([gap])).headline == (
        "No touchpoint disappoints; over all, experience minus expectation is +1.00."
    )


def test_without_two_views_the_panel_says_how_to_get_a_self_image() -> None:
    gap = touchpoint("a", 1, ratings=(rating(expectation=5, experience=6),))
    (row,) = section(content(seen([gap])), "Self-image").rows
    assert row.name.startswith("No experience is rated in both views")


def test_self_images_are_shown_without_any_expectation() -> None:
    both = (rating(experience=3), Rating(view="internal", experience=8))
    panel = content(seen([touchpoint("a", 1, ratings=both)]))
    assert panel.empty is None
    assert panel.chart is None
    assert [tile.value for tile in panel.tiles] == ["+5.00"]


def test_an_arrow_shows_the_self_image_in_the_chart() -> None:
    chart = content(worked_example()).chart
    assert chart is not None
    labels = {node.touchpoint_id: node.label for node in chart.draw(328).nodes}
    assert labels["t4"].endswith("self-image gap +3")
    assert "self-image" not in labels["t2"]
    _key, _language, rows, _note = cast(
        "tuple[str, str, tuple[Dumbbell, ...], str]", chart.identity
    )
    assert rows[0].arrow == (3.0, 6.0, "+3")


def test_without_both_ratings_the_panel_leads_to_the_first_card() -> None:
    panel = content(seen([touchpoint("a", 1, ratings=(rating(experience=3),))]))
    assert panel.empty is not None
    assert panel.empty.offer is not None
    assert panel.empty.offer.rate == "a"
