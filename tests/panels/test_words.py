"""Wording that all panels share, and the sources of their methods."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from canvas_app.i18n import set_language
from canvas_app.panels import methods, words
from canvas_app.panels.methods import SOURCES, Method, trace
from canvas_app.panels.panel import Row
from tests.layout.journeys import touchpoint
from tests.panels.scenes import seen, worked_example


def test_journey_lens_and_view_are_named() -> None:
    view = replace(worked_example(), lens="ben", view="internal")
    assert words.seen(view) == "J · Ben · Internal view"
    assert words.seen(worked_example()) == "J · All personas · Best view"


def test_names_of_people_stay_on_one_line() -> None:
    assert words.clean("a\nb\u202ec") == "a↵b\ufffdc"


def test_a_list_is_joined_as_the_language_does() -> None:
    assert words.joined([]) == ""
    assert words.joined(["a"]) == "a"
    assert words.joined(["a", "b", "c"]) == "a, b and c"
    set_language("de")
    assert words.joined(["a", "b", "c"]) == "a, b und c"


@pytest.mark.parametrize("end", ["", ".", "!", "?", "…", ".“", "?)"])
def test_what_is_said_ends_with_one_stop(end: str) -> None:
    stop = end or "."
    assert words.sentences(f"One{end}", "", "two") == f"One{stop} two."


def test_nothing_said_is_nothing() -> None:
    assert words.sentences("", "") == ""


def test_numbers_have_the_decimals_they_need() -> None:
    assert words.short(Fraction(8)) == "8"
    assert words.short(Fraction(15, 2)) == "7.5"
    assert words.short(Fraction(-1, 3), 2, True) == "−0.33"
    assert words.full(Fraction(8)) == "8.0"
    assert words.short(None) == words.full(None) == "–"


def test_counts_are_said_in_words() -> None:
    assert words.rated(27, 30) == "Rated 27 of 30"
    assert words.counted(1) == "n = 1 touchpoint"
    assert words.missing_words(2, "no feeling") == "2 touchpoints are left out: no feeling"
    assert words.missing_words(0, "no feeling") == ""


def test_very_long_lists_end_with_how_many_more_there_are() -> None:
    rows = (Row(str(at)) for at in range(1000))
    found = words.first_rows(rows, 1000)
    assert (len(found), found[-1].name) == (301, "and 700 more")
    assert words.first_rows([Row("a")], 1) == (Row("a"),)


def test_a_mean_of_several_personas_is_called_flattening() -> None:
    assert words.flattening(worked_example())
    assert not words.flattening(replace(worked_example(), lens="ben"))
    assert not words.flattening(seen([touchpoint("a", 1)], personas=()))


def test_what_is_missing_is_folded_and_can_be_rated() -> None:
    (section,) = words.missing_section(worked_example(), ["t6"], "Not rated")
    assert (section.title, section.folded) == ("Not rated (1)", True)
    assert section.rows[0].offers[0].rate == "t6"
    assert words.missing_section(worked_example(), [], "Not rated") == ()


def test_an_empty_view_says_which_ratings_count() -> None:
    cards = [touchpoint("a", 1)]
    assert words.nothing_yet(cards, "Rate it.").sentence == "Rate it."
    only = words.nothing_yet(cards, "Rate it.", "customer").sentence
    assert only == "Rate it. Only ratings of this view count: Customer view."


def test_every_source_has_a_name() -> None:
    for reference in SOURCES:
        assert f"[{reference}]" in methods.sources(reference)
    assert methods.sources("001:9") == "Netigate, Customer Journey [001:9]"
    assert methods.sources("") == "A choice of this program"
    with pytest.raises(KeyError):
        methods.sources("M99")


def test_the_same_source_is_named_once() -> None:
    twice = trace(Method("a", "M1"), also=[Method("b", "M1 M2")])
    assert twice.formula == "a\nb"
    assert twice.method.count("[M1]") == 1
