"""The bundled fonts set a string alike on screen and on paper."""

import json
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
FACES = sorted(FONTS.glob("*.ttf"))
FAMILIES = {"Touchpoint Inter": 5, "Touchpoint DejaVu": 2, "Touchpoint Emoji": 1}


@pytest.fixture(params=FACES, ids=lambda face: face.stem)
def face(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_every_face_is_there_once() -> None:
    families = [TTFont(face)["name"].getBestFamilyName() for face in FACES]
    assert {family: families.count(family) for family in families} == FAMILIES


def test_a_face_has_outlines_that_reportlab_can_embed(face: Path) -> None:
    font = TTFont(face)
    assert font.sfntVersion == "\0\1\0\0"
    assert "glyf" in font
    assert "CFF " not in font


def test_a_face_carries_nothing_that_moves_letters(face: Path) -> None:
    tables = set(TTFont(face).keys())
    assert not tables & {"GPOS", "GSUB", "GDEF", "kern", "morx", "kerx", "fpgm", "prep", "hdmx"}


def test_metrics_are_those_of_the_font(face: Path) -> None:
    font = TTFont(face)
    metrics = json.loads((FONTS / "metrics" / f"{face.stem}.json").read_bytes())
    widths = {str(code): font["hmtx"][name][0] for code, name in font.getBestCmap().items()}
    assert metrics == {
        "unitsPerEm": font["head"].unitsPerEm,
        "ascent": font["hhea"].ascent,
        "descent": -font["hhea"].descent,
        "advances": widths,
    }


def test_marks_and_ignorable_characters_take_no_room(face: Path) -> None:
    font = TTFont(face)
    for code, name in font.getBestCmap().items():
        category = unicodedata.category(chr(code))
        if category in ("Mn", "Me") or code in (0xAD, 0x200B, 0x200D, 0xFE0F, 0xFEFF):
            assert font["hmtx"][name][0] == 0, hex(code)


def test_both_languages_and_the_signs_of_the_program_can_be_written() -> None:
    inter = TTFont(FONTS / "Inter-Regular.ttf").getBestCmap()
    fallback = TTFont(FONTS / "DejaVuSans.ttf").getBestCmap()
    assert set(map(ord, "ÄÖÜäöüßẞ„“‚‘–—…€−×½→")) <= set(inter)
    assert set(map(ord, "✓☎★☹☺")) <= set(inter) | set(fallback)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Inter", "The Inter Project Authors|SIL OPEN FONT LICENSE Version 1.1"),
        ("DejaVu", "Bitstream, Inc.|DejaVu changes are in public domain|Tavmjong Bah"),
        ("NotoEmoji", "Google LLC|SIL OPEN FONT LICENSE Version 1.1"),
    ],
)
def test_the_licence_of_the_fonts_is_there(name: str, words: str) -> None:
    licence = (FONTS / f"LICENSE-{name}.txt").read_text(encoding="utf-8")
    assert all(word in licence for word in words.split("|"))


@pytest.mark.parametrize(
    ("name", "family", "weight", "italic"),
    [
        ("Inter-Regular", "Touchpoint Inter", QFont.Weight.Normal, False),
        ("Inter-Medium", "Touchpoint Inter", QFont.Weight.Medium, False),
        ("Inter-SemiBold", "Touchpoint Inter", QFont.Weight.DemiBold, False),
        ("Inter-Bold", "Touchpoint Inter", QFont.Weight.Bold, False),
        ("Inter-Italic", "Touchpoint Inter", QFont.Weight.Normal, True),
        ("DejaVuSans", "Touchpoint DejaVu", QFont.Weight.Normal, False),
        ("DejaVuSans-Bold", "Touchpoint DejaVu", QFont.Weight.Bold, False),
    ],
)
def test_qt_finds_a_face_by_family_and_weight_and_sets_it_as_wide_as_its_metrics(
    qapp: object, name: str, family: str, weight: QFont.Weight, italic: bool
) -> None:
    for face in FACES:
        QFontDatabase.addApplicationFont(str(face))
    font = QFont(family, weight=weight, italic=italic)
    font.setPixelSize(100)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    metrics = json.loads((FONTS / "metrics" / f"{name}.json").read_bytes())
    string = "Hamburgefonstiv AVATAR Toffiffe Ve. 0123 Über\u00adzug"
    width = sum(metrics["advances"][str(ord(character))] for character in string)
    measured = QFontMetricsF(font).horizontalAdvance(string)
    assert measured == pytest.approx(width * 100 / metrics["unitsPerEm"], rel=2e-4)
