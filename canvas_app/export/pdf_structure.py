"""The structure tree of a PDF: what marked content is, and what it is read with (room: export).

The elements are written here as the words of the file (ISO 32000-1, 14.7.2): there are as many
as cards, and objects of reportlab take twenty times as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from canvas_app.export.pdf_marking import Marks, Place
from canvas_app.layout.listening import going_on
from canvas_app.layout.tags import Tag

WHOLE = Tag("Sect")
"""Stands for the document, which holds all that is within nothing else."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link laid over a page: its object, its page and what it belongs to."""

    number: int
    page: int
    tag: Tag


def structure(
    marks: Marks, pages: Sequence[int], links: Sequence[Annotation], first: int
) -> dict[int, bytes]:
    """Return the objects of the structure by number; the root comes first and has ``first``.

    ``pages`` are the numbers of the pages' objects. Page n of them has the key n in the tree of
    parents, link m the key ``len(pages) + m``.
    """
    tree = _tree([*marks.places, *(link.tag for link in links)])
    order = [WHOLE, *going_on(_below(tree, WHOLE))]
    numbers = {tag: number for number, tag in enumerate(order, first + 1)}
    after = first + 1 + len(order)
    listed = enumerate(going_on(marks.pages))
    lists = {after + 1 + at: _references(tags, numbers) for at, tags in listed}
    writer = _Writer(marks.places, tree, numbers, pages, _by_tag(links), first)
    keys = [f"{at} {number} 0 R" for at, number in enumerate(lists)]
    keys += [f"{at} {numbers[link.tag]} 0 R" for at, link in enumerate(links, len(pages))]
    root = (
        f"<</Type/StructTreeRoot/K {first + 1} 0 R/ParentTree {after} 0 R"
        f"/ParentTreeNextKey {len(keys)}>>"
    )
    return {
        first: root.encode("ascii"),
        **{numbers[tag]: writer.element(tag) for tag in going_on(order)},
        after: f"<</Nums[{' '.join(keys)}]>>".encode("ascii"),
        **lists,
    }


def _tree(seen: Sequence[Tag]) -> dict[Tag, list[Tag]]:
    """Return what each tag holds, in the order in which it is read."""
    held: dict[Tag, list[Tag]] = {WHOLE: []}
    for tag in going_on(seen):
        _hold(held, tag)
    for tags in going_on(held.values()):
        tags.sort(key=lambda tag: tag.rank)
    return held


def _hold(held: dict[Tag, list[Tag]], tag: Tag) -> None:
    """Put a tag into what it stands within, and that before it."""
    if tag in held:
        return
    held[tag] = []
    if tag.within is not None:
        _hold(held, tag.within)
    held[tag.within or WHOLE].append(tag)


def _below(tree: Mapping[Tag, Sequence[Tag]], tag: Tag) -> Iterator[Tag]:
    for held in tree[tag]:
        yield held
        yield from _below(tree, held)


def _references(tags: Sequence[Tag], numbers: Mapping[Tag, int]) -> bytes:
    return f"[{' '.join(f'{numbers[tag]} 0 R' for tag in tags)}]".encode("ascii")


def _by_tag(links: Sequence[Annotation]) -> dict[Tag, list[Annotation]]:
    found: dict[Tag, list[Annotation]] = {}
    for link in links:
        found.setdefault(link.tag, []).append(link)
    return found


@dataclass(frozen=True, slots=True)
class _Writer:
    """What elements are written from."""

    places: Mapping[Tag, Sequence[Place]]
    tree: Mapping[Tag, Sequence[Tag]]
    numbers: Mapping[Tag, int]
    pages: Sequence[int]
    links: Mapping[Tag, Sequence[Annotation]]
    root: int

    def element(self, tag: Tag) -> bytes:
        """Return the element of a tag."""
        role = "Document" if tag is WHOLE else tag.role
        parent = self.root if tag is WHOLE else self.numbers[tag.within or WHOLE]
        places = self.places.get(tag, ())
        page = f"/Pg {self.pages[places[0][0]]} 0 R" if places else ""
        kids = " ".join(self._kids(tag, places))
        scope = f"/A<</O/Table/Scope/{tag.scope}>>" if tag.scope else ""
        words = f"<</S/{role}/P {parent} 0 R{page}/K[{kids}]{scope}"
        return words.encode("ascii") + (b"/Alt" + _literal(tag.alt) if tag.alt else b"") + b">>"

    def _kids(self, tag: Tag, places: Sequence[Place]) -> Iterator[str]:
        for page, mark in places:
            if page == places[0][0]:
                yield str(mark)
            else:
                yield f"<</Type/MCR/Pg {self.pages[page]} 0 R/MCID {mark}>>"
        for link in self.links.get(tag, ()):
            yield f"<</Type/OBJR/Obj {link.number} 0 R/Pg {self.pages[link.page]} 0 R>>"
        for held in self.tree[tag]:
            yield f"{self.numbers[held]} 0 R"


def _literal(string: str) -> bytes:
    """Return a string as bytes between brackets, which are half as long as digits."""
    words = ("\ufeff" + string).encode("utf-16-be", "replace")
    for sign, escaped in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r")):
        words = words.replace(sign, escaped)
    return b"(" + words + b")"
