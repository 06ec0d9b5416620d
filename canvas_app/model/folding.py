"""Words as they are compared: without case, accents and hyphens (room: what the app knows)."""

from __future__ import annotations

import re
import unicodedata


class _Signs(dict[int, int | None]):
    """What becomes of a sign: accents, hyphens and apostrophes go."""

    def __missing__(self, sign: int) -> int | None:
        gone = unicodedata.combining(chr(sign)) or chr(sign) in "-‐‑‒–—―'’"
        self[sign] = kept = None if gone else sign
        return kept


_SIGNS = _Signs()


def folded(text: str) -> str:
    """Return a text in small letters without accents, hyphens and apostrophes."""
    if text.isascii():
        return text.lower().replace("-", "").replace("'", "")
    return unicodedata.normalize("NFKD", text).casefold().translate(_SIGNS)


def spelt(text: str) -> str:
    """Return a text with ä, ö and ü as people write them on other keyboards: ae, oe, ue."""
    return re.sub("[äöüÄÖÜ]", lambda umlaut: f"{umlaut[0]}e", text)
