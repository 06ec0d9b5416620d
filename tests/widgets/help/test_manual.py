"""The manual, and F1."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from canvas_app import paths
from canvas_app.i18n import set_language
from canvas_app.widgets.actions import BY_ID
from canvas_app.widgets.help.manual import SPACE, TOPICS, Manual, with_keys
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.scores.book import Book
from canvas_app.widgets.scores.lit import Lit
from canvas_app.widgets.scores.pages import PLACES
from canvas_app.widgets.scores.trace_note import TraceNote


def manual(window: MainWindow) -> Manual:
    found = window.findChild(Manual)
    assert found is not None
    return found


def book(window: MainWindow) -> Book:
    found = window.sides.show_tab("scores")
    assert isinstance(found, Book)
    return found


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_heading_in_both_languages(
    language: str, topic: str, window: MainWindow
) -> None:
    set_language(language)
    shown = Manual(window)
    shown.contents.setCurrentRow(-1)
    shown.show_topic(topic)
    assert shown.contents.currentRow() > 0


def test_escape_closes_the_manual(window: MainWindow) -> None:
    for part in ("text", "contents"):
        shown = Manual(window)
        shown.show()
        QTest.keyClick(getattr(shown, part), Qt.Key.Key_Escape)
        assert not shown.isVisible()


def test_f1_on_the_canvas_opens_the_manual_where_it_speaks_of_building(window: MainWindow) -> None:
    window.activateWindow()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_F1)
    shown = manual(window)
    assert shown.contents.currentItem().text() == "Building a journey"


def test_a_manual_that_gets_broader_stays_where_it_speaks(window: MainWindow) -> None:
    shown = Manual(window)
    shown.show()
    shown.resize(800, 600)
    shown.show_topic("building")
    place = shown.text.textCursor()
    shown.resize(1280, 700)
    assert abs(shown.text.cursorRect(place).top() - SPACE) < SPACE
    shown.resize(760, 700)
    assert abs(shown.text.cursorRect(place).top() - SPACE) < SPACE


def test_f1_in_a_panel_finds_its_name_in_the_manual(window: MainWindow) -> None:
    window.activateWindow()
    scores = book(window)
    scores.show_key("ipa")
    button = scores.findChild(QToolButton)
    assert button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_F1)
    assert manual(window).text.textCursor().selectedText() == "Matrix"


def test_f1_on_a_number_shows_where_it_comes_from(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    scores = book(window)

    def numbers() -> list[Lit]:
        return [each for each in scores.findChildren(Lit) if each.trace and each.isVisible()]

    qtbot.waitUntil(lambda: bool(numbers()))
    number = numbers()[0]
    number.setFocus()
    QTest.keyClick(number, Qt.Key.Key_F1)
    assert window.findChild(Manual) is None
    note = window.findChild(TraceNote)
    assert note is not None
    note.close()


def test_the_manual_speaks_the_language_of_the_program(window: MainWindow) -> None:
    window.actions_["help.context"].trigger()
    window.program.set_language("de")
    assert "Bewerten" in manual(window).text.toPlainText()


def test_a_click_on_a_heading_goes_there(window: MainWindow) -> None:
    window.actions_["help.context"].trigger()
    shown = manual(window)
    item = shown.contents.item(shown.contents.count() - 1)
    shown.contents.itemClicked.emit(item)
    assert shown.text.textCursor().block().text() == item.text().strip()


def test_links_lead_nowhere(window: MainWindow) -> None:
    window.actions_["help.context"].trigger()
    assert not manual(window).text.openLinks()
    assert not manual(window).text.openExternalLinks()


def test_the_contents_are_the_headings_and_nothing_else(window: MainWindow) -> None:
    lines = paths.manual("en").read_text("utf-8").splitlines()
    shown = Manual(window).contents
    listed = [shown.item(row).text().strip() for row in range(shown.count())]
    assert listed == [line.lstrip("# ") for line in lines if line.startswith("#")]


def test_there_is_one_manual(window: MainWindow) -> None:
    for _ in range(2):
        window.actions_["help.context"].trigger()
    assert len(window.findChildren(Manual)) == 1


def test_every_panel_is_named_in_the_manual(window: MainWindow) -> None:
    text = Manual(window).text.toPlainText()
    assert [place.name for place in PLACES if place.name not in text] == []


def test_the_manual_names_the_keys_a_person_chose(window: MainWindow) -> None:
    window.program.prefer(keys={"journey.rating_run": ("Ctrl+J",)})
    words = Manual(window).text.toPlainText()
    assert "rating run (Ctrl+J)" in words


def test_a_manual_that_is_open_follows_the_keys(window: MainWindow) -> None:
    shown = Manual(window)
    assert "rating run (R)" in shown.text.toPlainText()
    window.program.prefer(keys={"journey.rating_run": ("Ctrl+J",)})
    assert "rating run (Ctrl+J)" in shown.text.toPlainText()


def test_a_key_that_means_something_else_elsewhere_stays_in_the_manual() -> None:
    spec = BY_ID["insert.link"]
    assert with_keys("`L` holds the laser", [(spec, ("Ctrl+J",))]) == "`L` holds the laser"
