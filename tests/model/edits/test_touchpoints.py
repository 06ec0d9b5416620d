"""Cards are added, named, set, copied and deleted whole, or not at all."""

from __future__ import annotations

from time import thread_time

import pytest

from canvas_app.model import project as limits
from canvas_app.model.edits import records, touchpoints
from canvas_app.model.edits.edit import EditError
from canvas_app.model.edits.place import Place
from canvas_app.model.files.consistency import settle
from canvas_app.model.project import (
    Action,
    BudgetLine,
    Channel,
    Feedback,
    Journey,
    Link,
    Note,
    Project,
    Rating,
    Touchpoint,
)
from tests.model.edits.small import card, find, project, refusal, shown


def whole() -> Project:
    """Return a project in which much hangs on the cards x and y."""
    cards = (card("x", "a", votes=2), card("y", "a", 20), card("z", "", 30))
    links = (
        Link(id="l1", from_id="x", to_id="y"),
        Link(id="l2", from_id="y", to_id="z"),
    )
    return project(
        journeys=(Journey(id="j", name="J", touchpoints=cards, links=links),),
        notes=(Note(id="n1", text="on x", touchpoint_id="x"), Note(id="n2", text="parked")),
        budget_lines=(
            BudgetLine(id="b1", label="x", touchpoint_ids=("x",)),
            BudgetLine(id="b2", label="x and z", touchpoint_ids=("x", "z")),
        ),
        feedback=(Feedback(id="f1", name="F", touchpoint_ids=("x", "y")),),
        actions=(Action(id="a1", title="A", touchpoint_id="x"),),
    )


def test_deleting_a_card_takes_along_what_hangs_on_it() -> None:
    before = whole()
    after = touchpoints.delete(["x"]).change(before)
    assert [link.id for link in after.journeys[0].links] == ["l2"]
    assert [note.id for note in after.notes] == ["n2"]
    assert [line.touchpoint_ids for line in after.budget_lines] == [("z",)]
    assert after.feedback[0].touchpoint_ids == ("y",)
    assert after.actions[0].touchpoint_id is None
    assert settle(after) == (after, ())


def test_deleting_a_card_shares_all_that_it_does_not_touch() -> None:
    before = whole()
    after = touchpoints.delete(["z"]).change(before)
    assert find(after, "x") is find(before, "x")
    assert after.feedback is before.feedback
    assert after.actions is before.actions
    assert after.notes[0] is before.notes[0]
    assert after.budget_lines[0] is before.budget_lines[0]


def test_deleting_selects_nothing() -> None:
    assert touchpoints.delete(["x"]).select == ()


def test_deleting_what_is_gone_is_refused() -> None:
    assert refusal(touchpoints.delete(["x", "q"]), whole()).facts == {
        "noun": "touchpoint",
        "id": "q",
    }


def test_a_name_is_cleaned_and_kept_to_one_line() -> None:
    after = touchpoints.rename("x", "Cafe\u0301\r\nstand\x07").change(whole())
    assert find(after, "x").name == "Café stand"


def test_what_a_name_has_too_much_is_cut_and_counted() -> None:
    edit = touchpoints.rename("x", "n" * (limits.MAX_NAME + 7))
    assert len(find(edit.change(whole()), "x").name) == limits.MAX_NAME
    assert edit.facts["cut"] == 7


@pytest.mark.parametrize("name", ["", "  ", "\n", "\x07"])
def test_a_name_that_nobody_could_see_is_refused(name: str) -> None:
    error = refusal(touchpoints.rename("x", name), whole())
    assert (error.kind, error.facts["problem"]) == ("invalid_value", "empty")


def test_the_same_name_is_no_change() -> None:
    before = whole()
    assert touchpoints.rename("x", "x").change(before) is before


def test_typing_a_name_merges_card_by_card() -> None:
    keys = [touchpoints.rename(*each).merge for each in (("x", "A"), ("x", "Ab"), ("y", "A"))]
    assert keys[0] == keys[1] != keys[2]


