"""Every touchpoint with all its fields as one long table (room: export).

Columns that do not fit side by side come in bands below each other; the number and name of
each touchpoint are repeated in every band, headings on every page. Letters grow with the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import zip_longest
from math import sqrt

from canvas_app.export.handout.document import LARGEST, frame_of, page_of, sheets_of
from canvas_app.export.options import PdfOptions
from canvas_app.i18n import _, number
from canvas_app.i18n.terms import field, heading
from canvas_app.layout.flow import setting
from canvas_app.layout.flow.blocks import Block, Chapter, Group, Mark, Piece, tied
from canvas_app.layout.flow.paging import Leaf, grown, leaves
from canvas_app.layout.flow.setting import Style
from canvas_app.layout.listening import going_on
from canvas_app.layout.pages import Page
from canvas_app.layout.picture import Box, Shape
from canvas_app.layout.tags import ARTIFACT, Tag
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Rating, Touchpoint
from canvas_app.model.scoring.values import touchpoints
from canvas_app.panels.columns import COLUMNS, Cells, Column
from canvas_app.panels.numbers import written
from canvas_app.panels.words import clean, scope_of, seen
from canvas_app.text import width

CELL = Style(8.0)
GHOST = Style(8.0, colour="text.muted", italic=True)
TOP = Style(8.0, "semibold")
PAD = 4.0
"""Air left and right of the words in a cell."""
RIM = 2.4
"""Air above and below them."""
RATED = tuple(column.id for column in COLUMNS if column.rated and column.kind == "number")
"""What is rated, in the order of the columns."""
CAPS = {"lines": 190.0, "text": 110.0, "choice": 92.0, "several": 100.0}
"""How wide columns of words become at most, points, before there is room left over."""
AFTER = 6.0
"""More air between numbers and the words right of them."""
LINE = 0.4
NAME, NAME_PART = 132.0, 0.22
"""How wide names may be: at least, and as a part of the page."""
ROOMY = 0.92
"""What part of a page columns need at most where letters grow: at their narrowest cells break."""
SAVING = 0.8
"""What is left of the size of letters at least where that saves pages."""
TRIES = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says; a ghost is a number that counts although nobody rated just this."""

    words: str
    ghost: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """A column on paper: its heading, its cells row by row, its width, and how it is aligned.

    At the width ``most`` no cell is broken; ``after`` is air at its right.
    """

    title: str
    cells: tuple[Cell, ...]
    width: float
    right: bool = False
    most: float = 0.0
    after: float = 0.0

    @property
    def room(self) -> float:
        """How wide its words may be."""
        return self.width - 2 * PAD - self.after


def table_pages(view: JourneyView, options: PdfOptions) -> list[Page]:
    """Return the pages of the table of a journey, held wide unless asked otherwise."""
    sheet = sheets_of(options)[0]
    cards = touchpoints(scope_of(view))
    strips = list(_strips(view, cards)) if cards else []
    most = _growth(strips, list(enumerate(cards, 1)), sheet)

    def made(by: float) -> list[Leaf]:
        frame = replace(frame_of(sheet, by), columns=1)
        return leaves(_chapters(view, options, strips, frame.width), frame)

    by = _largest(lambda tried: len(made(tried)), max(1.0, SAVING * most), most)
    found, day = made(by), options.date or date.today()
    return [
        page_of(view, grown(leaf, by), sheet, day, (at, len(found)))
        for at, leaf in enumerate(going_on(found), 1)
    ]


def _growth(
    strips: Sequence[Strip], rows: Sequence[tuple[int, Touchpoint]], sheet: tuple[float, float]
) -> float:
    """Return how much larger letters may be than on a sheet that is read in the hand.

    They grow half as fast as the sheet, the columns get the other half, and only as far as that
    takes no more bands.
    """

    def bands(by: float) -> int:
        room = frame_of(sheet, by).width * ROOMY
        return len(list(_bands(strips, room, _fixed(rows, room)))) if rows else 0

    return _largest(bands, 1.0, max(1.0, sqrt(min(sheet) / LARGEST)))


