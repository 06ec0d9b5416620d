"""Values, ids, texts and sizes of the hostile corpus get the answers of the catalogue."""

from __future__ import annotations

import pytest

from tests.model.files import corpus_values
from tests.model.files.test_corpus import SEEDS, wrong_answers

ROWS = {
    "removed": corpus_values.removals,
    "swapped": corpus_values.swaps,
    "lists": corpus_values.lists,
    "unknown fields": corpus_values.unknown_fields,
    "numbers": corpus_values.numbers,
    "texts": corpus_values.texts,
    "ids": corpus_values.ids,
    "shaken": corpus_values.shaken,
}


@pytest.mark.parametrize("seed", ["minimal", "full"])
@pytest.mark.parametrize("rows", ROWS)
def test_odd_values_are_refused_or_kept_but_never_bent(seed: str, rows: str) -> None:
    assert wrong_answers(ROWS[rows](SEEDS[seed]())) == []


@pytest.mark.parametrize("rows", ["removed", "lists"])
def test_unknown_fields_survive_whatever_happens_around_them(rows: str) -> None:
    assert wrong_answers(ROWS[rows](SEEDS["future"]())) == []
