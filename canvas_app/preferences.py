"""What the program remembers of its user between two starts, as JSON in the config folder.

A plain dataclass: pydantic would cost half of the time to the first window. Damage never
hinders a start: an unreadable file is kept aside as ``.bad``, a wrong value is its default.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from canvas_app import paths

VERSION = 1
MAX_BYTES = 2**20
MAX_ENTRIES = 50
MAX_TEXT = 5_000
THEMES = ("system", "light", "dark", "contrast")
SCALES = (100, 125, 150, 175, 200)
"""How large everything may be shown, in percent."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """The user's choices; ``language`` None follows the system.

    ``widths`` are those of palette, canvas and panels in pixels; ``geometry`` is the window's
    place as Qt writes it, in Base64. ``recent`` holds paths, the newest first, ``pinned`` those
    that stay in front of them, ``commands`` what was chosen in the list of commands. ``keys`` are
    the keys of actions that have others than the program gave them; ``scale`` is the size of
    everything in percent. ``exports`` holds what was chosen for exports by the project's id, ""
    for a project exported for the first time.
    """

    language: str | None = None
    theme: str = "system"
    recent: tuple[str, ...] = ()
    pinned: tuple[str, ...] = ()
    palette_shown: bool = True
    panels_shown: bool = True
    widths: tuple[int, ...] = ()
    geometry: str = ""
    wheel_zooms: bool = False
    letter_keys: bool = True
    reduce_motion: bool = False
    minimap: bool = True
    table_columns: tuple[str, ...] = ()
    scale: int = 100
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    commands: tuple[str, ...] = ()
    exports: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def path() -> Path:
    """Return where the preferences lie."""
    return paths.config_dir() / "preferences.json"


def load() -> Preferences:
    """Return what was saved, with defaults for what is missing or damaged."""
    from canvas_app.model.files.errors import LoadError
    from canvas_app.model.files.read import read

    try:
        data, _ = read(path())
    except LoadError as error:
        if error.kind not in ("not_found", "no_permission"):
            _keep_aside()
        return Preferences()
    try:
        saved = json.loads(data) if len(data) <= MAX_BYTES else None
    except (ValueError, RecursionError):
        saved = None
    if not isinstance(saved, dict) or saved.get("version") != VERSION:
        _keep_aside()
        return Preferences()
    return Preferences(**_accepted(saved))


def save(preferences: Preferences) -> bool:
    """Write the preferences whole or not at all; return whether that worked."""
    from canvas_app.model.files.atomic import write_whole
    from canvas_app.model.files.errors import SaveError

    data = json.dumps({"version": VERSION, **asdict(preferences)}, indent=2, ensure_ascii=True)
    try:
        path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path(), data.encode() + b"\n")
    except (OSError, SaveError):
        return False
    return True


def _accepted(saved: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    for each in fields(Preferences):
        value = _frozen(saved.get(each.name))
        if each.name in saved and CHECKS[each.name](value):
            found[each.name] = value
    return found


def _frozen(value: object) -> object:
    """Return a list as a tuple, also in an object, and not longer than lists may be."""
    if isinstance(value, dict):
        return {name: _frozen(inner) for name, inner in value.items()}
    return tuple(value[:MAX_ENTRIES]) if isinstance(value, list) else value


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MAX_TEXT


def _is_keys(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(keys, tuple) and all(map(_is_text, keys)) for keys in value.values()
    )


def _is_exports(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(own, dict) for own in value.values())


CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "language": lambda value: value in (None, "de", "en"),
    "theme": lambda value: value in THEMES,
    "recent": lambda value: isinstance(value, tuple) and all(map(_is_text, value)),
    "pinned": lambda value: isinstance(value, tuple) and all(map(_is_text, value)),
    "palette_shown": _is_bool,
    "panels_shown": _is_bool,
    "widths": lambda value: (
        isinstance(value, tuple) and all(type(n) is int and 0 <= n < 100_000 for n in value)
    ),
    "geometry": lambda value: _is_text(value) and value.isascii(),
    "wheel_zooms": _is_bool,
    "letter_keys": _is_bool,
    "reduce_motion": _is_bool,
    "minimap": _is_bool,
    "table_columns": lambda value: isinstance(value, tuple) and all(map(_is_text, value)),
    "scale": lambda value: type(value) is int and value in SCALES,
    "keys": _is_keys,
    "commands": lambda value: isinstance(value, tuple) and all(map(_is_text, value)),
    "exports": _is_exports,
}


def _keep_aside() -> None:
    with suppress(OSError):
        path().replace(path().with_name("preferences.json.bad"))
