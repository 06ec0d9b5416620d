"""A PDF file around painted pages: page tree, fonts, bookmarks, marks of origin (room: export).

Uses reportlab's document objects below its canvas. Nothing of the machine comes into the
bytes: the dates are the project's, the file's identity is a digest of its content, and
reportlab's settings that could print names of files are switched off here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFDocument,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)

from canvas_app.export.pdf_file import file_bytes
from canvas_app.export.pdf_fonts import Faces, font_object, text_string
from canvas_app.export.pdf_marking import Marks, operators
from canvas_app.export.pdf_packing import Packing
from canvas_app.export.pdf_painter import Bounds, Painter
from canvas_app.export.pdf_structure import Annotation, structure
from canvas_app.layout.pages import Bookmark, Page
from canvas_app.layout.tags import Tag
from canvas_app.text import shown

rl_config.invariant = 1
rl_config.pdfComments = 0
rl_config.trustedHosts = []
rl_config.trustedSchemes = []
rl_config.toColorCanUse = None

PRODUCER = "Touchpoint Canvas"
VERSION = (1, 7)
ATTACHED = "project.json"
"""What the project file is called inside a PDF."""
PACKED = {"Filter": "/FlateDecode"}
XMP = {"Type": "/Metadata", "Subtype": "/XML"}
METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{producer}</xmp:CreatorTool>
{times}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
"""
PRINTED = 4
"""The flag of an annotation that belongs to the page on paper too."""
TIMES = "<xmp:CreateDate>{0}</xmp:CreateDate><xmp:ModifyDate>{0}</xmp:ModifyDate>\n"
_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a PDF says of itself: its title, language ("de"), the time of the last edit, and which
    journey it is about. Who made it is nobody's business.
    """

    title: str
    language: str
    modified: str
    subject: str


def write(
    pages: Sequence[Page],
    painter: Painter,
    faces: Faces,
    origin: Origin,
    attached: bytes | None = None,
) -> bytes:
    """Return the PDF of pages, equal for equal pages and origin.

    ``attached`` are the bytes of the project file that it carries along.
    """
    with ThreadPoolExecutor(max_workers=1) as worker:
        return _written(pages, painter, faces, origin, attached, worker)


def _written(
    pages: Sequence[Page],
    painter: Painter,
    faces: Faces,
    origin: Origin,
    attached: bytes | None,
    worker: Executor,
) -> bytes:
    document = PDFDocument(invariant=1, pdfVersion=VERSION, dummyoutline=1)
    marks, packing = Marks(), Packing(worker)
    for page in operators(pages, painter, marks):
        packing.add(page)
    resources = _resources(document, painter, faces)
    streams = [PDFStream(PDFDictionary(PACKED), None, []) for _page in pages]
    made = [_add_page(document, *each, resources) for each in zip(pages, streams, strict=True)]
    links = list(_join(document, pages, made))
    catalog = document.Catalog
    catalog.Lang = text_string(origin.language)
    catalog.Metadata = PDFStream(PDFDictionary(XMP), _metadata(origin), [])
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    bookmarks = [
        (mark, page, reference)
        for page, reference in zip(pages, made, strict=True)
        for mark in page.bookmarks
    ]
    catalog.Outlines = _outline(document, bookmarks)
    if bookmarks:
        catalog.PageMode = "/UseOutlines"
    if attached is not None:
        _attach(document, attached, origin)
    document.info = PDFDictionary(dict(_info(origin)))
    tagged = _tagged(document, marks, made, links)
    for content in (*tagged.values(), repr(origin).encode(), attached or b""):
        packing.digest.update(content)
    document._ID = _identity(packing.digest.hexdigest())
    for stream, packed in zip(streams, packing.pages(), strict=True):
        stream.content = packed
    return file_bytes(document, tagged, worker)


def _tagged(
    document: PDFDocument,
    marks: Marks,
    made: Sequence[PDFObjectReference],
    links: Sequence[Annotation],
) -> dict[int, bytes]:
    """Return the objects of the structure, whose numbers are set apart in the document."""
    root = document.objectcounter + 1
    packed = structure(marks, [_number(document, page) for page in made], links, root)
    document.objectcounter += len(packed)
    document.Catalog.StructTreeRoot = f"{root} 0 R"
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    return packed


def _number(document: PDFDocument, reference: PDFObjectReference) -> int:
    return int(document.idToObjectNumberAndVersion[reference.name][0])


def _identity(digest: str) -> bytes:
    half = digest[:32].encode()
    return b"[<" + half + b"><" + half + b">]"


def _info(origin: Origin) -> Iterator[tuple[str, bytes]]:
    yield "Title", text_string(origin.title)
    yield "Subject", text_string(origin.subject)
    yield "Producer", text_string(PRODUCER)
    yield "Creator", text_string(PRODUCER)
    time = _TIME.match(origin.modified)
    if time:
        moment = ("(D:" + "".join(time.groups()) + "Z)").encode()
        yield "CreationDate", moment
        yield "ModDate", moment


def _metadata(origin: Origin) -> bytes:
    """Return the same in the words of XMP, where readers look for it first (ISO 16684-1)."""
    time = _TIME.match(origin.modified)
    words = METADATA.format(
        title=escape(shown(origin.title), quote=False),
        subject=escape(shown(origin.subject), quote=False),
        language=escape(origin.language, quote=False),
        producer=PRODUCER,
        times=TIMES.format(f"{time[0]}Z") if time else "",
    )
    return words.encode("utf-8", "replace")


def _attach(document: PDFDocument, content: bytes, origin: Origin) -> None:
    """Embed a project file (ISO 32000-2, 7.11.4 and 14.13); ``model.files.attachment`` reads it."""
    about: dict[str, object] = {"Size": len(content)}
    about |= {name: time for name, time in _info(origin) if name == "ModDate"}
    entries = {
        "Type": "/EmbeddedFile",
        "Subtype": "/application#2Fjson",
        "Params": PDFDictionary(about),
    }
    stream = document.Reference(PDFStream(PDFDictionary(entries), content, [PDFZCompress]))
    specification = PDFDictionary(
        {
            "Type": "/Filespec",
            "F": text_string(ATTACHED),
            "UF": text_string(ATTACHED),
            "AFRelationship": "/Source",
            "Desc": text_string(origin.title),
            "EF": PDFDictionary({"F": stream, "UF": stream}),
        }
    )
    reference = document.Reference(specification)
    names = PDFDictionary({"Names": PDFArrayCompact([text_string(ATTACHED), reference])})
    catalog = document.Catalog
    catalog.Names = PDFDictionary({"EmbeddedFiles": names})
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    catalog.AF = PDFArrayCompact([reference])


def _resources(document: PDFDocument, painter: Painter, faces: Faces) -> PDFObjectReference:
    fonts = {face.name: document.Reference(font_object(face, document)) for face in faces}
    forms = {
        f"X{number}": document.Reference(_form(operators, area))
        for number, (operators, area) in enumerate(painter.forms, 1)
    }
    return document.Reference(
        PDFDictionary({"Font": PDFDictionary(fonts), "XObject": PDFDictionary(forms)})
    )


def _form(operators: str, area: Bounds) -> PDFStream:
    entries = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": PDFArrayCompact([round(length, 2) for length in area]),
        "Resources": PDFDictionary(),
    }
    return PDFStream(PDFDictionary(entries), operators.encode("ascii"), [PDFZCompress])


def _add_page(
    document: PDFDocument, page: Page, stream: PDFStream, resources: PDFObjectReference
) -> PDFObjectReference:
    entries: dict[str, object] = {
        "Type": "/Page",
        "Parent": document.Reference(document.Pages),
        "MediaBox": PDFArrayCompact([0, 0, round(page.width, 4), round(page.height, 4)]),
        "Resources": resources,
        "Contents": document.Reference(stream),
        "StructParents": len(document.Pages.pages),
        "Tabs": "/S",
    }
    if page.unit > 1:
        entries["UserUnit"] = page.unit
    reference = document.Reference(made := PDFDictionary(entries))
    document.Pages.addPage(made)
    return reference


def _join(
    document: PDFDocument, pages: Sequence[Page], made: Sequence[PDFObjectReference]
) -> Iterator[Annotation]:
    """Lay the links of pages over what they show; a reader keeps its zoom."""
    key = len(pages)
    for at, (page, reference) in enumerate(zip(pages, made, strict=True)):
        notes = []
        for link in page.links:
            tag = link.tag or Tag("Link")
            bottom = page.height - link.y - link.height
            area = (link.x, bottom, link.x + link.width, bottom + link.height)
            top = round(pages[link.page].height - link.at, 2)
            entries = {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": PDFArrayCompact([round(length, 2) for length in area]),
                "Border": PDFArrayCompact([0, 0, 0]),
                "Dest": PDFArrayCompact([made[link.page], "/XYZ", "null", top, "null"]),
                "F": PRINTED,
                "StructParent": key,
                "Contents": text_string(tag.alt),
            }
            notes.append(document.Reference(PDFDictionary(entries)))
            yield Annotation(_number(document, notes[-1]), at, tag)
            key += 1
        if notes:
            document.idToObject[reference.name]["Annots"] = PDFArrayCompact(notes)


def _outline(
    document: PDFDocument, bookmarks: Sequence[tuple[Bookmark, Page, PDFObjectReference]]
) -> PDFObject | None:
    """Return the tree of bookmarks: each entry holds the deeper ones that follow it."""
    if not bookmarks:
        return None
    root = PDFDictionary({"Type": "/Outlines"})
    open_entries = [root]
    children: dict[int, list[PDFDictionary]] = {}
    for mark, page, reference in bookmarks:
        parent = open_entries[mark.level]
        entry = PDFDictionary(
            {
                "Title": text_string(mark.title),
                "Parent": document.Reference(parent),
                "Dest": _destination(mark, page, reference),
            }
        )
        document.Reference(entry)
        children.setdefault(id(parent), []).append(entry)
        open_entries[mark.level + 1 :] = [entry]
    for parent in (root, *(entry for family in children.values() for entry in family)):
        _link(document, parent, children.get(id(parent), []))
    return root


def _link(document: PDFDocument, parent: PDFDictionary, family: list[PDFDictionary]) -> None:
    if not family:
        return
    parent["First"] = document.Reference(family[0])
    parent["Last"] = document.Reference(family[-1])
    parent["Count"] = len(family)
    for before, after in pairwise(family):
        before["Next"] = document.Reference(after)
        after["Prev"] = document.Reference(before)


def _destination(mark: Bookmark, page: Page, reference: PDFObjectReference) -> PDFArrayCompact:
    """Return a view that shows the mark's area whole (PDF counts y upwards)."""
    bottom, top = page.height - mark.y - mark.height, page.height - mark.y
    area = (mark.x, bottom, mark.x + mark.width, top)
    return PDFArrayCompact([reference, "/FitR", *(round(length, 2) for length in area)])
