"""The pages of a PDF in pixels, one by one (room: widgets; no widget here, any thread)."""

from __future__ import annotations

import re
from math import sqrt

from PySide6.QtGui import QImage

from canvas_app.export.png import PDFIUM

MOST_PIXELS = 12_000_000
"""Of one picture of a page: 48 MB; larger ones are drawn from it."""
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

    def image(self, at: int, width: int) -> QImage:
        """Return a page ``width`` pixels wide, or as wide as there is memory for."""
        wide, high = self.sizes[at]
        width = max(1, min(width, int(sqrt(MOST_PIXELS * wide / high))))
        with PDFIUM:
            page = self._document[at]
            bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
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
