"""A chart of a panel: painted from its picture, with marks that can be reached (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from canvas_app.widgets import look, plain
from canvas_app.widgets.canvas import painter as brush
from canvas_app.widgets.overriding import override
from canvas_app.widgets.scores.trace_note import show_note, tooltip

if TYPE_CHECKING:
    from canvas_app.layout.picture import Node, Picture
    from canvas_app.panels.panel import Chart, Trace

Expected = tuple["Chart | None", float, "Picture | None"]
NOTHING: Expected = (None, 0.0, None)
MOST_WIDTHS = 4
"""For so many widths a chart is kept."""
CLOSEST = 5.0
STEP = 1.25
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class ChartView(QWidget):
    """``asked`` carries the ids of the cards that a mark stands for, ``offered`` what it offers.

    Ctrl and the wheel zoom at the pointer, dragging moves a zoomed chart, a double click shows
    it whole again. Arrow keys go from mark to mark, Enter shows the card, F1 the trace.
    """

    asked = Signal(object)
    offered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._drawn: dict[float, Picture] = {}
        """The chart by its widths: a layout tries several, and comes back to them."""
        self._drawn_of: object = None
        self._expected: Expected = NOTHING
        self.zoom = 1.0
        self._origin = QPointF()
        self._pressed: QPointF | None = None
        self._at = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    @property
    def wide(self) -> float:
        """For which width the chart is drawn, in points."""
        return max(self.width(), 200) * self.zoom

    def expect(self, chart: Chart | None, wide: float, picture: Picture | None) -> None:
        """Be ready for a chart that was drawn already, for a width."""
        self._expected = (chart, wide, picture)

    def show_chart(self, chart: Chart | None) -> None:
        """Show a chart, or nothing; the zoom stays."""
        self._chart = chart
        (expected, wide, picture), self._expected = self._expected, NOTHING
        if picture and chart and chart is expected and wide == self.wide:
            self._drawn, self._drawn_of = {wide: picture}, chart.identity
        self.setVisible(chart is not None)
        if chart is None:
            return
        self.setAccessibleName(chart.description)
        marks = self.marks()
        self._at = min(self._at, len(marks) - 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if marks else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def marks(self) -> list[Node]:
        """Return the nodes that lead somewhere or can be explained, in painting order."""
        picture, chart = self.picture(), self._chart
        if picture is None or chart is None:
            return []
        known = {*chart.traces, *chart.ids, *chart.offers}
        return [node for node in picture.nodes if node.touchpoint_id or node.id in known]

    def picture(self) -> Picture | None:
        """Return the picture for the present width and zoom, drawn when needed."""
        if self._chart is None:
            return None
        if self._drawn_of != self._chart.identity or len(self._drawn) > MOST_WIDTHS:
            self._drawn, self._drawn_of = {}, self._chart.identity
        if self.wide not in self._drawn:
            self._drawn[self.wide] = self._chart.draw(self.wide)
        return self._drawn[self.wide]

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(self.width() or 320))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self._chart is None:
            return 0
        picture = self.picture() if self.zoom == 1.0 else self._chart.draw(max(self.width(), 200))
        return round(picture.height) if picture else 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_inside()
        self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self.picture()
        if picture is None:
            return
        with QPainter(self) as painter:
            brush.prepare(painter)
            painter.translate(-self._origin)
            for node in picture.nodes:
                painter.translate(node.x, node.y)
                brush.paint(painter, node.shapes(), look.theme())
                painter.translate(-node.x, -node.y)
            marks = self.marks()
            if not self.hasFocus():
                return
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if not 0 <= self._at < len(marks):
                painter.translate(self._origin)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            else:
                node = marks[self._at]
                ring = QRectF(node.x, node.y, node.width, node.height).adjusted(-3, -3, 3, 3)
                painter.drawRoundedRect(ring, 6, 6)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().event(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self.zoom > 1.0:
            self._origin += self._pressed - event.position()
            self._pressed = event.position()
            self._keep_inside()
            self.update()
            return
        node = self._under(event.position())
        offers = self._chart.offers if self._chart else {}
        leads = node is not None and bool(self._ids(node) or node.id in offers)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        node = self._under(event.position())
        if node is not None:
            self._at = self.marks().index(node)
            self._lead(node)
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._zoom_at(event.position(), 1.0)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        factor = STEP if event.angleDelta().y() > 0 else 1 / STEP
        self._zoom_at(event.position(), min(max(self.zoom * factor, 1.0), CLOSEST))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        marks = self.marks()
        node = marks[self._at] if 0 <= self._at < len(marks) else None
        if marks and event.key() in (*BACK, *ON):
            self._at = (self._at + (1 if event.key() in ON else -1)) % len(marks)
            self.setAccessibleDescription(marks[self._at].label)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and node:
            self._lead(node)
        elif event.key() != Qt.Key.Key_F1 or not self.explain():
            super().keyPressEvent(event)

    def explain(self) -> bool:
        """Open the note of the mark in focus; return whether there is one."""
        marks = self.marks()
        node = marks[self._at] if 0 <= self._at < len(marks) else None
        trace = self._trace(node) if node else None
        if node and trace:
            corner = QPointF(node.x, node.y + node.height + 4) - self._origin
            show_note(self, corner.toPoint(), node.label, trace)
        return trace is not None

    def _traces(self) -> dict[str, Trace]:
        return dict(self._chart.traces) if self._chart else {}

    def _trace(self, node: Node) -> Trace | None:
        return self._traces().get(node.id)

    def _lead(self, node: Node) -> None:
        if ids := self._ids(node):
            self.asked.emit(ids)
        elif self._chart and node.id in self._chart.offers:
            self.offered.emit(self._chart.offers[node.id])

    def _ids(self, node: Node) -> tuple[str, ...]:
        several = self._chart.ids.get(node.id, ()) if self._chart else ()
        return several or ((node.touchpoint_id,) if node.touchpoint_id else ())

    def _under(self, at: QPointF) -> Node | None:
        at = at + self._origin
        best = None
        for node in self.marks():
            box = QRectF(node.x, node.y, node.width, node.height)
            if box.contains(at):
                best = node
        return best

    def _tell(self, event: QHelpEvent) -> None:
        node = self._under(QPointF(event.pos()))
        if node is None:
            QToolTip.hideText()
            return
        trace = self._trace(node)
        words = tooltip(node.label, trace) if trace else plain.tooltip(node.label)
        QToolTip.showText(event.globalPos(), words, self)

    def _zoom_at(self, at: QPointF, zoom: float) -> None:
        place = at + self._origin
        self._origin = place * (zoom / self.zoom) - at
        self.zoom = zoom
        self._keep_inside()
        self.update()

    def _keep_inside(self) -> None:
        if self._origin.isNull():  # inside whatever the picture is like, which need not be drawn
            return
        picture = self.picture()
        wide = picture.width if picture else 0.0
        high = picture.height if picture else 0.0
        self._origin.setX(min(max(self._origin.x(), 0.0), max(wide - self.width(), 0.0)))
        self._origin.setY(min(max(self._origin.y(), 0.0), max(high - self.height(), 0.0)))
