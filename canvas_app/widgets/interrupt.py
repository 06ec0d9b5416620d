"""Ctrl+C in the terminal ends the program also while Qt waits for events (room: widgets)."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

INTERRUPTED = 130


class Interrupt(QObject):
    """Wakes the event loop when a signal arrives, so that Python's handler gets its turn."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._heard, self._told = socket.socketpair()
        self._heard.setblocking(False)
        self._told.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGINT, self._end)

    def _drain(self) -> None:
        self._heard.recv(4096)

    def _end(self, *_: object) -> None:
        self._app.exit(INTERRUPTED)
