"""Who has selected nothing learns what else there is, and by which key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.panels.nothing import OFFERED, Nothing, OfferedAction


@pytest.fixture
def nothing(window: MainWindow) -> Nothing:
    found = window.findChild(Nothing)
    assert found
    return found


def offered(nothing: Nothing, id_: str) -> OfferedAction:
    return next(each for each in nothing.offers if each.command.spec.id == id_)


def test_actions_are_offered_with_their_keys(nothing: Nothing) -> None:
    assert [each.command.spec.id for each in nothing.offers] == [*OFFERED]
    assert offered(nothing, "edit.find").key.text() == "Ctrl+F"
    assert offered(nothing, "edit.find").accessibleName() == "Find"


def test_a_click_does_what_is_offered(nothing: Nothing, window: MainWindow) -> None:
    QTest.mouseClick(offered(nothing, "edit.find"), Qt.MouseButton.LeftButton)
    assert window.finder.bar.isVisible()


def test_an_offer_shows_the_key_a_person_chose(nothing: Nothing, window: MainWindow) -> None:
    rating = offered(nothing, "journey.rating_run")
    window.program.prefer(keys={"journey.rating_run": ("Ctrl+J",)})
    assert rating.key.text() == "Ctrl+J"
    window.program.prefer(keys={}, letter_keys=False)
    assert rating.key.isHidden()


def test_german_words_and_keys_find_room(
    nothing: Nothing, window: MainWindow, qtbot: QtBot
) -> None:
    window.program.set_language("de")
    qtbot.waitUntil(lambda: offered(nothing, "edit.find").accessibleName() == "Suchen")
    for each in nothing.offers:
        words, key = each.findChildren(QLabel)
        qtbot.waitUntil(lambda key=key: key.width() >= key.sizeHint().width())  # type: ignore[misc]
        assert words.height() >= words.heightForWidth(words.width())


def test_in_a_low_window_nothing_is_squeezed(
    nothing: Nothing, window: MainWindow, qtbot: QtBot
) -> None:
    window.program.set_language("de")
    window.setMinimumSize(0, 0)
    window.resize(853, 320)
    shown = [w for w in nothing.findChildren(QLabel) if w.wordWrap() and w.isVisibleTo(nothing)]
    qtbot.waitUntil(lambda: all(w.height() >= w.heightForWidth(w.width()) for w in shown))
