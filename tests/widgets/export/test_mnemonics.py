"""Letters with Alt in the export window: each leads to one thing, in both languages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.i18n import set_language
from canvas_app.widgets.export.dialog import ExportDialog
from canvas_app.widgets.export.mnemonics import found
from canvas_app.widgets.main_window import MainWindow


def shown(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    assert window.session
    dialog = ExportDialog(window, window.session)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_two_letters_of_the_window_are_alike(
    window: MainWindow, qtbot: QtBot, language: str
) -> None:
    set_language(language)
    dialog = shown(window, qtbot)
    named = [dialog.export, dialog.print, dialog.copy, dialog.shut, *dialog.form.captions()]
    letters = [QKeySequence.mnemonic(each.text()).toString() for each in named]
    given = [letter for letter in letters if letter]
    assert len(given) == len({*given}) > 20
    assert all(QKeySequence.mnemonic(n.text()) for n in named[:4] if n.isVisible())
    assert all("&" in each.text() for each in dialog.form.captions() if each.isVisible())


def test_a_letter_with_alt_leads_to_its_field_and_ticks_its_box(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = shown(window, qtbot)
    form = dialog.form
    press(dialog, form.ticks["greyscale"].text())
    qtbot.waitUntil(lambda: form.wish.greyscale)
    press(dialog, form.layouts.buttons["poster"].text())
    qtbot.waitUntil(lambda: form.wish.layout == "poster")
    press(dialog, next(each.text() for each in form.captions() if "ate" in each.text()[-3:]))
    assert form.day.hasFocus()


def press(dialog: ExportDialog, text: str) -> None:
    key = Qt.Key[f"Key_{text[text.index('&') + 1].upper()}"]
    QTest.keyClick(dialog.focusWidget() or dialog, key, Qt.KeyboardModifier.AltModifier)


def test_first_letters_come_first_and_others_make_room() -> None:
    assert found(["Print", "Paper"]) == [0, 1]
    assert found(["ab", "a"]) == [1, 0]
    assert found(["a", "a", "äß"]) == [0, None, None]
