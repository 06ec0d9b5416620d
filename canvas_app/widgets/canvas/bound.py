"""Keys of the canvas that a person changed: which key stands for which (room: widgets)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from canvas_app.gestures import keying
from canvas_app.gestures.records import Key

Pair = tuple[tuple[str, ...], tuple[str, ...]]
"""The keys the program gave an action, and those it has now, as Qt's portable names."""
NAMES = {"del": "delete", "return": "enter", "esc": "escape"}


def stand_ins(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return for each changed key the one it stands for, in names of ``keying``; "" for none."""
    found: dict[str, str] = {}
    for given, now in pairs:
        found |= {named(key): "" for key in given if key not in now}
        found |= {named(key): named(given[0]) for key in now if given and key not in given}
    return found


def shown(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return for each key the program gave the one to show in a menu; "" for none."""
    return {key: now[0] if now else "" for given, now in pairs for key in given}


def shown_on(canvas: object, key: str) -> str:
    """Return what stands in a menu of a canvas for a key that the program gave; "" for none."""
    known: Mapping[str, str] = getattr(canvas, "shown_keys", {})
    return known.get(key, key)


def stood_for(key: Key, stand_ins: Mapping[str, str]) -> Key | None:
    """Return the key that a pressed one stands for; None when it means nothing any more."""
    name = stand_ins.get(keying.name_of(key))
    if name is None:
        return key
    *held, last = _parts(name)
    alt, ctrl, shift = (modifier in held for modifier in ("alt", "ctrl", "shift"))
    return replace(key, name=last, text="", shift=shift, alt=alt, ctrl=ctrl) if name else None


def _parts(name: str) -> list[str]:
    return re.split(r"\+(?!$)", name)  # the last plus may be the key itself


def named(key: str) -> str:
    """Return the name that ``keying`` has for a key in Qt's portable writing."""
    *held, last = _parts(key.lower())
    return "+".join((*held, NAMES.get(last, last)))
