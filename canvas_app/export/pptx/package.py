"""The file of a presentation: its parts, what leads from one to another (room: export).

Office Open XML (ECMA-376): a slide master with three layouts, a master for speaker notes, and the
slides. Equal slides give equal bytes; nothing of the machine or of the moment comes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from canvas_app.export.pptx import masters
from canvas_app.export.pptx.drawing import said
from canvas_app.export.pptx.masters import HEAD, SPACES, relations
from canvas_app.export.workbook import BIRTH, CREATOR, moment

KIND = "application/vnd.openxmlformats-officedocument.presentationml"
FIRST_SLIDE = 256
"""Numbers of slides begin here (ECMA-376, 19.7.13)."""


class Slide(NamedTuple):
    """A slide: the shapes in its tree, its layout ("title", "title_only", "text"), its notes."""

    shapes: str
    layout: str
    notes: str = ""
    """The shapes of the page with the speaker's notes."""


class Origin(NamedTuple):
    """What the file tells of itself; ``modified`` as the project has it."""

    title: str
    language: str
    modified: str


def presentation(slides: Iterable[Slide], count: int, origin: Origin) -> bytes:
    """Return the bytes of a presentation of ``count`` slides, which are made one by one."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in _parts(slides, count, origin):
            entry = ZipInfo(name, BIRTH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content.encode("utf-8"))
    return out.getvalue()


def _parts(slides: Iterable[Slide], count: int, origin: Origin) -> Iterator[tuple[str, str]]:
    yield "[Content_Types].xml", _content_types(count)
    yield "_rels/.rels", _root()
    yield "docProps/core.xml", _core(origin)
    yield "docProps/app.xml", _app(count)
    yield "ppt/presentation.xml", _presentation(count, origin.language)
    yield "ppt/_rels/presentation.xml.rels", _presentation_rels(count)
    yield from masters.parts(origin.language)
    for number, slide in enumerate(slides, 1):
        layout = masters.LAYOUTS.index(slide.layout) + 1
        yield f"ppt/slides/slide{number}.xml", _page("sld", slide.shapes)
        targets = [("slideLayout", f"../slideLayouts/slideLayout{layout}.xml")]
        targets += [("notesSlide", f"../notesSlides/notesSlide{number}.xml")]
        yield f"ppt/slides/_rels/slide{number}.xml.rels", relations(targets)
        yield f"ppt/notesSlides/notesSlide{number}.xml", _page("notes", slide.notes)
        targets = [("notesMaster", "../notesMasters/notesMaster1.xml")]
        targets += [("slide", f"../slides/slide{number}.xml")]
        yield f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels", relations(targets)


def _page(tag: str, shapes: str) -> str:
    return (
        f"{HEAD}<p:{tag} {SPACES}><p:cSld>{masters.tree(shapes)}</p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:{tag}>"
    )


def _content_types(count: int) -> str:
    names = [
        ("/ppt/presentation.xml", f"{KIND}.presentation.main+xml"),
        ("/ppt/slideMasters/slideMaster1.xml", f"{KIND}.slideMaster+xml"),
        ("/ppt/notesMasters/notesMaster1.xml", f"{KIND}.notesMaster+xml"),
    ]
    names += [
        (f"/ppt/slideLayouts/slideLayout{n}.xml", f"{KIND}.slideLayout+xml")
        for n in range(1, len(masters.LAYOUTS) + 1)
    ]
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    names += [(f"/ppt/theme/theme{n}.xml", theme) for n in (1, 2)]
    for n in range(1, count + 1):
        names.append((f"/ppt/slides/slide{n}.xml", f"{KIND}.slide+xml"))
        names.append((f"/ppt/notesSlides/notesSlide{n}.xml", f"{KIND}.notesSlide+xml"))
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    app = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    names += [("/docProps/core.xml", core), ("/docProps/app.xml", app)]
    parts = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in names)
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return (
        f'{HEAD}<Types xmlns="{space}"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _root() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return relations(
        [
            ("officeDocument", "ppt/presentation.xml"),
            (core, "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ]
    )


def _core(origin: Origin) -> str:
    when = moment(origin.modified)
    day = f'xsi:type="dcterms:W3CDTF">{when}'
    return (
        f"{HEAD}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{said(origin.title)}</dc:title><dc:creator>{CREATOR}</dc:creator>"
        f"<dcterms:created {day}</dcterms:created><dcterms:modified {day}</dcterms:modified>"
        f"<dc:language>{origin.language}</dc:language></cp:coreProperties>"
    )


def _app(count: int) -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        f'{HEAD}<Properties xmlns="{space}"><Application>{CREATOR}</Application>'
        f"<Slides>{count}</Slides><Notes>{count}</Notes></Properties>"
    )


def _presentation(count: int, language: str) -> str:
    slides = "".join(f'<p:sldId id="{FIRST_SLIDE + n}" r:id="rId{n + 4}"/>' for n in range(count))
    look = f'<a:defRPr lang="{language}" sz="1800">{masters.FACE}</a:defRPr>'
    return (
        f"{HEAD}<p:presentation {SPACES}>"
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/>'
        '<p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle><a:lvl1pPr>{look}</a:lvl1pPr></p:defaultTextStyle>"
        "</p:presentation>"
    )


def _presentation_rels(count: int) -> str:
    targets = [
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        ("theme", "theme/theme1.xml"),
    ]
    slides = [("slide", f"slides/slide{n}.xml") for n in range(1, count + 1)]
    return relations([*targets, *slides])
