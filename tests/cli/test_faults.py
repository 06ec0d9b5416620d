"""What is wrong on the command line is told in a sentence, with its exit status."""

from pathlib import Path

import pytest

from canvas_app.model.files.load import load
from tests.cli.conftest import Run


@pytest.mark.parametrize("command", ["export", "score", "check", "compare", "import", "migrate"])
def test_no_name_is_told_as_no_name(run: Run, tmp_path: Path, command: str) -> None:
    output = {"export": "x.pdf", "import": "x.tpcanvas", "migrate": "x.tpcanvas"}.get(command)
    result = run(command, "", *(["-o", tmp_path / output] if output else []))
    assert result.status == 3
    assert "No file is named that could be opened." in result.out + result.err


def test_a_journey_is_not_compared_with_itself(run: Run, sample: Path) -> None:
    id_ = load(sample).project.journeys[0].id
    result = run("compare", sample, "--journeys", id_, id_)
    assert result.status == 2
    assert "not with itself" in result.err
