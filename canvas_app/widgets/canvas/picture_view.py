"""A widget that shows a picture, whose cards glide to new places (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from time import perf_counter

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from canvas_app.layout.picture import Node, Picture
from canvas_app.theme import THEMES, Theme
from canvas_app.widgets.canvas.glide import Glide, Place, comings, motion_wanted, standing_area
from canvas_app.widgets.canvas.grid import REACH, differing
from canvas_app.widgets.canvas.heads import head_ids, paint_gliding, paint_heads, paint_seams
from canvas_app.widgets.canvas.painter import prepare
from canvas_app.widgets.canvas.px import scaled
from canvas_app.widgets.canvas.scroll_view import ScrollView
from canvas_app.widgets.canvas.sprites import Sprites
from canvas_app.widgets.canvas.squares import SIDE
from canvas_app.widgets.canvas.tiles import BUDGET, HERE, Tiles
from canvas_app.widgets.canvas.view_port import ViewPort
from canvas_app.widgets.overriding import override

FIRST_BUDGET = 0.25
"""Seconds the very first frame may take, so that the window opens complete."""
IDLE_BUDGET = 0.004
IDLE_MS = 30
"""Milliseconds after which nothing more is expected to move, and what lies around is painted."""
BEHIND = 0.006
"""Seconds between two events that may be spent on tiles which are not shown yet."""
AFTER_MS = 4
"""Milliseconds that such tiles leave to a frame, to come to the screen and to be answered."""
HOLD_MS = 250
"""Milliseconds that cards wait for tiles before they make room."""
NOWHERE: Mapping[str, Place] = {}


class PictureView(ScrollView):
    """Shows one picture: tiles of its ground, and over them the cards that do not rest.

    Pictures follow each other by ``present``; cards that stand elsewhere glide there.
    """

    presented = Signal()
    """Another picture is shown."""

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        """Show a picture in the light theme until ``set_theme`` says otherwise."""
        super().__init__(ViewPort().on(picture), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.theme = THEMES["light"]
        self.moving = motion_wanted(self)
        """Whether cards glide; off when the system or the user wants no motion."""
        self._tiles = Tiles(picture, self.theme)
        self._tiles.hide(head_ids(picture))
        self._glide = Glide(self)
        self._glide.stepped.connect(self._step_glide)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.timeout.connect(self._let_go)
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.setInterval(0)
        self._renewal.timeout.connect(self._renew)
        self._standing = picture
        """The picture that is seen while the tiles of the next one are painted."""
        self._trail = QRectF()
        """Where nodes glide, or stand aside (points)."""
        self._lifted: frozenset[str] = frozenset()
        self._landed: frozenset[str] = frozenset()
        """Cards that have just come to rest, which not all tiles show yet."""
        self._starting = False
        """Whether cards are about to make room for a lifted one: tiles may wait a frame."""
        self._moved = False
        """Whether another part is shown since the last frame, of which nothing may wait."""
        self._way = HERE
        """Which way the picture was scrolled since tiles were painted ahead, and a tile far."""
        self._sprites = Sprites()
        self._painted = self.sharp = False
        """Whether the last frame showed everything as it is, nothing scaled or out of date."""
        self._catch_up = QTimer(self)
        self._catch_up.setSingleShot(True)
        self._catch_up.timeout.connect(self._prepare)

    @property
    def shown(self) -> Picture:
        """The picture that is shown, which may be a preview."""
        return self._tiles.picture

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
        areas = self._tiles.show(picture, changed, self._near())
        ids = {node.id for node in changed if node.id in seen} | self._glide.ids | aside.keys()
        gliding: dict[str, Place] = {}
        if self.moving:
            ids = (ids - lifted) | starts.keys()
            gliding = comings(picture, ids, {**places, **starts}, aside)
        self._lifted, self._starting = lifted, bool(gliding and lifted and not self._moved)
        self._glide.begin(gliding, aside, wait=self._waits(before, bool(gliding)))
        former, self._trail = self._trail, self._glide.way(picture)
        areas += self._tiles.hide(self._hidden())
        if self._hold.isActive():
            areas = []  # all of it is shown as before, until the new ground comes as a whole
        self._update_areas([*areas, former, self._trail])
        port = self.port.on(picture, still=still)
        if port != self.port:
            self.port = port
            if not self._hold.isActive():
                self.update()
        self.presented.emit()

    @override
    def look(self, port: ViewPort) -> None:
        if port == self.port:
            return
        if self._hold.isActive():
            self._let_go()
        self._catch_up.stop()  # what lies around waits until this is shown
        self._moved = True
        if port.zoom != self.port.zoom:
            self._sprites.clear()
        else:
            self._way = _ahead(self.port, port)
        super().look(port)

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
        ratio = self.devicePixelRatioF()
        begun = perf_counter()
        gliding = self._sprites_in_sight(self._glide.ids)
        made = perf_counter() - begun  # the first frame of a glide draws its cards anew
        held = self._hold.isActive()
        usual = 0.0 if self._starting else BUDGET - made
        budget = usual if self._painted else FIRST_BUDGET
        self._starting = self._moved = False
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
        if held:  # what waits for this frame comes first, then the tiles
            QTimer.singleShot(AFTER_MS, self._renewal, self._renewal.start)
        elif complete:
            self._catch_up.start(IDLE_MS if self._way == HERE else AFTER_MS)
        else:
            self.update(event.region())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._let_go()
        super().resizeEvent(event)

    @property
    def standing(self) -> Picture:
        """The picture whose ground is seen: the next one comes as a whole."""
        return self._standing if self._hold.isActive() else self.shown

    def as_seen(self, node: Node) -> Node:
        """Return a node of the ``standing`` picture where it is seen now: it may glide."""
        place = self._glide.place(node)
        return node if place == (node.x, node.y) else node.at(*place)

    def _place_of(self, node: Node) -> Place:
        """Return where a node of the picture is seen now, which may be the one before still."""
        seen = node if node.id in self._glide.ids else self.standing.by_id.get(node.id, node)
        return self._glide.place(seen)

    def _waits(self, before: Picture, gliding: bool) -> bool:
        """Tell whether cards wait until the ground can be shown on which they will stand."""
        if not self._hold.isActive():
            if not (gliding and self.sharp and not self._moved and self.isVisible()):
                return False
            self._standing = before
        self._hold.start(HOLD_MS)
        return True

    def _renew(self) -> None:
        """Paint a part of the ground that is not shown yet; show it when all is there.

        No frame is painted for this: nothing on it would have changed.
        """
        if self._hold.isActive():
            if self._tiles.renew(self.port, self.devicePixelRatioF(), BEHIND):
                self._let_go()
            else:
                self._renewal.start()

    def _let_go(self) -> None:
        """Show the ground that was painted meanwhile, and let the cards move on it."""
        self._hold.stop()
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

    def _sprites_in_sight(self, ids: Iterable[str]) -> list[tuple[QImage, QPointF]]:
        """Return the drawings of nodes in sight, and where they are now (px)."""
        area, found = self._seen_area(), []
        for id_ in ids:
            node = self.shown.by_id.get(id_)
            if node is None:
                continue
            place = self._glide.place(node)
            if area.intersects(standing_area(node, place)):
                found.append((self.sprite(node), self._corner(place)))
        return found

    def _seen_area(self) -> QRectF:
        x, y = self.port.to_picture(self.port.width, self.port.height)
        left, top = -self.port.left / self.zoom, -self.port.top / self.zoom
        return QRectF(left, top, x - left, y - top)

    def _near(self) -> QRectF:
        """Return what the window shows and the tiles around it (points)."""
        edge = SIDE / self.zoom
        return self._seen_area().adjusted(-edge, -edge, edge, edge)

    def _prepare(self) -> None:
        way, self._way = self._way, HERE
        rests = way != HERE or not self._glide.starts
        if self.isVisible() and rests and not self._hold.isActive():
            self._standing = self.shown  # to let thousands of old nodes go takes milliseconds
            ratio = self.devicePixelRatioF()
            if not self._tiles.prepare_around(self.port, ratio, IDLE_BUDGET, way):
                self._catch_up.start(8)


def _ahead(before: ViewPort, after: ViewPort) -> QPoint:
    """Return which way, and a tile far, the picture goes on when it goes on moving like this."""
    return QPoint(_tile_far(after.left - before.left), _tile_far(after.top - before.top))


def _tile_far(way: float) -> int:
    return SIDE if way > 0 else -SIDE if way < 0 else 0
