"""The fields of one record under each other (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from canvas_app.i18n import _
from canvas_app.model.project import Project, Record
from canvas_app.widgets import plain
from canvas_app.widgets.controls.choice import CheckChoice, Choice
from canvas_app.widgets.controls.text_field import TextField
from canvas_app.widgets.controls.typed_field import TypedField, decimal, whole
from canvas_app.widgets.setup.nouns import Field

Control = Choice | CheckChoice | TextField | TypedField
TALL = ("text", "list")
LABEL_WIDTH = 112
"""Px, the same on every page."""


class Form(QWidget):
    """Shows a record; ``entered`` carries a field's name and the value a person gave it."""

    entered = Signal(str, object)
    refused = Signal(str)

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = tuple(fields)
        self.controls: dict[str, Control] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate(self.fields):
            control = self.controls[field.name] = self._control(field)
            label = plain.label(_(field.words), tone="muted")
            label.setWordWrap(True)
            label.setFixedWidth(LABEL_WIDTH)
            label.setBuddy(control)
            control.setAccessibleName(_(field.words))
            top = field.kind in TALL
            label.setContentsMargins(0, 7 if top else 0, 0, 0)
            side = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, 0, side)
            grid.addWidget(control, row, 1)
        grid.setRowStretch(len(self.fields), 1)

    @property
    def first(self) -> QWidget:
        """The field at the beginning."""
        return self.controls[self.fields[0].name]

    @property
    def last(self) -> QWidget:
        """The field at the end."""
        return self.controls[self.fields[-1].name]

    def show_record(self, project: Project, record: Record) -> None:
        """Show what a record has; what a person is typing stays."""
        for field in self.fields:
            _show(self.controls[field.name], field, project, getattr(record, field.name))

    def begin(self) -> None:
        """Go to the first field, ready to be typed over."""
        first = self.first
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, TextField):
            first.selectAll()

    def _control(self, field: Field) -> Control:
        if field.kind in ("choice", "several"):
            choice = Choice() if field.kind == "choice" else CheckChoice()
            choice.chosen.connect(partial(self.entered.emit, field.name))
            return choice
        if field.kind in ("whole", "decimal"):
            typed = TypedField(whole if field.kind == "whole" else decimal)
            typed.setProperty("quiet", False)
            typed.entered.connect(partial(self._enter_number, field.name))
            typed.refused.connect(self.refused)
            return typed
        text = TextField(single=field.kind in ("name", "line"), optional=field.kind == "line")
        tell = self._enter_list if field.kind == "list" else self.entered.emit
        text.entered.connect(partial(tell, field.name))
        return text

    def _enter_number(self, name: str, value: object) -> None:
        emptied = value is None and name == "weight"
        self.entered.emit(name, 1 if emptied else value)

    def _enter_list(self, name: str, text: str) -> None:
        self.entered.emit(name, _entries(text))


def _entries(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _show(control: Control, field: Field, project: Project, value: object) -> None:
    options = field.options(project) if field.options else ()
    if isinstance(control, Choice):
        control.offer(options)
        control.show_value({value})
    elif isinstance(control, CheckChoice):
        control.offer(options, _(field.none))
        control.show_values({value})  # type: ignore[arg-type]
    elif isinstance(control, TypedField):
        control.show_value(value)
    elif field.kind == "list":
        entries: tuple[str, ...] = value  # type: ignore[assignment]
        if _entries(control.toPlainText()) != entries:
            control.show_texts({"\n".join(entries)})
    else:
        control.show_texts({str(value or "")})
