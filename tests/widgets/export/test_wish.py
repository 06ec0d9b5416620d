"""What is chosen for an export, what of it matters, and what is remembered."""

from dataclasses import replace
from pathlib import Path

import pytest

from canvas_app.export.options import PANELS
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Project
from canvas_app.widgets.export import wish as wishes
from canvas_app.widgets.export.wish import Wish


@pytest.fixture
def view(planning: Project) -> JourneyView:
    return JourneyView(planning, planning.journeys[0].id)


@pytest.mark.parametrize(
    ("layout", "shown", "hidden"),
    [
        ("board", {"paper", "compare"}, {"overlap", "panels"}),
        ("poster", {"overlap"}, {"panels"}),
        ("handout", {"panels", "compare"}, {"overlap"}),
        ("table", {"notes"}, {"compare", "panels"}),
    ],
)
def test_only_what_matters_for_a_layout_is_asked(
    layout: str, shown: set[str], hidden: set[str], planning: Project
) -> None:
    found = wishes.matters(replace(Wish(), layout=layout), planning)  # type: ignore[arg-type]
    assert shown <= found
    assert not hidden & found


def test_one_journey_without_personas_is_not_asked_for(planning: Project) -> None:
    alone = planning.model_copy(update={"journeys": planning.journeys[:1], "personas": ()})
    assert not {"journey", "compare", "persona"} & wishes.matters(Wish(), alone)


def test_a_workbook_holds_everything_so_that_nothing_is_asked(planning: Project) -> None:
    assert wishes.matters(Wish(suffix=".xlsx"), planning) == frozenset()


def test_a_paper_without_a_size_is_for_the_board_only() -> None:
    assert wishes.paper(Wish(layout="board", paper="fit")) == "fit"
    assert wishes.paper(Wish(layout="poster", paper="fit")) == "A4"


def test_the_window_begins_with_what_is_shown(view: JourneyView) -> None:
    lens = view.project.personas[0].id
    begun = wishes.begin(replace(view, lens=lens, view="customer"), {})
    assert (begun.journey, begun.persona, begun.view) == (view.journey_id, lens, "customer")


def test_votes_hidden_in_the_window_are_told_in_an_export(view: JourneyView) -> None:
    hidden = replace(view, votes_hidden=True)
    assert not wishes.shown(wishes.begin(hidden, {}), hidden).votes_hidden


def test_choices_are_kept_for_their_project_and_the_last_ones_for_new_ones(
    view: JourneyView, machine_tools: Project
) -> None:
    made = replace(Wish(), layout="poster", paper="A3", overlap=5.0, journey="gone")
    kept = wishes.remembered(made, view.project.id, {})
    kept = wishes.remembered(replace(Wish(), layout="table"), "another", kept)
    assert wishes.begin(view, kept).paper == "A3"
    new = JourneyView(machine_tools, machine_tools.journeys[0].id)
    assert wishes.begin(new, kept).layout == "table"


def test_a_journey_to_compare_with_is_not_taken_to_another_project(view: JourneyView) -> None:
    kept = wishes.remembered(Wish(compare="target"), "another", {})
    assert wishes.begin(view, kept).compare is None


def test_only_so_many_projects_are_kept() -> None:
    kept: dict[str, object] = {}
    for number in range(100):
        kept = wishes.remembered(Wish(), f"p{number}", kept)  # type: ignore[arg-type,assignment]
    assert len(kept) == wishes.MOST_PROJECTS
    assert "p99" in kept
    assert "p0" not in kept


@pytest.mark.parametrize(
    "saved",
    [
        {"layout": "wall"},
        {"paper": "B5"},
        {"overlap": 1e9},
        {"overlap": True},
        {"panels": ("nonsense",)},
        {"suffix": ".exe"},
        {"suffix": {"a": 1}},
        {"layout": [{}]},
        {"notes": "no"},
        {"unknown": 1},
    ],
)
def test_damaged_choices_are_as_they_are_at_first(saved: dict[str, object]) -> None:
    assert wishes.accepted(saved) == Wish()


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("Reise.pdf", "Reise.pdf"),
        ("Reise.PNG", "Reise.PNG"),
        ("Reise", "Reise.pdf"),
        ("Reise 1.2", "Reise 1.2.pdf"),
        ("Stand 22.11.2026", "Stand 22.11.2026.pdf"),
        ("Aus Sicht von Dr. Müller", "Aus Sicht von Dr. Müller.pdf"),
        ("Reise.docx", "Reise.docx"),
    ],
)
def test_only_what_looks_like_a_suffix_is_one(given: str, meant: str) -> None:
    assert wishes.named(Path(given), ".pdf") == Path(meant)


def test_what_does_not_matter_does_not_come_into_the_file(planning: Project) -> None:
    wish = Wish(layout="board", panels=PANELS[:1], overlap=20.0, scale=4.0)
    options = wishes.options(wish, planning)
    assert options.panels is None
    assert options.language == planning.language


def test_neither_the_language_nor_the_attachment_of_one_project_is_that_of_the_next(
    view: JourneyView,
) -> None:
    other = replace(view, project=view.project.model_copy(update={"id": "another"}))
    chosen = replace(wishes.begin(view, {}), language="en", paper="A3", attach=True)
    kept = wishes.remembered(chosen, view.project.id, {})
    assert (wishes.begin(view, kept).language, wishes.begin(view, kept).attach) == ("en", True)
    begun = wishes.begin(other, kept)
    assert (begun.language, begun.attach, begun.paper) == (None, False, "A3")
