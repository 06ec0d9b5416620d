"""The frame that every field of a panel shares (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from canvas_app.widgets import look

HEIGHT = 30
RADIUS = 6
MIXED = "–"
"""What a field shows when the selected touchpoints differ."""


def paint_field(widget: QWidget, text: str, tone: str = "text", icon: str = "chevron-down") -> None:
    """Paint ``widget`` as a field that holds ``text`` and opens a list."""
    on = widget.isEnabled()
    with QPainter(widget) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = on and widget.underMouse()
        edge = "focus" if widget.hasFocus() else "line.strong" if lit else "line"
        broad = 2 if widget.hasFocus() else 1
        painter.setPen(QPen(look.colour(edge), broad))
        painter.setBrush(look.colour("field"))
        inset = broad / 2  # so that a line of 1 px lies on one row of dots
        frame = QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        inside = widget.rect().adjusted(10, 0, -26, 0)
        painter.setPen(look.colour(tone if on else "text.faint"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)
        y = (widget.height() - 14) / 2
        look.draw_icon(painter, icon, widget.width() - 23, y, 14, look.colour("text.muted"))
