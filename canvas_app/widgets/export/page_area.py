"""The pages themselves: all of them small, or one at a time (room: widgets).

Pages are drawn by a worker when they come into sight; old ones are dimmed while new ones are
made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from canvas_app.i18n import _, number
from canvas_app.widgets import look
from canvas_app.widgets.export import page_flow
from canvas_app.widgets.export.page_flow import LABEL, LARGEST, Flow
from canvas_app.widgets.export.page_painting import (
    Page,
    paint_page,
    paint_ring,
    paint_words,
    seen_piece,
)
from canvas_app.widgets.export.page_pictures import PagePictures
from canvas_app.widgets.overriding import override
from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.widgets.export.raster import Raster

NOTHING = Flow((), 0, 0, 1)


class PageArea(QAbstractScrollArea):
    """``moved`` comes when another page, or another size, is looked at."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(220, 160))
        self._raster: Raster | None = None
        self._flow = NOTHING
        self._pictures = PagePictures(self)
        self._pictures.drawn.connect(self.viewport().update)
        self._wish: float | None = None
        self._single = self._old = self._going = False
        self._words = ""
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
        return self._pictures.sharp

    def show_raster(self, raster: Raster) -> None:
        """Show another file; pages that stay as large stay where they are meanwhile."""
        former, self._raster = self._raster, raster
        same = former is not None and former.sizes == raster.sizes
        self._pictures.take(raster, same_pages=same)
        if not same:
            self._wish = None
            self._single = self._single and self.count > 1
        self.current = max(0, min(self.current, self.count - 1))
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
        if self._raster is not None:
            Work(self._raster.close).start()
        self._raster, self._flow, self.current = None, NOTHING, 0
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setRange(0, 0)
        self.viewport().update()
        self.moved.emit()

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
        page = self.page_at(at)
        page = self.current if page is None else page
        before = self.area(page)
        held = (at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height()
        least = page_flow.overview(self._sizes(), self._room()) / 4
        self._wish = max(least, min(self._flow.scale * factor, LARGEST))
        self._arrange()
        now = self.area(page)
        for bar, place, shift in (
            (self.horizontalScrollBar(), now.x() + held[0] * now.width(), at.x()),
            (self.verticalScrollBar(), now.y() + held[1] * now.height(), at.y()),
        ):
            bar.setValue(round(bar.value() + place - shift))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

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
                paint_words(painter, self.viewport().rect(), self._words)
                return
            for at in self.in_sight():
                page = self._page(at)
                paint_page(painter, page, self.devicePixelRatioF(), focused=self.hasFocus())
            if self.hasFocus() and not self._flow.spots:
                paint_ring(painter, QRectF(self.viewport().rect()), focused=True)
        self._draw()

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

    def area(self, at: int) -> QRectF:
        """Return where a page stands in the viewport."""
        spot = self._flow.spots[at]
        return QRectF(spot.x, spot.y, spot.width, spot.height).translated(-self._origin())

    def in_sight(self) -> list[int]:
        """Return the pages of which something is seen."""
        seen = QRectF(self.viewport().rect())
        top = self._origin().y()
        pages = self._flow.between(top - LABEL, top + seen.height())
        return [at for at in pages if self.area(at).adjusted(0, 0, 0, LABEL).intersects(seen)]

    def page_at(self, point: QPointF) -> int | None:
        """Return the page at a point of the viewport."""
        return next((at for at in self.in_sight() if self.area(at).contains(point)), None)

    def _reveal(self) -> None:
        """Bring the page looked at into sight."""
        if not self._flow.spots:
            return
        self._going = True  # the last page may be too small to come into the middle
        spot, room = self._flow.spots[self.current], self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setValue(round(page_flow.reach(spot, down.value(), room.height(), self.single)))
        if across.maximum():
            across.setValue(round(spot.middle[0] - room.width() / 2))
        self._going = False

    def _follow(self) -> None:
        """One page at a time: the one in the middle is the one looked at."""
        self.viewport().update()
        if self._going or not self.single or not self._flow.spots:
            return
        middle = self._origin().y() + self.viewport().height() / 2
        away = [abs(spot.middle[1] - middle) for spot in self._flow.spots]
        near = away.index(min(away))
        if near != self.current:
            self.current = near
            self.moved.emit()

    def _page(self, at: int) -> Page:
        """Return a page as it is seen now."""
        area = self.area(at)
        sharp = self._pictures.piece(at, round(area.width() * self.devicePixelRatioF()))
        current = at == self.current
        ringed = current and (self.count > 1 or self.hasFocus())
        image = self._pictures.image(at)
        return Page(at, area, image, sharp, current=current, ringed=ringed, old=self._old)

    def _draw(self) -> None:
        """Let the pages in sight be drawn, that which is looked at first."""
        ratio = self.devicePixelRatioF()
        order = sorted(self.in_sight(), key=lambda at: at != self.current)
        widths = {at: round(self._flow.spots[at].width * ratio) for at in order}
        room = QRectF(self.viewport().rect())
        pieces = {at: seen_piece(self.area(at), room, ratio) for at in order}
        self._pictures.want(widths, pieces)

    def describe(self) -> str:
        """Return which page is looked at, in words."""
        if not self.count:
            return ""
        return _("Page {n} of {total}").format(n=number(self.current + 1), total=number(self.count))
