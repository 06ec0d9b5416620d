"""Copy, cut and paste of a sticky note."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from canvas_app.model.project import Note
from canvas_app.widgets.clipboard.notes import FORMAT
from canvas_app.widgets.main_window import MainWindow
from tests.widgets.clipboard.hands import CTRL, paste, press, steps

PAIN, OTHER = "n02", "t19"


def focus_note(window: MainWindow) -> None:
    """Put the focus on the pain point of the hotline."""
    window.canvas.reveal("t24")
    window.canvas._go_to_note(PAIN, "ih")
    window.canvas.setFocus()


def texts(window: MainWindow, card: str) -> list[str]:
    """Return the notes of a card."""
    assert window.session
    found: tuple[Note, ...] = window.session.project.notes
    return [note.text for note in found if note.touchpoint_id == card]


def test_a_copied_note_is_pasted_on_the_selected_card(window: MainWindow) -> None:
    focus_note(window)
    press(window, Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert text == "14 Minuten Wartezeit am Montagvormittag"
    assert window.session
    window.session.select((OTHER,))
    paste(window)
    assert texts(window, OTHER)[0] == text
    assert steps(window) == ["add_note"]


def test_a_cut_note_leaves_its_card_there(window: MainWindow) -> None:
    assert window.session
    n = len(window.session.journey.touchpoints)
    focus_note(window)
    press(window, Qt.Key.Key_X, CTRL)
    assert "14 Minuten Wartezeit am Montagvormittag" not in texts(window, "t24")
    assert len(window.session.journey.touchpoints) == n
    assert steps(window) == ["cut_note"]


@pytest.mark.parametrize(
    "data", [b"[", b"[" * 200_000, b"[1, 2]", b"null", b"x" * 300_000, b'["pain", ""]']
)
def test_what_is_no_note_is_not_pasted_as_one(window: MainWindow, data: bytes) -> None:
    mime = QMimeData()
    mime.setData(FORMAT, data)
    QGuiApplication.clipboard().setMimeData(mime)
    assert window.session
    window.session.select((OTHER,))
    before = window.session.project
    paste(window)
    assert window.session.project is before
