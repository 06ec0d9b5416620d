"""A journey as an SVG picture that browsers and drawing programs open (room: export).

Text stays text, in the fonts of the program where they are installed, and takes the width that
it was measured with where others stand in. Every node is a group with a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from itertools import chain
from typing import cast
from xml.sax.saxutils import escape

from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import Exported, asked, filtered, missing
from canvas_app.export.progress import counted
from canvas_app.i18n import speaking
from canvas_app.layout import pages
from canvas_app.layout.icons import outline
from canvas_app.layout.listening import going_on
from canvas_app.layout.pages import Page, Part
from canvas_app.layout.picture import Box, Disc, Icon, Node, Path, Shape, Text
from canvas_app.layout.view import JourneyView
from canvas_app.text import Font
from canvas_app.theme import THEMES, Theme

FAMILIES = {
    "inter": "Inter, 'Touchpoint Inter', 'Segoe UI', Arial, sans-serif",
    "dejavu": "'DejaVu Sans', 'Touchpoint DejaVu', 'Segoe UI Symbol', sans-serif",
    "emoji": "'Noto Emoji', 'Touchpoint Emoji', 'Segoe UI Emoji', sans-serif",
}
WEIGHTS = {"regular": 400, "medium": 500, "semibold": 600, "bold": 700}
ICON_BOX = 24.0
ICON_LINE = 2.0
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def board_svg(view: JourneyView, options: PdfOptions) -> Exported:
    """Return a journey as one picture at 100 %, with its head and foot.

    Raises KeyError for an unknown journey.
    """
    from canvas_app.layout.board import layout

    view, language = asked(view, options), options.language or view.project.language
    with speaking(language):
        picture = layout(view)
        sheet = pages.fitting_sheet(picture, view.compare is not None)
        day = options.date or date.today()
        page = pages.board_page(picture, view, sheet, day, filtered(view))
        data = page_svg(page, options, view.project.title, language)
    return Exported(data, missing([page]))


def nodes_page(nodes: Sequence[Node], margin: float) -> Page:
    """Return some nodes as a page of their own, ``margin`` points of air around them."""
    left, top = min(node.x for node in nodes), min(node.y for node in nodes)
    width = max(node.x + node.width for node in nodes) - left + 2 * margin
    height = max(node.y + node.height for node in nodes) - top + 2 * margin
    part = Part(tuple(nodes), margin - left, margin - top, 1.0)
    return Page(width, height, head=(), parts=(part,), foot=())


def page_svg(page: Page, options: PdfOptions, title: str, language: str) -> bytes:
    """Return a page as SVG, equal for equal pages; ``language`` is that of its text."""
    theme = THEMES[options.colours]
    names = icons_in(page)
    out = BytesIO()
    for line in chain(_opening(page, title, language), _icons(names), _page(page, options, theme)):
        out.write(f"{line}\n".encode())
    out.write(b"</svg>\n")
    return out.getvalue()


def icons_in(page: Page) -> list[str]:
    """Return the names of the icons of a page in the order in which they come."""
    found = (
        shape.name
        for part in page.parts
        for node in going_on(part.nodes)
        for shape in node.shapes()
        if isinstance(shape, Icon)
    )
    return list(dict.fromkeys(found))


def _page(page: Page, options: PdfOptions, theme: Theme) -> Iterator[str]:
    if not options.transparent:
        yield _shape(Box(0, 0, page.width, page.height, "paper"), theme)
    yield from (_shape(shape, theme) for shape in page.head)
    for part in page.parts:
        place = f"translate({_n(part.x)} {_n(part.y)}) scale({part.scale:.6g})"
        yield f'<g transform="{place}">'
        for node in counted(part.nodes):
            yield from _node(node, theme)
        yield "</g>"
    yield from (_shape(shape, theme) for shape in page.foot)


def _opening(page: Page, title: str, language: str) -> Iterator[str]:
    size = f'width="{_n(page.width * page.unit)}pt" height="{_n(page.height * page.unit)}pt"'
    box = f'viewBox="0 0 {_n(page.width)} {_n(page.height)}"'
    look = (
        f'font-family="{FAMILIES["inter"]}" font-kerning="none" fill="none"'
        ' stroke-linecap="round" stroke-linejoin="round"'
        ' style="font-variant-ligatures:none;white-space:pre"'
    )
    yield f'{HEAD} {size} {box} xml:lang="{language}" xml:space="preserve" {look}>'
    yield f"<title>{_words(title)}</title>"


def _icons(names: Iterable[str]) -> Iterator[str]:
    yield "<defs>"
    for name in names:
        steps = " ".join(_steps(stroke) for stroke in outline(name))
        yield f'<path id="icon-{name}" d="{steps}"/>'
    yield "</defs>"


def _node(node: Node, theme: Theme) -> Iterator[str]:
    shapes = node.shapes()
    if not shapes:
        return
    label = node.label
    yield f'<g class="{node.kind}" transform="translate({_n(node.x)} {_n(node.y)})">'
    if label:
        yield f"<title>{_words(label)}</title>"
    yield from (_shape(shape, theme) for shape in shapes)
    yield "</g>"


def _shape(shape: Shape, theme: Theme) -> str:
    match shape:
        case Text():
            return _text(shape, theme)
        case Box(x, y, width, height):
            radius = min(shape.radius, width / 2, height / 2)
            round_ = f' rx="{_n(radius)}"' if radius > 0 else ""
            place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
            return f"<rect {place}{round_}{_tools(shape, theme)}/>"
        case Disc(x, y, radius):
            place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"'
            return f"<circle {place}{_tools(shape, theme)}/>"
        case Path(steps):
            return f'<path d="{_steps(steps)}" fill-rule="evenodd"{_tools(shape, theme)}/>'
        case Icon():
            return _icon(shape, theme)


def _text(text: Text, theme: Theme) -> str:
    place = f'x="{_n(text.x)}" y="{_n(text.y)}"'
    long = len(text.string) > 1 and text.width > 0
    length = f' textLength="{_n(text.width)}" lengthAdjust="spacingAndGlyphs"' if long else ""
    look = f' fill="{theme.colour(text.colour)}"{_font(text.font)}'
    return f"<text {place}{length}{look}>{_words(text.string)}</text>"


def _font(font: Font) -> str:
    family = f' font-family="{FAMILIES[font.family]}"' if font.family != "inter" else ""
    weight = f' font-weight="{WEIGHTS[font.weight]}"' if font.weight != "regular" else ""
    slant = ' font-style="italic"' if font.italic else ""
    return f'{family} font-size="{_n(font.size)}"{weight}{slant}'


def _icon(icon: Icon, theme: Theme) -> str:
    place = f"translate({_n(icon.x)} {_n(icon.y)}) scale({icon.size / ICON_BOX:.6g})"
    look = f'stroke="{theme.colour(icon.colour)}" stroke-width="{_n(ICON_LINE)}"'
    return f'<use xlink:href="#icon-{icon.name}" transform="{place}" {look}/>'


def _tools(shape: Box | Disc | Path, theme: Theme) -> str:
    fill = f' fill="{theme.colour(shape.fill)}"' if shape.fill else ""
    if not shape.stroke:
        return fill
    line = f' stroke="{theme.colour(shape.stroke)}" stroke-width="{_n(shape.line)}"'
    dash = () if isinstance(shape, Disc) else shape.dash
    dashes = f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else ""
    return f"{fill}{line}{dashes}"


def _steps(steps: Iterable[tuple[str | float, ...]]) -> str:
    return " ".join(
        " ".join([str(step[0]), *map(_n, cast("tuple[float, ...]", step[1:]))]) for step in steps
    )


def _n(value: float) -> str:
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _words(text: str) -> str:
    """Return text for XML; what XML cannot hold becomes a question mark."""
    return escape(_NO_XML.sub("?", text), {'"': "&quot;"})
