"""What the audience sees: one slide, full screen (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from canvas_app.i18n import _
from canvas_app.layout.labels import Area
from canvas_app.panels.words import sentences
from canvas_app.widgets.accessible.announce import announce
from canvas_app.widgets.canvas.painter import ink, prepare
from canvas_app.widgets.overriding import override
from canvas_app.widgets.presenter import painting
from canvas_app.widgets.presenter.painting import Look
from canvas_app.widgets.presenter.show import Show

EASE_MS, RING_MS = 260, 450
STILL_MS = 3_000
"""After this long without moving the mouse its arrow vanishes."""
HOLD_MS = 400
"""A laser key held longer than this is a laser only while it is held."""
NOTCH, ROLL_MS = 120, 250
"""How far a wheel turns for a slide, and how long it rests after that."""
MOST = 400
"""A board with more nodes jumps to its next place: nobody could follow them."""


class Screen(QWidget):
    """Shows the slides of a show; keys and clicks walk through it, nothing edits."""

    def __init__(self, show: Show, parent: QWidget | None = None, *, moving: bool = True) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Presentation"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._show, self._moving = show, moving
        self._still: QPixmap | None = None
        self._look: Look | None = None
        self._last = Look(show.slide.shown, show.slide.lit) if show.slide.shown else None
        self._pointer: QPointF | None = None
        self._click: QPointF | None = None
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(HOLD_MS)
        self._rolled = 0
        self._rolling = QTimer(self)
        self._rolling.setSingleShot(True)
        self._rolling.setInterval(ROLL_MS)
        self._rolling.timeout.connect(self._stand)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(STILL_MS)
        self._rest.timeout.connect(self._point)
        self._ease = self._animation(EASE_MS, self._move, self._arrive)
        self._ring = self._animation(RING_MS, self._grow, self.update)
        self._start = self._end = self._last
        show.moved.connect(self._turn)
        show.changed.connect(self._redraw)
        self._say()

    def _animation(self, length: int, step: object, end: object) -> QVariantAnimation:
        made = QVariantAnimation(self)
        made.setDuration(length)
        made.setStartValue(0.0)
        made.setEndValue(1.0)
        made.setEasingCurve(QEasingCurve.Type.InOutCubic)
        made.valueChanged.connect(step)
        made.finished.connect(end)
        return made

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._show.blank:
                painter.fillRect(self.rect(), Qt.GlobalColor.black)
                return
            painter.fillRect(self.rect(), ink(self._show.theme, "paper"))
            if self._look is not None:
                self._draw(painter)
            else:
                painter.drawPixmap(0, 0, self._standing())
            self._draw_over(painter)

    def _standing(self) -> QPixmap:
        """Return the slide as it stands; drawn once, for a laser moves often."""
        if self._still is None:
            ratio = self.devicePixelRatio()
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(ink(self._show.theme, "paper"))
            with QPainter(self._still) as painter:
                self._draw(painter)
        return self._still

    def _draw(self, painter: QPainter) -> None:
        painter.save()
        scale = painting.fit(painter, self.size(), self._show.form)
        painting.paint_slide(painter, self._show, scale * self.devicePixelRatio(), self._look)
        painter.restore()

    def _draw_over(self, painter: QPainter) -> None:
        prepare(painter)
        scale = painting.fit(painter, self.size(), self._show.form)
        painting.paint_timer(painter, self._show)
        painting.paint_hint(painter, self._show)
        painter.resetTransform()
        painter.scale(scale, scale)
        theme = self._show.theme
        if self._click is not None and self._ring.state() == QVariantAnimation.State.Running:
            painting.paint_ring(painter, self._click / scale, self._ring.currentValue(), theme)
        if self._show.laser and self._pointer is not None:
            painting.paint_laser(painter, self._pointer / scale, theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._still = None
        self._show.fill(painting.form_of(self.size(), self._show.wanted.scale))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = name_of(event)
        if event.isAutoRepeat() and key not in ("Right", "Left", "PgDown", "PgUp"):
            return
        if key == "L":
            self._held.start()
        self._show.press(key)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        held = event.key() == Qt.Key.Key_L and not event.isAutoRepeat()
        if held and not self._held.isActive() and self._show.laser:
            self._show.toggle_laser()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._click = event.position()
        if self._moving:
            self._ring.stop()
            self._ring.start()
        if event.button() == Qt.MouseButton.LeftButton and not self._show.laser:
            self._show.next()
        elif event.button() == Qt.MouseButton.BackButton:
            self._show.back()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Walk a slide a notch, but not through all of them when a touchpad is swiped."""
        event.accept()
        self._rolled += event.angleDelta().y() or event.angleDelta().x()
        if self._rolling.isActive() or abs(self._rolled) < NOTCH:
            return
        (self._show.back if self._rolled > 0 else self._show.next)()
        self._rolled = 0
        self._rolling.start()

    def _stand(self) -> None:
        self._rolled = 0

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        self._point(resting=False)
        self._rest.start()
        if self._show.laser:
            self.update()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self._show.end()

    def _point(self, *, resting: bool = True) -> None:
        hidden = resting or self._show.laser
        self.setCursor(Qt.CursorShape.BlankCursor if hidden else Qt.CursorShape.ArrowCursor)

    def _redraw(self) -> None:
        self._still = None
        if self._show.laser:
            self._pointer = self._pointer or QPointF(self.rect().center())
            self.setCursor(Qt.CursorShape.BlankCursor)
        self.update()

    def _turn(self) -> None:
        slide = self._show.slide
        self._start, self._end = self._last, None
        if slide.shown is not None:
            self._end = Look(slide.shown, slide.lit)
        self._ease.stop()
        self._last, self._look, self._still = self._end, None, None
        small = len(self._show.picture.nodes) <= MOST
        if self._moving and small and self._start and self._end and self._start != self._end:
            self._look = self._start
            self._ease.start()
        self._say()
        self.update()

    def _move(self, way: float) -> None:
        if self._start and self._end:
            whole = _everything(self._show)
            lit = _between(self._start.lit or whole, self._end.lit or whole, way)
            self._look = Look(_between(self._start.shown, self._end.shown, way), lit)
            self.update()

    def _arrive(self) -> None:
        self._look = self._still = None
        self.update()

    def _grow(self) -> None:
        self.update()

    def _say(self) -> None:
        slide = self._show.slide
        self.setAccessibleName(slide.name)
        self.setAccessibleDescription(slide.said)
        announce(self, sentences(slide.name, slide.said))

    @override
    def sizeHint(self) -> QSize:
        return QSize(1280, 720)


def name_of(event: QKeyEvent) -> str:
    """Return a key by Qt's portable name; keys of the number pad are like the others."""
    keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_Period):
        keys = Qt.KeyboardModifier.NoModifier
    if key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    name = QKeySequence(key.value | keys.value)
    return name.toString(QKeySequence.SequenceFormat.PortableText)


def _everything(show: Show) -> Area:
    return Area(0, 0, show.picture.width, show.picture.height)


def _between(start: Area, end: Area, way: float) -> Area:
    return Area(*(a + (b - a) * way for a, b in zip(start, end, strict=True)))
