"""Every sample is laid out as the golden pictures say."""

from __future__ import annotations

import json

import pytest

from tests.layout.golden import FOLDER, shown
from tests.layout.journeys import SAMPLES, views


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_laid_out_as_its_golden_picture(name: str) -> None:
    golden = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert {view.journey_id: shown(view) for view in views(name)} == golden
