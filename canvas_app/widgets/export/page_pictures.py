"""Pictures of pages, drawn by a worker when they come into sight (room: widgets)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.widgets.export.raster import Raster

KEPT_PIXELS = 40_000_000
"""Of pictures that were drawn and may be needed again."""


class PagePictures(QObject):
    """One page is drawn at a time; ``drawn`` comes when there is another picture."""

    drawn = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._raster: Raster | None = None
        self._made: dict[int, tuple[int, QImage]] = {}
        self._drawing: tuple[Raster, int, int] | None = None
        self._wanted: Mapping[int, int] = {}

    @property
    def sharp(self) -> dict[int, QImage]:
        """The pictures of this file, by the place of their page from 0."""
        return {at: image for at, (width, image) in self._made.items() if width}

    @property
    def idle(self) -> bool:
        """Whether nothing is being drawn."""
        return self._drawing is None

    def take(self, raster: Raster, *, same_pages: bool) -> None:
        """Draw another file from now on; of the same pages the old pictures stand meanwhile."""
        self._raster = raster
        kept = self._made if same_pages else {}
        self._made = {at: (0, image) for at, (_width, image) in kept.items()}

    def image(self, at: int) -> QImage | None:
        """Return the picture of a page, perhaps of another size or from before."""
        return self._made[at][1] if at in self._made else None

    def want(self, widths: Mapping[int, int]) -> None:
        """Draw these pages so many pixels wide, in this order; forget others in time."""
        self._wanted = widths
        raster = self._raster
        if self._drawing is not None or raster is None:
            return
        for at, width in widths.items():
            if at not in self._made or self._made[at][0] != width:
                self._drawing = raster, at, width
                work = Work(partial(raster.image, at, width))
                work.done.connect(self._take)
                work.failed.connect(self._miss)
                work.start()
                return

    def _take(self, image: object) -> None:
        drawing, self._drawing = self._drawing, None
        if drawing is not None and drawing[0] is self._raster and isinstance(image, QImage):
            self._made.pop(drawing[1], None)
            self._made[drawing[1]] = drawing[2], image
            self._forget()
        self.drawn.emit()

    def _miss(self, _error: object) -> None:
        """A page could not be drawn: it stays white rather than being tried for ever."""
        blank = QImage(1, 1, QImage.Format.Format_RGB32)
        blank.fill(Qt.GlobalColor.white)
        self._take(blank)

    def _forget(self) -> None:
        """Let pictures out of sight go when there are too many, the oldest first."""
        total = sum(image.width() * image.height() for _width, image in self._made.values())
        for at in [at for at in self._made if at not in self._wanted]:
            if total <= KEPT_PIXELS:
                return
            image = self._made.pop(at)[1]
            total -= image.width() * image.height()
