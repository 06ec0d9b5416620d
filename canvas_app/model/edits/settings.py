"""Edits of the thresholds of the scores, keys of ``scoring.md`` 2.14 (room: pure edits)."""

from __future__ import annotations

from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.records import changed
from canvas_app.model.project import Project, Settings
from canvas_app.model.scoring.settings import DEFAULTS, from_file

HIGHEST = {
    "mot_weight": 10,
    "ipa_fixed": 10,
    "ipa_min_points": 1_000,
    "gap_threshold": 10,
    "low_base": 1_000_000,
    "lever": 10,
    "compare_threshold": 100,
}
"""Most that makes sense, where the file allows any number."""


def set_fields(**thresholds: object) -> Edit:
    """Override thresholds; None, or the default itself, goes back to the default.

    Errors: ``invalid_value``; KeyError for a threshold that does not exist.
    """

    def change(project: Project) -> Project:
        for name, value in thresholds.items():
            _check_highest(name, value)
        settings = changed(project.settings, **thresholds)
        again = {name: None for name in thresholds if _is_default(settings, name)}
        return changed(project, settings=changed(settings, **again))

    return Edit("set_settings", change, {"fields": tuple(thresholds)})


def reset() -> Edit:
    """Take every threshold back to its default."""
    names = [name for name in Settings.model_fields if hasattr(DEFAULTS, name)]

    def change(project: Project) -> Project:
        return changed(project, settings=changed(project.settings, **dict.fromkeys(names)))

    return Edit("reset_settings", change)


def _check_highest(name: str, value: object) -> None:
    limit = HIGHEST.get(name)
    for number in value if isinstance(value, tuple) else (value,):
        if limit is not None and isinstance(number, (int, float)) and number > limit:
            raise EditError(
                "invalid_value", field=name, value=number, problem="too_big", limit=limit
            )


def _is_default(settings: Settings, name: str) -> bool:
    value = getattr(settings, name)
    return value is not None and from_file(value) == getattr(DEFAULTS, name)
