"""What was decided to be done."""

from __future__ import annotations

import pytest

from canvas_app.model.edits import actions
from tests.model.edits.small import card, project, refusal

ONE = project(card("x", "a"))


def test_an_action_remembers_the_suggestion_it_came_from() -> None:
    edit = actions.add("Shorten the\nqueue", "x", "R02_moment_of_truth_weak", effect=5)
    action = edit.change(ONE).actions[0]
    assert (action.title, action.touchpoint_id) == ("Shorten the queue", "x")
    assert (action.rule, action.effect, action.effort) == ("R02_moment_of_truth_weak", 5, 3)
    assert (action.id, action.status) == (edit.facts["id"], "open")


def test_an_action_is_added_once() -> None:
    edit = actions.add("Do")
    assert refusal(edit, edit.change(ONE)).kind == "id_taken"


def test_an_action_is_changed_and_deleted() -> None:
    edit = actions.add("Do")
    once, id_ = edit.change(ONE), str(edit.facts["id"])
    done = actions.set_fields(id_, status="done", owner_id="sales", goal_ids=("g1",)).change(once)
    assert (done.actions[0].status, done.actions[0].owner_id) == ("done", "sales")
    assert actions.delete([id_]).change(done).actions == ()


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"title": " "}, "invalid_value"),
        ({"effect": 6}, "invalid_value"),
        ({"effort": 0}, "invalid_value"),
        ({"status": "soon"}, "invalid_value"),
        ({"touchpoint_id": "q"}, "gone"),
        ({"owner_id": "q"}, "gone"),
        ({"goal_ids": ("g1", "q")}, "gone"),
    ],
)
def test_an_action_that_a_file_may_not_hold_is_refused(
    fields: dict[str, object], kind: str
) -> None:
    edit = actions.add("Do")
    change = actions.set_fields(str(edit.facts["id"]), **fields)
    assert refusal(change, edit.change(ONE)).kind == kind


def test_what_is_not_there_is_neither_changed_nor_deleted() -> None:
    assert refusal(actions.set_fields("q", title="Do"), ONE).kind == "gone"
    assert refusal(actions.delete(["q"]), ONE).kind == "gone"


def test_an_action_keeps_its_id() -> None:
    with pytest.raises(KeyError):
        actions.set_fields("a", id="b")


def test_typing_in_a_row_is_one_step() -> None:
    assert actions.set_fields("a", title="D").merge == actions.set_fields("a", title="Do").merge
    assert actions.set_fields("a", title="Do").merge != actions.set_fields("a", due="Do").merge
    assert actions.set_fields("a", effect=4).merge is None
