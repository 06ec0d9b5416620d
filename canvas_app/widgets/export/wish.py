"""What a person wishes to export, and which of the choices matter for it (room: widgets).

No Qt here. Choices are remembered for each project; journey, persona and view are those that
the window shows, and the day is always today, so that these are not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from canvas_app.export.formats import FORMATS
from canvas_app.export.options import LAYOUTS, OVERLAP, PANELS, WIDEST_OVERLAP, Layout
from canvas_app.export.paper import ORIENTATIONS, SIZES, Orientation

if TYPE_CHECKING:
    from canvas_app.export.options import PdfOptions
    from canvas_app.layout.view import JourneyView, ViewChoice
    from canvas_app.model.project import Project

SCALES = (1.0, 2.0, 3.0, 4.0)
"""Pixels to the point of a picture that are offered."""
OPEN_PAPERS = ("auto", "fit")
"""Papers whose size the board decides; only its own layout has room for them."""
USUAL = "A4"
MOST_PROJECTS = 40
LAST = ""
"""What the choices made last are kept under, for projects that have none of their own."""
SHOWN = ("journey", "persona", "view", "language")
MATTERS: Mapping[str, tuple[str, ...]] = {
    ".png": (*SHOWN, "compare", "date", "scale", "notes", "greyscale", "transparent"),
    ".svg": (*SHOWN, "compare", "date", "notes", "greyscale", "transparent"),
    ".csv": SHOWN,
    ".pptx": (*SHOWN, "compare", "panels", "date", "notes", "greyscale"),
    ".xlsx": (),
}
"""The choices that change a file, by its suffix; a PDF's depend on its layout."""
ON_PAPER = ("layout", "paper", "orientation", *SHOWN, "date", "notes", "greyscale", "attach")


@dataclass(frozen=True, slots=True)
class Wish:
    """All choices of the window; ``language`` None is the project's, ``day`` None is today.

    ``overlap`` is in millimetres, ``scale`` in pixels to the point, ``panels`` None are all.
    """

    suffix: str = ".pdf"
    layout: Layout = "handout"
    paper: str = "auto"
    orientation: Orientation = "auto"
    journey: str = ""
    persona: str | None = None
    view: ViewChoice = "best"
    compare: str | None = None
    notes: bool = True
    panels: tuple[str, ...] | None = None
    overlap: float = OVERLAP
    greyscale: bool = False
    attach: bool = False
    language: str | None = None
    day: date | None = None
    scale: float | None = None
    transparent: bool = False


LIKE_A_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}")
"""What is meant as a suffix; the end of "Report 1.2" or "As seen by Dr. Miller" is not."""
FORGOTTEN = ("journey", "persona", "view", "day")
OF_ONE = ("compare", "language", "attach")
"""Choices for one project only: another has its own language, and is not given away unasked."""


def matters(wish: Wish, project: Project) -> frozenset[str]:
    """Return the names of the choices that change what is written."""
    found = set(MATTERS.get(wish.suffix, (*SHOWN, "compare", "date", "notes")))
    if wish.suffix == ".pdf":
        found = set(ON_PAPER)
        if wish.layout != "table":
            found.add("compare")
        if wish.layout == "poster":
            found.add("overlap")
        if wish.layout == "handout":
            found.add("panels")
    if len(project.journeys) < 2:
        found -= {"journey", "compare"}
    if not project.personas:
        found.discard("persona")
    return frozenset(found)


def papers(layout: Layout) -> tuple[str, ...]:
    """Return the papers a layout can be printed on, in the order in which they are offered."""
    return ("auto", *SIZES, "fit") if layout == "board" else tuple(SIZES)


def paper(wish: Wish) -> str:
    """Return the paper that is taken: one that the layout can be printed on."""
    return wish.paper if wish.paper in papers(wish.layout) else USUAL


def begin(view: JourneyView, kept: Mapping[str, Mapping[str, Any]]) -> Wish:
    """Return what the window begins with: what it shows, and the choices of last time."""
    project = view.project
    saved = kept.get(project.id) or kept.get(LAST) or {}
    known = {journey.id for journey in project.journeys} - {view.journey_id}
    wish = replace(accepted(saved), journey=view.journey_id, persona=view.lens, view=view.view)
    return wish if wish.compare in known else replace(wish, compare=None)


def accepted(saved: Mapping[str, Any]) -> Wish:
    """Return remembered choices as a wish; what nobody knows any more is as it is at first."""
    good = {name: value for name, value in saved.items() if name in CHECKS and CHECKS[name](value)}
    return Wish(**good)


def remembered(
    wish: Wish, project_id: str, kept: Mapping[str, Mapping[str, Any]]
) -> dict[str, Mapping[str, Any]]:
    """Return what is kept from now on: these choices first, the oldest projects forgotten."""
    own = {
        each.name: getattr(wish, each.name)
        for each in fields(Wish)
        if each.name not in FORGOTTEN and getattr(wish, each.name) != each.default
    }
    general = {name: value for name, value in own.items() if name not in OF_ONE}
    others = [(id_, value) for id_, value in kept.items() if id_ not in (project_id, LAST)]
    return {project_id: own, LAST: general, **dict(others[: MOST_PROJECTS - 2])}


def shown(wish: Wish, view: JourneyView) -> JourneyView:
    """Return the view that is exported: the window's, with the journey and eyes wished for."""
    compare = wish.compare if "compare" in matters(wish, view.project) else None
    return replace(
        view,
        journey_id=wish.journey,
        lens=wish.persona,
        view=wish.view,
        compare=None if compare == wish.journey else compare,
        votes_hidden=False,
    )


def options(wish: Wish, project: Project) -> PdfOptions:
    """Return how the journey is exported; the project is attached elsewhere."""
    from canvas_app.export.options import PdfOptions

    used = matters(wish, project)
    return PdfOptions(
        layout=wish.layout,
        paper=paper(wish) if "paper" in used else "auto",
        orientation=wish.orientation if "orientation" in used else "auto",
        language=wish.language or project.language,
        date=wish.day,
        overlap=wish.overlap,
        compare=wish.compare if "compare" in used and wish.compare != wish.journey else None,
        notes=wish.notes or "notes" not in used,
        panels=wish.panels if "panels" in used else None,
        greyscale=wish.greyscale and "greyscale" in used,
        scale=wish.scale,
        transparent=wish.transparent and "transparent" in used,
    )


def named(path: Path, suffix: str) -> Path:
    """Return the file that is meant; one that has no suffix is given that of its format."""
    if path.suffix.lower() in FORMATS or LIKE_A_SUFFIX.fullmatch(path.suffix):
        return path
    return path.with_name(path.name + suffix) if path.name else path


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_panels(value: object) -> bool:
    return isinstance(value, tuple) and all(key in PANELS for key in value)


def _is_number(value: object, least: float, most: float) -> bool:
    return type(value) in (int, float) and least <= float(str(value)) <= most


CHECKS: Mapping[str, Any] = {
    "suffix": lambda value: isinstance(value, str) and value in FORMATS,
    "layout": lambda value: value in LAYOUTS,
    "paper": lambda value: value in (*SIZES, *OPEN_PAPERS),
    "orientation": lambda value: value in ORIENTATIONS,
    "compare": lambda value: isinstance(value, str),
    "notes": _is_bool,
    "panels": _is_panels,
    "overlap": lambda value: _is_number(value, 0, WIDEST_OVERLAP),
    "greyscale": _is_bool,
    "attach": _is_bool,
    "language": lambda value: value in ("de", "en"),
    "scale": lambda value: value in SCALES,
    "transparent": _is_bool,
}
"""Whether a remembered choice is one, by its name."""
