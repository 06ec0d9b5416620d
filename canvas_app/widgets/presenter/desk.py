"""What the moderator sees on the other screen: notes, what comes next, clock, timer (widgets)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from canvas_app.i18n import _, ngettext, number
from canvas_app.widgets import look, plain
from canvas_app.widgets.fitting import fit_screen
from canvas_app.widgets.overriding import override
from canvas_app.widgets.presenter.screen import name_of
from canvas_app.widgets.presenter.show import Show
from canvas_app.widgets.presenter.timer import PRESETS

SIZE = QSize(980, 640)
SECOND_MS = 1_000


class Desk(QWidget):
    """Walks through the show as the screen does, and says what only the moderator reads."""

    def __init__(self, show: Show, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Presentation – moderator"))
        self.setObjectName("desk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fit_screen(self, SIZE)
        self._show = show
        self.name = plain.label(size=26, weight="semibold")
        self.page, self.following = plain.label(size=15), plain.label(size=20)
        self.clock, self.digits = (plain.label(size=size, weight="semibold") for size in (40, 84))
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setFont(look.font(20))
        self.notes.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.notes.setAccessibleName(_("Notes"))
        self.start = QPushButton()
        self.start.clicked.connect(show.toggle_timer)
        self.presets = QButtonGroup(self)
        for minutes in PRESETS:
            button = QPushButton(ngettext("{n} min", "{n} min", minutes))
            button.setCheckable(True)
            button.setProperty("preset", True)
            self.presets.addButton(button, minutes)
        self.presets.idClicked.connect(show.timer.choose)
        self._lay_out()
        self._beat = QTimer(self)
        self._beat.setInterval(SECOND_MS)
        self._beat.timeout.connect(self._tell_time)
        self._beat.start()
        show.moved.connect(self._turn)
        show.changed.connect(self._tell_time)
        show.changed.connect(self._tell_place)
        self._turn()
        self._tell_time()

    def _lay_out(self) -> None:
        left, right, foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for column in (left, right):
            column.setSpacing(6)
        left.addWidget(self.page)
        left.addWidget(self.name)
        left.addWidget(self.notes, 1)
        left.addWidget(plain.heading(_("Next")))
        left.addWidget(self.following)
        right.addWidget(plain.heading(_("Clock")))
        right.addWidget(self.clock)
        right.addSpacing(24)
        right.addWidget(plain.heading(_("Timer")))
        right.addWidget(self.digits)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.presets.buttons():
            row.addWidget(button)
        right.addLayout(row)
        right.addWidget(self.start)
        right.addStretch(1)
        for words, act in (
            (_("Back"), self._show.back),
            (_("Next slide"), self._show.next),
            (_("End the presentation"), self._show.end),
        ):
            button = QPushButton(words)
            button.clicked.connect(act)
            foot.addWidget(button)
        foot.insertStretch(2, 1)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 24, 28, 20)
        whole.setSpacing(20)
        whole.addLayout(columns, 1)
        whole.addLayout(foot)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show.press(name_of(event))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self._show.end()

    def _turn(self) -> None:
        show, below = self._show, self._show.slide.below
        self.name.setText(f"{show.slide.name}\n{below}" if below else show.slide.name)
        self.notes.setPlainText("\n\n".join(show.slide.notes) or _("No notes here."))
        self._tell_place()

    def _tell_place(self) -> None:
        """Say where the show is; more slides are made while it goes on."""
        show, words = self._show, _("Slide {n} of {m}")
        self.page.setText(words.format(n=number(show.index + 1), m=number(len(show.slides))))
        later = show.following
        self.following.setText(_said(later.name, later.below) if later else _("The end"))

    def _tell_time(self) -> None:
        timer = self._show.timer
        self.clock.setText(datetime.now().astimezone().strftime("%H:%M"))
        self.digits.setText(timer.digits)
        self.digits.setProperty("tone", "danger" if timer.over else "")
        self.digits.style().polish(self.digits)
        self.start.setText(_("Stop the timer") if timer.running else _("Start the timer"))
        if button := self.presets.button(timer.minutes):
            button.setChecked(True)


def _said(name: str, below: str) -> str:
    return f"{name} – {below}" if below else name
