"""A project with two stages, two personas, two channels, and some cards."""

from __future__ import annotations

from canvas_app.model.project import (
    PHASES,
    Channel,
    Department,
    Journey,
    Link,
    Note,
    Persona,
    PhaseName,
    Project,
    Rating,
    Source,
    Stage,
    Touchpoint,
)


def small(id_: str = "small", **fields: object) -> Project:
    """Return the project; ``fields`` replace some of its own."""
    project = Project(
        id=id_,
        title="Small",
        language="en",
        phases=tuple(PhaseName(id=phase, name=phase.title()) for phase in PHASES),
        stages=(
            Stage(id="one", phase="before", name="One"),
            Stage(id="two", phase="during", name="Two"),
            Stage(id="three", phase="after", name="Three"),
        ),
        channels=(Channel(id="phone", name="Phone"), Channel(id="web", name="Web")),
        departments=(Department(id="sales", name="Sales"),),
        sources=(Source(id="s", kind="survey", name="Survey"),),
        personas=(Persona(id="a", name="Anna"), Persona(id="b", name="Ben")),
        journeys=(
            Journey(
                id="j",
                name="Now",
                touchpoints=(
                    Touchpoint(
                        id="x",
                        name="Hotline",
                        stage_id="one",
                        seq=10,
                        channel_id="phone",
                        owner_id="sales",
                        persona_ids=("a",),
                        votes=3,
                        ratings=(
                            Rating(view="customer", importance=7.5, source_id="s"),
                            Rating(view="customer", persona_id="a", emotional=-1),
                        ),
                    ),
                    Touchpoint(id="y", name="Shop", stage_id="two", seq=10, persona_ids=("a",)),
                    Touchpoint(id="z", name="Mail", stage_id="two", seq=20),
                ),
                links=(Link(id="l", from_id="x", to_id="y", kind="branch", label="or"),),
            ),
        ),
        notes=(
            Note(id="n", kind="pain", text="Slow", touchpoint_id="x", persona_id="a", votes=2),
            Note(id="m", text="Parked"),
        ),
    )
    return project.model_copy(update=fields)
