"""The panel Which touchpoint next shows its four factors and what it leaves out."""

from __future__ import annotations

import pytest

from canvas_app.i18n import set_language
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Persona
from canvas_app.model.scoring.values import Scope, live_touchpoints
from canvas_app.panels.nba_next import content
from canvas_app.panels.panel import Panel
from tests.layout.journeys import touchpoint
from tests.model.scoring.mini import fielded, mini
from tests.panels.scenes import Scene, rows_of, scenes, section, seen, shown

LENSES = [each for each in scenes() if "nba_next_from_first" in each.values[0].golden]
MINI = JourneyView(mini(), "now")


def after(id_: str, bought: bool = False) -> Panel:
    return content(MINI, "anna", id_, bought)


def sentence(panel: Panel) -> str:
    assert panel.empty is not None
    return panel.empty.sentence


@pytest.mark.parametrize("scene", LENSES)
def test_candidates_and_factors_are_those_of_the_golden_files(scene: Scene) -> None:
    view, golden = scene.view, scene.golden["nba_next_from_first"]
    live = live_touchpoints(Scope(view.project, view.journey, view.lens, view.view))
    panel = content(view, view.lens, live[0].id if live else None, bought=False)
    if not golden:
        assert panel.empty is not None
        return
    assert [(row.ids[0], row.value) for row in rows_of(panel)] == [
        (line["id"], shown(line["score"], 2)) for line in golden
    ]
    for row, line in zip(rows_of(panel), golden, strict=True):
        assert row.trace is not None
        found = [float(value.replace(",", "")) for _name, value in row.trace.inputs[:4]]
        assert found == pytest.approx([line[key] for key in "PCVL"], abs=0.051)


@pytest.mark.parametrize(
    ("start", "bought", "headline"),
    [
        ("T3", False, "Lead Anna from “shop” to “hotline”: 2.40 points."),
        ("T2", False, "Lead Anna from “portal” to “shop”: 7.56 points."),
        ("T4", False, "Lead Anna from “hotline” to “newsletter”: 1.50 points."),
        ("T1", False, "Lead Anna from “search” to “portal”: 2.40 points."),
        ("T5", True, "Lead Anna from “newsletter” to “portal”: 1.44 points."),
        ("T1", True, "Anna has bought, and all that follows “search” lies before the purchase."),
    ],
)
def test_the_worked_example(start: str, bought: bool, headline: str) -> None:
    assert after(start, bought).headline == headline


def test_the_factors_stand_in_the_chart() -> None:
    chart = after("T4").chart
    assert chart is not None
    node = chart.draw(328).by_id["candidate:T5"]
    assert node.label == "newsletter: 0.20 × 1.20 × 5 × 1.25 = 1.50"
    assert node.touchpoint_id == "T5"
    assert set(chart.traces) == {"candidate:T5"}


def test_a_row_says_what_makes_its_factors() -> None:
    (row,) = section(after("T4"), "Why").rows
    assert row.below == "chance 20%, preferred channel, importance 5, serves the top goal"
    (row,) = section(after("T3"), "Why").rows
    assert row.below.startswith("chance 50%, gap 5: the channel changes, ")
    assert row.mark == "next step"


def test_who_has_bought_sees_what_is_left_out_and_why() -> None:
    (row,) = section(after("T1", bought=True), "Left out").rows
    assert row.ids == ("T2",)
    assert row.below == "Lies before the purchase, and Anna has already bought."


def test_missing_ratings_count_as_said() -> None:
    project = fielded(mini(), "T4", ratings=())
    (row,) = section(content(JourneyView(project, "now"), "anna", "T3", False), "Why").rows
    assert row.trace is not None
    assert row.trace.missing == "no chance of success, counts as 50%; no importance, counts as 5"


def test_persona_and_place_are_to_be_chosen() -> None:
    assert sentence(content(MINI, None, None, False)).startswith("Choose the persona")
    assert sentence(content(MINI, "gone", "T1", False)).startswith("Choose the persona")
    assert sentence(content(MINI, "anna", None, False)) == "Choose the touchpoint where Anna is."


def test_a_place_that_is_not_on_the_way_says_so() -> None:
    assert sentence(content(MINI, "ben", "T1", False)).startswith("Ben does not meet “search”")
    assert sentence(after("T6")).startswith("Anna does not meet “community”")
    assert sentence(after("gone")).startswith("This touchpoint is not there any more")


def test_the_end_of_the_way_says_so() -> None:
    view = seen([touchpoint("t1", 1, "anna")])
    assert sentence(content(view, "anna", "t1", False)) == (
        "Nothing follows “T1”: link it to a touchpoint, or add one after it."
    )


def test_without_personas_or_touchpoints_the_panel_says_what_to_add() -> None:
    nobody = content(seen([touchpoint("t1", 1)], personas=()), None, None, False)
    assert nobody.empty is not None
    assert nobody.empty.offer is not None
    assert nobody.empty.offer.panel == "persona"
    assert "Add a card" in sentence(content(seen(()), "anna", None, False))


def test_without_links_the_panel_says_where_it_looked() -> None:
    (caution,) = after("T1").cautions
    assert caution.startswith("“search” has no links: all later touchpoints")
    assert after("T3").cautions == ()


def test_hundreds_of_candidates_are_folded() -> None:
    cards = [touchpoint(f"t{at}", at) for at in range(400)]
    panel = content(seen(cards, personas=(Persona(id="anna", name="Anna"),)), "anna", "t0", False)
    assert [each.title for each in panel.sections] == ["Why", "Further candidates (387)"]
    assert len(panel.sections[0].rows) == 12
    assert panel.sections[1].rows[-1].name == "and 87 more"


def test_a_german_reader_sees_commas() -> None:
    set_language("de")
    assert section(after("T4"), "W").rows[0].value == "1,50"
