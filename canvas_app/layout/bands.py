"""The head of the canvas: phase bands, stage titles and tinted columns (room: geometry)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from canvas_app.layout.lines import paragraph
from canvas_app.layout.picture import Box, Detail, Node, Shape, StageColumn
from canvas_app.layout.sizes import BAND_PAD, RADIUS, TITLE, TITLE_PAD
from canvas_app.model.project import PhaseName, Stage
from canvas_app.text import wrap

PITCH = 16.0
MAX_LINES = 6
"""Of a phase's or a stage's name; only an absurd name has more."""
TEXT_PAD = 6.0


class TitleBasis(NamedTuple):
    """What a title is drawn from."""

    lines: tuple[str, ...]
    width: float
    height: float
    phase: str


def title_lines(name: str, width: float) -> tuple[str, ...]:
    """Return the name of a phase or stage in lines for a column of this width."""
    return wrap(name, TITLE, width - 2 * TEXT_PAD, MAX_LINES)


def stage_height(stages: Sequence[Stage], widths: Sequence[float]) -> float:
    """Return the height of the row of stage titles: that of the longest."""
    counts = (len(title_lines(s.name, w)) for s, w in zip(stages, widths, strict=True))
    return max(counts) * PITCH + 2 * TITLE_PAD


class Span(NamedTuple):
    """A phase and where its stages stand."""

    phase: PhaseName
    x: float
    width: float


def phase_spans(phases: Sequence[PhaseName], columns: Sequence[StageColumn]) -> tuple[Span, ...]:
    """Return the phases that have stages, each over all of them."""
    by_id: dict[str, PhaseName] = {phase.id: phase for phase in phases}
    spans = []
    for phase_id, group in groupby(columns, key=lambda column: column.phase):
        members = list(group)
        right = members[-1].x + members[-1].width
        spans.append(Span(by_id[phase_id], members[0].x, right - members[0].x))
    return tuple(spans)


def band_height(spans: Sequence[Span]) -> float:
    """Return the height of the row of phase bands."""
    return max(len(title_lines(s.phase.name, s.width)) for s in spans) * PITCH + 2 * BAND_PAD


def band_nodes(spans: Sequence[Span], y: float, height: float) -> list[Node]:
    """Return the phase bands."""
    return [
        _title_node(
            f"band:{span.phase.id}", "band", span.phase.name, span.phase.id, span, y, height
        )
        for span in spans
    ]


def stage_nodes(
    stages: Sequence[Stage], columns: Sequence[StageColumn], y: float, height: float
) -> list[Node]:
    """Return the titles of the stages."""
    return [
        _title_node(f"stage:{stage.id}", "stage", stage.name, stage.phase, column, y, height)
        for stage, column in zip(stages, columns, strict=True)
    ]


def column_nodes(columns: Sequence[StageColumn], y: float, height: float) -> list[Node]:
    """Return the tinted ground of the stages."""
    return [
        Node(
            id=f"column:{column.stage_id}",
            kind="column",
            x=column.x,
            y=y,
            width=column.width,
            height=height,
            identity=(column.phase, column.width, height),
            drawing=partial(_column, column.phase, column.width, height),
            stage_id=column.stage_id,
        )
        for column in columns
    ]


def _column(phase: str, width: float, height: float, detail: Detail) -> tuple[Shape, ...]:
    return (Box(0, 0, width, height, f"phase.{phase}.column", radius=RADIUS),)


def _title_node(
    id_: str, kind: str, name: str, phase: str, span: Span | StageColumn, y: float, height: float
) -> Node:
    basis = TitleBasis(title_lines(name, span.width), span.width, height, phase)
    return Node(
        id=id_,
        kind="band" if kind == "band" else "stage",
        x=span.x,
        y=y,
        width=span.width,
        height=height,
        identity=basis,
        drawing=partial(_band if kind == "band" else _stage, basis),
        stage_id=span.stage_id if isinstance(span, StageColumn) else None,
        describe=partial(str, name),
    )


def _band(basis: TitleBasis, detail: Detail) -> tuple[Shape, ...]:
    box = Box(0, 0, basis.width, basis.height, f"phase.{basis.phase}.band", radius=RADIUS)
    return (box, *_title(basis, f"phase.{basis.phase}.band.text"))


def _stage(basis: TitleBasis, detail: Detail) -> tuple[Shape, ...]:
    return _title(basis, f"phase.{basis.phase}.title")


def _title(basis: TitleBasis, role: str) -> tuple[Shape, ...]:
    top = (basis.height - len(basis.lines) * PITCH) / 2
    return paragraph(basis.width / 2, top, basis.lines, TITLE, role, PITCH, 0.5)
