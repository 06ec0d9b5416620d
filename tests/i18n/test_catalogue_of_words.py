"""The German catalogue is whole, compiled and keeps the places for facts."""

from __future__ import annotations

import importlib.util
import io
import re
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

PLACE = re.compile(r"\{\w*\}|%(?:\(\w+\))?[srd]")
MNEMONIC = re.compile(r"&(?=\w)")
TOOL = Path(__file__).parents[2] / "packaging" / "words.py"


@cache
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def catalogue() -> Catalog:
    return read_po(io.BytesIO(tool().GERMAN.read_bytes()), locale="de")


def messages() -> list[Message]:
    return [message for message in catalogue() if message.id]


def forms(value: object) -> list[str]:
    return [str(form) for form in value] if isinstance(value, tuple) else [str(value)]


def pairs() -> list[tuple[str, str]]:
    """Return what is translated: each source string with its German one, both counted forms."""
    return [
        pair
        for message in messages()
        for pair in zip(forms(message.id), forms(message.string), strict=True)
        if pair[1]
    ]


def test_no_message_of_the_program_is_untranslated() -> None:
    words = tool().updated(tool().GERMAN.read_bytes(), tool().template())
    assert tool().untranslated(words) == [], "run packaging/words.py and translate"


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    assert tool().as_mo(catalogue()) == tool().GERMAN.with_suffix(".mo").read_bytes()


def test_the_catalogue_holds_no_message_that_the_program_does_not_say() -> None:
    said = {message.id for message in tool().template()}
    assert [message.id for message in messages() if message.id not in said] == []


def test_translations_keep_the_places_for_facts() -> None:
    wrong = [
        (source, german)
        for source, german in pairs()
        if sorted(PLACE.findall(source)) != sorted(PLACE.findall(german))
    ]
    assert wrong == []


def test_menu_texts_keep_one_mnemonic() -> None:
    wrong = [
        (source, german)
        for source, german in pairs()
        if len(MNEMONIC.findall(source)) != len(MNEMONIC.findall(german))
    ]
    assert wrong == []


def test_translations_end_as_their_source_ends() -> None:
    ends = ".:?…!"
    wrong = [
        (source, german)
        for source, german in pairs()
        if (source[-1:] in ends or german[-1:] in ends) and source[-1:] != german[-1:]
    ]
    assert wrong == []


def test_german_quotes_are_german() -> None:
    assert [german for _, german in pairs() if re.search('["”]|“(?=\\{)', german)] == []


@pytest.mark.parametrize(
    "word", ["Journey", "Stage", "Contact point", "Kontaktpunkt", "Berührungspunkt"]
)
def test_the_word_list_is_kept(word: str) -> None:
    texts = [german.replace("Erfolgs-Kontaktpunkt", "") for _, german in pairs()]
    assert [text for text in texts if word in text] == []
