"""The hostile corpus: rows of ``hostile-files.md`` about values, ids, text and size."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

from tests.model.files.corpus import ANY, OPENS, Case
from tests.model.files.seeds import Tree, to_json

Path = tuple[str | int, ...]
INVALID = frozenset({"invalid"})
SETTLED = frozenset({"invalid", "inconsistent", "opens"})
MISSED = frozenset({"invalid", "inconsistent"})
ENVELOPE = {
    "format": frozenset({"not_a_project"}),
    "version": frozenset({"no_version"}),
    "min_reader": frozenset({"too_new"}),
}
"""Other answers for what says which program and version a file needs."""

REQUIRED = {
    "": {"format", "version", "id", "title", "language", "phases", "stages", "journeys"},
    "phases": {"id", "name"},
    "stages": {"id", "phase", "name"},
    "channels": {"id", "name"},
    "departments": {"id", "name"},
    "goals": {"id", "kind"},
    "sources": {"id", "name"},
    "personas": {"id", "name"},
    "journeys": {"id", "name"},
    "touchpoints": {"id", "name", "stage_id"},
    "ratings": {"view"},
    "links": {"id", "from", "to"},
    "observed": {"entered", "completed"},
    "notes": {"id", "text"},
    "budget_lines": {"id", "label", "touchpoint_ids"},
    "feedback": {"id", "name", "touchpoint_ids"},
    "actions": {"id", "title"},
    "snapshots": {"id", "name", "time", "project"},
    "project": {"id", "title", "language", "phases", "stages", "journeys"},
}
"""Which keys each kind of object must have, by the key under which the object stands."""

SWAPS: tuple[Any, ...] = (None, True, 0, -1, 1.5, "", "text", "7", [], {}, 2**63, -0.0)
ODD_TEXTS = {
    "54 scripts": "שלום مرحبا 👨\u200d👩\u200d👧 🇩🇪 👍🏽 ไทย 漢字 Z̴̡͎ é İıŞ " + "Donaudampf" * 8,
    "55 hidden": "\u202eabc\u202c\u200b\U000e0041\ufffe\ue000\x01\x85\x1b[31m",
    "56 lines": "a\u2028b\u2029c\u0085d\re" + "\n" * 50,
    "57 markup": "<b>x<i></b><!-- --><![CDATA[y]]><style>*{}</style>" + "<table>" * 40,
    "58 pictures": '<img src="file:///etc/passwd"><img src="\\\\host\\x"> data:image/png;base64,AA',
    "59 reportlab": '<font color="[[[1]]]"><unichar code="x"/></para><onDraw name="x"/>',
    "60 entities": "&copy &#0; &#x110000; &bogus; a < b & c",
    "61 bombs": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;<svg><script/></svg>',
    "62 formats": "%s %n {0} {self.__class__} ${jndi:ldap://x}",
    "63 injection": "'; DROP TABLE x; -- $(touch /tmp/x) \" \\",
    "64 formulas": "=cmd|' /C calc'!A0 +1 -2+3 @SUM \t= \r= ＝1",
    "65 ampersands": "R&D &File",
    "66 paths": "../../x C:\\x \\\\host\\x file:///x ~ %APPDATA% CON x:ads /dev/zero qrc:/x \0",
}
ODD_KEYS = (
    "__class__",
    "__dict__",
    "__init__",
    "model_dump",
    "model_fields",
    "model_extra",
    "copy",
)
MORE_KEYS = ("", "__proto__", "k" * 5_000, "a\0b", "\u202ekey", "nаme", "from_id", "self", "title ")


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every value in a tree, outer ones first."""
    if path:
        yield path
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(item, (*path, key))


def outer_places(value: Any) -> Iterator[Path]:
    """Yield the paths outside of unknown fields and of snapshots, which repeat the rest."""
    for path in places(value):
        if "later" not in path and "project" not in path[:-1] and path[-1] != "model_copy":
            yield path


def at(tree: Any, path: Path) -> Any:
    """Return what stands at a path."""
    for key in path:
        tree = tree[key]
    return tree


def changed(tree: Tree, path: Path, value: Any) -> Tree:
    """Return a copy of the tree with another value at the path."""
    result = copy.deepcopy(tree)
    at(result, path[:-1])[path[-1]] = value
    return result


def removed(tree: Tree, path: Path) -> Tree:
    """Return a copy of the tree without the path."""
    result = copy.deepcopy(tree)
    del at(result, path[:-1])[path[-1]]
    return result


def kind_of_object(path: Path) -> str:
    """Return the key under which the object that holds the last step stands."""
    return next((str(key) for key in reversed(path[:-1]) if isinstance(key, str)), "")


def removals(seed: Tree) -> Iterator[Case]:
    """Row 38: what is required is missed, what is optional is its default."""
    for path in outer_places(seed):
        if isinstance(path[-1], str):
            required = path[-1] in REQUIRED.get(kind_of_object(path), ())
            answers = (MISSED if required else SETTLED) | ENVELOPE.get(path[-1], frozenset())
            yield Case(f"38 without {path}", to_json(removed(seed, path)), answers)


