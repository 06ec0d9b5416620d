"""What a to-be journey changes of the as-is."""

from __future__ import annotations

from typing import Any

import pytest

from canvas_app.model.edits import journeys, touchpoints
from canvas_app.model.edits.records import changed
from canvas_app.model.origin import difference, origin
from canvas_app.model.project import Journey, Project
from tests.model.edits.small import card, project


def copied() -> Project:
    return journeys.duplicate("j", "To-be", "to_be").change(project(card("x"), card("y")))


def differences(project: Project) -> dict[str, str | None]:
    to_be = project.journeys[1]
    known = {each.key: each for each in origin(project, to_be)}
    return {each.name: difference(known, each) for each in to_be.touchpoints}


def test_a_fresh_copy_changes_nothing() -> None:
    assert differences(copied()) == {"x": None, "y": None}


@pytest.mark.parametrize("fields", [{"message": "Hello"}, {"persona_ids": ("a",)}])
def test_what_was_changed_in_the_copy_is_known(fields: dict[str, Any]) -> None:
    before = copied()
    first = before.journeys[1].touchpoints[0].id
    after = touchpoints.set_fields([first], **fields).change(before)
    assert differences(after) == {"x": "changed", "y": None}


def test_votes_and_order_are_no_change() -> None:
    before = copied()
    first = before.journeys[1].touchpoints[0].id
    after = touchpoints.vote([first], 1).change(before)
    assert set(differences(after).values()) == {None}


def test_a_card_of_the_copy_alone_is_new() -> None:
    before = copied()
    to_be = before.journeys[1]
    more = changed(to_be, touchpoints=(*to_be.touchpoints, card("z")))
    after = changed(before, journeys=(before.journeys[0], more))
    assert differences(after)["z"] == "new"


def test_an_as_is_journey_and_one_without_shared_keys_come_from_nowhere() -> None:
    before = copied()
    alone = Journey(id="k", name="K", state="to_be", touchpoints=(card("other"),))
    after = changed(before, journeys=(*before.journeys, alone))
    assert origin(after, after.journeys[0]) == ()
    assert origin(after, alone) == ()
    assert difference({}, card("other")) is None
