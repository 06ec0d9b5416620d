"""The stages that a table names, for a project that has none of its own yet (room: tables)."""

from __future__ import annotations

from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.typed import typed_name
from canvas_app.model.project import MAX_STAGES, PHASES, Project, Stage
from canvas_app.model.tables.columns import Mapping_, words_of
from canvas_app.model.tables.guard import unguarded
from canvas_app.model.tables.plan import NOTHING, stages_by_words
from canvas_app.model.tables.reading import Table


def named_stages(table: Table, mapping: Mapping_, *, heading: bool) -> tuple[str, ...]:
    """Return the names in the column of stages in the order in which they come, once each."""
    if "stage" not in mapping:
        return ()
    at = mapping.index("stage")
    cells = (unguarded(row.cells[at]).strip() for row in table.rows[1 if heading else 0 :])
    names = {words_of(cell) or cell: cell for cell in cells if cell not in NOTHING}
    return tuple(names.values())


def known_stages(project: Project, names: tuple[str, ...]) -> int:
    """Return how many of these stages a project has."""
    known = stages_by_words(project)
    return sum(words_of(name) in known for name in names)


def with_stages(project: Project, names: tuple[str, ...]) -> Project:
    """Return a project without touchpoints with these stages; unknown ones follow the phase before.

    The project as it is when it knows them all, or when there are more than it may have.
    """
    if known_stages(project, names) == len(names) or len(names) > MAX_STAGES:
        return project
    known, by_id = stages_by_words(project), {stage.id: stage for stage in project.stages}
    made: list[Stage] = []
    taken, least = set(by_id), 0
    for name in names:
        old = by_id.get(known.get(words_of(name), ""))
        least = max(least, PHASES.index(old.phase) if old else 0)
        id_ = old.id if old and old.id not in {stage.id for stage in made} else new_id(taken, "s")
        taken.add(id_)
        made.append(Stage(id=id_, phase=PHASES[least], name=typed_name(name).text))
    return project.model_copy(update={"stages": tuple(made)})
