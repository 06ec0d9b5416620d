"""Text fields tell what was typed, and take no markup in."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from canvas_app.widgets.controls.text_field import TextField


def text_field(qtbot: QtBot, *values: str, single: bool = False) -> TextField:
    made = TextField(single=single)
    qtbot.addWidget(made)
    made.resize(200, 30)
    made.show_texts(set(values))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


def test_enter_tells_a_single_line(qtbot: QtBot) -> None:
    made = text_field(qtbot, "Fair", single=True)
    made.selectAll()
    QTest.keyClicks(made, "Trade fair")
    with qtbot.waitSignal(made.entered) as told:
        QTest.keyClick(made, Qt.Key.Key_Return)
    assert told.args == ["Trade fair"]


def test_a_pause_in_typing_tells_the_text(qtbot: QtBot) -> None:
    made = text_field(qtbot, "")
    with qtbot.waitSignal(made.entered, timeout=3_000) as told:
        QTest.keyClicks(made, "Hello")
    assert told.args == ["Hello"]


def test_a_name_cannot_become_empty(qtbot: QtBot) -> None:
    made = text_field(qtbot, "Fair", single=True)
    made.selectAll()
    QTest.keyClick(made, Qt.Key.Key_Delete)
    with qtbot.assertNotEmitted(made.entered):
        made.clearFocus()
    assert made.toPlainText() == "Fair"


def test_escape_brings_the_old_text_back(qtbot: QtBot) -> None:
    made = text_field(qtbot, "Fair")
    QTest.keyClicks(made, "x")
    with qtbot.assertNotEmitted(made.entered):
        QTest.keyClick(made, Qt.Key.Key_Escape)
    assert made.toPlainText() == "Fair"


def test_paste_brings_plain_text_on_one_line(qtbot: QtBot) -> None:
    made, mime = text_field(qtbot, "", single=True), QMimeData()
    mime.setHtml("<b>Trade</b><br>fair")
    mime.setText("Trade\nfair")
    made.insertFromMimeData(mime)
    assert made.toPlainText() == "Trade fair"


def test_it_grows_with_its_text(qtbot: QtBot) -> None:
    made = text_field(qtbot, "one line")
    before = made.height()
    made.show_texts({"many words " * 20})
    assert made.height() > before


def test_what_is_being_typed_is_not_overwritten(qtbot: QtBot) -> None:
    made = text_field(qtbot, "Fair")
    QTest.keyClicks(made, "x")
    typed = made.toPlainText()
    made.show_texts({"Another"})
    assert made.toPlainText() == typed
