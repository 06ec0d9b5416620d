"""Copies of records are light, and unknown fields stay with the record that has them."""

from __future__ import annotations

from canvas_app.model.project import Touchpoint
from canvas_app.model.record import NO_EXTRA, NO_FIELDS


def card(**more: object) -> Touchpoint:
    return Touchpoint.model_validate({"id": "a", "name": "A", "stage_id": "s", **more})


def test_a_copy_shares_what_nobody_asks_for() -> None:
    copy = card().model_copy(update={"name": "B"})
    assert (copy.id, copy.name) == ("a", "B")
    assert copy.__pydantic_fields_set__ is NO_FIELDS
    assert copy.__pydantic_extra__ is NO_EXTRA
    assert copy == card(name="B")


def test_a_copy_keeps_fields_that_nobody_knows() -> None:
    copy = card(later="x").model_copy(update={"name": "B"})
    assert copy.model_extra == {"later": "x"}
    assert copy.model_dump()["later"] == "x"


def test_an_unknown_field_stays_with_the_copy_it_is_given_to() -> None:
    copy = card().model_copy(update={"later": "x"})
    assert copy.model_extra == {"later": "x"}
    assert card().model_extra == {} == NO_EXTRA
    assert not NO_FIELDS
