"""The field that lies over a card while its name is typed (room: widgets)."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QWidget

from canvas_app.i18n import _
from canvas_app.text import Font
from canvas_app.theme import Theme
from canvas_app.widgets.canvas import painter
from canvas_app.widgets.canvas.laid_over import LaidOver
from canvas_app.widgets.mime import LONGEST, line_of
from canvas_app.widgets.overriding import override

Ending = Literal["stay", "again", "next", "back", "leave", "cancel"]
"""Enter, Ctrl+Enter, Tab, Shift+Tab, a click elsewhere, Esc."""

SIZE = 13.0
LARGEST = 28.0
"""Px of the letters however far one has zoomed in."""
LEAST_WIDTH = 132
LEAST_HEIGHT, MOST_HEIGHT = 46, 180
"""Px; a longer text grows the editor up to the last one."""
INSET = 6


class TitleEditor(LaidOver):
    """One line of plain text, broken over the card's width; ``ended`` says how it was left."""

    ended = Signal(str, str)

    def __init__(self, text: str, theme: Theme, zoom: float, parent: QWidget) -> None:
        """Begin with a text, selected as a whole when the card has it already."""
        super().__init__(parent)
        self._dressed = ("", 0.0)
        self.setObjectName("title-editor")
        self.setAccessibleName(_("Name of the touchpoint"))
        self.setPlaceholderText(_("Touchpoint"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.setPlainText(text)
        self.dress(theme, zoom)
        self.textChanged.connect(self._shorten)

    def dress(self, theme: Theme, zoom: float) -> None:
        """Take the colours of a theme and letters of the card's size, within limits."""
        size = min(max(SIZE, SIZE * zoom), LARGEST)
        if (theme.name, size) == self._dressed:
            return
        self._dressed = theme.name, size
        face = painter.font(Font(size, "semibold"))
        palette = self.palette()
        for role, name in (
            (QPalette.ColorRole.Base, "field"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.PlaceholderText, "text.faint"),
            (QPalette.ColorRole.Highlight, "accent"),
            (QPalette.ColorRole.HighlightedText, "accent.text"),
        ):
            palette.setColor(role, painter.ink(theme, name))
        self.setPalette(palette)
        self.setFont(face)
        ring, field = theme.colour("accent"), theme.colour("field")
        self.setStyleSheet(
            "QPlainTextEdit#title-editor {"
            f" border: 2px solid {ring}; border-radius: 8px; background: {field};"
            f" padding: {INSET - 4}px; }}"
        )

    def cover(self, card: QRect, window: QRect) -> None:
        """Lie over a card (px), large enough to read and no larger, inside the window."""
        area = card.adjusted(-1, -1, 1, 1)
        area.setWidth(min(max(area.width(), LEAST_WIDTH), window.width()))
        text = min(self._text_height(area.width()), MOST_HEIGHT)
        area.setHeight(min(max(area.height(), LEAST_HEIGHT, text), window.height()))
        self.lie(area, window)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ending = _ending(event)
        if ending is None:
            super().keyPressEvent(event)
        else:
            self.end(ending)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if _ending(event) is not None or (ctrl and event.key() == Qt.Key.Key_D):
                event.accept()
                return True
        return super().event(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(line_of(source))

    def end(self, ending: Ending) -> None:
        """Close the editor once; what follows hears how, and the text."""
        if not self._done:
            self._done = True
            self.ended.emit(ending, self.toPlainText())

    @override
    def commit(self) -> None:
        self.end("leave")

    def _text_height(self, width: int) -> int:
        """Return the px that the text needs in an editor of a width."""
        face = self.fontMetrics()
        room = width - 2 * INSET - 8
        wrap = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        text = face.boundingRect(0, 0, room, MOST_HEIGHT, wrap, self.toPlainText())
        return text.height() + 2 * INSET + 8

    def _shorten(self) -> None:
        """Take back what goes far over the longest name; a little over is told on commit."""
        text = self.toPlainText()
        if len(text) > LONGEST:
            place = min(self.textCursor().position(), LONGEST)
            self.setPlainText(text[:LONGEST])
            cursor = self.textCursor()
            cursor.setPosition(place)
            self.setTextCursor(cursor)


def _ending(event: QKeyEvent) -> Ending | None:
    key = Qt.Key(event.key())
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        again = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return "again" if again else "stay"
    endings: dict[Qt.Key, Ending] = {
        Qt.Key.Key_Tab: "next",
        Qt.Key.Key_Backtab: "back",
        Qt.Key.Key_Escape: "cancel",
    }
    return endings.get(key)
