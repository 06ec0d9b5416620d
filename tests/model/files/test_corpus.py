"""Every file of the hostile corpus gets the answer of the catalogue, in words, in time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import pytest

from canvas_app import i18n
from canvas_app.i18n.errors import load_sentence
from canvas_app.model.files.errors import LOAD_KINDS, LoadError
from canvas_app.model.files.load import project_from
from canvas_app.model.files.write import to_bytes
from tests.model.files import corpus, seeds
from tests.model.files.corpus import Case

SECONDS = 5
SEEDS: dict[str, Callable[[], seeds.Tree]] = {
    "minimal": seeds.minimal,
    "full": seeds.full,
    "future": seeds.future,
}


def answer(data: bytes) -> str:
    """Return "opens" or the kind of refusal; what opens must survive saving."""
    try:
        project, _, _ = project_from(data)
    except LoadError as error:
        for language in i18n.LANGUAGES:
            i18n.set_language(language)
            sentence = load_sentence(error.kind, "karte.tpcanvas", error.facts, error.problems)
            assert 10 < len(sentence) <= 500
            assert "Traceback" not in sentence
        return error.kind
    written = to_bytes(project)
    again, repairs, _ = project_from(written)
    assert (again, repairs) == (project, ())
    assert to_bytes(again) == written
    return "opens"


def wrong_answers(cases: Iterable[Case]) -> list[str]:
    """Return what went wrong, case by case."""
    wrong = []
    for case in cases:
        start = time.thread_time()
        found = answer(case.data)
        if found not in case.answers:
            wrong.append(f"{case.name}: {found}, not {' or '.join(sorted(case.answers))}")
        if time.thread_time() - start > SECONDS:
            wrong.append(f"{case.name}: took {time.thread_time() - start:.1f} s")
    return wrong


@pytest.mark.parametrize("seed", ["minimal", "full"])
def test_broken_bytes_and_foreign_files_are_refused_by_kind(seed: str) -> None:
    assert wrong_answers(corpus.cases(SEEDS[seed]())) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_the_seeds_themselves_open_and_survive_saving(seed: str) -> None:
    assert answer(seeds.to_json(SEEDS[seed]())) == "opens"


def test_the_corpus_is_the_same_every_time() -> None:
    first = [(case.name, case.data) for case in corpus.cases(seeds.minimal())]
    assert first == [(case.name, case.data) for case in corpus.cases(seeds.minimal())]
    assert len({name for name, _ in first}) == len(first)


def test_every_answer_is_a_kind_that_the_steps_know() -> None:
    answers = {kind for case in corpus.cases(seeds.full()) for kind in case.answers}
    assert answers <= {"opens", *LOAD_KINDS}
