"""Starting projects, made from plans and the catalogue (room: what the app knows about)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from canvas_app.model.catalogue import Catalogue, channel_from, entry, touchpoint_from
from canvas_app.model.edits.order import STEP
from canvas_app.model.plans import PLANS
from canvas_app.model.plans.plan import Pair, PersonaPlan, Plan
from canvas_app.model.project import (
    Department,
    Goal,
    Journey,
    Language,
    Persona,
    PhaseName,
    Project,
    Stage,
    Touchpoint,
)

TEMPLATES = tuple(PLANS)


@dataclass(frozen=True, slots=True)
class TemplateName:
    """A template as people choose it."""

    id: str
    name: str
    hint: str


def template_names(language: Language) -> tuple[TemplateName, ...]:
    """Return all templates with their names in a language, the blank one first."""
    return tuple(
        TemplateName(id_, _in(plan.label, language), _in(plan.hint, language))
        for id_, plan in PLANS.items()
    )


def new_project(
    template: str, language: Language, catalogue: Catalogue, now: str, id_: str
) -> Project:
    """Return a starting project.

    ``template`` is one of TEMPLATES, ``language`` that of its content, ``now`` the time of its
    making as the file writes it, ``id_`` its own id. Raises KeyError for another template.
    """
    plan = PLANS[template]
    frame = Project(
        id=id_,
        title=_in(plan.title, language),
        language=language,
        market=plan.market,
        created=now,
        modified=now,
        phases=_phases(plan, catalogue, language),
        stages=_stages(plan, catalogue, language),
        channels=tuple(channel_from(default, language) for default in catalogue.channels),
        departments=_departments(plan, language),
        goals=_goals(plan, language),
        personas=tuple(_persona(persona, language) for persona in plan.personas),
        journeys=(Journey(id="journey", name=_in(plan.journey, language)),),
    )
    cards = tuple(_cards(plan, frame, catalogue))
    journey = frame.journeys[0].model_copy(update={"touchpoints": cards})
    return frame.model_copy(update={"journeys": (journey,)})


def _in(pair: Pair, language: Language) -> str:
    return pair[0] if language == "de" else pair[1]


def _phases(plan: Plan, catalogue: Catalogue, language: Language) -> tuple[PhaseName, ...]:
    if not plan.phases:
        return tuple(
            PhaseName(id=phase.id, name=phase.name.in_language(language))
            for phase in catalogue.phases
        )
    return tuple(
        PhaseName(id=phase.id, name=_in(name, language))
        for phase, name in zip(catalogue.phases, plan.phases, strict=True)
    )


def _stages(plan: Plan, catalogue: Catalogue, language: Language) -> tuple[Stage, ...]:
    if plan.stages:
        return tuple(
            Stage(id=id_, phase=phase, name=_in(name, language)) for id_, phase, name in plan.stages
        )
    return tuple(
        Stage(id=stage.id, phase=stage.phase, name=stage.name.in_language(language))
        for stage in catalogue.stages
    )


def _departments(plan: Plan, language: Language) -> tuple[Department, ...]:
    names = plan.departments or {}
    return tuple(Department(id=id_, name=_in(name, language)) for id_, name in names.items())


def _goals(plan: Plan, language: Language) -> tuple[Goal, ...]:
    return tuple(
        Goal(id=f"g{number}", kind=kind, label=_in(label, language), weight=weight)
        for number, (kind, weight, label) in enumerate(plan.goals, 1)
    )


def _persona(plan: PersonaPlan, language: Language) -> Persona:
    return Persona(
        id=plan.id,
        name=_in(plan.name, language),
        role=_in(plan.role, language),
        buying_role=plan.buying_role,
        tier=plan.tier,
        weight=plan.weight,
        goals=tuple(_in(goal, language) for goal in plan.goals),
        objections=tuple(_in(objection, language) for objection in plan.objections),
    )


def _cards(plan: Plan, frame: Project, catalogue: Catalogue) -> Iterator[Touchpoint]:
    seqs: dict[str, int] = {}
    for number, card in enumerate(plan.cards, 1):
        usual = touchpoint_from(catalogue, entry(catalogue, card.entry), frame, f"t{number:02}")
        stage_id = card.stage or usual.stage_id
        seqs[stage_id] = seqs.get(stage_id, 0) + STEP
        yield usual.model_copy(
            update={
                "name": _in(card.name, frame.language) if card.name else usual.name,
                "stage_id": stage_id,
                "seq": seqs[stage_id],
                "persona_ids": tuple(card.who.split()),
                "owner_id": card.owner,
                "status": card.status,
                "moment_of_truth": card.truth,
                "catalogue_id": None if card.name else usual.catalogue_id,
            }
        )
