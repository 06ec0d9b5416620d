"""The document as a value: every record of a project, frozen (room: what the app knows about).

Records mirror ``domain.md`` 1.2 field by field, in the order in which a file carries them.
They are strict (nothing is coerced), keep unknown fields, and are never changed: an edit
builds new records and shares the untouched ones. References are checked on loading by
``model.files`` and kept intact by ``model.edits``.

Opening waits for this module: validators are built when they are needed, and annotations stand
for themselves, for pydantic would have to evaluate strings one by one.
"""

from typing import Annotated, Literal

from pydantic import Field

from canvas_app.model.record import MAX_NAME as MAX_NAME
from canvas_app.model.record import MAX_TEXT as MAX_TEXT
from canvas_app.model.record import (
    Amount,
    Count,
    Feeling,
    Id,
    Many,
    Name,
    Number,
    OptionalId,
    Percent,
    Scale,
    Text,
    Version,
    Word,
)
from canvas_app.model.record import Record as Record

Phase = Literal["before", "during", "after"]
Environment = Literal["online", "offline", "both"]
Form = Literal["interactive", "static", "human"]
Status = Literal["active", "unmanaged", "unused", "planned", "retire"]
JourneyState = Literal["as_is", "to_be", "ideal"]
View = Literal["internal", "customer"]
LinkKind = Literal["next", "branch", "loop"]
Handover = Literal["seamless", "partial", "none", "unknown"]
Identification = Literal["anonymous", "pseudonymous", "identified", "unknown"]
ActionStatus = Literal["open", "doing", "done", "dropped"]
Language = Literal["de", "en"]

PHASES: tuple[Phase, ...] = ("before", "during", "after")

VERSION = 1
"""The format version this model writes; it rises with every change of shape."""
READER = 1
"""The highest ``min_reader`` this model can edit without losing meaning."""

MAX_TOUCHPOINTS = 20_000
MAX_STAGES = 12
MAX_PERSONAS = 100
MAX_CHANNELS = 200
MAX_SEQ = 1_000_000_000
MAX_SNAPSHOTS = 20
MAX_SAVED_VIEWS = 200


class PhaseName(Record):
    """The editable name of one of the three fixed phases."""

    id: Phase
    name: Name


class Stage(Record):
    """A column of the canvas; the order of stages is their order in the project."""

    id: Id
    phase: Phase
    name: Name


class Channel(Record):
    """Where a contact happens; ``environment`` is only the default for new cards."""

    id: Id
    name: Name
    environment: Environment = "online"


class Department(Record):
    """A part of the organisation that can own touchpoints."""

    id: Id
    name: Name


class Goal(Record):
    """What the organisation wants; the heaviest goal is the lever of the suggestions."""

    id: Id
    kind: Word
    label: Text = ""
    weight: Annotated[int, Field(ge=1, le=3)] = 1
    metric: Text = ""
    target: Text = ""


class Source(Record):
    """Where a rating comes from; ``n`` is the number of people or records behind it."""

    id: Id
    kind: Word = "assumption"
    name: Name
    date: Word | None = None
    n: Count | None = None


class Persona(Record):
    """A role on the customer's side, never a real person."""

    id: Id
    name: Name
    role: Text = ""
    department: Text = ""
    buying_role: Word | None = None
    tier: Annotated[int, Field(ge=1, le=4)] = 1
    weight: Number = 1
    goals: Many[Text] = ()
    reasons: Many[Text] = ()
    objections: Many[Text] = ()
    preferred_channels: Many[Id] = ()
    devices: Many[Word] = ()
    quote: Text = ""


class Rating(Record):
    """What one persona (or all: ``persona_id`` None) gives a touchpoint in one view."""

    persona_id: OptionalId = None
    view: View
    importance: Scale | None = None
    expectation: Scale | None = None
    experience: Scale | None = None
    cognitive: Feeling | None = None
    emotional: Feeling | None = None
    success_chance: Percent | None = None
    source_id: OptionalId = None


class Touchpoint(Record):
    """One contact between customer and organisation: a card on the canvas."""

    id: Id
    key: Id = Field(default_factory=lambda data: data.get("id", ""))
    name: Name
    stage_id: Id
    seq: Annotated[int, Field(ge=-MAX_SEQ, le=MAX_SEQ)] = Field(default_factory=lambda data: 0)
    channel_id: OptionalId = None
    environment: Environment = "online"
    form: Form = "static"
    ownership: Word = "owned"
    devices: Many[Word] = ()
    status: Status = "active"
    moment_of_truth: bool = False
    owner_id: OptionalId = None
    persona_ids: Many[Id] = ()
    goal_ids: Many[Id] = ()
    identification: Identification = "unknown"
    identifier: Text = ""
    legal_basis: Word = "not_needed"
    catalogue_id: OptionalId = None
    description: Text = ""
    message: Text = ""
    votes: Count = 0
    ratings: Many[Rating] = ()


class Link(Record):
    """A step from one touchpoint to another of the same journey."""

    id: Id
    from_id: Id = Field(alias="from")
    to_id: Id = Field(alias="to")
    kind: LinkKind = "next"
    handover: Handover = "unknown"
    label: Text = ""
    share: Percent | None = None


class Observed(Record):
    """How many customers entered and completed a journey."""

    entered: Count
    completed: Count


class Journey(Record):
    """One course of contacts: as-is, to-be, ideal or a variant; it owns its touchpoints."""

    id: Id
    name: Name
    description: Text = ""
    state: JourneyState = "as_is"
    persona_ids: Many[Id] = ()
    observed: Observed | None = None
    touchpoints: Many[Touchpoint] = Field(default=(), max_length=MAX_TOUCHPOINTS)
    links: Many[Link] = ()


