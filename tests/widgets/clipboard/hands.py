"""Hands with a clipboard: what lies in it, and what is open in front of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from canvas_app.model.project import Touchpoint
from canvas_app.widgets.clipboard.table_dialog import TableDialog
from canvas_app.widgets.dialogs.question import Question
from canvas_app.widgets.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def put_in(text: str = "", html: str = "") -> None:
    """Lay text of another program into the clipboard."""
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press a key on the canvas."""
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, key, held)


def paste(window: MainWindow) -> None:
    """Press the keys that paste."""
    press(window, Qt.Key.Key_V, CTRL)


def carry(widget: QWidget, mime: QMimeData, place: QPoint) -> bool:
    """Carry something over a widget; tell whether it would be taken."""
    event = QDragEnterEvent(place, Qt.DropAction.MoveAction, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drop(widget: QWidget, mime: QMimeData, place: QPoint | None = None) -> Qt.DropAction:
    """Carry something over a widget and let it fall; return what becomes of it there."""
    at = place or widget.rect().center()
    action = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    assert carry(widget, mime, at)
    event = QDropEvent(at.toPointF(), action, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(widget, event)
    return event.dropAction()


def files(*paths: Path | str) -> QMimeData:
    """Return files as a file manager drags them."""
    mime = QMimeData()
    mime.setUrls([QUrl(p) if isinstance(p, str) else QUrl.fromLocalFile(str(p)) for p in paths])
    return mime


def dialog(window: MainWindow) -> TableDialog | None:
    """Return the preview of a table, when it is shown."""
    found = [d for d in window.findChildren(TableDialog) if d.isVisible()]
    return found[0] if found else None


def question(window: MainWindow) -> Question | None:
    """Return the question in front of the window."""
    found = [q for q in window.findChildren(Question) if q.isVisible()]
    return found[0] if found else None


def cards(window: MainWindow) -> tuple[Touchpoint, ...]:
    """Return the cards of the journey shown."""
    assert window.session
    return window.session.journey.touchpoints


def chosen(window: MainWindow) -> list[str]:
    """Return the names of the selected cards."""
    assert window.session
    return [card.name for card in window.session.selected]


def steps(window: MainWindow) -> list[str]:
    """Return the kinds of the steps that can be undone."""
    assert window.session
    return [step.kind for step in window.session.history.past]
