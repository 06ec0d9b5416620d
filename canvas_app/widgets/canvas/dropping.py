"""What a drag brings to the canvas: a palette entry, a note, text or a table (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from canvas_app.gestures.cargo import CargoDrag
from canvas_app.gestures.note_pointing import NotePlacing
from canvas_app.gestures.pointing import EntryDrag
from canvas_app.widgets.canvas.events import pointer_of
from canvas_app.widgets.mime import cards_of, entry_id_of, note_id_of

if TYPE_CHECKING:
    from canvas_app.gestures.state import State
    from canvas_app.widgets.canvas.gesture_view import GestureView


def enter(view: GestureView, event: QDragEnterEvent) -> None:
    """Begin the gesture for what is dragged in; the window may have a use for the rest.

    Words of a name that is being written go elsewhere in that name only.
    """
    if _is_own(view, event):
        event.accept()  # or the window would take them
        return
    state = _state_for(view, event.mimeData())
    if state is None:
        event.ignore()
        return
    view.arm_with(state)
    view.visited = True
    _take(event)


def move(view: GestureView, event: QDragMoveEvent) -> None:
    """Aim at what is under the pointer."""
    if _is_ours(view.state):
        view.move_to(pointer_of(view.port, event.position(), event.modifiers()))
        _take(event)
    elif _is_own(view, event):
        event.ignore()


def drop(view: GestureView, event: QDropEvent) -> None:
    """Let it fall; text and tables are handed on with the place they fell on."""
    state = view.state
    if not _is_ours(state):
        return
    view.visited = False
    pointer = pointer_of(view.port, event.position(), event.modifiers())
    view.move_to(pointer)
    place = view.state.place if isinstance(view.state, CargoDrag) else None
    view.release_at(pointer)
    _take(event)
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    if place is not None:
        view.received.emit(event.mimeData(), place)


def _state_for(view: GestureView, mime: QMimeData) -> State | None:
    if note_id := note_id_of(mime):
        return NotePlacing(note_id)
    if entry_id := entry_id_of(mime):
        make = view.entry_maker(entry_id)
        return EntryDrag(make) if make else None
    return CargoDrag() if _is_cargo(mime) else None


def _is_cargo(mime: QMimeData) -> bool:
    """Tell whether cards can be made of it where it falls; files of projects go to the window."""
    if mime.hasUrls():
        from canvas_app.widgets.clipboard.files import are_tables

        return are_tables(mime.urls())
    return cards_of(mime) is not None or mime.hasText() or mime.hasHtml()


def _is_ours(state: State) -> bool:
    return isinstance(state, EntryDrag | NotePlacing | CargoDrag)


def _is_own(view: GestureView, event: QDropEvent) -> bool:
    """Tell whether something is dragged out of a field on the canvas."""
    source = event.source()
    return isinstance(source, QWidget) and view.isAncestorOf(source)


def _take(event: QDropEvent) -> None:
    """Take a copy: whoever dragged it keeps it."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