def _largest(count: Callable[[float], int], low: float, high: float) -> float:
    """Return the largest growth from ``low`` to ``high`` at which no more is counted."""
    if low == high or count(high) == (fewest := count(low)):
        return high
    for _try in range(TRIES):
        middle = (low + high) / 2
        low, high = (middle, high) if count(middle) <= fewest else (low, middle)
    return low


def _chapters(
    view: JourneyView, options: PdfOptions, strips: Sequence[Strip], room: float
) -> Iterator[Chapter]:
    yield from _fields(view, strips, room)
    if options.compare is not None:
        from canvas_app.export.delta_pages import chapter

        yield chapter(view, room)


def _fields(view: JourneyView, strips: Sequence[Strip], room: float) -> Iterator[Chapter]:
    cards = touchpoints(scope_of(view))
    head = _head(view, room)
    if not cards:
        words = setting.paragraph(_("This journey has no touchpoints yet."), setting.BODY, room)
        yield Chapter((Group((*head, words)),))
        return
    names = {stage.id: clean(stage.name) for stage in view.project.stages}
    firsts: dict[str, int] = {}
    for at, card in enumerate(cards):
        firsts.setdefault(names.get(card.stage_id, card.stage_id), at)
    marks = {at: name for name, at in firsts.items()}
    fixed = _fixed([(at, card) for at, card in enumerate(cards, 1)], room)
    for at, band in enumerate(_bands(strips, room, fixed)):
        first, last = band[len(fixed)].title, band[-1].title
        title = _("{first} to {last}").format(first=first, last=last) if first != last else first
        yield _table(title, band, marks, room, () if at else head)
    yield from _ratings(view, cards, room)


def _head(view: JourneyView, room: float) -> tuple[Block, ...]:
    title = _("Touchpoints")
    ghosts = _("Italics: the number that counts here, rated by others or in another view.")
    return (
        setting.heading(title, setting.CHAPTER, room),
        setting.paragraph(f"{seen(view)}  ·  {ghosts}", setting.SMALL, room, keep=True),
    )


def _fixed(rows: Sequence[tuple[int, Touchpoint]], room: float) -> tuple[Strip, ...]:
    """Return what every band begins with: the number of a touchpoint and its name."""
    numbers = _strip(_("No."), tuple(Cell(number(at)) for at, _card in rows), "number", 0.0)
    names = _strip(field("name"), tuple(Cell(card.name) for _at, card in rows), "text")
    wide = min(names.most, max(NAME, NAME_PART * room))
    return numbers, replace(names, width=wide)


def _strips(view: JourneyView, cards: Sequence[Touchpoint]) -> Iterator[Strip]:
    cells = Cells(view)
    for column in COLUMNS:
        if column.id != "name":
            said = tuple(_cell(cells, card, column) for card in going_on(cards))
            yield _strip(column.words, said, column.kind)


def _cell(cells: Cells, card: Touchpoint, column: Column) -> Cell:
    words = cells.words(card, column)
    if words:
        return Cell(words)
    ghost = cells.ghost(card, column)
    return Cell(ghost, ghost=bool(ghost))


def _strip(title: str, cells: tuple[Cell, ...], kind: str, least: float = 44.0) -> Strip:
    """Return a column as wide as its longest words need, up to what its kind may have."""
    lines = [line for cell in going_on(cells) for line in cell.words.split("\n")]
    wide = max(width(line, CELL.font) for line in lines)
    words = (word for cell in going_on(cells) for word in cell.words.split()[:40])
    longest = max((width(word, CELL.font) for word in words), default=0.0)
    cap = CAPS.get(kind, least)
    top = max(width(word, TOP.font) for word in title.split())
    need = max(min(wide, cap), min(longest, cap + 20), top)
    return Strip(title, cells, need + 2 * PAD, kind == "number", wide + 2 * PAD)


