"""Golden pages: where everything stands on paper, for every journey of every sample on A3.

``python -m tests.layout.page_golden`` writes them anew; look at the difference before
committing it.
"""

from __future__ import annotations

import json
from datetime import date

from canvas_app.layout.board import layout
from canvas_app.layout.journey_pages import journey_pages
from canvas_app.layout.pages import Page
from canvas_app.layout.view import JourneyView
from canvas_app.paths import resource
from tests.layout.journeys import SAMPLES, views

FOLDER = resource("").parent / "tests" / "golden" / "pages"
A3 = (1190.55, 841.89)
LEAST = 7 / 11
KINDS = ("band", "stage", "lane_head", "card", "link")


def measures(view: JourneyView) -> list[dict[str, list[float]]]:
    """Return where heads, cards and links stand on each page, in tenths of a point."""
    found = journey_pages(layout(view), view, A3, LEAST, date(2026, 1, 2))
    return [_places(page) for page in found]


def _places(page: Page) -> dict[str, list[float]]:
    (part,) = page.parts
    return {
        node.id: [
            round(part.x + part.scale * node.x, 1),
            round(part.y + part.scale * node.y, 1),
            round(part.scale * node.width, 1),
            round(part.scale * node.height, 1),
        ]
        for node in part.nodes
        if node.kind in KINDS
    }


def written(name: str) -> str:
    """Return the golden file of a sample: one line for every thing."""
    journeys = []
    for view in views(name):
        pages = [
            "{\n" + ",\n".join(f"{json.dumps(id_)}: {row}" for id_, row in page.items()) + "\n}"
            for page in measures(view)
        ]
        journeys.append(f"{json.dumps(view.journey_id)}: [" + ",\n".join(pages) + "]")
    return "{" + ",\n".join(journeys) + "}\n"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES:
        (FOLDER / f"{sample}.json").write_text(written(sample), "utf-8")
