"""What is seen of a drag: ghosts, the lit cell, neighbours that move aside (room: widgets)."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter

from canvas_app.gestures.answers import Preview
from canvas_app.gestures.rehearsal import Rehearsal
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.view import JourneyView
from canvas_app.widgets.canvas.glide import Place
from canvas_app.widgets.canvas.grid import REACH
from canvas_app.widgets.canvas.overlay import area_of, paint_count, paint_shadow
from canvas_app.widgets.canvas.picture_view import PictureView
from canvas_app.widgets.canvas.rehearser import Rehearser

FRAME = 16
"""Milliseconds."""
REST = 90
"""Milliseconds in one cell that count as rest."""
GHOSTS = 3
"""So many cards are drawn of a large drag; a number says how many there are."""
GHOST_STEP = 6.0
HALO = 36.0
"""Px around a ghost for its shadow and the number."""


class DragShow(QObject):
    """Shows the Previews of one gesture on a view.

    On boards that take longer to lay out only the neighbours move aside at first; the whole
    picture follows when the pointer rests.
    """

    def __init__(self, view: PictureView, rehearser: Rehearser) -> None:
        """Show nothing yet."""
        super().__init__(view)
        self._view = view
        self.rehearser = rehearser
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._look_closer)
        self._seen: tuple[JourneyView, Picture] | None = None
        self._ghosts: tuple[Node, ...] = ()
        self.preview: Preview | None = None
        self.rehearsal: Rehearsal | None = None

    @property
    def carrying(self) -> bool:
        """Whether ghosts follow the pointer."""
        return bool(self._ghosts)

    def show(self, preview: Preview, of: JourneyView, base: Picture) -> None:
        """Show a preview of a view of the project, whose own picture is ``base``."""
        known, self.preview = self.preview, preview
        if known is None or known.carried != preview.carried:
            self._ghosts = tuple(base.by_id[id_] for id_ in preview.carried)
        there = self._seen is not None and self._seen[1] is base
        if known is None or known.edit is not preview.edit or not there:
            self._seen = (of, base)
            self._present(self._found(resting=False))
            self._rest.start()
        self._view.update_over()
        if known is None or (known.cell is None) != (preview.cell is None):
            self._view.update()  # rings and handles come or go

    def clear(self) -> list[tuple[Node, Place]]:
        """Forget everything; return the ghosts and where they were."""
        ghosts = list(zip(self._ghosts, self._places(), strict=True))
        self._ghosts = ()
        self._rest.stop()
        self.preview = self.rehearsal = None
        return ghosts

    def hidden(self) -> frozenset[str]:
        """Return the nodes that are not painted, since a ghost stands for them."""
        if not self._ghosts or self.preview is None:
            return frozenset()
        landing = self.rehearsal.landing if self.rehearsal else ()
        carried = self.preview.carried if self._takes_away() else ()
        return frozenset((*carried, *(node.id for node in landing)))

    def areas(self) -> list[QRectF]:
        """Return where the ghosts are painted (px)."""
        port, shown = self._view.port, zip(self._ghosts, self._places(), strict=False)
        out = REACH * port.zoom + HALO
        return [
            area_of(*place, node.width, node.height, port).adjusted(-out, -out, out, out)
            for node, place in islice(shown, GHOSTS)
        ]

    def paint(self, painter: QPainter) -> None:
        """Paint the ghosts, in px of the window."""
        if not self._ghosts:
            return
        shown = list(zip(self._ghosts, self._places(), strict=True))[:GHOSTS]
        port, theme = self._view.port, self._view.theme
        for node, place in reversed(shown):
            paint_shadow(painter, area_of(*place, node.width, node.height, port), theme)
            self._view.paint_sprite(painter, node, place)
        if len(self._ghosts) > 1:
            node, place = shown[0]
            x, y = port.to_window(place[0] + node.width, place[1])
            paint_count(painter, QPointF(x, y), len(self._ghosts), theme)

    def _look_closer(self) -> None:
        """Lay the whole board out, now that the pointer rests."""
        rough = self.rehearsal
        if rough is not None and rough.rough:
            found = self._found(resting=True)
            QTimer.singleShot(FRAME, self, lambda: self._show_closer(rough, found))

    def _show_closer(self, rough: Rehearsal, found: Rehearsal | None) -> None:
        """Show what was laid out in the frame before: both do not fit into one."""
        if self.rehearsal is rough:
            self._present(found)
            self._view.update_over()

    def _found(self, *, resting: bool) -> Rehearsal | None:
        """Return what a release would do; None when it would change nothing."""
        if self.preview is None or self._seen is None:
            return None
        edit, cell = self.preview.edit, self.preview.cell
        if edit is None or cell is None:
            return None
        return self.rehearser.rehearse(*self._seen, edit, cell, resting=resting)

    def _present(self, found: Rehearsal | None) -> None:
        self.rehearsal = found
        if found is not None:
            self._view.present(found.picture, self.hidden(), aside=found.aside, still=True)
        elif self._seen is not None:
            self._view.present(self._seen[1], self.hidden(), still=True)

    def _takes_away(self) -> bool:
        """Tell whether the carried cards leave their places: not when copies are made."""
        edit = self.preview.edit if self.preview else None
        return edit is None or edit.kind in ("move_touchpoints", "move_note", "park_note")

    def _places(self) -> list[Place]:
        """Return where the ghosts are (points): the gripped card first, the others piled up."""
        if self.preview is None or not self._ghosts:
            return []
        first, step = self._ghosts[0], GHOST_STEP / self._view.zoom
        x, y = first.x + self.preview.dx, first.y + self.preview.dy
        piled = [min(index, GHOSTS) * step for index in range(len(self._ghosts))]
        return [(x + way, y + way) for way in piled]
