"""The panel of importance and experience says what the golden files say."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.i18n import set_language
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Project, Rating, Touchpoint
from canvas_app.model.scoring import ipa
from canvas_app.model.scoring.values import Scope
from canvas_app.panels.ipa import content
from tests.layout.journeys import touchpoint
from tests.panels.scenes import (
    Scene,
    crowded,
    rated,
    rating,
    section,
    seen,
    worked_example,
)

TITLES = {
    "concentrate": "Concentrate here",
    "keep_up": "Keep up the good work",
    "low_priority": "Low priority",
    "overkill": "Possible overkill",
}
QUADRANTS = tuple(TITLES)


@pytest.mark.parametrize("scene", rated("ipa", "points"))
def test_quadrants_are_those_of_the_golden_files(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["ipa"]
    points = golden["points"]
    for quadrant, tile in zip(QUADRANTS, panel.tiles, strict=True):
        inside = {id_ for id_, point in points.items() if point["quadrant"] == quadrant}
        assert (tile.title, tile.value) == (TITLES[quadrant], str(golden["counts"][quadrant]))
        assert set(tile.ids) == inside
        if inside:
            rows = section(panel, TITLES[quadrant]).rows
            assert {row.ids[0] for row in rows} == inside
    assert panel.missing == tuple(golden["excluded"])


@pytest.mark.parametrize("scene", rated("ipa", "points"))
def test_every_point_is_traced_to_its_ratings_and_the_crosshair(scene: Scene) -> None:
    chart, golden = content(scene.view).chart, scene.golden["ipa"]
    assert chart is not None
    for id_, point in golden["points"].items():
        found = [Fraction(value.replace(",", "")) for _n, value in chart.traces[id_].inputs]
        assert found[0] == pytest.approx(point["importance"], abs=0.051)
        assert found[1] == pytest.approx(point["performance"], abs=0.051)
        assert found[2] == Fraction(str(golden["cross_importance"]))
        assert found[3] == Fraction(str(golden["cross_performance"]))


def test_the_worked_example_is_told_in_one_sentence() -> None:
    panel = content(worked_example())
    assert panel.headline == (
        "Concentrate on 2 touchpoints, first on “hotline”: importance 8, experience 3."
    )
    (row,) = section(panel, "Crosshair").rows
    assert row.name == "Importance 7.20, experience 5.60"


def test_a_german_reader_sees_commas_and_german_quadrants() -> None:
    set_language("de")
    panel = content(worked_example())
    assert panel.tiles[0].title == "Hier ansetzen"
    assert any("7,20" in row.name for row in panel.sections[0].rows)


def test_the_crosshair_can_be_held_and_set() -> None:
    view = worked_example()
    offers = section(content(view), "Crosshair").rows[0].offers
    assert [offer.words for offer in offers] == ["Hold the crosshair", "Set it to the middle"]
    assert offers[0].edit is not None
    held = offers[0].edit.change(view.project)
    assert (held.settings.ipa_mode, held.settings.ipa_fixed) == ("fixed", (7.2, 5.6))
    offers = section(content(replace(view, project=held)), "Crosshair").rows[0].offers
    assert [offer.words for offer in offers] == ["Set it to the mean", "Set it to the middle"]


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=3, max_size=3),
        min_size=4,
        max_size=9,
    )
)
def test_holding_the_crosshair_leaves_every_point_where_it_is(
    given: list[list[tuple[int, int]]],
) -> None:
    view = seen([_voted(f"t{at}", votes) for at, votes in enumerate(given)])
    edit = section(content(view), "Crosshair").rows[0].offers[0].edit
    assert edit is not None
    assert _quadrants(view.project) == _quadrants(edit.change(view.project))


def test_points_on_a_crosshair_that_no_number_can_write_stay_on_it() -> None:
    view = seen([_voted(f"t{at}", [(7, 8), (8, 8), (8, 7)]) for at in range(4)])
    edit = section(content(view), "Crosshair").rows[0].offers[0].edit
    assert edit is not None
    held = edit.change(view.project)
    assert _quadrants(held) == ["keep_up"] * 4
    assert held.settings.ipa_fixed == (7.66, 7.66)


def _quadrants(project: Project) -> list[str]:
    return [point.quadrant for point in ipa.panel(Scope(project, project.journeys[0])).points]


def _voted(id_: str, votes: list[tuple[int, int]]) -> Touchpoint:
    """Return a touchpoint to which each persona gives importance and experience."""
    ratings = tuple(
        Rating(persona_id=who, view="customer", importance=i, experience=e)
        for who, (i, e) in zip(("anna", "ben", "carl"), votes, strict=True)
    )
    return touchpoint(id_, 1, ratings=ratings)


def test_the_important_and_bad_come_first() -> None:
    points = [_point("a", 7, 1), _point("b", 9, 3), _point("c", 9, 2), _point("d", 2, 9)]
    rows = section(content(seen(points)), "Concentrate here").rows
    assert [row.ids[0] for row in rows] == ["c", "b", "a"]


def test_few_points_take_the_middle_and_say_so() -> None:
    panel = content(seen([_point("a", 8, 3), _point("b", 4, 9)]))
    assert any(caution.startswith("Fewer than 4 points") for caution in panel.cautions)
    assert section(panel, "Crosshair").rows[0].name == "Importance 5, experience 5"


def test_when_nothing_falls_behind_it_is_said() -> None:
    panel = content(seen([_point("a", 8, 9), _point("b", 4, 3)]))
    assert panel.headline.startswith("Nothing important falls behind")
    assert not any(each.title.startswith("Concentrate") for each in panel.sections)


def test_points_without_a_value_are_listed() -> None:
    half = touchpoint("b", 2, ratings=(rating(importance=3),))
    panel = content(seen([_point("a", 8, 3), half]))
    assert section(panel, "Without importance or experience").rows[0].ids == ("b",)
    assert panel.rated == "Rated 1 of 2"


def test_without_both_ratings_the_panel_leads_to_the_first_card() -> None:
    panel = content(seen([touchpoint("a", 1, ratings=(rating(importance=3),))]))
    assert panel.empty is not None
    assert panel.empty.offer is not None
    assert panel.empty.offer.rate == "a"


def test_moments_of_truth_have_a_shape_and_a_word_of_their_own() -> None:
    panel = content(worked_example())
    marks = {row.name: row.mark for each in panel.sections for row in each.rows}
    assert marks["hotline"] == "moment of truth"
    assert marks["portal"] == ""


def test_every_point_of_a_large_journey_can_be_pointed_at() -> None:
    chart = content(JourneyView(crowded(), "j")).chart
    assert chart is not None
    marks = [n for n in chart.draw(328).nodes if n.touchpoint_id and n.id == n.touchpoint_id]
    assert len(marks) == 100
    for one in marks:
        x, y = one.x + one.width / 2, one.y + one.height / 2
        over = [n for n in marks if abs(n.x + n.width / 2 - x) + abs(n.y + n.height / 2 - y) < 8]
        assert over == [one]


def test_of_very_many_points_a_mark_selects_all_that_lie_there() -> None:
    view = JourneyView(crowded(400), "j")
    chart = content(view).chart
    assert chart is not None
    drawn = {node.id for node in chart.draw(328).nodes if node.touchpoint_id}
    assert drawn == set(chart.ids)
    assert {id_ for ids in chart.ids.values() for id_ in ids} == {
        touchpoint.id for touchpoint in view.journey.touchpoints
    }


def _point(id_: str, importance: float, experience: float) -> Touchpoint:
    given = rating(importance=importance, experience=experience)
    return touchpoint(id_, 1, ratings=(given,))
