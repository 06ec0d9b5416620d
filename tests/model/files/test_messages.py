"""Refusals say what is wrong and where, in both languages, briefly and as plain text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from canvas_app import i18n
from canvas_app.i18n.errors import (
    load_details,
    load_sentence,
    repair_sentences,
    save_sentence,
)
from canvas_app.model.files.errors import LOAD_KINDS, SAVE_KINDS, LoadError
from canvas_app.model.files.load import load, project_from
from tests.model.files import seeds


def sentence(data: bytes | Any, name: str = "karte.tpcanvas") -> str:
    """Return what a person reads when this file is refused."""
    data = data if isinstance(data, bytes) else seeds.to_json(data)
    with pytest.raises(LoadError) as caught:
        project_from(data)
    error = caught.value
    return load_sentence(error.kind, name, error.facts, error.problems)


def full_with(change: Any) -> Any:
    tree = seeds.full()
    change(tree["journeys"][0]["touchpoints"][0], tree)
    return tree


def test_a_value_out_of_range_is_named_with_its_place() -> None:
    tree = full_with(lambda t, _: t["ratings"][0].update(emotional=9))
    assert "Touchpoint 1 'Anruf', Rating 1, emotional: 9 is more than 2." in sentence(tree)


def test_a_missing_field_is_named() -> None:
    tree = full_with(lambda t, _: t.pop("stage_id"))
    assert "Touchpoint 1 'Anruf', stage_id: is missing." in sentence(tree)


def test_text_in_the_place_of_a_number_is_not_bent() -> None:
    tree = full_with(lambda t, _: t["ratings"][0].update(importance="7"))
    assert "importance: must be a number." in sentence(tree)


def test_an_unknown_channel_is_named_in_one_sentence() -> None:
    tree = full_with(lambda t, _: t.update(channel_id="pigeon"))
    expected = "Touchpoint 1 'Anruf', channel_id: there is nothing with the id 'pigeon'."
    assert sentence(tree).splitlines() == ["'karte.tpcanvas' contradicts itself.", expected]


def test_a_hundred_thousand_bad_items_make_a_short_message() -> None:
    tree = seeds.full()
    for name, value in tree.items():
        if isinstance(value, list):
            tree[name] = [7] * 100_000
    assert len(sentence(tree)) <= 500
    assert sentence(tree).count("\n") == 6


def test_long_and_hostile_text_of_the_file_stays_short_and_visible() -> None:
    evil = "\u202e\x1b[31m" + "x" * 400
    tree = full_with(lambda t, _: t.update(status=evil, name="\n" + "y" * 400))
    text = sentence(tree)
    assert len(text) <= 500
    assert not set(text) & {"\u202e", "\x1b"}
    assert "x" * 80 not in text


def test_the_name_of_the_file_is_one_visible_line() -> None:
    assert "zwei↵zeilen" in sentence(b"{", "zwei\nzeilen")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"a": 1', "ends too early"),
        (b'{"a": 1, "a": 2}', "gives the key 'a' twice"),
        (b'{"a": 1e999}', "number that is too big"),
        (b'{"a":\n x}', "line 2, column 2"),
        (b"<!DOCTYPE html>", "web page"),
        (b"<<<<<<< HEAD\n", "Git"),
        (b'{\n<<<<<<< HEAD\n"a": 1', "conflict"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        ("{ü}".encode("utf-16"), "UTF-16"),
        (b'{"a": "M\xfcller"}', "position 9"),
        (b"[" * 300, "nested too deeply"),
        (b"{}", "not a project"),
    ],
)
def test_broken_files_are_told_by_what_they_look_like(data: bytes, words: str) -> None:
    assert words in sentence(data)


def test_a_too_new_file_names_the_version_it_needs() -> None:
    tree = seeds.minimal() | {"version": 9, "app_version": "4.2"}
    assert "at least version 4.2" in sentence(tree)
    assert "format 9, known 1" in sentence(seeds.minimal() | {"version": 9})


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_kind_has_a_sentence_that_needs_no_facts(language: str) -> None:
    i18n.set_language(language)
    for kind in LOAD_KINDS:
        assert "x.tpcanvas" in load_sentence(
            kind,
            "x.tpcanvas",
            {"position": 1} | dict.fromkeys(("line", "column", "needed", "known", "limit"), 1),
        )
    for kind in SAVE_KINDS:
        assert "x.tpcanvas" in save_sentence(kind, "x.tpcanvas", {"known": ".pdf", "suffix": ".x"})


def test_details_are_long_but_not_endless() -> None:
    tree = seeds.full()
    tree["journeys"][0]["touchpoints"] = [
        {"id": f"t{n}", "name": "x" * 80, "stage_id": "nix"} for n in range(3_000)
    ]
    with pytest.raises(LoadError) as caught:
        project_from(seeds.to_json(tree))
    error = caught.value
    assert 5_000 < len(load_details(error.kind, "x", error.facts, error.problems)) <= 20_000


def test_repairs_are_told_in_one_line(tmp_path: Path) -> None:
    tree = full_with(lambda t, p: (t.update(owner_id="x"), p["stages"].append(p["stages"][1])))
    (tmp_path / "x").write_bytes(seeds.to_json(tree))
    words = repair_sentences(load(tmp_path / "x").repairs)
    assert words == (
        "An entry that was there twice was dropped. "
        "A reference to something that is not there was removed."
    )
