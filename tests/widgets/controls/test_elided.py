"""A label that gives way."""

from pytestqt.qtbot import QtBot

from canvas_app.widgets import look
from canvas_app.widgets.controls.elided import Elided


def test_a_long_title_takes_smaller_type_before_it_is_cut(qtbot: QtBot) -> None:
    title = Elided(smaller=look.font(15))
    qtbot.addWidget(title)
    title.setFont(look.font(20))
    title.setText("Trade fair stand")
    title.resize(400, 30)
    assert title.fitting_font().pixelSize() == 20
    title.resize(120, 30)
    assert title.fitting_font().pixelSize() == 15
