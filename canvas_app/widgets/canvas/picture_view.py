"""A widget that shows a picture, scrolls and zooms it (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from canvas_app.layout.picture import Node, Picture
from canvas_app.theme import THEMES, Theme
from canvas_app.widgets.canvas.bars import Bars
from canvas_app.widgets.canvas.glide import MOST, Glide, Place, motion_wanted
from canvas_app.widgets.canvas.grid import REACH, differing
from canvas_app.widgets.canvas.heads import head_ids, paint_gliding, paint_heads, paint_seams
from canvas_app.widgets.canvas.painter import prepare
from canvas_app.widgets.canvas.px import notch_px, scaled, wheel_px
from canvas_app.widgets.canvas.sprites import Sprites
from canvas_app.widgets.canvas.tiles import BUDGET, Tiles
from canvas_app.widgets.canvas.view_port import ViewPort
from canvas_app.widgets.overriding import override

FIRST_BUDGET = 0.25
"""Seconds the very first frame may take, so that the window opens complete."""
IDLE_BUDGET = 0.004
BEHIND = 0.006
"""Seconds a frame may take to paint tiles that are not shown yet, while nothing moves."""
HOLD_MS = 250
"""Milliseconds that cards wait for tiles before they make room."""
ZOOM_NOTCH = 1.2
GLIDING = ("card", "note")
NOWHERE: Mapping[str, Place] = {}


class PictureView(QWidget):
    """Shows one picture; what it shows of it is a ViewPort, a value.

    Pictures follow each other by ``present``; cards that stand elsewhere glide there.
    """

    zoom_changed = Signal(float)
    looked = Signal()
    """Another part of the picture is shown."""
    presented = Signal()
    """Another picture is shown."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        """Show a picture in the light theme until ``set_theme`` says otherwise."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.theme = THEMES["light"]
        self.port = ViewPort().on(picture)
        self.wheel_zooms = False
        """Whether the wheel zooms by itself and scrolls with Ctrl."""
        self.moving = motion_wanted(self)
        """Whether cards glide; off when the system or the user wants no motion."""
        self._tiles = Tiles(picture, self.theme)
        self._tiles.hide(head_ids(picture))
        self._glide = Glide(self)
        self._glide.stepped.connect(self._step_glide)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.timeout.connect(self._let_go)
        self._renewed = False
        """Whether those tiles are painted, so that a whole frame can show them."""
        self._standing = picture
        """The picture that is seen while the tiles of the next one are painted."""
        self._trail = QRectF()
        """Where nodes glide, or stand aside (points)."""
        self._lifted: frozenset[str] = frozenset()
        self._landed: frozenset[str] = frozenset()
        """Cards that have just come to rest, which not all tiles show yet."""
        self._starting = False
        """Whether cards are about to make room for a lifted one: tiles may wait a frame."""
        self._sprites = Sprites()
        self._bars = Bars()
        self._bar_lit = False
        self._painted = self.sharp = False
        """Whether the last frame showed everything as it is, nothing scaled or out of date."""
        self._catch_up = QTimer(self)
        self._catch_up.setSingleShot(True)
        self._catch_up.timeout.connect(self._prepare)

    @property
    def shown(self) -> Picture:
        """The picture that is shown, which may be a preview."""
        return self._tiles.picture

    @property
    def zoom(self) -> float:
        """Px of the window to a point of the picture; 1.0 is 100 %."""
        return self.port.zoom

    def set_theme(self, theme: Theme) -> None:
        """Paint everything in another theme."""
        self.theme = theme
        self._tiles.restyle(theme)
        self._sprites.clear()
        self._painted = False  # all of it changes: the next frame may take as long as the first
        self.update()

    def present(
        self,
        picture: Picture,
        lifted: frozenset[str] = frozenset(),
        starts: Mapping[str, Place] = NOWHERE,
        aside: Mapping[str, Place] = NOWHERE,
        *,
        still: bool = False,
    ) -> None:
        """Show another picture, without the lifted nodes; ``still`` says that it is a preview.

        Nodes in ``starts`` come from there (points), others from where they stood; those in
        ``aside`` go there instead of their place in the picture.
        """
        same = picture is self.shown
        if same and not starts and (lifted, aside) == (self._lifted, self._glide.targets):
            return
        before, seen = self.shown, self._ids_in_sight()
        changed = [] if same else differing(before, picture)
        places = {id_: self._place_of(before.by_id[id_]) for id_ in seen | self._glide.ids}
        areas = self._tiles.show(picture, changed)
        seen |= set() if same else self._ids_in_sight()
        ids = {node.id for node in changed if node.id in seen} | self._glide.ids | aside.keys()
        gliding: dict[str, Place] = {}
        if self.moving:
            gliding = self._moves((ids - lifted) | starts.keys(), {**places, **starts}, aside)
        self._lifted, self._starting = lifted, bool(gliding and lifted)
        self._glide.begin(gliding, aside, wait=self._waits(before, bool(gliding)))
        former, self._trail = self._trail, self._way_of_glide()
        self._update_areas([*areas, *self._tiles.hide(self._hidden()), former, self._trail])
        port = self.port.on(picture, still=still)
        if port != self.port:
            self.port = port
            self.update()
        self.presented.emit()

    def look(self, port: ViewPort) -> None:
        """Show another part of the picture."""
        if port == self.port:
            return
        zoomed = port.zoom != self.port.zoom
        if self._hold.isActive():
            self._let_go()
        self.port = port
        self._catch_up.stop()  # what lies around waits until this is shown
        self.update()
        self.looked.emit()
        if zoomed:
            self._sprites.clear()
            self.zoom_changed.emit(port.zoom)

    def zoom_by(self, factor: float) -> None:
        """Zoom by a factor around the card in focus when it is seen, else around the middle."""
        self.zoom_to(self.port.zoom * factor)

    def zoom_to(self, factor: float) -> None:
        """Zoom to px per point (1.0: 100 %) around what ``zoom_by`` zooms around."""
        self.look(self.port.zoomed(factor, *self._anchor()))

    def _anchor(self) -> tuple[float, float]:
        """Return which point of the window stays where it is (px; for subclasses)."""
        return self.width() / 2, self.height() / 2

    def fit(self) -> None:
        """Show the whole picture."""
        self.look(self.port.fitted())

    def fit_width(self) -> None:
        """Show all columns, not below 60 %."""
        self.look(self.port.fitted_to_width())

    def show_opened(self) -> None:
        """Show the picture as a document that is opened: from its top left, readable."""
        self.look(self.port.opened())

    def update_points(self, area: QRectF) -> None:
        """Repaint an area of the picture (points)."""
        x, y = self.port.to_window(area.x(), area.y())
        width, height = area.width() * self.zoom, area.height() * self.zoom
        edge = QRectF(x, y, width, height).adjusted(-8, -8, 8, 8)
        self.update(edge.toAlignedRect())
        if self.port.pin_width or self.port.pin_height:
            for pane in self.port.panes()[1:]:
                self.update(QRectF(pane.x, pane.y, pane.width, pane.height).toAlignedRect())

    def update_over(self) -> None:
        """Repaint what lies over the picture, after a drag went on (for subclasses)."""
        self.update()

    def nodes_in_sight(self) -> list[Node]:
        """Return the nodes that the window shows, in painting order."""
        area = self._seen_area()
        return self._tiles.within(area.x(), area.y(), area.width(), area.height())

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the picture, in px of the window (for subclasses)."""

    def sprite(self, node: Node) -> QImage:
        """Return a node's drawing by itself, with ``REACH`` points of room around it."""
        return self._sprites.of(node, self.zoom, self.devicePixelRatioF(), self.theme)

    def paint_sprite(self, painter: QPainter, node: Node, place: Place) -> None:
        """Paint a node at a place (points)."""
        painter.drawImage(self._corner(place), self.sprite(node))

    def _corner(self, place: Place) -> QPointF:
        """Return where a sprite is drawn for a place of its node (points)."""
        x, y = self.port.to_window(place[0] - REACH, place[1] - REACH)
        return QPointF(round(x), round(y))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._renewed and event.region() == QRegion(self.rect()):
            self._let_go()
        ratio = self.devicePixelRatioF()
        begun = perf_counter()
        gliding = self._sprites_in_sight(self._glide.ids)
        made = perf_counter() - begun  # the first frame of a glide draws its cards anew
        held = self._hold.isActive()
        usual = 0.0 if self._starting else (BEHIND if held else BUDGET) - made
        budget = usual if self._painted else FIRST_BUDGET
        self._starting = False
        with QPainter(self) as painter:
            painter.scale(1 / ratio, 1 / ratio)
            region = scaled(event.region(), ratio)
            complete = self._tiles.draw(painter, self.port, ratio, region, 0 if held else budget)
            painter.scale(ratio, ratio)
            if complete:
                self._landed = frozenset()
            gliding += self._sprites_in_sight(self._landed - self._lifted)
            prepare(painter)
            paint_heads(painter, self.standing, self.port, self.theme)
            paint_gliding(painter, gliding, self.port)
            paint_seams(painter, self.port, self.theme)
            self.paint_over(painter)
            self._bars.paint(painter, self.port, self.theme)
        self._painted, self.sharp = True, complete and not held
        if held and self._tiles.renew(self.port, ratio, budget):
            self._renewed = True
            self.update()
        if complete:
            self._catch_up.start(30)
        else:
            self.update(event.region())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._let_go()
        self.port = self.port.sized(self.width(), self.height())
        self.looked.emit()
        super().resizeEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        dx, dy = wheel_px(event)
        if bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) != self.wheel_zooms:
            factor = ZOOM_NOTCH ** ((dx or dy) / notch_px())
            here = event.position()
            self.look(self.port.zoomed(self.zoom * factor, here.x(), here.y()))
        else:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0.0
            self.look(self.port.scrolled(dx, dy))
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            here, zoom = event.position(), self.zoom * (1 + event.value())
            self.look(self.port.zoomed(zoom, here.x(), here.y()))
            return True
        return super().event(event)

    def grip_bar(self, event: QMouseEvent) -> bool:
        """Take hold of a scroll bar under the pointer; tell whether there is one."""
        left = event.button() == Qt.MouseButton.LeftButton
        return left and self._bars.press(self.port, event.position())

    def drag_bar(self, event: QMouseEvent) -> bool:
        """Scroll by a gripped bar, or light the one under the pointer; tell if there is one."""
        pressed = event.buttons() != Qt.MouseButton.NoButton
        port = self._bars.move(self.port, event.position(), pressed=pressed)
        if port is not None:
            self.look(port)
        self._light_bar(port is not None)
        return port is not None

    def release_bar(self) -> bool:
        """Let a gripped bar go; tell whether there was one."""
        return self._bars.release()

    def _light_bar(self, lit: bool) -> None:
        if lit != self._bar_lit:
            self._bar_lit = lit
            self.update()

    def _moves(
        self, ids: Set[str], places: Mapping[str, Place], aside: Mapping[str, Place]
    ) -> dict[str, Place]:
        """Return where the nodes come from that will glide into their new places."""
        found: dict[str, Place] = {}
        for id_ in ids:
            node, start = self.shown.by_id.get(id_), places.get(id_)
            if node is None or start is None or node.kind not in GLIDING:
                continue
            if start != (aside.get(id_) or (node.x, node.y)):
                found[id_] = start
        return found if len(found) <= MOST else {}

    @property
    def standing(self) -> Picture:
        """The picture whose ground is seen: the next one comes as a whole."""
        return self._standing if self._hold.isActive() else self.shown

    def _place_of(self, node: Node) -> Place:
        """Return where a node of the picture is seen now, which may be the one before still."""
        seen = node if node.id in self._glide.ids else self.standing.by_id.get(node.id, node)
        return self._glide.place(seen)

    def _waits(self, before: Picture, gliding: bool) -> bool:
        """Tell whether cards wait until the ground can be shown on which they will stand."""
        if not self._hold.isActive():
            if not (gliding and self.sharp and self.isVisible()):
                return False
            self._standing = before
        self._renewed = False
        self._hold.start(HOLD_MS)
        return True

    def _let_go(self) -> None:
        """Show the ground that was painted meanwhile, and let the cards move on it."""
        self._hold.stop()
        self._renewed = False
        self._tiles.turn()
        self._glide.go()
        self.update()

    def _hidden(self) -> frozenset[str]:
        return self._lifted | self._glide.ids | head_ids(self.shown)

    def _ids_in_sight(self) -> set[str]:
        return {node.id for node in self.nodes_in_sight()}

    def _update_areas(self, areas: list[QRectF]) -> None:
        for area in areas:
            self.update_points(area)

    def _step_glide(self) -> None:
        if not self._glide.starts:
            hidden = self._hidden()
            self._landed = self._tiles.hidden - hidden
            self._update_areas(self._tiles.hide(hidden))
        self.update_points(self._trail)

    def _way_of_glide(self) -> QRectF:
        """Return what the nodes pass that glide or stand aside (points)."""
        way = QRectF()
        for id_ in self._glide.ids:
            if node := self.shown.by_id.get(id_):
                for place in (self._glide.starts.get(id_), self._glide.end(node)):
                    way |= _rect(node, place) if place else QRectF()
        return way.adjusted(-REACH, -REACH, REACH, REACH) if way else way

    def _sprites_in_sight(self, ids: Iterable[str]) -> list[tuple[QImage, QPointF]]:
        """Return the drawings of nodes in sight, and where they are now (px)."""
        area, found = self._seen_area(), []
        for id_ in ids:
            node = self.shown.by_id.get(id_)
            if node is not None and area.intersects(_rect(node, place := self._glide.place(node))):
                found.append((self.sprite(node), self._corner(place)))
        return found

    def _seen_area(self) -> QRectF:
        x, y = self.port.to_picture(self.port.width, self.port.height)
        left, top = -self.port.left / self.zoom, -self.port.top / self.zoom
        return QRectF(left, top, x - left, y - top)

    def _prepare(self) -> None:
        if self.isVisible() and not self._glide.starts and not self._hold.isActive():
            done = self._tiles.prepare_around(self.port, self.devicePixelRatioF(), IDLE_BUDGET)
            if not done:
                self._catch_up.start(8)


def _rect(node: Node, place: Place) -> QRectF:
    return QRectF(place[0], place[1], node.width, node.height)
