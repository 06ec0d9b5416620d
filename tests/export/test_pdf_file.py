"""The file around the objects can be read by others, however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument

from canvas_app.export.pdf_file import PACKED, file_bytes
from tests.export.boards import reader


def document() -> PDFDocument:
    made = PDFDocument(invariant=1, dummyoutline=1)
    made.info = PDFDictionary({"Title": "(Reise)"})
    made._ID = b"[<00><00>]"
    return made


def written(made: PDFDocument, packed: Mapping[int, bytes]) -> bytes:
    with ThreadPoolExecutor(max_workers=1) as worker:
        return file_bytes(made, packed, worker)


def test_packed_objects_are_found_in_every_stream() -> None:
    made = document()
    first = made.objectcounter + 1
    packed = {first + at: f"<</Number {at}>>".encode() for at in range(2 * PACKED + 3)}
    made.objectcounter += len(packed)
    data = written(made, packed)
    found = [reader(data).get_object(first + at)["/Number"] for at in (0, PACKED, 2 * PACKED + 2)]
    assert found == [0, PACKED, 2 * PACKED + 2]
    assert data.count(b"/ObjStm") == 3


def test_a_document_without_packed_objects_is_a_file_as_well() -> None:
    data = written(document(), {})
    assert reader(data).metadata.title == "Reise"
    assert b"/ObjStm" not in data
    assert data.endswith(b"%%EOF\n")
