"""Golden pages: where every block of a document stands, page by page, in points.

``python -m tests.export.golden`` writes them anew; look at the difference before committing it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from canvas_app import i18n
from canvas_app.export.handout.document import handout_pages
from canvas_app.export.options import PdfOptions
from canvas_app.export.table_pages import table_pages
from canvas_app.layout.pages import Page
from canvas_app.layout.view import JourneyView
from canvas_app.paths import resource
from tests.export.boards import DAY
from tests.layout.journeys import views

FOLDER = resource("").parent / "tests" / "golden" / "documents"
BOARD = "board"
MAKERS: dict[str, Callable[[JourneyView, PdfOptions], list[Page]]] = {
    "handout": handout_pages,
    "table": table_pages,
}
DOCUMENTS = [
    ("handout", "a_maschinenbau_b2b", "A4", "portrait"),
    ("handout", "f_saas_asis_tobe", "A3", "landscape"),
    ("table", "a_maschinenbau_b2b", "A4", "auto"),
]


def name(document: Sequence[str]) -> str:
    """Return the name of a golden file."""
    return "_".join(document)


def shown(document: tuple[str, str, str, str]) -> list[list[str]]:
    """Return what a golden file says now: for each page a line for each block."""
    layout, sample, paper, orientation = document
    i18n.set_language("en")
    options = PdfOptions(paper=paper, orientation=orientation, language="en", date=DAY)  # type: ignore[arg-type]
    made = MAKERS[layout](views(sample)[0], options)
    return [list(_lines(page)) for page in made]


def _lines(page: Page) -> list[str]:
    size = f"{page.width:.1f} x {page.height:.1f}"
    if len(page.parts) == 1 and len(page.parts[0].nodes) > 1:
        return [size, BOARD]
    blocks = (
        f"{part.nodes[0].id} {part.x:.1f} {part.y:.1f} {part.scale:.3f}"
        for part in page.parts
        if part.nodes
    )
    return [size, *blocks]


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for each in DOCUMENTS:
        text = json.dumps(shown(each), indent=0, ensure_ascii=False)
        (FOLDER / f"{name(each)}.json").write_text(text + "\n", encoding="utf-8")
