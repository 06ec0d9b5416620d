"""The board as SVG: text as text, groups with titles, the same places as on paper."""

from xml.etree import ElementTree

import pytest

from canvas_app import paths
from canvas_app.export.options import PdfOptions
from canvas_app.export.svg import board_svg, nodes_page, page_svg
from canvas_app.layout import pages
from canvas_app.layout.board import layout
from canvas_app.layout.picture import Node, Text
from canvas_app.layout.view import JourneyView
from canvas_app.model.files.load import load
from tests.export.boards import DAY, card, node, words

SVG = "{http://www.w3.org/2000/svg}"
OPTIONS = PdfOptions(date=DAY, language="en")


def view(sample: str = "a_maschinenbau_b2b") -> JourneyView:
    project = load(paths.resource(f"samples/{sample}.json")).project
    return JourneyView(project, project.journeys[0].id)


def tree(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)


def drawn(*nodes: Node) -> ElementTree.Element:
    return tree(page_svg(nodes_page(nodes, 8), PdfOptions(), "Title", "en"))


@pytest.mark.parametrize("sample", ["a_maschinenbau_b2b", "c_bank_omnikanal", "e_beispielreise"])
def test_every_text_of_the_board_is_text_at_its_place(sample: str) -> None:
    picture = layout(view(sample))
    root = tree(board_svg(view(sample), OPTIONS).data)
    placed = [
        (shape.string, f"{shape.x:.3f}".rstrip("0").rstrip("."))
        for each in picture.nodes
        for shape in each.shapes()
        if isinstance(shape, Text)
    ]
    groups = root.findall(f"{SVG}g/{SVG}g/{SVG}text")
    assert [(text.text, text.get("x")) for text in groups] == placed


def test_the_picture_is_as_large_as_the_board_with_head_and_foot() -> None:
    width, height, _unit = pages.fitting_sheet(layout(view()))
    root = tree(board_svg(view(), OPTIONS).data)
    assert root.get("width") == f"{width:.3f}".rstrip("0").rstrip(".") + "pt"
    assert root.get("viewBox", "").split()[3] == f"{height:.3f}".rstrip("0").rstrip(".")


def test_the_same_board_is_the_same_bytes() -> None:
    assert board_svg(view(), OPTIONS).data == board_svg(view(), OPTIONS).data


def test_the_words_of_the_program_are_in_the_language_asked_for() -> None:
    german = board_svg(view(), PdfOptions(date=DAY, language="de")).data.decode()
    assert "Seite 1 von 1" in german
    assert "21.11.2025" in german
    assert "Page 1 of 1" in board_svg(view(), OPTIONS).data.decode()


def test_a_node_is_a_group_with_the_words_of_a_screen_reader() -> None:
    (group,) = drawn(card("Hotline")).findall(f"{SVG}g/{SVG}g")
    assert group.get("class") == "card"
    assert group.findtext(f"{SVG}title") == "card:Hotline@20"
    assert group.get("transform") == "translate(20 30)"


def test_markup_is_text() -> None:
    texts = drawn(node(words('<b>&amp; "x"</b>'))).iter(f"{SVG}text")
    assert "".join(text.text or "" for text in texts) == '<b>&amp; "x"</b>'


def test_half_characters_and_controls_do_not_break_the_file() -> None:
    strange = card("Hotline").twin(describe=lambda: "a\x00b\ud800c")
    assert drawn(strange).findtext(f"{SVG}g/{SVG}g/{SVG}title") == "a?b?c"


def test_a_board_has_a_ground_unless_it_is_to_be_transparent() -> None:
    with_ground = tree(board_svg(view(), OPTIONS).data)
    without = tree(board_svg(view(), PdfOptions(date=DAY, transparent=True)).data)
    assert len(with_ground.findall(f"{SVG}rect")) == len(without.findall(f"{SVG}rect")) + 1


def test_an_icon_is_drawn_once_and_used_often() -> None:
    root = drawn(card("One"), card("Two", x=200))
    assert len(root.findall(f"{SVG}defs/{SVG}path")) == 1
    assert len(list(root.iter(f"{SVG}use"))) == 2


def test_fallback_letters_name_their_font() -> None:
    texts = list(drawn(node(words("a ⚑"))).iter(f"{SVG}text"))
    assert texts[0].get("font-family") is None
    assert "DejaVu" in (texts[-1].get("font-family") or "")
