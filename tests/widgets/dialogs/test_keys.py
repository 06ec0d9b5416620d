"""Giving actions other keys, and the sheet that shows them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from canvas_app import preferences
from canvas_app.widgets.canvas.menu import CanvasMenu
from canvas_app.widgets.dialogs.keys import KeysDialog
from canvas_app.widgets.dialogs.shortcuts import Shortcuts, halves, matching, sheet
from canvas_app.widgets.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def keys(window: MainWindow) -> KeysDialog:
    """The dialog, in front of the window."""
    window.actions_["help.keys"].trigger()
    dialog = window.findChild(KeysDialog)
    assert dialog is not None
    return dialog


def give(keys: KeysDialog, id_: str, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    keys.choose(id_)
    keys.change.click()
    QTest.keyClick(keys.change, key, held)


def test_a_pressed_key_is_the_key_from_then_on(keys: KeysDialog, window: MainWindow) -> None:
    give(keys, "view.fit", Qt.Key.Key_F7)
    assert window.actions_["view.fit"].keys == ("F7",)
    assert preferences.load().keys == {"view.fit": ("F7",)}
    assert "F7" in window.actions_["view.fit"].toolTip()


def test_a_key_of_another_action_is_taken_over_when_wished(
    keys: KeysDialog, window: MainWindow
) -> None:
    give(keys, "view.fit", Qt.Key.Key_D, CTRL)
    assert keys.words.text() == "Ctrl+D belongs to 'Duplicate'."
    assert window.actions_["view.fit"].keys == ("Shift+1",)
    keys.take.click()
    assert window.actions_["view.fit"].keys == ("Ctrl+D",)
    assert window.actions_["edit.duplicate"].keys == ()


@pytest.mark.parametrize(
    ("key", "held", "words"),
    [
        (Qt.Key.Key_BracketLeft, CTRL, "not on every keyboard"),
        (Qt.Key.Key_Q, CTRL | Qt.KeyboardModifier.AltModifier, "write signs"),
        (Qt.Key.Key_Left, NONE, "is always: Go from card to card"),
        (Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier, "opens a menu"),
        (Qt.Key.Key_Tab, NONE, "fixed meaning"),
    ],
)
def test_what_is_no_key_is_told(
    keys: KeysDialog, window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier, words: str
) -> None:
    give(keys, "view.fit", key, held)
    assert words in keys.words.text()
    assert window.actions_["view.fit"].keys == ("Shift+1",)


def test_escape_lets_the_key_be_and_the_dialog_open(keys: KeysDialog) -> None:
    give(keys, "view.fit", Qt.Key.Key_Escape)
    assert keys.isVisible()
    assert not keys.change.isChecked()


def test_shift_and_a_digit_are_one_key_on_both_keyboards(
    keys: KeysDialog, window: MainWindow
) -> None:
    give(keys, "view.fit", Qt.Key.Key_Dollar, SHIFT)
    assert window.actions_["view.fit"].keys == ("Shift+4",)


def test_one_or_all_can_be_reset(keys: KeysDialog, window: MainWindow) -> None:
    give(keys, "view.fit", Qt.Key.Key_F7)
    give(keys, "edit.undo", Qt.Key.Key_F8)
    keys.reset.click()
    assert window.actions_["edit.undo"].keys == ("Ctrl+Z",)
    keys.reset_all.click()
    assert window.actions_["view.fit"].keys == ("Shift+1",)
    assert preferences.load().keys == {}


def test_an_action_can_do_without_a_key(keys: KeysDialog, window: MainWindow) -> None:
    keys.choose("edit.delete")
    keys.none.click()
    assert window.actions_["edit.delete"].shortcuts() == []


def test_every_window_follows(keys: KeysDialog, window: MainWindow) -> None:
    other = window.program.new_window()
    give(keys, "view.fit", Qt.Key.Key_F7)
    assert other.actions_["view.fit"].keys == ("F7",)


def test_the_new_letter_works_on_the_canvas_and_the_old_one_no_more(
    keys: KeysDialog, window: MainWindow
) -> None:
    give(keys, "journey.moment_of_truth", Qt.Key.Key_Y)
    keys.reject()
    session, canvas = window.session, window.canvas
    assert session
    session.select(("t01",))
    canvas.setFocus()
    before = session.selected[0].moment_of_truth
    QTest.keyClick(canvas, Qt.Key.Key_M)
    assert session.selected[0].moment_of_truth is before
    QTest.keyClick(canvas, Qt.Key.Key_Y)
    assert session.selected[0].moment_of_truth is not before


def test_the_sheet_shows_the_present_keys_and_the_contexts(
    keys: KeysDialog, window: MainWindow
) -> None:
    give(keys, "view.fit", Qt.Key.Key_F7)
    groups = dict(sheet(window.actions_))
    assert ("Fit all", "F7") in groups["On the canvas"]
    assert ("Take it", "Enter") in groups["While writing on a card"]


def test_the_sheet_is_searched_by_words_and_by_keys(window: MainWindow) -> None:
    groups = sheet(window.actions_)
    rows = [row for _title, rows in matching(groups, "duplicate") for row in rows]
    assert ("Duplicate", "Ctrl+D") in rows
    assert any(row[1] == "F11" for _title, rows in matching(groups, "f11") for row in rows)
    assert matching(groups, "qqqqq") == []


def test_the_columns_of_the_sheet_are_about_as_long(window: MainWindow) -> None:
    left, right = (
        sum(len(rows) for _title, rows in part) for part in halves(sheet(window.actions_))
    )
    assert abs(left - right) < 30
    assert halves([]) == ([], [])


def test_typing_in_the_sheet_looks_for_a_shortcut(window: MainWindow) -> None:
    window.actions_["help.shortcuts"].trigger()
    dialog = window.findChild(Shortcuts)
    assert dialog
    QTest.keyClicks(dialog.field, "qqqq")
    assert "No shortcut is called so." in [each.text() for each in dialog.findChildren(QLabel)]


def test_a_key_is_changed_without_a_mouse(keys: KeysDialog, window: MainWindow) -> None:
    keys.field.setFocus()
    QTest.keyClicks(keys.field, "fit all")
    QTest.keyClick(keys.field, Qt.Key.Key_Return)
    assert keys.change.hasFocus()
    QTest.keyClick(keys.change, Qt.Key.Key_F7)
    assert window.actions_["view.fit"].keys == ("F7",)
    assert keys.isVisible()


def test_arrows_in_the_search_go_through_the_list(keys: KeysDialog) -> None:
    QTest.keyClick(keys.field, Qt.Key.Key_Down)
    assert keys.list.currentIndex().row() == 1
    QTest.keyClick(keys.list, Qt.Key.Key_Return)
    assert keys.change.isChecked()


def test_the_menu_of_a_card_shows_the_new_key(keys: KeysDialog, window: MainWindow) -> None:
    give(keys, "journey.moment_of_truth", Qt.Key.Key_Y)
    assert window.session
    window.session.select(("t01",))
    menu = CanvasMenu(window.canvas.scene, window.canvas)
    shown = {each.text(): each.shortcut().toString() for each in menu.actions()}
    assert shown["Moment of truth"] == "Y"
    assert shown["Vote"] == "V"


def test_two_actions_called_the_same_are_told_apart_by_their_menu(keys: KeysDialog) -> None:
    keys.field.setText("Touchpoint")
    shown = [keys.model.entry(row) for row in range(keys.model.rowCount())]
    details = {each.id: each.detail for each in shown}
    assert details["insert.touchpoint"] == "Insert"
    keys.choose("insert.touchpoint")
    keys.none.click()
    details = {e.id: e.detail for e in map(keys.model.entry, range(keys.model.rowCount()))}
    assert details["insert.touchpoint"] == "Insert · changed"
