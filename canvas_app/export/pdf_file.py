"""The bytes of a PDF from its objects: small ones packed together (room: export).

reportlab writes each of its objects; those of the structure go into streams of objects, which
are compressed, and the list of all places is a stream as well (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from itertools import accumulate
from struct import pack

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFIndirectObject

from canvas_app.layout.listening import again

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PACKED = 500
"""How many objects a stream holds."""
FREE, PLAIN, INSIDE = range(3)


class _File:
    """A file being written, and where each object stands."""

    def __init__(self) -> None:
        self.chunks = [HEAD]
        self.size = len(HEAD)
        self.places: dict[int, bytes] = {}

    def add(self, number: int, written: bytes) -> None:
        self.places[number] = pack(">BIH", PLAIN, self.size, 0)
        self.chunks.append(written)
        self.size += len(written)

    def add_stream(self, number: int, entries: str, packed: bytes) -> None:
        start = f"{number} 0 obj\n<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
        self.add(number, start.encode("ascii") + packed + b"\nendstream\nendobj\n")


def file_bytes(document: PDFDocument, packed: Mapping[int, bytes], worker: Executor) -> bytes:
    """Return a document as a file; ``packed`` are further objects of it, by number.

    Their numbers must have been left free by the document. It is left as it is but for the
    objects that it makes while it is written. The worker compresses meanwhile.
    """
    packs = [
        (entries, worker.submit(zlib.compress, content), inside)
        for entries, content, inside in _packs(packed)
    ]
    root, info = (document.Reference(each) for each in (document.Catalog, document.info))
    file = _File()
    number = 0
    while number < document.objectcounter:  # writing an object may make others
        number += 1
        again()
        if number not in packed:
            name = document.numberToId[number]
            file.add(number, PDFIndirectObject(name, document.idToObject[name]).format(document))
    for entries, content, inside in packs:
        again()
        number += 1
        file.add_stream(number, entries, content.result())
        for at, each in enumerate(inside):
            file.places[each] = pack(">BIH", INSIDE, number, at)
    number += 1
    start = file.size
    file.places[number] = pack(">BIH", PLAIN, start, 0)
    table = [pack(">BIH", FREE, 0, 0xFFFF), *(file.places[at] for at in range(1, number + 1))]
    root_name, info_name = (each.format(document).decode() for each in (root, info))
    entries = f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {root_name}/Info {info_name}/ID"
    file.add_stream(number, entries + document._ID.decode("ascii"), zlib.compress(b"".join(table)))
    return b"".join((*file.chunks, f"startxref\n{start}\n%%EOF\n".encode("ascii")))


def _packs(packed: Mapping[int, bytes]) -> Iterator[tuple[str, bytes, tuple[int, ...]]]:
    """Yield streams of objects with their entries, and the numbers of what each holds."""
    numbers = tuple(packed)
    for first in range(0, len(numbers), PACKED):
        inside = numbers[first : first + PACKED]
        objects = [packed[number] + b"\n" for number in inside]
        offsets = accumulate(map(len, objects[:-1]), initial=0)
        index = " ".join(f"{number} {at}" for number, at in zip(inside, offsets, strict=True))
        head = index.encode("ascii") + b"\n"
        entries = f"/Type/ObjStm/N {len(inside)}/First {len(head)}"
        yield entries, head + b"".join(objects), inside
