"""A board is printed true to its picture, whole, and with nothing of the machine in it."""

from __future__ import annotations

import getpass
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from socket import gethostname
from typing import Any

import pytest
from pypdf.generic import ContentStream
from reportlab.pdfbase.ttfonts import TTFontFile

from canvas_app import i18n, paths
from canvas_app import text as texts
from canvas_app.export import pdf_fonts
from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import Notice, board_pdf, choose_sheet
from canvas_app.export.pdf_fonts import Face, text_string
from canvas_app.layout import pages
from canvas_app.layout.picture import Box, Disc, Lane, Picture, Shape, StageColumn, Text
from canvas_app.layout.picture import Path as Line
from canvas_app.layout.view import JourneyView
from canvas_app.model.filter import Filter
from canvas_app.text import Font
from canvas_app.theme import THEMES
from tests.export.boards import (
    DAY,
    OPTIONS,
    board,
    card,
    exported,
    node,
    operators,
    poppler,
    reader,
    view,
    words,
)

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["Google-Suche", "Außendienst / Vor-Ort-Termin", "Größe \u2192 Ωμέγα Привет"]


def test_every_text_stands_where_the_picture_says() -> None:
    picture = board(NAMES)
    sheet, _ = choose_sheet(picture, OPTIONS)
    page = pages.board_page(picture, view(), sheet, DAY)
    part = page.parts[0]
    wanted = [
        (part.x + part.scale * (n.x + s.x), page.height - part.y - part.scale * (n.y + s.y))
        for n in picture.nodes
        for s in n.shapes()
        if isinstance(s, Text)
    ]
    found = _places(exported(picture).data)
    start = sum(isinstance(shape, Text) for shape in page.head)
    assert found[start : start + len(wanted)] == [
        pytest.approx(place, abs=0.01) for place in wanted
    ]


def _places(data: bytes) -> list[tuple[float, float]]:
    places: list[tuple[float, float]] = []

    def visit(operator: bytes, _operands: object, cm: list[float], tm: list[float]) -> None:
        if operator == b"Tj":
            x, y = tm[4], tm[5]
            places.append((x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]))

    reader(data).pages[0].extract_text(visitor_operand_before=visit)
    return places


def test_letters_are_as_large_as_the_scale_makes_them() -> None:
    data = exported(board(NAMES, size=(1_632, 1_032))).data
    assert "/F2 11 Tf" in operators(data)
    assert "q 0.4" in operators(data)


def test_every_font_is_embedded_as_a_subset(tmp_path: Path) -> None:
    listed = poppler("pdffonts", exported(board(NAMES)).data, tmp_path).splitlines()[2:]
    assert len(listed) == 2
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in listed)
    assert not any("Helvetica" in line for line in listed)


@pytest.mark.parametrize("face", [Font(11), Font(11, family="emoji")])
def test_a_glyph_is_as_wide_in_the_file_as_it_is_measured(face: Font) -> None:
    file = pdf_fonts._file(texts.font_file(face))
    advances = texts._metrics(texts._face(face)).advances
    for code, glyph in [*file.charToGlyph.items()][::20]:
        (wide,) = pdf_fonts._widths(file, [glyph])
        assert wide / 1000 == pytest.approx(advances[chr(code)], abs=0.001)


@pytest.mark.parametrize("face", [Font(11), Font(11, italic=True), Font(11, family="emoji")])
def test_the_tables_of_a_font_are_those_that_reportlab_reads(face: Font) -> None:
    ours = pdf_fonts._file(texts.font_file(face))
    theirs = TTFontFile(str(paths.resource(texts.font_file(face))))
    assert (ours.charToGlyph, ours.glyphPos) == (theirs.charToGlyph, theirs.glyphPos)
    assert [bearing for _, bearing in ours.hmetrics] == [pair[1] for pair in theirs.hmetrics]
    assert ours.makeSubset([*range(65, 70)]) == theirs.makeSubset([*range(65, 70)])


def test_names_are_found_in_reading_order(tmp_path: Path) -> None:
    picture = board([*NAMES[:1], "", *NAMES[1:2], "", *NAMES[2:]])
    text = poppler("pdftotext", exported(picture).data, tmp_path, "-raw")
    places = [text.index(found) for found in ("Reise", *NAMES, "Page 1 of 1")]
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["<b>fett</b> & <img src='/etc/passwd'/>", "a)(\\b", "%%EOF {0}"])
def test_text_is_never_markup(name: str, tmp_path: Path) -> None:
    assert name in poppler("pdftotext", exported(board([name])).data, tmp_path, "-raw")


