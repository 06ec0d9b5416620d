"""Undo is a walk among whole projects that share what an edit did not touch."""

from __future__ import annotations

import tracemalloc

from canvas_app.model import history as steps
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.ratings import rate
from canvas_app.model.edits.touchpoints import rename
from canvas_app.model.history import History
from canvas_app.model.project import Project, Touchpoint
from tests.model.edits.small import card, find, project

OPENED = project(card("x", "a"), card("y", "a", 20))


def done(history: History, *edits: Edit) -> History:
    for edit in edits:
        after = edit.change(history.now)
        history = steps.record(history, after, edit.kind, edit.facts, edit.merge)
    return history


def test_undo_and_redo_walk_the_same_projects() -> None:
    history = done(History(OPENED), rename("x", "1"), rename("y", "2"))
    one, two = history.past[1].project, history.now
    back = steps.undo(steps.undo(history))
    assert back.now is OPENED
    assert steps.redo(back).now is one
    assert steps.redo(steps.redo(back)).now is two


def test_at_the_ends_nothing_happens() -> None:
    history = History(OPENED)
    assert steps.undo(history) is history
    assert steps.redo(history) is history


def test_each_step_says_what_was_done() -> None:
    history = done(
        History(OPENED), rename("x", "1"), rate(["y"], None, "customer", "importance", 3)
    )
    assert [step.kind for step in history.past] == ["rename_touchpoint", "rate"]
    undone = steps.undo(history)
    assert [step.kind for step in undone.future] == ["rate"]
    assert undone.future[0].facts["field"] == "importance"


def test_an_edit_without_effect_is_no_step() -> None:
    history = History(OPENED)
    assert done(history, rename("x", "x")) is history


def test_typing_is_one_step_with_the_newest_words() -> None:
    history = done(History(OPENED), *(rename("x", word) for word in ("N", "Ne", "New")))
    assert [step.facts["name"] for step in history.past] == ["New"]
    assert steps.undo(history).now is OPENED
    assert find(steps.redo(steps.undo(history)).now, "x").name == "New"


def test_another_card_begins_another_step() -> None:
    history = done(History(OPENED), rename("x", "1"), rename("y", "2"), rename("x", "3"))
    assert len(history.past) == 3


def test_after_undo_typing_begins_a_new_step_and_forgets_what_was_undone() -> None:
    history = steps.undo(done(History(OPENED), rename("x", "1"), rename("y", "2")))
    history = done(history, rename("x", "3"))
    assert (len(history.past), history.future) == (2, ())


def test_redo_closes_a_step() -> None:
    history = steps.redo(steps.undo(done(History(OPENED), rename("x", "1"))))
    assert len(done(history, rename("x", "12")).past) == 2


def test_clean_is_the_project_that_was_saved_wherever_undo_leads() -> None:
    history = steps.mark_saved(done(History(OPENED), rename("x", "1")), OPENED)
    assert not history.clean
    assert steps.undo(history).clean
    saved = steps.mark_saved(history, history.now)
    assert saved.clean
    assert not steps.undo(saved).clean
    assert steps.redo(steps.undo(saved)).clean


def test_the_same_words_typed_again_are_not_the_saved_project() -> None:
    history = done(History(OPENED, saved=OPENED), rename("x", "1"), rename("x", "x"))
    assert history.now == OPENED
    assert not history.clean


def test_typing_on_after_saving_can_be_undone_to_what_was_saved() -> None:
    history = done(History(OPENED), rename("x", "1"))
    history = done(steps.mark_saved(history, history.now), rename("x", "12"), rename("x", "123"))
    assert len(history.past) == 2
    assert steps.undo(history).clean


def test_a_save_that_ends_after_more_typing_marks_what_was_saved() -> None:
    history = done(History(OPENED), rename("x", "1"))
    written = history.now
    history = steps.mark_saved(done(history, rename("y", "2")), written)
    assert not history.clean
    assert steps.undo(history).clean


def test_a_new_project_is_not_clean_before_it_is_saved() -> None:
    assert not History(OPENED).clean


def test_a_thousand_steps_lead_back_and_the_oldest_go_first() -> None:
    history = done(History(OPENED), *(rename("xy"[n % 2], str(n)) for n in range(1_200)))
    assert len(history.past) == steps.MAX_STEPS >= 500
    for _ in range(steps.MAX_STEPS):
        history = steps.undo(history)
    assert (find(history.now, "x").name, find(history.now, "y").name) == ("198", "199")
    assert steps.undo(history) is history


def test_a_step_shares_every_card_it_does_not_touch() -> None:
    opened = project(*(card(f"t{n}", "a", n) for n in range(100)))
    now = done(History(opened), rename("t7", "seven")).now
    changed = [a.id for a, b in zip(cards(now), cards(opened), strict=True) if a is not b]
    assert changed == ["t7"]
    assert now.personas is opened.personas
    assert now.stages is opened.stages


def test_five_hundred_steps_of_a_large_project_cost_kilobytes_each() -> None:
    opened = project(*(card(f"t{n}", "a", n) for n in range(1_000)))
    edits = [rate([f"t{n}"], "a", "customer", "importance", 3) for n in range(500)]
    done(History(opened), edits[0])
    tracemalloc.start()
    history = done(History(opened), *edits)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(history.past) == 500
    assert size / 500 < 40_000


def cards(project: Project) -> tuple[Touchpoint, ...]:
    return project.journeys[0].touchpoints


def test_travelling_is_as_many_steps_as_there_are() -> None:
    history = done(History(OPENED), rename("x", "1"), rename("y", "2"), rename("x", "3"))
    known = list(steps.states(history))
    back = steps.travel(history, -9)
    assert back.now is OPENED
    assert list(map(id, steps.states(back))) == list(map(id, known))
    assert steps.travel(back, 2).now is known[2]
    assert steps.travel(back, 0) is back
