"""Lists as native tables of a slide, as many rows as there is room for (room: export)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from canvas_app.export.pptx.drawing import Brush, Frame, Run, emu, named, paragraphs, xfrm
from canvas_app.layout.labels import Area
from canvas_app.text import ELLIPSIS, Font, wrap

SIZE, SMALL = 11.0, 10.0
PITCH = 1.22
PAD, AIR = 3.0, 5.0
"""Air in a cell: above and below its words, left and right of them."""
LINE = 6_350
"""Below each row, in EMU."""
MOST_LINES = 12
"""Of a cell: longer words end in the speaker's notes."""


class Cell(NamedTuple):
    """Words of a cell, and smaller ones below them; a heading may go on from another slide."""

    words: str
    below: str = ""
    bold: bool = False
    right: bool = False
    colour: str = "text"
    indent: int = 0
    goes_on: bool = False


class Line(NamedTuple):
    """A row of a table; ``head`` goes over all columns."""

    cells: tuple[Cell, ...]
    head: bool = False


class Table(NamedTuple):
    """Rows for columns of these widths in points; ``first`` names the columns, or is empty."""

    widths: tuple[float, ...]
    lines: tuple[Line, ...]
    first: tuple[str, ...] = ()


def height(table: Table) -> float:
    """Return how high a table becomes."""
    rows = sum(line_height(line, table.widths) for line in table.lines)
    return rows + (SIZE * PITCH + 2 * PAD if table.first else 0.0)


def line_height(line: Line, widths: Sequence[float]) -> float:
    """Return how high a row becomes, in points."""
    rooms = [sum(widths)] if line.head else widths
    tall = [_cell_height(cell, room) for cell, room in zip(line.cells, rooms, strict=True)]
    return max(tall) + 2 * PAD


def _cell_height(cell: Cell, wide: float) -> float:
    room = wide - 2 * AIR - cell.indent * 10.0
    rows = min(MOST_LINES, len(_wrapped(cell.words, SIZE, room, cell.bold)) or 1)
    below = min(MOST_LINES, len(_wrapped(cell.below, SMALL, room, False)))
    return rows * SIZE * PITCH + below * SMALL * PITCH


def _wrapped(words: str, size: float, room: float, bold: bool) -> list[str]:
    font = Font(size, "semibold" if bold else "regular")
    lines = words[:4_000].splitlines()
    return [row for line in lines for row in (wrap(line, font, room) or ("",))]


def _shown(words: str, size: float, room: float, bold: bool) -> str:
    """Return words for a cell; very long ones are cut."""
    rows = _wrapped(words, size, room, bold)
    if len(rows) <= MOST_LINES:
        return words
    return words[: max(1, sum(map(len, rows[:MOST_LINES])) - 2)].rstrip() + ELLIPSIS


def parts(table: Table, first: float, most: float) -> Iterator[Table]:
    """Yield a table in parts no higher than ``first`` and then ``most`` points.

    A heading stays with the row below it. The first part has no rows when none has room.
    """
    head = height(table._replace(lines=()))
    page: list[Line] = []
    left = first - head
    lines = list(table.lines)
    for at, line in enumerate(lines):
        needed = line_height(line, table.widths)
        following = sum(line_height(each, table.widths) for each in _following(lines, at))
        if needed + following > left:
            yield table._replace(lines=tuple(page))
            page, left = [], most - head
        page.append(line)
        left -= needed
    yield table._replace(lines=tuple(page))


def _following(lines: Sequence[Line], at: int) -> Iterator[Line]:
    """Yield the rows that a row must not be parted from: those below a heading."""
    while at + 1 < len(lines) and opens(lines[at], lines[at + 1]):
        at += 1
        yield lines[at]


def opens(line: Line, below: Line) -> bool:
    """Whether a row is the heading of the one below it."""
    if line.head:
        return True
    first, next_ = line.cells[0], below.cells[0]
    return not below.head and first.bold and next_.indent > first.indent


def drawn(brush: Brush, table: Table, x: float, y: float, name: str) -> str:
    """Return a table with its left top corner at (x, y)."""
    area = Area(x, y, x + sum(table.widths), y + height(table))
    columns = "".join(f'<a:gridCol w="{emu(wide)}"/>' for wide in table.widths)
    rows = "".join(_row(brush, line, table.widths) for line in _all(table))
    marks = ' firstRow="1"' if table.first else ""
    uri = "http://schemas.openxmlformats.org/drawingml/2006/table"
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{named(brush, name, name)}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{xfrm(area, tag="p:xfrm")}<a:graphic><a:graphicData uri="{uri}">'
        f"<a:tbl><a:tblPr{marks}/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _all(table: Table) -> Iterator[Line]:
    if table.first:
        yield Line(tuple(Cell(words, bold=True, colour="text.muted") for words in table.first))
    yield from table.lines


def _row(brush: Brush, line: Line, widths: Sequence[float]) -> str:
    if line.head:
        rest = len(widths) - 1
        span = f' gridSpan="{len(widths)}"' if rest else ""
        merged = '<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:p/></a:txBody><a:tcPr/></a:tc>' * rest
        cells = _cell(brush, line.cells[0], sum(widths), span, "paper") + merged
    else:
        pairs = zip(line.cells, widths, strict=True)
        cells = "".join(_cell(brush, cell, wide) for cell, wide in pairs)
    return f'<a:tr h="{emu(line_height(line, widths))}">{cells}</a:tr>'


def _cell(brush: Brush, cell: Cell, wide: float, span: str = "", fill: str = "") -> str:
    room = wide - 2 * AIR - cell.indent * 10.0
    words = _shown(cell.words, SIZE, room, cell.bold)
    runs = [(Run(line, SIZE, cell.colour, cell.bold),) for line in words.splitlines()]
    below = _shown(cell.below, SMALL, room, False)
    runs += [(Run(line, SMALL, "text.muted"),) for line in below.splitlines()]
    frame = Frame(tuple(runs or [(Run("", SIZE),)]), align="r" if cell.right else "l")
    left, pad = emu(AIR + cell.indent * 10.0), emu(PAD)
    none = "".join(f'<a:ln{side} w="0"><a:noFill/></a:ln{side}>' for side in "LRT")
    rule = f'{none}<a:lnB w="{LINE}">{brush.colour("line")}</a:lnB>'
    ground = brush.colour(fill) if fill else "<a:noFill/>"
    return (
        f"<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs(brush, frame)}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{emu(AIR)}" marT="{pad}" marB="{pad}" anchor="t">'
        f"{rule}{ground}</a:tcPr></a:tc>"
    )
