"""Right-to-left scripts stand on paper as they are read."""

from __future__ import annotations

import pytest

from canvas_app.export.bidi import visual


@pytest.mark.parametrize(
    ("logical", "seen"),
    [
        ("Messe", "Messe"),
        ("אבג", "גבא"),
        ("אב גד", "דג בא"),
        ("Messe אבג", "Messe גבא"),
        ("אבג 2025", "2025 גבא"),
        ("אב (גד)", "(דג) בא"),
        ("a אב, גד b", "a דג ,בא b"),
        ("שָ", "שָ"),
    ],
)
def test_words_run_as_their_script_does(logical: str, seen: str) -> None:
    assert visual(logical) == seen
