"""What people type becomes what the document may hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.model.edits.typed import cleaned_fields, typed_name, typed_text

ODD = "a\u0301\r\n\t\x00\ud800\udc00é "
RAW = st.text(st.characters(), max_size=60) | st.text(ODD, max_size=30)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Cafe\u0301", "Café"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("tab\tstays", "tab\tstays"),
        ("bell\x07 and null\x00", "bell and null"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("pair \ud83d\ude00", "pair 😀"),
        ("  spaces  ", "  spaces  "),
        ("ö ß 漢字 🇩🇪 \u202e", "ö ß 漢字 🇩🇪 \u202e"),
    ],
)
def test_text_is_cleaned(raw: str, text: str) -> None:
    assert typed_text(raw).text == text


def test_a_name_has_one_line() -> None:
    assert typed_name("one\r\ntwo\tthree\n").text == "one two three"


def test_what_is_too_long_is_cut_and_counted() -> None:
    typed = typed_text("x" * 25, 20)
    assert (typed.text, typed.cut) == ("x" * 20, 5)


def test_a_letter_is_not_cut_from_its_marks() -> None:
    typed = typed_text("ab\u0323\u0332cd", 2)
    assert (typed.text, typed.cut) == ("a", 4)


@given(RAW)
def test_cleaned_text_can_be_saved_and_stays_as_it_is(raw: str) -> None:
    for clean in (typed_text, typed_name):
        text = clean(raw, 20).text
        text.encode()
        assert len(text) <= 20
        assert unicodedata.is_normalized("NFC", text)
        assert clean(text, 20).text == text


@given(RAW)
def test_a_name_never_has_control_characters(raw: str) -> None:
    assert not any(ord(each) < 32 for each in typed_name(raw).text)


def test_fields_that_are_no_text_pass_as_they_are() -> None:
    values, cut = cleaned_fields({"name": "a\nb", "n": 3, "quote": "q\r\nr"}, ["name"], ["quote"])
    assert values == {"name": "a b", "n": 3, "quote": "q\nr"}
    assert cut == 0
