"""Edits of stages and the names of phases (room: pure edits).

Functions return an Edit; errors are raised by its ``change``.
"""

from __future__ import annotations

from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.order import blocks, placed, stage_of
from canvas_app.model.edits.place import Place
from canvas_app.model.edits.records import changed, mapped, moved_to, named
from canvas_app.model.edits.saved_views import freed as views_freed
from canvas_app.model.edits.typed import typed_name
from canvas_app.model.project import MAX_STAGES, PHASES, Journey, Phase, PhaseName, Project, Stage


def add(name: str, phase: Phase, index: int | None = None) -> Edit:
    """Add a stage to a phase: at ``index`` of all stages, else at the phase's end.

    Errors: ``too_many_stages`` with ``limit``, ``phase_order`` when the index lies outside the
    phase, ``invalid_value``.
    """
    typed = typed_name(name)
    stage = Stage(id=new_id(prefix="s"), phase=phase, name="…")

    def change(project: Project) -> Project:
        if len(project.stages) >= MAX_STAGES:
            raise EditError("too_many_stages", limit=MAX_STAGES)
        at = _end_of(project.stages, phase) if index is None else index
        fresh = changed(stage, name=typed.text)
        stages = (*project.stages[:at], fresh, *project.stages[at:])
        return changed(project, stages=_in_order(stages))

    return Edit("add_stage", change, {"name": typed.text, "cut": typed.cut})


def rename(stage_id: str, name: str) -> Edit:
    """Give a stage the typed name; typing in a row is one step.

    Errors: ``gone``, ``invalid_value``.
    """
    typed = typed_name(name)

    def change(project: Project) -> Project:
        stage = changed(named(project.stages, stage_id, "stage"), name=typed.text)
        stages = mapped(project.stages, lambda old: stage if old.id == stage_id else old)
        return changed(project, stages=stages)

    facts = {"name": typed.text, "cut": typed.cut}
    return Edit("rename_stage", change, facts, merge=("rename_stage", stage_id))


def move(stage_id: str, index: int, phase: Phase | None = None) -> Edit:
    """Move a stage to ``index`` of all stages, with its cards.

    Without ``phase`` it takes the phase of its new neighbours when its own does not fit there.
    Errors: ``gone``, ``phase_order`` when the phase given does not fit.
    """

    def change(project: Project) -> Project:
        stages = moved_to(project.stages, named(project.stages, stage_id, "stage"), index)
        at = [stage.id for stage in stages].index(stage_id)
        fitting = phase or _fitting(stages, at)
        moved = (*stages[:at], changed(stages[at], phase=fitting), *stages[at + 1 :])
        same = all(a is b for a, b in zip(moved, project.stages, strict=True))
        return project if same else changed(project, stages=_in_order(moved))

    return Edit("move_stage", change)


def delete(stage_id: str, move_to: str | None = None) -> Edit:
    """Delete a stage; its cards of all journeys go to the stage ``move_to``.

    They stand there before the cards of a later stage, after those of an earlier one.
    Errors: ``gone``, ``last_stage``, ``stage_in_use`` with ``name`` and ``n`` when there are
    cards and no other stage is given.
    """

    def change(project: Project) -> Project:
        stage = named(project.stages, stage_id, "stage")
        if len(project.stages) == 1:
            raise EditError("last_stage", name=stage.name)
        n = sum(len(stage_of(journey, stage_id)) for journey in project.journeys)
        if n and move_to in (None, stage_id):
            raise EditError("stage_in_use", name=stage.name, n=n)
        journeys = project.journeys
        if move_to is not None:
            named(project.stages, move_to, "stage")
            stages = [each.id for each in project.stages]
            journeys = mapped(journeys, lambda j: _emptied(j, stage_id, move_to, stages))
        kept = tuple(each for each in project.stages if each.id != stage_id)
        views = views_freed(project, "stage_ids", (stage_id,))
        return changed(project, journeys=journeys, stages=kept, saved_views=views)

    return Edit("delete_stage", change)


def rename_phase(phase: Phase, name: str) -> Edit:
    """Give one of the three phases the typed name. Error: ``invalid_value``."""
    typed = typed_name(name)

    def renamed(old: PhaseName) -> PhaseName:
        return changed(old, name=typed.text) if old.id == phase else old

    def change(project: Project) -> Project:
        return changed(project, phases=mapped(project.phases, renamed))

    facts = {"name": typed.text, "cut": typed.cut}
    return Edit("rename_phase", change, facts, merge=("rename_phase", phase))


def _emptied(journey: Journey, stage_id: str, move_to: str, stages: list[str]) -> Journey:
    cards = stage_of(journey, stage_id)
    if not cards:
        return journey
    there = stage_of(journey, move_to)
    is_later = stages.index(move_to) > stages.index(stage_id)
    before = there[0].id if is_later and there else None
    return placed(journey, cards, blocks(cards, stages), Place(move_to, before=before))


def _end_of(stages: tuple[Stage, ...], phase: Phase) -> int:
    return sum(PHASES.index(stage.phase) <= PHASES.index(phase) for stage in stages)


def _fitting(stages: tuple[Stage, ...], index: int) -> Phase:
    """Return the stage's phase, bent as little as its neighbours ask."""
    left = PHASES.index(stages[index - 1].phase) if index else 0
    right = PHASES.index(stages[index + 1].phase) if index + 1 < len(stages) else len(PHASES) - 1
    return PHASES[max(left, min(right, PHASES.index(stages[index].phase)))]


def _in_order(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    ranks = [PHASES.index(stage.phase) for stage in stages]
    if ranks != sorted(ranks):
        raise EditError("phase_order")
    return stages
