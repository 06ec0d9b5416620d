"""The largest project that version 1 of the format allows, the same every time."""

from __future__ import annotations

from typing import Any


def maximum() -> dict[str, Any]:
    """Return 20 000 touchpoints, 12 stages, 100 personas, 200 channels and 20 snapshots."""
    content = {
        "id": "p",
        "title": "x" * 500,
        "description": "ü" * 20_000,
        "language": "en",
        "phases": [{"id": id_, "name": id_} for id_ in ("before", "during", "after")],
        "stages": [{"id": f"s{n}", "phase": phase(n), "name": f"Stage {n}"} for n in range(12)],
        "channels": [{"id": f"c{n}", "name": f"Channel {n}"} for n in range(200)],
        "personas": [{"id": f"p{n}", "name": f"Persona {n}"} for n in range(100)],
        "journeys": [{"id": "j", "name": "Journey"}],
    }
    snapshots = [
        {"id": f"n{n}", "name": "Before", "time": "2025-03-04T09:00:00Z", "project": content}
        for n in range(20)
    ]
    cards = [card(n) for n in range(20_000)]
    links = [{"id": f"l{n}", "from": f"t{n}", "to": f"t{(n + 1) % 20_000}"} for n in range(20_000)]
    journey = {"id": "j", "name": "Journey", "touchpoints": cards, "links": links}
    envelope = {"format": "touchpoint-project", "version": 1}
    return {**envelope, **content, "journeys": [journey], "snapshots": snapshots}


def phase(stage: int) -> str:
    """Return the phase of a stage: a third of the stages each."""
    return ("before", "during", "after")[stage // 4]


def card(n: int) -> dict[str, Any]:
    """Return one touchpoint with two ratings."""
    return {
        "id": f"t{n}",
        "key": f"k{n}",
        "name": f"Contact {n}",
        "stage_id": f"s{n % 12}",
        "seq": (n - 10_000) * 100_000,
        "channel_id": f"c{n % 200}",
        "persona_ids": [f"p{n % 100}"],
        "ratings": [
            {"persona_id": f"p{n % 100}", "view": "customer", "emotional": n % 41 / 10 - 2},
            {"view": "internal", "importance": n % 101 / 10},
        ],
    }
