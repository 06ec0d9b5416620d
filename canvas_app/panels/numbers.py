"""Numbers of ratings as people type and read them, with a comma or a point (room: panels)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from canvas_app.i18n import number

Value = int | float
LONGEST = 40
"""Characters of a number; longer ones are none."""


def parsed(text: str, low: int, high: int) -> Value | None:
    """Return the number a person typed, None for an empty field.

    Raises ValueError when it is no number, has more than one decimal place, or lies
    outside ``low`` … ``high``.
    """
    bare = "".join(text.split()).removesuffix("%").replace("\u2212", "-").replace(",", ".")
    if not bare:
        return None
    try:
        exact = Decimal(bare) if len(bare) <= LONGEST else Decimal("nan")
    except InvalidOperation:
        raise ValueError(text) from None
    if not exact.is_finite() or not low <= exact <= high or exact * 10 % 1:
        raise ValueError(text)
    return float(exact) if exact % 1 else int(exact)


def written(value: Value, *, sign: bool = False) -> str:
    """Return a number as it stands in a field, with a decimal place only where needed."""
    return number(value, 0 if value == int(value) else 1, sign)
