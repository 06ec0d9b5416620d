"""The panel Emotion curve says what the golden files say, persona by persona."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from canvas_app.i18n import set_language
from canvas_app.layout.picture import Disc
from canvas_app.model.project import Rating, Source
from canvas_app.panels.emotion_curve import content
from canvas_app.panels.panel import Chart, Panel, Section
from tests.layout.journeys import touchpoint
from tests.panels.scenes import (
    Scene,
    rated,
    rating,
    section,
    seen,
    shown,
    unrated,
    worked_example,
)


def facts(listed: Section) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {row.name: (row.value, row.ids) for row in listed.rows}


def whole(panel: Panel) -> Section:
    """Return the section of the mean, or of the only persona."""
    means = [each for each in panel.sections if each.title == "Mean of all personas"]
    return (means or list(panel.sections))[0]


def signed(value: float) -> str:
    return shown(value, 0 if value == int(value) else 2, True)


def assert_equal(found: dict[str, tuple[str, tuple[str, ...]]], golden: dict[str, Any]) -> None:
    assert found["Remembered"][0] == shown(golden["remembered"], 2, True)
    assert found["Mean"][0] == shown(golden["mean"], 2, True)
    assert found["Lows"][0] == shown(golden["lows"], 0)
    for name in ("peak", "end", "high", "low"):
        title = {"high": "Highest", "low": "Lowest"}.get(name, name.title())
        assert found[title] == (signed(golden[name][1]), (golden[name][0],))
    if golden["drop"] is None:
        assert "Largest drop" not in found
    else:
        start, end, size = golden["drop"]
        assert found["Largest drop"] == (signed(-size), (start, end))


@pytest.mark.parametrize("scene", rated("emotion_curve", "points", views=True))
def test_remembered_peak_end_mean_and_drop_are_those_of_the_golden_files(scene: Scene) -> None:
    assert_equal(facts(whole(content(scene.view))), scene.golden["emotion_curve"])


@pytest.mark.parametrize("scene", rated("emotion_curve", "points"))
def test_every_point_is_in_the_chart_with_its_card(scene: Scene) -> None:
    panel = content(scene.view)
    assert panel.chart is not None
    nodes = panel.chart.draw(600).nodes
    drawn = {node.touchpoint_id for node in nodes if node.id.startswith("point:")}
    assert drawn >= {id_ for id_, _value in scene.golden["emotion_curve"]["points"]}
    assert {node.id for node in nodes if node.id.startswith("point:")} <= set(panel.chart.traces)


@pytest.mark.parametrize("scene", unrated("emotion_curve", "points", views=True))
def test_a_view_without_feelings_says_so(scene: Scene) -> None:
    panel = content(scene.view)
    assert panel.empty is not None
    assert panel.empty.sentence.startswith("No feeling is rated yet")


def test_all_personas_have_a_line_each() -> None:
    panel = content(worked_example())
    assert [each.title for each in panel.sections][:3] == ["Ben", "Anna", "Mean of all personas"]
    assert panel.headline == "Worst memory: Ben with −2.00, negative. Best: Anna with −0.50."


def test_a_persona_is_told_by_peak_and_end() -> None:
    panel = content(replace(worked_example(), lens="anna"))
    assert panel.headline == (
        "Anna keeps a negative memory: −0.50, from the peak “hotline” (−2) and the end "
        "“newsletter” (+1)."
    )
    assert [tile.value for tile in panel.tiles] == ["−0.50", "−0.20", "2"]


def test_a_german_reader_sees_commas() -> None:
    set_language("de")
    panel = content(replace(worked_example(), lens="anna"))
    assert panel.tiles[0].value == "−0,50"


def test_a_trace_of_the_memory_shows_peak_and_end() -> None:
    trace = content(replace(worked_example(), lens="anna")).tiles[0].trace
    assert trace is not None
    assert trace.inputs == (("Peak, hotline", "−2"), ("End, newsletter", "+1"))
    assert "[M6]" in trace.method


def test_fewer_than_five_points_are_marked_as_few() -> None:
    four = [touchpoint(f"t{at}", at, ratings=(rating(emotional=at - 2),)) for at in range(4)]
    panel = content(seen(four))
    assert whole(panel).rows[0].mark == "few points"
    assert any(caution.startswith("Few points") for caution in panel.cautions)
    five = [*four, touchpoint("t4", 9, ratings=(rating(emotional=0),))]
    assert whole(content(seen(five))).rows[0].mark == "negative"


def test_one_point_is_peak_and_end() -> None:
    panel = content(seen([touchpoint("a", 1, ratings=(rating(emotional=1),))], personas=()))
    found = facts(whole(panel))
    assert found["Peak"] == found["End"] == ("+1", ("a",))
    assert "Largest drop" not in found
    assert panel.chart is not None
    assert panel.chart.draw(328).height > 100


def test_personas_who_remember_alike_are_said_together() -> None:
    panel = content(seen([touchpoint("a", 1, ratings=(rating(emotional=-2),))]))
    assert panel.headline == "All personas keep the same memory of the journey: −2.00, negative."


def test_a_journey_without_personas_is_everyones() -> None:
    panel = content(seen([touchpoint("a", 1, ratings=(rating(emotional=2),))], personas=()))
    assert panel.headline.startswith("Everyone keeps a positive memory: +2.00")


def test_unrated_touchpoints_are_listed() -> None:
    felt = touchpoint("a", 1, ratings=(rating(emotional=2),))
    panel = content(seen([felt, touchpoint("b", 2, ratings=(rating(experience=2),))]))
    assert panel.rated == "Rated 1 of 2"
    assert section(panel, "No feeling rated").rows[0].ids == ("b",)


def test_a_point_without_a_source_is_hollow() -> None:
    known = Source(id="s", kind="survey", name="Survey")
    felt = [
        touchpoint("a", 1, ratings=(rating(emotional=2, source_id="s"),)),
        touchpoint("b", 2, ratings=(rating(emotional=1),)),
    ]
    chart = content(seen(felt, personas=(), sources=(known,))).chart
    assert chart is not None
    assert _fills(chart) == ["persona.0.line", "surface"]


def test_the_source_of_the_personas_own_rating_counts() -> None:
    known = Source(id="s", kind="survey", name="Survey")
    own = Rating(persona_id="anna", view="customer", emotional=1)
    felt = touchpoint("a", 1, ratings=(own, rating(emotional=2, source_id="s")))
    chart = content(seen([felt], lens="anna", sources=(known,))).chart
    assert chart is not None
    assert _fills(chart) == ["surface"]


def _fills(chart: Chart) -> list[str | None]:
    nodes = (node for node in chart.draw(328).nodes if node.id.startswith("point:"))
    shapes = (node.shapes()[0] for node in nodes)
    return [shape.fill for shape in shapes if isinstance(shape, Disc)]


def test_lows_lead_to_every_touchpoint_at_minus_one_or_below() -> None:
    felt = [touchpoint(f"t{at}", at, ratings=(rating(emotional=at - 3),)) for at in range(1, 5)]
    rows = whole(content(seen(felt))).rows
    lows = next(row for row in rows if row.name == "Lows")
    assert (lows.value, lows.ids) == ("2", ("t1", "t2"))
