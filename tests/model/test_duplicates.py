"""Names that are probably the same contact."""

from __future__ import annotations

import time

import pytest

from canvas_app.model.duplicates import likely, translated
from tests.model.edits.small import card


def named(*names: str, stage: str = "one") -> list:  # type: ignore[type-arg]
    return [card(f"t{n}", stage=stage).model_copy(update={"name": x}) for n, x in enumerate(names)]


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("hotline", "Hotline"),
        ("Hotlnie", "Hotline"),
        ("Hotlinee", "Hotline"),
        ("Service-Hotline", "Hotline (Service)"),
        ("E-Mail-Anfrage", "Anfrage per E-Mail"),
        ("Email Anfrage", "Anfrage per E-Mail"),
        ("Rechnungen", "Rechnung"),
        ("Strasse", "Straße"),
        ("Cafe", "Café"),
        ("Praesentation", "Präsentation"),
        ("the invoice", "Invoice"),
        ("Produktvorfürhung", "Produktvorführung"),
        ("Angebot 1", "1. Angebot"),
    ],
)
def test_other_spellings_are_alike(typed: str, known: str) -> None:
    assert likely(typed, named("Something else", known)).name == known  # type: ignore[union-attr]
    assert likely(known, named("Something else", typed)) is not None


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("Angebot 1", "Angebot 2"),
        ("Kauf", "Lauf"),
        ("Messe", "Presse"),
        ("Hotline", "Hotline für Techniker"),
        ("Hot", "Hotline"),
        ("!!!", "Hotline"),
        ("", ""),
        ("🎉", "🎊"),
    ],
)
def test_other_things_are_not(typed: str, known: str) -> None:
    assert likely(typed, named(known)) is None


def test_the_nearest_is_meant_then_the_one_in_the_stage() -> None:
    cards = [*named("Hotlime"), *named("Hotline", stage="two"), *named("hotline", stage="three")]
    assert likely("Hotline", cards).stage_id == "two"  # type: ignore[union-attr]
    assert likely("Hotline", cards, stage_id="three").stage_id == "three"  # type: ignore[union-attr]


def test_a_usual_name_is_known_in_the_other_language() -> None:
    words = translated([("Fachmesse", "Trade fair")])
    assert likely("trade fair", named("Fachmesse"), words) is not None
    assert likely("Fachmesse", named("Trade Fair"), words) is not None


@pytest.mark.parametrize("typed", ["Service hotline", "x" * 10_000, "Kontakt 1 999", "é" * 500])
def test_two_thousand_names_are_compared_between_two_keys(typed: str) -> None:
    cards = named(*(f"Service contact of kind {n}" for n in range(2_000)))
    likely("warm up", cards)
    taken = []
    for _ in range(5):
        start = time.thread_time()
        likely(typed, cards)
        taken.append(time.thread_time() - start)
    assert min(taken) < 0.005
