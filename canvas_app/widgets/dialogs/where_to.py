"""Ask where the cards of something that is deleted shall go (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from canvas_app.i18n import _
from canvas_app.widgets import plain
from canvas_app.widgets.controls.choice import Choice, Option


class WhereTo(QDialog):
    """One question with a list of places; ``then`` gets the one that was chosen."""

    def __init__(
        self,
        parent: QWidget,
        text: str,
        places: Sequence[Option],
        then: Callable[[str | None], object],
        first: str | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Delete"))
        self._then = then
        self.places = Choice()
        self.places.offer(places)
        self.places.show_value({first or places[0][0]})
        self.places.setAccessibleName(text)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        delete = self.buttons.addButton(_("Delete"), QDialogButtonBox.ButtonRole.AcceptRole)
        delete.setDefault(True)
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        words = plain.label(text)
        words.setMinimumWidth(340)
        for widget in (words, self.places, self.buttons):
            column.addWidget(widget)

    def _go(self) -> None:
        self.accept()
        self._then(self.places.currentData())
