"""The project that a PDF carries along (room: project files).

Only the one embedded file is read, found by the dictionary of its stream (ISO 32000-1, 7.11.4);
nothing else in a PDF is looked at, followed or run. Streams and their dictionaries lie open in
the bytes whatever program saved the PDF, unless it is encrypted.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from canvas_app.model.files import limits
from canvas_app.model.files.errors import LoadError

PDF = b"%PDF-"
END = b"%%EOF"
LONGEST = 1_024
"""Bytes of a dictionary before and after the word by which it is found."""
MOST = 8
"""Embedded files that are looked into; a PDF with more is none of ours."""
MARK = re.compile(rb"/Type\s*/EmbeddedFile\b")
HEX = rb"<[0-9A-Fa-f\s]*>"
DICTIONARY = re.compile(
    rb"obj\s*(<<(?:[^<>]|" + HEX + rb"|<<(?:[^<>]|" + HEX + rb")*>>)*>>)\s*stream\r?\n"
)
JSON = re.compile(rb"/Subtype\s*/application#2[Ff]json\b")
DEFLATED = re.compile(rb"/Filter\s*(?:/FlateDecode\b|\[\s*/FlateDecode\s*\])")
FOREIGN = re.compile(rb"/(?:DecodeParms|F|FFilter)\b")


def attached(data: bytes) -> bytes:
    """Return the bytes of the project file embedded in a PDF.

    Raises LoadError wrong_encoding when there is none, more than one or a broken one, and
    too_big.
    """
    places = list(_places(data))
    if not places:
        whole = END in data[-LONGEST:]
        raise LoadError("wrong_encoding", looks="pdf" if whole else "pdf_cut")
    if len(places) > MOST:
        raise LoadError("wrong_encoding", looks="pdf_many")
    found = {content for place in places if (content := _inflated(data, place)) is not None}
    if not found:
        raise LoadError("wrong_encoding", looks="pdf_broken")
    if len(found) > 1:
        raise LoadError("wrong_encoding", looks="pdf_many")
    return found.pop()


def _places(data: bytes) -> Iterator[int]:
    """Yield where the content of embedded files begins."""
    for mark in MARK.finditer(data):
        start = data.rfind(b"obj", max(0, mark.start() - LONGEST), mark.start())
        found = DICTIONARY.match(data, start, mark.end() + LONGEST) if start >= 0 else None
        if found and _is_ours(found[1]):
            yield found.end()


def _is_ours(dictionary: bytes) -> bool:
    return bool(
        JSON.search(dictionary) and DEFLATED.search(dictionary) and not FOREIGN.search(dictionary)
    )


def _inflated(data: bytes, start: int) -> bytes | None:
    """Return the content of a stream, None when it is broken; its own end is the end."""
    inflater = zlib.decompressobj()
    try:
        content = inflater.decompress(memoryview(data)[start:], limits.FILE_BYTES + 1)
    except zlib.error:
        return None
    if len(content) > limits.FILE_BYTES:
        raise LoadError("too_big", limit=limits.FILE_BYTES)
    return content if inflater.eof else None
