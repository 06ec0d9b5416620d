"""The panel Coverage says what the golden files say, and what is not covered."""

from __future__ import annotations

from typing import Any

import pytest

from canvas_app.i18n import percent, set_language
from canvas_app.layout.picture import Node
from canvas_app.layout.view import JourneyView
from canvas_app.panels.coverage import content
from canvas_app.panels.panel import Panel
from tests.layout.charts.legible import words
from tests.model.scoring.mini import fielded, mini, settled
from tests.panels.scenes import Scene, rows_of, scenes, section, seen, traces_of

WHOLE = [each for each in scenes() if "coverage" in each.values[0].golden]
SHARES = {
    "Cells covered": "cell_coverage",
    "Managed": "managed_share",
    "After the purchase": "after_share",
    "With an owner": "owner_share",
    "With evidence": "evidence_share",
}


def shown() -> Panel:
    return content(JourneyView(mini(), "now"))


def cells(panel: Panel, kind: str) -> dict[str, Node]:
    assert panel.chart is not None
    nodes = panel.chart.draw(600).nodes
    return {node.id: node for node in nodes if node.id.startswith(f"{kind}:")}


def counts(golden: dict[str, Any], kind: str) -> dict[str, int]:
    rows = golden["matrix" if kind == "stage" else "environment"]
    return {f"{kind}:{a}:{b}": n for a, row in rows.items() for b, n in row.items()}


@pytest.mark.parametrize("scene", WHOLE)
def test_shares_are_those_of_the_golden_files(scene: Scene) -> None:
    golden = scene.golden["coverage"]
    tiles = {tile.title: tile.value for tile in content(scene.view).tiles}
    assert tiles == {title: percent(golden[key], 1) for title, key in SHARES.items()}


@pytest.mark.parametrize("kind", ["stage", "phase"])
@pytest.mark.parametrize("scene", WHOLE)
def test_cells_hold_the_counts_of_the_golden_files(scene: Scene, kind: str) -> None:
    panel = content(scene.view)
    expected = counts(scene.golden["coverage"], kind)
    assert panel.chart is not None
    assert set(cells(panel, kind)) == set(expected)
    for id_, n in expected.items():
        assert len(panel.chart.ids[id_]) == n
        assert cells(panel, kind)[id_].label.endswith(f": {n or 'none, a blind spot'}")
        assert panel.chart.traces[id_].n.startswith(f"n = {n} touchpoint")
        assert (id_ in panel.chart.offers) == (n == 0)


@pytest.mark.parametrize("scene", WHOLE)
def test_forms_channels_and_statuses_are_those_of_the_golden_files(scene: Scene) -> None:
    panel, golden = content(scene.view), scene.golden["coverage"]
    forms = [row.value for row in section(panel, "Touchpoints by form").rows if row.value]
    assert forms == [str(n) for counted in golden["form"].values() for n in counted.values()]
    channels = section(panel, "Touchpoints by channel").rows
    assert sorted(int(row.value) for row in channels) == sorted(golden["channels"].values())
    assert all(len(row.ids) == int(row.value) for row in channels)
    statuses = section(panel, "Touchpoints by status").rows
    assert [row.value for row in statuses] == [str(n) for n in golden["status"].values()]


@pytest.mark.parametrize("scene", WHOLE)
def test_every_blind_spot_has_its_part_in_a_sentence(scene: Scene) -> None:
    panel, project = content(scene.view), scene.view.project
    said = [row.name for each in panel.sections if each.title == "Blind spots" for row in each.rows]
    names: dict[str, dict[Any, str]] = {
        "stage": {stage.id: stage.name for stage in project.stages},
        "persona": {persona.id: persona.name for persona in project.personas},
        "phase": {phase.id: phase.name for phase in project.phases},
        "channel": {channel.id: channel.name for channel in project.channels},
        "environment": {"online": "online", "offline": "offline"},
    }
    for spot in scene.golden["coverage"]["blind_spots"]:
        parts = [names[key][id_] for key, id_ in spot.items() if key != "kind"]
        assert any(all(part in sentence for part in parts) for sentence in said)


def test_the_worked_example_names_its_blind_spots_in_order() -> None:
    assert [row.name for row in section(shown(), "Blind spots").rows] == [
        "“awareness” has no touchpoint for Ben.",
        "“loyalty” has no touchpoint for Ben.",
        "“before” has no offline touchpoint.",
        "“during” has no offline touchpoint.",
        "Ben likes to use “fair”, but no touchpoint does.",
    ]
    assert shown().headline == (
        "8 of 10 cells of stages and personas are covered. “awareness” has no touchpoint for Ben."
    )


def test_a_blind_spot_and_its_cell_offer_the_usual_touchpoints() -> None:
    panel = shown()
    assert panel.chart is not None
    assert panel.chart.offers["stage:loyalty:ben"].panel == "palette:loyalty"
    assert panel.chart.offers["phase:during:offline"].panel == "palette:purchase"
    offers = [row.offers[0].panel for row in section(panel, "Blind spots").rows]
    assert offers[:3] == ["palette:awareness", "palette:loyalty", "palette:awareness"]
    assert offers[-1] == "palette"


def test_neglect_after_the_purchase_is_a_finding() -> None:
    assert "Finding" not in [each.title for each in shown().sections]
    project = settled(mini(), after_share_min=50)
    panel = content(JourneyView(project, "now"))
    (row,) = section(panel, "Finding").rows
    assert row.name == "After the purchase customers are neglected."
    assert row.below == "2 of 5 touchpoints come after the purchase; 50% would be the least."
    assert row.offers[0].panel == "palette:use"


def test_lists_lead_to_the_cards_that_lower_a_share() -> None:
    panel = shown()
    assert [row.ids for row in section(panel, "Without an owner").rows] == [("T2",)]
    without = [row.offers[0].rate for row in section(panel, "Without evidence").rows]
    assert without == ["T1", "T2", "T4", "T5"]


def test_a_lens_sees_only_its_own_column() -> None:
    panel = content(JourneyView(mini(), "now", "ben"))
    assert all(id_.endswith(":ben") for id_ in cells(panel, "stage"))
    assert panel.headline.startswith("3 of 5 cells")


def test_without_personas_the_phases_still_count() -> None:
    project = fielded(mini(), "T1", persona_ids=())
    project = fielded(project, "T5", persona_ids=()).model_copy(update={"personas": ()})
    panel = content(JourneyView(project, "now"))
    assert cells(panel, "stage") == {}
    assert len(cells(panel, "phase")) == 6
    assert panel.tiles[0].value == "–"
    assert panel.headline == "“before” has no offline touchpoint."
    assert "add one" in panel.cautions[0]


def test_personas_with_the_same_initials_are_told_apart_by_numbers() -> None:
    project = mini()
    twins = tuple(p.model_copy(update={"name": f"A{p.id[-1]} B"}) for p in project.personas)
    panel = content(JourneyView(project.model_copy(update={"personas": twins}), "now"))
    assert panel.chart is not None
    assert {"1", "2"} <= {word.string for word in words(panel.chart.draw(328))}


def test_a_journey_without_touchpoints_says_how_to_begin() -> None:
    empty = content(seen(())).empty
    assert empty is not None
    assert "Add a card" in empty.sentence


def test_every_number_is_traced() -> None:
    panel = shown()
    assert all(row.trace for row in rows_of(panel) if row.value)
    assert all(trace.formula and trace.method for trace in traces_of(panel))


def test_a_german_reader_sees_german_numbers() -> None:
    set_language("de")
    assert shown().tiles[1].value == "66,7\u00a0%"
