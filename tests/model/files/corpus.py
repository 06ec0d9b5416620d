"""The hostile corpus: rows of ``hostile-files.md`` about bytes and JSON, made from any seed.

A case names the answers it accepts: kinds of LoadError, or "opens". Everything is deterministic.
"""

from __future__ import annotations

import gzip
import io
import json
import pickle
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.model.files.seeds import Tree, to_json

JSON = frozenset({"not_json"})
ENCODING = frozenset({"wrong_encoding"})
BROKEN = frozenset({"not_json", "wrong_encoding"})
OPENS = frozenset({"opens"})
NO_PROJECT = frozenset({"not_a_project"})
ANY = frozenset(
    {"opens", "not_json", "wrong_encoding", "not_a_project", "no_version", "too_new", "invalid"}
    | {"inconsistent"}
)


@dataclass(frozen=True)
class Case:
    """One file, and the answers that are right for it."""

    name: str
    data: bytes
    answers: frozenset[str]


def cases(seed: Tree) -> Iterator[Case]:
    """Yield the cases of rows 1 to 37 for this seed."""
    whole = to_json(seed)
    for rows in (_cut, _overwritten, _encodings, _same_document, _syntax, _numbers, _nesting):
        yield from rows(seed, whole)
    yield from _foreign(seed, whole)
    yield from _envelope(seed)


