"""The panel Journey score says what the golden files say, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from canvas_app.i18n import set_language
from canvas_app.model.edits import settings
from canvas_app.panels.journey_score import content
from tests.layout.journeys import touchpoint
from tests.panels.scenes import Scene, rated, rating, section, seen, shown, unrated, worked_example

RATED = rated("journey_score", "touchpoints", views=True)


@pytest.mark.parametrize("scene", RATED)
def test_scores_are_those_of_the_golden_files(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["journey_score"]
    score, chain, weakest, drag = panel.tiles
    assert (score.value, chain.value) == (
        shown(golden["score"], 1),
        shown(golden["chain_score"], 1),
    )
    assert (weakest.value, weakest.ids) == (
        shown(golden["weakest"]["quality"], 1),
        (golden["weakest"]["id"],),
    )
    assert (drag.value, drag.ids) == (shown(-golden["drag"]["loss"], 1), (golden["drag"]["id"],))
    assert panel.rated == f"Rated {golden['rated']} of {golden['live']}"


@pytest.mark.parametrize("scene", RATED)
def test_every_rated_touchpoint_has_its_quality(scene: Scene) -> None:
    rows = section(content(scene.view), "Quality of every touchpoint").rows
    golden = scene.golden["journey_score"]["touchpoints"]
    assert {row.ids[0]: row.value for row in rows} == {
        id_: shown(quality, 1) for id_, quality in golden.items()
    }


@pytest.mark.parametrize("scene", RATED)
def test_phases_and_stages_have_their_means(scene: Scene) -> None:
    rows = section(content(scene.view), "By phase").rows
    golden = scene.golden["journey_score"]
    wanted = []
    for phase in ("before", "during", "after"):
        inside = [s.id for s in scene.view.project.stages if s.phase == phase]
        means = [golden["by_phase"][phase], *(golden["by_stage"][id_] for id_ in inside)]
        wanted += ["not rated" if mean is None else shown(mean, 1) for mean in means]
    assert [row.value for row in rows] == wanted


def test_the_worked_example_is_told_in_one_sentence() -> None:
    panel = content(worked_example())
    assert panel.headline == "“hotline” holds the journey back: quality 27.5 of 100, importance 8."
    assert [tile.value for tile in panel.tiles] == ["52.6", "40.0", "27.5", "−19.6"]
    assert panel.seen == "J · All personas · Best view"


def test_a_german_reader_sees_commas() -> None:
    set_language("de")
    assert [tile.value for tile in content(worked_example()).tiles][:2] == ["52,6", "40,0"]


def test_a_trace_shows_the_sums_behind_the_score() -> None:
    trace = content(worked_example()).tiles[0].trace
    assert trace is not None
    assert [value for _name, value in trace.inputs] == ["2,340", "44.50"]
    assert trace.n == "n = 5 touchpoints"
    assert "[M8]" in trace.method


def test_a_trace_of_the_weakest_link_shows_what_was_rated() -> None:
    trace = content(worked_example()).tiles[2].trace
    assert trace is not None
    assert trace.inputs == (("Experience", "3"), ("Understanding", "0"), ("Feeling", "−2"))


def test_a_trace_names_the_thresholds_of_the_project() -> None:
    view = worked_example()
    edit = settings.set_fields(mot_weight=2, weakest_min_importance=6)
    changed = replace(view, project=edit.change(view.project))
    score, _chain, weakest, _drag = content(changed).tiles
    assert score.trace is not None
    assert weakest.trace is not None
    assert "× 2 for a moment of truth" in score.trace.formula
    assert "importance 6 or more" in weakest.trace.formula


def test_both_scores_the_weakest_link_and_the_drag_have_a_sentence_why() -> None:
    rows = section(content(worked_example()), "Why").rows
    assert [row.name for row in rows] == [
        "Journey score",
        "Chain score",
        "Weakest link: hotline",
        "Biggest drag: hotline",
    ]
    assert [row.value for row in rows] == ["52.6", "40.0", "27.5", "−19.6"]
    assert rows[3].below == "Costs 19.6 of the 47.4 points that the journey lacks: weight 12."
    assert all(row.below for row in rows)


def test_the_largest_loss_comes_first() -> None:
    rows = section(content(worked_example()), "Quality of every touchpoint").rows
    assert [(row.ids[0], row.below) for row in rows] == [
        ("t4", "Loss 19.6"),
        ("t2", "Loss 12.1"),
        ("t3", "Loss 6.8"),
        ("t1", "Loss 4.6"),
        ("t5", "Loss 4.4"),
    ]


def test_the_row_of_a_stage_leads_to_its_rated_cards() -> None:
    rows = section(content(worked_example()), "By phase").rows
    assert [row.ids for row in rows][:3] == [("t1", "t2"), ("t1",), ("t2",)]


def test_a_lens_leaves_the_other_personas_out() -> None:
    panel = content(replace(worked_example(), lens="ben"))
    assert panel.seen == "J · Ben · Best view"
    assert not any(each.title == "By persona" for each in panel.sections)
    assert not any("flattens" in caution for caution in panel.cautions)


def test_several_personas_are_compared_with_a_caution() -> None:
    panel = content(worked_example())
    rows = section(panel, "By persona").rows
    assert [row.name for row in rows] == ["Anna", "Ben"]
    assert any("flattens feelings" in caution for caution in panel.cautions)


@pytest.mark.parametrize("scene", unrated("journey_score", "touchpoints", views=True))
def test_a_view_without_ratings_says_which_ratings_count(scene: Scene) -> None:
    panel = content(scene.view)
    assert panel.empty is not None
    assert "Customer view" in panel.empty.sentence


def test_an_empty_journey_says_how_to_begin() -> None:
    panel = content(seen(()))
    assert panel.empty is not None
    assert panel.empty.sentence.startswith("There are no touchpoints")
    assert panel.empty.offer is None


def test_an_unrated_journey_leads_to_its_first_card() -> None:
    panel = content(seen([touchpoint("a", 10), touchpoint("b", 20)]))
    assert panel.empty is not None
    assert panel.empty.offer is not None
    assert panel.empty.offer.rate == "a"
    assert panel.missing == ("a", "b")
    assert panel.tiles == ()


def test_importances_of_zero_are_said_to_weigh_nothing() -> None:
    panel = content(seen([touchpoint("a", 10, ratings=(rating(importance=0, experience=5),))]))
    assert panel.empty is not None
    assert "importance 0" in panel.empty.sentence


def test_without_an_important_touchpoint_there_is_no_weakest_link() -> None:
    panel = content(seen([touchpoint("a", 10, ratings=(rating(importance=2, experience=5),))]))
    assert panel.headline.startswith("No important touchpoint is rated")
    assert [tile.title for tile in panel.tiles] == ["Journey score", "Chain score", "Biggest drag"]


def test_a_perfect_journey_has_nothing_that_holds_it_back() -> None:
    best = rating(importance=9, experience=10, cognitive=2, emotional=2)
    panel = content(seen([touchpoint("a", 10, ratings=(best,))]))
    assert panel.headline.startswith("Nothing holds the journey back")


def test_few_rated_points_are_marked_as_few() -> None:
    panel = content(seen([touchpoint("a", 10, ratings=(rating(experience=5),))]))
    assert any(caution.startswith("Few points") for caution in panel.cautions)


def test_what_is_not_rated_can_be_rated_from_the_list() -> None:
    rated = touchpoint("a", 10, ratings=(rating(experience=5),))
    panel = content(seen([rated, touchpoint("b", 20)]))
    (row,) = section(panel, "Not rated").rows
    assert (row.name, row.ids, row.offers[0].rate) == ("B", ("b",), "b")
