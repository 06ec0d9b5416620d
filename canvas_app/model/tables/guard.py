"""Text that a spreadsheet would run as a formula, made inert and back (``data-safety.md`` T-05)."""

from __future__ import annotations

import re

GUARD = "'"
_BLANK = "\\s\u00a0\u200b-\u200f\u2060\ufeff"
_FORMULA = re.compile(f"\\A[\t\r]|^[{_BLANK}]*[=+\\-@＝＋－＠]", re.MULTILINE)


def guarded(text: str) -> str:
    """Return text for a cell: with a leading ``'`` when a spreadsheet might run it.

    That is when it starts with tab or CR, or when any of its lines begins, after white space and
    characters without width, with one of ``= + - @`` in half or full width.
    """
    return GUARD + text if _is_formula(text) else text


def unguarded(text: str) -> str:
    """Return the text of a cell as it was before ``guarded``."""
    return text[1:] if text.startswith(GUARD) and _is_formula(text) else text


def _is_formula(text: str) -> bool:
    """Tell whether text is a formula, perhaps behind guards: only so do those come back alike."""
    if text[:1].isalnum() and "\n" not in text:
        return False  # most cells, many times faster than the expression
    return _FORMULA.search(text.lstrip(GUARD)) is not None
