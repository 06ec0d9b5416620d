"""Seams of a poster: no word is cut on every sheet, no sheet more, nothing else cut for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from canvas_app import i18n
from canvas_app.layout.board import layout
from canvas_app.layout.picture import Picture, Text
from canvas_app.layout.seams import AIR, Span, Words, off_words, words_of
from canvas_app.layout.tiling import tiling
from canvas_app.text import width
from tests.layout.journeys import SAMPLES, views

A4, A3, A3_UPRIGHT = (842.0, 595.3), (1190.6, 841.9), (841.9, 1190.6)
MM10 = 28.35
FRAMES = (0.0, 110.0), (100.0, 110.0), (200.0, 80.0)
"""Three that share 10 points."""


@pytest.fixture(autouse=True, params=["de", "en"])
def _language(request: pytest.FixtureRequest) -> Iterator[None]:
    before = i18n.language()
    i18n.set_language(request.param)
    yield
    i18n.set_language(before)


def words(picture: Picture) -> Iterator[tuple[str, Span, Span]]:
    """Yield the words of links and heads of lanes: from where to where across, and down."""
    for node in picture.nodes:
        for text in node.shapes() if node.kind in ("link", "curve", "lane_head") else ():
            if isinstance(text, Text):
                y, size, end = node.y + text.y, text.font.size, 0
                for word in text.string.split():
                    end = text.string.index(word, end) + len(word)
                    right = node.x + text.x + width(text.string[:end], text.font)
                    yield word, (right - width(word, text.font), right), (y - size, y)


def whole(span: Span, frames: tuple[Span, ...]) -> bool:
    return any(at < span[0] + 1e-6 and span[1] < at + long + 1e-6 for at, long in frames)


@pytest.mark.parametrize("sheet", [A4, A3, A3_UPRIGHT])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_of_links_and_lanes_is_whole_on_a_sheet(
    name: str, sheet: tuple[float, float]
) -> None:
    for view in views(name):
        picture = layout(view)
        cut = tiling(picture, sheet, MM10)
        found = [*words(picture)]
        assert found
        assert [
            word
            for word, across, down in found
            if not (whole(across, cut.columns) and whole(down, cut.rows))
        ] == []


def moved(
    *said: Span, cards: tuple[Span, ...] = (), lines: tuple[Span, ...] = ()
) -> tuple[Span, ...]:
    return off_words(FRAMES, 130.0, 10.0, cards, Words([*said], [], [*lines]))


def test_a_seam_leaves_a_word_that_no_sheet_has_whole() -> None:
    assert moved((95, 130)) == ((0, 105), (95, 115), (200, 80))


def test_a_word_that_one_of_the_sheets_has_whole_moves_no_seam() -> None:
    assert moved((95, 110), (101, 140), (60, 109)) == FRAMES


def test_no_seam_leaves_a_word_for_a_place_in_a_card() -> None:
    assert moved((95, 130), cards=((80, 99), (106, 140))) == FRAMES


def test_seams_move_together_where_one_alone_would_make_a_sheet_too_long() -> None:
    found = off_words(FRAMES, 112.0, 10.0, (), Words([(95, 130)], [], [(193, 204)]))
    assert found[1][0] == 95
    assert all(long <= 112 + 1e-5 for _start, long in found)


def test_a_word_is_more_than_a_line_that_can_be_read_on_two_sheets() -> None:
    assert moved((95, 130), lines=((40, 108), (110, 200))) == moved((95, 130))


def test_each_word_of_a_line_is_known_by_itself_and_names_of_stages_apart() -> None:
    picture = layout(views(SAMPLES[0])[0])
    across, down = words_of(picture.nodes)
    assert across.named
    assert len(across.lines) == len(down.lines) < len(across.said) + len(across.named)
    (head,) = (node for node in picture.nodes if node.id == "lane_head:*")
    texts = [shape for shape in head.shapes() if isinstance(shape, Text)]
    first = texts[0].string.split()[0]
    start = head.x + texts[0].x
    assert (start - AIR, start + width(first, texts[0].font) + AIR) in across.said
