"""A scoring panel on paper: the same value as in the window, set in blocks (room: export)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from math import ceil

from canvas_app.export.handout.charts import figures
from canvas_app.export.handout.stages import anchor
from canvas_app.i18n import _, ngettext
from canvas_app.layout.flow import setting
from canvas_app.layout.flow.blocks import Block, Chapter, Group, Mark, Piece, Spot, height, tied
from canvas_app.layout.flow.setting import Style
from canvas_app.layout.lines import line, middle
from canvas_app.layout.picture import Box, Shape
from canvas_app.layout.tags import Tag, listing
from canvas_app.layout.view import JourneyView
from canvas_app.model.scoring.values import personas, touchpoints
from canvas_app.panels import emotion_curve
from canvas_app.panels.panel import Panel, Row, Section, Tile, Trace
from canvas_app.panels.words import MANY, clean, names, scope_of
from canvas_app.text import Font, width

WIDE = 460.0
"""Columns of at least this width hold four tiles in a row, narrower ones two."""
PAD = 7.0
AIR = 8.0
INDENT = 12.0
BAR = 3.0
UNDER = 3
"""So many rows under another one stay together with it."""
BETWEEN = "  ·  "
VALUE = Font(15, "semibold")
UNIT = Font(9)
FORMULA = Style(8.2, above=3)


def chapter(
    panel: Panel,
    view: JourneyView,
    room: float,
    high: float,
    marks: Sequence[Mark],
    columns: int = 1,
) -> Chapter:
    """Return a panel as a chapter; ``room`` and ``high`` are a column's width and height.

    ``marks`` are its bookmarks, ``columns`` are how many stand beside each other on a page.
    """
    head = _head(panel, room, marks)
    if panel.empty is not None:
        sentence = setting.paragraph(panel.empty.sentence, setting.BODY, room)
        return Chapter((Group((*head, sentence)),), "fit")
    top = [*head, *_lead(panel, room)]
    drawn = list(_figures(panel, room, high, top))
    apart = columns > 1 and _is_better_apart(panel, top, drawn, high)
    top += drawn[1:] if apart else drawn
    here = frozenset(card.id for card in touchpoints(scope_of(view)))
    groups = [group for section in panel.sections for group in _section(section, panel, room, here)]
    if panel.chart is None and groups:  # a headline alone is no more than a heading
        groups[0] = Group((*top, *groups[0].blocks))
    else:
        groups.insert(0, Group(tuple(top)))
    groups[1:1] = [Group((drawn[0],))] if apart else []
    groups += [Group((block,)) for block in _remarks(panel, view, room)]
    groups += _methods(panel, room)
    return Chapter(tuple(groups), "page" if apart else "fit", setting.again(panel.title, room))


def _figures(panel: Panel, room: float, high: float, top: Sequence[Block]) -> Iterator[Block]:
    if panel.chart is not None:
        yield from figures(panel.chart, room, high, high - height(top, first=True))


def _is_better_apart(
    panel: Panel, top: Sequence[Block], drawn: Sequence[Block], high: float
) -> bool:
    """Whether a plot that fills a column has its names in the one before it.

    There they stand beside it, below what is said first; after it they would be overleaf.
    """
    if panel.chart is None or panel.chart.lower is None or len(drawn) != 2:
        return False
    over = height(top, first=True)
    return over + drawn[0].above + drawn[0].height > high >= height([*top, drawn[1]], first=True)


def curves(view: JourneyView, room: float, high: float) -> Chapter | None:
    """Return the emotion curve of each persona alone, None when only one looks."""
    people = personas(scope_of(view))
    if view.lens is not None or len(people) < 2:
        return None
    title = _("Emotion curves by persona")
    head = setting.heading(title, setting.CHAPTER, room, [Mark(title, 1)])
    groups = [Group((head,))]
    for persona in people:
        name = clean(persona.name)
        panel = emotion_curve.content(replace(view, lens=persona.id))
        blocks = [setting.heading(name, setting.SECTION, room, [Mark(name, 2)])]
        words = panel.headline or (panel.empty.sentence if panel.empty else "")
        blocks.append(setting.paragraph(words, setting.BODY, room, keep=panel.chart is not None))
        if panel.chart is not None:
            blocks += figures(panel.chart, room, high, high - height(blocks, first=True))
        groups.append(Group(tuple(blocks)))
    return Chapter(
        (Group((*groups[0].blocks, *groups[1].blocks)), *groups[2:]),
        "fit",
        setting.again(title, room),
    )


def _head(panel: Panel, room: float, marks: Sequence[Mark]) -> tuple[Block, ...]:
    title = setting.heading(panel.title, setting.CHAPTER, room, marks)
    seen = (panel.seen, panel.rated) if not panel.empty else (panel.seen,)
    words = BETWEEN.join(filter(None, seen))
    return title, setting.paragraph(words, setting.SMALL, room, keep=True)


def _lead(panel: Panel, room: float) -> Iterator[Block]:
    if panel.headline:
        lead = setting.paragraph(panel.headline, setting.LEAD, room)
        yield replace(lead, keep=bool(panel.tiles or panel.chart))
    if panel.tiles:
        yield replace(_tiles(panel.tiles, room), keep=panel.chart is not None)


def _tiles(tiles: Sequence[Tile], room: float) -> Block:
    """Return tiles in rows; those of a row are equally high."""
    most = min(4 if room >= WIDE else 2, max(len(tiles), 2))
    across = ceil(len(tiles) / ceil(len(tiles) / most)) if len(tiles) > most else most
    wide = (room - (across - 1) * AIR) / across
    pieces = [
        _tile_row(tiles[at : at + across], wide, last=at + across >= len(tiles))
        for at in range(0, len(tiles), across)
    ]
    label = " ".join(f"{tile.title} {tile.value} {tile.below}" for tile in tiles)
    return Block(tuple(pieces), "tiles", label, above=9, least=1)


def _tile_row(tiles: Sequence[Tile], wide: float, last: bool) -> Piece:
    stacks = [_tile(tile, wide - 2 * PAD) for tile in tiles]
    high = max(stack.height for stack in stacks) + 2 * PAD
    shapes: list[Shape] = []
    for at, stack in enumerate(stacks):
        left = at * (wide + AIR)
        shapes.append(Box(left, 0.5, wide, high - 1, stroke="line", line=0.7, radius=4))
        shapes += setting.shifted(stack.shapes, left + PAD, PAD)
    return Piece(high + (0 if last else AIR), tuple(shapes))


def _tile(tile: Tile, room: float) -> Piece:
    title = setting.rows(setting.broken(tile.title, setting.SMALL, room), setting.SMALL)
    below = setting.rows(setting.broken(tile.below, setting.SMALL, room), setting.SMALL)
    font = VALUE
    while width(tile.value, font) > room and font.size > 9:
        font = font._replace(size=font.size - 1)
    high = VALUE.size * 1.35
    baseline = middle(high / 2, font)
    shapes = line(0, baseline, tile.value, font, "text")
    end = width(tile.value, font)
    unit = tile.unit.strip()
    if unit and end + 3 + width(unit, UNIT) <= room:
        shapes += line(end + 3, baseline, unit, UNIT, "text.muted")
    elif unit:
        below = (*setting.rows((unit,), setting.SMALL), *below)
    return setting.stacked((*title, Piece(high, shapes), *(below if tile.below or unit else ())))


def _section(section: Section, panel: Panel, room: float, here: frozenset[str]) -> Iterator[Group]:
    """Yield a list; its heading keeps to the first row, long folded lists say how many more."""
    lone = [row.ids for row in section.rows if len(row.ids) == 1]
    if section.folded and panel.missing and [ids[0] for ids in lone] == list(panel.missing):
        return
    rows = section.rows
    if section.folded and len(rows) > MANY + 1:
        more = len(rows) - MANY
        rows = (*rows[:MANY], Row(ngettext("and {n} more", "and {n} more", more)))
    listed = Tag("L")
    blocks = list(_held(rows, [_row(row, room, listing(listed), here) for row in rows]))
    head = setting.heading(section.title, setting.SECTION, room)
    yield from tied([head], blocks, setting.again(section.title, room, setting.STRONG))


def _held(rows: Sequence[Row], blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield rows; one that others stand under holds on to them, to all when they are few."""
    for at, (row, block) in enumerate(zip(rows, blocks, strict=True), 1):
        under = len(list(takewhile(lambda each: each.indent, rows[at:])))
        yield replace(block, keep=under > 0 and (under <= UNDER or not row.indent))


