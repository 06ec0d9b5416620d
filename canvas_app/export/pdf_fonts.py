"""Bundled fonts inside a PDF: glyph numbers while painting, subsets at the end (room: export).

Strings are written as glyph numbers of two bytes (a composite font with Identity-H), one
number for each character that occurs. So one font object serves a whole face, characters
beyond U+FFFF are like any other, and a character without a glyph shows the font's box but
stays itself in the text layer. reportlab reads the font files and cuts the subsets; its
own font objects hold 256 characters each and cannot do these things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from struct import iter_unpack, unpack_from

from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFDocument,
    PDFObject,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfbase.ttfonts import TTFontFile

from canvas_app import paths
from canvas_app.export.bidi import visual
from canvas_app.text import Font, font_file

SYMBOLIC = 4
MAX_GLYPHS = 0xFFFF
SPACE, HARD_SPACE = 0x20, 0xA0
CMAP_BLOCK = 100
"""Most entries one block of a character map may have (PDF 32000-1, 9.10.3)."""


class GlyphNumbers(dict[int, str]):
    """Code points to glyph numbers as characters, filled by ``str.translate`` as it meets them."""

    def __missing__(self, code: int) -> str:
        number = len(self) + 1
        self[code] = found = chr(number if number <= MAX_GLYPHS else 0)
        return found


class Face:
    """One face as a PDF uses it: its name there and the characters met so far."""

    def __init__(self, name: str, file: str) -> None:
        self.name = name
        self.file = file
        self.numbers = GlyphNumbers()
        self._encoded: dict[tuple[str, str], str] = {}

    def encoded(self, string: str, end: str = "") -> str:
        """Return a string as the hexadecimal operand of ``Tj``; ``end`` stands at its right."""
        found = self._encoded.get((string, end))
        if found is None:
            glyphs = (visual(string) + end).translate(self.numbers)
            found = f"<{glyphs.encode('utf-16-be', 'surrogatepass').hex()}>"
            self._encoded[string, end] = found
        return found

    @property
    def characters(self) -> list[int]:
        """The code points met, by glyph number from 1."""
        return list(self.numbers)[:MAX_GLYPHS]


class Faces:
    """The faces of one PDF, by the file they come from."""

    def __init__(self) -> None:
        self._faces: dict[str, Face] = {}
        self._by_font: dict[tuple[str, str, bool], Face] = {}

    def __iter__(self) -> Iterator[Face]:
        """Return the faces in the order in which they were first used."""
        return iter(self._faces.values())

    def face(self, font: Font) -> Face:
        """Return the face a font is set in."""
        key = (font.family, font.weight, font.italic)
        found = self._by_font.get(key)
        if found is None:
            file = font_file(font)
            name = f"F{len(self._faces) + 1}"
            found = self._by_font[key] = self._faces.setdefault(file, Face(name, file))
        return found


def text_string(string: str) -> bytes:
    """Return a string as an object of the file; half a character becomes a question mark."""
    return b"<" + ("\ufeff" + string).encode("utf-16-be", "replace").hex().encode() + b">"


@cache
def _file(resource: str) -> TTFontFile:
    """Return a bundled font. Its long tables are read here, in a tenth of reportlab's time."""
    file = TTFontFile(str(paths.resource(resource)), charInfo=0)
    file.charToGlyph = _glyphs(file.get_table("cmap"))
    file.hmetrics = _advances(file)
    is_long = unpack_from(">H", file.get_table("head"), 50)[0]
    places = iter_unpack(">L" if is_long else ">H", file.get_table("loca"))
    file.glyphPos = [place if is_long else 2 * place for (place,) in places]
    return file


def _glyphs(table: bytes) -> dict[int, int]:
    """Return glyphs by code point: bundled fonts have a map of format 12, and have it last."""
    count = unpack_from(">H", table, 2)[0]
    start = unpack_from(">HHL", table, 4 + 8 * (count - 1))[2]
    groups = unpack_from(">L", table, start + 12)[0]
    found: dict[int, int] = {}
    for first, last, glyph in iter_unpack(">LLL", table[start + 16 : start + 16 + 12 * groups]):
        found |= {code: code - first + glyph for code in range(first, last + 1)}
    if SPACE in found:
        found[HARD_SPACE] = found[SPACE]
    return found


def _advances(file: TTFontFile) -> list[tuple[int, int]]:
    """Return advance and bearing of every glyph in font units; the last ones share an advance."""
    table, own = file.get_table("hmtx"), unpack_from(">H", file.get_table("hhea"), 34)[0]
    found = list(iter_unpack(">HH", table[: 4 * own]))
    shared = found[-1][0]
    return found + [(shared, bearing) for (bearing,) in iter_unpack(">H", table[4 * own :])]


def font_object(face: Face, document: PDFDocument) -> PDFObject:
    """Return the font dictionary of a face, with the subset of the characters met."""
    file = _file(face.file)
    originals = [file.charToGlyph.get(code, 0) for code in face.characters]
    name = "/" + _tag(face) + "+" + file.name.decode("ascii")
    descendant = PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
            ),
            "FontDescriptor": document.Reference(_descriptor(face, name, document)),
            "W": PDFArrayCompact([0, PDFArrayCompact(_widths(file, [0, *originals]))]),
            "CIDToGIDMap": document.Reference(_stream(_glyph_map(originals))),
        }
    )
    return PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": PDFArrayCompact([document.Reference(descendant)]),
            "ToUnicode": document.Reference(_stream(to_unicode(face.characters))),
        }
    )


def _tag(face: Face) -> str:
    """Return the six letters a subset's name begins with, one per face (PDF 32000-1, 9.6.4)."""
    return "TPCAA" + chr(ord("A") + int(face.name[1:]) - 1)


def _stream(content: bytes, **entries: object) -> PDFStream:
    return PDFStream(PDFDictionary(entries), content, [PDFZCompress])


def _descriptor(face: Face, name: str, document: PDFDocument) -> PDFDictionary:
    file = _file(face.file)
    subset = file.makeSubset(face.characters)
    return PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": file.flags | SYMBOLIC,
            "FontBBox": PDFArrayCompact(file.bbox),
            "ItalicAngle": file.italicAngle,
            "Ascent": file.ascent,
            "Descent": file.descent,
            "CapHeight": file.capHeight,
            "StemV": file.stemV,
            "FontFile2": document.Reference(_stream(subset, Length1=len(subset))),
        }
    )


def _widths(file: TTFontFile, glyphs: Iterable[int]) -> list[float]:
    return [round(file.hmetrics[glyph][0] * 1000 / file.unitsPerEm, 2) for glyph in glyphs]


def _glyph_map(originals: list[int]) -> bytes:
    """Return where each glyph number lies in the subset, which keeps each glyph once."""
    places = {0: 0}
    for glyph in originals:
        places.setdefault(glyph, len(places))
    return b"".join(places[glyph].to_bytes(2, "big") for glyph in [0, *originals])


def to_unicode(characters: list[int]) -> bytes:
    """Return the character map that gives glyph numbers from 1 their code points back."""
    entries = [
        f"<{number:04x}> <{chr(code).encode('utf-16-be', 'replace').hex()}>"
        for number, code in enumerate(characters, 1)
    ]
    blocks = [entries[at : at + CMAP_BLOCK] for at in range(0, len(entries), CMAP_BLOCK)]
    lines = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks]
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        + "\n".join(lines)
        + "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")
