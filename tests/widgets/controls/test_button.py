"""Enter presses the button that has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from canvas_app.widgets.controls.button import Button
from canvas_app.widgets.dialogs.keys import KeysDialog
from canvas_app.widgets.dialogs.preferences import PreferencesDialog
from canvas_app.widgets.main_window import MainWindow


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_presses_the_button_in_focus_and_not_the_default_one(
    key: Qt.Key, qtbot: QtBot
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    cancel, go = Button("Cancel"), QPushButton("Import")
    go.setDefault(True)
    column = QVBoxLayout(dialog)
    pressed: list[str] = []
    for button in (cancel, go):
        column.addWidget(button)
        button.clicked.connect(lambda _on=False, each=button: pressed.append(each.text()))
    dialog.show()
    QTest.keyClick(cancel, key)
    assert pressed == ["Cancel"]


def test_enter_on_a_tick_of_the_preferences_opens_nothing(window: MainWindow) -> None:
    window.actions_["edit.preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    assert dialog
    QTest.keyClick(next(iter(dialog.ticks.values())), Qt.Key.Key_Return)
    assert window.findChild(KeysDialog) is None
