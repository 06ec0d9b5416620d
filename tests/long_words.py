"""English, 1.4 times as long, as German may be: do words find room?"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

import pytest
from typing_extensions import override

from canvas_app import i18n

STRETCH = 0.4
NAME = "long"
"""A language of its own: what is made of words is kept by language, and must not outlast a test."""


class LongWords(gettext.NullTranslations):
    """A single word gets longer, a sentence gets more words."""

    @override
    def gettext(self, message: str) -> str:
        more = ceil(len(message) * STRETCH)
        if " " not in message.strip():
            return message + "e" * more if message.isalpha() else message
        return message + (" " + "mehr " * (more // 5 + 1))[:more].rstrip()

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(super().ngettext(msgid1, msgid2, n))


@contextmanager
def long_words() -> Iterator[None]:
    """Speak at length, in the whole process."""
    known, long = i18n._catalogue, LongWords()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(i18n, "_catalogue", lambda name: long if name == NAME else known(name))
        patch.setattr(i18n, "_language", NAME)
        yield
