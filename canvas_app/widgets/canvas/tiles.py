"""Painted squares of the picture, kept until something in them changes (room: widgets).

Tiles are painted within a time budget per frame. A tile that is missing shows the last
complete view, scaled; one that is out of date shows what it showed before.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor
from time import perf_counter

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion

from canvas_app.layout.picture import Box, Detail, Disc, Icon, Node, Path, Picture, Shape, Text
from canvas_app.theme import Theme
from canvas_app.widgets.canvas.changed import apart_from, area_of, changed_areas
from canvas_app.widgets.canvas.far_view import FarView
from canvas_app.widgets.canvas.grid import REACH, Grid
from canvas_app.widgets.canvas.painter import ink, paint, prepare
from canvas_app.widgets.canvas.squares import (
    SIDE,
    SPECK_BELOW,
    Key,
    PaneView,
    in_points,
    paper_of,
    pixels_of,
    squares,
    touched,
    window_of,
)
from canvas_app.widgets.canvas.view_port import ViewPort

KEPT = 240 * SIDE * SIDE
"""How many pixels of tiles are kept; one takes four bytes."""
HERE = QPoint()
BUDGET = 0.004
"""Seconds a frame may spend on painting tiles."""
BRIEF_BELOW = 0.5
TILE_BELOW = 0.25
DUST_BELOW = 0.08
"""Below this zoom links and notes are finer than a pixel."""
DUST = ("link", "note")


def detail_at(zoom: float) -> Detail:
    """Return how much is drawn at a zoom: all, title and face, or coloured tiles."""
    return "tile" if zoom < TILE_BELOW else "brief" if zoom < BRIEF_BELOW else "full"


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A complete view of earlier, shown scaled where tiles are missing."""

    image: QImage
    port: ViewPort


