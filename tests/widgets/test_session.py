"""The session: one project is now, and everybody who shows it hears of every change once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import journeys, links, personas
from canvas_app.model.edits.edit import EditError
from canvas_app.model.edits.place import Place
from canvas_app.model.edits.ratings import rate
from canvas_app.model.edits.touchpoints import add_named, delete, rename
from canvas_app.model.project import Journey, Project
from canvas_app.widgets.session import Session
from tests.model.edits.small import card, find, project

FILE = Path("journey.tpcanvas")


@dataclass
class Heard:
    """What a session told, in order."""

    changes: list[tuple[JourneyView, JourneyView]] = field(default_factory=list)
    refusals: list[EditError] = field(default_factory=list)
    selections: int = 0
    files: int = 0


def opened(path: Path | None = FILE, **more: object) -> tuple[Session, Heard]:
    """Return a session on two journeys, with a clock that counts, and what is heard of it."""
    two = (
        Journey(id="j", name="J", touchpoints=(card("x", "a"), card("y", "b", 20))),
        Journey(id="k", name="K", touchpoints=(card("z"),)),
    )
    ticks = count(1)
    session = Session(project(journeys=two, **more), path, lambda: f"tick {next(ticks)}")
    heard = Heard()

    def select() -> None:
        heard.selections += 1

    def file() -> None:
        heard.files += 1

    session.changed.connect(lambda before, after: heard.changes.append((before, after)))
    session.refused.connect(heard.refusals.append)
    session.selection_changed.connect(select)
    session.file_changed.connect(file)
    return session, heard


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Signals need an application."""


def test_an_edit_is_told_once_with_both_views() -> None:
    session, heard = opened()
    before = session.view
    assert session.apply(rename("x", "X"))
    assert heard.changes == [(before, session.view)]
    assert session.view.project is session.project
    assert find(session.project, "x").name == "X"


def test_the_time_of_the_edit_is_noted_but_not_that_of_undo() -> None:
    session, _ = opened()
    session.apply(rename("x", "X"))
    assert session.project.modified == "tick 1"
    session.undo()
    assert session.project.modified == ""
    session.redo()
    assert session.project.modified == "tick 1"


def test_a_refused_edit_is_told_and_changes_nothing() -> None:
    session, heard = opened()
    before = session.history
    assert not session.apply(rename("gone", "X"))
    assert session.history is before
    assert [error.kind for error in heard.refusals] == ["gone"]
    assert heard.changes == []


def test_an_edit_without_effect_is_done_and_not_told() -> None:
    session, heard = opened()
    assert session.apply(rename("x", "x"))
    assert heard.changes == []
    assert session.history.clean
    assert session.project.modified == ""


def test_undo_and_redo_are_told_like_edits() -> None:
    session, heard = opened()
    first = session.project
    session.apply(rename("x", "X"))
    session.undo()
    assert session.project is first
    session.redo()
    assert [after.project.modified for _, after in heard.changes] == ["tick 1", "", "tick 1"]


def test_undo_at_the_bottom_is_silent() -> None:
    session, heard = opened()
    session.undo()
    session.redo()
    assert (heard.changes, heard.files) == ([], 0)


def test_a_file_is_clean_until_it_is_edited_and_again_after_undo_and_saving() -> None:
    session, heard = opened()
    marks = [session.history.clean]
    session.apply(rename("x", "X"))
    marks.append(session.history.clean)
    session.undo()
    marks.append(session.history.clean)
    session.redo()
    session.saved(session.project, Path("other.tpcanvas"))
    marks.append(session.history.clean)
    assert marks == [True, False, True, True]
    assert (session.path, heard.files) == (Path("other.tpcanvas"), 4)


def test_a_save_of_an_earlier_present_leaves_later_edits_unsaved() -> None:
    session, _ = opened()
    session.apply(rename("x", "X"))
    writing = session.project
    session.apply(rename("y", "Y"))
    session.saved(writing, FILE)
    assert not session.history.clean
    session.undo()
    assert session.history.clean


def test_a_new_project_is_not_saved_yet() -> None:
    assert not opened(None)[0].history.clean


def test_a_new_card_is_selected_and_a_deleted_one_is_not() -> None:
    session, heard = opened()
    edit = add_named("j", "New", Place("two", "a"))
    session.apply(edit)
    assert session.selection == edit.select
    assert [card.name for card in session.selected] == ["New"]
    session.apply(delete(session.selection))
    assert (session.selection, heard.selections) == ((), 2)


def test_undo_lets_go_of_cards_that_are_no_more() -> None:
    session, _ = opened()
    session.apply(add_named("j", "New", Place("two", "a")))
    session.undo()
    assert session.selection == ()


def test_undo_selects_what_a_deletion_took() -> None:
    session, _ = opened()
    session.select(["y", "x"])
    session.apply(delete(["x", "y"]))
    session.undo()
    assert set(session.selection) == {"x", "y"}
    session.redo()
    assert session.selection == ()


