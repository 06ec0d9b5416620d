"""The notes of a touchpoint, to read (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from canvas_app.i18n.terms import heading
from canvas_app.model.project import Note
from canvas_app.theme import NOTE_KINDS
from canvas_app.widgets import look, plain

ICONS = {
    "note": "sticky-note",
    "pain": "zap",
    "opportunity": "lightbulb",
    "quote": "message-square-quote",
    "question": "message-circle-question",
    "decision": "gavel",
}


class _NoteRow(QWidget):
    """One note: what kind it is, what it says, how many votes it has."""

    def __init__(self, note: Note) -> None:
        super().__init__()
        self._kind = note.kind if note.kind in NOTE_KINDS else "note"
        self.setToolTip(plain.tooltip(heading("note", note.kind)))
        self.setAccessibleName(f"{heading('note', note.kind)}: {note.text}")
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(_inked(plain.label(note.text, size=12), self._kind), 1)
        if note.votes:
            votes = plain.label(f"● {note.votes}", size=12)
            votes.setWordWrap(False)
            row.addWidget(_inked(votes, self._kind), 0, Qt.AlignmentFlag.AlignTop)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour(f"note.{self._kind}.line"), 1))
            painter.setBrush(look.colour(f"note.{self._kind}.fill"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            ink = look.colour(f"note.{self._kind}.text")
            look.draw_icon(painter, ICONS[self._kind], 10, 9, 15, ink)


class NoteList(QWidget):
    """Notes below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._shown: tuple[object, ...] = ()

    def show_notes(self, notes: Sequence[Note], *, again: bool = False) -> None:
        """Show these notes; ``again`` makes them anew for another language or theme."""
        if tuple(notes) == self._shown and not again:
            return
        self._shown = tuple(notes)
        while (item := self._column.takeAt(0)) is not None:
            if row := item.widget():
                row.hide()
                row.deleteLater()
        for note in notes:
            self._column.addWidget(_NoteRow(note))


def _inked(label: QLabel, kind: str) -> QLabel:
    colours = label.palette()
    colours.setColor(label.foregroundRole(), look.colour(f"note.{kind}.text"))
    label.setPalette(colours)
    return label
