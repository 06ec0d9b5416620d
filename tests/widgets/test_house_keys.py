"""The keys of the house, each pressed on the canvas: what is promised is what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.widgets.canvas.menu import CanvasMenu
from canvas_app.widgets.capture.bar import CaptureBar
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.overriding import override

CTRL = Qt.KeyboardModifier.ControlModifier

PROMISED = {
    "Ctrl+N": "file.new",
    "Ctrl+O": "file.open",
    "Ctrl+S": "file.save",
    "Ctrl+Shift+S": "file.save_as",
    "Ctrl+W": "file.close",
    "Ctrl+Q": "file.quit",
    "Ctrl+,": "edit.preferences",
    "Ctrl+Z": "edit.undo",
    "Ctrl+Shift+Z": "edit.redo",
    "Ctrl+Y": "edit.redo",
    "Ctrl+C": "edit.copy",
    "Ctrl+X": "edit.cut",
    "Ctrl+V": "edit.paste",
    "Ctrl+A": "edit.select_all",
    "Ctrl+Shift+V": "edit.paste_rows",
    "Ctrl+D": "edit.duplicate",
    "Ctrl+T": "insert.twin",
    "Del": "edit.delete",
    "Backspace": "edit.delete",
    "Ctrl+Shift+A": "edit.deselect",
    "Ctrl++": "view.zoom_in",
    "Ctrl+=": "view.zoom_in",
    "Ctrl+-": "view.zoom_out",
    "Ctrl+0": "view.zoom_100",
    "Shift+1": "view.fit",
    "Shift+2": "view.fit_selection",
    "N": "insert.touchpoint",
    "Ctrl+Return": "insert.capture",
    "L": "insert.link",
    ".": "view.next_lens",
    "M": "journey.moment_of_truth",
    "R": "journey.rating_run",
    "V": "journey.vote",
    "Shift+V": "journey.unvote",
    "J": "journey.next",
    "I": "view.next_view",
    "P": "note.park",
    "F2": "edit.rename",
    "Ctrl+F": "edit.find",
    "F3": "edit.find_next",
    "Ctrl+K": "help.commands",
    "Ctrl+Shift+P": "help.commands",
    "F1": "help.context",
    "?": "help.shortcuts",
    "Ctrl+.": "view.sides",
    "F5": "view.present",
    "F11": "view.full_screen",
    "Alt+M": "view.minimap",
    "Alt+R": "help.say_again",
    "H": "view.hand",
    "Ctrl+Shift+E": "file.export_pdf",
    "Ctrl+1": "view.palette",
    "Ctrl+2": "view.touchpoint",
    "Ctrl+3": "view.scores",
    "Ctrl+4": "view.budget",
    "Ctrl+5": "view.gaps",
    "Ctrl+6": "view.actions",
    "Ctrl+7": "view.outline",
    "Ctrl+8": "view.parking",
    "Ctrl+9": "view.history",
}


def pressed(window: MainWindow, key: str) -> list[str]:
    """Return the actions that a key pressed on the canvas asks for, without doing them."""
    asked: list[str] = []
    window.actions_.asked.disconnect()
    window.actions_.asked.connect(asked.append)
    for command in window.actions_:
        command.setEnabled(True)
    combination: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, combination.key(), combination.keyboardModifiers())
    return asked


@pytest.mark.parametrize(("key", "id_"), PROMISED.items())
def test_a_key_asks_for_its_action_and_for_no_other(window: MainWindow, key: str, id_: str) -> None:
    assert window.session
    window.session.select(["t02"])
    window.canvas.reveal("t02")
    assert pressed(window, key) == [id_]


def test_shift_f10_and_the_menu_key_open_the_same_menu(window: MainWindow) -> None:
    words = []
    window.session.select(["t02"])  # type: ignore[union-attr]
    window.canvas.reveal("t02")
    for key, held in (
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ):
        window.canvas.setFocus()
        QTest.keyClick(window.canvas, key, held)
        menu = window.canvas.findChildren(CanvasMenu)[-1]
        words.append([action.text() for action in menu.actions()])
        menu.close()
    assert words[0] == words[1] != []


LISTS = ("palette", "outline", "parking", "history")
TABS = ("touchpoint", "scores", "budget", "gaps", "actions")


class Watch(QObject):
    """Notes which widgets come up as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def places(window: MainWindow, qtbot: QtBot) -> Iterator[QWidget]:
    """Yield one widget of each kind that can have the focus in lists and panels."""
    shown = [partial(window.sides.show_list, name) for name in LISTS]
    shown += [partial(window.sides.show_tab, name) for name in TABS]
    for show in shown:
        page = show()
        assert page
        qtbot.wait(20)
        kinds: dict[type, QWidget] = {}
        for each in (page, *page.findChildren(QWidget)):
            can = each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isEnabled()
            if can and each.isVisible():
                kinds.setdefault(type(each), each)
        yield from kinds.values()


def test_no_part_of_the_window_is_a_window_of_its_own_for_a_moment(
    window: MainWindow, qtbot: QtBot
) -> None:
    watch = Watch()
    app = QApplication.instance()
    assert app
    app.installEventFilter(watch)
    assert len(list(places(window, qtbot))) > 20
    app.removeEventFilter(watch)
    assert watch.seen == []


def test_escape_goes_back_to_the_canvas_from_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    window.session.select(["t02"])  # type: ignore[union-attr]
    stuck = []
    for place in places(window, qtbot):
        place.setFocus()
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
        if not window.canvas.hasFocus():
            stuck.append(place)
    assert stuck == []


def test_ctrl_enter_opens_the_capture_bar_from_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    window.session.select(["t02"])  # type: ignore[union-attr]
    deaf = []
    for place in places(window, qtbot):
        place.setFocus()
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, CTRL)
        (bar,) = window.findChildren(CaptureBar)
        if not bar.isAncestorOf(window.focusWidget()):
            deaf.append(place)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert deaf == []
    assert window.session.history.past == ()  # type: ignore[union-attr]
