"""An error that nobody expected ends nothing, is told in a sentence, and no work is lost."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from canvas_app.model.edits import touchpoints
from canvas_app.model.files.load import load
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.overriding import override
from canvas_app.widgets.program import Program
from canvas_app.widgets.trouble import Trouble

TOLD = "Something went wrong inside the program. Your work is still here."


@pytest.fixture(autouse=True)
def trouble(program: Program) -> Iterator[Trouble]:
    before = sys.excepthook
    yield Trouble(program)
    sys.excepthook = before


def fail(*_: object) -> None:
    int("no number")


def test_an_error_in_a_slot_is_told_and_the_edit_is_kept(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.document
    session = window.document.session
    session.changed.connect(fail)
    session.apply(touchpoints.rename("t01", "Kept"))
    qtbot.waitUntil(lambda: window.banner.words == TOLD)
    with qtbot.waitSignal(window.document.saved):
        window.document.save(tmp_path / "kept.tpcanvas")
    kept = load(tmp_path / "kept.tpcanvas").project
    assert kept == session.project
    assert "Kept" in [card.name for card in kept.journeys[0].touchpoints]


class Unpaintable(QWidget):
    """A widget that cannot be painted."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fail()


def test_an_error_while_painting_is_told_once_and_offers_to_save(
    window: MainWindow, qtbot: QtBot
) -> None:
    bad = Unpaintable(window)
    bad.show()
    qtbot.waitUntil(lambda: window.banner.words == TOLD)
    bad.hide()
    button = window.banner.findChild(QPushButton)
    assert button
    assert button.text() == "Save as…"


def test_an_edit_that_breaks_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    from canvas_app.model.edits.edit import Edit

    assert window.session
    before = window.session.history
    edit = Edit("rename_touchpoint", fail)  # type: ignore[arg-type]
    window.canvas.told.connect(lambda: window.session and window.session.apply(edit))
    window.canvas.told.emit("now")
    qtbot.waitUntil(lambda: window.banner.words == TOLD)
    assert window.session.history is before
