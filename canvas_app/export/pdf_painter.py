"""Pictures on paper: PDF operators for what the layout says (room: export).

Nothing here computes a coordinate: a page sets one transform for each of its parts, a node
moves the origin, shapes come with their places. Equal shapes of different nodes (frames,
icons, pips) are written once as form XObjects; colours and lines are raw operators, and
a run of texts is one text object, because reportlab's canvas takes five times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import inf
from typing import ClassVar, cast

from canvas_app.export.joining import HYPHEN, pieces
from canvas_app.export.pdf_fonts import Faces, text_string
from canvas_app.layout.icons import outline
from canvas_app.layout.picture import Box, Disc, Icon, Node, Path, Shape, Text
from canvas_app.theme import Theme

ICON_BOX = 24.0
ICON_LINE = 2.0
BEZIER = 0.5522847498
"""How far the handles of a quarter circle reach, in radii."""
SHORT = 60
"""Operators shorter than this are written again each time: calling a form is as long."""
WORTH_A_FORM = 2_500
"""A shape whose operators have taken more characters than this becomes a form."""
NEARLY_NOTHING = 0.005
"""The length of a dot's line, for printers that leave out lines of no length at all."""
ROUND = "1 J 1 j"
OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
"""The steps of a path."""
ENDS = {(True, False): "f*", (False, True): "S", (True, True): "B*", (False, False): "n"}
"""What ends a path that is filled, stroked, both or neither."""
APART = " "
TOUCHING = 0.01
"""Texts of one line that are no farther apart, in points, are one word."""

Bounds = tuple[float, float, float, float]


class Numbers(dict[float, str]):
    """Numbers as a PDF writes them, to the thousandth of a point."""

    def __missing__(self, value: float) -> str:
        written = f"{value:.3f}".rstrip("0").rstrip(".")
        self[value] = written = "0" if written == "-0" else written
        return written


class Inks(dict[str, str]):
    """Roles as the colours of a theme that a PDF writes."""

    def __init__(self, theme: Theme, numbers: Numbers) -> None:
        super().__init__()
        self._theme, self._numbers = theme, numbers

    def __missing__(self, role: str) -> str:
        value = int(self._theme.colour(role).removeprefix("#"), 16)
        parts = ((value >> shift & 255) / 255 for shift in (16, 8, 0))
        self[role] = written = " ".join(map(self._numbers.__getitem__, parts))
        return written


@dataclass(slots=True)
class Mark:
    """The operators of a shape, and how often they are written out before they become a form."""

    operators: str
    left: int