def _bands(
    strips: Sequence[Strip], room: float, fixed: Sequence[Strip]
) -> Iterator[tuple[Strip, ...]]:
    """Yield columns that fit side by side behind the fixed ones, widened to fill the page.

    Names, the last of the fixed ones, stay narrow where that saves a band.
    """
    *still, names = fixed
    narrow = (*still, replace(names, width=min(names.width, NAME)))
    ways = [(held, _split(strips, room - _width(held))) for held in (tuple(fixed), narrow)]
    held, bands = min(ways, key=lambda way: len(way[1]))
    yield from (_behind(held, band, room - _width(held)) for band in bands)


def _split(strips: Sequence[Strip], room: float) -> list[list[Strip]]:
    """Return columns in bands of those that fit side by side."""
    bands: list[list[Strip]] = [[]]
    for strip in _apart(strips):
        if bands[-1] and _width(bands[-1]) + strip.width > room:
            bands.append([])
        bands[-1].append(strip)
    return bands


def _width(strips: Sequence[Strip]) -> float:
    return sum(strip.width for strip in strips)


def _behind(fixed: Sequence[Strip], band: Sequence[Strip], room: float) -> tuple[Strip, ...]:
    """Return a band behind the fixed columns, of which the last may be widened with it."""
    *still, last = fixed
    return *still, *_widened((last, *band), room + last.width)


def _apart(strips: Sequence[Strip]) -> Iterator[Strip]:
    """Yield columns with more air between numbers and the words right of them."""
    for strip, following in zip_longest(strips, strips[1:]):
        if strip.right and following is not None and not following.right:
            strip = replace(strip, width=strip.width + AFTER, most=strip.most + AFTER, after=AFTER)
        yield strip


def _widened(band: Sequence[Strip], room: float) -> tuple[Strip, ...]:
    """Return columns that fill a page: first those whose cells are broken get what they lack.

    Then those whose headings are, then all alike.
    """
    over = room - sum(strip.width for strip in band)
    if over < 0:
        return tuple(replace(strip, width=min(strip.width, room)) for strip in band)
    widths = [strip.width for strip in band]
    whole = [width(strip.title, TOP.font) + strip.width - strip.room for strip in band]
    for wanted in ([strip.most for strip in band], whole):
        over = _filled(widths, wanted, over)
    return tuple(
        replace(strip, width=wide + over / len(band))
        for strip, wide in zip(band, widths, strict=True)
    )


def _filled(widths: list[float], wanted: Sequence[float], over: float) -> float:
    """Widen what is narrower than wanted, the nearest first; return what is left over."""
    lacking = [
        (want - wide, at) for at, (wide, want) in enumerate(zip(widths, wanted, strict=True))
    ]
    for lack, at in sorted(lacking):
        more = min(max(lack, 0.0), over)
        widths[at] += more
        over -= more
    return over


def _table(
    title: str,
    strips: Sequence[Strip],
    marks: dict[int, str],
    room: float,
    head: Sequence[Block],
) -> Chapter:
    """Return a table as a chapter; ``marks`` are bookmarks by row."""
    named = setting.heading(title, setting.SECTION, room, [Mark(title, 0)])
    return rows_below((*head, named), strips, marks)


def rows_below(head: Sequence[Block], strips: Sequence[Strip], marks: dict[int, str]) -> Chapter:
    """Return the rows of columns below a head; ``marks`` are bookmarks by row."""
    top = _top(strips)
    rows = [
        replace(_row(strips, at, top), marks=(Mark(marks[at], 1),) if at in marks else ())
        for at in going_on(range(len(strips[0].cells)))
    ]
    return Chapter(tuple(tied((*head, top), rows)), "fit")


def _top(strips: Sequence[Strip]) -> Block:
    """Return the headings of a table's columns over a line."""
    columns = [setting.broken(strip.title, TOP, strip.room) for strip in strips]
    count = max(len(lines) for lines in columns)
    drawn = [setting.rows([""] * (count - len(lines)) + list(lines), TOP) for lines in columns]
    wide = sum(strip.width for strip in strips)
    row = Tag("TR", within=Tag("Table"))
    cells = tuple(Tag("TH", within=row, scope="Column") for _strip in strips)
    line = Piece(RIM, (Box(0.0, RIM - 0.9, wide, 0.9, fill="line.strong"),), tags=(ARTIFACT,))
    pieces = (*_across(strips, drawn, count, TOP.pitch, cells), line)
    label = " ".join(strip.title for strip in strips)
    return Block(pieces, "columns", label, above=6, keep=True, least=len(pieces), tag=row)


