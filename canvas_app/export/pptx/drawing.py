"""Shapes of a picture as native shapes of a slide: boxes, circles, freeforms, text (room: export).

Lengths come in points and are written in EMU. The order of the elements is that of ECMA-376,
part 1, chapters 19 and 20: programs repair, or refuse, what stands in another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple
from xml.sax.saxutils import escape

from canvas_app.export.sheet_cells import plain
from canvas_app.layout.icons import outline
from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Box, Disc, Icon, Path, Shape, Text
from canvas_app.text import Font
from canvas_app.theme import Theme

EMU = 12_700
"""To a point."""
ASCENT, LINE = 0.905, 1.117
"""Of Arial, in sizes: from the top of a line to its baseline, and the height of its letters."""
SET = 0.8
"""Share of a line of fixed height above its baseline."""
SHORT = 6
"""Letters of words that are centred on their place: other fonts are as wide, nearly."""
ICON_BOX, ICON_LINE = 24.0, 2.0
LEAST = 7.0
"""The smallest letters of a slide, in points."""
MOST_TOLD = 1_500
"""Characters of an alternative text."""
DOTTED = 1.5
"""Dashes up to this length, in line widths, are dots."""
BOLD = ("semibold", "bold")
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


@dataclass(slots=True)
class Brush:
    """What a slide is drawn with: colours, language, and the next free id of a shape."""

    theme: Theme
    language: str
    ids: Iterator[int] = field(default_factory=lambda: count(2))

    def colour(self, role: str) -> str:
        """Return a solid fill in the colour of a role."""
        return (
            f'<a:solidFill><a:srgbClr val="{self.theme.colour(role)[1:].upper()}"/></a:solidFill>'
        )


class Place(NamedTuple):
    """Where lengths of a picture come to stand on a slide: scaled, then moved to (x, y)."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def area(self, left: float, top: float, width: float, height: float) -> Area:
        """Return a rectangle of the picture on the slide."""
        x, y = self.x + left * self.scale, self.y + top * self.scale
        return Area(x, y, x + width * self.scale, y + height * self.scale)


class Run(NamedTuple):
    """Words in one look; ``size`` and what their letters stand closer, below 0, in points."""

    words: str
    size: float
    colour: str = "text"
    bold: bool = False
    italic: bool = False
    struck: bool = False
    closer: float = 0.0


class Frame(NamedTuple):
    """How words stand in a shape: paragraphs of runs, air around them in points.

    ``pitch`` is the height of their lines where it is fixed; ``shrinks`` when they would not fit.
    """

    paragraphs: tuple[tuple[Run, ...], ...]
    air: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    anchor: str = "t"
    align: str = "l"
    wraps: bool = True
    pitch: float | None = None
    shrinks: bool = False


def emu(points: float) -> int:
    """Return a length in EMU."""
    return round(points * EMU)


def said(text: str) -> str:
    """Return text for an attribute or an element; what XML cannot hold becomes a sign."""
    return escape(plain(text), {'"': "&quot;", "\n": "&#10;", "\t": " "})


def xfrm(area: Area, tag: str = "a:xfrm", inside: bool = False, turned: str = "") -> str:
    """Return where a shape stands; ``inside`` for a group, whose parts keep their places."""
    x, y = emu(area.left), emu(area.top)
    wide, high = max(0, emu(area.right) - x), max(0, emu(area.bottom) - y)
    at = f'<a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/>'
    inner = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{wide}" cy="{high}"/>' if inside else ""
    return f"<{tag}{turned}>{at}{inner}</{tag}>"


def named(brush: Brush, name: str, description: str = "", decorative: bool = False) -> str:
    """Return the name, the number and the alternative text of a shape."""
    told = f' descr="{said(description[:MOST_TOLD])}"' if description else ""
    head = f'<p:cNvPr id="{next(brush.ids)}" name="{said(name)}"{told}'
    return f"{head}>{DECORATIVE}</p:cNvPr>" if decorative else f"{head}/>"


def shape(
    brush: Brush,
    area: Area,
    geometry: str,
    look: str,
    name: str,
    frame: Frame | None = None,
    description: str = "",
    text_box: bool = False,
) -> str:
    """Return a shape with its outline, fill and words."""
    box = '<p:cNvSpPr txBox="1"/>' if text_box else "<p:cNvSpPr/>"
    words = text_body(brush, frame or Frame(((),)))
    return (
        f"<p:sp><p:nvSpPr>{named(brush, name, description)}{box}<p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{xfrm(area)}{geometry}{look}</p:spPr>{words}</p:sp>"
    )


def group(brush: Brush, area: Area, name: str, description: str, parts: Callable[[], str]) -> str:
    """Return shapes that belong together, with what a screen reader says of them.

    ``parts`` makes them after the group has its number.
    """
    head = named(brush, name, description, decorative=not description)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{head}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{xfrm(area, inside=True)}</p:grpSpPr>{parts()}</p:grpSp>"
    )


