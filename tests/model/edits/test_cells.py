"""A table sets many cells in one step, and an outline puts cards in order."""

from __future__ import annotations

import pytest

from canvas_app.model.edits.arrange import arrange
from canvas_app.model.edits.cells import Cell, Row, write
from canvas_app.model.edits.edit import EditError
from canvas_app.model.project import MAX_TOUCHPOINTS, Journey, Rating
from tests.model.edits.small import card, find, project, seqs


def test_cells_of_several_cards_are_set_together() -> None:
    before = project(card("x"), card("y", seq=20))
    cells = [
        Cell("x", "status", "planned"),
        Cell("x", "name", "X\u0301 y\nz"),
        Cell("y", "importance", 7, "a", "internal"),
    ]
    after = write("j", cells).change(before)
    assert (find(after, "x").status, find(after, "x").name) == ("planned", "X\u0301 y z")
    assert find(after, "y").ratings == (Rating(persona_id="a", view="internal", importance=7),)


def test_a_new_stage_puts_cards_at_its_end_in_their_lanes() -> None:
    before = project(card("x", "a"), card("y", "b", 20), card("z", "", 10, "two"))
    cells = [Cell(id_, "stage_id", "two") for id_ in ("y", "x")]
    after = write("j", cells).change(before)
    order = sorted(seqs(after, "two").items(), key=lambda item: item[1])
    assert [id_ for id_, _seq in order] == ["z", "x", "y"]
    assert [find(after, id_).persona_ids for id_ in "xy"] == [("a",), ("b",)]


def test_new_rows_stand_at_the_end_of_their_stage_in_order() -> None:
    before = project(card("x"))
    rows = [Row(id_, "one", ("a",)) for id_ in ("n1", "n2")]
    edit = write("j", [Cell("n1", "name", "First"), Cell("n2", "name", "Second")], rows)
    after = edit.change(before)
    assert [t.name for t in after.journeys[0].touchpoints] == ["x", "First", "Second"]
    assert seqs(after)["x"] < seqs(after)["n1"] < seqs(after)["n2"]
    assert edit.select == ("n1", "n2")


def test_one_new_row_is_named_in_the_history_and_long_names_are_cut() -> None:
    edit = write("j", [Cell("n1", "name", "x" * 600)], [Row("n1", "one")])
    assert (edit.kind, edit.facts["cut"]) == ("add_touchpoint", 100)
    assert len(find(edit.change(project(card("x"))), "n1").name) == 500


def test_the_same_values_change_nothing() -> None:
    before = project(card("x"))
    assert write("j", [Cell("x", "status", "active")]).change(before) is before


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (Cell("gone", "status", "planned"), "gone"),
        (Cell("x", "channel_id", "nowhere"), "gone"),
        (Cell("x", "persona_ids", ("a", "z")), "gone"),
        (Cell("x", "stage_id", "nowhere"), "gone"),
        (Cell("x", "source_id", "nowhere", None, "customer"), "gone"),
        (Cell("x", "importance", 11, None, "customer"), "invalid_value"),
        (Cell("x", "name", ""), "invalid_value"),
    ],
)
def test_a_cell_that_cannot_be_refuses_all(cell: Cell, kind: str) -> None:
    with pytest.raises(EditError) as error:
        write("j", [Cell("x", "votes", 3), cell]).change(project(card("x")))
    assert error.value.kind == kind


def test_no_more_rows_than_a_project_holds() -> None:
    one = card("x")
    full = Journey(id="j", name="J", touchpoints=(one,)).model_copy(
        update={"touchpoints": (one,) * MAX_TOUCHPOINTS}
    )
    with pytest.raises(EditError, match="too_many_touchpoints"):
        write("j", [Cell("n", "name", "N")], [Row("n", "one")]).change(project(journeys=(full,)))


def order(ids: str, stage: str, index: int) -> str:
    cards = [
        card(id_, personas, 10 * at)
        for at, (id_, personas) in enumerate(zip("uvwx", "abab", strict=True))
    ]
    after = arrange("j", tuple(ids), stage, index).change(project(*cards, card("z", "", 10, "two")))
    found = sorted(seqs(after, stage).items(), key=lambda item: item[1])
    return "".join(id_ for id_, _seq in found)


@pytest.mark.parametrize(
    ("ids", "stage", "index", "expected"),
    [
        ("u", "one", 1, "vuwx"),
        ("x", "one", 0, "xuvw"),
        ("uv", "one", 1, "wuvx"),
        ("u", "one", 9, "vwxu"),
        ("uw", "two", 0, "uwz"),
        ("u", "two", 1, "zu"),
    ],
)
def test_cards_are_put_among_the_others_of_a_stage(
    ids: str, stage: str, index: int, expected: str
) -> None:
    assert order(ids, stage, index) == expected


def test_a_card_never_comes_into_the_middle_of_a_stack() -> None:
    before = project(card("x", "a"), card("y", "a"), card("z", "a", 20))
    after = arrange("j", ("z",), "one", 1).change(before)
    assert seqs(after)["x"] == seqs(after)["y"] < seqs(after)["z"]
