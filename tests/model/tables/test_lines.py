"""A pasted list as names: bullets, numbers and blank lines go, the order stays."""

from __future__ import annotations

import time

import pytest

from canvas_app.model.tables.lines import names_of, unmarked


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("- Search", "Search"),
        ("• Search", "Search"),
        ("•Search", "Search"),
        ("* Search", "Search"),
        ("  – Search", "Search"),
        ("1. Search", "Search"),
        ("12) Search", "Search"),
        ("(3) Search", "Search"),
        ("a) Search", "Search"),
        ("[x] Search", "Search"),
        ("- [ ] Search", "Search"),
        ("\ufeffSearch", "Search"),
        ("3D-Drucker", "3D-Drucker"),
        ("24-h-Hotline", "24-h-Hotline"),
        ("2. Mahnung", "Mahnung"),
        ("42", "42"),
        ("-5 °C", "-5 °C"),
    ],
)
def test_marks_of_lists_go(line: str, name: str) -> None:
    assert unmarked(line) == name


def test_blank_lines_go_and_the_order_stays() -> None:
    assert names_of("b\r\n\r\n- a\r \n•\n\u2028c", 10).names == ("b", "a", "c")


def test_names_are_cleaned_as_typed_ones() -> None:
    found = names_of("a\x00b\x1b\n" + "x" * 10_000 + "\nשלום\n👩‍👩‍👧", 10)
    assert found.names == ("ab", "x" * 500, "שלום", "👩‍👩‍👧")
    assert found.cut == 9_500


def test_lines_beyond_the_limit_are_counted() -> None:
    found = names_of("a\n\nb\nc\n\nd\n", 2)
    assert (found.names, found.left, found.n) == (("a", "b"), 2, 4)


def test_100_000_lines_are_looked_through_at_once() -> None:
    text = "- A line of a list\n" * 100_000
    start = time.thread_time()
    assert names_of(text, 20_000).n == 100_000
    assert time.thread_time() - start < 1
