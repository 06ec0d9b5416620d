"""Many changes to the widgets of a layout."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.widgets.controls.at_once import at_once
from canvas_app.widgets.overriding import override


class Counting(QVBoxLayout):
    """Counts how often it lays out."""

    times = 0

    @override
    def setGeometry(self, rect: QRect) -> None:
        self.times += 1
        super().setGeometry(rect)


def test_what_appears_together_is_laid_out_once(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = Counting(page)
    labels = [QLabel("…") for _ in range(8)]
    for label in labels:
        column.addWidget(label)
        label.hide()
    with qtbot.waitExposed(page):
        page.show()
    column.times = 0
    with at_once(page):
        for label in labels:
            label.show()
    qtbot.waitUntil(lambda: labels[-1].y() > labels[0].y())
    assert 0 < column.times < len(labels)
