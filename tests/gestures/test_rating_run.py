"""A rating run: one key a value, and nothing is rated by accident."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.gestures.rating_run import (
    KINDS,
    USUAL,
    Kind,
    Run,
    next_card,
    pressed,
    refreshed,
    value_of,
)


def run(cards: int = 3) -> Run:
    return Run(tuple(f"t{n}" for n in range(cards)), USUAL)


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("scale", "0", 0),
        ("scale", "9", 9),
        ("scale", "x", 10),
        ("chance", "7", 70),
        ("chance", "x", 100),
        ("feeling", "1", -2),
        ("feeling", "3", 0),
        ("feeling", "5", 2),
        ("feeling", "6", None),
        ("feeling", "x", None),
        ("scale", "a", None),
        ("scale", "12", None),
        ("chance", "", None),
    ],
)
def test_a_key_is_a_value(kind: Kind, key: str, value: int | None) -> None:
    assert value_of(kind, key) == value


def test_a_value_is_for_the_field_asked_and_steps_on() -> None:
    move = pressed(run(), "8")
    assert move is not None
    assert (move.card, move.field, move.value) == ("t0", "importance", 8)
    assert move.run.field == "expectation"


def test_four_values_and_enter_are_five_keys_a_card() -> None:
    here, written = run(27), 0
    for _card in range(27):
        for key in ("8", "7", "x", "5", "enter"):
            move = pressed(here, key)
            assert move is not None
            here, written = move.run, written + (move.value is not None)
    assert (written, here.over) == (27 * 4, True)


def test_space_skips_and_backspace_goes_back_even_to_the_card_before() -> None:
    skipped = pressed(run(), "space")
    assert skipped is not None
    assert (skipped.value, skipped.run.step) == (None, 1)
    second = next_card(run())
    back = pressed(second, "backspace")
    assert back is not None
    assert (back.run.card, back.run.field) == ("t0", USUAL[-1])
    first = pressed(run(), "backspace")
    assert first is not None
    assert first.run == run()


def test_a_card_that_is_done_takes_no_more_values() -> None:
    done = Run(("t0",), ("importance",), step=1)
    assert done.field is None
    assert pressed(done, "5") is None
    assert pressed(done, "space") is None


def test_a_run_goes_on_when_cards_come_and_go() -> None:
    here = Run(("a", "b", "c"), USUAL, at=1, step=2)
    assert refreshed(here, ("new", "a", "b", "c")) == Run(
        ("new", "a", "b", "c"), USUAL, at=2, step=2
    )
    assert refreshed(here, ("a", "c")) == Run(("a", "c"), USUAL, at=1)
    assert refreshed(here, ("a",)) == Run(("a",), USUAL, at=0)
    assert refreshed(here, ()) is None


@given(st.lists(st.sampled_from(["0", "x", "5", "space", "backspace", "enter", "q"])))
def test_no_keys_lead_out_of_the_cards_and_fields(keys: list[str]) -> None:
    here = Run(("a", "b"), tuple(KINDS))
    for key in keys:
        move = pressed(here, key)
        here = here if move is None else move.run
        assert here.card in ("a", "b")
        assert 0 <= here.step <= len(KINDS)
