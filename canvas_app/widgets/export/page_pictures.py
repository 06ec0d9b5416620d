"""Pictures of pages, drawn by a worker when they come into sight (room: widgets)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.widgets.export.raster import Piece, Raster

KEPT_PIXELS = 40_000_000
"""Of pictures that were drawn and may be needed again."""


class PagePictures(QObject):
    """One page is drawn at a time; ``drawn`` comes when there is another picture."""

    drawn = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._raster: Raster | None = None
        self._made: dict[int, tuple[int, QImage]] = {}
        self._drawing: tuple[Raster, int, int, Piece | None] | None = None
        self._wanted: Mapping[int, int] = {}
        self._sharp: tuple[int, int, Piece, QImage] | None = None

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
        self._sharp = None

    def image(self, at: int) -> QImage | None:
        """Return the picture of a page, perhaps of another size or from before."""
        return self._made[at][1] if at in self._made else None

    def piece(self, at: int, width: int) -> tuple[Piece, QImage] | None:
        """Return a piece of a page that is sharper than its picture, if it was drawn."""
        if self._sharp is None or self._sharp[:2] != (at, width):
            return None
        return self._sharp[2:]

    def want(self, widths: Mapping[int, int], pieces: Mapping[int, Piece]) -> None:
        """Draw these pages so many pixels wide, in this order; forget others in time.

        Of the first page that is too large for one picture, its piece is drawn over it.
        """
        raster = self._raster
        self._wanted = widths
        if self._drawing is not None or raster is None:
            return
        for at, width in widths.items():
            if at not in self._made or self._made[at][0] != width:
                self._draw(raster, at, width, None)
                return
        for at, width in widths.items():
            if width > raster.most(at):
                if self._sharp is None or self._sharp[:3] != (at, width, pieces[at]):
                    self._draw(raster, at, width, pieces[at])
                return

    def _draw(self, raster: Raster, at: int, width: int, piece: Piece | None) -> None:
        self._drawing = raster, at, width, piece
        work = Work(partial(raster.image, at, width, piece))
        work.done.connect(self._take)
        work.failed.connect(self._miss)
        work.start()

    def _take(self, image: object) -> None:
        drawing, self._drawing = self._drawing, None
        if drawing is not None and drawing[0] is self._raster and isinstance(image, QImage):
            _raster, at, width, piece = drawing
            if piece is None:
                self._made.pop(at, None)
                self._made[at] = width, image
                self._forget()
            else:
                self._sharp = at, width, piece, image
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
