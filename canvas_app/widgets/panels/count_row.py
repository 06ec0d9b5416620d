"""A row of small fields for counts, each under its caption (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from canvas_app.widgets import plain
from canvas_app.widgets.controls.typed_field import TypedField, whole

NARROW = 34


class Count(NamedTuple):
    """A count with its caption; ``about`` is what a screen reader says."""

    name: str
    caption: str
    value: int | None
    about: str


class CountRow(QWidget):
    """Counts side by side.

    ``entered`` carries the name of a count and its new value, ``refused`` a sentence.
    """

    entered = Signal(str, object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: list[TypedField] = []
        self._captions: list[QLabel] = []
        self._counts: tuple[Count, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(2)

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Show these counts; None is an empty field."""
        self._counts = tuple(counts)
        while len(self.fields) < len(counts):
            self._make(len(self.fields))
        for place, (caption, control) in enumerate(zip(self._captions, self.fields, strict=True)):
            there = place < len(counts)
            caption.setVisible(there)
            control.setVisible(there)
            if there:
                caption.setText(counts[place].caption)
                control.setAccessibleName(counts[place].about)
                control.setToolTip(plain.tooltip(counts[place].about))
                control.show_value(counts[place].value)

    def field_of(self, name: str) -> TypedField:
        """Return the field of a count. Raises KeyError when it is not shown."""
        for count, control in zip(self._counts, self.fields, strict=False):
            if count.name == name:
                return control
        raise KeyError(name)

    def _make(self, place: int) -> None:
        caption, control = plain.label(size=11, tone="muted"), TypedField(whole)
        caption.setWordWrap(False)
        caption.setAlignment(Qt.AlignmentFlag.AlignRight)
        control.setAlignment(Qt.AlignmentFlag.AlignRight)
        control.setMinimumWidth(NARROW)
        control.setProperty("tight", True)
        control.entered.connect(self._tell)
        control.refused.connect(self.refused)
        self._grid.addWidget(caption, 0, place)
        self._grid.addWidget(control, 1, place)
        self._grid.setColumnStretch(place, 1)
        self._captions.append(caption)
        self.fields.append(control)

    def _tell(self, value: object) -> None:
        place = self.fields.index(self.sender())  # type: ignore[arg-type]
        self.entered.emit(self._counts[place].name, value)
