"""A journey as CSV: one row for every touchpoint and persona that meets it (room: export).

Spreadsheets of the language open it by a double click: UTF-8 with its mark, ``;`` and decimal
comma in German, ``,`` and point in English. The import of this program reads it back.
"""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import replace

from canvas_app.export.options import PdfOptions
from canvas_app.export.pdf import Exported
from canvas_app.export.progress import counted
from canvas_app.i18n import _, language, speaking
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import Touchpoint
from canvas_app.model.scoring.rounding import rounded
from canvas_app.model.scoring.values import Scope, canonical, journey_personas, value
from canvas_app.model.tables.guard import guarded
from canvas_app.panels.columns import COLUMNS, Cells, Column

LEFT_OUT = ("source_id", "key")
"""A source belongs to one rating and not to the values that count; the id names the row."""
SHOWN = tuple(column for column in COLUMNS if column.id not in LEFT_OUT)
ID = "id"


def journey_csv(view: JourneyView, options: PdfOptions) -> Exported:
    """Return a journey as CSV in the language of the options, else of the project.

    Ratings are those that count for the persona of the row in the view shown, to one decimal.
    Raises KeyError for an unknown journey.
    """
    with speaking(options.language or view.project.language):
        out = io.StringIO(newline="")
        delimiter = ";" if language() == "de" else ","
        csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(_rows(view))
    return Exported(BOM_UTF8 + out.getvalue().encode("utf-8", "replace"))


def _rows(view: JourneyView) -> Iterator[list[str]]:
    yield [*(guarded(column.words) for column in SHOWN), ID]
    shown = {view.lens} if view.lens else None
    readers: dict[str | None, _Reader] = {}
    for card in counted(canonical(view.project, view.journey.touchpoints)):
        for persona_id in _whose(view, card):
            if shown is None or persona_id in shown or persona_id is None:
                if persona_id not in readers:
                    readers[persona_id] = _Reader(replace(view, lens=persona_id))
                yield readers[persona_id].row(card)


def _whose(view: JourneyView, card: Touchpoint) -> list[str | None]:
    """Return whom a touchpoint has rows for: its personas, or everyone and who rated it."""
    if card.persona_ids:
        return list(card.persona_ids)
    rated = {rating.persona_id for rating in card.ratings}
    others = [p.id for p in journey_personas(view.project, view.journey) if p.id in rated]
    return [None, *others]


class _Reader:
    """The cells of one persona's rows."""

    def __init__(self, view: JourneyView) -> None:
        self._cells = Cells(view)
        self._scope = Scope(view.project, view.journey, view.lens, view.view)
        names = {persona.id: persona.name for persona in view.project.personas}
        self._name = names[view.lens] if view.lens else _("Everyone")

    def row(self, card: Touchpoint) -> list[str]:
        """Return the cells of a touchpoint, its id last."""
        return [*(self._cell(card, column) for column in SHOWN), guarded(card.id)]

    def _cell(self, card: Touchpoint, column: Column) -> str:
        if column.id == "persona_ids":
            return guarded(self._name)
        if column.rated:
            found = rounded(value(self._scope, card, column.id), 1)  # type: ignore[arg-type]
            return "" if found is None else figures(found)
        held = self._cells.value(card, column)
        if column.kind == "number":
            return str(held)
        return guarded(self._cells.written(column, held))


def figures(number: float) -> str:
    """Return a number as a spreadsheet of the language spoken reads it."""
    text = f"{number:g}"
    return text.replace(".", ",") if language() == "de" else text
