"""What a slide of a presentation is, as a value (room: panels).

A screen is measured in px of one whose short side has 1080 of them, whatever it really has. A
slide shows a part of the board, in points of the board, or a page of its own, in px of the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from canvas_app.layout.labels import Area
from canvas_app.layout.lines import middle
from canvas_app.layout.pages import Part
from canvas_app.layout.picture import Box, Node, Shape, Text
from canvas_app.text import Font, Weight, runs, width, wrap

SHORT = 1080.0
"""How many px the short side of every screen has."""
SIDE = 0.05
"""Empty ground at the left and the right of a page, as a share of its width."""
NAME, BELOW, SEEN = 52.0, 30.0, 24.0
"""Letters of a slide's name, of the line below it, and of the foot."""
LARGE = 34.0
"""From this size on letters grow less than everything does: they are legible anyway."""
PITCH = 1.28
"""Height of a line in letter sizes."""
EVEN = 10
"""The narrowest a paragraph is set, in twentieths of its room."""


@dataclass(frozen=True, slots=True)
class Form:
    """A screen of ``width`` × ``lines`` px; ``scale`` (1 … 2) is how much larger letters are."""

    width: float = 1920.0
    scale: float = 1.0
    lines: float = SHORT

    def font(self, size: float, weight: Weight = "regular", italic: bool = False) -> Font:
        """Return a font whose letters have ``size`` px at scale 1.

        Small ones grow as everything does, but never beyond those that are larger at scale 1.
        """
        if size >= LARGE:
            return self.slow(size, weight, italic)
        most = self.slower(LARGE) * (size / LARGE) ** 0.5
        return Font(min(size * self.scale, most), weight, italic)

    def slow(self, size: float, weight: Weight = "regular", italic: bool = False) -> Font:
        """Return a font whose letters grow less than everything does, where room is scarce."""
        return Font(self.slower(size), weight, italic)

    def slower(self, length: float) -> float:
        """Return a length that grows less than everything does."""
        return length * (1 + (self.scale - 1) * 0.4)

    @property
    def side(self) -> float:
        """The empty ground at the left and the right of a page."""
        return SIDE * self.width

    @property
    def head(self) -> float:
        """The height of what names the slide."""
        return 38.0 + PITCH * (self.font(NAME).size + self.font(BELOW).size)

    @property
    def foot(self) -> float:
        """The height of what stands below."""
        return 46.0 + PITCH * self.font(SEEN).size

    @property
    def board(self) -> Area:
        """The room of the board between head and foot."""
        return Area(0, self.head, self.width, self.lines - self.foot)

    @property
    def page(self) -> Area:
        """The room of a page between head and foot."""
        return Area(self.side, self.head + 16, self.width - self.side, self.lines - self.foot - 24)


class Piece(NamedTuple):
    """A chart in its own units at its place on the screen; with ``clip`` only what is inside."""

    part: Part
    clip: Area | None = None


class Sheet(NamedTuple):
    """What stands on a page, in px: shapes, and charts."""

    shapes: tuple[Shape, ...]
    charts: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Slide:
    """One slide; ``key`` stays over edits, ``group`` is the part of the show it belongs to.

    With ``shown`` it is a part of the board, where ``lit`` stands out, ``labels`` name the
    lanes, and ``moved`` are nodes that stand elsewhere than on the board. ``over`` stands out as a
    whole although it reaches beyond the light, and ``dark`` does not although it reaches into it.
    Else ``sheet`` makes its page. ``said`` is what a screen reader says beside ``name``, ``notes``
    are for the moderator alone.
    """

    key: str
    name: str
    group: str
    below: str = ""
    shown: Area | None = None
    lit: Area | None = None
    stage_id: str | None = None
    labels: tuple[Shape, ...] = ()
    moved: tuple[Node, ...] = ()
    over: tuple[Node, ...] = ()
    dark: tuple[Box, ...] = ()
    sheet: Callable[[], Sheet] | None = None
    said: str = ""
    notes: tuple[str, ...] = ()
    bare: bool = False
    """Has no head: the page says its name itself."""


class Camera(NamedTuple):
    """Where the board stands on a screen: scaled, then moved to (x, y)."""

    scale: float
    x: float
    y: float


def camera(shown: Area, form: Form) -> Camera:
    """Return how a part of the board fills its room, in the middle of it."""
    room = form.board
    wide, high = max(shown.right - shown.left, 1.0), max(shown.bottom - shown.top, 1.0)
    scale = min((room.right - room.left) / wide, (room.bottom - room.top) / high)
    x = (room.left + room.right) / 2 - (shown.left + shown.right) / 2 * scale
    y = (room.top + room.bottom) / 2 - (shown.top + shown.bottom) / 2 * scale
    return Camera(scale, x, y)


class Pen:
    """Writes paragraphs into a room, one below the other; what has no room ends in "…".

    The lines of a paragraph are about as long as each other: no word stands alone on the last.
    """

    def __init__(self, room: Area) -> None:
        """Begin at the top of the room."""
        self.room, self.y = room, room.top
        self.shapes: list[Shape] = []
        self.cut = False
        """Whether words were left out."""

    def fit(
        self, string: str, faces: Sequence[Font], colour: str, most: int, gap: float = 0.4
    ) -> None:
        """Write at most ``most`` lines in the first font in which nothing is left out."""
        face = fitting(string, faces, self.room.right - self.room.left, most)
        self.write(string, face, colour, most, gap)

    def write(
        self, string: str, font: Font, colour: str = "text", most: int = 3, gap: float = 0.4
    ) -> None:
        """Write at most ``most`` lines, and leave ``gap`` lines free below."""
        pitch = font.size * PITCH
        rows = min(most, int((self.room.bottom - self.y) / pitch))
        wide = self.room.right - self.room.left
        if not string:
            return
        self.cut = self.cut or len(wrap(string, font, wide)) > rows
        if rows < 1:
            return
        for row in evenly(string, font, wide, rows):
            self.shapes += line_at(self.room.left, self.y, row, font, colour)
            self.y += pitch
        self.y += gap * pitch


def evenly(string: str, font: Font, room: float, most: int) -> tuple[str, ...]:
    """Return a string in as few lines as a room needs, but the narrowest ones of so many."""
    lines = wrap(string, font, room, most)
    if len(lines) < 2 or lines[-1].endswith("…"):
        return lines
    for share in range(EVEN, 20):
        tried = wrap(string, font, room * share / 20)
        if len(tried) == len(lines) and not _broken(tried):
            return tried
    return lines


def _broken(lines: Sequence[str]) -> bool:
    return any(line.endswith("-") for line in lines[:-1])


def fitting(string: str, faces: Sequence[Font], room: float, most: int) -> Font:
    """Return the first font in which a string has at most some lines, else the last one."""
    found = (face for face in faces if len(wrap(string, face, room)) <= most)
    return next(found, faces[-1])


def line_at(x: float, top: float, string: str, font: Font, colour: str) -> list[Text]:
    """Return a line whose row begins at ``top``."""
    shapes, y = [], middle(top + font.size * PITCH / 2, font)
    for face, piece in runs(string, font):
        length = width(piece, face)
        shapes.append(Text(x, y, piece, face, colour, length))
        x += length
    return shapes
