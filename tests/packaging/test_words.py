"""The words of both languages are kept in step with the program."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def words() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words", ROOT / "packaging" / "words.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _strings(*identities: str) -> Catalog:
    catalogue = Catalog()
    for identity in identities:
        catalogue.add(identity)
    return catalogue


def test_marked_strings_of_every_kind_are_found(words: ModuleType) -> None:
    found = {message.id for message in words.template()}
    assert "Save" in found
    assert ("{n} touchpoint", "{n} touchpoints") in found
    assert "open a file and write it anew in the present version" in found


def test_strings_within_f_strings_and_lists_are_found(words: ModuleType) -> None:
    source = """x = f"{_('inner')} {n}", [N_("listed")], ngettext("one", "many", n), _(name)"""
    found = list(words.strings(source))
    assert sorted(found, key=str) == [("one", "many"), "inner", "listed"]


def test_an_update_keeps_translations_and_drops_what_is_no_longer_said(words: ModuleType) -> None:
    before = words.updated(b"", _strings("Save", "Old"))
    before["Save"].string = "Sichern"
    after = words.updated(words.as_po(before), _strings("Save", "New"))
    assert {message.id for message in after if message.id} == {"Save", "New"}
    assert after["Save"].string == "Sichern"
    assert words.untranslated(after) == ["New"]


def test_an_update_without_news_changes_nothing(words: ModuleType) -> None:
    strings = _strings("Save", "New")
    once = words.as_po(words.updated(b"", strings))
    assert words.as_po(words.updated(once, strings)) == once
