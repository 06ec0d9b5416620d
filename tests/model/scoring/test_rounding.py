"""Half away from zero, once, and never minus zero."""

from __future__ import annotations

import json
from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.model.scoring.rounding import (
    exact,
    rounded,
    shown,
    steps,
    steps_of_root,
    tenths,
)

F = Fraction


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (F(5, 2), 0, 3),
        (F(-5, 2), 0, -3),
        (F(6625, 100), 1, 66.3),
        (F(-6625, 100), 1, -66.3),
        (F(1, 3), 2, 0.33),
        (F(2, 3), 2, 0.67),
        (F(1, 200), 2, 0.01),
        (F(499, 100_000), 2, 0.0),
        (F(7), 1, 7.0),
        (F(2675, 1000), 2, 2.68),
    ],
)
def test_halves_go_away_from_zero(value: Fraction, decimals: int, expected: float) -> None:
    assert rounded(value, decimals) == expected


def test_minus_zero_is_shown_as_zero() -> None:
    assert json.dumps(rounded(F(-1, 1000), 1)) == "0.0"
    assert json.dumps(rounded(F(-1, 1000), 0)) == "0"


def test_missing_stays_missing() -> None:
    assert rounded(None, 1) is None


def test_no_decimals_give_whole_numbers() -> None:
    assert json.dumps(rounded(F(14_906_832, 1000), 0)) == "14907"


def test_numbers_of_a_file_are_what_their_decimals_say() -> None:
    assert exact(0.1) == F(1, 10)
    assert exact(33.333) == F(33_333, 1000)
    assert exact(60) == 60


def test_ratings_become_whole_tenths() -> None:
    assert [tenths(number) for number in (7, 7.3, 0.1, -1.9, 2.3)] == [70, 73, 1, -19, 23]


def test_a_number_no_float_can_hold_is_shown_whole() -> None:
    assert shown(10**400, 2) == 10**398


@given(st.fractions(), st.integers(0, 3))
def test_rounding_is_never_further_than_half_a_step(value: Fraction, decimals: int) -> None:
    apart = abs(F(steps(value, decimals), 10**decimals) - value)
    assert apart <= F(1, 2 * 10**decimals)
    assert steps(-value, decimals) == -steps(value, decimals)


def test_the_margin_of_the_example_is_fifteen_points() -> None:
    square = 196**2 * F(5875, 10_000) / 100
    assert steps_of_root(F(0), square, 1, 1) == 150


@pytest.mark.parametrize(
    ("offset", "square", "sign", "expected"),
    [
        ("2", "1/4", 1, 3),
        ("2", "1/4", -1, 2),
        ("-2", "1/4", 1, -2),
        ("-2", "1/4", -1, -3),
        ("1/4", "1/16", 1, 1),
        ("-1/4", "1/16", -1, -1),
        ("1/4", "1/16", -1, 0),
        ("1/2", "0", 1, 1),
        ("1/2", "0", -1, 1),
        ("-1/2", "0", -1, -1),
    ],
)
def test_a_root_that_is_rational_rounds_half_away_from_zero(
    offset: str, square: str, sign: int, expected: int
) -> None:
    assert steps_of_root(F(offset), F(square), sign, 0) == expected


@given(
    st.fractions(-1000, 1000, max_denominator=500),
    st.fractions(0, 1000, max_denominator=500),
    st.sampled_from((-1, 1)),
)
def test_roots_round_to_what_they_are_close_to(
    offset: Fraction, square: Fraction, sign: int
) -> None:
    found = steps_of_root(offset, square, sign, 2) / 100
    assert abs(found - (float(offset) + sign * sqrt(square))) <= 0.005 + 1e-9
