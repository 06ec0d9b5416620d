"""Words broken over lines are whole again in the text layer."""

from __future__ import annotations

from pathlib import Path

from canvas_app.export.joining import pieces
from canvas_app.layout.picture import Picture, Text
from canvas_app.text import Font
from tests.export.boards import exported, node, operators, poppler


def lines(*strings: str, x: float = 12) -> list[Text]:
    return [Text(x, 40 + 16 * n, s, Font(13), "text", 60) for n, s in enumerate(strings)]


def said(strings: tuple[str, ...], label: str) -> list[tuple[str, int]]:
    return [(whole, len(some)) for whole, some in pieces(lines(*strings), label)]


def test_a_hyphen_of_the_line_break_goes() -> None:
    broken = ("Gespräch zur", "Wohngebäudever-", "sicherung")
    whole = said(broken, "Gespräch zur Wohngebäudeversicherung, Filiale")
    assert whole == [("", 1), ("Wohngebäudeversicherung", 2)]


def test_a_hyphen_of_the_word_stays() -> None:
    whole = said(("Invoice for the co-", "payment"), "Invoice for the co-payment, Post")
    assert whole == [("Invoice for the co-payment", 2)]


def test_a_word_may_be_broken_twice() -> None:
    whole = said(("Donaudampf-", "schifffahrts-", "kapitän"), "Donaudampfschifffahrts-kapitän")
    assert whole == [("Donaudampfschifffahrts-kapitän", 3)]


def test_lines_that_are_not_of_one_wording_stay_apart() -> None:
    assert said(("On-", "Preis"), "On, Preis") == [("", 1), ("", 1)]
    assert said(("Ende-",), "Ende-") == [("", 1)]


def test_texts_beside_each_other_are_not_lines_of_one_word() -> None:
    texts = [*lines("A-"), *lines("B", x=80)]
    assert [whole for whole, _ in pieces(texts, "AB A-B")] == ["", ""]


def test_the_whole_word_is_found_in_the_pdf(tmp_path: Path) -> None:
    card = node(lines("Maschinenkonfi-", "gurator"), id_="Maschinenkonfigurator, Website")
    data = exported(Picture(800, 500, (card,))).data
    assert operators(data).count("/ActualText") == 1
    assert "Maschinenkonfigurator" in poppler("pdftotext", data, tmp_path)