class Painter:
    """What is known while a PDF is painted: faces, forms, colours and shapes seen before."""

    def __init__(self, theme: Theme, faces: Faces) -> None:
        """Paint in the colours of a theme; the faces gather the characters that occur."""
        self.forms: list[tuple[str, Bounds]] = []
        self._faces = faces
        self._number = Numbers()
        self._ink = Inks(theme, self._number)
        self._marks: dict[Shape, Mark] = {}

    def node(self, node: Node) -> list[str]:
        """Return the operators of a node, with its origin at its place."""
        return [self.origin(node), *self.shapes(node.shapes(), node.describe), "Q"]

    def origin(self, node: Node) -> str:
        """Return the operators that set the origin at the place of a node."""
        return f"q 1 0 0 1 {self._number[node.x]} {self._number[node.y]} cm"

    def shapes(self, shapes: Iterable[Shape], describe: Callable[[], str] = str) -> list[str]:
        """Return the operators of shapes in their order; texts in a row share a text object.

        ``describe`` gives the wording that words broken over lines are put together from.
        """
        found: list[str] = []
        texts: list[Text] = []
        marks = self._marks
        for shape in shapes:
            if isinstance(shape, Text):
                texts.append(shape)
                continue
            if texts:
                found.append(self._text_object(texts, describe))
                texts = []
            mark = marks.get(shape)
            if mark is None:
                mark = marks[shape] = self._mark(shape)
            elif mark.left:
                self._wear(mark, shape)
            found.append(mark.operators)
        if texts:
            found.append(self._text_object(texts, describe))
        return found

    def _text_object(self, texts: list[Text], describe: Callable[[], str]) -> str:
        if HYPHEN not in [text.string[-1:] for text in texts]:
            return "\n".join(("BT", *self._lines(texts), "ET"))
        operators = ["BT"]
        for said, some in pieces(texts, describe()):
            if said:
                string = text_string(said).decode()
                operators.append(f"/Span <</ActualText {string}>> BDC")
                operators += (*self._lines(some, apart=False), "EMC")
                operators.append(f"{self._faces.face(some[-1].font).encoded(APART)} Tj")
            else:
                operators += self._lines(some)
        return "\n".join((*operators, "ET"))

    def _lines(self, texts: Sequence[Text], apart: bool = True) -> list[str]:
        """Return texts; a space that nobody sees keeps them ``apart`` for those who listen."""
        number = self._number
        found: list[str] = []
        font = colour = None
        face = self._faces.face(texts[0].font)
        for text, after in zip_longest(texts, texts[1:]):
            if text.font != font:
                font = text.font
                face = self._faces.face(font)
                found.append(f"/{face.name} {number[font.size]} Tf")
            if text.colour != colour:
                colour = text.colour
                found.append(f"{self._ink[colour]} rg")
            end = APART if apart and not _goes_on(text, after) else ""
            string = face.encoded(text.string, end)
            found.append(f"1 0 0 -1 {number[text.x]} {number[text.y]} Tm {string} Tj")
        return found

    def _mark(self, shape: Shape) -> Mark:
        operators = self._draw[type(shape)](self, shape)
        left = WORTH_A_FORM // len(operators) + 1 if len(operators) > SHORT else 0
        return Mark(operators, left)

    def _wear(self, mark: Mark, shape: Shape) -> None:
        """Write a shape out again, until it has come so often that a form is worth its while."""
        mark.left -= 1
        if not mark.left:
            self.forms.append((mark.operators, bounds(shape)))
            mark.operators = f"/X{len(self.forms)} Do"

    def _write(self, *values: float) -> str:
        return " ".join(map(self._number.__getitem__, values))

    def _finish(self, shape: Box | Disc | Path, path: str) -> str:
        """Fill and stroke a path; a dash is taken back, so that the next line is whole."""
        tools = [f"{self._ink[shape.fill]} rg"] if shape.fill else []
        if shape.stroke:
            tools.append(f"{self._ink[shape.stroke]} RG {self._number[shape.line]} w")
        end = ENDS[bool(shape.fill), bool(shape.stroke)]
        operators = f"{' '.join(tools)} {path} {end}"
        if shape.stroke and not isinstance(shape, Disc) and shape.dash:
            return f"[{self._write(*shape.dash)}] 0 d {operators} [] 0 d"
        return operators

    def _box(self, box: Box) -> str:
        x, y, width, height = box.x, box.y, box.width, box.height
        radius = min(box.radius, width / 2, height / 2)
        if radius <= 0:
            return self._finish(box, f"{self._write(x, y, width, height)} re")
        return self._finish(box, self._rounded(x, y, x + width, y + height, radius))

    def _disc(self, disc: Disc) -> str:
        """Write a filled disc as a dot: a line of no length with round ends, a sixth as long."""
        if disc.fill is None:
            return self._finish(disc, self._circle(disc))
        if disc.stroke is None:
            return self._dot(disc, disc.fill, disc.radius)
        outer = self._dot(disc, disc.stroke, disc.radius + disc.line / 2)
        return f"{outer} {self._dot(disc, disc.fill, disc.radius - disc.line / 2)}"

    def _dot(self, disc: Disc, role: str, radius: float) -> str:
        number = self._number
        x, end, y = number[disc.x], number[disc.x + NEARLY_NOTHING], number[disc.y]
        return f"{self._ink[role]} RG {number[2 * radius]} w {x} {y} m {end} {y} l S"

    def _circle(self, disc: Disc) -> str:
        left, top = disc.x - disc.radius, disc.y - disc.radius
        right, bottom = disc.x + disc.radius, disc.y + disc.radius
        return self._rounded(left, top, right, bottom, disc.radius)

    def _rounded(self, left: float, top: float, right: float, bottom: float, radius: float) -> str:
        far, near = radius, radius * (1 - BEZIER)
        w = self._write
        return (
            f"{w(left + far, top)} m {w(right - far, top)} l "
            f"{w(right - near, top, right, top + near, right, top + far)} c "
            f"{w(right, bottom - far)} l "
            f"{w(right, bottom - near, right - near, bottom, right - far, bottom)} c "
            f"{w(left + far, bottom)} l "
            f"{w(left + near, bottom, left, bottom - near, left, bottom - far)} c "
            f"{w(left, top + far)} l "
            f"{w(left, top + near, left + near, top, left + far, top)} c h"
        )

    def _path(self, path: Path) -> str:
        return self._finish(path, self._steps(path.steps))

    def _icon(self, icon: Icon) -> str:
        scale = icon.size / ICON_BOX
        strokes = " ".join(self._steps(stroke) for stroke in outline(icon.name))
        place = self._write(scale, 0, 0, scale, icon.x, icon.y)
        ink = self._ink[icon.colour]
        return f"q {place} cm {ink} RG {self._write(ICON_LINE)} w {strokes} S Q"

    def _steps(self, steps: Iterable[tuple[str | float, ...]]) -> str:
        written = cast("Callable[[str | float], str]", self._number.__getitem__)
        return " ".join(
            [" ".join([*map(written, step[1:]), OPERATORS[str(step[0])]]) for step in steps]
        )

    _draw: ClassVar[Mapping[type, Callable[..., str]]] = {
        Box: _box,
        Disc: _disc,
        Path: _path,
        Icon: _icon,
    }


def _goes_on(text: Text, after: Text | None) -> bool:
    """Whether the same line goes on in another face."""
    return after is not None and after.y == text.y and abs(after.x - text.x - text.width) < TOUCHING


def _places(step: tuple[str | float, ...]) -> tuple[float, ...]:
    return cast("tuple[float, ...]", step[1:])


def bounds(shape: Shape) -> Bounds:
    """Return a box that a shape surely lies in, as left, top, right, bottom, lines included."""
    match shape:
        case Box(x, y, width, height):
            edge = shape.line
            return x - edge, y - edge, x + width + edge, y + height + edge
        case Disc(x, y, radius):
            reach = radius + shape.line
            return x - reach, y - reach, x + reach, y + reach
        case Icon(x, y, _, size):
            return x, y, x + size, y + size
        case Path(steps):
            return _hull(steps, shape.line)
        case Text():
            return -inf, -inf, inf, inf


def _hull(steps: Iterable[tuple[str | float, ...]], edge: float) -> Bounds:
    places = [_places(step) for step in steps if len(step) > 1]
    xs = [x for place in places for x in place[0::2]]
    ys = [y for place in places for y in place[1::2]]
    return min(xs) - edge, min(ys) - edge, max(xs) + edge, max(ys) + edge
