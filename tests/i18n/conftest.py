from __future__ import annotations

from collections.abc import Iterator

import pytest

from canvas_app import i18n


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)
