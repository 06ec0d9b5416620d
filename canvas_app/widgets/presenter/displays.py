"""A display that is plugged in while nobody presents: offer to use it (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


class Displays(QObject):
    """Watches for new displays as long as a window lives."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        app = cast("QGuiApplication", QGuiApplication.instance())
        app.screenAdded.connect(self.display_came)

    def display_came(self, came: QScreen) -> None:
        """Offer to present there, unless a presentation says it by itself."""
        from canvas_app.i18n import _
        from canvas_app.widgets.presenter.presenting import Presenting, present

        window = self._window
        if window.session is not None and window.findChild(Presenting) is None:
            window.banner.tell(
                _("A display was connected."),
                button=_("Present there"),
                act=lambda: present(window),
            )
