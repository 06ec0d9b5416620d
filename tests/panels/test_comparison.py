"""The panel Comparison says what the golden files say, and its differences add up."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from canvas_app.i18n import set_language
from canvas_app.model.project import Observed, Project
from canvas_app.panels.comparison import content
from canvas_app.panels.comparison_chart import lettered
from canvas_app.panels.panel import Panel, Row
from tests.layout.journeys import SAMPLES, sample
from tests.model.scoring.mini import mini, target
from tests.panels.scenes import GOLDEN, rows_of, section, shown, traces_of


def pairs() -> list[Any]:
    """Return the comparisons of all golden files, as parameters of a test."""
    found = []
    for name in SAMPLES:
        golden = json.loads((GOLDEN / f"{name}.expected.json").read_text(encoding="utf-8"))
        for numbers in golden["comparisons"]:
            id_ = f"{name[0]}-{numbers['a']}-{numbers['b']}"
            found.append(pytest.param(sample(name), numbers, id=id_))
    return found


def numbers(panel: Panel) -> dict[str, list[str]]:
    """Return A, B and difference of the table by the name of the number."""
    assert panel.chart is not None
    found = {}
    for id_, trace in panel.chart.traces.items():
        if id_.startswith("number:"):
            b, a, apart = (value for _name, value in trace.inputs)
            found[id_.removeprefix("number:")] = [a, b, apart]
    return found


def of(project: Project, **observed: Observed) -> Panel:
    journeys = tuple(
        journey.model_copy(update={"observed": observed.get(side, journey.observed)})
        for side, journey in zip("ab", project.journeys, strict=True)
    )
    project = project.model_copy(update={"journeys": journeys})
    return content(project, journeys[0].id, journeys[1].id)


def worked() -> Project:
    return target()[0]


def ab(panel: Panel) -> Row:
    return section(panel, "A/B").rows[0]


@pytest.mark.parametrize(("project", "golden"), pairs())
def test_the_table_is_that_of_the_golden_files(project: Project, golden: dict[str, Any]) -> None:
    found = numbers(content(project, golden["a"], golden["b"]))
    kinds = {"score": 1, "chain": 1, "remembered": 2, "gap": 2, "touchpoints": 0}
    keys = {"chain": "chain_score", "gap": "mean_gap"}
    for name, decimals in kinds.items():
        a, b, apart = golden[keys.get(name, name)]
        signed = name == "remembered"
        assert found[name] == [
            shown(a, decimals, signed),
            shown(b, decimals, signed),
            shown(apart, decimals, True),
        ]
    for stage, apart in golden["by_stage"].items():
        if apart is not None:
            assert found[f"stage:{stage}"][2] == shown(apart, 1, True)


@pytest.mark.parametrize(("project", "golden"), pairs())
def test_every_difference_adds_up_as_displayed(project: Project, golden: dict[str, Any]) -> None:
    for a, b, apart in numbers(content(project, golden["a"], golden["b"])).values():
        if "–" not in (a, b):
            assert plain(b) - plain(a) == plain(apart)


def plain(shown: str) -> Decimal:
    return Decimal(shown.replace(",", "").replace("−", "-"))


@pytest.mark.parametrize(("project", "golden"), pairs())
def test_lists_are_those_of_the_golden_files(project: Project, golden: dict[str, Any]) -> None:
    panel = content(project, golden["a"], golden["b"])
    keys = {t.id: t.key for journey in project.journeys for t in journey.touchpoints}

    def listed(title: str) -> list[tuple[str, str]]:
        found = [each for each in panel.sections if each.title.startswith(title)]
        return [(keys[row.ids[0]], row.value) for each in found for row in each.rows]

    for name in ("improved", "worsened"):
        expected = [(key, shown(gain, 1, True)) for key, gain in golden[name]]
        assert listed(name.title()) == expected
    assert [key for key, _ in listed("Only in B")] == golden["added"]
    assert [key for key, _ in listed("Only in A")] == golden["removed"]
    unchanged = {key for key, gain in golden["kept"].items() if gain == 0}
    assert {key for key, _ in listed("Unchanged")} == unchanged


@pytest.mark.parametrize(("project", "golden"), pairs())
def test_verdicts_are_those_of_the_golden_files(project: Project, golden: dict[str, Any]) -> None:
    panel = content(project, golden["a"], golden["b"])
    words = {
        "better": " is better than ",
        "worse": " is worse than ",
        "mixed": " is not clearly better than ",
        "same": " are about the same",
        None: "There is no verdict",
    }
    assert words[golden["verdict"]] in panel.headline
    if golden["ab"] is not None:
        found = golden["ab"]
        assert ab(panel).below == (
            f"{shown(found['difference'], 2, True)} points "
            f"({shown(found['low'], 2)} … {shown(found['high'], 2)})"
        )
        assert ("unclear" in ab(panel).name) == (found["verdict"] == "unclear")


def test_the_worked_example_is_better() -> None:
    panel = of(worked())
    assert panel.headline == ("“Now” is better than “Now”: score +21.0, chain score +27.4 points.")
    assert numbers(panel)["remembered"] == ["−0.50", "+2.00", "+2.50"]
    assert [row.value for row in section(panel, "Improved").rows] == ["+45.0", "+33.8"]
    assert section(panel, "Improved").rows[1].below == "Quality 32.5 → 66.3"


def test_a_clear_difference_names_who_is_ahead() -> None:
    panel = of(
        worked(), a=Observed(entered=1000, completed=120), b=Observed(entered=1000, completed=150)
    )
    assert ab(panel).name == "More customers complete “Now” than “Now”."
    assert ab(panel).below == "+3.00 points (0.01 … 5.99)"
    assert ab(panel).mark == ""
    assert [row.value for row in section(panel, "A/B").rows[1:]] == ["12.0%", "15.0%"]


def test_an_unclear_difference_is_called_unclear() -> None:
    panel = of(
        worked(), a=Observed(entered=200, completed=24), b=Observed(entered=200, completed=30)
    )
    assert ab(panel).name == "It is unclear whether “Now” or “Now” is completed more often."


def test_few_cases_are_said() -> None:
    panel = of(worked(), a=Observed(entered=20, completed=9), b=Observed(entered=20, completed=12))
    assert ab(panel).mark == "few cases"
    assert panel.cautions[0].startswith("Few cases: fewer than 10 completed")


@pytest.mark.parametrize(
    ("counts", "beginning"),
    [
        (None, "Nobody has counted yet"),
        (Observed(entered=0, completed=0), "Nobody entered “Now”"),
        (Observed(entered=5, completed=9), "More customers completed “Now” than entered it"),
    ],
)
def test_what_is_lacking_for_the_test_is_said(counts: Observed | None, beginning: str) -> None:
    project = worked()
    known = {"a": Observed(entered=100, completed=50), **({"b": counts} if counts else {})}
    first, second = section(of(project, **known), "A/B").rows
    assert first.name == "“Now”: 50 of 100 completed"
    assert second.name.startswith(beginning)
    assert second.offers[0].panel == "observed:next"


def test_a_side_without_ratings_has_no_verdict_and_a_way_on() -> None:
    project = worked()
    bare = tuple(t.model_copy(update={"ratings": ()}) for t in project.journeys[1].touchpoints)
    empty = project.journeys[1].model_copy(update={"touchpoints": bare, "name": "Next"})
    panel = of(project.model_copy(update={"journeys": (project.journeys[0], empty)}))
    assert panel.headline == ("There is no verdict: “Next” has no rated touchpoint that weighs.")
    assert numbers(panel)["score"] == ["52.6", "–", "–"]
    assert panel.offers[0].rate == "U2"


def test_one_journey_alone_can_be_copied() -> None:
    empty = content(mini(), "now", "now").empty
    assert empty is not None
    assert empty.offer is not None
    assert empty.offer.edit is not None
    after = empty.offer.edit.change(mini())
    assert [(j.name, j.state) for j in after.journeys] == [
        ("Now", "as_is"),
        ("Now (To-be)", "to_be"),
    ]


@pytest.mark.parametrize("b", ["now", "gone"])
def test_two_different_journeys_are_to_be_chosen(b: str) -> None:
    empty = content(worked(), "now", b).empty
    assert empty is not None
    assert empty.sentence == "Choose two different journeys to compare."


def test_both_curves_share_the_stops_of_their_keys() -> None:
    chart = of(worked()).chart
    assert chart is not None
    nodes = chart.draw(600).by_id
    assert nodes["point:A:T3"].x == pytest.approx(nodes["point:B:U3"].x, abs=1)
    assert "point:B:U1" not in nodes


def test_what_is_welcome_is_told_by_colour_as_well() -> None:
    rows = {row.id: row.role for row in of(worked()).chart.identity[2][1]}  # type: ignore[union-attr,index]
    assert rows["number:score"] == "ok"
    assert rows["number:gap"] == ("ok" if numbers(of(worked()))["gap"][2][0] == "−" else "warn")
    assert rows["number:touchpoints"] == "text"


def test_the_lens_and_the_view_are_named() -> None:
    panel = content(worked(), "now", "next", "ben", "internal")
    assert panel.seen == "A Now · B Now · Ben · Internal view"


def test_every_number_is_traced() -> None:
    panel = of(worked())
    assert all(row.trace for row in rows_of(panel) if row.value)
    assert all(trace.formula and trace.method for trace in traces_of(panel))


def test_a_german_reader_sees_commas() -> None:
    set_language("de")
    assert numbers(of(worked()))["score"] == ["52,6", "73,6", "+21,0"]


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("A: today's shop", "A: today's shop"),
        ("B: guest checkout", "A · B: guest checkout"),
        ("A new shop", "A · A new shop"),
    ],
)
def test_a_journey_that_names_its_side_is_not_marked_twice(name: str, called: str) -> None:
    assert lettered("A", name) == called
