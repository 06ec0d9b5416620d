"""Copied touchpoints as bytes, and what hostile bytes in their place come to."""

from __future__ import annotations

import json
import time

import pytest

from canvas_app.model import fragment
from canvas_app.model.files.errors import LoadError
from canvas_app.model.project import Project
from canvas_app.model.tables import limits
from tests.model.tables.projects import small


def tree(project: Project) -> dict[str, object]:
    found: dict[str, object] = json.loads(fragment.write(fragment.fragment(project, "j", ["x"])))
    return found


def refused(data: object) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    with pytest.raises(LoadError) as caught:
        fragment.read(raw)
    return caught.value.kind


def test_a_fragment_comes_back_as_it_was() -> None:
    part = fragment.fragment(small(), "j", ["x", "y"])
    assert fragment.read(fragment.write(part)) == part


def test_a_fragment_has_what_belongs_to_its_cards_and_nothing_else() -> None:
    part = fragment.fragment(small(), "j", ["x"])
    (card,) = part.journeys[0].touchpoints
    assert (card.id, part.journeys[0].links) == ("x", ())
    assert [note.id for note in part.notes] == ["n"]
    assert [persona.id for persona in part.personas] == ["a"]
    assert [channel.id for channel in part.channels] == ["phone"]
    assert [source.id for source in part.sources] == ["s"]


def test_links_among_the_cards_come_along() -> None:
    part = fragment.fragment(small(), "j", ["x", "y"])
    assert [link.id for link in part.journeys[0].links] == ["l"]


def test_fields_nobody_knows_are_kept() -> None:
    data = tree(small())
    data["journeys"][0]["touchpoints"][0]["smell"] = {"of": "roses"}  # type: ignore[index]
    part = fragment.read(json.dumps(data).encode())
    assert part.journeys[0].touchpoints[0].model_extra == {"smell": {"of": "roses"}}


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"null", b"[]", b'"x"', b"\xff\xfe\x00", b"{}", b"[" * 200_000, b'{"format": 1}'],
)
def test_broken_bytes_are_refused(data: bytes) -> None:
    assert refused(data) in ("empty", "not_json", "not_a_project", "wrong_encoding")


def test_a_fragment_of_a_newer_version_says_so() -> None:
    assert refused({**tree(small()), "version": 99, "min_reader": 99}) == "too_new"


@pytest.mark.parametrize("value", [None, 7, "x", {}, [None], [[]], [{"id": 1}]])
def test_wrong_types_are_refused(value: object) -> None:
    assert refused({**tree(small()), "journeys": value}) == "invalid"


def test_ids_given_twice_are_refused() -> None:
    data = tree(small())
    cards = data["journeys"][0]["touchpoints"]  # type: ignore[index]
    cards.append({**cards[0], "name": "Other"})
    assert refused(data) == "inconsistent"


def test_references_to_nothing_are_refused_or_emptied() -> None:
    data = tree(small())
    card = data["journeys"][0]["touchpoints"][0]  # type: ignore[index]
    card["owner_id"] = "nobody"
    assert fragment.read(json.dumps(data).encode()).journeys[0].touchpoints[0].owner_id is None
    card["channel_id"] = "nothing"
    assert refused(data) == "inconsistent"


def test_a_fragment_without_a_card_is_nothing() -> None:
    assert refused(fragment.write(fragment.fragment(small(), "j", []))) == "empty"


def test_50_megabytes_are_refused_at_once() -> None:
    start = time.thread_time()
    assert refused(b" " * 50_000_000) == "too_big"
    assert limits.FRAGMENT_BYTES < 50_000_000
    assert time.thread_time() - start < 0.5
