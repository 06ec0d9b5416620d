"""A timer that runs backwards, and on below zero (room: widgets)."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal

PRESETS = (3, 5, 7, 10, 15)
"""Minutes."""
TICK_MS = 200


class Timer(QObject):
    """Runs by a clock that nobody sets, also while nothing shows it; ``ticked`` once a second."""

    ticked = Signal()

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self.minutes = PRESETS[1]
        self._end: float | None = None
        self._told = ""
        self._beat = QTimer(self)
        self._beat.setInterval(TICK_MS)
        self._beat.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether it runs, perhaps below zero already."""
        return self._end is not None

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return self._end is not None and self._clock() >= self._end

    @property
    def digits(self) -> str:
        """What is left, as "4:59"; below zero with a minus sign; the preset when it stands."""
        if self._end is None:
            return f"{self.minutes}:00"
        left = ceil(self._end - self._clock())
        sign = "\u2212" if left < 0 else ""
        return f"{sign}{abs(left) // 60}:{abs(left) % 60:02d}"

    def toggle(self) -> None:
        """Start it from the preset, or stop it."""
        self._end = None if self.running else self._clock() + 60 * self.minutes
        if self.running:
            self._beat.start()
        else:
            self._beat.stop()
        self.ticked.emit()

    def choose(self, minutes: int) -> None:
        """Take another preset; a timer that runs begins anew with it."""
        self.minutes = minutes
        if self.running:
            self._end = self._clock() + 60 * minutes
        self.ticked.emit()

    def next_preset(self) -> None:
        """Take the next preset, after the longest the shortest."""
        self.choose(PRESETS[(PRESETS.index(self.minutes) + 1) % len(PRESETS)])

    def _look(self) -> None:
        if self.digits != self._told:
            self._told = self.digits
            self.ticked.emit()
