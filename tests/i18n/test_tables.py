"""Sentences about what is pasted and dropped: every kind has one; text of others is only text."""

from __future__ import annotations

import pytest

from canvas_app.i18n import set_language
from canvas_app.i18n.tables import (
    LINES,
    MAX_NAME,
    MAX_TEXT,
    REFUSED,
    SHOWN,
    cards_refusal,
    created,
    line_sentence,
    line_sentences,
    refusal,
    shortened,
)
from canvas_app.model import project
from canvas_app.model.tables.reading import LineProblem

FACTS: dict[str, object] = {
    "limit": 10 * 2**20,
    "line": 7,
    "n": 3,
    "expected": 2,
    "name": "{evil} %s <b>\n",
    "field": "importance",
    "low": -2,
    "high": 10,
    "looks": None,
}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", REFUSED)
def test_every_refusal_is_one_sentence_on_one_line(kind: str, language: str) -> None:
    set_language(language)
    words = refusal(kind, "{a}\n%s.csv", FACTS)
    assert words
    assert "\n" not in words
    assert words[-1] == "."


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", LINES)
def test_every_line_that_cannot_be_read_says_where_and_why(kind: str, language: str) -> None:
    set_language(language)
    words = line_sentence(LineProblem(7, kind, FACTS))
    assert "7" in words
    assert "\n" not in words


def test_text_of_a_table_is_quoted_literally() -> None:
    words = line_sentence(LineProblem(7, "no_stage", {"name": "{name} %s <b>"}))
    assert words == "Line 7: there is no stage '{name} %s <b>'."


def test_a_score_says_its_scale() -> None:
    facts: dict[str, object] = {"field": "emotional", "name": "9", "low": -2, "high": 2}
    words = line_sentence(LineProblem(7, "no_score", facts))
    assert words == "Line 7: Feeling: '9' is no number from −2 to 2."


def test_many_lines_are_counted() -> None:
    lines = line_sentences([LineProblem(i, "no_name") for i in range(1, 1_001)]).splitlines()
    assert len(lines) == SHOWN + 1
    assert lines[-1] == "And 950 more lines."


def test_what_is_created_is_counted_and_named() -> None:
    told = created(41, ["Fax", "Chat"], [], ["a", "b", "c", "d", "e"])
    assert told == "41 touchpoints · 2 new channels: Fax, Chat · 5 new departments: a, b, c, d, …"


def test_the_limits_told_are_those_of_the_model() -> None:
    assert (MAX_NAME, MAX_TEXT) == (project.MAX_NAME, project.MAX_TEXT)
    assert "500" in shortened("rename_touchpoint")
    assert "500" in shortened("set_touchpoint_fields", ("name",))
    assert "20,000" in shortened("set_touchpoint_fields", ("description",))
    assert "20,000" in shortened("add_note")


@pytest.mark.parametrize("kind", ["too_new", "empty", "too_big", "invalid", "not_json"])
def test_copied_cards_that_cannot_be_pasted_are_told(kind: str) -> None:
    assert cards_refusal(kind, ()).endswith(".")
