"""What the panels are tested on: samples with their golden numbers, small and large journeys."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from canvas_app.i18n import number
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Persona, Phase, Project, Rating, Stage, Touchpoint
from canvas_app.panels.panel import Offer, Panel, Row, Section, Trace
from tests.layout.journeys import SAMPLES, STAGES, project, sample

GOLDEN = Path(__file__).parents[1] / "golden" / "scores"


class Scene(NamedTuple):
    """A journey seen in one way, with what the golden file says of it."""

    view: JourneyView
    golden: dict[str, Any]


def scenes(views: bool = False) -> list[Any]:
    """Return every journey of every sample through every lens, as parameters of a test.

    With ``views`` also through the internal and the customer's view, where the golden files
    hold the first two panels.
    """
    found = []
    for name in SAMPLES:
        record = sample(name)
        path = GOLDEN / f"{name}.expected.json"
        for id_, golden in json.loads(path.read_text(encoding="utf-8"))["journeys"].items():
            eyes = [(None, "best", golden["all"]), *_lenses(golden)]
            if views:
                eyes += [(None, v, golden[f"view_{v}"]) for v in ("internal", "customer")]
            for lens, view, numbers in eyes:
                scene = Scene(JourneyView(record, id_, lens, view), numbers)
                found.append(pytest.param(scene, id=f"{name[0]}-{id_}-{lens or view}"))
    return found


def _lenses(golden: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    return [(id_, "best", numbers) for id_, numbers in golden["personas"].items()]


def rated(panel: str, field: str, views: bool = False) -> list[Any]:
    """Return the scenes whose golden panel has this field, neither None nor empty."""
    return [each for each in scenes(views) if each.values[0].golden[panel][field]]


def unrated(panel: str, field: str, views: bool = False) -> list[Any]:
    """Return the scenes whose golden panel has nothing in this field."""
    return [each for each in scenes(views) if not each.values[0].golden[panel][field]]


def shown(value: float | None, decimals: int, sign: bool = False) -> str:
    """Return a golden number as a panel writes it."""
    return "–" if value is None else number(value, decimals, sign)


def section(panel: Panel, title: str) -> Section:
    """Return a section by the beginning of its title."""
    return next(each for each in panel.sections if each.title.startswith(title))


def rows_of(panel: Panel) -> list[Row]:
    """Return the rows of all sections."""
    return [row for each in panel.sections for row in each.rows]


def traces_of(panel: Panel) -> list[Trace]:
    """Return the traces of tiles, rows and chart."""
    found = [tile.trace for tile in panel.tiles] + [row.trace for row in rows_of(panel)]
    drawn = panel.chart.traces.values() if panel.chart else ()
    return [trace for trace in (*found, *drawn) if trace]


def offers_of(panel: Panel) -> list[Offer]:
    """Return what the rows offer."""
    return [offer for row in rows_of(panel) for offer in row.offers]


def seen(touchpoints: Iterable[Touchpoint], lens: str | None = None, **fields: Any) -> JourneyView:
    """Return the view of a small project."""
    return JourneyView(project(touchpoints, **fields), "j", lens)


def rating(**values: Any) -> Rating:
    """Return a rating of everyone in the customer's view."""
    return Rating(view="customer", **values)


PLACES: tuple[tuple[str, Phase], ...] = (
    ("awareness", "before"),
    ("evaluation", "before"),
    ("purchase", "during"),
    ("use", "after"),
    ("loyalty", "after"),
)


def worked_example() -> JourneyView:
    """Return the mini project of ``scoring.md`` 2.0 as far as ratings go."""
    stages = tuple(Stage(id=id_, phase=phase, name=id_.title()) for id_, phase in PLACES)
    both = (Persona(id="anna", name="Anna", weight=60), Persona(id="ben", name="Ben", weight=40))
    return JourneyView(project(_examples(), both, stages=stages), "j")


def _examples() -> list[Touchpoint]:
    def make(id_: str, stage: str, values: tuple[float, ...], **fields: Any) -> Touchpoint:
        names = ("importance", "expectation", "experience", "cognitive", "emotional")
        ratings = (rating(**dict(zip(names, values, strict=False))), *fields.pop("more", ()))
        return Touchpoint(id=id_, seq=10, stage_id=stage, ratings=ratings, **fields)

    def inside(value: float) -> dict[str, Any]:
        return {"more": (Rating(view="internal", experience=value),), "moment_of_truth": True}

    anna = ("anna",)
    return [
        make("t1", "awareness", (6, 6, 7, 1, 0), name="search", persona_ids=anna),
        make("t2", "evaluation", (8, 7, 4, -1, -1), name="portal"),
        make("t3", "purchase", (9, 8, 8, 1, 1), name="shop", **inside(9)),
        make("t4", "use", (8, 9, 3, 0, -2), name="hotline", **inside(6)),
        make("t5", "loyalty", (5, 4, 6, 0, 1), name="newsletter", persona_ids=anna),
        make("t6", "loyalty", (8,), name="community", status="unused"),
    ]


NAMES = (
    "Hotline",
    "Ratgeber-Seite „Hauskauf Schritt für Schritt“",
    "Wiederholungskaufbestätigungsschreiben",
    'Search engine, "hiking boots waterproof"',
    "E-Mail",
)


def crowded(count: int = 100, personas: int = 3) -> Project:
    """Return a project with so many touchpoints, all rated, many of them alike."""
    random = Random(count)
    people = tuple(Persona(id=f"p{at}", name=f"Persona {at}") for at in range(personas))
    return project((_rated(at, random, people) for at in range(count)), people)


def _rated(at: int, random: Random, people: Iterable[Persona]) -> Touchpoint:
    ratings = tuple(
        Rating(
            persona_id=persona.id,
            view="customer",
            importance=random.randint(5, 10),
            expectation=random.randint(3, 10),
            experience=random.randint(2, 9),
            cognitive=random.randint(-2, 2),
            emotional=random.randint(-2, 2),
        )
        for persona in people
    )
    return Touchpoint(
        id=f"t{at}",
        name=f"{NAMES[at % len(NAMES)]} {at}",
        stage_id=STAGES[at * len(STAGES) // 100 % len(STAGES)].id,
        seq=at,
        moment_of_truth=at % 7 == 0,
        ratings=ratings,
    )
