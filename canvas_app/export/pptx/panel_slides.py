"""A scoring panel as slides: answer, numbers, chart, list, and how it is made (room: export)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from canvas_app.export.handout.panel_pages import formulas, traces
from canvas_app.export.pptx import board, chart_pieces, tables
from canvas_app.export.pptx.chart_pieces import GAP, LEAST
from canvas_app.export.pptx.drawing import Brush, Frame, Place, Run, group, rectangle, shape, tools
from canvas_app.export.pptx.masters import BODY, BODY_SIZE
from canvas_app.export.pptx.pages import Draft, placeholder, text_box
from canvas_app.export.pptx.tables import Cell, Line, Table
from canvas_app.i18n import _, ngettext, number
from canvas_app.layout.cutting import continued
from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.panels.panel import Panel, Row, Section, Tile
from canvas_app.panels.words import MANY, names
from canvas_app.text import Font, elide, width, wrap

BETWEEN = "  ·  "
SEEN = 12.0
PITCH = 1.22
CHART = 0.56
"""Share of a slide's width that a chart has beside a list."""
LONELY, STEPS = 0.25, 20
"""A last table lower than this share of its room takes rows of those before; how many heights
are tried for them."""
TILES = 6
"""In a row."""
TILE = 62.0
MOST_FOOT = 4
"""Lines at the foot that say how the numbers are made; all of them stand in the notes."""


def drafts(panel: Panel, view: JourneyView, who: str = "") -> Iterator[Draft]:
    """Yield the slides of a panel; ``who`` is whose it is, where there is one for each persona."""
    title = BETWEEN.join(filter(None, (panel.title, who)))
    if panel.empty is not None:
        run = Run(panel.empty.sentence, BODY_SIZE)
        yield Draft(title, partial(_sentence, run), [panel.seen], "text")
        return
    methods = list(_methods(panel, view))
    foot, lines = _foot(panel, methods)
    room = BODY._replace(
        top=BODY.top + SEEN * PITCH + 6, bottom=BODY.bottom - lines * LEAST * PITCH - GAP
    )
    side = room if panel.chart is None else _beside(room)
    tiles = _tile_rows(panel.tiles, side, TILES if panel.chart is None else 2)
    below = side._replace(top=side.top + len(tiles) * (TILE + 6) + (4 if tiles else 0))
    bodies = list(_bodies(panel, room, below, BODY._replace(top=BODY.top + 4)))
    seen = BETWEEN.join(filter(None, (title, panel.seen, panel.rated)))
    subtitle = elide(seen, Font(SEEN), BODY.right - BODY.left - 4)
    notes = [title, *_spoken(panel), *panel.cautions, *methods]
    first = partial(_first, subtitle, tiles, bodies[0] if bodies else (), foot, room.bottom + GAP)
    yield Draft(panel.headline or title, first, notes)
    for at, body in enumerate(bodies[1:], 2):
        of = _("part {n} of {m}").format(n=number(at), m=number(len(bodies)))
        yield Draft(f"{title}{BETWEEN}{of}", partial(_body, body), notes[:1])


Placed = tuple[Picture, Place, str] | tuple[Table, Area, str]
"""A chart or a table, where it stands, and what is said of it."""


def _sentence(run: Run, brush: Brush) -> str:
    return placeholder(brush, "Text", 'body" idx="1', ((run,),))


def _first(
    subtitle: str,
    tiles: Sequence[Sequence[tuple[Area, Tile]]],
    body: Sequence[Placed],
    foot: Sequence[str],
    foot_top: float,
    brush: Brush,
) -> str:
    seen = Area(BODY.left, BODY.top - 2, BODY.right, BODY.top + SEEN * PITCH)
    made = text_box(brush, seen, [(Run(subtitle, SEEN, "text.muted"),)], "Subtitle")
    made += "".join(_tile(brush, area, tile) for row in tiles for area, tile in row)
    made += _body(body, brush)
    if foot:
        area = Area(BODY.left, foot_top, BODY.right, BODY.bottom)
        lines = [(Run(words, LEAST, "text.muted"),) for words in foot]
        made += text_box(brush, area, lines, "Method", "b")
    return made


def _body(body: Sequence[Placed], brush: Brush) -> str:
    made = []
    for what, where, told in body:
        if isinstance(what, Picture) and isinstance(where, Place):
            area = where.area(0.0, 0.0, what.width, what.height)
            parts = partial(board.nodes, brush, what.nodes, where)
            made.append(group(brush, area, "Chart", told, parts))
        elif isinstance(what, Table) and isinstance(where, Area):
            made.append(tables.drawn(brush, what, where.left, where.top, told))
    return "".join(made)


def _beside(area: Area) -> Area:
    """Return the room beside a chart."""
    return area._replace(left=area.left + (area.right - area.left) * CHART + 2 * GAP)


