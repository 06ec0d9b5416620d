"""Documents to measure with: realistic, of any size, the same for the same size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from random import Random

from canvas_app import paths

Json = dict[str, object]

PERSONAS = (
    ("Petra Lang", "Leiterin Einkauf"),
    ("Jonas Weber", "Konstrukteur"),
    ("Maria Rossi", "Leiterin Instandhaltung"),
    ("Aylin Demir", "Werksleiterin"),
    ("Tom Schmidt", "Maschinenbediener"),
)
STAGES = (
    ("awareness", "before", "Wahrnehmung"),
    ("evaluation", "before", "Evaluierung"),
    ("purchase", "during", "Kauf"),
    ("use", "after", "Nutzung"),
    ("loyalty", "after", "Wiederholungskauf und Weiterempfehlung"),
)
NOTES = (
    ("pain", "Warum dauert die Antwort sechs Tage?"),
    ("quote", "„Ich brauche drei Angebote bis Freitag.“"),
    ("opportunity", "Standardantwort innerhalb von 24 Stunden zusagen"),
    ("question", "Wer betreut die Hotline nach 17 Uhr?"),
    ("note", "Mit dem Außendienst abstimmen"),
    ("decision", "Angebot künftig als PDF und als Link"),
)


def document(touchpoints: int, seed: int = 7) -> bytes:
    """Return a project file with one journey of ``touchpoints`` cards.

    Three personas up to 500 cards, five above; ratings in one or two views, notes on every
    fifth card, links along the way with a few branches and loops, money, feedback, actions.
    """
    draw = Random(f"{seed}:{touchpoints}")
    project = _frame(3 if touchpoints <= 500 else 5)
    cards = [_card(draw, index, project) for index in range(touchpoints)]
    ids = [str(card["id"]) for card in cards]
    links = list(_links(draw, cards))
    journey = {"id": "ist", "name": "Ist-Reise", "touchpoints": cards, "links": links}
    project |= {"journeys": [journey], "notes": list(_notes(draw, ids, project))}
    project |= {"budget_lines": _budget(draw, ids), "feedback": _feedback(draw, ids)}
    project["actions"] = _actions(draw, ids)
    return json.dumps(project, ensure_ascii=False, indent=2).encode() + b"\n"


@cache
def _catalogue() -> list[dict[str, object]]:
    entries = json.loads(paths.resource("catalogue/catalogue.json").read_bytes())["touchpoints"]
    return list(entries)


def _frame(personas: int) -> Json:
    channels = json.loads(paths.resource("catalogue/catalogue.json").read_bytes())["channels"]
    named = [{"id": each["id"], "name": _german(each["name"])} for each in channels]
    return {
        "format": "touchpoint-project",
        "version": 1,
        "id": "bench",
        "title": "Touchpoint-Landkarte zum Messen",
        "organisation": "Hohenfels Werkzeugmaschinen GmbH (erfunden)",
        "language": "de",
        "market": "b2b",
        "currency": "EUR",
        "created": "2025-03-04T09:00:00Z",
        "modified": "2025-03-04T09:00:00Z",
        "phases": [
            {"id": "before", "name": "Vor dem Kauf"},
            {"id": "during", "name": "Während des Kaufs"},
            {"id": "after", "name": "Nach dem Kauf"},
        ],
        "stages": [{"id": id_, "phase": phase, "name": name} for id_, phase, name in STAGES],
        "channels": named,
        "departments": [{"id": "d1", "name": "Marketing"}, {"id": "d2", "name": "Vertrieb"}],
        "goals": [{"id": "g1", "kind": "loyalty", "label": "Mehr Wartungsverträge", "weight": 3}],
        "sources": [
            {"id": "S1", "kind": "interview", "name": "14 Kundeninterviews", "n": 14},
            {"id": "S2", "kind": "assumption", "name": "Schätzung im Team"},
        ],
        "personas": [
            {"id": f"p{number}", "name": name, "role": role, "quote": NOTES[1][1]}
            for number, (name, role) in enumerate(PERSONAS[:personas], 1)
        ],
    }


def _german(name: object) -> object:
    return name["de"] if isinstance(name, dict) else name


def _ids(project: Json, name: str) -> list[str]:
    records = project[name]
    assert isinstance(records, list)
    return [record["id"] for record in records]


def _card(draw: Random, index: int, project: Json) -> Json:
    entry = draw.choice(_catalogue())
    personas = _ids(project, "personas")
    present = draw.choices(
        (draw.sample(personas, 1), draw.sample(personas, 2), personas, []), (70, 15, 10, 5)
    )[0]
    name = f"{_german(entry['name'])} {index + 1}" if index % 3 else _german(entry["name"])
    return {
        "id": f"t{index + 1:05}",
        "key": f"t{index + 1:05}",
        "name": name,
        "stage_id": STAGES[index % len(STAGES)][0],
        "seq": 10 * (index // len(STAGES) + 1 - draw.choice((0, 0, 0, 0, 1))),
        "channel_id": draw.choice(_ids(project, "channels")),
        "environment": draw.choice(("online", "online", "offline", "both")),
        "form": draw.choice(("static", "interactive", "human")),
        "status": draw.choices(
            ("active", "unmanaged", "unused", "planned", "retire"), (75, 10, 5, 5, 5)
        )[0],
        "moment_of_truth": index % 40 == 7,
        "owner_id": draw.choice(("d1", "d2", None)),
        "persona_ids": present,
        "goal_ids": ["g1"] if index % 4 == 0 else [],
        "description": "Ein Kontakt, wie er in Werkstatt und Büro jeden Tag vorkommt.",
        "votes": draw.choice((0, 0, 0, 1, 3)),
        "ratings": list(_ratings(draw, present or personas[:1])),
    }


def _ratings(draw: Random, personas: list[str]) -> Iterator[Json]:
    for persona in personas:
        for view in ("internal", "customer")[: draw.choice((0, 1, 1, 2))]:
            yield {
                "persona_id": persona,
                "view": view,
                "importance": draw.randint(1, 10),
                "expectation": draw.randint(3, 10),
                "experience": draw.randint(0, 100) / 10,
                "cognitive": draw.randint(-2, 2),
                "emotional": draw.randint(-20, 20) / 10,
                "success_chance": draw.randint(0, 20) * 5,
                "source_id": draw.choice(("S1", "S2", None)),
            }


def _links(draw: Random, cards: list[Json]) -> Iterator[Json]:
    """Yield a link from most cards to one a little further on, and now and then one back."""
    handovers = ("seamless", "partial", "none", "unknown")
    for index in range(len(cards) - len(STAGES)):
        if draw.random() < 0.2:
            continue
        kind = draw.choices(("next", "branch", "loop"), (90, 7, 3))[0]
        step = -draw.randint(1, 3) if kind == "loop" else draw.randint(1, 3)
        other = min(max(index + step * len(STAGES), 0), len(cards) - 1)
        if other != index:
            ends = {"from": cards[index]["id"], "to": cards[other]["id"]}
            yield {"id": f"l{index}", **ends, "kind": kind, "handover": draw.choice(handovers)}


def _notes(draw: Random, ids: list[str], project: Json) -> Iterator[Json]:
    for index, id_ in enumerate(draw.sample(ids, len(ids) // 5)):
        kind, text = draw.choice(NOTES)
        persona = draw.choice([None, *_ids(project, "personas")])
        yield {
            "id": f"n{index}",
            "kind": kind,
            "text": text,
            "touchpoint_id": id_ if index % 20 else None,
            "persona_id": persona,
        }


def _budget(draw: Random, ids: list[str]) -> list[Json]:
    return [
        {
            "id": f"b{index}",
            "label": f"Posten {index + 1}",
            "touchpoint_ids": draw.sample(ids, min(3, len(ids))),
            "planned": draw.randint(1, 200) * 500,
            "actual": draw.randint(1, 200) * 500,
        }
        for index in range(min(40, len(ids) // 5))
    ]


def _feedback(draw: Random, ids: list[str]) -> list[Json]:
    return [
        {
            "id": f"f{index}",
            "name": "Zufriedenheit nach dem Kontakt",
            "instrument": "csat",
            "touchpoint_ids": draw.sample(ids, 1),
            "sent": 900,
            "distribution": [draw.randint(0, 60) for _ in range(5)],
            "loop": {"forwarded": 40, "answered": 12},
        }
        for index in range(min(30, len(ids) // 10))
    ]


def _actions(draw: Random, ids: list[str]) -> list[Json]:
    return [
        {"id": f"a{index}", "title": "Antwort beschleunigen", "touchpoint_id": draw.choice(ids)}
        for index in range(min(30, len(ids) // 10))
    ]