class Note(Record):
    """A sticky note; without a touchpoint it lies in the parking lot."""

    id: Id
    kind: Word = "note"
    text: Text
    touchpoint_id: OptionalId = None
    persona_id: OptionalId = None
    source_id: OptionalId = None
    votes: Count = 0
    severity: Annotated[int, Field(ge=1, le=5)] | None = None


class BudgetLine(Record):
    """Money for one or more touchpoints, split equally over them, in whole currency units."""

    id: Id
    label: Name
    touchpoint_ids: Annotated[Many[Id], Field(min_length=1)]
    planned: Amount | None = None
    actual: Amount | None = None
    locked: bool = False
    ceiling: Amount | None = None
    owner_id: OptionalId = None


class NpsCounts(Record):
    """Answers to the recommendation question: 9-10, 7-8 and 0-6."""

    promoters: Count = 0
    passives: Count = 0
    detractors: Count = 0


class LoopCounts(Record):
    """How many answers reached the people involved, and how many customers got a reply."""

    forwarded: Count = 0
    answered: Count = 0


class Feedback(Record):
    """A feedback instrument with its counts; never single answers."""

    id: Id
    name: Name
    instrument: Word = "other"
    touchpoint_ids: Annotated[Many[Id], Field(min_length=1)]
    sent: Count | None = None
    nps: NpsCounts | None = None
    distribution: tuple[Count, ...] | None = None
    responses: Count | None = None
    loop: LoopCounts | None = None
    period: Word | None = None


class Action(Record):
    """A decided measure, perhaps born from a suggestion (``rule``)."""

    id: Id
    title: Name
    touchpoint_id: OptionalId = None
    rule: Word | None = None
    effect: Annotated[int, Field(ge=1, le=5)] = 3
    effort: Annotated[int, Field(ge=1, le=5)] = 3
    owner_id: OptionalId = None
    due: Word | None = None
    status: ActionStatus = "open"
    goal_ids: Many[Id] = ()


class SavedView(Record):
    """A filter (``model.filter``) with its lens and view; empty fields ask for nothing."""

    id: Id
    name: Name
    text: Word = ""
    channel_ids: Many[Id] = ()
    no_channel: bool = False
    owner_ids: Many[Id] = ()
    no_owner: bool = False
    statuses: Many[Status] = ()
    stage_ids: Many[Id] = ()
    persona_ids: Many[Id] = ()
    note_kinds: Many[Word] = ()
    environments: Many[Environment] = ()
    evidence: Literal["any", "with", "without"] = "any"
    moment_of_truth: bool = False
    success: bool = False
    unrated: bool = False
    lens_id: OptionalId = None
    view: Literal["best", "internal", "customer"] = "best"


class Settings(Record):
    """Thresholds a project overrides; None means the default of ``scoring.md`` 2.14.

    The defaults themselves live in ``model.scoring.settings``.
    """

    default_importance: Scale | None = None
    default_success_chance: Percent | None = None
    mot_weight: Number | None = None
    weakest_min_importance: Scale | None = None
    ipa_mode: Literal["mean", "midpoint", "fixed"] | None = None
    ipa_fixed: tuple[Number, Number] | None = None
    ipa_min_points: Count | None = None
    gap_threshold: Number | None = None
    success_importance: Scale | None = None
    success_experience: Scale | None = None
    success_chance: Percent | None = None
    after_share_min: Percent | None = None
    budget_basis: Literal["planned", "actual"] | None = None
    budget_tolerance: Percent | None = None
    budget_cap: Percent | None = None
    low_base: Count | None = None
    mot_quality: Percent | None = None
    weak_quality: Percent | None = None
    high_importance: Scale | None = None
    mid_importance: Scale | None = None
    lever: Number | None = None
    compare_threshold: Number | None = None


class Content(Record):
    """What a project is about: everything but the envelope's version marks and the snapshots."""

    id: Id
    title: Name
    organisation: Text = ""
    offering: Text = ""
    description: Text = ""
    language: Language
    market: Word = "b2c"
    currency: Word = "EUR"
    budget_period: Word = ""
    created: Word = ""
    modified: Word = ""
    phases: Annotated[Many[PhaseName], Field(min_length=3, max_length=3)]
    stages: Annotated[Many[Stage], Field(min_length=1, max_length=MAX_STAGES)]
    channels: Many[Channel] = Field(default=(), max_length=MAX_CHANNELS)
    departments: Many[Department] = ()
    goals: Many[Goal] = ()
    sources: Many[Source] = ()
    personas: Many[Persona] = Field(default=(), max_length=MAX_PERSONAS)
    journeys: Annotated[Many[Journey], Field(min_length=1)]
    notes: Many[Note] = ()
    budget_lines: Many[BudgetLine] = ()
    feedback: Many[Feedback] = ()
    actions: Many[Action] = ()
    saved_views: Many[SavedView] = Field(default=(), max_length=MAX_SAVED_VIEWS)
    settings: Settings = Settings.model_construct()


class Snapshot(Record):
    """A named, read-only copy of the content at one time; it shares records with the present."""

    id: Id
    name: Name
    time: Word
    project: Content


class Envelope(Record):
    """What tells a reader which program and which version of the format a file needs."""

    format: Literal["touchpoint-project"] = Field(default_factory=lambda data: "touchpoint-project")
    version: Version = Field(default_factory=lambda data: VERSION)
    min_reader: Version | None = None
    app_version: Word | None = None


class Project(Content, Envelope):
    """The whole document, in the order in which a file carries it."""

    snapshots: Annotated[Many[Snapshot], Field(max_length=MAX_SNAPSHOTS)] = ()
