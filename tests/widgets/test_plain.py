"""Text of people stays text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from canvas_app.widgets import plain

MARKUP = "<b>R&D</b>"


def test_a_label_shows_markup_literally(qapp: QApplication) -> None:
    label = plain.label(MARKUP)
    assert (label.text(), label.textFormat()) == (MARKUP, Qt.TextFormat.PlainText)


def test_a_tooltip_escapes_markup() -> None:
    assert plain.tooltip(MARKUP) == "<qt>&lt;b&gt;R&amp;D&lt;/b&gt;</qt>"


def test_an_ampersand_in_a_menu_is_no_mnemonic() -> None:
    assert plain.in_menu("R&D") == "R&&D"


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\n", "\x07"])
def test_nothing_hides_or_turns_in_a_title(hidden: str) -> None:
    assert hidden not in plain.title(f"a{hidden}b")


def test_a_title_ends_after_120_characters() -> None:
    assert len(plain.title("x" * 500)) == 120