def text_body(brush: Brush, frame: Frame, tag: str = "p:txBody") -> str:
    """Return the words of a shape."""
    left, top, right, bottom = (emu(air) for air in frame.air)
    fit = "<a:normAutofit/>" if frame.shrinks else ""
    wrap = "square" if frame.wraps else "none"
    body = (
        f'<a:bodyPr wrap="{wrap}" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}"'
        f' anchor="{frame.anchor}" rtlCol="0">{fit}</a:bodyPr>'
    )
    return f"<{tag}>{body}<a:lstStyle/>{paragraphs(brush, frame)}</{tag}>"


def paragraphs(brush: Brush, frame: Frame) -> str:
    """Return the paragraphs of a frame, each with lines of its own where its words break."""
    return "".join(_paragraph(brush, runs, frame) for runs in frame.paragraphs or ((),))


def _paragraph(brush: Brush, runs: Sequence[Run], frame: Frame) -> str:
    words = "".join(run.words for run in runs)
    back = ' rtl="1"' if _is_from_right(words) else ""
    pitch = frame.pitch
    lines = f'<a:lnSpc><a:spcPts val="{round(pitch * 100)}"/></a:lnSpc>' if pitch else ""
    head = f'<a:pPr algn="{frame.align}"{back}>{lines}</a:pPr>'
    if runs and not words:  # else it would be as high as large letters
        end = f'<a:endParaRPr lang="{brush.language}" sz="{round(runs[0].size * 100)}"/>'
        return f"<a:p>{head}{end}</a:p>"
    return f"<a:p>{head}{''.join(_run(brush, run) for run in runs)}</a:p>"


def _run(brush: Brush, run: Run) -> str:
    struck = ' strike="sngStrike"' if run.struck else ""
    size = round(max(run.size, LEAST) * 100)
    space = f' spc="{round(run.closer * 100)}"' if run.closer else ""
    bold, italic = int(run.bold), int(run.italic)
    look = f'lang="{brush.language}" sz="{size}" b="{bold}" i="{italic}"{struck}{space}'
    fill = brush.colour(run.colour)
    pieces = escape(plain(run.words)).split("\n")
    written = (f"<a:r><a:rPr {look}>{fill}</a:rPr><a:t>{piece}</a:t></a:r>" for piece in pieces)
    return f"<a:br><a:rPr {look}/></a:br>".join(written)


def _is_from_right(words: str) -> bool:
    """Whether the first letter is of a script that is written from right to left."""
    import unicodedata

    for letter in words:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def preset(name: str, guides: str = "") -> str:
    """Return a geometry that every program knows."""
    return f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def rectangle(width: float, height: float, radius: float) -> str:
    """Return a rectangle, with round corners when there is a radius."""
    if radius <= 0:
        return preset("rect")
    share = min(50_000, round(radius / max(min(width, height), 0.01) * 100_000))
    return preset("roundRect", f'<a:gd name="adj" fmla="val {share}"/>')


def tools(
    brush: Brush, fill: str | None, stroke: str | None, line: float, dash: Sequence[float] = ()
) -> str:
    """Return fill and line; ``line`` is its width in points."""
    ground = brush.colour(fill) if fill else "<a:noFill/>"
    if not stroke:
        return f"{ground}<a:ln><a:noFill/></a:ln>"
    dashes = f'<a:prstDash val="{_dash(dash, line)}"/>' if dash else ""
    width = max(1, emu(line))
    return f'{ground}<a:ln w="{width}" cap="rnd">{brush.colour(stroke)}{dashes}<a:round/></a:ln>'


def _dash(dash: Sequence[float], line: float) -> str:
    return "sysDot" if dash[0] <= DOTTED * line else "dash"


def drawn(brush: Brush, shapes: Iterable[Shape], place: Place, align: str = "") -> str:
    """Return shapes of a picture at their place; lines of a paragraph come in one text box.

    ``align`` is "ctr" where words are known to be centred.
    """
    made: list[str] = []
    for each in _together(shapes):
        if isinstance(each, list):
            made.append(_words(brush, each, place, align))
        elif not isinstance(each, Text):
            made.append(_shape(brush, each, place))
    return "".join(made)


Lines = list[list[Text]]


def _together(shapes: Iterable[Shape]) -> Iterator[Shape | Lines]:
    """Yield shapes in their order, texts of one paragraph as lines of pieces."""
    lines: Lines = []
    for each in shapes:
        if isinstance(each, Text):
            if lines and _goes_on(lines[-1][-1], each):
                lines[-1].append(each)
                continue
            if lines and _is_below(lines, each):
                lines.append([each])
                continue
        if lines:
            yield lines
            lines = []
        if isinstance(each, Text):
            lines = [[each]]
        else:
            yield each
    if lines:
        yield lines


def _goes_on(last: Text, text: Text) -> bool:
    return last.y == text.y and abs(last.x + last.width - text.x) < 0.05


def _is_below(lines: Lines, text: Text) -> bool:
    """Whether a text begins, or is centred, below the last line, as far down as that."""
    first, last = lines[0][0], lines[-1]
    way, size = text.y - last[0].y, text.font.size
    same = (first.font.size, first.colour) == (text.font.size, text.colour)
    if not same or not 0.9 * size < way < 1.7 * size:
        return False
    if len(lines) > 1 and abs(way - (lines[1][0].y - first.y)) > 0.05:
        return False
    centre = (last[0].x + last[-1].x + last[-1].width) / 2
    return abs(first.x - text.x) < 0.05 or abs(centre - text.x - text.width / 2) < 0.05


