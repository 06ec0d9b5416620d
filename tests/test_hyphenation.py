"""Words are broken between syllables, and rather not at all than wrongly."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.hyphenation import LEFT, RIGHT, points, rank


def shown(word: str, language: str = "de") -> str:
    places = (0, *points(word, language), len(word))
    return "-".join(word[low:high] for low, high in pairwise(places))


@pytest.mark.parametrize(
    "word",
    [
        "Zeit-schrif-ten-an-zeige",
        "An-schluss-fi-nan-zie-rung",
        "Be-ar-bei-tungs-zen-trum",
        "In-be-trieb-nahme",
        "Wie-der-ho-lungs-kauf",
        "Wohn-ge-bäu-de-ver-si-che-rung",
        "Preis-ver-gleichsportal",
        "Bau-fort-schritt",
    ],
)
def test_german_words_are_broken_between_syllables(word: str) -> None:
    assert shown(word.replace("-", "")) == word


@pytest.mark.parametrize(
    "word",
    [
        "Finanzierungs-angebot",
        "Auftrags-bestätigung",
        "Wohngebäude-versicherung",
        "Versicherungs-gespräch",
        "Maschinen-konfigurator",
        "Preis-vergleichsportal",
        "Produkt-entwicklerin",
        "Kunden-veranstaltung",
        "Bestell-bestätigung",
        "Rechts-grundlage",
    ],
)
def test_compounds_are_rather_broken_between_their_parts(word: str) -> None:
    assert best(word.replace("-", "")) == word


@pytest.mark.parametrize("word", ["Rückgabeschalter", "Gewerbegebiet", "Anlagenbau", "Feuerwehr"])
def test_what_only_looks_like_a_prefix_makes_no_break_better(word: str) -> None:
    places = points(word, "de")
    assert not any(rank(word, at, places, "de") for at in places)


def test_an_ending_is_not_torn_off_where_it_can_be_helped() -> None:
    places = points("Bestätigung", "de")
    assert [rank("Bestätigung", at, places, "de") for at in places] == [0, 0, -1]


def best(word: str) -> str:
    places = points(word, "de")
    at = max(places, key=lambda place: (rank(word, place, places, "de"), place))
    return f"{word[:at]}-{word[at:]}"


def test_english_words_are_broken_as_english_ones() -> None:
    assert shown("recommendation", "en") == "rec-om-men-da-tion"
    assert shown("responsibility", "en") == "re-spon-si-bility"


def test_the_words_within_a_string_are_told_from_what_stands_around_them() -> None:
    assert shown("(Kundendienst/Anlieferung)") == "(Kun-den-dienst/An-lie-fe-rung)"


def test_numbers_short_words_and_other_languages_are_not_broken() -> None:
    assert shown("Kauf") == "Kauf"
    assert shown("4711-0815-99") == "4711-0815-99"
    assert shown("Wiederholungskauf", "xx") == "Wiederholungskauf"


def test_what_is_longer_than_any_word_is_looked_up_in_no_time() -> None:
    assert points("ab" * 20_000, "de") == ()


@given(st.text("abcdefghijklmnopqrstuvwxyzäöüß", max_size=40), st.sampled_from(["de", "en"]))
def test_no_single_letter_is_cut_off(word: str, language: str) -> None:
    places = (0, *points(word, language), len(word))
    lengths = [high - low for low, high in pairwise(places)]
    assert len(lengths) == 1 or (lengths[0] >= LEFT and lengths[-1] >= RIGHT)
    assert len(lengths) == 1 or min(lengths) > 1
