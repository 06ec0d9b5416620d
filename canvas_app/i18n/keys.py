"""The keys of actions inside sentences, as a person has them now (room: words).

The window says which they are. Without a window, on paper or in a terminal, no sentence speaks
of keys.
"""

from __future__ import annotations

from collections.abc import Mapping

NAMES: Mapping[str, Mapping[str, str]] = {
    "de": {
        "Return": "Eingabe",
        "Enter": "Eingabe",
        "Up": "Auf",
        "Down": "Ab",
        "PgUp": "Bild auf",
        "PgDown": "Bild ab",
    },
    "en": {"Return": "Enter", "PgUp": "Page Up", "PgDown": "Page Down"},
}
"""Language -> names of keys as they stand on keyboards, where Qt has other words for them."""

_now: dict[str, str] = {}


def know(keys: Mapping[str, str]) -> None:
    """From now on actions have these keys: id -> key as people read it, "" for none."""
    _now.clear()
    _now.update(keys)


def key_of(action: str) -> str:
    """Return the key an action has now, "" for none."""
    return _now.get(action, "")


def keyed(sentence: str, more: str, action: str) -> str:
    """Return a sentence, and after it ``more`` with the action's key at ``{key}`` if it has one."""
    key = key_of(action)
    return f"{sentence} {more.format(key=key)}" if key else sentence


def bracketed(words: str, action: str) -> str:
    """Return words with the action's key in brackets behind them if it has one."""
    key = key_of(action)
    return f"{words} ({key})" if key else words