def _words(brush: Brush, lines: Lines, place: Place, align: str) -> str:
    first, size = lines[0][0], lines[0][0].font.size
    left = min(line[0].x for line in lines)
    wide = max(line[-1].x + line[-1].width for line in lines) - left
    runs = [[run_of(text, place.scale) for text in line] for line in lines]
    if len(lines) == 1:
        few = sum(len(text.string) for text in lines[0]) <= SHORT
        area = place.area(left, first.y - ASCENT * size, wide, LINE * size)
        side = align or ("ctr" if few else "l")
        frame = Frame((tuple(runs[0]),), align=side, wraps=False)
    else:
        pitch = lines[1][0].y - first.y
        area = place.area(left, first.y - SET * pitch, wide, len(lines) * pitch)
        centred = any(abs(line[0].x - first.x) > 0.05 for line in lines)
        side = align or ("ctr" if centred else "l")
        joined = tuple(_joined(runs))
        frame = Frame((joined,), align=side, wraps=False, pitch=pitch * place.scale)
    name = "".join(text.string for text in lines[0])
    return shape(brush, area, preset("rect"), "<a:noFill/>", name[:40], frame, text_box=True)


def _joined(lines: Iterable[Sequence[Run]]) -> Iterator[Run]:
    for at, line in enumerate(lines):
        for rank, run in enumerate(line):
            yield run._replace(words=f"\n{run.words}") if at and not rank else run


def run_of(text: Text, scale: float) -> Run:
    """Return a text of a picture as it is written on a slide."""
    font: Font = text.font
    bold = font.weight in BOLD
    return Run(text.string, font.size * scale, text.colour, bold, font.italic)


def _shape(brush: Brush, each: Box | Disc | Path | Icon, place: Place) -> str:
    match each:
        case Box(x, y, width, height, fill, stroke, line, radius, dash):
            area = place.area(x, y, width, height)
            look = tools(brush, fill, stroke, line * place.scale, dash)
            return shape(brush, area, rectangle(width, height, radius), look, "Box")
        case Disc(x, y, radius, fill, stroke, line):
            area = place.area(x - radius, y - radius, 2 * radius, 2 * radius)
            look = tools(brush, fill, stroke, line * place.scale)
            return shape(brush, area, preset("ellipse"), look, "Circle")
        case Icon(x, y, name, size, colour):
            unit = size / ICON_BOX
            look = tools(brush, None, colour, ICON_LINE * unit * place.scale)
            area = place.area(x, y, size, size)
            return shape(brush, area, _freeform(outline(name), ICON_BOX, ICON_BOX), look, name)
    return _path(brush, each, place)


def _path(brush: Brush, path: Path, place: Place) -> str:
    xs = [float(at) for step in path.steps for at in step[1::2]]
    ys = [float(at) for step in path.steps for at in step[2::2]]
    left, top = min(xs, default=0.0), min(ys, default=0.0)
    wide, high = max(xs, default=0.0) - left, max(ys, default=0.0) - top
    area = place.area(left, top, wide, high)
    look = tools(brush, path.fill, path.stroke, path.line * place.scale, path.dash)
    if path.fill is None and [step[0] for step in path.steps] == ["M", "L"]:
        return _line(brush, area, xs, ys, look)
    steps = tuple(
        (step[0], *(float(at) - (top if n % 2 else left) for n, at in enumerate(step[1:])))
        for step in path.steps
    )
    geometry = _freeform((steps,), wide, high, filled=path.fill is not None)
    return shape(brush, area, geometry, look, "Line" if path.fill is None else "Area")


def _line(brush: Brush, area: Area, xs: Sequence[float], ys: Sequence[float], look: str) -> str:
    turned = (' flipH="1"' if xs[0] > xs[1] else "") + (' flipV="1"' if ys[0] > ys[1] else "")
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{named(brush, 'Line')}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{xfrm(area, turned=turned)}{preset('line')}{look}</p:spPr></p:cxnSp>"
    )


def _freeform(
    strokes: Iterable[Sequence[Sequence[str | float]]],
    width: float,
    height: float,
    filled: bool = False,
) -> str:
    """Return a geometry of its own from steps in a box of this size."""
    bare = "" if filled else ' fill="none"'
    size = f'w="{emu(width)}" h="{emu(height)}"{bare}'
    steps = "".join(_step(step) for stroke in strokes for step in stroke)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst><a:path {size}>{steps}</a:path></a:pathLst></a:custGeom>"
    )


STEPS = {"M": "a:moveTo", "L": "a:lnTo", "C": "a:cubicBezTo"}


def _step(step: Sequence[str | float]) -> str:
    if step[0] == "Z":
        return "<a:close/>"
    ats = [emu(float(at)) for at in step[1:]]
    points = "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in zip(ats[::2], ats[1::2], strict=True))
    tag = STEPS[str(step[0])]
    return f"<{tag}>{points}</{tag}>"