def test_fields_are_set_on_all_selected_cards() -> None:
    edit = touchpoints.set_fields(["x", "y"], form="human", owner_id="sales", devices=("tv",))
    after = edit.change(whole())
    assert [(find(after, id_).form, find(after, id_).owner_id) for id_ in "xyz"] == [
        ("human", "sales"),
        ("human", "sales"),
        ("static", None),
    ]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"form": "loud"}, "unknown_value"),
        ({"moment_of_truth": "yes"}, "not_allowed"),
        ({"votes": -1}, "too_small"),
        ({"devices": ["tv"]}, "not_allowed"),
        ({"ownership": "o" * 501}, "too_long"),
    ],
)
def test_a_value_a_file_may_not_hold_is_refused(fields: dict[str, object], problem: str) -> None:
    error = refusal(touchpoints.set_fields(["x"], **fields), whole())
    assert (error.kind, error.facts["problem"]) == ("invalid_value", problem)


@pytest.mark.parametrize(
    ("fields", "noun"),
    [
        ({"channel_id": "fax"}, "channel"),
        ({"owner_id": "it"}, "department"),
        ({"persona_ids": ("a", "d")}, "persona"),
        ({"goal_ids": ("g9",)}, "goal"),
    ],
)
def test_a_reference_to_nothing_is_refused(fields: dict[str, object], noun: str) -> None:
    error = refusal(touchpoints.set_fields(["x"], **fields), whole())
    assert (error.kind, error.facts["noun"]) == ("gone", noun)


def test_an_id_given_twice_is_kept_once() -> None:
    after = touchpoints.set_fields(["x"], persona_ids=("b", "a", "b")).change(whole())
    assert find(after, "x").persona_ids == ("b", "a")


@pytest.mark.parametrize("name", ["id", "key", "seq", "stage_id", "ratings", "colour"])
def test_fields_with_edits_of_their_own_are_not_set_here(name: str) -> None:
    with pytest.raises(KeyError):
        touchpoints.set_fields(["x"], **{name: "1"}).change(whole())


def test_only_typing_merges() -> None:
    assert touchpoints.set_fields(["x"], message="M").merge is not None
    assert touchpoints.set_fields(["x"], form="human").merge is None


def test_unknown_fields_of_a_card_survive_every_edit() -> None:
    before = project(card("x", "a", from_the_future={"n": 1}), card("y", "a", 20))
    duplicate = touchpoints.duplicate(["x"])
    after = touchpoints.rename("x", "X").change(duplicate.change(before))
    assert duplicate.select is not None
    assert find(after, "x").model_extra == {"from_the_future": {"n": 1}}
    assert find(after, duplicate.select[0]).model_extra == {"from_the_future": {"n": 1}}


def test_a_copy_stands_right_of_its_card_with_the_links_among_the_copies() -> None:
    edit = touchpoints.duplicate(["x", "y"])
    after = edit.change(whole())
    assert edit.select is not None
    x2, y2 = edit.select
    assert shown(after, lane="a") == f"x {x2} y {y2}"
    assert [(k.from_id, k.to_id) for k in after.journeys[0].links][2:] == [(x2, y2)]
    assert settle(after) == (after, ())


def test_copies_of_a_stack_are_a_stack_even_when_no_number_is_free() -> None:
    before = project(card("x", "a", 1), card("y", "a", 1), card("z", "a", 2))
    edit = touchpoints.duplicate(["y", "x"])
    assert edit.select is not None
    y2, x2 = edit.select
    names = shown(edit.change(before), lane="a").split()
    assert (names[0], set(names[1].split("+")), names[2]) == ("x+y", {x2, y2}, "z")


def test_all_cards_of_a_large_project_are_edited_at_once() -> None:
    before = project(*(card(f"t{n}", "a", n) for n in range(5_000)))
    ids = [f"t{n}" for n in range(5_000)]
    for edit in (
        touchpoints.duplicate(ids),
        touchpoints.toggle_moment_of_truth(ids),
        touchpoints.move("j", ids, Place("two", "b"), "a"),
        touchpoints.shift("j", ids, "right", "a"),
        touchpoints.delete(ids),
    ):
        begun = thread_time()
        edit.change(before)
        assert thread_time() - begun < 5, edit.kind


