"""The lists of a project that the set-up shows: their fields and their edits (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from canvas_app.i18n import N_, _
from canvas_app.i18n.terms import TERMS, heading
from canvas_app.model.edits import (
    channels,
    departments,
    goals,
    journeys,
    personas,
    projects,
    sources,
    stages,
)
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Phase, Project
from canvas_app.widgets.controls.choice import Option

Kind = Literal["name", "line", "text", "list", "choice", "several", "whole", "decimal"]
Options = Callable[[Project], Sequence[Option]]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: how it is called and how a person gives it.

    A ``name`` is a line that is never empty, a ``list`` is text with an entry a line; ``none``
    says what no tick and no value mean.
    """

    name: str
    words: str
    kind: Kind = "line"
    options: Options | None = None
    none: str = N_("none")


@dataclass(frozen=True, slots=True)
class Noun:
    """A list of the project: ``key`` is its field there.

    ``fresh(project, current id)`` adds a record after the current one; ``change(project, id,
    field, value)`` and ``move(id, index)`` change one; ``delete`` is None where cards must go
    somewhere first (``deleting``).
    """

    key: str
    words: str
    empty: str
    fields: tuple[Field, ...]
    fresh: Callable[[Project, str | None], Edit]
    change: Callable[[Project, str, str, object], Edit]
    move: Callable[[str, int], Edit] | None
    delete: Callable[[str], Edit] | None
    label: Callable[[Project, Any], str]


def members(kind: str, none: bool = False) -> Options:
    """Return the options of a vocabulary, perhaps with none of them."""

    def options(_project: Project) -> Sequence[Option]:
        first: list[Option] = [(None, "–")] if none else []
        return [*first, *((id_, heading(kind, id_)) for id_ in TERMS[kind])]

    return options


def records(key: str) -> Options:
    """Return the options of a list of named records."""
    return lambda project: [(each.id, each.name) for each in getattr(project, key)]


def numbers(first: int, last: int) -> Options:
    """Return the options of a few whole numbers."""
    return lambda _project: [(n, str(n)) for n in range(first, last + 1)]


def _name(_project: Project, record: Any) -> str:
    return str(record.name)


def _stage_label(project: Project, stage: Any) -> str:
    phases = {str(phase.id): phase.name for phase in project.phases}
    return f"{stage.name}  ·  {phases[stage.phase]}"


def _goal_label(_project: Project, goal: Any) -> str:
    return goal.label or heading("goal", goal.kind)


def _journey_label(_project: Project, journey: Any) -> str:
    return f"{journey.name}  ·  {heading('journey_state', journey.state)}"


def _set(set_fields: Callable[..., Edit]) -> Callable[[Project, str, str, object], Edit]:
    return lambda _project, id_, name, value: set_fields(id_, **{name: value})


def new_stage(project: Project, current: str | None) -> Edit:
    """Return the edit that adds a stage after the current one, in its phase."""
    ids = [stage.id for stage in project.stages]
    at = ids.index(current) if current in ids else len(ids) - 1
    return stages.add(_("New stage"), project.stages[at].phase, at + 1)


def _change_stage(project: Project, id_: str, name: str, value: object) -> Edit:
    if name == "name":
        return stages.rename(id_, str(value))
    others = [stage for stage in project.stages if stage.id != id_]
    ranks = [str(phase.id) for phase in project.phases]
    rank = ranks.index(str(value))
    index = sum(ranks.index(stage.phase) <= rank for stage in others)
    return stages.move(id_, index, cast("Phase", value))


PROJECT = (
    Field("title", N_("Title"), "name"),
    Field("organisation", N_("Organisation")),
    Field("offering", N_("Offering")),
    Field("description", N_("Description"), "text"),
    Field("market", N_("Market"), "choice", members("market")),
    Field("currency", N_("Currency")),
    Field("budget_period", N_("Budget period")),
    Field("language", N_("Language of the contents"), "choice", members("language")),
)
"""The fields of the project itself."""


