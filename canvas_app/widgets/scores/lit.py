"""A part of a panel that lights up, leads to cards and tells where its number is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from canvas_app.widgets import look, plain
from canvas_app.widgets.overriding import override
from canvas_app.widgets.scores.trace_note import show_note, tooltip

if TYPE_CHECKING:
    from canvas_app.panels.panel import Trace

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
ENDLESS = 10_000.0


class Lit(QAbstractButton):
    """``asked`` carries the ids of the cards a click leads to."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ids: tuple[str, ...] = ()
        self.trace: Trace | None = None
        self.called = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._ask)

    def lead_to(self, ids: tuple[str, ...], called: str, said: str, trace: Trace | None) -> None:
        """Say where a click leads, what a screen reader reads, and where the number is from."""
        self.ids, self.called, self.trace = ids, called, trace
        reachable = bool(ids or trace)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.NoFocus)
        hand = Qt.CursorShape.PointingHandCursor if ids else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)
        self.setAccessibleName(said)
        self.setAccessibleDescription(trace.formula if trace else "")
        self.updateGeometry()
        self.update()

    def explain(self) -> bool:
        """Open the note that says where the number comes from; return whether there is one."""
        if self.trace:
            show_note(self, QPoint(8, self.height()), self.called, self.trace)
        return self.trace is not None

    def paint_ground(self, painter: QPainter, radius: float = 6) -> None:
        """Show that the pointer or the focus is here."""
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.ids and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("paper"))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, radius, radius)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = tooltip(self.called, self.trace) if self.trace else plain.tooltip(self.called)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.explain()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        if self.ids:
            self.asked.emit(self.ids)


def wrapped_height(words: str, font: QFont, width: float) -> float:
    """Return how high ``words`` stand when broken at ``width`` px; 0 for none."""
    if not words:
        return 0.0
    room = QRectF(0, 0, max(width, 1.0), ENDLESS)
    return QFontMetricsF(font).boundingRect(room, WRAP.value, words).height()


def write_wrapped(painter: QPainter, box: QRectF, words: str, font: QFont, role: str) -> None:
    """Write words into a box, broken into lines."""
    painter.setFont(font)
    painter.setPen(look.colour(role))
    painter.drawText(box, WRAP.value, words)