def test_a_link_and_cards_are_never_selected_together() -> None:
    session, heard = opened()
    session.apply(links.add("j", "x", "y"))
    session.select(["x"])
    session.select_link(session.journey.links[0].id)
    assert (session.selection, session.link) == ((), session.journey.links[0].id)
    session.select(["x"])
    assert (session.selection, session.link) == (("x",), None)
    assert heard.selections == 3


def test_undo_lets_go_of_a_link_that_is_no_more() -> None:
    session, _ = opened()
    session.apply(links.add("j", "x", "y"))
    session.select_link(session.journey.links[0].id)
    session.undo()
    assert session.link is None


def test_the_selection_survives_edits_and_keeps_its_order() -> None:
    session, heard = opened()
    session.select(["y", "x"])
    session.apply(rate(["y", "x"], "a", "customer", "importance", 3))
    assert [card.id for card in session.selected] == ["y", "x"]
    assert heard.selections == 1


def test_selecting_the_same_again_is_silent() -> None:
    session, heard = opened()
    session.select(["x"])
    session.select(("x",))
    assert heard.selections == 1


def test_another_journey_takes_the_selection_of_the_first_away() -> None:
    session, heard = opened()
    session.select(["x"])
    session.show(journey_id="k")
    assert (session.journey.id, session.selection) == ("k", ())
    assert len(heard.changes) == 1


def test_what_is_shown_already_is_silent() -> None:
    session, heard = opened()
    session.show(journey_id="j", lens=None, view="best", curve="emotional", open_everyone=False)
    session.show()
    assert heard.changes == []


def test_lens_view_and_curve_are_shown_without_an_undo_step() -> None:
    session, heard = opened()
    session.show(lens="a", view="customer", curve="experience", open_everyone=True)
    view = session.view
    assert (view.lens, view.view, view.curve) == ("a", "customer", "experience")
    assert view.open_everyone
    assert (len(heard.changes), session.history.past, session.history.clean) == (1, (), True)
    session.show(lens=None)
    assert session.view.lens is None
    assert session.view.view == "customer"


def test_a_deleted_journey_gives_way_to_the_first() -> None:
    session, _ = opened()
    session.show(journey_id="k")
    session.apply(journeys.delete("k"))
    assert session.journey.id == "j"


def test_undoing_a_new_journey_shows_the_first() -> None:
    session, _ = opened()
    edit = journeys.add("New")
    session.apply(edit)
    session.show(journey_id=str(edit.facts["id"]))
    session.undo()
    assert session.journey.id == "j"


def test_the_lens_of_a_deleted_persona_is_laid_down() -> None:
    session, _ = opened()
    session.show(lens="a")
    session.apply(personas.delete("a", None))
    assert session.view.lens is None


def test_another_document_begins_a_history_of_its_own() -> None:
    session, heard = opened()
    session.apply(rename("x", "X"))
    session.select(["x"])
    session.show(curve="experience")
    other: Project = project(card("q"))
    session.replace(other, None, clean=False)
    assert session.project is other
    assert (session.path, session.selection, session.history.past) == (None, (), ())
    assert not session.history.clean
    assert session.view.curve == "experience"
    assert heard.changes[-1][1] is session.view


def test_two_sessions_do_not_disturb_each_other() -> None:
    one, other = opened()[0], opened()[0]
    one.apply(rename("x", "X"))
    assert find(other.project, "x").name == "x"


def test_undo_and_redo_show_the_journey_in_which_they_happen(planning: Project) -> None:
    session = Session(planning)
    first, second = (journey.id for journey in planning.journeys[:2])
    session.apply(rename(session.journey.touchpoints[0].id, "New name"))
    session.show(journey_id=second)
    session.undo()
    assert session.view.journey_id == first
    session.show(journey_id=second)
    session.redo()
    assert session.view.journey_id == first
    session.show(journey_id=second)
    session.travel(-1)
    assert session.view.journey_id == first


def test_an_edit_has_settled_when_all_is_told() -> None:
    session, _heard = opened()
    told: list[str] = []
    session.changed.connect(lambda *_: told.append(f"changed {session.telling}"))
    session.selection_changed.connect(lambda: told.append("selection"))
    session.settled.connect(lambda: told.append(f"settled {session.telling}"))
    session.apply(add_named("j", "New", Place("two", "a")))
    assert told == ["changed True", "selection", "settled False"]


def test_what_changes_the_project_next_waits_for_an_edit_that_is_being_made() -> None:
    session, _heard = opened()
    session.expect(lambda: session.apply(rename("x", "First")))
    session.apply(rename("y", "Second"))
    assert [step.facts["name"] for step in session.history.past] == ["First", "Second"]
    session.expect(lambda: session.apply(rename("x", "Third")))
    session.undo()
    assert find(session.project, "x").name == "First"


def test_an_edit_that_is_being_made_is_done_once() -> None:
    session, _heard = opened()
    done: list[str] = []
    first, second = partial(done.append, "first"), partial(done.append, "second")
    session.expect(first)
    session.expect(second)
    session.finish(first)
    assert done == ["first"]
    session.finish()
    session.finish(second)
    assert done == ["first", "second"]
