"""The pages of a PDF in pixels, one by one (room: widgets; no widget here, any thread)."""

from __future__ import annotations

import re
from math import ceil, sqrt
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from canvas_app.export.png import PDFIUM

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST_PIXELS = 12_000_000
"""Of one picture of a page: 48 MB; larger ones are drawn from it."""
Piece = tuple[int, int, int, int]
_UNIT = re.compile(rb"/UserUnit (\d+)")


class Raster:
    """An open PDF; ``sizes`` are widths and heights of its pages in points."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        told = _UNIT.search(data)
        unit = int(told[1]) if told else 1  # of the one page that is as large as the board
        with PDFIUM:
            self._document = pypdfium2.PdfDocument(data)
            sizes = [self._document.get_page_size(at) for at in range(len(self._document))]
        self.sizes = tuple((wide * unit, high * unit) for wide, high in sizes)

    def most(self, at: int) -> int:
        """Return how many pixels wide the picture of a whole page can be."""
        wide, high = self.sizes[at]
        return max(1, int(sqrt(MOST_PIXELS * wide / high)))

    def image(self, at: int, width: int, piece: Piece | None = None) -> QImage:
        """Return a page ``width`` pixels wide, or as wide as there is memory for.

        A ``piece`` of it is left, top, width and height in those pixels; it may be of any size.
        """
        width = width if piece else max(1, min(width, self.most(at)))
        with PDFIUM:
            page = self._document[at]
            scale = width / page.get_width()
            bitmap = page.render(scale=scale, crop=_crop(page, scale, piece), prefer_bgrx=True)
            try:
                return QImage(
                    bytes(bitmap.buffer),
                    bitmap.width,
                    bitmap.height,
                    bitmap.stride,
                    QImage.Format.Format_RGB32,
                ).copy()
            finally:
                bitmap.close()
                page.close()

    def close(self) -> None:
        """Let the file go; waits for a page that is being drawn."""
        with PDFIUM:
            self._document.close()


def _crop(page: PdfPage, scale: float, piece: Piece | None) -> tuple[float, float, float, float]:
    """Return what is cut off at the left, below, at the right and above, in units of the page."""
    if piece is None:
        return 0, 0, 0, 0
    left, top, wide, high = piece
    right = ceil(page.get_width() * scale) - left - wide
    below = ceil(page.get_height() * scale) - top - high
    cut = (max(0.0, each / scale - 1e-6) for each in (left, below, right, top))
    return next(cut), next(cut), next(cut), next(cut)