@pytest.mark.parametrize("name", ["שלום", "Emoji 😀", "Ж" * 300, "a" * 500])
def test_other_scripts_and_very_long_names_survive(name: str, tmp_path: Path) -> None:
    data = exported(board([name], size=(8_000, 500)), title=name).data
    text = poppler("pdftotext", data, tmp_path, "-raw")
    assert name in text.replace("\u202b", "").replace("\u202c", "")


def test_characters_beyond_the_first_plane_keep_the_text_after_them(tmp_path: Path) -> None:
    text = poppler("pdftotext", exported(board(["😀😁 danach"])).data, tmp_path, "-raw")
    assert "😀😁 danach" in text


def test_half_a_character_and_control_characters_do_no_harm(tmp_path: Path) -> None:
    data = exported(board(["\ud83d halb", "\x00\x1b\n"]), title="\udfff").data
    assert "halb" in poppler("pdftotext", data, tmp_path, "-raw")


def test_characters_that_no_font_has_are_boxes_and_counted() -> None:
    assert exported(board(["中国 und mehr", "中"])).warnings == (
        Notice("missing_glyphs", {"n": 3}),
    )
    assert exported(board(NAMES)).warnings == ()


def test_a_character_without_a_glyph_stays_itself_in_the_text_layer(tmp_path: Path) -> None:
    chinese = Text(12, 42, "中国", Font(13), "text", 26)
    data = exported(Picture(800, 500, (node([chinese]),))).data
    assert "中国" in poppler("pdftotext", data, tmp_path, "-raw")


def test_more_characters_than_a_font_can_number_are_still_printed() -> None:
    face = Face("F1", "fonts/Inter-Regular.ttf")
    everything = "".join(map(chr, range(0x10000, 0x10000 + 70_000)))
    assert face.encoded(everything).endswith("0000>")
    assert len(face.characters) == 0xFFFF


def test_the_same_project_gives_the_same_bytes() -> None:
    picture = board(NAMES)
    first, again = exported(picture).data, exported(board(NAMES)).data
    other = exported(board(["Anders"])).data
    assert first == again
    assert reader(first).trailer["/ID"] != reader(other).trailer["/ID"]


def test_the_file_says_title_language_and_the_time_of_the_last_edit() -> None:
    found = reader(exported(board(NAMES), title="Reise (Überblick) 😀").data)
    assert found.metadata.title == "Reise (Überblick) 😀"
    assert found.metadata["/CreationDate"] == found.metadata["/ModDate"] == "D:20250304090000Z"
    assert found.metadata.author is None
    assert found.metadata.subject == "Ist-Reise  ·  As-is"
    assert found.metadata.creator == found.metadata.producer == "Touchpoint Canvas"
    assert found.trailer["/Root"]["/Lang"] == "de"


def test_a_project_without_a_time_of_its_last_edit_gives_no_date() -> None:
    metadata = reader(exported(board(NAMES), modified="neulich").data).metadata
    assert "/CreationDate" not in metadata


def test_nothing_of_the_machine_is_in_the_bytes() -> None:
    data = exported(board(NAMES)).data
    streams = b"".join(
        item.get_data() if hasattr(item := obj.get_object(), "get_data") else repr(item).encode()
        for obj in _objects(data)
    )
    for secret in (str(Path.home()), str(ROOT), gethostname(), ".ttf", f"/{getpass.getuser()}/"):
        assert secret.encode() not in data + streams


def _objects(data: bytes) -> list[Any]:
    file = reader(data)
    return [file.get_object(number) for number in range(1, int(file.trailer["/Size"]))]


def test_the_program_speaks_the_language_asked_for_and_then_its_own_again() -> None:
    before = i18n.language()
    data = board_pdf(view(), PdfOptions(language="en", date=DAY)).data
    assert "Page 1 of 1" in reader(data).pages[0].extract_text()
    assert reader(data).trailer["/Root"]["/Lang"] == "en"
    assert i18n.language() == before


def test_bookmarks_lead_to_phases_stages_and_personas() -> None:
    picture = Picture(
        800,
        500,
        (card("Messe"),),
        (StageColumn("buy", "during", 200, 300, (200,)),),
        (Lane(None, 60, 100, 70, 120), Lane("petra", 160, 300, 170, 400)),
    )
    outline = reader(exported(picture).data).outline
    phase, (stage,), everyone, petra = outline
    titles = [entry.title for entry in (phase, stage, everyone, petra)]
    assert titles == ["During", "Kauf", "Everyone", "Petra Lang"]


