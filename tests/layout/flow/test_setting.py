"""Words become lines in the width there is; nothing in them means anything but a line break."""

from __future__ import annotations

from canvas_app.layout.flow import setting
from canvas_app.layout.flow.blocks import Block
from canvas_app.layout.picture import Text


def strings(block: Block) -> list[str]:
    shapes = [shape for piece in block.pieces for shape in piece.shapes]
    return [shape.string for shape in shapes if isinstance(shape, Text)]


def test_a_paragraph_is_as_many_pieces_as_lines() -> None:
    block = setting.paragraph("eins zwei drei vier " * 9, setting.BODY, 120)
    assert len(block.pieces) == len(strings(block)) > 3
    assert block.height == len(block.pieces) * setting.BODY.pitch


def test_line_breaks_and_empty_lines_stay() -> None:
    block = setting.paragraph("eins\r\n\nzwei\rdrei", setting.BODY, 200)
    assert strings(block) == ["eins", "zwei", "drei"]
    assert len(block.pieces) == 4


def test_markup_is_text() -> None:
    text = "<b>fett</b> &amp; %s {name}"
    assert " ".join(strings(setting.paragraph(text, setting.BODY, 300))) == text


def test_long_words_are_hyphenated_and_found_again() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    block = setting.paragraph(word, setting.BODY, 90)
    lines = strings(block)
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.removesuffix("-") for line in lines) == word == block.label


def test_no_line_is_wider_than_its_room() -> None:
    block = setting.paragraph("Wörter und W" + "o" * 200, setting.BODY, 80, x=20)
    ends = [s.x + s.width for p in block.pieces for s in p.shapes if isinstance(s, Text)]
    assert max(ends) <= 80


def test_a_pair_is_as_high_as_its_longer_side() -> None:
    short = setting.pair("Name", "kurz", 300)
    long = setting.pair("Ein sehr langer Name für den Rand", "kurz", 300)
    assert len(short.pieces) == 1 < len(long.pieces)


def test_a_heading_is_never_broken_and_keeps_to_what_follows() -> None:
    block = setting.heading("Ein Titel über mehrere Zeilen", setting.TITLE, 120)
    assert (len(block.pieces), block.keep) == (1, True)
    assert len(strings(block)) > 1


def test_a_title_does_not_end_with_one_short_word_when_its_lines_can_share_the_words() -> None:
    title = "Baufinanzierung und Wohngebäudeversicherung über alle Kanäle"
    assert setting.broken(title, setting.TITLE, 530.0) == (
        "Baufinanzierung und",
        "Wohngebäudeversicherung",
        "über alle Kanäle",
    )


def test_a_title_is_not_given_more_lines_to_end_well() -> None:
    title = "Wohngebäudeversicherung Kanäle"
    room = 26.0 * 13
    assert len(setting.broken(title, setting.TITLE, room)) == 2


def test_words_of_a_title_that_begin_a_line_of_their_own_keep_it() -> None:
    assert setting.broken("Eine lange erste Zeile\nKurz", setting.TITLE, 530.0)[-1] == "Kurz"


def test_a_title_does_not_end_a_line_within_a_word_with_a_hyphen() -> None:
    block = setting.heading("SaaS onboarding, as-is and to-be", setting.TITLE, 378.0)
    (piece,) = block.pieces
    lines = [shape.string for shape in piece.shapes if isinstance(shape, Text)]
    assert lines == ["SaaS onboarding,", "as-is and to-be"]
