"""A gauge shows its numbers in place; labels keep off each other however close they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.layout.charts.gauge import PAD, SPACE, Needle, gauge
from canvas_app.layout.picture import Box, Path, Text
from tests.layout.charts.legible import assert_legible

SCORES = st.floats(0, 100)


def needle(name: str, value: float) -> Needle:
    return Needle(name, value, f"{value:.1f}", f"The {name} score", "accent", label=name)


@given(SCORES, SCORES, st.sampled_from([280, 328, 600]))
def test_labels_keep_off_each_other(one: float, other: float, width: float) -> None:
    both = [one, (one + other) / 2, other]
    assert_legible(gauge(width, [needle(f"n{at}", value) for at, value in enumerate(both)]))


def test_the_track_is_filled_up_to_the_first_needle() -> None:
    ground = gauge(220 + 2 * PAD, [needle("a", 50), needle("b", 20)]).by_id["ground"]
    track, filled = (shape for shape in ground.shapes() if isinstance(shape, Box))
    assert (track.width, filled.width) == (220, 110)


def test_a_stem_stands_at_its_value() -> None:
    node = gauge(200 + 2 * PAD, [needle("a", 25)]).by_id["a"]
    stem = next(shape for shape in node.shapes() if isinstance(shape, Path))
    assert node.x + float(stem.steps[0][1]) == PAD + 50


@pytest.mark.parametrize("value", [-5.0, 130.0])
def test_values_beyond_the_scale_stand_at_its_ends(value: float) -> None:
    assert_legible(gauge(300, [needle("a", value)]))


def test_a_needle_is_read_aloud() -> None:
    assert gauge(300, [needle("chain", 40)]).by_id["chain"].label == "chain"


@given(SCORES, SCORES, st.sampled_from([280, 320, 600]))
def test_no_stem_touches_its_words(one: float, other: float, width: float) -> None:
    both = [needle("a", one), needle("b", other)]
    for node in (gauge(width, both).by_id[each.id] for each in both):
        words = [shape for shape in node.shapes() if isinstance(shape, Text)]
        stem = next(shape for shape in node.shapes() if isinstance(shape, Path))
        x, top = float(stem.steps[0][1]), float(stem.steps[0][2])
        left, right = words[0].x, words[-1].x + words[-1].width
        near = left - SPACE / 2 < x < right + SPACE / 2
        assert not near or top > words[0].y
