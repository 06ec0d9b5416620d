from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from canvas_app import i18n


@pytest.fixture(autouse=True)
def _own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "store"))
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)
