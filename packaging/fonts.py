"""Make `resources/fonts` from the published fonts (room: packaging; a tool for maintainers).

    .venv/bin/python packaging/fonts.py

Screen (Qt, which shapes text) and paper (reportlab, which adds up widths) must set every
string alike. So the faces keep their outlines and widths and lose what would make the two
differ: kerning, ligatures, alternates, hinting; marks that take room of their own; and
visible glyphs of characters that are to be ignored, such as the soft hyphen. They get a
family name of their own, because Qt would mix them up with a font of the same name that is
installed on the machine.
"""

from __future__ import annotations

import json
import sys
import tempfile
import unicodedata
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from npm import unpacked

INTER = "inter-ui@4.1.1"
DEJAVU = "dejavu-fonts-ttf@2.37.3"
EMOJI = "@fontsource/noto-emoji@5.3.2"
FACES = {
    "Inter-Regular": "web/Inter-Regular.woff2",
    "Inter-Medium": "web/Inter-Medium.woff2",
    "Inter-SemiBold": "web/Inter-SemiBold.woff2",
    "Inter-Bold": "web/Inter-Bold.woff2",
    "Inter-Italic": "web/Inter-Italic.woff2",
    "DejaVuSans": "ttf/DejaVuSans.ttf",
    "DejaVuSans-Bold": "ttf/DejaVuSans-Bold.ttf",
}
EMOJI_FACE = "NotoEmoji-Regular"
EMOJI_SOURCE = "files/noto-emoji-emoji-400-normal.woff2"
IGNORABLE = (
    *(0x00AD, 0x034F, 0x061C, 0xFEFF),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
)
"""Characters that show nothing (Unicode: Default_Ignorable_Code_Point, those in use)."""
FIRST_PICTURE = 0x2100
RENAMED = {
    "Inter": "Touchpoint Inter",
    "DejaVu Sans": "Touchpoint DejaVu",
    "Noto Emoji": "Touchpoint Emoji",
}
POSTSCRIPT = {
    "Inter": "TouchpointInter",
    "DejaVuSans": "TouchpointDejaVu",
    "NotoEmoji": "TouchpointEmoji",
}
DESIGN_NAMES = (1, 3, 4, 16)
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 14, 16, 17]


def main() -> int:
    """Write every face, its metrics and the licences."""
    target = Path(__file__).parent.parent / "resources" / "fonts"
    (target / "metrics").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        inter = unpacked(INTER, Path(work, "inter"))
        dejavu = unpacked(DEJAVU, Path(work, "dejavu"))
        for name, source in FACES.items():
            _write(plain((inter if "Inter" in name else dejavu) / source), name, target)
        emoji = unpacked(EMOJI, Path(work, "emoji"))
        _write(pictures(emoji / EMOJI_SOURCE), EMOJI_FACE, target)
        _copy_text(inter / "LICENSE.txt", target / "LICENSE-Inter.txt")
        _copy_text(dejavu / "LICENSE", target / "LICENSE-DejaVu.txt")
        _copy_text(emoji / "LICENSE", target / "LICENSE-NotoEmoji.txt")
    return 0


def plain(source: Path) -> TTFont:
    """Return the font of a file with nothing left that could change a string's width."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    _ignore(font)
    _subset(font, [code for code in font.getBestCmap() if _stands(font, code)])
    _rename(font)
    return font


def pictures(source: Path) -> TTFont:
    """Return the font of a file with single emoji only: no letters, nothing that joins them."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    _subset(font, [code for code in font.getBestCmap() if _pictures(font, code)])
    _rename(font)
    return font


def metrics(font: TTFont) -> dict[str, object]:
    """Return what `canvas_app.text` needs, in font units: code points are decimal strings.

    `ascent` counts up from the baseline, `descent` down from it; both are positive.
    """
    widths, glyphs = font["hmtx"], sorted(font.getBestCmap().items())
    return {
        "unitsPerEm": font["head"].unitsPerEm,
        "ascent": font["hhea"].ascent,
        "descent": -font["hhea"].descent,
        "advances": {str(code): widths[glyph][0] for code, glyph in glyphs},
    }


def _ignore(font: TTFont) -> None:
    """Give every ignorable character the empty glyph of the zero width space."""
    nothing = font.getBestCmap()[0x200B]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(dict.fromkeys(IGNORABLE, nothing))


def _subset(font: TTFont, codes: list[int]) -> None:
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = KEPT_NAMES
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "MATH", "FFTM", "kern", "gasp"]
    options.drop_tables += ["STAT", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def _stands(font: TTFont, code: int) -> bool:
    """Tell whether a character is kept: no control character, no mark that takes room."""
    category = unicodedata.category(chr(code))
    mark = category in ("Mn", "Me")
    return category != "Cc" and not (mark and font["hmtx"][font.getBestCmap()[code]][0])


def _pictures(font: TTFont, code: int) -> bool:
    """Tell whether a character is a picture: letters and digits come from the other faces."""
    return code > FIRST_PICTURE and font["hmtx"][font.getBestCmap()[code]][0] > 0


def _rename(font: TTFont) -> None:
    for record in font["name"].names:
        names = POSTSCRIPT if record.nameID == 6 else RENAMED
        if record.nameID in (*DESIGN_NAMES, 6):
            record.string = _renamed(record.toUnicode(), names)


def _renamed(name: str, names: dict[str, str]) -> str:
    for old, new in names.items():
        name = name.replace(old, new)
    return name


def _write(font: TTFont, name: str, target: Path) -> None:
    font.save(target / f"{name}.ttf")
    content = json.dumps(metrics(font), separators=(",", ":"))
    (target / "metrics" / f"{name}.json").write_text(content + "\n", encoding="ascii")


def _copy_text(source: Path, target: Path) -> None:
    lines = source.read_text(encoding="utf-8").splitlines()
    target.write_text("\n".join(line.rstrip() for line in lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