def _row(row: Row, room: float, tag: Tag, here: frozenset[str]) -> Block:
    """Return a row; it leads to its touchpoint when that is among those ``here``."""
    left = row.indent * INDENT
    style = setting.STRONG if row.strong else setting.BODY
    right = room
    shapes: list[Shape] = []
    aside = bool(row.value) and width(row.value, setting.STRONG.font) <= room * 0.4
    if aside:
        baseline = middle(style.pitch / 2, style.font)
        shapes += line(room, baseline, row.value, setting.STRONG.font, "text", 1.0)
        right -= width(row.value, setting.STRONG.font) + AIR
    if row.mark:
        ring, wide = setting.chip(right, 0.2, row.mark, row.role)
        shapes += ring
        right -= wide + AIR
    small = setting.SMALL
    words = row.below if aside or not row.value else "\n".join(filter(None, (row.value, row.below)))
    after = left + width(row.name, style.font) + AIR
    if words and "\n" not in words and after + width(words, small.font) <= right:
        shapes += line(after, middle(style.pitch / 2, style.font), words, small.font, small.colour)
        words = ""
    named = setting.rows(setting.broken(row.name, style, right - left), style, left)
    pieces = [replace(named[0], aside=(tuple(shapes),)), *named[1:]]
    if words:
        pieces += setting.rows(setting.broken(words, small, room - left), small, left)
    if row.bar is not None:
        pieces.append(_bar(row, left, room))
    label = " ".join((row.name, row.mark, row.value, row.below))
    whole = setting.stacked(pieces)
    if len(row.ids) == 1 and row.ids[0] in here:
        tag = Tag("Link", label, tag)
        spot = Spot(0.0, 0.0, room, whole.height, anchor(row.ids[0]))
        whole = replace(whole, spots=(spot,))
    return Block((whole,), "row", label, above=3.5, least=1, tag=tag)


