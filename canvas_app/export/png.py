"""A journey as a PNG: the page of the PDF in pixels, without a display (room: export).

pypdfium2 is loaded when a picture is made, not before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from math import ceil, floor, sqrt
from struct import pack
from threading import Lock
from typing import TYPE_CHECKING
from zlib import compressobj, crc32

from canvas_app.export.formats import TooManyPixelsError
from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import Exported, asked, picture_pdf
from canvas_app.export.progress import counted
from canvas_app.i18n import speaking
from canvas_app.layout import pages
from canvas_app.layout.view import JourneyView

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

SCALE = 2.0
"""Pixels to the point where nobody says another; huge boards get less."""
MOST_PIXELS = 64_000_000
"""What other programs still open."""
MOST_A_SIDE = 32_000
"""Pixels; wider pictures are refused by many programs."""
STRIP = 1_000_000
"""Pixels that are painted at a time."""
SEAM = 2
"""Rows that are painted beyond a strip and thrown away: at its edges lines are not as smooth."""
INCH = 72
METRES_TO_AN_INCH = 0.0254
SIGNATURE = b"\x89PNG\r\n\x1a\n"
RGB, RGBA = 2, 6
"""Kinds of colours."""
PDFIUM = Lock()
"""pdfium does one thing at a time."""


def board_png(view: JourneyView, options: PdfOptions) -> Exported:
    """Return a journey as one picture, in pixels.

    Raises TooManyPixelsError before memory is spent, KeyError for an unknown journey.
    """
    from canvas_app.layout.board import layout

    view = asked(view, options)
    with speaking(options.language or view.project.language):
        picture = layout(view)
        sheet = pages.fitting_sheet(picture, view.compare is not None)
        scale = options.scale or min(SCALE, largest_scale(sheet))
        check_size(sheet, scale)
        exported = picture_pdf(picture, view, replace(options, paper="fit"))
    image = rastered(exported.data, scale, sheet[2], options.transparent)
    return Exported(image, exported.warnings)


def check_size(sheet: tuple[float, float, int], scale: float) -> None:
    """Raise TooManyPixelsError when a sheet would have too many pixels at a scale."""
    width, height = (ceil(side * sheet[2] * scale) for side in sheet[:2])
    if width * height > MOST_PIXELS or max(width, height) > MOST_A_SIDE:
        raise TooManyPixelsError(width, height, largest_scale(sheet))


def largest_scale(sheet: tuple[float, float, int]) -> float:
    """Return the largest scale at which a sheet is a picture, in hundredths."""
    width, height = (side * sheet[2] for side in sheet[:2])
    most = min(sqrt(MOST_PIXELS / (width * height)), MOST_A_SIDE / max(width, height))
    return max(floor(most * 100 - 0.01), 1) / 100


def rastered(pdf: bytes, scale: float, unit: int, transparent: bool) -> bytes:
    """Return the first page of a PDF as a PNG; its lengths are in ``unit`` points.

    It is painted strip by strip: no more than a strip is held in memory, and between two of them
    it can be stopped (PNG: ISO/IEC 15948, rows without a filter).
    """
    import pypdfium2

    dots = round(scale * INCH / METRES_TO_AN_INCH)
    out = BytesIO()
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            width, height = (ceil(side * scale * unit) for side in page.get_size())
            out.write(SIGNATURE)
            colours = RGBA if transparent else RGB
            out.write(_chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, colours, 0, 0, 0)))
            out.write(_chunk(b"pHYs", pack(">IIB", dots, dots, 1)))
            for packed in _packed(_strips(page, width, height, transparent)):
                out.write(_chunk(b"IDAT", packed))
            out.write(_chunk(b"IEND", b""))
        finally:
            document.close()
    return out.getvalue()


def _strips(page: PdfPage, width: int, height: int, transparent: bool) -> Iterator[bytes]:
    """Yield the rows of a page in pixels from above, many at a time, each after its filter."""
    from pypdfium2 import PdfBitmap, raw

    kind = raw.FPDFBitmap_BGRA if transparent else raw.FPDFBitmap_BGR
    ground = (0, 0, 0, 0) if transparent else (255, 255, 255, 255)
    flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
    length = width * (4 if transparent else 3)
    rows = max(1, STRIP // width)
    for top in counted(range(0, height, rows)):
        high = min(rows, height - top)
        bitmap = PdfBitmap.new_native(width, high + 2 * SEAM, kind, rev_byteorder=True)
        try:
            bitmap.fill_rect(ground, 0, 0, width, high + 2 * SEAM)
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, SEAM - top, width, height, 0, flags)
            view = memoryview(bitmap.buffer).cast("B")
            starts = range(SEAM * bitmap.stride, (SEAM + high) * bitmap.stride, bitmap.stride)
            painted = b"".join(part for at in starts for part in (b"\0", view[at : at + length]))
            view.release()
        finally:
            bitmap.close()
        yield painted


def _packed(strips: Iterable[bytes]) -> Iterator[bytes]:
    packer = compressobj()
    for strip in strips:
        yield packer.compress(strip)
    yield packer.flush()


def _chunk(name: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + name + content + pack(">I", crc32(content, crc32(name)))
