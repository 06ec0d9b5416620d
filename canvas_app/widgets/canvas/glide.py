"""Cards that glide from where they stood to where they stand now (room: widgets)."""

from __future__ import annotations

from collections.abc import Mapping, Set

from PySide6.QtCore import QEasingCurve, QObject, QRectF, QVariantAnimation, Signal
from PySide6.QtWidgets import QStyle, QWidget

from canvas_app.layout.picture import Node, Picture
from canvas_app.widgets.canvas.grid import REACH

DURATION = 140
"""Milliseconds."""
MOST = 250
"""With more cards than this nobody follows them with the eye: they jump."""
GLIDING = ("card", "note")

Place = tuple[float, float]


def motion_wanted(widget: QWidget) -> bool:
    """Tell whether the system animates anything (it says so through the style)."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) > 0


def standing_area(node: Node, place: Place) -> QRectF:
    """Return what a node covers when it stands at a place (points)."""
    return QRectF(place[0], place[1], node.width, node.height)


def comings(
    picture: Picture, ids: Set[str], places: Mapping[str, Place], aside: Mapping[str, Place]
) -> dict[str, Place]:
    """Return where nodes come from that glide to their places in a picture, or ``aside``.

    ``places`` are those where they stood. None glides when there would be too many.
    """
    found: dict[str, Place] = {}
    for id_ in ids:
        node, start = picture.by_id.get(id_), places.get(id_)
        if node is None or start is None or node.kind not in GLIDING:
            continue
        if start != (aside.get(id_) or (node.x, node.y)):
            found[id_] = start
    return found if len(found) <= MOST else {}


class Glide(QObject):
    """One animation for all cards that move at the same time.

    A node goes to its place in the picture unless ``targets`` sends it elsewhere, where it
    stays. ``stepped`` comes with each frame, also with the last one, when ``starts`` is empty.
    """

    stepped = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begin at rest."""
        super().__init__(parent)
        self.starts: Mapping[str, Place] = {}
        self.targets: Mapping[str, Place] = {}
        self._way = 1.0
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(DURATION)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._end)

    @property
    def ids(self) -> frozenset[str]:
        """The nodes that do not stand where the picture has them."""
        return frozenset((*self.starts, *self.targets))

    def begin(
        self, starts: Mapping[str, Place], targets: Mapping[str, Place], *, wait: bool = False
    ) -> None:
        """Let nodes come from places and go to places; nothing else moves any more.

        With ``wait`` they stay at their starts until ``go``.
        """
        self._animation.stop()
        self.starts, self.targets = starts, targets
        self._way = 0.0
        if not wait:
            self.go()

    def go(self) -> None:
        """Let those that wait move."""
        if self.starts:
            self._animation.start()

    def end(self, node: Node) -> Place:
        """Return where a node goes, or stands."""
        return self.targets.get(node.id) or (node.x, node.y)

    def place(self, node: Node) -> Place:
        """Return where a node is seen now."""
        end = self.end(node)
        start = self.starts.get(node.id)
        if start is None:
            return end
        rest = 1.0 - self._way
        return end[0] + (start[0] - end[0]) * rest, end[1] + (start[1] - end[1]) * rest

    def way(self, picture: Picture) -> QRectF:
        """Return what the nodes of a picture pass that glide or stand aside (points)."""
        way = QRectF()
        for id_ in self.ids:
            if node := picture.by_id.get(id_):
                for place in (self.starts.get(id_), self.end(node)):
                    way |= standing_area(node, place) if place else QRectF()
        return way.adjusted(-REACH, -REACH, REACH, REACH) if way else way

    def _step(self, way: float) -> None:
        self._way = way
        self.stepped.emit()

    def _end(self) -> None:
        self.starts = {}
        self.stepped.emit()
