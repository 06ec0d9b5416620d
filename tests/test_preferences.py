"""Preferences survive a restart, and damage to them hinders no start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from canvas_app import preferences
from canvas_app.preferences import Preferences, load, save

CHOSEN = Preferences(
    language="de",
    theme="dark",
    recent=("/a/b.tpcanvas", "/ü/\n.tpcanvas"),
    pinned=("/ü/\n.tpcanvas",),
    palette_shown=False,
    widths=(240, 900, 356),
    geometry="AdnQywAD",
)


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the preferences, in a folder of its own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return preferences.path()


def write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def test_without_a_file_everything_is_the_default() -> None:
    assert load() == Preferences()


def test_what_was_chosen_comes_back(file: Path) -> None:
    assert save(CHOSEN)
    assert load() == CHOSEN
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 99, b"{", b"[]", b"7", b"{}", b'{"version": 2}', b"[" * 9_999, b"\xff\xfe"],
)
def test_a_damaged_file_is_kept_aside(data: bytes, file: Path) -> None:
    write(file, data)
    assert load() == Preferences()
    assert not file.exists()
    assert file.with_name("preferences.json.bad").read_bytes() == data


def test_a_hundred_megabytes_are_set_aside_at_once(file: Path) -> None:
    write(file, b" " * 100_000_000)
    start = time.thread_time()
    assert load() == Preferences()
    assert time.thread_time() - start < 3


def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(file: Path) -> None:
    file.parent.mkdir(parents=True)
    os.mkfifo(file)
    assert load() == Preferences()


@pytest.mark.parametrize("name", [field.name for field in fields(Preferences)])
@pytest.mark.parametrize("value", [7.5, "\u2028", [None], {"a": 1}, -1])
def test_a_wrong_value_is_its_default_and_the_others_stay(
    name: str, value: Any, file: Path
) -> None:
    save(CHOSEN)
    saved = json.loads(file.read_bytes())
    write(file, json.dumps(saved | {name: value}).encode())
    found = load()
    assert getattr(found, name) == getattr(Preferences(), name)
    others = [field.name for field in fields(Preferences) if field.name != name]
    assert all(getattr(found, other) == getattr(CHOSEN, other) for other in others)


def test_a_list_of_ten_thousand_recent_files_is_cut(file: Path) -> None:
    save(Preferences(recent=tuple(f"/dead/{n}" for n in range(10_000))))
    assert len(load().recent) == 50


def test_a_folder_that_cannot_be_written_is_no_error(file: Path) -> None:
    file.parent.parent.mkdir(exist_ok=True)
    file.parent.write_bytes(b"a file where the folder should be")
    assert save(CHOSEN) is False
    assert load() == Preferences()


def test_preferences_need_no_pydantic() -> None:
    code = "import sys, canvas_app.preferences as p; p.load(); print('pydantic' in sys.modules)"
    answer = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True)
    assert answer.stdout == "False\n"
