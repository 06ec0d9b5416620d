"""Where a number comes from, shown beside it on hovering or by F1 (room: widgets)."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from canvas_app.i18n import _
from canvas_app.widgets import plain
from canvas_app.widgets.overriding import override

if TYPE_CHECKING:
    from canvas_app.panels.panel import Trace

WIDTH = 320
INPUTS = 8
"""More inputs than these are only counted."""


def tooltip(name: str, trace: Trace) -> str:
    """Return a trace as the text of a tooltip."""
    rows = "".join(
        f"<tr><td>{html.escape(what)}&nbsp;&nbsp;</td>"
        f"<td align='right'>{html.escape(value)}</td></tr>"
        for what, value in trace.inputs[:INPUTS]
    )
    formula = html.escape(trace.formula).replace("\n", "<br>")
    rest = "".join(f"<div>{html.escape(words)}</div>" for words in _rest(trace))
    return (
        f"<qt><b>{html.escape(name)}</b><div>{formula}</div>"
        f"<table cellspacing='0'>{rows}</table>{rest}</qt>"
    )


def spoken(trace: Trace) -> str:
    """Return a trace as plain lines, for screen readers."""
    inputs = (f"{name}: {value}" for name, value in trace.inputs[:INPUTS])
    return "\n".join((trace.formula, *inputs, *_rest(trace)))


def show_note(beside: QWidget, at: QPoint, name: str, trace: Trace) -> TraceNote:
    """Open the note of a number below ``at`` (a point of ``beside``) and return it."""
    note = TraceNote(beside.window(), name, trace)
    note.take_height()
    corner = beside.mapToGlobal(at)
    if screen := beside.screen():
        room = screen.availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - note.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - note.height())))
    note.move(corner)
    note.show()
    return note


class TraceNote(QFrame):
    """A small note that stays until a click elsewhere, Esc or F1."""

    def __init__(self, parent: QWidget, name: str, trace: Trace) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("note")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.setAccessibleDescription(spoken(trace))
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(plain.label(name, size=15, weight="semibold"))
        column.addWidget(plain.label(trace.formula))
        if trace.inputs:
            column.addWidget(_inputs(trace))
        for words in _rest(trace):
            column.addWidget(plain.label(words, size=12, tone="muted"))

    def take_height(self) -> None:
        """Be as high as the wrapped words need; adjustSize asks for a wider note's height."""
        self.ensurePolished()
        if layout := self.layout():
            self.resize(WIDTH, layout.totalHeightForWidth(WIDTH))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.close()
        else:
            super().keyPressEvent(event)


def _inputs(trace: Trace) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    for row, (name, value) in enumerate(trace.inputs[:INPUTS]):
        number = plain.label(value, weight="semibold")
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(plain.label(name, tone="muted"), row, 0)
        grid.addWidget(number, row, 1)
    return table


def _rest(trace: Trace) -> list[str]:
    method = _("Method: {name}").format(name=trace.method) if trace.method else ""
    return [words for words in (trace.n, trace.missing, method) if words]