def swaps(seed: Tree) -> Iterator[Case]:
    """Row 39: each value becomes another kind of value; nothing is bent to fit."""
    for path in outer_places(seed):
        before = at(seed, path)
        for value in SWAPS:
            bent = type(before) is not type(value) and value is not None
            strict = bent and (isinstance(before, str) or before is True)
            answers = ANY - {"opens"} if strict else ANY
            yield Case(f"39 {path} := {value!r}", to_json(changed(seed, path, value)), answers)


def lists(seed: Tree) -> Iterator[Case]:
    """Rows 40 and 41: lists and objects of the wrong make."""
    for path in outer_places(seed):
        items = at(seed, path)
        if isinstance(items, list):
            for name, value in {
                "nested": [items],
                "mixed": [*items, 7],
                "with null": [*items, None],
                "as object": dict(enumerate(items)),
                "reversed": items[::-1],
                "first twice": [*items[:1], *items],
                "all thrice": items * 3,
            }.items():
                yield Case(f"40 {path} {name}", to_json(changed(seed, path, value)), SETTLED)
        if isinstance(items, dict):
            pairs = [[key, item] for key, item in items.items()]
            yield Case(f"41 {path} as pairs", to_json(changed(seed, path, pairs)), SETTLED)


def unknown_fields(seed: Tree) -> Iterator[Case]:
    """Rows 42 to 44 and 70: unknown fields are kept, whatever they are called."""
    objects = [path for path in places(seed) if isinstance(at(seed, path), dict)]
    for path in ((), *objects):
        for key in ODD_KEYS + MORE_KEYS:
            if key not in at(seed, path):
                case = changed(seed, (*path, key), {"x": [1, "ü", None]})
                yield Case(f"42/43 {path} {key[:20]!r}", to_json(case), OPENS)
    many = {f"key {n}": n for n in range(60_000)}
    yield Case("44 60 000 unknown keys", to_json(seed | many), OPENS)
    yield Case("44 a key of 1 MB", to_json(seed | {"k" * 2**20: 1}), OPENS)
    yield Case("70 a blob of 5 MB", to_json(seed | {"blob": "x" * 5_000_000}), OPENS)
    yield Case("70 empty lists", to_json(seed | {"lists": [[] for _ in range(100_000)]}), OPENS)
    yield Case("70 long floats", to_json(seed | {"f": [1 / (n + 3) for n in range(5_000)]}), OPENS)


def numbers(seed: Tree) -> Iterator[Case]:
    """Rows 50 and 51: numbers out of range are refused, text is no number."""
    values = (-1, 0, 1.5, 1e308, 5e-324, 2**53 + 1, 2**63, 10**300, "12", True, 11, 7.25)
    for path in outer_places(seed):
        known = path[-1] not in ("version", "min_reader")
        if type(at(seed, path)) in (int, float) and known:
            for value in values:
                allowed = INVALID if isinstance(value, str | bool) else SETTLED
                case = to_json(changed(seed, path, value))
                yield Case(f"50/51 {path} := {value!r:.20}", case, allowed)


def texts(seed: Tree) -> Iterator[Case]:
    """Rows 54 to 67 and 76: any text is kept, up to the limit."""
    free = ("title", "name", "text", "label", "description", "quote", "role", "message")
    for path in outer_places(seed):
        if path[-1] in free:
            for name, text in ODD_TEXTS.items():
                yield Case(f"{name} at {path}", to_json(changed(seed, path, text)), OPENS)
            long = changed(seed, path, "x" * 2**20)
            yield Case(f"67 1 MB at {path}", to_json(long), INVALID)
            yield Case(f"76 empty {path}", to_json(changed(seed, path, "")), SETTLED)


def ids(seed: Tree) -> Iterator[Case]:
    """Rows 46 to 48: odd ids."""
    odd = (" x ", "x" * 3_000, "../../x", "a/b", "a\0b", "<b>", "0" * 32, "X", "{x}")
    for path in outer_places(seed):
        last = str(path[-1])
        if last == "id" or last.endswith("_id") or last in ("from", "to", "key"):
            for value in odd:
                case = to_json(changed(seed, path, value))
                yield Case(f"46-48 {path} := {value[:9]!r}", case, SETTLED)
            yield Case(f"46 {path} empty", to_json(changed(seed, path, "")), SETTLED - {"opens"})


def shaken(seed: Tree) -> Iterator[Case]:
    """Row 75: three random edits at once."""
    paths = list(outer_places(seed))
    for number in range(60):
        draw, tree = Random(number), copy.deepcopy(seed)
        for _ in range(3):
            path = draw.choice(paths)
            try:
                at(tree, path[:-1])[path[-1]] = copy.deepcopy(at(seed, draw.choice(paths)))
            except (KeyError, IndexError, TypeError):
                continue
        yield Case(f"75 shaken {number}", to_json(tree), ANY)