class Tiles:
    """A cache of painted squares of one picture, for one theme."""

    def __init__(self, picture: Picture, theme: Theme) -> None:
        """Begin with nothing painted."""
        self.picture = picture
        self.theme = theme
        self.hidden: frozenset[str] = frozenset()
        self._grid = Grid(picture)
        self._far = FarView(picture)
        self._images: OrderedDict[Key, QImage] = OrderedDict()
        self._pixels = 0
        self._stale: dict[Key, QRectF] = {}
        """What has changed in tiles since they were painted (points)."""
        self._behind: dict[Key, QImage] = {}
        """Tiles as they should be, which are not shown yet."""
        self._backdrop: Backdrop | None = None
        self._complete: ViewPort | None = None
        self._ratio = 1.0

    def show(
        self, picture: Picture, changed: Sequence[Node], near: QRectF | None = None
    ) -> list[QRectF]:
        """Go over to another picture; return what changed (points).

        ``changed`` are the nodes in which the pictures differ, those of both; when they are very
        many, only those in the area ``near`` (points) are looked at one by one.
        """
        width = max(self.picture.width, picture.width)
        height = max(self.picture.height, picture.height)
        if picture is not self.picture:
            self._grid, self._far = Grid(picture), FarView(picture)
        self.picture = picture
        near = near or QRectF()
        apart, nodes = apart_from(changed, near, width, height)
        shown = changed_areas(node for node in nodes if node.id not in self.hidden)
        areas = [*apart, *(area for area in shown if not apart or area.intersects(near))]
        self._spoil(areas)
        return [*areas, *(area_of(node) for node in nodes if node.id in self.hidden)]

    def hide(self, hidden: frozenset[str]) -> list[QRectF]:
        """Leave these nodes out from now on, and no others; return what changed (points)."""
        nodes = [node for id_ in hidden ^ self.hidden if (node := self.picture.by_id.get(id_))]
        apart, single = apart_from(nodes, QRectF(), self.picture.width, self.picture.height)
        areas = [*apart, *map(area_of, single)]
        self.hidden = hidden
        self._spoil(areas)
        return areas

    def restyle(self, theme: Theme) -> None:
        """Go over to another theme: everything is painted anew."""
        self.theme = theme
        self._forget()

    def _forget(self) -> None:
        self._images.clear()
        self._stale.clear()
        self._behind.clear()
        self._pixels, self._backdrop = 0, None

    def within(self, x: float, y: float, width: float, height: float) -> list[Node]:
        """Return the nodes in a rectangle (points), in painting order."""
        return self._grid.within(x, y, width, height)

    def draw(
        self, painter: QPainter, port: ViewPort, ratio: float, region: QRegion, budget: float
    ) -> bool:
        """Draw a window's view; tell whether all of it is as it should be.

        ``painter`` works in pixels of the device, ``ratio`` of them to a px of the window;
        ``region`` is in those pixels too. After ``budget`` seconds no more tiles are painted.
        """
        deadline = perf_counter() + budget
        self._keep_backdrop(port, ratio)
        complete = True
        painter.save()
        _seat(painter)
        for pane in port.panes():
            part = region.intersected(pixels_of(pane, port, ratio))
            if not part.isEmpty():
                view = PaneView(pane, port, ratio, part)
                painter.setClipRegion(part)
                complete &= self._draw_pane(painter, view, deadline)
        painter.restore()
        if complete:
            self._complete = port
        return complete

    def renew(self, port: ViewPort, ratio: float, budget: float) -> bool:
        """Paint what is out of date in sight, and do not show it yet; tell whether all is done."""
        deadline = perf_counter() + budget
        for pane in port.panes():
            part = QRegion(pixels_of(pane, port, ratio))
            for key in PaneView(pane, port, ratio, part).tiles():
                known = key in self._behind or (key in self._images and key not in self._stale)
                if not known and perf_counter() > deadline:
                    return False
                if not known:
                    self._behind[key] = self._painted(key)
        return True

    def turn(self) -> None:
        """Show all at once what was renewed."""
        for key, image in self._behind.items():
            self._keep(key, image)
        self._behind.clear()

    def prepare_around(
        self, port: ViewPort, ratio: float, budget: float, way: QPoint = HERE
    ) -> bool:
        """Paint tiles just outside the window; tell whether all are there.

        Those come first into which the window goes while the picture moves the ``way``.
        """
        deadline = perf_counter() + budget
        scale = port.zoom * ratio
        window = window_of(port, ratio)
        ring = window.adjusted(-SIDE, -SIDE, SIDE, SIDE)
        ahead = window.translated(-way) if way != HERE else QRect()
        paper = paper_of(port, scale)
        for area in (ahead, ring):
            for square in squares(area.intersected(paper), port.zoom):
                key = (scale, square)
                if key in self._images and key not in self._stale:
                    continue
                if perf_counter() > deadline:
                    return False
                self._keep(key, self._painted(key))
        return True

    def _draw_pane(self, painter: QPainter, view: PaneView, deadline: float) -> bool:
        complete = True
        missing = QRegion()
        self._fill_ground(painter, view, view.paper.translated(view.origin))
        for key in sorted(
            view.tiles(), key=self._images.__contains__
        ):  # holes before what is out of date
            image, fresh = self._tile(key, deadline)
            complete &= fresh
            area = view.area(key[1])
            if image is None:
                missing += area
            else:
                painter.drawImage(area.topLeft(), image)
        if not missing.isEmpty():
            self._draw_backdrop(painter, view, missing)
        return complete

    def _fill_ground(self, painter: QPainter, view: PaneView, paper: QRect) -> None:
        """Fill what lies beside the paper."""
        ground = view.part.subtracted(QRegion(paper))
        if not ground.isEmpty():
            painter.setClipRegion(ground)
            painter.fillRect(ground.boundingRect(), ink(self.theme, "paper"))
            painter.setClipRegion(view.part)

    def _tile(self, key: Key, deadline: float) -> tuple[QImage | None, bool]:
        """Return a tile, painted if there is time, and whether it is up to date."""
        image = self._images.get(key)
        if image is not None and key not in self._stale:
            self._images.move_to_end(key)
            return image, True
        if perf_counter() < deadline:
            return self._keep(key, self._painted(key)), True
        return image, False

    def _painted(self, key: Key) -> QImage:
        """Return a tile as it should be: the former one with what has changed painted anew."""
        scale, (left, top, _side) = key
        former, part = self._images.get(key), self._changed_part(key)
        image = QImage(part.size(), QImage.Format.Format_RGB32)
        image.fill(ink(self.theme, "paper"))
        with QPainter(image) as painter:
            prepare(painter)
            painter.translate(-part.left(), -part.top())
            painter.scale(scale, scale)
            self.paint_area(painter, in_points(part, scale), scale / self._ratio)
        if former is None or image.size() == former.size():
            return image
        whole = former.copy()
        with QPainter(whole) as painter:
            painter.drawImage(part.left() - left, part.top() - top, image)
        return whole

    def _changed_part(self, key: Key) -> QRect:
        """Return what of a tile has to be painted, in pixels from the picture's origin."""
        scale, (left, top, side) = key
        whole, part = QRect(left, top, side, side), self._stale.get(key)
        if part is None or scale / self._ratio < SPECK_BELOW:
            return whole
        place = QPointF(part.x() * scale, part.y() * scale)
        return QRectF(place, part.size() * scale).toAlignedRect().intersected(whole)

    def _keep(self, key: Key, image: QImage) -> QImage:
        side = key[1][2]
        if key in self._images:
            self._pixels -= side * side
        self._images[key] = image
        self._images.move_to_end(key)
        self._stale.pop(key, None)
        self._pixels += side * side
        while self._pixels > KEPT:
            self._pixels -= (old := self._images.popitem(last=False)[0])[1][2] ** 2
            self._stale.pop(old, None)
        return image

    def paint_area(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint what stands in an area of the picture (points) straight, without tiles."""
        if zoom < SPECK_BELOW:
            self._far.paint(painter, area, self.theme)
            return
        detail, dust = detail_at(zoom), DUST if zoom < DUST_BELOW else ()
        for node in self.within(area.x(), area.y(), area.width(), area.height()):
            if node.id in self.hidden or node.kind in dust:
                continue
            shapes = node.shapes(detail)
            painter.translate(QPointF(node.x, node.y))
            paint(painter, _seen(shapes, node, area), self.theme)
            painter.translate(QPointF(-node.x, -node.y))

    def _spoil(self, areas: list[QRectF]) -> None:
        """Note what of the tiles is out of date, since the areas touch it."""
        for key, part in touched({*self._images, *self._behind}, areas):
            self._behind.pop(key, None)
            if key in self._images:
                self._stale[key] = part | self._stale.get(key, part)

    def _keep_backdrop(self, port: ViewPort, ratio: float) -> None:
        """When the zoom changes, keep the last complete view as a picture of its own."""
        if ratio != self._ratio:
            self._forget()
            self._ratio, self._complete = ratio, None
        former = self._complete
        if former is None or former.zoom == port.zoom:
            return
        self._complete = None
        width, height = round(former.width * ratio), round(former.height * ratio)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(ink(self.theme, "paper"))
        origin = QPoint(round(former.left * ratio), round(former.top * ratio))
        with QPainter(image) as painter:
            for square in squares(image.rect().translated(-origin), former.zoom):
                tile = self._images.get((former.zoom * ratio, square))
                if tile is not None:
                    painter.drawImage(QPoint(square[0], square[1]) + origin, tile)
        self._backdrop = Backdrop(image, former)

    def _draw_backdrop(self, painter: QPainter, view: PaneView, missing: QRegion) -> None:
        holes = missing.intersected(view.part)
        if self._backdrop is not None:
            former, ratio = self._backdrop.port, view.ratio
            grown = view.port.zoom / former.zoom
            left, top = view.pane.left - former.left * grown, view.pane.top - former.top * grown
            width, height = former.width * grown, former.height * grown
            area = QRectF(left * ratio, top * ratio, width * ratio, height * ratio)
            painter.setClipRegion(holes)
            painter.drawImage(area, self._backdrop.image)
            holes -= area.toRect().adjusted(1, 1, -1, -1)
        if not holes.isEmpty():
            painter.setClipRegion(holes)
            self._draw_roughly(painter, view, holes.boundingRect())
        painter.setClipRegion(view.part)

    def _draw_roughly(self, painter: QPainter, view: PaneView, area: QRect) -> None:
        """Draw what was not seen yet as ground and empty cards, which takes a millisecond."""
        painter.fillRect(area, ink(self.theme, "paper"))
        painter.save()
        painter.translate(view.origin)
        painter.scale(view.scale, view.scale)
        seen = in_points(area.translated(-view.origin), view.scale)
        far = view.port.zoom < SPECK_BELOW
        (self._far.paint if far else self._far.paint_roughly)(painter, seen, self.theme)
        painter.restore()


def _seat(painter: QPainter) -> None:
    """Begin on a whole pixel of the device, or there were rows between tiles nobody paints.

    A window that is shown at 150 % may begin amid a pixel.
    """
    there = painter.deviceTransform()
    painter.translate(floor(there.dx()) - there.dx(), floor(there.dy()) - there.dy())


def _seen(shapes: tuple[Shape, ...], node: Node, area: QRectF) -> Iterable[Shape]:
    """Leave out shapes of very wide nodes that lie outside the area."""
    if node.width <= 2 * area.width():
        return shapes
    left, right = area.left() - node.x - REACH, area.right() - node.x + REACH
    return (shape for shape in shapes if _overlaps(shape, left, right))


def _overlaps(shape: Shape, left: float, right: float) -> bool:
    match shape:
        case Box() | Text():
            return shape.x < right and shape.x + shape.width > left
        case Disc():
            return shape.x - shape.radius < right and shape.x + shape.radius > left
        case Icon():
            return shape.x < right and shape.x + shape.size > left
        case Path():
            return True
