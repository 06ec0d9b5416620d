"""Words as they are compared: without case, accents and hyphens (room: what the app knows)."""

from __future__ import annotations

import re
import unicodedata

_HYPHENS = re.compile(r"[-‐-―'’]")


def folded(text: str) -> str:
    """Return a text in small letters without accents, hyphens and apostrophes."""
    if text.isascii():
        return text.lower().replace("-", "").replace("'", "")
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(each for each in decomposed if not unicodedata.combining(each))
    return _HYPHENS.sub("", letters)


def spelt(text: str) -> str:
    """Return a text with ä, ö and ü as people write them on other keyboards: ae, oe, ue."""
    return re.sub("[äöüÄÖÜ]", lambda umlaut: f"{umlaut[0]}e", text)
