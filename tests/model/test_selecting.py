"""What is alike, and what is not selected."""

from __future__ import annotations

import pytest

from canvas_app.model.project import Journey
from canvas_app.model.selecting import Trait, alike, others
from tests.model.edits.small import card

JOURNEY = Journey(
    id="j",
    name="J",
    touchpoints=(
        card("x", "ab", channel_id="web", owner_id="sales"),
        card("y", "b", channel_id="web", status="planned"),
        card("z", stage="two", owner_id="sales"),
    ),
)


@pytest.mark.parametrize(
    ("trait", "ids"),
    [("channel", "xy"), ("owner", "xz"), ("status", "xz"), ("stage", "xy"), ("persona", "xy")],
)
def test_what_shares_a_trait_with_a_card_is_alike(trait: Trait, ids: str) -> None:
    assert alike(JOURNEY, ["x"], trait) == tuple(ids)


def test_having_none_is_shared_too() -> None:
    assert alike(JOURNEY, ["z"], "channel") == ("z",)
    assert alike(JOURNEY, ["z"], "persona") == ("z",)


def test_several_cards_find_what_is_like_any_of_them() -> None:
    assert alike(JOURNEY, ["y", "z"], "channel") == ("x", "y", "z")
    assert alike(JOURNEY, [], "channel") == ()


def test_the_others_are_those_not_selected() -> None:
    assert others(JOURNEY, ["y"]) == ("x", "z")
    assert others(JOURNEY, []) == ("x", "y", "z")
