"""The file around the objects can be read by others, however many there are."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument

from canvas_app.export.pdf_file import PACKED, file_bytes
from tests.export.boards import reader


def document() -> PDFDocument:
    made = PDFDocument(invariant=1, dummyoutline=1)
    made.info = PDFDictionary({"Title": "(Reise)"})
    made._ID = b"[<00><00>]"
    return made


def test_packed_objects_are_found_in_every_stream() -> None:
    made = document()
    first = made.objectcounter + 1
    packed = {first + at: f"<</Number {at}>>".encode() for at in range(2 * PACKED + 3)}
    made.objectcounter += len(packed)
    data = file_bytes(made, packed)
    found = [reader(data).get_object(first + at)["/Number"] for at in (0, PACKED, 2 * PACKED + 2)]
    assert found == [0, PACKED, 2 * PACKED + 2]
    assert data.count(b"/ObjStm") == 3


def test_a_document_without_packed_objects_is_a_file_as_well() -> None:
    data = file_bytes(document(), {})
    assert reader(data).metadata.title == "Reise"
    assert b"/ObjStm" not in data
    assert data.endswith(b"%%EOF\n")
