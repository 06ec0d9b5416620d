"""Small buttons flow into as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.widgets.controls.flow_row import FlowRow
from canvas_app.widgets.overriding import override


class Three(FlowRow):
    """Three buttons, one of them far too broad."""

    def __init__(self) -> None:
        self.buttons: list[QPushButton] = []
        super().__init__(20, 5)
        self.buttons = [QPushButton(words, self) for words in ("one", "two", "three " * 60)]
        self.arrange()

    @override
    def flowing(self) -> Sequence[QWidget]:
        return self.buttons


def test_buttons_go_on_in_the_next_line_and_none_is_broader_than_the_row(qtbot: QtBot) -> None:
    row = Three()
    qtbot.addWidget(row)
    row.resize(300, 100)
    row.show()
    one, two, three = row.buttons
    assert one.y() == two.y() == 0
    assert two.x() == one.width() + 5
    assert (three.x(), three.y(), three.width(), three.height()) == (0, 25, 300, 20)


def test_the_row_says_how_high_it_is_without_moving_anything(qtbot: QtBot) -> None:
    row = Three()
    qtbot.addWidget(row)
    row.resize(300, 100)
    row.show()
    places = [button.geometry() for button in row.buttons]
    assert [row.heightForWidth(wide) for wide in (5000, 300, 100)] == [20, 45, 70]
    assert [button.geometry() for button in row.buttons] == places
