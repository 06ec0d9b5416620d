"""Cards that become one, and typed lines as edits."""

from __future__ import annotations

from canvas_app.model import history as steps
from canvas_app.model.capture import CardLine, NoteLine
from canvas_app.model.edits import capture
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.merge import merge
from canvas_app.model.edits.place import Place
from canvas_app.model.files.consistency import settle
from canvas_app.model.history import History
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
)
from tests.model.edits.small import card, find, project, refusal

RATED = Rating(persona_id="a", view="customer", importance=8)
MORE = Rating(persona_id="a", view="customer", importance=3, emotional=-1, source_id="s1")
INSIDE = Rating(persona_id=None, view="internal", experience=5)


def linked(*ends: str) -> tuple[Link, ...]:
    return tuple(Link(id=f"l{n}", from_id=e[0], to_id=e[1]) for n, e in enumerate(ends))


def crowded() -> Project:
    """Cards x and y that are the same, and z; on y hangs everything there is."""
    cards = (
        card("x", "a", votes=2, ratings=(RATED,), description="First"),
        card("y", "b", 20, "two", votes=3, ratings=(MORE, INSIDE), channel_id="web"),
        card("z", "a", 30),
    )
    journey = Journey(
        id="j", name="J", touchpoints=cards, links=linked("xy", "yz", "xz", "zy", "yx")
    )
    return project(
        journeys=(journey,),
        notes=(Note(id="n1", text="Why?", touchpoint_id="y"), Note(id="n2", text="Parked")),
        budget_lines=(BudgetLine(id="b1", label="B", touchpoint_ids=("x", "y", "z")),),
        feedback=(Feedback(id="f1", name="F", touchpoint_ids=("y",)),),
        actions=(Action(id="a1", title="A", touchpoint_id="y"),),
    )


def after(edit: Edit, before: Project) -> Project:
    """Return the project after an edit that can be undone and leaves everything in order."""
    history = steps.record(History(before), edit.change(before), edit.kind, edit.facts)
    assert steps.undo(history).now is before
    assert len(history.past) == 1
    assert settle(history.now) == (history.now, ())
    return history.now


def test_the_first_keeps_its_name_and_takes_what_it_lacks() -> None:
    one = find(after(merge("j", ["x", "y"]), crowded()), "x")
    assert (one.name, one.stage_id, one.persona_ids) == ("x", "one", ("a", "b"))
    assert (one.votes, one.channel_id, one.description) == (5, "web", "First")
    rating, inside = one.ratings
    assert (rating.importance, rating.emotional, rating.source_id) == (8, -1, "s1")
    assert inside == INSIDE


def test_the_order_of_the_selection_says_which_is_first() -> None:
    one = find(after(merge("j", ["y", "x"]), crowded()), "y")
    assert (one.name, one.persona_ids) == ("y", ("b", "a"))
    assert one.ratings[0].importance == 3


def test_links_lead_to_the_one_card_once_and_never_to_itself() -> None:
    journey = after(merge("j", ["x", "y"]), crowded()).journeys[0]
    assert [(link.from_id, link.to_id) for link in journey.links] == [("x", "z"), ("z", "x")]


def test_notes_money_feedback_and_actions_move_over() -> None:
    merged = after(merge("j", ["x", "y"]), crowded())
    assert [note.touchpoint_id for note in merged.notes] == ["x", None]
    assert merged.budget_lines[0].touchpoint_ids == ("x", "z")
    assert merged.feedback[0].touchpoint_ids == ("x",)
    assert merged.actions[0].touchpoint_id == "x"


def test_with_a_card_for_everyone_the_one_card_is_for_everyone() -> None:
    before = project(card("x", "a"), card("y"))
    assert find(after(merge("j", ["x", "y"]), before), "x").persona_ids == ()


def test_three_become_one_and_texts_are_kept() -> None:
    texts = ("Called", "", "Waited")
    cards = [card(id_, description=text) for id_, text in zip("xyz", texts, strict=True)]
    merged = after(merge("j", ["x", "y", "z"]), project(*cards))
    assert [t.id for t in merged.journeys[0].touchpoints] == ["x"]
    assert find(merged, "x").description == "Called\nWaited"


def test_one_card_alone_is_no_change_and_a_missing_one_is_told() -> None:
    before = crowded()
    assert merge("j", ["x", "x"]).change(before) is before
    assert refusal(merge("j", ["x", "q"]), before).kind == "gone"


def test_all_of_a_line_is_one_step() -> None:
    line = CardLine("Call", "two", None, "Fax", RATED, ("b",), moment_of_truth=True)
    edit = capture.add_card("j", line)
    done = after(edit, project(card("x")))
    made = find(done, (edit.select or ("",))[0])
    assert (made.name, made.stage_id, made.persona_ids) == ("Call", "two", ("b",))
    assert made.moment_of_truth
    assert made.ratings == (RATED,)
    assert [channel.name for channel in done.channels] == ["Website", "Fax"]
    assert made.channel_id == done.channels[1].id


def test_a_card_has_the_environment_of_its_channel() -> None:
    line = CardLine("Call", "two", Channel(id="phone", name="Phone", environment="offline"))
    edit = capture.add_card("j", line)
    done = after(edit, project())
    assert find(done, (edit.select or ("",))[0]).environment == "offline"
    assert done.channels[-1].id == "phone"


def test_in_a_lane_those_whom_the_line_names_are_added() -> None:
    edit = capture.add_card("j", CardLine("Call", "two", persona_ids=("b",)), Place("two", "a"))
    assert find(after(edit, project()), (edit.select or ("",))[0]).persona_ids == ("a", "b")
    edit = capture.add_card("j", CardLine("Call", "two", persona_ids=("b",)), Place("two"))
    assert find(after(edit, project()), (edit.select or ("",))[0]).persona_ids == ("b",)


def test_a_card_without_a_name_is_refused_and_too_long_a_one_is_cut() -> None:
    assert refusal(capture.add_card("j", CardLine("", "one")), project()).kind == "invalid_value"
    edit = capture.add_card("j", CardLine("x" * 10_000, "one"))
    assert edit.facts["cut"] == 9_500
    assert len(find(after(edit, project()), (edit.select or ("",))[0]).name) == 500


def test_a_note_of_a_line_hangs_on_its_card() -> None:
    done = after(capture.add_note(NoteLine("pain", "Slow", "x")), project(card("x")))
    assert [(n.kind, n.text, n.touchpoint_id) for n in done.notes] == [("pain", "Slow", "x")]


def test_a_line_can_go_into_the_card_it_is_like() -> None:
    line = CardLine("x!", "two", None, "", RATED, ("b",))
    done = after(capture.merge_card("j", line, "x"), project(card("x", "a")))
    one = done.journeys[0].touchpoints
    assert [(t.id, t.name, t.persona_ids, t.ratings) for t in one] == [
        ("x", "x", ("a", "b"), (RATED,))
    ]


def test_a_line_brings_its_channel_only_where_the_card_has_none() -> None:
    edit = capture.merge_card("j", CardLine("x!", "two", new_channel="Fax"), "x")
    kept = after(edit, project(card("x", channel_id="web")))
    assert find(kept, "x").channel_id == "web"
    assert [channel.name for channel in kept.channels] == ["Website"]
    given = after(edit, project(card("x")))
    assert [channel.name for channel in given.channels] == ["Website", "Fax"]
    assert find(given, "x").channel_id == given.channels[-1].id
