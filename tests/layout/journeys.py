"""Small journeys for the tests of the layout, and hypothesis strategies for wild ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from hypothesis import strategies as st

from canvas_app import paths
from canvas_app.layout.board import layout
from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import (
    Journey,
    Link,
    Note,
    Persona,
    PhaseName,
    Project,
    Rating,
    Stage,
    Touchpoint,
)

SAMPLES = tuple(path.stem for path in sorted(paths.resource("samples").glob("*.json")))
PHASES = (
    PhaseName(id="before", name="Before the purchase"),
    PhaseName(id="during", name="During the purchase"),
    PhaseName(id="after", name="After the purchase"),
)
STAGES = (
    Stage(id="find", phase="before", name="Find"),
    Stage(id="buy", phase="during", name="Buy"),
    Stage(id="use", phase="after", name="Use"),
)
ANNA, BEN, CARL = (
    Persona(id="anna", name="Anna Arend", role="Buyer", quote="I want it now."),
    Persona(id="ben", name="Ben Bolt"),
    Persona(id="carl", name="Carl Crane"),
)


def touchpoint(id_: str, seq: int, personas: str = "", **fields: Any) -> Touchpoint:
    """Return a touchpoint of the first stage; ``personas`` are ids with spaces between."""
    given = {"name": id_.title(), "stage_id": "find", **fields}
    return Touchpoint(id=id_, seq=seq, persona_ids=tuple(personas.split()), **given)


def felt(persona: str | None, emotional: float, **fields: Any) -> Rating:
    """Return a rating in the customer's view."""
    return Rating(persona_id=persona, view="customer", emotional=emotional, **fields)


def project(
    touchpoints: Iterable[Touchpoint] = (),
    personas: Sequence[Persona] = (ANNA, BEN, CARL),
    links: Iterable[Link] = (),
    notes: Iterable[Note] = (),
    **fields: Any,
) -> Project:
    """Return a project with one journey of three stages."""
    journey = Journey(id="j", name="J", touchpoints=tuple(touchpoints), links=tuple(links))
    return Project(
        id="small",
        title="Small",
        language="en",
        phases=PHASES,
        stages=fields.pop("stages", STAGES),
        personas=tuple(personas),
        journeys=(journey,),
        notes=tuple(notes),
        **fields,
    )


def picture(*touchpoints: Touchpoint, **fields: Any) -> Picture:
    """Return the picture of a small project."""
    return layout(JourneyView(project(touchpoints, **fields), "j"))


def link(id_: str, start: str, end: str, **fields: Any) -> Link:
    """Return a link between two touchpoints."""
    return Link.model_validate({"id": id_, "from": start, "to": end, **fields})


def sample(name: str) -> Project:
    """Return a bundled sample project."""
    return Project.model_validate_json(paths.resource(f"samples/{name}.json").read_bytes())


def views(name: str) -> list[JourneyView]:
    """Return the views of all journeys of a sample."""
    project = sample(name)
    return [JourneyView(project, journey.id) for journey in project.journeys]


def cards(picture: Picture) -> list[Node]:
    """Return the cards of a picture."""
    return [node for node in picture.nodes if node.kind == "card"]


def overlap(one: Node, other: Node) -> bool:
    """Whether two nodes cover a common area."""
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


PERSONA_SETS = st.lists(st.sampled_from(["anna", "ben", "carl"]), unique=True, max_size=3)


@st.composite
def wild_touchpoints(draw: st.DrawFn, most: int = 14) -> tuple[Touchpoint, ...]:
    """Return touchpoints of all kinds in all stages, many with the same ``seq``."""
    count = draw(st.integers(0, most))
    return tuple(
        Touchpoint(
            id=f"t{index}",
            name=draw(st.sampled_from(["Hotline", "Wiederholungskauf", "A b c d e f", "x" * 90])),
            stage_id=draw(st.sampled_from(["find", "buy", "use"])),
            seq=draw(st.integers(0, 5)) * 10,
            persona_ids=tuple(draw(PERSONA_SETS)),
            status=draw(st.sampled_from(["active", "unused", "planned", "retire", "unmanaged"])),
            environment=draw(st.sampled_from(["online", "offline", "both"])),
            ratings=(felt(None, draw(st.integers(-2, 2))),) if draw(st.booleans()) else (),
        )
        for index in range(count)
    )


@st.composite
def wild_projects(draw: st.DrawFn) -> Project:
    """Return a project with wild touchpoints, notes and links."""
    touchpoints = draw(wild_touchpoints())
    ids = [each.id for each in touchpoints]
    pairs = st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=6)
    found = draw(pairs) if ids else []
    links = [
        link(f"l{index}", start, end, kind=draw(st.sampled_from(["next", "branch", "loop"])))
        for index, (start, end) in enumerate(found)
        if start != end
    ]
    hung = draw(st.lists(st.sampled_from(ids), max_size=6)) if ids else []
    notes = [
        Note(id=f"n{index}", kind="pain", text="It takes far too long", touchpoint_id=id_)
        for index, id_ in enumerate(hung)
    ]
    personas = draw(st.sampled_from([(ANNA, BEN, CARL), (BEN,), ()]))
    known = {persona.id for persona in personas}
    kept = tuple(
        each.model_copy(update={"persona_ids": tuple(i for i in each.persona_ids if i in known)})
        for each in touchpoints
    )
    return project(kept, personas, links, notes)
