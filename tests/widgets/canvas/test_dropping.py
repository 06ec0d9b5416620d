"""Words of a name that is being written do not become cards."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from canvas_app.widgets.canvas.canvas import Canvas
from canvas_app.widgets.session import Session
from tests.widgets.canvas.hands import LEFT, NO_KEYS, cell

COPY = Qt.DropAction.CopyAction
Source = Callable[[], QWidget | None]


@pytest.fixture
def words() -> QMimeData:
    mime = QMimeData()
    mime.setText("Dragged")
    return mime


def enter(place: QPoint, mime: QMimeData, source: Source) -> QDragEnterEvent:
    event = QDragEnterEvent(place, COPY, mime, LEFT, NO_KEYS)
    event.source = source  # type: ignore[method-assign, assignment]
    return event


def move(place: QPoint, mime: QMimeData, source: Source) -> QDragMoveEvent:
    event = QDragMoveEvent(place, COPY, mime, LEFT, NO_KEYS)
    event.source = source  # type: ignore[method-assign, assignment]
    event.accept()
    return event


def drop(place: QPoint, mime: QMimeData) -> QDropEvent:
    return QDropEvent(QPointF(place), COPY, mime, LEFT, NO_KEYS)


def test_words_dragged_out_of_a_name_that_is_written_make_no_card(
    canvas: Canvas, session: Session, words: QMimeData
) -> None:
    session.select(("x",))
    canvas.rename_selected()
    editor, place = canvas.editor, cell(canvas, "one", "c")
    assert editor is not None
    entered, moved = enter(place, words, lambda: editor), move(place, words, lambda: editor)
    canvas.dragEnterEvent(entered)
    canvas.dragMoveEvent(moved)
    assert entered.isAccepted()  # it is not the window's either
    assert not moved.isAccepted()
    canvas.dropEvent(drop(place, words))
    assert len(session.journey.touchpoints) == 4
    canvas.dragLeaveEvent(QDragLeaveEvent())
    assert canvas.editor is editor


def test_words_dragged_in_from_elsewhere_are_taken(canvas: Canvas, words: QMimeData) -> None:
    place = cell(canvas, "one", "c")
    elsewhere = QWidget()
    canvas.dragEnterEvent(enter(place, words, lambda: elsewhere))
    moved = move(place, words, lambda: elsewhere)
    canvas.dragMoveEvent(moved)
    assert moved.isAccepted()
    canvas.cancel()
