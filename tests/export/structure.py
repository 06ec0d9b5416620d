"""Reads the structure of a PDF: what is said of it to those who listen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.export.boards import reader

MARK = re.compile(rb"/(\w+) <</MCID (\d+)>> BDC")
PAINTS = re.compile(rb"(?:\bTj|\bf\*|\bB\*|\bS|\bDo)(?=\s|$)")


@dataclass(frozen=True)
class Element:
    """An element of the structure: its role, what is said instead of it, and its own marks.

    Marks are the number of a page, from 0, and that of the mark on it.
    """

    role: str
    alt: str
    depth: int
    marks: tuple[tuple[int, int], ...]
    links: int
    number: int


@cache
def elements(data: bytes) -> list[Element]:
    """Return all elements in the order in which they are read."""
    file = reader(data)
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(file.pages)}
    root = file.trailer["/Root"]["/StructTreeRoot"]
    return list(_below(root.raw_get("/K"), 0, pages))


def _below(reference: Any, depth: int, pages: dict[int, int]) -> Iterator[Element]:
    entry = reference.get_object()
    page = pages[entry.raw_get("/Pg").idnum] if "/Pg" in entry else -1
    marks, links, held = [], 0, []
    for kid in entry.get("/K", ()):
        found = kid.get_object()
        if isinstance(found, int):
            marks.append((page, int(found)))
        elif found.get("/Type") == "/MCR":
            marks.append((pages[found.raw_get("/Pg").idnum], int(found["/MCID"])))
        elif found.get("/Type") == "/OBJR":
            links += 1
        else:
            held.append(kid)
    role, alt = entry["/S"][1:], str(entry.get("/Alt", ""))
    yield Element(role, alt, depth, tuple(marks), links, reference.idnum)
    for kid in held:
        assert kid.get_object().raw_get("/P").idnum == reference.idnum
        yield from _below(kid, depth + 1, pages)


def roles(data: bytes) -> list[str]:
    return [element.role for element in elements(data)]


def check(data: bytes) -> None:
    """Hold the marks of every page against the tree and the tree of parents, both ways."""
    file, found = reader(data), elements(data)
    owners = {mark: element for element in found for mark in element.marks}
    assert len(owners) == sum(len(element.marks) for element in found)
    parents = file.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    by_key = dict(zip(parents[::2], parents[1::2], strict=True))
    painted = 0
    for at, page in enumerate(file.pages):
        stream = page.get_contents().get_data()
        marks = [(role.decode(), int(number)) for role, number in MARK.findall(stream)]
        own = by_key[page["/StructParents"]].get_object()
        assert [number for _role, number in marks] == list(range(len(own)))
        assert [role for role, _number in marks] == [owners[at, n].role for _r, n in marks]
        numbers = [each.idnum for each in own]
        assert numbers == [owners[at, number].number for _role, number in marks]
        painted += len(marks)
        _check_nesting(stream)
        for note in page.get("/Annots", ()):
            assert by_key[note.get_object()["/StructParent"]].get_object()["/S"] == "/Link"
            assert note.get_object()["/Contents"]
    assert painted == len(owners)
    assert sum(element.links for element in found) == len(by_key) - len(file.pages)


def _check_nesting(stream: bytes) -> None:
    """Everything painted is marked, and no mark holds another one but wording."""
    depth = 0
    for line in stream.split(b"\n"):
        if line.endswith((b" BDC", b" BMC")):
            depth += 1
            assert depth == 1 or line.startswith(b"/Span <</ActualText")
        elif line == b"EMC":
            depth -= 1
        else:
            assert depth or not PAINTS.search(line), line
    assert depth == 0
