"""A quiet line under the canvas while a long export or print is made (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from canvas_app.i18n import _, number
from canvas_app.widgets import plain
from canvas_app.widgets.accessible.announce import announce
from canvas_app.widgets.overriding import override

WIDTH, HEIGHT = 180, 6


class JobBar(QFrame):
    """Says what is done and how far it is; ``unwanted`` comes for Cancel, and for Escape in it."""

    unwanted = Signal()

    def __init__(self, doing: str, *, pages: bool) -> None:
        """Begin with the words "Writing … …"; only ``pages`` are counted in words."""
        super().__init__()
        self.setObjectName("banner")
        self._doing, self._pages = doing, pages
        self.words = plain.label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(WIDTH, HEIGHT)
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.setFlat(True)
        self.cancel.setProperty("flat", True)
        self.cancel.clicked.connect(self.unwanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
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

    def appear(self) -> None:
        """Show it, which is also said."""
        self.show()
        announce(self, self.words.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)
