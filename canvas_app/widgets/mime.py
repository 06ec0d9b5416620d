"""What a drag or the clipboard carries, as our own MIME types (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from canvas_app.model.project import MAX_NAME, MAX_TEXT

NOTE = "application/x-touchpoint-canvas-note"
LONGEST = 4 * MAX_NAME
"""Characters that a field for a name takes; what is too long for a name is told on commit."""
ENTRY = "application/x-touchpoint-canvas-entry"
CARDS = "application/x-touchpoint-canvas-cards+json"


def entry_mime(entry_id: str) -> QMimeData:
    """Return the load of a drag that brings a catalogue entry to the canvas."""
    mime = QMimeData()
    mime.setData(ENTRY, entry_id.encode())
    return mime


def entry_id_of(mime: QMimeData) -> str | None:
    """Return the catalogue entry a drag brings, or None when it brings something else."""
    if not mime.hasFormat(ENTRY):
        return None
    return bytes(mime.data(ENTRY).data()).decode(errors="replace")


def note_mime(note_id: str) -> QMimeData:
    """Return the load of a drag that brings a note of the parking lot to a card."""
    mime = QMimeData()
    mime.setData(NOTE, note_id.encode())
    return mime


def note_id_of(mime: QMimeData) -> str | None:
    """Return the note a drag brings, or None when it brings something else."""
    if not mime.hasFormat(NOTE):
        return None
    return bytes(mime.data(NOTE).data()).decode(errors="replace")


def cards_mime(data: bytes, text: str, html: str) -> QMimeData:
    """Return copied touchpoints in three formats: our own, rows of text, a table."""
    mime = QMimeData()
    mime.setData(CARDS, data)
    mime.setText(text)
    mime.setHtml(html)
    return mime


def cards_of(mime: QMimeData) -> bytes | None:
    """Return the bytes of copied touchpoints, or None when there are none."""
    return bytes(mime.data(CARDS).data()) if mime.hasFormat(CARDS) else None


def line_of(mime: QMimeData) -> str:
    """Return pasted text as one line; of a very long text only what could be a name, and more."""
    return " ".join(mime.text()[:LONGEST].split())


def text_of(mime: QMimeData) -> str:
    """Return pasted text; of a very long one only what a field holds, and more."""
    return mime.text()[: 2 * MAX_TEXT]
