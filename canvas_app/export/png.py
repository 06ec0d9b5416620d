"""A journey as a PNG: the page of the PDF in pixels, without a display (room: export).

pypdfium2 and Pillow are loaded when a picture is made, not before.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from math import ceil, floor, sqrt
from threading import Lock

from canvas_app.export.formats import TooManyPixelsError
from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import Exported, asked, picture_pdf
from canvas_app.i18n import speaking
from canvas_app.layout import pages
from canvas_app.layout.view import JourneyView

SCALE = 2.0
"""Pixels to the point where nobody says another; huge boards get less."""
MOST_PIXELS = 64_000_000
"""Half a gigabyte while it is painted; what other programs still open."""
MOST_A_SIDE = 32_000
"""Pixels; wider pictures are refused by many programs."""
INCH = 72
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
        sheet = pages.fitting_sheet(picture)
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
    """Return the first page of a PDF as a PNG; its lengths are in ``unit`` points."""
    import pypdfium2

    ground = (0, 0, 0, 0) if transparent else (255, 255, 255, 255)
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            bitmap = page.render(
                scale=scale * unit,
                fill_color=ground,
                force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRA,
                rev_byteorder=True,
            )
            image = bitmap.to_pil()
        finally:
            document.close()
    if not transparent:
        image = image.convert("RGB")
    out = BytesIO()
    dots = scale * INCH
    image.save(out, "PNG", dpi=(dots, dots))
    return out.getvalue()
