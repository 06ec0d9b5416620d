r"""Which keys an action may have, and whose they are already; without Qt (room: widgets).

A key is written as Qt's portable names do: "Ctrl+Shift+Z", "Del", "F2", "N". Keys that are
missing on some keyboards are refused: not every keyboard has ``[ ] \\ / '``, and Ctrl+Alt with
a sign is AltGr.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from canvas_app.i18n import N_

if TYPE_CHECKING:
    from canvas_app.widgets.hints import Hint
    from canvas_app.widgets.spec import Context, Spec

Keys = Mapping[str, tuple[str, ...]]
"""Action id -> its keys."""
Refusal = Literal["strange", "altgr", "bare", "fixed"]

SENTENCES: Mapping[Refusal, str] = {
    "strange": N_("This key is not on every keyboard. Letters, digits and F-keys are."),
    "altgr": N_("Ctrl and Alt together write signs on many keyboards; take one of them."),
    "bare": N_("This works in the whole window: add Ctrl or Alt, or take an F-key."),
    "fixed": N_("This key has a fixed meaning everywhere."),
}
_SHAPE = re.compile(
    r"(?P<ctrl>Ctrl\+)?(?P<alt>Alt\+)?(?P<shift>Shift\+)?"
    r"(?:(?P<sign>[A-Z0-9])|(?P<mark>[-+=.,?])|(?P<f>F(?:[1-9]|1[0-9]|2[0-4]))"
    r"|Left|Right|Up|Down|Return|Tab|Space|Esc|Del|Backspace|Home|End|PgUp|PgDown|Menu)"
)
_FIXED = {"Tab", "Shift+Tab", "Esc", "Alt+F4", "Menu", "Shift+F10", "F1"}
_TOGETHER = {"window", "canvas"}
"""The canvas lies inside the window: keys of one work in the other."""


def refusal(key: str, context: Context) -> Refusal | None:
    """Return why an action of a context may not have a key, or None."""
    found = _SHAPE.fullmatch(key)
    if found is None or (found["mark"] and found["shift"]):
        return "strange"
    if key in _FIXED:
        return "fixed"
    if found["ctrl"] and found["alt"] and (found["sign"] or found["mark"]):
        return "altgr"
    alone = not (found["ctrl"] or found["alt"] or found["f"] or found["mark"] == "?")
    return "bare" if alone and context == "window" else None


def is_letter(key: str) -> bool:
    """Whether a key types a character, perhaps with Shift."""
    return len(key.removeprefix("Shift+")) == 1


def meet(one: Context, other: Context) -> bool:
    """Whether keys of two contexts can get in each other's way."""
    return one == other or {one, other} <= _TOGETHER


def holder(
    key: str, spec: Spec, specs: Iterable[Spec], keys: Keys, hints: Iterable[Hint]
) -> Spec | Hint | None:
    """Return who else has a key where an action works: another action, or a fixed key."""
    for hint in hints:
        if key in hint.keys and meet(hint.context, spec.context):
            return hint
    for other in specs:
        if other is not spec and meet(other.context, spec.context) and key in keys[other.id]:
            return other
    return None


def present(specs: Iterable[Spec], changes: Keys) -> dict[str, tuple[str, ...]]:
    """Return the keys every action has now."""
    return {spec.id: changes.get(spec.id, spec.keys) for spec in specs}


def accepted(changes: Keys, specs: Collection[Spec], hints: Collection[Hint]) -> Keys:
    """Return what of the changes a person made still fits the program.

    Unknown actions, keys that are refused now and keys that somebody else has are dropped.
    """
    known = {spec.id: spec for spec in specs}
    kept = {
        id_: keys
        for id_, keys in changes.items()
        if id_ in known
        and keys != known[id_].keys
        and all(key in known[id_].keys or not refusal(key, known[id_].context) for key in keys)
    }
    return _without_clashes(kept, specs, hints)


def _without_clashes(kept: Keys, specs: Collection[Spec], hints: Collection[Hint]) -> Keys:
    """Drop changes until no two actions share a key; a default may come back into the way."""
    now = present(specs, kept)
    free = {
        spec.id: kept[spec.id]
        for spec in specs
        if spec.id in kept
        and not any(holder(key, spec, specs, now, hints) for key in kept[spec.id])
    }
    return free if len(free) == len(kept) else _without_clashes(free, specs, hints)


def changed(
    spec: Spec, key: str | None, specs: Collection[Spec], changes: Keys
) -> dict[str, tuple[str, ...]]:
    """Return the changes with an action having this one key, or none; taken from others."""
    now = present(specs, changes)
    now[spec.id] = () if key is None else (key,)
    for other in specs:
        if other is not spec and key is not None and meet(other.context, spec.context):
            now[other.id] = tuple(each for each in now[other.id] if each != key)
    return {each.id: now[each.id] for each in specs if now[each.id] != each.keys}


def reset(spec: Spec, specs: Collection[Spec], changes: Keys) -> dict[str, tuple[str, ...]]:
    """Return the changes with an action having its own keys again; taken from others."""
    found = {id_: keys for id_, keys in changes.items() if id_ != spec.id}
    now = present(specs, found)
    for other in specs:
        if other is not spec and meet(other.context, spec.context):
            now[other.id] = tuple(key for key in now[other.id] if key not in spec.keys)
    return {each.id: now[each.id] for each in specs if now[each.id] != each.keys}
