"""A quiet word in the status bar while a long export or print is made (room: widgets).

It stands there because a bar of its own would make the canvas smaller, and draw it anew.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton

from canvas_app.i18n import _, number
from canvas_app.widgets import look
from canvas_app.widgets.controls.elided import Elided
from canvas_app.widgets.overriding import override

WORDS, WIDTH, HEIGHT = 310, 90, 6


class JobBar(QFrame):
    """Says what is done and how far it is; ``unwanted`` comes for Cancel, and for Escape in it."""

    unwanted = Signal()

    def __init__(self, doing: str, *, pages: bool) -> None:
        """Begin with the words "Writing … …"; only ``pages`` are counted in words."""
        super().__init__()
        self._doing, self._pages = doing, pages
        self.words = Elided()
        self.words.setFont(look.font(12))
        self.words.setFixedWidth(WORDS)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(WIDTH, HEIGHT)
        self.cancel = QToolButton()
        self.cancel.setText(_("Cancel"))
        self.cancel.clicked.connect(self.unwanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)

    def tell(self, done: int, total: int) -> None:
        """Say how far it is; 0 of 0 while nobody knows."""
        words = self._doing
        if self._pages and total > 1:
            counts = {"number": number(min(done + 1, total)), "count": number(total)}
            words += "  " + _("Page {number} of {count}").format_map(counts)
        self.words.setText(words)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setAccessibleName(words)
        self.cancel.setAccessibleDescription(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)