def _bodies(panel: Panel, room: Area, side: Area, page: Area) -> Iterator[tuple[Placed, ...]]:
    """Yield what stands on the slides of a panel: the chart with its list, then what is left.

    ``room`` is there for the chart on the first slide and ``side`` for the list.
    """
    lines = list(_lines(panel))
    wide, high = room.right - room.left, room.bottom - room.top
    beside = wide * CHART if lines or panel.tiles else wide
    full = page.bottom - page.top
    pieces = chart_pieces.pieces(panel.chart, beside, high, full) if panel.chart else []
    own = chart_pieces.together(panel.chart, page) if len(pieces) > 1 and panel.chart else ()
    if panel.chart and own:
        pieces = [pieces[0] or chart_pieces.glance(panel.chart, beside, high, full)]
    told = panel.chart.description if panel.chart else ""
    rest = tuple(lines)
    at = 0
    while at < len(pieces) or rest:
        area = room if not at else page
        placed: list[Placed] = []
        piece = pieces[at] if at < len(pieces) else None
        if piece is not None:
            picture, scale = piece
            left = area.left + (beside - picture.width * scale) / 2
            placed.append((picture, Place(left, area.top, scale), told))
        where = area if piece is None else _beside(area)
        where = where if at else side
        if rest:
            tall = where.bottom - where.top
            if at and piece is None:
                tall = _even(rest, where.right - where.left, tall)
            table = _table(rest, where.right - where.left, tall)
            rest = _left(rest, len(table.lines))
            placed += [(table, where, panel.title)] if table.lines else []
        yield tuple(placed)
        at += 1
        if at == 1 and own:
            yield tuple((*each, told) for each in own)


