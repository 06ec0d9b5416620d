"""A picture as SVG, for programs that read it; as plain as it can be."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from canvas_app.layout.icons import outline
from canvas_app.layout.picture import Box, Disc, Icon, Path, Picture, Shape, Text
from canvas_app.theme import THEMES

THEME = THEMES["print"]


def svg(picture: Picture) -> str:
    """Return a picture as one SVG drawing."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{picture.width}pt"'
    head += f' height="{picture.height}pt" viewBox="0 0 {picture.width} {picture.height}">'
    return "\n".join((head, *_nodes(picture), "</svg>"))


def _nodes(picture: Picture) -> Iterator[str]:
    for node in picture.nodes:
        yield f'<g transform="translate({node.x} {node.y})">'
        yield from map(_shape, node.shapes())
        yield "</g>"


def _shape(shape: Shape) -> str:
    match shape:
        case Text(x, y, string, font, colour):
            words = f'font-family="Inter" font-size="{font.size}" fill="{THEME.colour(colour)}"'
            return f'<text x="{x}" y="{y}" {words}>{escape(string)}</text>'
        case Box(x, y, width, height):
            sides = f'width="{width}" height="{height}" rx="{shape.radius}"'
            return f'<rect x="{x}" y="{y}" {sides} {_tools(shape)}/>'
        case Disc(x, y, radius):
            return f'<circle cx="{x}" cy="{y}" r="{radius}" {_tools(shape)}/>'
        case Path(steps):
            return f'<path d="{_data(steps)}" {_tools(shape)}/>'
        case Icon(x, y, name, size, colour):
            data = " ".join(map(_data, outline(name)))
            place = f'transform="translate({x} {y}) scale({size / 24})"'
            ink = f'fill="none" stroke="{THEME.colour(colour)}" stroke-width="2"'
            return f'<path d="{data}" {place} {ink}/>'


def _tools(shape: Box | Disc | Path) -> str:
    fill = THEME.colour(shape.fill) if shape.fill else "none"
    stroke = THEME.colour(shape.stroke) if shape.stroke else "none"
    return f'fill="{fill}" stroke="{stroke}" stroke-width="{shape.line}"'


def _data(steps: tuple[tuple[str | float, ...], ...]) -> str:
    return " ".join(str(part) for step in steps for part in step)
