"""What nobody expected to go wrong is told in a sentence, and the work stays (room: widgets)."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from canvas_app.i18n import _

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.program import Program


class Trouble(QObject):
    """Hears of every error that nothing else took, as in a slot or while painting.

    What was edited is in the session before anything hears of it, so it can still be saved. For
    whoever mends the program the error itself goes to the terminal.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._telling = False
        sys.excepthook = self.hear

    def hear(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell of an error once what it came in the midst of is over."""
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, Exception) and not self._telling:
            self._telling = True  # an error in every frame is told once
            QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        window = self._front()
        if window is not None and window.furnished:
            words = _("Something went wrong inside the program. Your work is still here.")
            save = _("Save as…") if window.document else ""
            window.banner.tell(words, button=save, act=window.filing.ask_save, bad=True)
        self._telling = False

    def _front(self) -> MainWindow | None:
        windows = self._program.windows
        return next((w for w in windows if w.isActiveWindow()), windows[-1] if windows else None)
