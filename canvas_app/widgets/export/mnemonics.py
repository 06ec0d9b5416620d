"""Letters that, with Alt, press a button or lead to the field of a label (room: widgets).

They are found anew for each language, so that no two words that may stand in one window share
a letter.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QLabel


def give(captions: Sequence[QLabel | QAbstractButton]) -> None:
    """Give each caption a letter of its own, as far as there are letters for all."""
    words = [each.text() for each in captions]
    for caption, text, at in zip(captions, words, found(words), strict=True):
        if at is not None:
            caption.setText(f"{text[:at]}&{text[at:]}")


def found(words: Sequence[str]) -> list[int | None]:
    """Return at which place each text has its letter; first letters of words come first.

    A matching of texts and letters (Kuhn 1955): nobody goes without whom another way helps.
    """
    places = [_places(text) for text in words]
    owner: dict[str, int] = {}

    def take(text: int, asked: set[str]) -> bool:
        free = [letter for letter in places[text] if letter not in owner]
        for letter in free or places[text]:
            if letter in asked:
                continue
            asked.add(letter)
            if letter not in owner or take(owner[letter], asked):
                owner[letter] = text
                return True
        return False

    for text in range(len(words)):
        take(text, set())
    letters = {text: letter for letter, text in owner.items()}
    return [places[n][letters[n]] if n in letters else None for n in range(len(words))]


def _places(text: str) -> dict[str, int]:
    """Return where the letters of a text stand first, those that begin a word in front."""
    letters = [at for at, each in enumerate(text) if each.isascii() and each.isalpha()]
    begins = [at for at in letters if not at or not text[at - 1].isalpha()]
    places: dict[str, int] = {}
    for at in (*begins, *letters):
        places.setdefault(text[at].casefold(), at)
    return places
