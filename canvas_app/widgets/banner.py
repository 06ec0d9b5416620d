"""A quiet line above the status bar: what happened, and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from canvas_app.i18n import _
from canvas_app.widgets import look, plain
from canvas_app.widgets.accessible.announce import announce

SECONDS = 8


class Banner(QFrame):
    """Tells one thing at a time; good news leaves by itself, bad news stays until closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._act: Callable[[], object] | None = None
        self._topic = ""
        self._mark = QLabel()
        self._words = plain.label()
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.setFlat(True)
        self._button.setProperty("flat", True)
        self._button.clicked.connect(self._press)
        self._shut = QToolButton()
        self._shut.setIconSize(QSize(16, 16))
        self._shut.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._shut)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1_000)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(
        self,
        words: str,
        *,
        button: str = "",
        act: Callable[[], object] | None = None,
        bad: bool = False,
        topic: str = "",
    ) -> None:
        """Show ``words``, perhaps with a button that does ``act``."""
        self._act, self._topic = act, topic
        self._words.setText(words)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._shut.setIcon(look.icon("x", "text.muted"))
        self._shut.setToolTip(_("Close"))
        self._shut.setAccessibleName(_("Close"))
        name, role = ("triangle-alert", "danger") if bad else ("check", "ok")
        self._mark.setPixmap(look.pixmap(name, role, 16, self.devicePixelRatio()))
        self.setAccessibleName(words)
        if bad or not button:  # a step that can be undone is told by the status bar
            announce(self, words)
        self._timer.stop()
        if not bad:
            self._timer.start()
        self.show()

    def take_back(self, words: str) -> None:
        """Be quiet again, unless something else is told by now."""
        if self._words.text() == words:
            self.hide()

    def take_back_about(self, topic: str) -> None:
        """Be quiet again, unless something of another topic is told."""
        if self._topic == topic:
            self.hide()

    @property
    def words(self) -> str:
        """What is told now, "" when hidden."""
        return self._words.text() if self.isVisible() else ""

    def _press(self) -> None:
        self.hide()
        if self._act:
            self._act()
