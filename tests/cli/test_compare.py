"""``compare``: two journeys of one file or of two."""

from __future__ import annotations

import json
from pathlib import Path

from canvas_app import paths
from tests.cli.conftest import Run

GOLDEN = Path(__file__).parent.parent / "golden" / "scores"


def file(name: str) -> Path:
    return paths.resource(f"samples/{name}.json")


def golden(name: str) -> dict[str, object]:
    sheet = json.loads((GOLDEN / f"{name}.expected.json").read_text())
    first: dict[str, object] = sheet["comparisons"][0]
    return first


def test_the_first_two_journeys_equal_the_golden_comparison(run: Run) -> None:
    for name in ("b_online_shop", "f_saas_asis_tobe"):
        answer = run("compare", file(name), "--json")
        assert json.loads(answer.out) == golden(name)
        assert answer.status == 0


def test_named_journeys_are_compared_the_other_way_round(run: Run) -> None:
    answer = run("compare", file("f_saas_asis_tobe"), "--journeys", "target", "today", "--json")
    found = json.loads(answer.out)
    assert (found["a"], found["b"], found["verdict"]) == ("target", "today", "worse")


def test_the_first_journeys_of_two_files_are_compared(run: Run) -> None:
    a, b = file("a_maschinenbau_b2b"), file("f_saas_asis_tobe")
    found = json.loads(run("compare", a, b, "--json").out)
    assert (found["a"], found["b"]) == ("ist", "today")


def test_people_read_a_verdict_and_numbers_that_add_up(run: Run) -> None:
    answer = run("compare", file("f_saas_asis_tobe"), "--language", "en")
    assert "is better than" in answer.out
    assert "Journey score: 43.4 → 70.5 (+27.1)" in answer.out


def test_a_single_journey_is_told(run: Run) -> None:
    answer = run("compare", file("a_maschinenbau_b2b"), "--language", "en")
    assert answer.status == 2
    assert answer.err.startswith("touchpoint-canvas: There is only one journey")


def test_an_unknown_journey_is_wrong_use(run: Run) -> None:
    answer = run("compare", file("f_saas_asis_tobe"), "--journeys", "today", "nowhere")
    assert answer.status == 2
    assert "nowhere" in answer.err
