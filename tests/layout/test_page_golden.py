"""Every sample is cut into pages as the golden pages say."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from canvas_app import i18n
from tests.layout.journeys import SAMPLES, views
from tests.layout.page_golden import FOLDER, measures


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_cut_as_its_golden_pages(name: str) -> None:
    golden = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert {view.journey_id: measures(view) for view in views(name)} == golden
