"""The panel Success touchpoints says what the golden files say, class by class."""

from __future__ import annotations

import pytest

from canvas_app.i18n import set_language
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Project
from canvas_app.panels.panel import Panel, Row
from canvas_app.panels.success_touchpoints import content
from tests.layout.journeys import touchpoint
from tests.model.scoring.mini import fielded, mini, rated, settled
from tests.panels.scenes import Scene, rating, rows_of, scenes, section, seen, shown, traces_of

TITLES = {"success": "Success touchpoints (", "potential": "Potential", "other": "Other"}


def ranked(panel: Panel, name: str) -> list[Row]:
    found = [each for each in panel.sections if each.title.startswith(TITLES[name])]
    return list(found[0].rows) if found else []


def of(project: Project) -> Panel:
    return content(JourneyView(project, "now"))


@pytest.mark.parametrize("scene", scenes())
def test_classes_and_indices_are_those_of_the_golden_files(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["success_touchpoints"]
    if panel.empty:
        assert not golden["ranking"]
        return
    for name in TITLES:
        expected = [line for line in golden["ranking"] if line["class"] == name]
        assert [(row.ids[0], row.value) for row in ranked(panel, name)] == [
            (line["id"], shown(line["index"], 1)) for line in expected
        ]


@pytest.mark.parametrize("scene", scenes())
def test_dormant_and_incomplete_ones_are_listed(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["success_touchpoints"]
    if panel.empty:
        return
    assert [tile.value for tile in panel.tiles] == [
        str(len(golden[key])) for key in ("success", "potential", "hidden")
    ]
    assert panel.tiles[2].ids == tuple(golden["hidden"])
    assert panel.missing == tuple(golden["incomplete"])
    total = len(golden["ranking"]) + len(golden["incomplete"])
    assert panel.rated == f"Rated {len(golden['ranking'])} of {total}"


@pytest.mark.parametrize("scene", scenes())
def test_the_chart_shows_the_first_of_the_ranking(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["success_touchpoints"]
    if panel.chart is None:
        return
    drawn = [node.touchpoint_id for node in panel.chart.draw(328).nodes if node.touchpoint_id]
    assert drawn == [line["id"] for line in golden["ranking"]][: len(drawn)]
    assert len(drawn) == min(12, len(golden["ranking"]))


def test_the_worked_example_has_one_success_touchpoint() -> None:
    panel = of(mini())
    assert panel.headline == "“shop” alone carries success: index 50.4 of 100."
    assert [row.value for row in ranked(panel, "other")] == ["16.8", "12.0", "9.6", "6.0"]
    (dormant,) = section(panel, "Dormant").rows
    assert (dormant.ids, dormant.mark) == (("T6",), "dormant")


def test_a_row_says_its_parts_and_where_they_come_from() -> None:
    (row,) = ranked(of(mini()), "success")
    assert row.below == "Importance 9, chance 70%, experience 8"
    assert row.trace is not None
    assert [value for _name, value in row.trace.inputs] == ["9", "70%", "8"]
    assert row.trace.method.startswith("Chattopadhyay")


def test_only_success_touchpoints_can_be_filtered() -> None:
    assert [offer.panel for offer in of(mini()).offers] == ["filter:success"]
    assert of(settled(mini(), success_importance=10)).offers == ()


def test_potential_asks_for_experience_first() -> None:
    panel = of(rated(mini(), "T3", E=6))
    assert panel.headline == (
        "No touchpoint carries success yet; the nearest is “shop”: raise its experience."
    )
    assert [row.ids for row in ranked(panel, "potential")] == [("T3",)]


def test_without_success_the_highest_index_is_named() -> None:
    panel = of(settled(mini(), success_importance=10))
    assert panel.headline == "No touchpoint carries success yet; the highest index is 50.4: “shop”."


def test_only_a_dormant_one_is_still_a_finding() -> None:
    project = mini()
    for id_ in ("T1", "T2", "T3", "T4", "T5"):
        project = fielded(project, id_, ratings=())
    panel = of(project)
    assert panel.headline == (
        "No live touchpoint is rated enough yet, but “community” lies dormant."
    )
    assert panel.chart is None
    assert len(panel.missing) == 5


def test_without_ratings_the_panel_says_which_it_needs() -> None:
    empty = content(seen([touchpoint("t1", 1)])).empty
    assert empty is not None
    assert empty.sentence.startswith("Rate importance, experience and chance of success")
    assert empty.offer is not None
    assert empty.offer.rate == "t1"


def test_the_hatched_part_is_what_a_perfect_experience_adds() -> None:
    view = seen(
        [touchpoint("t1", 1, ratings=(rating(importance=8, experience=5, success_chance=50),))]
    )
    chart = content(view).chart
    assert chart is not None
    (bar,) = chart.identity[2]  # type: ignore[index]
    assert (bar.solid, bar.hatched) == (20.0, 20.0)


def test_every_number_is_traced() -> None:
    panel = of(mini())
    assert all(row.trace for row in rows_of(panel) if row.value)
    assert all(trace.formula and trace.method for trace in traces_of(panel))


def test_a_german_reader_sees_commas() -> None:
    set_language("de")
    assert ranked(of(mini()), "other") == []
    values = [row.value for row in rows_of(of(mini()))]
    assert "50,4" in values
