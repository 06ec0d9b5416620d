"""Projects from which the corpus grows: a minimal one, a full one, one from the future."""

from __future__ import annotations

import copy
import json
from typing import Any

Tree = dict[str, Any]


def minimal() -> Tree:
    """Return only what a project must have, as a tree of plain values."""
    return {
        "format": "touchpoint-project",
        "version": 1,
        "id": "p",
        "title": "Kleinste",
        "language": "de",
        "phases": [
            {"id": "before", "name": "Vor"},
            {"id": "during", "name": "Während"},
            {"id": "after", "name": "Nach"},
        ],
        "stages": [{"id": "s", "phase": "during", "name": "Kauf"}],
        "journeys": [{"id": "j", "name": "Reise"}],
    }


def full() -> Tree:
    """Return a project in which every record stands with every field."""
    tree = {"format": "touchpoint-project", "version": 1, "min_reader": 1, "app_version": "0.1.0"}
    tree |= _content()
    tree["snapshots"] = [
        {"id": "sn", "name": "Vorher", "time": "2025-03-01T10:00:00Z", "project": _content()}
    ]
    return tree


def future() -> Tree:
    """Return the full project as a newer program wrote it: unknown fields in every object."""
    tree: Tree = _with_unknown(full())
    return tree | {"version": 7, "min_reader": 1, "app_version": "9.9"}


def to_json(tree: object) -> bytes:
    """Return the tree as a file holds it."""
    return json.dumps(tree, ensure_ascii=False, indent=2).encode() + b"\n"


def _with_unknown(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_unknown(item) for item in value]
    if isinstance(value, dict):
        known = {key: _with_unknown(item) for key, item in value.items()}
        return known | {"later": {"deep": [1, 2.5, None, "ü"]}, "model_copy": True}
    return value


def _content() -> Tree:
    return copy.deepcopy(
        {
            "id": "p",
            "title": "Volle Karte",
            "organisation": "Hohenfels (erfunden)",
            "offering": "Maschinen",
            "description": "Alles ist gesetzt.",
            "language": "de",
            "market": "b2b",
            "currency": "CHF",
            "budget_period": "2025",
            "created": "2025-03-04T09:00:00Z",
            "modified": "2025-03-05T09:00:00Z",
            "phases": minimal()["phases"],
            "stages": [
                {"id": "s1", "phase": "before", "name": "Wahrnehmung"},
                {"id": "s2", "phase": "after", "name": "Nutzung"},
            ],
            "channels": [{"id": "c1", "name": "Telefon", "environment": "offline"}],
            "departments": [{"id": "d1", "name": "Vertrieb"}],
            "goals": [
                {
                    "id": "g1",
                    "kind": "loyalty",
                    "label": "Bindung",
                    "weight": 3,
                    "metric": "Quote",
                    "target": "60 %",
                }
            ],
            "sources": [
                {
                    "id": "q1",
                    "kind": "interview",
                    "name": "14 Gespräche",
                    "date": "2025-01",
                    "n": 14,
                }
            ],
            "personas": [
                {
                    "id": "a",
                    "name": "Petra",
                    "role": "Einkauf",
                    "department": "Einkauf",
                    "buying_role": "buyer",
                    "tier": 2,
                    "weight": 1.5,
                    "goals": ["schnell"],
                    "reasons": ["gut"],
                    "objections": ["teuer"],
                    "preferred_channels": ["c1"],
                    "devices": ["desktop"],
                    "quote": "Na ja.",
                },
                {"id": "b", "name": "Jonas"},
            ],
            "journeys": [_journey()],
            "notes": [
                {
                    "id": "n1",
                    "kind": "pain",
                    "text": "Warum?",
                    "touchpoint_id": "t1",
                    "persona_id": "a",
                    "source_id": "q1",
                    "votes": 2,
                    "severity": 4,
                }
            ],
            "budget_lines": [
                {
                    "id": "m1",
                    "label": "Messe",
                    "touchpoint_ids": ["t1", "t2"],
                    "planned": 1000,
                    "actual": 900,
                    "locked": True,
                    "ceiling": 2000,
                    "owner_id": "d1",
                }
            ],
            "feedback": [
                {
                    "id": "f1",
                    "name": "NPS",
                    "instrument": "nps",
                    "touchpoint_ids": ["t2"],
                    "sent": 100,
                    "nps": {"promoters": 5, "passives": 3, "detractors": 2},
                    "loop": {"forwarded": 4, "answered": 2},
                    "period": "2025",
                },
                {
                    "id": "f2",
                    "name": "CSAT",
                    "instrument": "csat",
                    "touchpoint_ids": ["t1"],
                    "distribution": [1, 2, 3, 4, 5],
                },
                {
                    "id": "f3",
                    "name": "Frage",
                    "instrument": "other",
                    "touchpoint_ids": ["t1"],
                    "responses": 7,
                },
            ],
            "actions": [
                {
                    "id": "x1",
                    "title": "Rückruf",
                    "touchpoint_id": "t1",
                    "rule": "R09_loop_open",
                    "effect": 5,
                    "effort": 2,
                    "owner_id": "d1",
                    "due": "2025-06-01",
                    "status": "doing",
                    "goal_ids": ["g1"],
                }
            ],
            "saved_views": [
                {
                    "id": "v1",
                    "name": "Schmerzen",
                    "text": "Rückruf",
                    "channel_ids": ["c1"],
                    "no_channel": True,
                    "owner_ids": ["d1"],
                    "no_owner": True,
                    "statuses": ["active"],
                    "stage_ids": ["s1"],
                    "persona_ids": ["a"],
                    "note_kinds": ["pain"],
                    "environments": ["offline"],
                    "evidence": "with",
                    "moment_of_truth": True,
                    "success": True,
                    "unrated": True,
                    "lens_id": "a",
                    "view": "customer",
                }
            ],
            "settings": {"default_importance": 6, "ipa_mode": "fixed", "ipa_fixed": [7, 6.5]},
        }
    )


def _journey() -> Tree:
    rating = {
        "persona_id": "a",
        "view": "customer",
        "importance": 7.3,
        "expectation": 8,
        "experience": 6,
        "cognitive": -1.5,
        "emotional": 2,
        "success_chance": 60,
        "source_id": "q1",
    }
    return {
        "id": "j1",
        "name": "Ist",
        "description": "Heute",
        "state": "to_be",
        "persona_ids": ["a", "b"],
        "observed": {"entered": 100, "completed": 40},
        "touchpoints": [
            {
                "id": "t1",
                "key": "k1",
                "name": "Anruf",
                "stage_id": "s1",
                "seq": -10,
                "channel_id": "c1",
                "environment": "offline",
                "form": "human",
                "ownership": "earned",
                "devices": ["telephone"],
                "status": "planned",
                "moment_of_truth": True,
                "owner_id": "d1",
                "persona_ids": ["a"],
                "goal_ids": ["g1"],
                "identification": "identified",
                "identifier": "Kundennummer",
                "legal_basis": "consent",
                "catalogue_id": "telephone_call",
                "description": "Klingelt.",
                "message": "Guten Tag",
                "votes": 3,
                "ratings": [rating, {"view": "internal", "importance": 5}],
            },
            {"id": "t2", "name": "Hotline", "stage_id": "s2"},
        ],
        "links": [
            {
                "id": "l1",
                "from": "t1",
                "to": "t2",
                "kind": "branch",
                "handover": "partial",
                "label": "wenn ja",
                "share": 12.5,
            }
        ],
    }
