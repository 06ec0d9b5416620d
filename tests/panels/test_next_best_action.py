"""The panel Next best action keeps the order of the golden files and says why."""

from __future__ import annotations

import pytest

from canvas_app.i18n import set_language
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Project
from canvas_app.model.scoring import next_best_action
from canvas_app.panels.next_best_action import content
from canvas_app.panels.panel import Panel, Row
from canvas_app.panels.words import MOST, scope_of
from tests.layout.journeys import touchpoint
from tests.model.scoring.mini import build, fielded, mini
from tests.model.scoring.mini import rating as rated_by
from tests.model.scoring.mini import touchpoint as mini_touchpoint
from tests.panels.scenes import Scene, crowded, rows_of, scenes, section, seen, traces_of

WHOLE = [each for each in scenes() if "next_best_action" in each.values[0].golden]


def of(project: Project) -> Panel:
    return content(JourneyView(project, "now"))


def row(panel: Panel, beginning: str) -> Row:
    return next(each for each in rows_of(panel) if each.name.startswith(beginning))


def priority(row: Row) -> float:
    """Return the priority as its trace tells it, with two decimals."""
    assert row.trace is not None
    return float(row.trace.inputs[-1][1].replace(",", ""))


@pytest.mark.parametrize("scene", WHOLE)
def test_lines_are_those_of_the_golden_files_folded(scene: Scene) -> None:
    golden, panel = scene.golden["next_best_action"], content(scene.view)
    best: dict[str, dict[str, object]] = {}
    for line in golden:
        best.setdefault(line["target"], line)
    first = list(best.values())[:10]
    rows = section(panel, "What to do next").rows
    assert [priority(each) for each in rows] == [line["priority"] for line in first]
    assert [each.mark == "in progress" for each in rows] == [line["in_progress"] for line in first]
    journey = {t.id for t in scene.view.journey.touchpoints}
    for each, line in zip(rows, first, strict=True):
        assert line["target"] not in journey or line["target"] in each.ids


@pytest.mark.parametrize("scene", WHOLE)
def test_all_other_suggestions_are_folded_in_their_order(scene: Scene) -> None:
    golden, panel = scene.golden["next_best_action"], content(scene.view)
    rows = rows_of(panel)
    assert len(rows) == len(golden)
    values = sorted((priority(each) for each in rows), reverse=True)
    assert values == [line["priority"] for line in golden]
    assert [each.folded for each in panel.sections] == [False, True][: len(panel.sections)]


@pytest.mark.parametrize("scene", WHOLE)
def test_every_line_has_a_reason_of_one_sentence(scene: Scene) -> None:
    for each in rows_of(content(scene.view)):
        assert each.below.endswith(".")
        assert "{" not in each.name + each.below
        assert each.trace is not None


REASONS = (
    ("Train the hotline", ""),
    (
        "newsletter: settle the legal basis",
        "The customer is identified, the legal basis is an open question.",
    ),
    (
        "newsletter: spend less",
        "Spending index 242 (100 is in balance), importance 5, experience 6: possible overkill.",
    ),
    ("hotline: strengthen the moment of truth", "Importance 8, quality 27.5, moment of truth."),
    ("hotline: spend more", "Importance 8, spending index 20 (100 is in balance)."),
    ("portal: raise the quality", "Importance 8, quality 32.5."),
    ("hotline: meet the expectation", "Importance 8, experience 3, expected were 9."),
    ("portal: name an owner", "Importance 8, nobody owns it."),
    ("NPS: close the loop", "Only 30 of 100 answers were passed on and replied to."),
    ("awareness: meet Ben", "“awareness” has no touchpoint for Ben."),
    ("before: meet customers offline as well", "“before” has no offline touchpoint."),
    ("portal: manage it on purpose", "Importance 8, customers meet it and nobody manages it."),
    ("community: put it to use", "Importance 8, chance 50%, not in use."),
    ("portal: ask for feedback", "Importance 8, no feedback is asked for or planned."),
    ("Tidy up", "Own action: importance 6, quality 66.3."),
)


@pytest.mark.parametrize(("title", "reason"), REASONS[1:])
def test_reasons_are_built_from_the_numbers(title: str, reason: str) -> None:
    assert row(of(mini()), title).below == reason


