"""Sentences about exports that went not quite as one would wish, and about trade marks (words)."""

from __future__ import annotations

from collections.abc import Mapping

from canvas_app.i18n import N_, _, ngettext, number

ATTRIBUTION = N_(
    "Net Promoter, Net Promoter Score and NPS are registered trademarks of Bain & Company, Inc., "
    "Fred Reichheld and Satmetrix Systems/NICE."
)
"""What the owners of the marks ask for; in About, and wherever an NPS is shown."""


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
        return _small_text(facts)
    if kind == "too_many_pixels":
        width, height, scale = (facts.get(name) for name in ("width", "height", "scale"))
        return _(
            "{width} × {height} pixels are too many for one picture; the largest scale is {scale}."
        ).format(
            width=number(width if isinstance(width, int) else 0),
            height=number(height if isinstance(height, int) else 0),
            scale=f"{scale:g}" if isinstance(scale, float) else scale,
        )
    return kind


def _small_text(facts: Mapping[str, object]) -> str:
    size, enough = facts.get("size"), facts.get("enough")
    words = _("On {paper} the smallest letters have only {size} points.")
    if enough == "fit":
        words = _(
            "On {paper} the smallest letters have only {size} points; "
            "a sheet of full size would do."
        )
    elif enough not in (None, facts.get("paper")):
        words = _("On {paper} the smallest letters have only {size} points; {enough} would do.")
    points = number(size if isinstance(size, int | float) else 0, 1)
    return words.format(paper=facts.get("paper"), size=points, enough=enough)
