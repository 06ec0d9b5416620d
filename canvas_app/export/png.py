"""A journey as a PNG: the page of the PDF in pixels, without a display (room: export).

pypdfium2 is loaded when a picture is made, not before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import product
from math import ceil, floor, sqrt
from struct import pack
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple
from zlib import compressobj, crc32

from canvas_app.export.formats import TooManyPixelsError
from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import Exported, asked, filtered, missing, pages_pdf
from canvas_app.export.progress import counted
from canvas_app.i18n import speaking
from canvas_app.layout import pages
from canvas_app.layout.listening import going_on
from canvas_app.layout.pages import Page
from canvas_app.layout.picture import Node, Path, Shape
from canvas_app.layout.tags import ARTIFACT
from canvas_app.layout.view import JourneyView

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

SCALE = 2.0
"""Pixels to the point where nobody says another; huge boards get less."""
MOST_PIXELS = 64_000_000
"""What other programs still open."""
MOST_A_SIDE = 32_000
"""Pixels; wider pictures are refused by many programs."""
STRIP = 2_000_000
"""Pixels of whole rows that are held at a time."""
MANY = 300
"""Nodes that are painted at a time; pdfium takes so long for more that nobody could stop it."""
FEW = 2
"""Tiles that a node may reach into and still be painted whole in each."""
SLACK = 24.0
"""Points that something may be drawn beside its node."""
SEAM = 4
"""Pixels that are painted beyond a tile and thrown away: at its edges lines are not as smooth."""
INCH = 72
METRES_TO_AN_INCH = 0.0254
SIGNATURE = b"\x89PNG\r\n\x1a\n"
RGB, RGBA = 2, 6
"""Kinds of colours."""
PDFIUM = Lock()
"""pdfium does one thing at a time."""


class Grid(NamedTuple):
    """A picture cut into tiles; all lengths are pixels."""

    width: int
    height: int
    columns: int
    rows: int

    @property
    def across(self) -> range:
        """The left edges of the tiles."""
        return range(0, self.width, self.columns)

    @property
    def down(self) -> range:
        """The upper edges of the tiles."""
        return range(0, self.height, self.rows)


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
        day = options.date or date.today()
        page = pages.board_page(picture, view, sheet, day, filtered(view))
        grid = _grid(page, scale)
        pdf = pages_pdf(_pieces(page, grid, scale * page.unit), view, options).data
    return Exported(rastered(pdf, grid, scale, options.transparent), missing([page]))


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


def _grid(page: Page, scale: float) -> Grid:
    """Return tiles of few nodes; the more of them stand side by side, the more is painted twice."""
    width, height = (ceil(side * scale * page.unit) for side in (page.width, page.height))
    rows = min(height, max(1, STRIP // width))
    across = ceil(len(page.parts[0].nodes) / MANY / ceil(height / rows))
    return Grid(width, height, ceil(width / max(1, across)), rows)


def _pieces(page: Page, grid: Grid, dots: float) -> list[Page]:
    """Return a page once for each tile, with what can be seen there, row by row.

    There are ``dots`` pixels to a unit of the page.
    """
    board, *others = (replace(part, tag=ARTIFACT) for part in page.parts)
    seen: dict[tuple[int, int], list[Node]] = {}
    for node in going_on(board.nodes):
        across = _met(board.x, node.x, node.width, board.scale, dots, grid.columns)
        for row in _met(board.y, node.y, node.height, board.scale, dots, grid.rows):
            for column in across:
                piece = node
                if len(across) > FEW:
                    left = (column * grid.columns / dots - board.x) / board.scale
                    piece = _shortened(node, left, grid.columns / dots / board.scale)
                seen.setdefault((row, column), []).append(piece)
    return [
        replace(page, parts=(replace(board, nodes=tuple(seen.get(place, ()))), *others))
        for place in product(range(len(grid.down)), range(len(grid.across)))
    ]


def _shortened(node: Node, left: float, width: float) -> Node:
    """Return a node without the thousands of dashes beside a tile, which pdfium would all paint."""
    first, last = left - node.x - SLACK, left - node.x + width + SLACK
    shapes = tuple(_dashed(shape, first, last) for shape in node.shapes())
    return node.twin(drawing=lambda _detail: shapes, _drawn=None)


def _dashed(shape: Shape, first: float, last: float) -> Shape:
    """Return what a level line is between two x, from where a dash begins; other shapes whole."""
    match shape:
        case Path((("M", float(x), y), ("L", float(end), low)), dash=dash) if dash and y == low:
            begin = x + max(0.0, (first - x) // sum(dash) * sum(dash))
            steps = (("M", begin, y), ("L", max(begin, min(end, last)), y))
            return shape._replace(steps=steps)
    return shape


def _met(origin: float, start: float, length: float, scale: float, dots: float, side: int) -> range:
    """Return the numbers of the tiles, each ``side`` pixels long, that a node may reach into."""
    first = (origin + (start - SLACK) * scale) * dots - SEAM
    last = (origin + (start + length + SLACK) * scale) * dots + SEAM
    return range(max(0, int(first // side)), int(last // side) + 1)


def rastered(pdf: bytes, grid: Grid, scale: float, transparent: bool) -> bytes:
    """Return a picture as a PNG; the pages of a PDF are what is seen in each of its tiles.

    It is painted tile by tile: no more than a strip of them is held in memory, and between two
    it can be stopped (PNG: ISO/IEC 15948, rows without a filter).
    """
    import pypdfium2

    dots = round(scale * INCH / METRES_TO_AN_INCH)
    out = BytesIO()
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
    try:
        out.write(SIGNATURE)
        colours = RGBA if transparent else RGB
        head = pack(">IIBBBBB", grid.width, grid.height, 8, colours, 0, 0, 0)
        out.write(_chunk(b"IHDR", head))
        out.write(_chunk(b"pHYs", pack(">IIB", dots, dots, 1)))
        for packed in _packed(_strips(document, grid, transparent)):
            out.write(_chunk(b"IDAT", packed))
        out.write(_chunk(b"IEND", b""))
    finally:
        with PDFIUM:
            document.close()
    return out.getvalue()


def _strips(document: PdfDocument, grid: Grid, transparent: bool) -> Iterator[bytes]:
    """Yield the rows of a picture in pixels from above, many at a time, each after its filter."""
    depth = 4 if transparent else 3
    length = 1 + grid.width * depth
    strip = bytearray()
    for number in counted(range(len(document))):
        row, column = divmod(number, len(grid.across))
        top, left = grid.down[row], grid.across[column]
        if not column:
            strip = bytearray(length * min(grid.rows, grid.height - top))
        with PDFIUM:
            painted = _painted(document[number], grid, left, top, transparent)
        for at, pixels in enumerate(painted):
            start = at * length + 1 + left * depth
            strip[start : start + len(pixels)] = pixels
        if column == len(grid.across) - 1:
            yield bytes(strip)


def _painted(page: PdfPage, grid: Grid, left: int, top: int, transparent: bool) -> list[bytes]:
    """Return the rows of a tile."""
    from pypdfium2 import PdfBitmap, raw

    kind = raw.FPDFBitmap_BGRA if transparent else raw.FPDFBitmap_BGR
    depth = 4 if transparent else 3
    ground = (0, 0, 0, 0) if transparent else (255, 255, 255, 255)
    flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
    wide, high = min(grid.columns, grid.width - left), min(grid.rows, grid.height - top)
    bitmap = PdfBitmap.new_native(wide + 2 * SEAM, high + 2 * SEAM, kind, rev_byteorder=True)
    try:
        bitmap.fill_rect(ground, 0, 0, wide + 2 * SEAM, high + 2 * SEAM)
        place = SEAM - left, SEAM - top, grid.width, grid.height
        raw.FPDF_RenderPageBitmap(bitmap, page, *place, 0, flags)
        pixels = bytes(bitmap.buffer)
        first = SEAM * bitmap.stride + SEAM * depth
        starts = range(first, first + high * bitmap.stride, bitmap.stride)
        return [pixels[at : at + wide * depth] for at in starts]
    finally:
        bitmap.close()
        page.close()


def _packed(strips: Iterable[bytes]) -> Iterator[bytes]:
    packer = compressobj()
    for strip in strips:
        yield packer.compress(strip)
    yield packer.flush()


def _chunk(name: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + name + content + pack(">I", crc32(content, crc32(name)))
