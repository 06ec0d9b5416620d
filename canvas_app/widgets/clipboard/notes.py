"""Copy, cut and paste of the sticky note that has the focus (room: widgets)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from canvas_app.gestures import note_keying
from canvas_app.i18n import _
from canvas_app.layout.notes import note_of
from canvas_app.model.edits import notes
from canvas_app.model.project import MAX_TEXT, Note

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow

FORMAT = "application/x-touchpoint-canvas-note+json"
LONGEST = 12 * MAX_TEXT
"""Bytes: what is longer is no note of ours."""


def copy(window: MainWindow) -> bool:
    """Put the note in focus into the clipboard, as plain text too; tell whether there is one."""
    note = note_of(note_keying.focused(window.canvas.scene)) if window.session else None
    if note is None:
        return False
    mime = QMimeData()
    mime.setText(note.text)
    mime.setData(FORMAT, json.dumps([note.kind, note.text]).encode())
    QGuiApplication.clipboard().setMimeData(mime)
    window.status.tell(_("Note copied"))
    return True


def cut(window: MainWindow) -> bool:
    """Copy the note in focus and delete it, in one step; tell whether there is one."""
    note = note_of(note_keying.focused(window.canvas.scene)) if window.session else None
    if note is None or not copy(window):
        return False
    window.canvas.do((replace(notes.delete([note.id]), kind="cut_note"),))
    window.status.tell(_("Note cut"))
    return True


def paste(window: MainWindow, mime: QMimeData) -> bool:
    """Hang a copied note on the card in focus; tell whether there were both."""
    session, found = window.session, _read(mime)
    ids = session.selection if session else ()
    if session is None or found is None or len(ids) != 1:
        return False
    kind, text = found
    window.canvas.do((notes.add(text, kind, ids[0]),))
    return True


def _read(mime: QMimeData) -> tuple[str, str] | None:
    """Return kind and text of a note in the clipboard; whatever else lies there is none."""
    data = bytes(mime.data(FORMAT).data()) if mime.hasFormat(FORMAT) else b""
    if not 0 < len(data) <= LONGEST:
        return None
    try:
        kind, text = json.loads(data)
        note = Note(id="n", kind=kind, text=text)
    except (ValueError, TypeError, RecursionError):
        return None
    return (note.kind, note.text) if note.text.strip() else None
