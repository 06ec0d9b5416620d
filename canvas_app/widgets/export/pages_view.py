"""The pages themselves: all of them small, or one at a time (room: widgets).

Pages are drawn by a worker when they come into sight; old ones are dimmed while new ones are
made. Arrows and Page Up and Down go from page to page, Enter looks closer, + and - zoom.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from canvas_app.i18n import _, number
from canvas_app.widgets import look
from canvas_app.widgets.export import page_flow
from canvas_app.widgets.export.page_flow import LABEL, LARGEST, Flow
from canvas_app.widgets.overriding import override
from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.widgets.export.raster import Raster

FAINT = 0.35
"""How much of old pages is seen while new ones are made."""
STEP = 1.25
NOTCH = 120
KEPT_PIXELS = 40_000_000
"""Of pictures that were drawn and may be needed again."""
NOTHING = Flow((), 0, 0, 1)


class PagesView(QAbstractScrollArea):
    """``moved`` comes when another page, or another size, is looked at."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(220, 160))
        self._raster: Raster | None = None
        self._flow = NOTHING
        self._pictures: dict[int, tuple[int, QImage]] = {}
        self._drawing: tuple[Raster, int, int] | None = None
        self._wish: float | None = None
        self._single = self._old = False
        self._words = ""
        self._grip: QPointF | None = None
        self.current = 0
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._follow)
            bar.setSingleStep(48)

    @property
    def raster(self) -> Raster | None:
        """The file shown."""
        return self._raster

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._raster.sizes) if self._raster else 0

    @property
    def scale(self) -> float:
        """Px to the point."""
        return self._flow.scale

    @property
    def single(self) -> bool:
        """Whether pages are looked at one at a time."""
        return self._single or self.count == 1

    @property
    def old(self) -> bool:
        """Whether what is shown is being made anew."""
        return self._old

    @property
    def drawn(self) -> dict[int, QImage]:
        """Pictures of the pages that were drawn, by their place from 0."""
        return {at: image for at, (width, image) in self._pictures.items() if width}

    def show_raster(self, raster: Raster) -> None:
        """Show another file; pages that stay as large stay where they are meanwhile."""
        former, self._raster = self._raster, raster
        same = former is not None and former.sizes == raster.sizes
        kept = self._pictures if same else {}
        self._pictures = {at: (0, image) for at, (_width, image) in kept.items()}
        if not same:
            self._wish = None
            self._single = self._single and self.count > 1
        self.current = min(self.current, self.count - 1)
        self._old, self._words = False, ""
        if former is not None:
            Work(former.close).start()
        self._arrange()

    def dim(self) -> None:
        """Show that new pages are being made."""
        self._old = True
        self.viewport().update()

    def say(self, words: str) -> None:
        """Say why there are no pages."""
        self._words, self._old = words, False
        self.viewport().update()

    def go(self, at: int) -> None:
        """Look at another page."""
        if not self.count:
            return
        self.current = max(0, min(at, self.count - 1))
        self._reveal()
        self.viewport().update()
        self.moved.emit()

    def show_all(self) -> None:
        """Look at all pages."""
        self._single, self._wish = False, None
        self._arrange()
        self._reveal()

    def show_page(self) -> None:
        """Look at the whole of one page."""
        self._single, self._wish = True, None
        self._arrange()
        self._reveal()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Show pages larger or smaller; what is at ``at`` (else the middle) stays there."""
        if not self.count:
            return
        at = at or QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        before, origin = self._flow.scale, self._origin()
        least = page_flow.overview(self._sizes(), self._room()) / 4
        self._wish = max(least, min(before * factor, LARGEST))
        self._arrange()
        grown = self._flow.scale / before
        self.horizontalScrollBar().setValue(round((origin.x() + at.x()) * grown - at.x()))
        self.verticalScrollBar().setValue(round((origin.y() + at.y()) * grown - at.y()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(self.viewport().rect(), look.colour("paper"))
            if self._words:
                painter.setPen(look.colour("text.muted"))
                painter.setFont(look.font(13))
                room = self.viewport().rect().adjusted(40, 20, -40, -20)
                flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
                painter.drawText(room, flags, self._words)
                return
            for at in self._in_sight():
                self._paint_page(painter, at)
            if self.hasFocus() and not self._flow.spots:
                self._ring(painter, QRectF(self.viewport().rect()))
        self._draw_next()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (event.angleDelta().y() / NOTCH), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()
        at = self._page_at(event.position())
        if at is not None and not self.single:
            self.go(at)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            moved = event.position() - self._grip
            self._grip = event.position()
            for bar, by in (
                (self.horizontalScrollBar(), moved.x()),
                (self.verticalScrollBar(), moved.y()),
            ):
                bar.setValue(round(bar.value() - by))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._page_at(event.position())
        if at is not None:
            self.current = at
            self._turn_over()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        pressed = event.key()
        steps = {key.Key_Left: -1, key.Key_Right: 1, key.Key_PageUp: -1, key.Key_PageDown: 1}
        ends = {key.Key_Home: 0, key.Key_End: self.count - 1}
        zooms = {key.Key_Plus: STEP, key.Key_Equal: STEP, key.Key_Minus: 1 / STEP}
        if pressed in steps:
            self.go(self.current + steps[Qt.Key(pressed)])
        elif pressed in ends:
            self.go(ends[Qt.Key(pressed)])
        elif pressed in (key.Key_Up, key.Key_Down):
            self._step_row(-1 if pressed == key.Key_Up else 1)
        elif pressed in zooms:
            self.zoom_by(zooms[Qt.Key(pressed)])
        elif pressed in (key.Key_Return, key.Key_Enter, key.Key_Space) and self.count:
            self._turn_over()
        elif pressed == key.Key_Escape and (self._single or self._wish) and self.count > 1:
            self.show_all()
        else:
            event.ignore()

    def _turn_over(self) -> None:
        """Look closer, or at all pages again."""
        if self._single or (self.count == 1 and self._wish):
            self.show_all()
        elif self.count == 1:
            self.zoom_by(1 / self._flow.scale if self._flow.scale < 0.8 else 2)
        else:
            self.show_page()

    def _step_row(self, step: int) -> None:
        """Go to the page above or below; along a page that is larger than its room."""
        bar = self.verticalScrollBar()
        if self.single and self._wish is not None:
            bar.setValue(bar.value() + step * bar.singleStep())
            return
        if not self.count:
            return
        here = self._flow.spots[self.current]
        centre = here.x + here.width / 2
        order = range(self.current + step, -1 if step < 0 else self.count, step)
        other = [at for at in order if (self._middle(at) - self._middle(self.current)) * step > 1]
        if other:
            row = [at for at in other if abs(self._middle(at) - self._middle(other[0])) < 1]
            spots = self._flow.spots
            nearest = min(row, key=lambda at: abs(spots[at].x + spots[at].width / 2 - centre))
            self.go(nearest)

    def _middle(self, at: int) -> float:
        spot = self._flow.spots[at]
        return spot.y + spot.height / 2

    def _sizes(self) -> tuple[tuple[float, float], ...]:
        return self._raster.sizes if self._raster else ()

    def _room(self) -> tuple[float, float]:
        size = self.maximumViewportSize()
        return float(size.width()), float(size.height())

    def _arrange(self) -> None:
        """Put every page in its place."""
        sizes = self._sizes()
        if not sizes:
            return
        room = self._room()
        own = page_flow.whole(sizes, room) if self.single else page_flow.overview(sizes, room)
        scale = own if self._wish is None else self._wish
        made = page_flow.flow(sizes, room, scale, single=self.single)
        if made.height > room[1] + 1:  # the bar takes some of the width
            thin = room[0] - self.verticalScrollBar().sizeHint().width(), room[1]
            made = page_flow.flow(sizes, thin, scale, single=self.single)
        self._flow = made
        seen = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        for bar, whole, page in (
            (down, made.height, room[1]),
            (across, made.width, float(seen.width())),
        ):
            bar.setPageStep(int(page))
            bar.setRange(0, max(0, int(whole - page)))
        self.viewport().update()
        self.moved.emit()

    def _origin(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _area(self, at: int) -> QRectF:
        spot = self._flow.spots[at]
        return QRectF(spot.x, spot.y, spot.width, spot.height).translated(-self._origin())

    def _in_sight(self) -> list[int]:
        seen = QRectF(self.viewport().rect())
        pages = range(len(self._flow.spots))
        return [at for at in pages if self._area(at).adjusted(0, 0, 0, LABEL).intersects(seen)]

    def _page_at(self, point: QPointF) -> int | None:
        return next((at for at in self._in_sight() if self._area(at).contains(point)), None)

    def _reveal(self) -> None:
        """Bring the page looked at into sight."""
        if not self._flow.spots:
            return
        spot = self._flow.spots[self.current]
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        top, bottom = spot.y - page_flow.GAP, spot.y + spot.height + LABEL
        high = self.viewport().height()
        if self.single:
            slack = max(0.0, (high - (bottom - top)) / 2)
            down.setValue(round(top - slack))
        elif top < down.value():
            down.setValue(round(top))
        elif bottom > down.value() + high:
            down.setValue(round(bottom - high))
        if across.maximum():
            across.setValue(round(spot.x + spot.width / 2 - self.viewport().width() / 2))

    def _follow(self) -> None:
        """One page at a time: the one in the middle is the one looked at."""
        self.viewport().update()
        if not self.single or not self._flow.spots:
            return
        middle = self._origin().y() + self.viewport().height() / 2
        near = min(range(self.count), key=lambda at: abs(self._middle(at) - middle))
        if near != self.current:
            self.current = near
            self.moved.emit()

    def _paint_page(self, painter: QPainter, at: int) -> None:
        area = self._area(at)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("shadow"))
        painter.drawRect(area.adjusted(-1, 0, 1, 2))
        painter.fillRect(area, Qt.GlobalColor.white)
        painter.setOpacity(FAINT if self._old else 1.0)
        if at in self._pictures:
            painter.drawImage(area, self._pictures[at][1])
        painter.setOpacity(1.0)
        if at == self.current and (self.count > 1 or self.hasFocus()):
            self._ring(painter, area.adjusted(-4, -4, 4, 4))
        painter.setPen(look.colour("text" if at == self.current else "text.muted"))
        painter.setFont(look.font(11, "semibold" if at == self.current else "regular"))
        below = QRectF(area.x(), area.bottom() + 3, area.width(), LABEL - 3)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, number(at + 1))

    def _ring(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(look.colour("focus" if self.hasFocus() else "line.strong"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 3, 3)

    def _draw_next(self) -> None:
        """Let the worker draw the next page in sight that is not sharp."""
        raster = self._raster
        if self._drawing is not None or raster is None:
            return
        ratio = self.devicePixelRatioF()
        for at in sorted(self._in_sight(), key=lambda each: each != self.current):
            width = round(self._area(at).width() * ratio)
            if at not in self._pictures or self._pictures[at][0] != width:
                self._drawing = raster, at, width
                work = Work(partial(raster.image, at, width))
                work.done.connect(self._take)
                work.failed.connect(self._miss)
                work.start()
                return

    def _take(self, image: object) -> None:
        drawing, self._drawing = self._drawing, None
        if drawing is not None and drawing[0] is self._raster and isinstance(image, QImage):
            self._pictures.pop(drawing[1], None)
            self._pictures[drawing[1]] = drawing[2], image
            self._forget()
        self.viewport().update()

    def _miss(self, _error: object) -> None:
        """A page could not be drawn: it stays white rather than being tried for ever."""
        blank = QImage(1, 1, QImage.Format.Format_RGB32)
        blank.fill(Qt.GlobalColor.white)
        self._take(blank)

    def _forget(self) -> None:
        """Let pictures out of sight go when there are too many."""
        sight = {*self._in_sight()}
        total = sum(image.width() * image.height() for _w, image in self._pictures.values())
        for at in [at for at in self._pictures if at not in sight]:
            if total <= KEPT_PIXELS:
                return
            image = self._pictures.pop(at)[1]
            total -= image.width() * image.height()

    def describe(self) -> str:
        """Return which page is looked at, in words."""
        if not self.count:
            return ""
        return _("Page {n} of {total}").format(n=number(self.current + 1), total=number(self.count))
