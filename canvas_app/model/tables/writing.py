"""Touchpoints as rows of text for other programs: TSV and an HTML table (room: tables)."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Mapping, Sequence

from canvas_app.model.project import Project, Touchpoint
from canvas_app.model.tables.columns import FIELDS, Field
from canvas_app.model.tables.guard import guarded

Rated = Callable[[Touchpoint, Field], str]
"""One field of a touchpoint's rating as it is shown now, in figures; "" is none."""


def cells_of(
    project: Project,
    touchpoints: Sequence[Touchpoint],
    headings: Mapping[Field, str],
    rated: Rated,
    words: Callable[[str], str],
    everyone: str,
) -> list[list[str]]:
    """Return the rows of these touchpoints, the headings first, without columns that are empty.

    ``headings``, ``words`` (of a status) and ``everyone`` are in the language of the program;
    numbers as ``rated`` writes them.
    """
    stages = {record.id: record.name for record in project.stages}
    personas = {record.id: record.name for record in project.personas}
    channels = {record.id: record.name for record in project.channels}
    owners = {record.id: record.name for record in project.departments}

    def cells(card: Touchpoint) -> dict[Field, str]:
        return {
            "name": card.name,
            "stage": stages.get(card.stage_id, ""),
            "persona": ", ".join(personas.get(id_, id_) for id_ in card.persona_ids) or everyone,
            "channel": channels.get(card.channel_id or "", ""),
            "importance": rated(card, "importance"),
            "expectation": rated(card, "expectation"),
            "experience": rated(card, "experience"),
            "emotional": rated(card, "emotional"),
            "status": words(card.status),
            "owner": owners.get(card.owner_id or "", ""),
            "description": card.description,
        }

    rows = [cells(card) for card in touchpoints]
    used = [field for field in FIELDS if any(row[field] for row in rows)]
    return [[headings[f] for f in used], *([_cell(f, row[f]) for f in used] for row in rows)]


def tsv(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as spreadsheets paste them: tabs between cells, quotes where they are needed."""
    out = io.StringIO()
    csv.writer(out, "excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue()


def html_of(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as an HTML table, the first one as its head."""
    head, *body = rows
    lines = [_row(head, "th"), *(_row(row, "td") for row in body)]
    return '<meta charset="utf-8"><table>' + "".join(lines) + "</table>"


def _row(cells: Sequence[str], tag: str) -> str:
    made = html.escape("\0".join(cells)).replace("\n", "<br>").replace("\0", f"</{tag}><{tag}>")
    return f"<tr><{tag}>{made}</{tag}></tr>"


def _cell(field: Field, text: str) -> str:
    is_number = field in ("importance", "expectation", "experience", "emotional")
    return text if is_number else guarded(text)
