"""Which part of the picture a window shows, as a value (room: widgets; no Qt in here).

The picture's heads stay in sight: when it is scrolled, the strip with phases and stages is
pinned to the window's top and the strip with the lanes' names to its left, so that the
window falls into up to four panes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from canvas_app.layout.picture import Picture

MARGIN = 8.0
"""Free space around the picture in px."""
CLEAR = 24.0
"""Free space in px around a card that is brought into sight."""
MAX_ZOOM = 4.0
MIN_ZOOM = 0.1
READABLE = 0.6
"""Below this zoom a document is not opened."""
MAX_PIN = 0.35
"""A pinned strip takes at most this share of the window."""


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the window (px) and where the picture's origin lies in the window for it."""

    x: float
    y: float
    width: float
    height: float
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class ViewPort:
    """A window of ``width`` × ``height`` px on a picture, ``zoom`` px to the point.

    The picture's origin lies at (left, top) px of the window. ``head_width`` and
    ``head_height`` are the strips, in points, that stay in sight.
    """

    width: float = 1.0
    height: float = 1.0
    zoom: float = 1.0
    left: float = 0.0
    top: float = 0.0
    paper_width: float = 1.0
    paper_height: float = 1.0
    head_width: float = 0.0
    head_height: float = 0.0

    def on(self, picture: Picture, *, still: bool = False) -> ViewPort:
        """Return the same view of another picture; it stays where it is as far as it can.

        With ``still`` it stays in any case: somebody holds a card, and the ground under the
        pointer must not move.
        """
        made = replace(
            self,
            paper_width=max(picture.width, 1.0),
            paper_height=max(picture.height, 1.0),
            head_width=min((column.x for column in picture.columns), default=0.0),
            head_height=min((lane.y for lane in picture.lanes), default=0.0),
        )
        return made if still else made._clamped(centre=False)

    def sized(self, width: float, height: float) -> ViewPort:
        """Return the view in a window of another size; the top left corner stays."""
        if (width, height) == (self.width, self.height):
            return self
        return replace(self, width=max(width, 1.0), height=max(height, 1.0))._clamped()

    def scrolled(self, dx: float, dy: float) -> ViewPort:
        """Return the view with the picture moved by (dx, dy) px, as far as it goes."""
        dx = 0.0 if self._room_beside >= 2 * MARGIN else dx
        return replace(self, left=self.left + dx, top=self.top + dy)._clamped(centre=False)

    def zoomed(self, zoom: float, px: float, py: float) -> ViewPort:
        """Return the view at another zoom; what lies under (px, py) stays there."""
        zoom = min(max(zoom, self.min_zoom), MAX_ZOOM)
        x, y = (px - self.left) / self.zoom, (py - self.top) / self.zoom
        return replace(self, zoom=zoom, left=px - x * zoom, top=py - y * zoom)._clamped()

    def fitted(self) -> ViewPort:
        """Return the view of the whole picture, never above 100 %."""
        return replace(self, zoom=min(self._whole, 1.0), left=MARGIN, top=MARGIN)._clamped()

    def fitted_to_width(self) -> ViewPort:
        """Return the view of the picture's width from its top left, between 60 and 100 %."""
        return self._opened(self._wide)

    def opened(self) -> ViewPort:
        """Return the view in which a document opens: as large as leaves no room unused.

        That is the picture's width, or its height when the picture is too wide to be read whole.
        """
        return self._opened(self._wide if self._wide >= READABLE else self._high)

    def _opened(self, zoom: float) -> ViewPort:
        zoom = min(max(zoom, READABLE), 1.0)
        return replace(self, zoom=zoom, left=MARGIN, top=MARGIN)._clamped()

    def fitted_to(self, x: float, y: float, width: float, height: float) -> ViewPort:
        """Return the view with a part of the picture (points) in its middle, up to 150 %.

        The heads find room beside it.
        """
        room_x, room_y = self.width - 8 * MARGIN, self.height - 8 * MARGIN
        wide, high = width + self.head_width, height + self.head_height
        zoom = min(room_x / max(wide, 1.0), room_y / max(high, 1.0), 1.5)
        zoom = min(max(zoom, self.min_zoom), MAX_ZOOM)
        return replace(self, zoom=zoom).centred(x + width / 2, y + height / 2)

    def revealing(self, x: float, y: float, width: float, height: float) -> ViewPort:
        """Return the view scrolled just as far as to show a part of the picture (points)."""
        dx = _into(
            self.left + x * self.zoom - CLEAR,
            width * self.zoom + 2 * CLEAR,
            self.pin_width,
            self.width,
        )
        dy = _into(
            self.top + y * self.zoom - CLEAR,
            height * self.zoom + 2 * CLEAR,
            self.pin_height,
            self.height,
        )
        return self.scrolled(dx, dy)

    def showing(self, x: float, y: float, width: float, height: float) -> ViewPort:
        """Return the view with a part of the picture in its middle, unless it is in sight."""
        if self.revealing(x, y, width, height) == self:
            return self
        return self.centred(x + width / 2, y + height / 2)

    def to_picture(self, px: float, py: float) -> tuple[float, float]:
        """Return the point of the picture that is seen at (px, py) of the window."""
        left = max(self.left, 0.0) if px < self.pin_width else self.left
        top = max(self.top, 0.0) if py < self.pin_height else self.top
        return (px - left) / self.zoom, (py - top) / self.zoom

    def to_window(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the picture lies in the window (px), without pinning."""
        return self.left + x * self.zoom, self.top + y * self.zoom

    @property
    def min_zoom(self) -> float:
        """How far one can zoom out: to the whole picture at least."""
        return min(MIN_ZOOM, self._whole)

    @property
    def strip_width(self) -> float:
        """The width in px of the strip that can be pinned to the left; 0 when none can."""
        width = self.head_width * self.zoom
        return width if width <= MAX_PIN * self.width else 0.0

    @property
    def strip_height(self) -> float:
        """The height in px of the strip that can be pinned to the top; 0 when none can."""
        height = self.head_height * self.zoom
        return height if height <= MAX_PIN * self.height else 0.0

    @property
    def pin_width(self) -> float:
        """The width in px of the strip pinned to the left; 0 when there is none."""
        return self.strip_width if self.left < 0 else 0.0

    @property
    def pin_height(self) -> float:
        """The height in px of the strip pinned to the top; 0 when there is none."""
        return self.strip_height if self.top < 0 else 0.0

    def panes(self) -> list[Pane]:
        """Return the panes from the bottom up: the picture, its top, its left, its corner."""
        x, y = self.pin_width, self.pin_height
        wide, high = self.width - x, self.height - y
        panes = [Pane(x, y, wide, high, self.left, self.top)]
        if y:
            panes.append(Pane(x, 0.0, wide, y, self.left, 0.0))
        if x:
            panes.append(Pane(0.0, y, x, high, 0.0, self.top))
        if x and y:
            panes.append(Pane(0.0, 0.0, x, y, 0.0, 0.0))
        return panes

    @property
    def _whole(self) -> float:
        return min(self._wide, self._high)

    @property
    def _wide(self) -> float:
        return (self.width - 2 * MARGIN) / self.paper_width

    @property
    def _high(self) -> float:
        return (self.height - 2 * MARGIN) / self.paper_height

    def centred(self, x: float, y: float) -> ViewPort:
        """Return the view with a point of the picture in the middle of the window."""
        left = _amid(x * self.zoom, self.width, self.strip_width)
        top = _amid(y * self.zoom, self.height, self.strip_height)
        return replace(self, left=left, top=top)._clamped()

    @property
    def _room_beside(self) -> float:
        """How many px the window is wider than the picture."""
        return self.width - self.paper_width * self.zoom

    def _clamped(self, *, centre: bool = True) -> ViewPort:
        """Return the view with the picture in the window: amid it if it is less wide than that.

        Unless asked to ``centre`` it, it stays where it is while all of it is seen.
        """
        made = replace(self, zoom=min(max(self.zoom, self.min_zoom, 1e-3), MAX_ZOOM))
        beside = made._room_beside
        middle = beside / 2 if centre else min(max(self.left, MARGIN), beside - MARGIN)
        left = middle if beside >= 2 * MARGIN else _held(self.left, beside)
        below = self.height - self.paper_height * made.zoom
        top = MARGIN if below >= 2 * MARGIN else _held(self.top, below)
        return replace(made, left=left, top=top)


def _amid(at: float, window: float, strip: float) -> float:
    """Return the offset that brings a place amid the window, or what a pinned strip leaves."""
    free = window / 2 - at
    return free if free >= 0 else free + strip / 2


def _held(offset: float, room: float) -> float:
    """Keep the window on a picture that is larger than it: ``room`` px are free, or lacking."""
    return min(max(offset, room - MARGIN), MARGIN)


def _into(start: float, length: float, low: float, high: float) -> float:
    """Return by how much a stretch must move to lie between low and high."""
    if start < low or length > high - low:
        return low - start
    return min(high - start - length, 0.0)