def _row(strips: Sequence[Strip], at: int, top: Block) -> Block:
    """Return a row; its lines are pieces, for rows that are higher than a page."""
    drawn = []
    for strip in strips:
        cell = strip.cells[at]
        style = GHOST if cell.ghost else CELL
        lines = setting.broken(cell.words, style, strip.room)
        drawn.append(setting.rows(lines, style))
    count = max(len(lines) for lines in drawn)
    wide = sum(strip.width for strip in strips)
    row = Tag("TR", within=top.tag.within)
    cells = tuple(_cell_tag(place, row) for place in range(len(strips)))
    end = Piece(RIM + LINE, (Box(0.0, RIM, wide, LINE, fill="line"),), tags=(ARTIFACT,))
    across = _across(strips, drawn, count, CELL.pitch, cells)
    pieces = (Piece(RIM, tags=(ARTIFACT,)), *across, end)
    label = " ".join(strip.cells[at].words for strip in strips)
    return Block(pieces, "row", label, head=top, tag=row)


def _cell_tag(place: int, row: Tag) -> Tag:
    """Return the tag of a cell; the second one of a row names it."""
    return Tag("TH", within=row, scope="Row") if place == 1 else Tag("TD", within=row)


def _across(
    strips: Sequence[Strip],
    drawn: Sequence[Sequence[Piece]],
    count: int,
    pitch: float,
    cells: tuple[Tag, ...],
) -> Iterator[Piece]:
    """Yield the lines of cells side by side."""
    for at in range(count):
        columns: list[tuple[Shape, ...]] = []
        x = 0.0
        for strip, lines in zip(strips, drawn, strict=True):
            shapes = lines[at].shapes if at < len(lines) else ()
            columns.append(setting.shifted(shapes, x + _indent(strip, shapes), 0.0))
            x += strip.width
        yield Piece(pitch, columns[0], aside=tuple(columns[1:]), tags=cells)


def _indent(strip: Strip, shapes: Sequence[Shape]) -> float:
    if not strip.right:
        return PAD
    end = max((getattr(s, "x", 0.0) + getattr(s, "width", 0.0) for s in shapes), default=0.0)
    return strip.width - PAD - strip.after - end


def _ratings(view: JourneyView, cards: Sequence[Touchpoint], room: float) -> Iterator[Chapter]:
    """Yield the table of all ratings: one row for each touchpoint, persona and view."""
    given = [(at, card, rating) for at, card in enumerate(cards, 1) for rating in card.ratings]
    if view.lens is not None:
        given = [each for each in given if each[2].persona_id in (None, view.lens)]
    if not given:
        return
    people = {persona.id: persona.name for persona in view.project.personas}
    sources = {source.id: source.name for source in view.project.sources}

    def strip(title: str, words: Sequence[str], kind: str) -> Strip:
        return _strip(title, tuple(map(Cell, words)), kind)

    ratings: list[Rating] = [rating for _at, _card, rating in given]
    fixed = _fixed([(at, card) for at, card, _rating in given], room)
    strips = [
        strip(
            field("persona_id"),
            [people.get(rating.persona_id or "", _("Everyone")) for rating in ratings],
            "several",
        ),
        strip(_("View"), [heading("view", rating.view) for rating in ratings], "choice"),
        *(strip(field(name), list(map(partial(_held, name), ratings)), "number") for name in RATED),
        strip(
            field("source_id"),
            [sources.get(rating.source_id or "", "") for rating in ratings],
            "text",
        ),
    ]
    for band in _bands(strips, room, fixed):
        yield _table(_("All ratings"), band, {}, room, ())


def _held(name: str, rating: Rating) -> str:
    held = getattr(rating, name)
    return "" if held is None else written(held)
