"""Whatever the bytes are, opening answers with a project or a refusal of a known kind."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.files import corpus_values, seeds
from tests.model.files.corpus import ANY
from tests.model.files.test_corpus import answer

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
PLACES = list(corpus_values.outer_places(seeds.full()))


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_random_bytes_are_refused(data: bytes) -> None:
    assert answer(data) in ANY - {"opens"}


@given(st.text(alphabet='{}[]",:\\0123456789.eE+-truefalsn \n\ud800\u202e', max_size=80))
@settings(max_examples=300)
def test_random_json_is_refused(text: str) -> None:
    assert answer(text.encode("utf-8", "surrogatepass")) in ANY - {"opens"}


@given(st.sampled_from(PLACES), values)
@settings(max_examples=200)
def test_random_values_at_any_place_never_break_the_steps(
    place: corpus_values.Path, value: Any
) -> None:
    tree = corpus_values.changed(seeds.full(), place, value)
    assert answer(json.dumps(tree).encode()) in ANY


@given(st.dictionaries(st.text(), values, max_size=5))
@settings(max_examples=100)
def test_random_unknown_fields_survive_or_are_refused_whole(fields: dict[str, Any]) -> None:
    tree = seeds.minimal()
    tree["stages"][0] = fields | tree["stages"][0]
    found = answer(json.dumps(tree).encode())
    assert found in {"opens", "not_json"}
