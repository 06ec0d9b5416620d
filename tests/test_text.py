"""Strings are measured, broken and cut as the bundled fonts set them."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app import paths, text
from canvas_app.text import MISSING, NEWLINE, Font

BODY = Font(13, "semibold")
STRINGS = st.text(max_size=60)
WIDTHS = st.floats(20, 400)


def test_a_width_is_the_sum_of_the_advances() -> None:
    data = json.loads(paths.resource("fonts/metrics/Inter-Regular.json").read_bytes())
    advances = sum(data["advances"][str(ord(letter))] for letter in "Messe")
    assert text.width("Messe", Font(20)) == pytest.approx(20 * advances / data["unitsPerEm"])


def test_every_face_has_its_file_and_its_metrics() -> None:
    for weight in ("regular", "medium", "semibold", "bold"):
        for italic in (False, True):
            for family in ("inter", "dejavu", "emoji"):
                face = Font(12, weight, italic, family)
                assert paths.resource(text.font_file(face)).is_file()
                assert 0 < text.descent(face) < text.ascent(face) < 2 * face.size


@pytest.mark.parametrize("face", sorted(paths.resource("fonts/metrics").glob("*.json")))
def test_the_characters_of_a_face_are_found_where_they_stand_in_order(face: Path) -> None:
    codes = [int(code) for code in json.loads(face.read_bytes())["advances"]]
    assert codes == sorted(set(codes))


def test_a_fallback_font_is_not_read_for_what_the_main_font_has() -> None:
    text.shown.cache_clear()
    text._visible.cache_clear()
    text._fallback.cache_clear()
    text._metrics.cache_clear()
    assert text.shown("Größe … „wählen“ −2 → 5") == "Größe … „wählen“ −2 → 5"
    assert text._metrics.cache_info().currsize == 1


def test_a_line_breaks_at_spaces() -> None:
    lines = text.wrap("Angebot anfordern und vergleichen", BODY, 115)
    assert lines == ("Angebot", "anfordern und", "vergleichen")


def test_a_line_breaks_after_hyphens_and_slashes_too() -> None:
    assert text.wrap("Vor-Ort-Termin", BODY, 60) == ("Vor-Ort-", "Termin")
    assert text.wrap("Chat/Messenger", BODY, 80) == ("Chat/", "Messenger")


def test_a_number_is_not_broken_at_its_minus() -> None:
    assert text.wrap("A -2 %", Font(13), 20) == ("A", "-2", "%")


def test_a_word_too_long_for_a_line_is_broken_without_losing_a_letter() -> None:
    lines = text.wrap("Donaudampfschifffahrtsgesellschaft", BODY, 60)
    assert len(lines) > 3
    assert "".join(line.rstrip("-") for line in lines) == "Donaudampfschifffahrtsgesellschaft"


@pytest.mark.parametrize(
    ("word", "room", "lines"),
    [
        ("Produktentwicklerin", 100, ("Produkt-", "entwicklerin")),
        ("Vertragsunterschrift", 110, ("Vertrags-", "unterschrift")),
        ("Zeitschriftenanzeige", 95, ("Zeitschriften-", "anzeige")),
        ("(Kundenzufriedenheit,", 120, ("(Kunden-", "zufriedenheit,")),
    ],
)
def test_a_long_german_word_is_broken_between_its_parts(
    word: str, room: float, lines: tuple[str, ...]
) -> None:
    assert text.wrap(word, BODY, room, language="de") == lines


def test_no_line_begins_with_a_stroke_that_finds_room_on_the_one_before() -> None:
    words = "Website / Homepage – neu"
    for room in range(90, 200, 5):
        assert not any(line[0] in "/–" for line in text.wrap(words, BODY, room))
    assert text.wrap("Website / Homepage", BODY, text.width("Website", BODY))[0] == "Website"


def test_a_long_word_is_broken_as_in_its_language() -> None:
    with text.written_in("en"):
        assert text.wrap("recommendations", BODY, 70) == ("recom-", "menda-", "tions")
    with text.written_in("de"):
        assert text.wrap("recommendations", BODY, 70)[0] == "recom-"


def test_a_long_word_is_broken_at_its_soft_hyphens_first() -> None:
    lines = text.wrap("Werk\u00adzeugmaschinen\u00adbau", BODY, 145, language="de")
    assert lines == ("Werkzeugmaschinen-", "bau")


def test_a_soft_hyphen_is_not_seen_in_a_word_that_fits() -> None:
    assert text.wrap("ein Werk\u00adzeug", BODY, 200) == ("ein Werkzeug",)
    assert text.wrap("\u00ad", BODY, 200) == text.wrap("\u200b", BODY, 200) == (MISSING,)


def test_words_that_fit_need_no_dictionary() -> None:
    code = "import sys; from canvas_app import text; text.wrap('kurze Wörter', text.Font(9), 99)"
    check = f"{code}; sys.exit('canvas_app.hyphenation' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_a_word_of_digits_is_broken_without_a_hyphen() -> None:
    assert "".join(text.wrap("1234567890" * 3, BODY, 60)) == "1234567890" * 3


def test_the_last_line_says_that_more_would_follow() -> None:
    assert text.wrap("one two three four", BODY, 60, max_lines=2)[-1].endswith("…")
    assert text.wrap("one two three four", BODY, 60, max_lines=2, elide=False) == (
        "one two",
        "three",
    )


def test_nothing_is_cut_when_it_fits() -> None:
    assert text.wrap("one two", BODY, 60, max_lines=1) == ("one two",)
    assert text.elide("Hotline", BODY, 200) == "Hotline"


def test_an_elided_string_keeps_as_much_as_fits() -> None:
    assert text.elide("Inhalte (Blog, Video, Presse)", Font(11), 80) == "Inhalte (Blog,…"


@pytest.mark.parametrize("end", ["\n", "\r", "\u2028", "\u0085"])
def test_a_line_break_in_a_name_is_a_symbol(end: str) -> None:
    assert text.shown(f"Hot{end}line") == f"Hot{NEWLINE}line"


def test_a_control_character_is_a_visible_box() -> None:
    assert text.shown("a\x00\x07b") == f"a{MISSING}{MISSING}b"


def test_letters_with_loose_marks_are_composed() -> None:
    loose = unicodedata.normalize("NFD", "Ärger über Öl")
    assert text.runs(loose, BODY) == ((BODY, "Ärger über Öl"),)
    assert text.width(loose, BODY) == text.width("Ärger über Öl", BODY)


def test_direction_overrides_and_joiners_vanish() -> None:
    assert text.shown("a\u202eb\u200d\ufeffc\ufe0f") == "abc"


def test_a_name_of_invisible_marks_is_still_seen() -> None:
    assert text.shown("\u200b\u200b") == MISSING


def test_symbols_come_from_the_fallback_font_at_the_same_size() -> None:
    (first, _), (second, phone) = text.runs("Ruf ☎", BODY)
    assert (first.family, second.family, phone) == ("inter", "dejavu", "☎")
    assert second.size == BODY.size


def test_what_no_font_has_is_a_visible_box() -> None:
    assert text.shown("茶 \U000e0fff \ud800") == f"{MISSING} {MISSING} {MISSING}"


def test_an_emoji_comes_from_the_last_font_in_its_only_weight() -> None:
    (first, _), (second, rocket) = text.runs("Start 🚀", Font(13, "bold", italic=True))
    assert (first.family, second, rocket) == ("inter", Font(13, family="emoji"), "🚀")
    assert text.width("🚀", BODY) == text.width("🚀", second) > 13


@pytest.mark.parametrize(
    ("joined", "plain"),
    [
        ("👍🏽", "👍"),
        ("❤️", "❤"),
        ("👩‍💻", "👩💻"),
        ("🤷🏻‍♀️", "🤷"),
        ("👨‍👩‍👧‍👦", "👨👩👧👦"),
        ("1️⃣", "1"),
        ("🏴󠁧󠁢󠁿", "🏴"),
    ],
)
def test_an_emoji_put_together_falls_back_to_its_parts_without_boxes(
    joined: str, plain: str
) -> None:
    assert text.shown(joined) == plain
    assert text.width(joined, BODY) == text.width(plain, BODY)


def test_ordinary_text_reads_no_measures_of_emoji() -> None:
    code = (
        "from canvas_app import text\n"
        "text.width('Beratung – Ärger ☎ über ½ שלום', text.Font(13))\n"
        "print(text._metrics.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "3"


def test_right_to_left_letters_are_measured() -> None:
    assert text.width("שלום", BODY) > 20
    assert text.width("العربية", BODY) > 20


def letters(string: str) -> str:
    return string.replace(" ", "").replace("-", "")


@given(STRINGS, WIDTHS)
def test_no_line_is_wider_than_asked(string: str, width: float) -> None:
    for line in text.wrap(string, BODY, width):
        assert text.width(line, BODY) <= width + 1e-6 or len(line) == 1


@given(STRINGS, WIDTHS)
def test_wrapping_keeps_every_letter(string: str, width: float) -> None:
    joined = "".join(text.wrap(string, BODY, width))
    assert letters(joined) == letters(text.shown(string))


@given(STRINGS, WIDTHS)
def test_an_elided_string_fits(string: str, width: float) -> None:
    assert text.width(text.elide(string, BODY, width), BODY) <= width + 1e-6


@given(STRINGS)
def test_pieces_are_as_wide_as_the_whole(string: str) -> None:
    pieces = text.runs(string, BODY)
    assert sum(text.width(piece, font) for font, piece in pieces) == pytest.approx(
        text.width(string, BODY)
    )
    assert "".join(piece for _, piece in pieces) == text.shown(string)


def test_a_hard_space_stays_and_keeps_a_number_with_its_unit() -> None:
    room = text.width("15\u00a0%", BODY) + 0.1
    assert text.shown("15\u00a0%") == "15\u00a0%"
    assert text.wrap("a 15\u00a0%", BODY, room) == ("a", "15\u00a0%")
