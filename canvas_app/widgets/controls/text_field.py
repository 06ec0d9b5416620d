"""Fields for one line or a few lines of plain text that grow with it (room: widgets)."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from canvas_app.widgets.controls.field import MIXED
from canvas_app.widgets.mime import line_of, text_of
from canvas_app.widgets.overriding import override

PAUSE_MS = 700
MOST_LINES = 8


class TextField(QPlainTextEdit):
    """Text of one paragraph (``single``) or of many; one paragraph is kept unless ``optional``.

    ``entered`` carries the new text: after a pause in typing, on leaving, and on Enter in a
    single one. Escape brings the old text back, and only that.
    """

    entered = Signal(str)

    def __init__(
        self, *, single: bool = False, optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._single = single
        self._needed = single and not optional
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.textChanged.connect(self._typed)

    def show_texts(self, values: Collection[str]) -> None:
        """Show the text all share; what a person is typing stays."""
        text = next(iter(values)) if len(values) == 1 else ""
        self.setPlaceholderText(MIXED if len(values) > 1 else "")
        typing = self.hasFocus() and self.toPlainText() != self._shown
        if not typing and text != self.toPlainText():
            self.setPlainText(text)
        if not typing or text == self.toPlainText():
            self._shown = text

    def commit(self) -> None:
        """Tell the new text, if there is any."""
        self._pause.stop()
        text = self.toPlainText()
        if text != self._shown and (text.strip() or not self._needed):
            self._shown = text
            self.entered.emit(text)

    def revert(self) -> bool:
        """Bring the old text back; tell whether there was a new one."""
        self._pause.stop()
        typed = self.toPlainText() != self._shown
        if typed:
            self.setPlainText(self._shown)
        return typed

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._single and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.revert():
            self.selectAll()  # and the dialog around stays: a second Escape is for it
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
            if self._needed and not self.toPlainText().strip():
                self.setPlainText(self._shown)
        super().focusOutEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(line_of(source) if self._single else text_of(source))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._wrap_anew)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height())

    def _typed(self) -> None:
        self._fit()
        if self.hasFocus() and self.toPlainText() != self._shown:
            self._pause.start()

    def _height(self) -> int:
        lines = min(max(int(self.document().size().height()), 1), MOST_LINES)
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * int(self.document().documentMargin())
        return lines * self.fontMetrics().lineSpacing() + frame + 2

    def _wrap_anew(self) -> None:
        """Lay the text out in the width seen: Qt forgets that when the first show narrows it."""
        first = self.document().firstBlock().layout()
        room = self.viewport().width() - 2 * self.document().documentMargin()
        if first.lineCount() and first.lineAt(0).width() != room:
            self.setLineWrapMode(self.LineWrapMode.NoWrap)
            self.setLineWrapMode(self.LineWrapMode.WidgetWidth)
        self._fit()

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