def _bar(row: Row, left: float, room: float) -> Piece:
    long = max(0.0, min(1.0, row.bar or 0.0)) * (room - left)
    track = Box(left, 2.0, room - left, BAR, fill="line", radius=BAR / 2)
    done = (Box(left, 2.0, long, BAR, fill=row.role, radius=BAR / 2),) if long > 0 else ()
    return Piece(BAR + 4, (track, *done))


def _remarks(panel: Panel, view: JourneyView, room: float) -> Iterator[Block]:
    if panel.missing:
        called = names(view)
        named = ", ".join(called.get(id_, id_) for id_ in panel.missing)
        words = _("Missing: {names}").replace("{names}", named)
        yield replace(setting.paragraph(words, setting.NOTE, room), above=12)
    for at, caution in enumerate(panel.cautions):
        yield replace(setting.paragraph(caution, setting.NOTE, room), above=3 if at else 12)


def traces(panel: Panel) -> Iterator[tuple[str, Trace]]:
    """Yield where the numbers of a panel come from, with the name of each number."""
    yield from ((tile.title, tile.trace) for tile in panel.tiles if tile.trace)
    if panel.chart is not None:
        yield from (("", trace) for trace in panel.chart.traces.values())
    rows = (row for section in panel.sections for row in section.rows)
    yield from (("", row.trace) for row in rows if row.trace)


def formulas(found: Iterable[tuple[str, Trace]]) -> Iterator[tuple[list[str], str, Trace]]:
    """Yield formulas that were not said before, with the name of the number and its trace."""
    said: set[str] = set()
    for name, trace in found:
        new = [each for each in trace.formula.split("\n") if each not in said]
        if new:
            said.update(new)
            yield new, name, trace


def _methods(panel: Panel, room: float) -> Iterator[Group]:
    """Yield each formula once with its numbers, n, source and what is lacking."""
    blocks = [setting.heading(_("How these numbers are made"), setting.SECTION, room)]
    for new, name, trace in formulas(traces(panel)):
        blocks += [replace(setting.paragraph(each, FORMULA, room), keep=True) for each in new]
        inputs = "; ".join(f"{what} {value}" for what, value in trace.inputs) if name else ""
        method = _("Method: {name}").format(name=trace.method) if trace.method else ""
        known = f"{name}: {inputs}" if inputs else ""
        words = BETWEEN.join(filter(None, (known, trace.n, trace.missing, method)))
        yield Group((*blocks, setting.paragraph(words, setting.SMALL, room, 10)))
        blocks = []
