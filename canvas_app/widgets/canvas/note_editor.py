"""The field that lies over a sticky note while it is written (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from canvas_app.i18n.terms import heading
from canvas_app.text import Font
from canvas_app.theme import NOTE_KINDS, Theme
from canvas_app.widgets.canvas import painter
from canvas_app.widgets.canvas.laid_over import LaidOver
from canvas_app.widgets.mime import text_of
from canvas_app.widgets.overriding import override

SIZE = 12.0
LEAST_WIDTH = 180
LEAST_HEIGHT, MOST_HEIGHT = 58, 260
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def on_paper(editor: QPlainTextEdit, kind: str, theme: Theme) -> None:
    """Give a field the colours of a note of a kind."""
    kind = kind if kind in NOTE_KINDS else "note"
    palette = editor.palette()
    for role, name in (
        (QPalette.ColorRole.Base, f"note.{kind}.fill"),
        (QPalette.ColorRole.Text, f"note.{kind}.text"),
        (QPalette.ColorRole.PlaceholderText, f"note.{kind}.text"),
        (QPalette.ColorRole.Highlight, "accent"),
        (QPalette.ColorRole.HighlightedText, "accent.text"),
    ):
        palette.setColor(role, painter.ink(theme, name))
    editor.setPalette(palette)
    editor.setObjectName("note-editor")
    editor.setStyleSheet(
        "QPlainTextEdit#note-editor {"
        f" border: 2px solid {theme.colour('accent')}; border-radius: 4px;"
        f" background: {theme.colour(f'note.{kind}.fill')};"
        f" color: {theme.colour(f'note.{kind}.text')}; padding: 1px; }}"
    )


class NoteEditor(LaidOver):
    """A few lines of plain text on the note's own paper.

    ``ended`` carries whether the text is to be kept, and the text: Ctrl+Enter, Tab and a click
    elsewhere keep it. Esc takes changes of a known note back; what was written new is kept.
    """

    ended = Signal(bool, str)

    def __init__(self, text: str, kind: str, theme: Theme, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._new = not text
        self._kind = kind if kind in NOTE_KINDS else "note"
        self.setAccessibleName(heading("note", kind))
        self.setPlaceholderText(heading("note", kind))
        self.setPlainText(text)
        self.dress(theme, zoom)

    def dress(self, theme: Theme, zoom: float) -> None:
        """Take the colours of the note and letters of its size, never too small."""
        on_paper(self, self._kind, theme)
        self.setFont(painter.font(Font(max(SIZE, SIZE * zoom))))

    def cover(self, note: QRect, window: QRect) -> None:
        """Lie over a note (px), large enough to write on, inside the window."""
        area = note.adjusted(-1, -1, 1, 1)
        area.setWidth(max(area.width(), LEAST_WIDTH))
        area.setHeight(min(max(area.height() + 8, LEAST_HEIGHT), MOST_HEIGHT))
        self.lie(area, window)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end(keep=self._new)
        elif _commits(event):
            self.end()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            ours = event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F2) or _commits(event)
            if ours or (ctrl and event.key() == Qt.Key.Key_D):
                event.accept()
                return True
        return super().event(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(text_of(source))

    def end(self, *, keep: bool = True) -> None:
        """Close the editor once; what follows hears whether to keep the text, and the text."""
        if not self._done:
            self._done = True
            self.ended.emit(keep, self.toPlainText())

    @override
    def commit(self) -> None:
        self.end()


def _commits(event: QKeyEvent) -> bool:
    ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    tab = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    return event.key() in tab or bool(event.key() in ENTER and ctrl)
