"""Names of stages and lanes beside a board that is seen from afar (room: panels).

Where a whole journey or a phase fills the screen, letters on the board are too small; these
are legible from the last row (``stories.md`` 5.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple

from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Disc, Lane, Shape, StageColumn, Text
from canvas_app.layout.sizes import TITLE
from canvas_app.panels.slide import PITCH, Form, line_at
from canvas_app.text import Font, Weight, width, wrap

SIZES = (28.0, 24.0, 20.0, 18.0)
"""Letters in px, smaller for long names."""
LINES, LANE_LINES = 3, 2
APART = 14.0
"""Between names and the board, in px."""
DOT = 7.0
SIDE, ASIDE = 0.12, 0.16
"""Which share of the width names have beside a board at most: those of stages, of lanes."""


class Named(NamedTuple):
    """What is seen of a board with names beside it, and these, in its points."""

    shown: Area
    names: tuple[Shape, ...]


class LaneName(NamedTuple):
    """A lane with its name and its colour."""

    lane: Lane
    name: str
    role: str


def named(
    area: Area,
    columns: Sequence[StageColumn],
    names: Mapping[str, str],
    lanes: Sequence[LaneName],
    form: Form,
) -> Named:
    """Return an area of the board with the names of its stages above, of its lanes at the left."""
    room = form.board
    wide, high = room.right - room.left, room.bottom - room.top
    above = LINES * PITCH * form.font(SIZES[0]).size + 2 * APART
    aside = _aside(lanes, form)
    scale = min(
        (wide - aside) / (area.right - area.left), (high - above) / (area.bottom - area.top)
    )
    ground = (wide - aside - (area.right - area.left) * scale) / 2  # beside a phase
    if scale * TITLE.size >= SIZES[-1]:  # the names on the board are legible
        return Named(area, ())
    outside = max(0.0, min(ground, SIDE * form.width))
    ends = (0.0 if lanes else outside / scale, outside / scale)
    heads = tuple(_stages(area, columns, names, form, scale, ends))
    tops = [shape.y - shape.font.size for shape in heads]
    top = min(tops, default=area.top) - APART / scale
    shown = Area(area.left - aside / scale, top, area.right, area.bottom)
    return Named(shown, (*heads, *_lanes(shown.left, lanes, form, scale)))


def _faces(form: Form, scale: float, weight: Weight) -> list[Font]:
    """Return fonts of ``SIZES``, in points of a board at a scale; the last one never grows."""
    sizes = [*(form.font(size).size for size in SIZES), SIZES[-1]]
    return [Font(size / scale, weight) for size in sizes]


def _stages(
    area: Area,
    columns: Sequence[StageColumn],
    names: Mapping[str, str],
    form: Form,
    scale: float,
    outside: tuple[float, float],
) -> Iterator[Text]:
    """Yield the names of stages above their columns."""
    faces, apart = _faces(form, scale, "semibold"), APART / scale
    told = [names[column.stage_id] for column in columns]
    rooms = _rooms(columns, told, faces[1], apart, outside)
    fit = [
        _face(name, faces, right - left, LINES)
        for name, (left, right) in zip(told, rooms, strict=True)
    ]
    usual = sorted(map(faces.index, fit))[len(fit) // 2] if fit else 0
    for name, face, (left, right) in zip(told, fit, rooms, strict=True):
        face = faces[max(faces.index(face), usual)]  # few sizes, but no name suffers for another
        rows = wrap(name, face, right - left, LINES)
        top = area.top - apart - len(rows) * face.size * PITCH
        for rank, row in enumerate(rows):
            x = left + (right - left - width(row, face)) / 2
            yield from line_at(x, top + rank * face.size * PITCH, row, face, "text")


def _face(name: str, faces: Sequence[Font], room: float, lines: int, high: float = inf) -> Font:
    """Return the first font in which a name has room without a broken word, else the last."""
    for face in faces:
        rows = wrap(name, face, room)
        if (
            len(rows) <= min(lines, high / (face.size * PITCH))
            and _longest(name, face) < room * 0.99
        ):
            return face
    return faces[-1]


def _longest(name: str, face: Font) -> float:
    return max((width(word, face) for word in name.split()), default=0.0)


def _rooms(
    columns: Sequence[StageColumn],
    names: Sequence[str],
    face: Font,
    apart: float,
    outside: tuple[float, float],
) -> list[tuple[float, float]]:
    """Return from where to where the name of every column has room, in its smallest letters.

    A long name in a narrow column has what short ones beside it leave free, at the ends what is
    ``outside``.
    """
    ends = [(each.x + apart / 2, each.x + each.width - apart / 2) for each in columns]
    longest = [_longest(name, face) for name in names]
    spare = [(right - left - wide) / 2 for (left, right), wide in zip(ends, longest, strict=True)]
    free = [outside[0], *(max(0.0, each) for each in spare), outside[1]]
    before = [min(free[at], max(0.0, -2 * each)) for at, each in enumerate(spare)]
    after = [min(free[at + 2], max(0.0, -2 * each)) for at, each in enumerate(spare)]
    given = zip([0.0, *after[:-1]], [*before[1:], 0.0], strict=True)
    return [
        (left - before[at] + to_left, right + after[at] - to_right)
        for at, ((left, right), (to_left, to_right)) in enumerate(zip(ends, given, strict=True))
    ]


def _aside(lanes: Sequence[LaneName], form: Form) -> float:
    """Return how much room names of lanes take, in px."""
    face = Font(SIZES[-1], "medium")
    longest = max((_longest(each.name, face) for each in lanes), default=0.0)
    room = min(longest + 4 * DOT + APART, ASIDE * form.width)
    return max(room, 0.08 * form.width) if lanes else 0.0


def _lanes(left: float, lanes: Sequence[LaneName], form: Form, scale: float) -> Iterator[Shape]:
    """Yield the names of lanes in the middle of their height, cut where two rows are too high.

    Lanes too low for one row have none.
    """
    faces = _faces(form, scale, "medium")
    room = _aside(lanes, form) / scale - (4 * DOT + APART) / scale
    for lane, name, role in lanes:
        face = _face(name, faces, room, LANE_LINES, lane.height)
        pitch = face.size * PITCH
        if lane.height < pitch:
            continue
        rows = wrap(name, face, room, min(LANE_LINES, int(lane.height / pitch)))
        top = lane.y + (lane.height - len(rows) * pitch) / 2
        yield Disc(left + 2 * DOT / scale, top + pitch / 2, DOT / scale, fill=role)
        for rank, row in enumerate(rows):
            yield from line_at(left + 4 * DOT / scale, top + rank * pitch, row, face, "text")