def _cut(seed: Tree, whole: bytes) -> Iterator[Case]:
    yield Case("1 empty", b"", frozenset({"empty", "not_json"}))
    body = len(whole.rstrip())
    for size in (1, 2, 3, *range(7, body, max(1, body // 40)), body - 1):
        yield Case(f"2 cut after {size}", whole[:size], BROKEN)
    yield Case("2 only the last newline missing", whole[:body], OPENS)


def _overwritten(seed: Tree, whole: bytes) -> Iterator[Case]:
    draw = Random(7)
    half = len(whole) // 2
    yield Case("3 all zeros", bytes(len(whole)), BROKEN)
    yield Case("3 zeros at the end", whole[:half] + bytes(len(whole) - half), BROKEN)
    yield Case("3 zeros at the beginning", bytes(64) + whole[64:], BROKEN)
    yield Case("4 padded with zeros", whole + bytes(512), JSON)
    yield Case("5 shorter over longer", whole.rstrip() + whole[-40:], JSON)
    yield Case("6 twice", whole + whole, JSON)
    yield Case("6 one brace too many", whole.rstrip() + b"}", JSON)
    yield Case("6 text after the end", whole + b"the end", JSON)
    for place in draw.sample(range(len(whole)), 40):
        flipped = bytes([whole[place] ^ (1 << draw.randrange(8))])
        yield Case(f"7 bit at {place}", whole[:place] + flipped + whole[place + 1 :], ANY)
    sector = draw.randbytes(60)
    yield Case("8 bad sector", whole[: half - 30] + sector + whole[half + 30 :], BROKEN)


def _encodings(seed: Tree, whole: bytes) -> Iterator[Case]:
    bom, text = b"\xef\xbb\xbf", whole.decode()
    yield Case("9 byte order mark", bom + whole, OPENS)
    yield Case("10 two marks", bom + bom + whole, JSON)
    yield Case("10 only a mark", bom, BROKEN)
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
        yield Case(f"11 {name}", text.encode(name), ENCODING)
    yield Case("11 EBCDIC", text.encode("cp500", "replace"), BROKEN)
    yield Case("12 Latin-1", _titled(seed, "Müller").decode().encode("latin-1"), ENCODING)
    for name, raw in {
        "overlong": b"\xc0\xaf",
        "CESU": b"\xed\xa0\xbd\xed\xb8\x80",
        "cut": b"\xe2\x82",
        "FF": b"\xff",
        "five bytes": b"\xf8\x88\x80\x80\x80",
    }.items():
        yield Case(f"13 {name}", _titled(seed, "@@").replace(b"@@", raw), ENCODING)


def _same_document(seed: Tree, whole: bytes) -> Iterator[Case]:
    text = whole.decode()
    yield Case("14 CRLF", text.replace("\n", "\r\n").encode(), OPENS)
    yield Case("14 tabs", json.dumps(seed, indent="\t").encode(), OPENS)
    yield Case("14 minified", json.dumps(seed, separators=(",", ":")).encode(), OPENS)
    yield Case("14 keys reversed", to_json(_reversed(seed)), OPENS)
    yield Case("14 slashes escaped", _titled(seed, "a/b").replace(b"a/b", rb"a\/b"), OPENS)
    yield Case("14 all escaped", json.dumps(seed, ensure_ascii=True).encode(), OPENS)
    yield Case("14 a megabyte of blanks", b" " * 2**20 + whole + b"\n" * 2**20, OPENS)


def _syntax(seed: Tree, whole: bytes) -> Iterator[Case]:
    brace = whole[1:]
    for name, data in {
        "comment": b"// map\n" + whole,
        "comment inside": b"{ /* map */" + brace,
        "trailing comma": whole.rstrip()[:-1] + b",}",
        "single quotes": b"{'a': 1," + brace,
        "bare key": b"{a: 1," + brace,
        "smart quotes": "{„a“: 1,".encode() + brace,
        "no-break space": b"{\xc2\xa0" + brace,
        "raw newline": b'{"a": "x\ny",' + brace,
        "raw tab": b'{"a": "x\ty",' + brace,
        "raw NUL": b'{"a": "x\x00y",' + brace,
        "raw ESC": b'{"a": "x\x1by",' + brace,
        "bad escape": rb'{"a": "\q",' + brace,
        "short escape": rb'{"a": "\u12",' + brace,
    }.items():
        yield Case(f"15/23 {name}", data, JSON)
    for name, data in {
        "same value": b'{"format": "touchpoint-project",' + brace,
        "other value": b'{"title": "Zwei",' + brace,
        "escaped twin": rb'{"\u0074itle": "Zwei",' + brace,
        "inside an unknown field": b'{"later": [{"a": 1, "a": 2}],' + brace,
    }.items():
        yield Case(f"21 duplicate key, {name}", data, JSON)
    for name, data in {
        "text": rb'{"later": "\ud800",' + brace,
        "low": rb'{"later": "\udc00x",' + brace,
        "key": rb'{"\ud800": 1,' + brace,
        "id": to_json(seed).replace(b'"id": "p"', rb'"id": "\ud83d"'),
    }.items():
        yield Case(f"22 lone surrogate, {name}", data, JSON)


def _numbers(seed: Tree, whole: bytes) -> Iterator[Case]:
    words = ("NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1" + "0" * 400 + ".0")
    wrong = ("012", "+1", ".5", "5.", "0x10", "1_000", "1,5", "undefined", "None", "True", "-")
    for number in (*words, "9" * 401, "9" * 5_000, "9" * 200_000, *wrong):
        data = whole.replace(b'"version": 1', b'"version": ' + number.encode())
        if data != whole:
            yield Case(f"16-20 version {number[:9]} {len(number)}", data, JSON)
        inside = f'{{"later": [{number}],'.encode() + whole[1:]
        if number != "1,5":
            yield Case(f"18 unknown {number[:9]} {len(number)}", inside, JSON)
    yield Case("19 400 digits", b'{"later": ' + b"9" * 400 + b"," + whole[1:], OPENS)


def _nesting(seed: Tree, whole: bytes) -> Iterator[Case]:
    for depth, answers in {
        20: OPENS,
        60: OPENS,
        98: OPENS,
        99: OPENS,
        100: JSON,
        150: JSON,
        400: JSON,
        1_500: JSON,
        1_500_000: JSON,
    }.items():
        deep = b"[" * depth + b"]" * depth
        yield Case(f"24-26 depth {depth}", b'{"later": ' + deep + b"," + whole[1:], answers)
    objects = b'{"a":' * 120 + b"1" + b"}" * 120
    yield Case("25 objects in objects", b'{"later": ' + objects + b"," + whole[1:], JSON)
    yield Case("26 a million brackets", b"[" * 1_000_000, JSON)


def _foreign(seed: Tree, whole: bytes) -> Iterator[Case]:
    text = whole.decode()
    for root in ("null", "true", "1", '"x"', "[]", "{}", f"[{text}]", json.dumps(text)):
        yield Case(f"27 root {root[:9]}", root.encode(), NO_PROJECT)
    package: dict[str, Any] = {"name": "left-pad", "version": "1.0.0", "dependencies": {}}
    notebook = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    for other in (package, notebook, {"type": "FeatureCollection", "features": []}):
        yield Case(f"28 {next(iter(other))}", to_json(other), NO_PROJECT)
    for name, data in {
        "gzip": gzip.compress(whole, mtime=0),
        "zip": _zipped(whole),
        "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
        "PNG": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "ELF": b"\x7fELF\x02\x01\x01" + bytes(9),
        "SQLite": b"SQLite format 3\x00" + bytes(84),
        "pickle": pickle.dumps(seed),
        "random": Random(3).randbytes(4_000),
    }.items():
        yield Case(f"29 {name}", data, BROKEN)
    page = b"\n<!DOCTYPE html><html><title>Sign in to download</title></html>"
    yield Case("30 web page", page, BROKEN)
    yield Case("31 git conflict", _in_conflict(text), BROKEN)
    yield Case("31 git conflict at the top", b"<<<<<<< HEAD\n" + whole, BROKEN)
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    yield Case("32 git-lfs", pointer, BROKEN)


def _envelope(seed: Tree) -> Iterator[Case]:
    no_version = frozenset({"no_version"})
    odd: tuple[Any, ...] = (None, -1, 0, "abc", "1", [], {}, True, 1.5, 1.0, 10**30, 2**31)
    for value in odd:
        yield Case(f"33/36 version {value!r:.9}", to_json(seed | {"version": value}), no_version)
        with_reader = to_json(seed | {"min_reader": value})
        yield Case(f"33 min_reader {value!r:.9}", with_reader, no_version)
    yield Case("33 version missing", to_json(_without(seed, "version")), no_version)
    newer = _without(seed, "min_reader") | {"version": 2}
    yield Case("34 newer, no min_reader", to_json(newer), frozenset({"too_new"}))
    far = seed | {"version": 99, "min_reader": 98, "app_version": "12.0"}
    yield Case("34 far newer", to_json(far), frozenset({"too_new"}))
    readable = seed | {"version": 2, "min_reader": 1, "later": [1]}
    yield Case("35 newer and readable", to_json(readable), OPENS)
    for value in ("other-project", None, 1, [], "Touchpoint-Project"):
        yield Case(f"37 format {value!r}", to_json(seed | {"format": value}), NO_PROJECT)
    yield Case("37 format missing", to_json(_without(seed, "format")), NO_PROJECT)


def _titled(seed: Tree, title: str) -> bytes:
    return to_json(_ascii(seed) | {"title": title})


def _ascii(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _ascii(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_ascii(item) for item in value]
    return value.encode("ascii", "ignore").decode() if isinstance(value, str) else value


def _reversed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _reversed(item) for key, item in reversed(value.items())}
    return [_reversed(item) for item in value] if isinstance(value, list) else value


def _without(tree: Tree, key: str) -> Tree:
    return {name: value for name, value in tree.items() if name != key}


def _zipped(data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", data)
    return file.getvalue()


def _in_conflict(text: str) -> bytes:
    lines = text.splitlines(keepends=True)
    conflict = ["<<<<<<< HEAD\n", lines[4], "=======\n", lines[4], ">>>>>>> theirs\n"]
    return "".join([*lines[:4], *conflict, *lines[5:]]).encode()
