"""Keys inside sentences."""

from collections.abc import Iterator

import pytest

from canvas_app.i18n.keys import bracketed, key_of, keyed, know


@pytest.fixture(autouse=True)
def _no_keys() -> Iterator[None]:
    know({})
    yield
    know({})


def test_a_sentence_names_the_key_an_action_has_now() -> None:
    know({"insert.touchpoint": "Ctrl+J"})
    assert keyed("Add a card.", "New card: {key}.", "insert.touchpoint") == (
        "Add a card. New card: Ctrl+J."
    )
    assert bracketed("Next match", "insert.touchpoint") == "Next match (Ctrl+J)"


def test_no_sentence_speaks_of_a_key_that_is_not_there() -> None:
    know({"insert.touchpoint": ""})
    assert keyed("Add a card.", "New card: {key}.", "insert.touchpoint") == "Add a card."
    assert bracketed("Next match", "edit.find_next") == "Next match"
    assert key_of("nothing") == ""