def test_a_gap_is_told_from_where_it_comes() -> None:
    found = row(of(mini()), "hotline: bridge the gap from “shop”")
    assert found.ids == ("T3", "T4")
    assert found.below.startswith("Importance 8, gap 5 of 5: the channel changes, ")
    assert found.below.endswith("; nothing is handed over.")


def test_the_headline_is_the_first_line_with_its_reason() -> None:
    assert of(mini()).headline == (
        "Next: hotline: strengthen the moment of truth. "
        "Importance 8, quality 27.5, moment of truth."
    )


def test_a_started_action_is_marked_and_can_be_done() -> None:
    found = row(of(mini()), "hotline: strengthen")
    assert found.mark == "in progress"
    edit = found.offers[0].edit
    assert edit is not None
    after = edit.change(mini())
    assert after.actions[0].status == "done"
    assert row(of(after), "hotline: strengthen").mark == ""


@pytest.mark.parametrize(
    ("title", "rule", "card"),
    [
        ("newsletter: settle the legal basis", "R01_legal_open", "T5"),
        ("portal: raise the quality", "R03_weak_important", "T2"),
        ("awareness: meet Ben", "R13_blind_spot", None),
        ("NPS: close the loop", "R09_loop_open", None),
    ],
)
def test_a_suggestion_made_an_action_keeps_its_rule(
    title: str, rule: str, card: str | None
) -> None:
    found = row(of(mini()), title)
    edit = found.offers[0].edit
    assert edit is not None
    after = edit.change(mini())
    made = after.actions[-1]
    assert (made.title, made.rule, made.touchpoint_id) == (found.name, rule, card)
    again = row(of(after), title)
    assert (again.mark, again.value) == ("in progress", found.value)
    done = again.offers[0].edit
    assert done is not None
    assert row(of(done.change(after)), title).mark == ""


def test_blind_spots_lead_to_the_palette_and_rules_to_their_panels() -> None:
    panel = of(mini())
    offers = {
        each.name: [offer.panel for offer in each.offers if offer.panel] for each in rows_of(panel)
    }
    assert offers["awareness: meet Ben"] == ["palette:awareness"]
    assert offers["during: meet customers offline as well"] == ["palette:purchase"]
    assert offers["hotline: spend more"] == ["budget"]
    assert offers["hotline: meet the expectation"] == ["expectation_gap"]


def test_neglect_after_the_purchase_is_a_suggestion() -> None:
    cards = [touchpoint(f"t{at}", at) for at in range(5)]
    found = row(content(seen(cards)), "After the purchase: stay in touch")
    assert found.below == "Only 0.0% of the touchpoints come after the purchase, fewer than 25%."


def test_an_own_action_on_an_unrated_card_says_so() -> None:
    project = fielded(mini(), "T1", ratings=())
    assert row(of(project), "Tidy up").below == ("Own action: importance 5, quality not rated.")
    assert row(of(project), "Tidy up").trace.missing == (  # type: ignore[union-attr]
        "Importance is not rated and counts as 5"
    )


def test_a_journey_without_touchpoints_says_how_to_begin() -> None:
    empty = content(seen((), personas=())).empty
    assert empty is not None or rows_of(content(seen((), personas=())))


def test_a_journey_in_which_nothing_is_wrong_says_so() -> None:
    cards = [
        mini_touchpoint(
            f"t{place}{stage}", stage, rated_by(I=4, E=9, X=5, C=2, M=2), environment=place
        )
        for stage in ("awareness", "evaluation", "purchase", "use", "loyalty")
        for place in ("online", "offline")
    ]
    same = {"channel_id": "shop"}
    project = build(*({**card, **same, "environment": "both"} for card in cards))
    empty = of(project).empty
    assert empty is not None
    assert empty.sentence.startswith("Nothing asks for improvement")
    assert empty.offer is not None
    assert empty.offer.panel == "palette"


def test_of_very_many_suggestions_the_first_are_listed() -> None:
    view = JourneyView(crowded(400), "j")
    total = len(next_best_action.panel(scope_of(view)).suggestions)
    panel = content(view)
    assert total > MOST + 10
    assert section(panel, "All other").rows[-1].name == f"and {total - 10 - MOST} more"


def test_every_trace_names_its_method() -> None:
    assert all(trace.formula and trace.method for trace in traces_of(of(mini())))


def test_a_german_reader_sees_commas() -> None:
    set_language("de")
    assert rows_of(of(mini()))[0].value == "22,7"
