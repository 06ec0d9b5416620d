"""What an edit is: a named function from project to project (room: pure edits)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace

from canvas_app.model.project import Project


class EditError(Exception):
    """An edit that cannot be done; ``kind`` and ``facts`` become a sentence in ``i18n``.

    Kinds: gone (noun, id), id_taken (noun, id), invalid_value (field, value, problem, limit),
    meets_everyone, phase_order, too_many_touchpoints, too_many_stages, too_many_personas,
    too_many_channels (limit), too_many_saved_views (limit), too_many_snapshots (limit),
    snapshot_shown (name), last_stage (name), last_journey
    (name), stage_in_use (name, n), persona_in_use (name, n), persona_of_journey (name, journey),
    self_link, ceiling_below_plan (ceiling, planned), answers_above_sent (answers, sent),
    loop_above_answers (field, count, answers).
    """

    def __init__(self, kind: str, **facts: object) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that can be applied, named and undone.

    ``kind`` names it for ``i18n`` ("move_touchpoints"), ``facts`` fill the name in
    ({"n": 3}); "cut" among them counts typed characters that were too many. Edits in a row
    with the same ``merge`` key become one undo step. ``change`` is pure; it raises EditError
    before anything is recorded. ``select`` are the ids of touchpoints to select afterwards
    (None leaves the selection).
    """

    kind: str
    change: Callable[[Project], Project]
    facts: Mapping[str, object] = field(default_factory=dict)
    merge: Hashable | None = None
    select: tuple[str, ...] | None = None


def prepared(edit: Edit, before: Project) -> Edit:
    """Return the edit with what it makes of a project made already; others it changes as it would.

    What cannot be done is left to whoever does it.
    """
    try:
        after = edit.change(before)
    except EditError:
        return edit

    def change(project: Project) -> Project:
        return after if project is before else edit.change(project)

    return replace(edit, change=change)
