"""The whole journey in small, with what the canvas shows of it (room: widgets).

It lies beside the canvas, never over it, and is there only while the journey is larger than
the canvas.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from canvas_app.i18n import _
from canvas_app.layout.picture import Picture
from canvas_app.widgets import look, plain
from canvas_app.widgets.canvas.far_view import FarView
from canvas_app.widgets.canvas.picture_view import PictureView
from canvas_app.widgets.overriding import override

HIGHEST, LOWEST = 150, 72
"""Px with the pad; a long and low journey is drawn taller than it is, or no lane could be told."""
LOW = 540
"""Px of a window so low that the lists need all the height there is."""
PAD = 10
WAIT_MS = 120
"""How long the small picture waits for the large one to be painted first."""


class Minimap(QWidget):
    """Follows a canvas; pressing or dragging in it shows that part there."""

    def __init__(self, canvas: PictureView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = True
        """Whether a person wants to see it at all."""
        self._canvas = canvas
        self._pixmap: QPixmap | None = None
        self._drawn: Picture | None = None
        """The picture that the small one shows."""
        self._hint = QSize()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._redraw)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(WAIT_MS)
        self._turn.timeout.connect(self._come_or_go)
        canvas.looked.connect(self._follow)
        canvas.presented.connect(self._draw_soon)
        self.speak()
        self._redraw()

    def want(self, wanted: bool) -> None:
        """Show it when there is more than the canvas shows, or never."""
        self.wanted = wanted
        self._come_or_go()

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        self.setAccessibleName(_("Minimap"))
        self.setToolTip(plain.tooltip(_("Click or drag to go there")))

    @property
    def waiting(self) -> bool:
        """Whether it will be drawn anew."""
        return self._wait.isActive()

    @property
    def frame(self) -> QRectF:
        """What the canvas shows, as a rectangle of the small picture (px)."""
        port, (across, down) = self._canvas.port, self._scales
        x, y = port.to_picture(port.pin_width, port.pin_height)
        left, top = max(x, 0.0), max(y, 0.0)
        right, bottom = port.to_picture(port.width, port.height)
        area = QRectF(left * across, top * down, (right - left) * across, (bottom - top) * down)
        return area.translated(self._left, PAD).intersected(self._paper)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, round(self._canvas.port.paper_height * self._scales[1]) + 2 * PAD)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.speak()
        elif event.type() == QEvent.Type.PaletteChange:
            self._wait.start()
        super().changeEvent(event)

    @override
    def resizeEvent(self, event: object) -> None:
        self._redraw()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(look.colour("line"))
            painter.drawLine(0, 0, self.width(), 0)
            if self._pixmap is not None:
                painter.drawPixmap(self._paper.topLeft(), self._pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("accent"), 2))
            tint = look.colour("accent")
            tint.setAlphaF(0.10)
            painter.setBrush(tint)
            painter.drawRoundedRect(self.frame.adjusted(0, 0, -1, -1), 3, 3)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._canvas, event)

    @property
    def _scales(self) -> tuple[float, float]:
        """Px to the point, across and down: alike unless that would be too low."""
        port = self._canvas.port
        room = max(self.width() - 2 * PAD, 1)
        scale = min(room / port.paper_width, (HIGHEST - 2 * PAD) / port.paper_height)
        return scale, max(scale, (LOWEST - 2 * PAD) / port.paper_height)

    @property
    def _left(self) -> float:
        return (self.width() - self._canvas.port.paper_width * self._scales[0]) / 2

    @property
    def _paper(self) -> QRectF:
        port, (across, down) = self._canvas.port, self._scales
        return QRectF(self._left, PAD, port.paper_width * across, port.paper_height * down)

    def _go(self, event: QMouseEvent) -> None:
        at, (across, down) = event.position(), self._scales
        x, y = (at.x() - self._left) / across, (at.y() - PAD) / down
        self._canvas.look(self._canvas.port.centred(x, y))

    @property
    def _of_use(self) -> bool:
        port = self._canvas.port
        if not self.wanted or (not self.isWindow() and self.window().height() < LOW):
            return False
        larger = port.paper_width * port.zoom > port.width + 1
        return larger or port.paper_height * port.zoom > port.height + 1

    def _follow(self) -> None:
        """Show where the canvas is; what stands beside makes room after the canvas is painted."""
        if self.isHidden() == self._of_use:
            self._turn.start()
        self.update()

    def _come_or_go(self) -> None:
        self.setVisible(self._of_use)
        self.update()

    def _draw_soon(self) -> None:
        """Draw another picture, but not one in which cards only stand aside for a drag."""
        if self._canvas.shown is not self._drawn:
            self._wait.start()

    def _redraw(self) -> None:
        """Paint the small picture anew."""
        paper, (across, down), ratio = self._paper, self._scales, self.devicePixelRatioF()
        self._pixmap = QPixmap((paper.size() * ratio).toSize().expandedTo(QSize(1, 1)))
        self._pixmap.setDevicePixelRatio(ratio)
        theme = look.theme()
        self._pixmap.fill(look.colour("paper"))
        picture = self._drawn = self._canvas.shown
        with QPainter(self._pixmap) as painter:
            painter.scale(across, down)
            whole = QRectF(0, 0, paper.width() / across, paper.height() / down)
            FarView(picture).paint(painter, whole, theme)
        if self._hint != self.sizeHint():  # else the lists above would be laid out for nothing
            self._hint = self.sizeHint()
            self.updateGeometry()
        self._come_or_go()
