"""Two ways share as many stops as their orders allow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from canvas_app.layout.charts.alignment import aligned

KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True)


def stops(first: str, second: str) -> str:
    """Return the stops as letters: "a" shared, "a<" only in the first, "a>" in the second."""
    return " ".join(
        first[a] + ("" if b is not None else "<") if a is not None else f"{second[b or 0]}>"
        for a, b in aligned(first, second)
    )


def test_what_both_have_shares_a_stop() -> None:
    assert stops("abc", "abc") == "a b c"
    assert stops("abc", "axc") == "a b< x> c"
    assert stops("", "ab") == "a> b>"
    assert stops("ab", "") == "a< b<"


def test_what_changed_its_order_has_two_stops() -> None:
    assert stops("abcd", "dabc") == "d> a b c d<"


@given(KEYS, KEYS)
def test_every_way_keeps_its_order(first: list[str], second: list[str]) -> None:
    pairs = aligned(first, second)
    assert [a for a, _ in pairs if a is not None] == list(range(len(first)))
    assert [b for _, b in pairs if b is not None] == list(range(len(second)))
    assert all(first[a] == second[b] for a, b in pairs if a is not None and b is not None)
