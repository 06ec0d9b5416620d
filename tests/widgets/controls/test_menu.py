"""Letters go to the menu that is open, not to the canvas behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from canvas_app.widgets.main_window import MainWindow


def test_a_letter_of_a_menu_is_no_key_of_the_canvas(window: MainWindow, qtbot: QtBot) -> None:
    window.canvas.setFocus()
    menu = next(m for m in window.findChildren(QMenu) if m.title() == "&Insert")
    heard: list[str] = []
    menu.triggered.connect(lambda action: heard.append(action.text()))
    menu.popup(window.mapToGlobal(window.rect().topLeft()))
    qtbot.waitUntil(menu.isVisible)
    letters = [a.text().partition("&")[2][:1].lower() for a in menu.actions() if "&" in a.text()]
    assert "h" not in letters
    QTest.keyClick(menu, Qt.Key.Key_H)
    assert not window.canvas.hand
    menu.close()
