"""Text of files is one visible line before it stands in a message."""

from __future__ import annotations

import pytest

from canvas_app import i18n
from canvas_app.i18n.plain import plain, quoted
from canvas_app.text import shown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Käse", "Käse"),
        ("a\nb\tc", "a↵b␉c"),
        ("a\r\nb\rc", "a↵b↵c"),
        ("\x1b[31m", "␛[31m"),
        ("\x7f", "␡"),
        ("\u202etxt.exe", "\ufffdtxt.exe"),
        ("a\u2028b", "a\ufffdb"),
        ("\udcff", "\ufffd"),
        ("<b>{0}%s", "<b>{0}%s"),
    ],
)
def test_what_would_hide_or_turn_becomes_visible(text: str, line: str) -> None:
    assert plain(text) == line


def test_a_long_line_is_cut() -> None:
    assert plain("x" * 90) == "x" * 79 + "…"


def test_quotes_are_those_of_the_language() -> None:
    assert quoted("x") == "'x'"
    i18n.set_language("de")
    assert quoted("x") == "„x“"
    assert quoted("„Hotline“ verbessern") == "„‚Hotline‘ verbessern“"


def test_the_bundled_fonts_have_the_symbol_of_a_line_break() -> None:
    assert shown(plain("a\nb")) == "a↵b"


@pytest.mark.parametrize("emoji", ["👩\u200d👩\u200d👧", "🧑🏽\u200d💻", "❤️\u200d🔥", "🙋\u200d♀️"])
def test_emoji_that_are_joined_stay_as_they_are(emoji: str) -> None:
    assert plain(f"Chat {emoji} now") == f"Chat {emoji} now"


@pytest.mark.parametrize("text", ["a\u200db", "👩\u200d.exe", "a\u200d👩", "\u200d"])
def test_a_joiner_that_joins_no_emoji_becomes_visible(text: str) -> None:
    assert plain(text) == text.replace("\u200d", "\ufffd")
