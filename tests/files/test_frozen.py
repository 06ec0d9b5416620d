"""Files of every released version open, give the frozen result, and stay equal when saved."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from canvas_app.model.files.errors import LoadError
from canvas_app.model.files.load import load, project_from
from canvas_app.model.files.write import to_bytes
from canvas_app.model.project import VERSION
from tests.files.maximum import maximum

FOLDER = Path(__file__).parent
FROZEN = sorted(FOLDER.glob("v*/*.tpcanvas"))
MAXIMUM = "ff4373e75138d55f72f41406263016277bce35d0cb2a374d5e90e4cc2e8a14e7"
"""SHA-256 of what is saved after opening the largest project."""


def test_every_version_has_its_files() -> None:
    found = {(path.parent.name, path.stem) for path in FROZEN}
    names = ("small", "full", "odd_text")
    assert found == {(f"v{n}", name) for n in range(1, VERSION + 1) for name in names}


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_frozen_file_gives_its_frozen_result(path: Path) -> None:
    opened = load(path)
    assert to_bytes(opened.project) == path.with_suffix(".result.json").read_bytes()
    assert (opened.repairs, opened.newer) == ((), False)


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_frozen_file_opens_equal_after_saving(path: Path) -> None:
    project = load(path).project
    again, repairs, _ = project_from(to_bytes(project))
    assert (again, repairs) == (project, ())


def test_the_largest_project_opens_and_gives_its_frozen_result() -> None:
    project, repairs, _ = project_from(json.dumps(maximum()).encode())
    data = to_bytes(project)
    assert repairs == ()
    assert len(project.journeys[0].touchpoints) == 20_000
    assert hashlib.sha256(data).hexdigest() == MAXIMUM
    assert to_bytes(project_from(data)[0]) == data


@pytest.mark.parametrize(
    ("list_", "item", "words"),
    [
        ("stages", {"id": "s12", "phase": "after", "name": "x"}, "stages"),
        ("channels", {"id": "c200", "name": "x"}, "channels"),
        ("personas", {"id": "p100", "name": "x"}, "personas"),
    ],
)
def test_one_more_than_the_largest_is_refused(
    list_: str, item: dict[str, object], words: str
) -> None:
    tree = maximum() | {"journeys": [{"id": "j", "name": "J"}], "snapshots": []}
    tree[list_] = [*tree[list_], item]
    with pytest.raises(LoadError) as caught:
        project_from(json.dumps(tree).encode())
    assert [problem.kind for problem in caught.value.problems] == ["too_many"]
    assert caught.value.problems[0].place[-1].name == words


def test_twenty_thousand_cards_are_counted_over_all_journeys() -> None:
    tree = maximum()
    extra = {"id": "t20000", "name": "x", "stage_id": "s0"}
    tree["journeys"] = [*tree["journeys"], {"id": "k", "name": "K", "touchpoints": [extra]}]
    with pytest.raises(LoadError) as caught:
        project_from(json.dumps(tree).encode())
    assert (caught.value.kind, caught.value.problems[0].kind) == ("invalid", "too_many")
