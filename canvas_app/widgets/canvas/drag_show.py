"""What is seen of a drag: ghosts, the lit cell, neighbours that move aside (room: widgets)."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtGui import QPainter

from canvas_app.gestures.answers import Preview
from canvas_app.gestures.rehearsal import Rehearsal, rehearse
from canvas_app.layout.board import layout
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.view import JourneyView
from canvas_app.widgets.canvas.glide import Place
from canvas_app.widgets.canvas.overlay import area_of, paint_count, paint_shadow
from canvas_app.widgets.canvas.picture_view import PictureView

AT_ONCE = 0.008
"""Seconds: a layout that takes longer waits until the pointer rests."""
REST = 70
"""Milliseconds without a new place that count as rest."""
GHOSTS = 3
"""So many cards are drawn of a large drag; a number says how many there are."""
GHOST_STEP = 6.0


class DragShow(QTimer):
    """Shows the Previews of one gesture on a view. It is the timer that waits for rest."""

    rehearsed = Signal()

    def __init__(self, view: PictureView) -> None:
        """Show nothing yet."""
        super().__init__(view)
        self.setSingleShot(True)
        self.setInterval(REST)
        self.timeout.connect(self._rehearse)
        self._view = view
        self._of: JourneyView | None = None
        self._base: Picture | None = None
        self._took = 0.0
        self._ghosts: tuple[Node, ...] = ()
        self.preview: Preview | None = None
        self.rehearsal: Rehearsal | None = None

    @property
    def landing(self) -> tuple[Node, ...]:
        """The cards of the rehearsal that the gesture puts down."""
        if self.rehearsal is None:
            return ()
        known = self.rehearsal.picture.by_id
        return tuple(known[id_] for id_ in sorted(self.rehearsal.landing))

    @property
    def carrying(self) -> bool:
        """Whether ghosts follow the pointer."""
        return bool(self._ghosts)

    def show(self, preview: Preview, of: JourneyView, base: Picture) -> None:
        """Show a preview of a view of the project, whose own picture is ``base``."""
        known = self.preview
        self._of, self._base, self.preview = of, base, preview
        if known is None or known.carried != preview.carried:
            self._ghosts = tuple(base.by_id[id_] for id_ in preview.carried)
            self._present(None)
        if known is None or known.edit is not preview.edit:
            if self._took < AT_ONCE:
                self._rehearse()
            else:
                self.start()
        self._view.update()

    def clear(self) -> dict[str, Place]:
        """Forget everything; return where the ghosts were, by the cards that land."""
        starts: dict[str, Place] = {}
        if self.preview is not None and self._ghosts:
            places = dict(
                zip((node.touchpoint_id for node in self._ghosts), self._places(), strict=True)
            )
            for node in self.landing or self._ghosts:
                place = places.get(node.touchpoint_id) or next(iter(places.values()))
                starts[node.id] = place
        self.stop()
        self._ghosts = ()
        self.preview = self.rehearsal = None
        return starts

    def hidden(self) -> frozenset[str]:
        """Return the nodes that are not painted, since a ghost stands for them."""
        if not self._ghosts:
            return frozenset()
        carried = self.preview.carried if self.preview else ()
        landing = self.rehearsal.landing if self.rehearsal else frozenset()
        return landing | (frozenset(carried) if self._takes_away() else frozenset())

    def paint(self, painter: QPainter) -> None:
        """Paint the ghosts, in px of the window."""
        if not self._ghosts:
            return
        shown = list(zip(self._ghosts, self._places(), strict=True))[:GHOSTS]
        port = self._view.port
        for node, place in reversed(shown):
            paint_shadow(painter, area_of(*place, node.width, node.height, port), self._view.theme)
            self._view.paint_sprite(painter, node, place)
        if len(self._ghosts) > 1:
            node, place = shown[0]
            x, y = self._view.port.to_window(place[0] + node.width, place[1])
            paint_count(painter, QPointF(x, y), len(self._ghosts), self._view.theme)

    def _takes_away(self) -> bool:
        """Tell whether the carried cards leave their places: not when copies are made."""
        edit = self.preview.edit if self.preview else None
        return edit is None or edit.kind == "move_touchpoints"

    def _places(self) -> list[Place]:
        """Return where the ghosts are (points): the gripped card first, the others piled up."""
        if self.preview is None:
            return []
        first = self._ghosts[0]
        x, y = first.x + self.preview.dx, first.y + self.preview.dy
        piled = GHOST_STEP / self._view.zoom
        return [
            (x + min(i, GHOSTS) * piled, y + min(i, GHOSTS) * piled)
            for i in range(len(self._ghosts))
        ]

    def _rehearse(self) -> None:
        if self.preview is None or self._of is None:
            return
        edit, cell = self.preview.edit, self.preview.cell
        start = perf_counter()
        found = None
        if edit is not None and cell is not None:
            found = rehearse(layout, self._of, edit, cell.place.lane)
        self._took = perf_counter() - start
        self._present(found)
        self.rehearsed.emit()

    def _present(self, found: Rehearsal | None) -> None:
        self.rehearsal = found
        if self._base is not None:
            picture = found.picture if found else self._base
            self._view.present(picture, self.hidden())
