"""Finding things by some letters of their names."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.widgets.command_palette.search import find, named

THINGS = [
    named(("Exportieren als PDF", "Export PDF")),
    named(("Rückgängig", "Undo")),
    named(("Auswahl einpassen", "Fit selection")),
    named(("Hotline",), "Kauf · Ist-Reise"),
    named(("Anruf bei der Hotline",), "Nutzung"),
    named(("E-Mail an Petra",), "Kauf"),
]


def best(query: str, **latest: int) -> int | None:
    return next(iter(find(THINGS, query, {int(k[1:]): v for k, v in latest.items()})), None)


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ("undo", 1),
        ("rückgängig", 1),
        ("ruckgangig", 1),
        ("rueckg", 1),
        ("RÜCK", 1),
        ("expdf", 0),
        ("pdf export", 0),
        ("fs", 2),
        ("hotline", 3),
        ("anruf", 4),
        ("hotline nutzung", 4),
        ("email", 5),
        ("mail petra", 5),
        ("e-mail", 5),
        ("htlne", 3),
    ],
)
def test_some_letters_find_a_thing(query: str, at: int) -> None:
    assert best(query) == at


@pytest.mark.parametrize("query", ["xyz", "hotline xyz", "hotliné\u0000q", "%"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert find(THINGS, query, {}) == ([] if query != "%" else list(range(len(THINGS))))


def test_among_equals_what_was_chosen_last_comes_first() -> None:
    things = [named(("Messe A",)), named(("Messe B",))]
    assert find(things, "messe", {1: 0}) == [1, 0]


def test_without_a_query_what_was_chosen_last_comes_first() -> None:
    assert find(THINGS, " ", {4: 1, 2: 0}) == [2, 4, 0, 1, 3, 5]


def test_a_name_of_thousands_of_letters_costs_nothing() -> None:
    things = [named(("a " * 50_000 + "b",))] * 1_000
    start = time.thread_time()
    find(things, "aaaaaaaaaaaaaaaaaaaaz", {})
    assert time.thread_time() - start < 1


@given(st.lists(st.text(max_size=30), min_size=1, max_size=8), st.data())
def test_every_word_of_a_name_finds_it(names: list[str], data: st.DataObject) -> None:
    things = [named((name,)) for name in names]
    at = data.draw(st.integers(0, len(names) - 1))
    words = "".join(things[at].names).split()
    assert all(at in find(things, word, {}) for word in words)


@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=12))
def test_nothing_is_found_twice(names: list[str], query: str) -> None:
    found = find([named((name,)) for name in names], query, {})
    assert len(found) == len(set(found))
