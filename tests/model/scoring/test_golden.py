"""Every panel of every sample equals the golden files, value for value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from canvas_app.model.project import Project
from canvas_app.model.scoring.sheet import score_sheet

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.json"))


def golden(sample: Path) -> dict[str, Any]:
    path = ROOT / "tests" / "golden" / "scores" / f"{sample.stem}.expected.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_sheet_of_a_sample_equals_its_golden_file(sample: Path) -> None:
    project = Project.model_validate_json(sample.read_bytes())
    assert score_sheet(project) == golden(sample)