def set_project(name: str, value: object) -> Edit:
    """Return the edit that sets one of ``PROJECT``."""
    return projects.set_fields(**{name: value})


NAME = Field("name", N_("Name"), "name")

STAGES = Noun(
    "stages",
    N_("Stages"),
    "",
    (NAME, Field("phase", N_("Phase"), "choice", records("phases"))),
    new_stage,
    _change_stage,
    stages.move,
    None,
    _stage_label,
)
PERSONAS = Noun(
    "personas",
    N_("Personas"),
    N_("No persona yet. A persona is a role on the customers' side, never a real person."),
    (
        NAME,
        Field("role", N_("Role")),
        Field("department", N_("Department")),
        Field("buying_role", N_("Buying role"), "choice", members("buying_role", True)),
        Field("reasons", N_("Reasons to buy"), "list"),
        Field("objections", N_("Objections"), "list"),
        Field("goals", N_("Goals"), "list"),
        Field("quote", N_("Quote"), "text"),
        Field("preferred_channels", N_("Channels"), "several", records("channels")),
        Field("devices", N_("Devices"), "several", members("device")),
        Field("tier", N_("Tier"), "choice", numbers(1, 4)),
        Field("weight", N_("Weight"), "decimal"),
    ),
    lambda _project, _current: personas.add(_("New persona")),
    _set(personas.set_fields),
    personas.move,
    None,
    _name,
)
JOURNEYS = Noun(
    "journeys",
    N_("Journeys"),
    "",
    (
        NAME,
        Field("state", N_("State"), "choice", members("journey_state")),
        Field(
            "persona_ids",
            N_("Personas"),
            "several",
            records("personas"),
            N_("all personas"),
        ),
        Field("description", N_("Description"), "text"),
    ),
    lambda _project, _current: journeys.add(_("New journey")),
    _set(journeys.set_fields),
    journeys.move,
    journeys.delete,
    _journey_label,
)
CHANNELS = Noun(
    "channels",
    N_("Channels"),
    N_("No channel yet. A channel says where a contact happens, such as e-mail or phone."),
    (NAME, Field("environment", N_("Environment"), "choice", members("environment"))),
    lambda _project, _current: channels.add(_("New channel")),
    _set(channels.set_fields),
    channels.move,
    lambda id_: channels.delete([id_]),
    _name,
)
DEPARTMENTS = Noun(
    "departments",
    N_("Departments"),
    N_("No department yet. Departments own touchpoints, money and actions."),
    (NAME,),
    lambda _project, _current: departments.add(_("New department")),
    lambda _project, id_, _field, value: departments.rename(id_, str(value)),
    departments.move,
    lambda id_: departments.delete([id_]),
    _name,
)
GOALS = Noun(
    "goals",
    N_("Goals"),
    N_("No goal yet. The heaviest goal is the lever of the suggestions."),
    (
        Field("label", N_("Label")),
        Field("kind", N_("Kind"), "choice", members("goal")),
        Field("weight", N_("Weight"), "choice", numbers(1, 3)),
        Field("metric", N_("Metric")),
        Field("target", N_("Target")),
    ),
    lambda _project, _current: goals.add(label=_("New goal")),
    _set(goals.set_fields),
    goals.move,
    lambda id_: goals.delete([id_]),
    _goal_label,
)
SOURCES = Noun(
    "sources",
    N_("Sources"),
    N_("No source yet. A source says where ratings and notes come from."),
    (
        NAME,
        Field("kind", N_("Kind"), "choice", members("source")),
        Field("date", N_("Date")),
        Field("n", N_("People or records behind it"), "whole"),
    ),
    lambda _project, _current: sources.add(_("New source")),
    _set(sources.set_fields),
    None,
    lambda id_: sources.delete([id_]),
    _name,
)

NOUNS: Mapping[str, Noun] = {
    noun.key: noun for noun in (STAGES, PERSONAS, JOURNEYS, CHANNELS, DEPARTMENTS, GOALS, SOURCES)
}
"""The lists by their key, in the order of the set-up."""
