"""What is said when something happened on the canvas."""

from dataclasses import replace

import pytest

from canvas_app.layout.board import layout
from canvas_app.layout.view import JourneyView
from canvas_app.model import history as steps
from canvas_app.model.edits import notes, touchpoints
from canvas_app.model.edits.edit import Edit
from canvas_app.model.history import History
from canvas_app.panels import told
from canvas_app.panels.spoken import Speech
from tests.model.edits.small import card, project

CARDS = (card("x", "a", 10), card("y", "a", 20), card("z", "b", 20), card("u", "a", 10, "two"))


def done(history: History, edit: Edit) -> History:
    return steps.record(history, edit.change(history.now), edit.kind, edit.facts, edit.merge)


def said(before: History, after: History, focus: str = "") -> str:
    speech = Speech(JourneyView(after.now, "j"), layout(JourneyView(after.now, "j")))
    step = told.way(before, after)
    assert step is not None
    return told.step_words(step, speech, speech.picture.by_id.get(focus), "Ctrl+Z")


@pytest.fixture
def start() -> History:
    return History(project(*CARDS))


def test_a_moved_card_says_where_it_stands_now(start: History) -> None:
    after = done(start, touchpoints.shift("j", ["y"], "right", "a"))
    assert said(start, after, "card:y@a") == "Moved to two, A, 1 of 2"
    further = done(after, touchpoints.shift("j", ["y"], "right", "a"))
    assert said(after, further, "card:y@a") == "Moved to two, A, 2 of 2"


def test_a_deletion_says_the_name_and_the_way_back(start: History) -> None:
    one = done(start, touchpoints.delete(["z"]))
    assert said(start, one) == "Deleted z. Ctrl+Z brings it back."
    many = done(start, touchpoints.delete(["x", "y"]))
    assert said(start, many) == "Deleted 2 touchpoints. Ctrl+Z brings them back."


def test_an_addition_says_its_name_and_place(start: History) -> None:
    after = done(start, touchpoints.duplicate(["z"]))
    new = after.now.journeys[0].touchpoints[-1]
    words = said(start, after, f"card:{new.id}@b")
    assert words == f"Added {new.name} to one, B, 2 of 2"


def test_a_moved_note_says_which_card_has_it_now(start: History) -> None:
    edit = notes.add("Why?", "question", "x")
    there = done(start, edit)
    after = done(there, notes.move(str(edit.facts["note"]), "z", "b"))
    assert said(there, after, "card:z@b") == "Note moved to z"


def test_undo_and_redo_say_what_they_took_back(start: History) -> None:
    after = done(start, touchpoints.delete(["z"]))
    back = steps.undo(after)
    assert said(after, back) == "Undone: Deletion of a touchpoint"
    assert said(back, steps.redo(back)) == "Done again: Deletion of a touchpoint"
    other = done(back, touchpoints.delete(["x"]))
    assert said(back, other) == "Deleted x. Ctrl+Z brings it back."


def test_where_nothing_happened_nothing_is_said(start: History) -> None:
    assert told.way(start, start) is None
    after = done(start, touchpoints.delete(["z"]))
    assert told.way(after, steps.mark_saved(after, after.now)) is None


def test_another_lens_view_or_journey_is_said() -> None:
    view = JourneyView(project(*CARDS), "j")
    assert told.view_words(view, replace(view, lens="a")) == "Persona: A"
    assert told.view_words(replace(view, lens="a"), view) == "Persona: all"
    assert told.view_words(view, replace(view, view="customer")) == "Customer view"
    assert told.view_words(view, view) == ""
