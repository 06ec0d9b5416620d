"""Sentences for exports that went well, but not quite as one would wish (room: words)."""

from __future__ import annotations

from collections.abc import Mapping

from canvas_app.i18n import _, ngettext, number


def notice_sentence(kind: str, facts: Mapping[str, object]) -> str:
    """Return what a person should know about an export."""
    if kind == "missing_glyphs":
        n = facts.get("n")
        return ngettext(
            "{n} character is in none of the fonts and is printed as a box.",
            "{n} characters are in none of the fonts and are printed as boxes.",
            n if isinstance(n, int) else 1,
        )
    if kind == "small_text":
        size = facts.get("size")
        return _("On {paper} the smallest letters have only {size} points.").format(
            paper=facts.get("paper"), size=number(size if isinstance(size, int | float) else 0, 1)
        )
    return kind