def _even(lines: tuple[Line, ...], wide: float, high: float) -> float:
    """Return how high the table of a slide is when many follow, so that the last has some rows."""
    full = _heights(lines, wide, high)
    if len(full) < 2 or full[-1] > high * LONELY:
        return high
    tried = (high * part / STEPS for part in range(STEPS // 2, STEPS))
    return next((each for each in tried if len(_heights(lines, wide, each)) == len(full)), high)


def _heights(lines: tuple[Line, ...], wide: float, high: float) -> list[float]:
    """Return how high the tables are that a list takes; none when a row has no room."""
    found = []
    while lines:
        table = _table(lines, wide, high)
        if not table.lines:
            return []
        found.append(tables.height(table))
        lines = _left(lines, len(table.lines))
    return found


def _left(lines: tuple[Line, ...], shown: int) -> tuple[Line, ...]:
    """Return the lines after those that are shown, under their heading once more."""
    rest = lines[shown:]
    head = next((line for line in reversed(lines[:shown]) if line.head), None)
    if not rest or rest[0].head or head is None:
        return rest
    cell = head.cells[0]
    again = cell if cell.goes_on else cell._replace(words=continued(cell.words), goes_on=True)
    return (Line((again,), head=True), *rest)


def _table(lines: Sequence[Line], wide: float, high: float) -> Table:
    """Return the first rows of a list, as many as there is room for without empty columns."""
    value, mark = _column(lines, 2, wide * 0.34), _column(lines, 1, wide * 0.3)
    shown = len((found := _set(lines, wide, high, mark, value)).lines)
    if _filled(lines[:shown], mark, value) == (mark, value):
        return found
    while shown < len(lines):
        more = lines[: shown + 1]
        if len(_set(more, wide, high, *_filled(more, mark, value)).lines) <= shown:
            break
        shown += 1
    while 0 < shown < len(lines) and tables.opens(lines[shown - 1], lines[shown]):
        shown -= 1
    kept = lines[:shown]
    return _set(kept, wide, high, *_filled(kept, mark, value)) if shown else found


def _filled(lines: Sequence[Line], mark: float, value: float) -> tuple[float, float]:
    """Return the widths of the columns, 0 for those in which these rows have nothing."""
    return mark if _column(lines, 1, mark) else 0.0, value if _column(lines, 2, value) else 0.0


def _set(lines: Sequence[Line], wide: float, high: float, mark: float, value: float) -> Table:
    """Return the first rows that find room when columns are so wide."""
    widths = [wide - value - mark, *([mark] if mark else []), *([value] if value else [])]
    kept = [line if line.head else Line(tuple(_kept(line.cells, mark, value))) for line in lines]
    whole = Table(tuple(widths), tuple(kept))
    return next(tables.parts(whole, high, high), whole)


def _kept(cells: Sequence[Cell], mark: float, value: float) -> Iterator[Cell]:
    yield cells[0]
    if mark:
        yield cells[1]
    if value:
        yield cells[2]


def _column(lines: Sequence[Line], column: int, most: float) -> float:
    """Return how wide a column becomes, 0 when it is empty."""
    font = Font(tables.SIZE, "semibold")
    words = [line.cells[column].words for line in lines if not line.head]
    widest = max((width(each, font) for each in words if each), default=0.0)
    return min(most, widest + 2 * tables.AIR + 2) if widest else 0.0


def _lines(panel: Panel) -> Iterator[Line]:
    """Yield the lists of a panel as rows of a table."""
    for section in panel.sections:
        rows = _rows(section, panel)
        if rows:
            yield Line((Cell(section.title, bold=True),), head=True)
        yield from (_line(row) for row in rows)


def _rows(section: Section, panel: Panel) -> tuple[Row, ...]:
    """Return the rows of a list; long folded ones say how many more there are."""
    lone = [row.ids[0] for row in section.rows if len(row.ids) == 1]
    if section.folded and panel.missing and lone == list(panel.missing):
        return ()
    if section.folded and len(section.rows) > MANY + 1:
        more = len(section.rows) - MANY
        return (*section.rows[:MANY], Row(ngettext("and {n} more", "and {n} more", more)))
    return section.rows


def _line(row: Row) -> Line:
    name = Cell(row.name, row.below, row.strong, indent=row.indent)
    return Line((name, Cell(row.mark), Cell(row.value, bold=True, right=True)))


def _tile_rows(tiles: Sequence[Tile], room: Area, most: int) -> list[list[tuple[Area, Tile]]]:
    """Return where the tiles of a panel stand, row by row."""
    across = min(most, max(len(tiles), 3))
    wide = (room.right - room.left - (across - 1) * 8) / across
    found = []
    for at in range(0, len(tiles), across):
        top = room.top + at // across * (TILE + 6)
        lefts = [room.left + n * (wide + 8) for n in range(across)]
        places = [Area(left, top, left + wide, top + TILE) for left in lefts]
        found.append(list(zip(places, tiles[at : at + across], strict=False)))
    return found


def _tile(brush: Brush, area: Area, tile: Tile) -> str:
    wide = area.right - area.left - 12
    value, size = f"{tile.value}{tile.unit}", 18.0
    while size > 11 and width(value, Font(size, "bold")) > wide:
        size -= 1
    below = wrap(tile.below, Font(LEAST), wide, 1)
    lines = [
        (Run(" ".join(wrap(tile.title, Font(LEAST), wide, 1)), LEAST, "text.muted"),),
        (Run(value, size, tile.role, bold=True),),
        *([(Run(" ".join(below), LEAST, "text.muted"),)] if below else []),
    ]
    frame = Frame(tuple(lines), (6.0, 4.0, 6.0, 3.0), anchor="ctr", shrinks=True)
    look = tools(brush, "surface", "line", 0.75)
    told = " ".join(filter(None, (tile.title, value, tile.below)))
    geometry = rectangle(area.right - area.left, TILE, 5)
    return shape(brush, area, geometry, look, tile.title[:60], frame, told)


def _methods(panel: Panel, view: JourneyView) -> Iterator[str]:
    """Yield how the numbers are made: formula, values, n, source, what is lacking."""
    for new, name, trace in formulas(traces(panel)):
        inputs = "; ".join(f"{what} {value}" for what, value in trace.inputs) if name else ""
        method = _("Method: {name}").format(name=trace.method) if trace.method else ""
        known = f"{name}: {inputs}" if inputs else ""
        yield BETWEEN.join(filter(None, ("; ".join(new), known, trace.n, trace.missing, method)))
    if panel.missing:
        called = names(view)
        named = ", ".join(called.get(id_, id_) for id_ in panel.missing)
        yield _("Missing: {names}").replace("{names}", named)


def _foot(panel: Panel, methods: Sequence[str]) -> tuple[list[str], int]:
    """Return the paragraphs at the foot and how many lines they take: formula, what is missing.

    What has no room is told in the notes.
    """
    lacking = methods[-1:] if panel.missing else []
    ways = methods[: len(methods) - len(lacking)]
    font, wide = Font(LEAST), BODY.right - BODY.left - 4
    said: list[str] = []
    lines = 0
    for words in [*ways[:1], *lacking, *panel.cautions, *ways[1:]]:
        most = MOST_FOOT - lines
        rows = wrap(words, font, wide)
        if most <= 0 or (len(rows) > most and said):
            break
        said.append(words if len(rows) <= most else " ".join(wrap(words, font, wide, most)))
        lines += min(len(rows), most)
    return said, lines


def _spoken(panel: Panel) -> Iterator[str]:
    """Yield what the speaker may want to say beside the answer."""
    for tile in panel.tiles:
        yield " ".join(filter(None, (f"{tile.title}:", f"{tile.value}{tile.unit}", tile.below)))
    if panel.chart is not None:
        yield panel.chart.description
