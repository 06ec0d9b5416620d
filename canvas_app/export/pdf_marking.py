"""The operators of pages with what each of them belongs to: marked content (room: export).

What a thing is says the layout; here every operator of a page comes between the marks of its
tag (ISO 32000-1, 14.7.4). Rules and grounds of words are artifacts. Forms stay unmarked: they
are painted inside what calls them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from canvas_app.export.pdf_painter import ROUND, Painter
from canvas_app.export.progress import counted
from canvas_app.layout.listening import again, going_on
from canvas_app.layout.pages import Page, Part
from canvas_app.layout.picture import Node, Shape, Text
from canvas_app.layout.reading import Reading
from canvas_app.layout.tags import ARTIFACT, Tag

Place = tuple[int, int]
"""The number of a page and that of a mark on it, from 0."""
END = "EMC"
HEADER = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


class Marks:
    """What bears each tag, page by page, in the order in which it is painted."""

    def __init__(self) -> None:
        """Begin before the first page."""
        self.places: dict[Tag, list[Place]] = {}
        self.pages: list[list[Tag]] = []

    def turn(self) -> None:
        """Go on at the next page."""
        self.pages.append([])

    def see(self, tag: Tag) -> None:
        """Note a cell, even if nothing is painted of it: without it the next ones would shift."""
        if tag.role in ("TH", "TD"):
            self.places.setdefault(tag, [])

    def begin(self, tag: Tag) -> str:
        """Return the operator before what bears a tag."""
        if tag is ARTIFACT:
            return "/Artifact BMC"
        here = self.pages[-1]
        self.places.setdefault(tag, []).append((len(self.pages) - 1, len(here)))
        here.append(tag)
        return f"/{tag.role} <</MCID {len(here) - 1}>> BDC"


def operators(pages: Sequence[Page], painter: Painter, marks: Marks) -> Iterator[Iterator[str]]:
    """Yield the operators of each page, which are to be taken before those of the next."""
    reading = Reading([part for page in pages for part in page.parts if _is_board(part)])
    titled = not any(_has_title(part) for page in pages for part in page.parts)
    for number, page in enumerate(counted(pages)):
        marks.turn()
        yield _page(page, painter, marks, reading, titled and not number)


def _page(
    page: Page, painter: Painter, marks: Marks, reading: Reading, titled: bool
) -> Iterator[str]:
    """Yield the operators of a page: y downwards, then head, parts and foot in turn."""
    yield f"1 0 0 -1 0 {page.height:.4f} cm {ROUND}"
    yield from _head(page, painter, marks, titled)
    for part in page.parts:
        yield from _part(part, painter, marks, reading)
    yield from _foot(page, painter, marks, titled)


def _is_board(part: Part) -> bool:
    return part.tag is None and not part.runs


def _has_title(part: Part) -> bool:
    return any(tag.role == "H1" for tag, _count in part.runs)


def _head(page: Page, painter: Painter, marks: Marks, titled: bool) -> Iterator[str]:
    """Yield the head of a page: the title of a document that has no other, else an artifact."""
    if not titled:
        yield from (HEADER, *painter.shapes(page.head), END)
        return
    strong = [at for at, shape in enumerate(page.head) if _is_strong(shape)]
    end = strong[-1] + 1 if strong else 0
    yield from _marked(page.head[:end], Tag("H1"), painter, marks)
    yield from _marked(page.head[end:], Tag("P"), painter, marks)


def _foot(page: Page, painter: Painter, marks: Marks, titled: bool) -> Iterator[str]:
    """Yield the foot of a page; through whose eyes it is seen is said once in a document."""
    if titled:
        yield from _marked(page.foot, Tag("P"), painter, marks)
    else:
        yield from (FOOTER, *painter.shapes(page.foot), END)


def _is_strong(shape: Shape) -> bool:
    return isinstance(shape, Text) and shape.font.weight == "semibold"


def _part(part: Part, painter: Painter, marks: Marks, reading: Reading) -> Iterator[str]:
    clip = "{:.3f} {:.3f} {:.3f} {:.3f} re W n ".format(*part.clip) if part.clip else ""
    yield f"q {clip}{part.scale:.6f} 0 0 {part.scale:.6f} {part.x:.3f} {part.y:.3f} cm"
    if part.tag is not None:
        yield marks.begin(part.tag)
        for node in going_on(part.nodes):
            yield from painter.node(node)
        yield END
    elif part.runs:
        yield from _runs(part, painter, marks)
    else:
        for node in part.nodes:
            again()  # the curve of a whole page is a single node
            tag = part.links.get(node.id) or reading.tag(node, part)
            yield "\n".join((marks.begin(tag), *painter.node(node), END))
    yield "Q"


def _runs(part: Part, painter: Painter, marks: Marks) -> Iterator[str]:
    """Yield the shapes of the only node of a part; each run of them belongs to its own tag."""
    (node,) = part.nodes
    shapes, at = node.shapes(), 0
    yield painter.origin(node)
    for tag, count in part.runs:
        marks.see(tag)
        yield from _marked(shapes[at : at + count], tag, painter, marks, node)
        at += count
    yield "Q"


def _marked(
    shapes: Sequence[Shape], tag: Tag, painter: Painter, marks: Marks, node: Node | None = None
) -> Iterator[str]:
    """Yield words with their tag, and what is drawn around them as artifacts."""
    describe = node.describe if node else str
    for is_text, some in groupby(shapes, lambda shape: isinstance(shape, Text)):
        yield marks.begin(tag if is_text else ARTIFACT)
        yield from painter.shapes(some, describe)
        yield END
