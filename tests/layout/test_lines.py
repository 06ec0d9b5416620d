"""Words of a line stand in the order their script is read in."""

from __future__ import annotations

import pytest

from canvas_app.layout.lines import line
from canvas_app.text import Font, width

BODY = Font(13)


@pytest.mark.parametrize(
    ("string", "seen"),
    [
        ("Search and shop", ["Search and shop"]),
        ("שלום עולם", ["עולם", " ", "שלום"]),
        ("مرحبا يا عالم", ["عالم", " ", "يا", " ", "مرحبا"]),
        ("Shop שלום עולם (new)", ["Shop ", "עולם", " ", "שלום", " (new)"]),
        ("שלום Shop עולם", ["שלום", " Shop ", "עולם"]),
    ],
)
def test_words_from_right_to_left_stand_from_right_to_left(string: str, seen: list[str]) -> None:
    pieces = line(20.0, 40.0, string, BODY, "text")
    assert "".join(piece.string for piece in pieces) == string
    assert [piece.string for piece in sorted(pieces, key=lambda piece: piece.x)] == seen
    assert min(piece.x for piece in pieces) == 20.0
    ends = max(piece.x + piece.width for piece in pieces)
    assert ends == pytest.approx(20.0 + width(string, BODY))
