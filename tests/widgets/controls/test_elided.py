"""A label that gives way."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from canvas_app.widgets import look
from canvas_app.widgets.controls.elided import Elided, fitting


def test_a_long_title_takes_smaller_type_before_it_is_cut(qtbot: QtBot) -> None:
    title = Elided(smaller=look.font(15))
    qtbot.addWidget(title)
    title.setFont(look.font(20))
    title.setText("Trade fair stand")
    title.resize(400, 30)
    assert title.fitting_font().pixelSize() == 20
    title.resize(120, 30)
    assert title.fitting_font().pixelSize() == 15


def test_the_pointer_over_a_cut_text_shows_all_of_it(qtbot: QtBot) -> None:
    label = Elided()
    qtbot.addWidget(label)
    label.setText("Trade fair stand, in person, offline, Awareness, everyone")
    label.resize(80, 20)
    label.show()
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
    qtbot.waitUntil(lambda: "Awareness, everyone" in QToolTip.text())
    QToolTip.hideText()


def test_a_hint_leaves_out_whole_parts_before_a_word_is_cut(qtbot: QtBot) -> None:
    metrics = QFontMetrics(look.font(12))
    hint = "Type to edit · Enter goes down · Ctrl+Enter writes to all"
    room = metrics.horizontalAdvance("Type to edit · Enter goes down · Ctrl")
    assert fitting(hint, " · ", metrics, room) == "Type to edit · Enter goes down"
    assert fitting(hint, " · ", metrics, metrics.horizontalAdvance("Type to")).endswith("…")
