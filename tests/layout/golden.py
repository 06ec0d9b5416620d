"""Golden pictures: where everything stands, for every journey of every sample.

``python -m tests.layout.golden`` writes them anew; look at the difference before committing it.
"""

from __future__ import annotations

import json

from canvas_app.layout.board import layout
from canvas_app.layout.picture import Picture
from canvas_app.layout.view import JourneyView
from canvas_app.paths import resource
from tests.layout.journeys import SAMPLES, views

FOLDER = resource("").parent / "tests" / "golden" / "pictures"


def measures(picture: Picture) -> dict[str, object]:
    """Return the places of a picture as a golden file holds them."""
    return {
        "size": [picture.width, picture.height],
        "columns": {c.stage_id: [c.x, c.width, *c.slots] for c in picture.columns},
        "lanes": {
            lane.persona_id or "*": [lane.y, lane.height, lane.cards_y, lane.curve_y]
            for lane in picture.lanes
        },
        "nodes": {
            node.id: [round(value, 2) for value in (node.x, node.y, node.width, node.height)]
            for node in picture.nodes
        },
    }


def written(name: str) -> str:
    """Return the golden file of a sample: one line for every thing."""
    journeys = {view.journey_id: measures(layout(view)) for view in views(name)}
    return "{\n" + ",\n".join(_lines(journeys)) + "\n}\n"


def _lines(journeys: dict[str, dict[str, object]]) -> list[str]:
    return [
        f"{json.dumps(journey)}: {{\n" + ",\n".join(map(_member, facts.items())) + "\n}"
        for journey, facts in journeys.items()
    ]


def _member(item: tuple[str, object]) -> str:
    name, value = item
    if not isinstance(value, dict):
        return f"{json.dumps(name)}: {json.dumps(value)}"
    rows = ",\n".join(f"  {json.dumps(key)}: {json.dumps(row)}" for key, row in value.items())
    return f"{json.dumps(name)}: {{\n{rows}\n}}"


def shown(view: JourneyView) -> dict[str, object]:
    """Return what a golden file says now of a view, as JSON gives it back."""
    again: dict[str, object] = json.loads(json.dumps(measures(layout(view))))
    return again


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES:
        (FOLDER / f"{sample}.json").write_text(written(sample), encoding="utf-8")