def test_a_vote_is_never_taken_below_none() -> None:
    before = whole()
    after = touchpoints.vote(["x", "y"], -1).change(before)
    assert [find(after, id_).votes for id_ in "xy"] == [1, 0]
    assert find(after, "y") is find(before, "y")


def test_a_moment_of_truth_is_set_on_all_before_it_is_taken_from_all() -> None:
    once = touchpoints.toggle_moment_of_truth(["x"]).change(whole())
    both = touchpoints.toggle_moment_of_truth(["x", "y"]).change(once)
    none = touchpoints.toggle_moment_of_truth(["x", "y"]).change(both)
    marks = [[find(state, id_).moment_of_truth for id_ in "xy"] for state in (once, both, none)]
    assert marks == [[True, False], [True, True], [False, False]]


def test_a_card_brings_its_channel_along() -> None:
    fax = Channel(id="fax", name="Fax")
    edit = touchpoints.add("j", card("n", channel_id="fax"), Place("two"), fax)
    after = edit.change(whole())
    assert [channel.id for channel in after.channels] == ["web", "fax"]
    assert find(after, "n").stage_id == "two"


def test_a_card_with_a_channel_the_project_lacks_is_refused() -> None:
    error = refusal(touchpoints.add("j", card("n", channel_id="fax"), Place("two")), whole())
    assert error.facts == {"noun": "channel", "id": "fax"}


def test_an_id_is_given_once_in_a_project() -> None:
    assert refusal(touchpoints.add("j", card("x"), Place("two")), whole()).kind == "id_taken"


def test_a_key_is_given_once_in_a_journey() -> None:
    after = touchpoints.add("j", card("n", key="x"), Place("two")).change(whole())
    assert find(after, "n").key == "n"


def test_ratings_of_a_card_that_is_added_lead_somewhere() -> None:
    rated = card("n", ratings=(Rating(persona_id="d", view="customer"),))
    assert refusal(touchpoints.add("j", rated, Place("two")), whole()).facts["noun"] == "persona"


def test_a_project_full_of_cards_takes_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touchpoints, "MAX_TOUCHPOINTS", 3)
    for edit in (
        touchpoints.add("j", card("n"), Place("two")),
        touchpoints.add_named("j", "N", Place("two")),
        touchpoints.duplicate(["x"]),
        touchpoints.move("j", ["x"], Place("two"), mode="copy"),
    ):
        assert refusal(edit, whole()).kind == "too_many_touchpoints"


def test_a_new_card_takes_fields_and_refuses_an_empty_name() -> None:
    edit = touchpoints.add_named("j", "Fair\nstand", Place("two", "b"), form="human")
    assert edit.select is not None
    new = find(edit.change(whole()), edit.select[0])
    assert (new.name, new.form, new.persona_ids) == ("Fair stand", "human", ("b",))
    assert refusal(touchpoints.add_named("j", " ", Place("two")), whole()).kind == "invalid_value"


@pytest.mark.parametrize(("name", "value"), [("votes", 1.0), ("votes", True), ("name", 5)])
def test_a_value_is_checked_as_strictly_as_in_a_file(name: str, value: object) -> None:
    with pytest.raises(EditError):
        records.checked(Touchpoint, name, value)


def test_a_persona_meets_many_cards_and_no_longer() -> None:
    two = project(card("x", "a"), card("y", "b", 20))
    met = touchpoints.let_meet(["x", "y"], "b", True).change(two)
    assert [c.persona_ids for c in met.journeys[0].touchpoints] == [("a", "b"), ("b",)]
    alone = touchpoints.let_meet(["x"], "b", False).change(met)
    assert find(alone, "x").persona_ids == ("a",)
    assert refusal(touchpoints.let_meet(["x"], "nobody", True), two).kind == "gone"
