"""Words broken over lines, put together again for those who search and listen (room: export)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvas_app.layout.picture import Text

HYPHEN = "-"


def pieces(texts: Sequence[Text], label: str) -> Iterator[tuple[str, Sequence[Text]]]:
    """Yield the texts in their order; lines of a broken word together, with what they say.

    ``label`` holds the whole wording: it tells a hyphen of the word from one of the line break.
    What is said is "" for texts that say it themselves.
    """
    at = 0
    while at < len(texts):
        end, said = at + 1, texts[at].string
        while end < len(texts) and said.endswith(HYPHEN):
            whole = _whole(said, texts[end - 1], texts[end], label)
            if whole is None:
                break
            end, said = end + 1, whole
        yield said if end > at + 1 else "", texts[at:end]
        at = end


def _whole(said: str, last: Text, following: Text, label: str) -> str | None:
    """Return the wording of two lines in one, None when the label does not hold it."""
    if following.x != last.x or following.y <= last.y:
        return None
    joined = (said + following.string, said.removesuffix(HYPHEN) + following.string)
    return next((whole for whole in joined if whole in label), None)
