"""A field for one number, written with a comma or a point (room: widgets)."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from canvas_app.i18n import _, number
from canvas_app.panels.numbers import Value, parsed, written
from canvas_app.widgets.controls.field import HEIGHT, MIXED
from canvas_app.widgets.overriding import override


class NumberField(QLineEdit):
    """Shows a number, nothing for a missing one, "–" for different ones.

    ``entered`` carries the number typed, or None when the field was emptied; ``refused``
    carries a sentence, and the old number stands again.
    """

    entered = Signal(object)
    refused = Signal(str)

    def __init__(
        self, low: int, high: int, *, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self._unit = low, high, unit
        self._shown = ""
        self.setProperty("quiet", True)
        self.setFixedHeight(HEIGHT)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self.commit)

    def show_numbers(self, values: Collection[Value | None]) -> None:
        """Show the number all share."""
        if len(values) == 1:
            (value,) = values
            self._shown = "" if value is None else written(value) + self._unit
        else:
            self._shown = MIXED if values else ""
        self.setText(self._shown)

    def commit(self) -> None:
        """Tell the number typed, or refuse it."""
        if self.text() == self._shown:
            return
        try:
            value = parsed(self.text(), self._low, self._high)
        except ValueError:
            self.setText(self._shown)
            self.selectAll()
            self.refused.emit(self._sentence())
        else:
            self.entered.emit(value)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            return
        super().keyPressEvent(event)

    def _sentence(self) -> str:
        return _("Please enter a number from {low} to {high}, with at most one decimal.").format(
            low=number(self._low), high=number(self._high)
        )
