"""The bytes of a project: one form, the same every time, made anew only where it changed."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from canvas_app import paths
from canvas_app.model.edits import touchpoints
from canvas_app.model.edits.place import Place
from canvas_app.model.files.load import load, project_from
from canvas_app.model.files.write import Writer, to_bytes
from canvas_app.model.project import Project
from tests.bench.documents import document
from tests.model.files import seeds

SEEDS = (seeds.minimal, seeds.full, seeds.future)


def project(tree: seeds.Tree) -> Project:
    return project_from(seeds.to_json(tree))[0]


def sample() -> Project:
    return load(paths.resource("samples/a_maschinenbau_b2b.json")).project


def test_the_form_is_that_of_the_specification() -> None:
    data = to_bytes(project(seeds.full() | {"title": "Größe → ✓"}))
    assert data.startswith(b'{\n  "format": "touchpoint-project",\n  "version": 1,\n')
    assert data.endswith(b"}\n")
    assert b"\r" not in data
    assert "Größe → ✓".encode() in data


def test_id_key_and_seq_of_a_card_are_always_written() -> None:
    tree = json.loads(to_bytes(project(seeds.full())))
    assert tree["journeys"][0]["touchpoints"][1] == {
        "id": "t2",
        "key": "t2",
        "name": "Hotline",
        "stage_id": "s2",
        "seq": 0,
    }


def test_defaults_are_left_out() -> None:
    given = seeds.minimal() | {"market": "b2c", "notes": [], "settings": {}}
    assert json.loads(to_bytes(project(given))) == seeds.minimal()


def test_a_default_with_an_unknown_field_is_kept() -> None:
    given = seeds.minimal() | {"settings": {"later": 1}}
    assert json.loads(to_bytes(project(given))) == given


@pytest.mark.parametrize("tree", SEEDS)
def test_a_writer_gives_the_same_bytes(tree: object) -> None:
    given = project(tree())  # type: ignore[operator]
    writer = Writer()
    assert writer.to_bytes(given) == writer.to_bytes(given) == to_bytes(given)


@pytest.mark.parametrize("path", sorted(paths.resource("samples").glob("*.json")), ids=str)
def test_a_writer_follows_every_edit(path: Path) -> None:
    now, writer = load(path).project, Writer()
    journey = now.journeys[0]
    first, last = journey.touchpoints[0].id, journey.touchpoints[-1].id
    for edit in (
        touchpoints.rename(first, "Anders"),
        touchpoints.duplicate([first, last]),
        touchpoints.move(journey.id, [last], Place(now.stages[0].id)),
        touchpoints.delete([first]),
        touchpoints.vote([last], 1),
    ):
        assert writer.to_bytes(now) == to_bytes(now)
        now = edit.change(now)
    assert writer.to_bytes(now) == to_bytes(now)


def test_a_project_without_cards_and_notes_is_written_whole() -> None:
    full = project(seeds.full())
    bare = full.journeys[0].model_copy(update={"touchpoints": (), "links": ()})
    empty = full.model_copy(update={"journeys": (bare,), "notes": ()})
    assert Writer().to_bytes(empty) == to_bytes(empty)


def test_a_writer_keeps_nothing_of_what_is_gone() -> None:
    now, writer = sample(), Writer()
    writer.to_bytes(now)
    writer.to_bytes(project(seeds.minimal()))
    assert len(writer._kept) == 0


def test_saving_after_one_edit_costs_little() -> None:
    now, writer = project_from(document(3_000))[0], Writer()
    writer.to_bytes(now)
    now = touchpoints.rename(now.journeys[0].touchpoints[7].id, "Anders").change(now)
    assert _seconds(lambda: writer.to_bytes(now)) < _seconds(lambda: to_bytes(now)) / 2


def _seconds(act: object) -> float:
    best = 9.0
    for _ in range(5):
        start = time.thread_time()
        act()  # type: ignore[operator]
        best = min(best, time.thread_time() - start)
    return best
