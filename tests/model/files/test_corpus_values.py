"""Values, ids, texts and sizes of the hostile corpus get the answers of the catalogue."""

from __future__ import annotations

import json

import pytest

from canvas_app.model.files.load import project_from
from canvas_app.model.files.write import to_bytes
from tests.model.files import corpus_values
from tests.model.files.corpus_values import at, places
from tests.model.files.seeds import to_json
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


@pytest.mark.parametrize("key", corpus_values.ODD_KEYS + corpus_values.MORE_KEYS)
def test_an_unknown_key_keeps_its_value_in_every_object(key: str) -> None:
    seed, value = SEEDS["full"](), {"x": [1, "ü", None, 2**63, 1e100]}
    objects = [path for path in places(seed) if isinstance(at(seed, path), dict)]
    for path in ((), *objects):
        at(seed, path).setdefault(key, value)
    saved = json.loads(to_bytes(project_from(to_json(seed))[0]))
    lost = [path for path in ((), *objects) if at(saved, path)[key] != at(seed, path)[key]]
    assert lost == []
