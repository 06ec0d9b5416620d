"""A picture through reportlab's canvas: one call per shape and string, as one would begin."""

from __future__ import annotations

from functools import cache
from typing import IO, Any

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from canvas_app import paths
from canvas_app.layout.icons import outline
from canvas_app.layout.pages import board_scale
from canvas_app.layout.picture import Box, Disc, Icon, Path, Picture, Shape, Text
from canvas_app.text import font_file
from canvas_app.theme import THEMES

THEME = THEMES["print"]
rl_config.useA85 = 0  # costs the plain way a tenth and gives nothing


def draw(picture: Picture, sheet: tuple[float, float], out: IO[bytes]) -> None:
    """Write a picture on a sheet (width, height in points) as a PDF."""
    canvas = Canvas(out, pagesize=sheet, pageCompression=1)
    scale = board_scale(picture, *sheet)
    canvas.scale(scale, scale)
    canvas.translate(0, sheet[1] / scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for node in picture.nodes:
        for shape in node.shapes():
            _draw(canvas, shape, node.x, -node.y)
    canvas.showPage()
    canvas.save()


def _draw(canvas: Any, shape: Shape, x: float, y: float) -> None:
    match shape:
        case Text():
            canvas.setFont(_font(font_file(shape.font)), shape.font.size)
            canvas.setFillColor(_colour(shape.colour))
            canvas.drawString(x + shape.x, y - shape.y, shape.string)
        case Box():
            _tools(canvas, shape)
            corner = (x + shape.x, y - shape.y - shape.height, shape.width, shape.height)
            if shape.radius:
                canvas.roundRect(*corner, shape.radius, bool(shape.stroke), bool(shape.fill))
            else:
                canvas.rect(*corner, bool(shape.stroke), bool(shape.fill))
        case Disc():
            _tools(canvas, shape)
            place = (x + shape.x, y - shape.y, shape.radius)
            canvas.circle(*place, bool(shape.stroke), bool(shape.fill))
        case Path():
            _tools(canvas, shape)
            path = _path(canvas, shape.steps, x, y, 1)
            canvas.drawPath(path, bool(shape.stroke), bool(shape.fill))
        case Icon():
            canvas.setStrokeColor(_colour(shape.colour))
            canvas.setLineWidth(shape.size / 12)
            for stroke in outline(shape.name):
                place = (x + shape.x, y - shape.y, shape.size / 24)
                canvas.drawPath(_path(canvas, stroke, *place), True, False)


def _tools(canvas: Any, shape: Box | Disc | Path) -> None:
    if shape.fill:
        canvas.setFillColor(_colour(shape.fill))
    if shape.stroke:
        canvas.setStrokeColor(_colour(shape.stroke))
        canvas.setLineWidth(shape.line)
        canvas.setDash(*([] if isinstance(shape, Disc) else [list(shape.dash)]))


def _path(canvas: Any, steps: Any, x: float, y: float, scale: float) -> Any:
    path = canvas.beginPath()
    calls = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo}
    for letter, *lengths in steps:
        if letter == "Z":
            path.close()
            continue
        xs, ys = lengths[0::2], lengths[1::2]
        pairs = zip(xs, ys, strict=True)
        calls[letter](*(value for a, b in pairs for value in (x + a * scale, y - b * scale)))
    return path


@cache
def _colour(role: str) -> Color:
    return HexColor(THEME.colour(role))


@cache
def _font(resource: str) -> str:
    registerFont(TTFont(resource, str(paths.resource(resource))))
    return resource
