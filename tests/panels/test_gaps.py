"""The panel Gaps says what the golden files say, and bridges a gap with one edit."""

from __future__ import annotations

import pytest

from canvas_app.i18n import set_language
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Link, Project
from canvas_app.panels.gaps import content
from canvas_app.panels.panel import Panel, Row
from tests.layout.journeys import touchpoint
from tests.model.scoring.mini import mini
from tests.panels.scenes import Scene, rows_of, scenes, section, seen, shown, traces_of

BREAKS = ("channel_gaps", "device_gaps", "environment_breaks", "identity_losses")


def of(project: Project) -> Panel:
    return content(JourneyView(project, "now"))


def steps(panel: Panel) -> list[Row]:
    """Return the rows of the steps with a gap, the worst first."""
    return [row for row in rows_of(panel) if row.offers]


def without_channels() -> Project:
    project = mini()
    cards = tuple(
        t.model_copy(update={"channel_id": None, "devices": (), "environment": "online"})
        for t in project.journeys[0].touchpoints
    )
    return journeys_with(project, touchpoints=cards)


def journeys_with(project: Project, **fields: object) -> Project:
    journey = project.journeys[0].model_copy(update=fields)
    return project.model_copy(update={"journeys": (journey,)})


@pytest.mark.parametrize("scene", scenes())
def test_the_list_is_that_of_the_golden_files(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["gaps"]
    assert [(row.ids, row.value, row.role) for row in steps(panel)] == [
        ((g["from"], g["to"]), gap(g["gap"]), f"gap.{g['severity']}") for g in golden["ranking"]
    ]


def gap(value: float) -> str:
    return shown(value, 0 if value == int(value) else 1)


@pytest.mark.parametrize("scene", scenes())
def test_totals_are_those_of_the_golden_files(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["gaps"]
    mean, seamless, high, _unknown = panel.tiles
    assert mean.value == shown(golden["mean_gap"], 2)
    assert seamless.value == f"{shown(golden['seamless_share'], 1)}%"
    assert high.value == str(golden["high"])
    counts = [row.value for row in section(panel, "What breaks").rows]
    assert counts == [str(golden[key]) for key in BREAKS]


@pytest.mark.parametrize("scene", scenes())
def test_every_step_stands_in_the_chart(scene: Scene) -> None:
    chart, golden = content(scene.view).chart, scene.golden["gaps"]
    assert chart is not None
    drawn = [node for node in chart.draw(600).nodes if node.id.startswith("step:")]
    assert len(drawn) == golden["transitions"]
    assert {node.id for node in drawn} == set(chart.traces) == set(chart.ids)


def test_the_worked_example_names_its_worst_step() -> None:
    panel = of(mini())
    assert panel.headline == (
        "The worst step leads from “shop” to “hotline”: gap 5 of 5; the channel changes, the "
        "device changes, online turns into offline and the customer is no longer known."
    )
    assert [row.value for row in steps(panel)] == ["5", "3", "1.5", "1", "1"]
    assert [tile.value for tile in panel.tiles] == ["2.30", "0.0%", "2", "3"]


def test_a_row_says_what_breaks_and_what_is_handed_over() -> None:
    worst, loop, half, *_others = steps(of(mini()))
    assert worst.below.endswith("; nothing is handed over.")
    assert loop.name == "newsletter → portal (loop)"
    assert loop.below.endswith("; the handover is not yet discussed.")
    assert half.below.endswith("offline turns into online; only a part is handed over.")


@pytest.mark.parametrize("at", range(5))
def test_a_seamless_handover_removes_the_gap_at_once(at: int) -> None:
    before = steps(of(mini()))
    edit = before[at].offers[0].edit
    assert edit is not None
    after = steps(of(edit.change(mini())))
    assert [row.ids for row in after] == [row.ids for row in before if row is not before[at]]


def test_an_implicit_step_gets_a_link_of_its_own() -> None:
    row = next(row for row in steps(of(mini())) if row.ids == ("T1", "T2"))
    edit = row.offers[0].edit
    assert edit is not None
    link = edit.change(mini()).journeys[0].links[-1]
    assert (link.from_id, link.to_id, link.kind, link.handover) == ("T1", "T2", "next", "seamless")


def test_a_loop_forward_becomes_the_next_step() -> None:
    loop = Link.model_validate({"id": "l", "from": "T1", "to": "T2", "kind": "loop"})
    project = journeys_with(mini(), links=(loop,))
    row = next(row for row in steps(of(project)) if row.ids == ("T1", "T2"))
    edit = row.offers[0].edit
    assert edit is not None
    assert ("T1", "T2") not in [row.ids for row in steps(of(edit.change(project)))]


def test_a_way_without_breaks_says_so() -> None:
    project = without_channels()
    cards = tuple(
        t.model_copy(update={"identification": "unknown"}) for t in project.journeys[0].touchpoints
    )
    panel = of(journeys_with(project, touchpoints=cards))
    assert panel.headline == "None of the 5 steps breaks."
    assert panel.sections == ()
    assert panel.tiles[1].value == "100.0%"


def test_undiscussed_steps_are_a_caution() -> None:
    (caution,) = of(mini()).cautions
    assert caution.startswith("For 3 steps nobody has said yet")


def test_a_lone_touchpoint_asks_for_a_second_one() -> None:
    empty = content(seen([touchpoint("t1", 1)])).empty
    assert empty is not None
    assert empty.sentence == ("“T1” stands alone: a step needs a second touchpoint.")
    nothing = content(seen(())).empty
    assert nothing is not None
    assert "Add a card" in nothing.sentence


def test_cards_of_different_personas_make_no_step() -> None:
    cards = [touchpoint("t1", 1, "anna"), touchpoint("t2", 2, "ben")]
    empty = content(seen(cards)).empty
    assert empty is not None
    assert empty.sentence.startswith("Nobody meets two touchpoints in a row yet")


def test_every_number_is_traced() -> None:
    panel = of(mini())
    assert all(row.trace for row in rows_of(panel) if row.value)
    assert all(trace.formula and trace.method for trace in traces_of(panel))


def test_a_german_reader_sees_commas() -> None:
    set_language("de")
    assert of(mini()).tiles[0].value == "2,30"
    assert steps(of(mini()))[2].value == "1,5"
