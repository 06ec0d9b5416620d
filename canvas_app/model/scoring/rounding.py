"""Exact numbers and their one rounding, half away from zero (room: scores)."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import isqrt

ratio = lru_cache(maxsize=16_384)(Fraction)
"""``ratio(n, d)`` is the fraction n/d; workshop numbers repeat, so most are made only once."""


@lru_cache(maxsize=4_096)
def exact(number: float) -> Fraction:
    """Return a number of a file as its decimals say: 0.1 is one tenth."""
    return Fraction(number) if isinstance(number, int) else Fraction(repr(number))


def tenths(number: float) -> int:
    """Return a rating in tenths; ratings have one decimal, so this is exact."""
    return number * 10 if isinstance(number, int) else round(number * 10)


def steps(value: Fraction | int, decimals: int) -> int:
    """Return ``value`` in units of its last shown decimal: 66.25 with one decimal is 663."""
    numerator, denominator = value.numerator, value.denominator
    scale: int = 10**decimals
    size = (2 * abs(numerator) * scale + denominator) // (2 * denominator)
    return size if numerator >= 0 else -size


def rounded(value: Fraction | int | None, decimals: int) -> float | int | None:
    """Round once, half away from zero; minus zero is 0, None stays None.

    ``decimals`` is 0 or more; with 0 the result is an int.
    """
    return None if value is None else shown(steps(value, decimals), decimals)


def shown(units: int, decimals: int) -> float | int:
    """Return ``units`` of the last decimal as the number a reader sees: 663 as 66.3.

    What no float can hold (an absurd lever) is cut to whole numbers.
    """
    scale: int = 10**decimals
    try:
        return units / scale if decimals else units
    except OverflowError:
        return units // scale


def steps_of_root(offset: Fraction, square: Fraction, sign: int, decimals: int) -> int:
    """Return ``offset ± √square`` in units of the last decimal, rounded half away from zero.

    ``square`` is 0 or more, ``sign`` +1 or -1. Exact: the root is never computed as a float.
    """
    scale: int = 10**decimals
    offset, square = offset * scale, square * scale * scale
    if _at_most(0, offset, square, sign):
        return _floor_of_root(offset + Fraction(1, 2), square, sign)
    return -_floor_of_root(Fraction(1, 2) - offset, square, -sign)


def _floor_of_root(offset: Fraction, square: Fraction, sign: int) -> int:
    root = isqrt(square.numerator // square.denominator)
    guess = offset.numerator // offset.denominator + sign * root - 2
    while _at_most(guess + 1, offset, square, sign):
        guess += 1
    return guess


def _at_most(limit: int, offset: Fraction, square: Fraction, sign: int) -> bool:
    """Whether ``limit ≤ offset ± √square``."""
    distance = limit - offset
    if sign > 0:
        return distance <= 0 or distance * distance <= square
    return distance <= 0 and distance * distance >= square
