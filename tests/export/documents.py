"""Texts of pages with their places, and what a page must not be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from canvas_app.layout import pages
from canvas_app.layout.pages import Page
from canvas_app.layout.picture import Text

LEAST = 8.0
ROUNDING = 0.05


@dataclass(frozen=True)
class Word:
    """A run of text on a page: its box in points from the top left, size and string."""

    left: float
    top: float
    right: float
    bottom: float
    size: float
    string: str


def words(page: Page) -> Iterator[Word]:
    for part in page.parts:
        for node in part.nodes:
            for shape in node.shapes():
                if isinstance(shape, Text):
                    x = part.x + part.scale * (node.x + shape.x)
                    y = part.y + part.scale * (node.y + shape.y)
                    size = part.scale * shape.font.size
                    right = x + part.scale * shape.width
                    yield Word(x, y - 0.72 * size, right, y + 0.1 * size, size, shape.string)


def too_small(page: Page) -> list[Word]:
    return [word for word in words(page) if word.size < LEAST - ROUNDING]


def cut(page: Page) -> list[Word]:
    """Return what reaches into the head, the foot or the margins."""
    x, y, wide, high = pages.body(page.width, page.height)
    return [
        word
        for word in words(page)
        if word.left < x - 1 or word.right > x + wide + 1 or word.top < y or word.bottom > y + high
    ]


def overlapping(page: Page) -> list[tuple[Word, Word]]:
    found = []
    seen: list[Word] = []
    for word in sorted(words(page), key=lambda word: word.top):
        seen = [other for other in seen if other.bottom > word.top]
        found += [(other, word) for other in seen if _meet(other, word)]
        seen.append(word)
    return found


def _meet(one: Word, other: Word) -> bool:
    return (
        one.left < other.right - 0.5
        and other.left < one.right - 0.5
        and bool(one.string.strip() and other.string.strip())
    )


def lone_headings(made: Sequence[Page]) -> list[str]:
    """Return the headings at the foot of a column: nothing follows them there."""
    alone = []
    for page in made:
        parts = [part for part in page.parts if part.nodes]
        for at, part in enumerate(parts):
            below = [after for after in parts[at + 1 :] if after.x == part.x and after.y > part.y]
            if part.nodes[0].id == "heading" and not below:
                alone.append(part.nodes[0].label)
    return alone


def strings(made: Sequence[Page]) -> str:
    """Return the labels of everything on the pages: what a reader searches in."""
    nodes = (node for page in made for part in page.parts for node in part.nodes)
    return "\n".join(node.label for node in nodes)
