"""Whether a chart can be read: no words on other words, none beyond the edges."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from canvas_app.layout.charts.figure import moved
from canvas_app.layout.labels import Area
from canvas_app.layout.picture import Picture, Text

WIDTHS = (280, 300, 328, 600, 900)
TOLERANCE = 0.3


class Word(NamedTuple):
    """A run of text and the ink it may cover."""

    string: str
    area: Area


def words(picture: Picture) -> list[Word]:
    """Return all runs of text with their places in the chart."""
    return [_word(run) for run in _runs(picture) if run.string.strip()]


def _runs(picture: Picture) -> Iterator[Text]:
    for node in picture.nodes:
        for shape in node.shapes():
            if isinstance(shape, Text):
                placed = moved(shape, node.x, node.y)
                assert isinstance(placed, Text)
                yield placed


def _word(run: Text) -> Word:
    size = run.font.size
    return Word(
        run.string, Area(run.x, run.y - 0.72 * size, run.x + run.width, run.y + 0.05 * size)
    )


def collisions(picture: Picture) -> list[tuple[str, str]]:
    """Return the words that lie on other words."""
    found = words(picture)
    return [
        (a.string, b.string)
        for a, b in combinations(found, 2)
        if a.area.grown(-TOLERANCE).meets(b.area.grown(-TOLERANCE))
    ]


def outside(picture: Picture) -> list[str]:
    """Return the words that stand beyond the edges of the chart."""
    bounds = Area(-TOLERANCE, -TOLERANCE, picture.width + TOLERANCE, picture.height + TOLERANCE)
    return [
        word.string
        for word in words(picture)
        if word.area.left < bounds.left
        or word.area.top < bounds.top
        or word.area.right > bounds.right
        or word.area.bottom > bounds.bottom
    ]


def assert_legible(picture: Picture) -> None:
    """Fail when words collide or are cut off."""
    assert collisions(picture) == []
    assert outside(picture) == []