def test_a_bookmark_shows_its_area() -> None:
    picture = Picture(800, 500, (card("Messe"),), (), (Lane("petra", 160, 300, 170, 400),))
    sheet, _ = choose_sheet(picture, OPTIONS)
    part = pages.board_page(picture, view(), sheet, DAY).parts[0]
    entry = reader(exported(picture).data).outline[0]
    assert entry.typ == "/FitR"
    assert float(entry["/Left"]) == pytest.approx(part.x, abs=0.01)
    assert float(entry["/Top"]) == pytest.approx(sheet[1] - part.y - 160 * part.scale, abs=0.01)


def test_shapes_that_come_often_become_forms() -> None:
    few, many = exported(board("ab")).data, exported(board(["Messe"] * 40, (800, 800))).data
    assert not reader(few).pages[0]["/Resources"]["/XObject"]
    assert len(reader(many).pages[0]["/Resources"]["/XObject"]) == 3
    assert operators(many).count(" Do") > 60
    assert len(many) < 1.2 * len(few)


def test_these_are_the_operators_of_a_board() -> None:
    """Pins what reportlab's document objects and our painter make together."""
    shapes: tuple[Shape, ...] = (
        Box(0, 0, 10, 5, "card.fill", "card.stroke", 0.5, dash=(4, 2)),
        Line((("M", 0, 0), ("C", 1, 1, 2, 2, 3, 0), ("L", 4, 4), ("Z",)), stroke="text", line=2),
        Disc(3, 3, 2, "card.fill", "card.stroke", 1),
        *words("Aa", 1, 4),
    )
    drawn = operators(exported(Picture(100, 50, (node(shapes, 7, 8),))).data)
    start = drawn.index("q 1 0 0 1 7 8 cm")
    fill, line = ink("card.fill"), ink("card.stroke")
    assert drawn[start : drawn.index("Q", start)] == GOLDEN.format(fill=fill, line=line)


def ink(role: str) -> str:
    value = THEMES["print"].colour(role)
    parts = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts)


GOLDEN = """q 1 0 0 1 7 8 cm
[4 2] 0 d {fill} rg {line} RG 0.5 w 0 0 10 5 re B* [] 0 d
0 0 0 RG 2 w 0 0 m 1 1 2 2 3 0 c 4 4 l h S
{line} RG 5 w 3 3 m 3.005 3 l S {fill} RG 3 w 3 3 m 3.005 3 l S
BT
/F1 13 Tf
0 0 0 rg
1 0 0 -1 1 4 Tm <000600070005> Tj
ET
"""


def test_every_stream_of_operators_can_be_read() -> None:
    page = reader(exported(board(NAMES)).data).pages[0]
    contents = ContentStream(page["/Contents"], page.pdf).operations
    assert sum(name == b"q" for _, name in contents) == sum(name == b"Q" for _, name in contents)


def test_no_unembedded_font_slips_in() -> None:
    fonts = reader(exported(board(NAMES)).data).pages[0]["/Resources"]["/Font"]
    assert {font.get_object()["/Subtype"] for font in fonts.values()} == {"/Type0"}


def test_a_string_of_the_file_keeps_every_character() -> None:
    assert text_string("ä😀") == b"<feff00e4d83dde00>"


def test_an_export_never_loads_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from canvas_app.export.pdf import board_pdf\n"
        "from canvas_app.layout.view import JourneyView\n"
        "from canvas_app.model.files.load import load\n"
        "assert 'reportlab' not in sys.modules\n"
        "project = load(Path(sys.argv[1])).project\n"
        "board_pdf(JourneyView(project, project.journeys[0].id))\n"
        "assert not [name for name in sys.modules if 'PySide' in name or 'shiboken' in name]\n"
    )
    sample = ROOT / "resources" / "samples" / "a_maschinenbau_b2b.json"
    done = subprocess.run([sys.executable, "-c", code, str(sample)], cwd=ROOT, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_the_foot_names_the_filter_that_fades_the_cards() -> None:
    def printed(shown: JourneyView) -> str:
        return str(reader(board_pdf(shown, OPTIONS).data).pages[0].extract_text())

    filtered = replace(view(), filter=Filter(moment_of_truth=True))
    assert "Filter: Nur Momente der Wahrheit" in printed(filtered)
    assert "Filter:" not in printed(view())
