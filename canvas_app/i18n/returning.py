"""Sentences about a workbook that comes back: what was changed, what cannot be taken (words).

Sheets and columns are called as in the workbook: whoever reads this has to find them there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from canvas_app.i18n import N_, _, ngettext, number
from canvas_app.i18n.errors import edit_sentence
from canvas_app.i18n.plain import plain, quoted

SHOWN = 50
"""Rows that are told one by one; the rest is counted."""
WIDE = 60
KINDS: Mapping[str, str] = {
    "no_row": N_("there is no record {id} in the project."),
    "gone": N_("there is no record {id} in the project."),
    "row_twice": N_("the record {id} stands in row {first} already."),
    "row_differs": N_("row {first} of the record {id} says something else."),
    "no_column": N_("the column {field} is missing, so the sheet is left out."),
    "no_journey": N_("there is no journey {id} in the project."),
    "other_journey": N_("a touchpoint cannot go to another journey ({id}) in a table."),
}

IN_COLUMN = ("invalid_value", "gone", "row_differs", "unreadable", "no_journey", "other_journey")


class Faulty(Protocol):
    """A row that cannot be taken."""

    @property
    def sheet(self) -> str:
        """The sheet that it is in."""

    @property
    def line(self) -> int:
        """Its number, from 1."""

    @property
    def kind(self) -> str:
        """Why it cannot be taken."""

    @property
    def facts(self) -> Mapping[str, object]:
        """What fills the sentence in."""


class Differing(Protocol):
    """A changed cell, a new row or one that is gone."""

    @property
    def sheet(self) -> str:
        """The sheet that it is in."""

    @property
    def whose(self) -> str:
        """The name of the record."""

    @property
    def field(self) -> str:
        """The column."""

    @property
    def before(self) -> object:
        """What the project says."""

    @property
    def after(self) -> object:
        """What the workbook says."""

    @property
    def kind(self) -> str:
        """``cell``, ``new`` or ``gone``."""

    @property
    def cells(self) -> Iterable[tuple[str, object]]:
        """What a whole row says."""


def fault_sentence(fault: Faulty) -> str:
    """Return why a row is not taken: "ratings, row 7, column importance: 11 is more than 10."."""
    column = fault.facts.get("field")
    places = [plain(fault.sheet, 40), _("row {line}").format(line=number(fault.line))]
    if column and fault.kind in IN_COLUMN:
        places.append(_("column {name}").format(name=plain(str(column), 40)))
    return f"{', '.join(places)}: {_reason(fault)}"


def fault_sentences(faults: Iterable[Faulty]) -> str:
    """Return the rows that are not taken, one below the other, and how many more there are."""
    told = list(faults)
    lines = [fault_sentence(each) for each in told[:SHOWN]]
    if rest := len(told) - len(lines):
        lines.append(ngettext("And {n} more row.", "And {n} more rows.", rest))
    return "\n".join(lines)


def difference_line(found: Differing) -> str:
    """Return one change as a line: "touchpoints · Hotline · name: Hotline → Phone"."""
    parts = [found.sheet, plain(found.whose, WIDE)]
    if found.kind == "new":
        cells = "; ".join(f"{name}: {value_words(value)}" for name, value in found.cells)
        return f"{' · '.join(parts)} · {_('new row')}: {cells}"
    if found.kind == "gone":
        return f"{' · '.join(parts)} · {_('the row is gone; the record is kept')}"
    change = f"{value_words(found.before)} → {value_words(found.after)}"
    return f"{' · '.join([*parts, found.field])}: {change}"


def value_words(value: object) -> str:
    """Return what a cell says in one short line."""
    return "–" if value in (None, "") else plain(str(value), WIDE)


def other_project(file: str, title: str) -> str:
    """Return that a workbook has nothing to do with the project; ``title`` is that of its own."""
    if title:
        words = _("{file} comes from another project, {title}; none of its touchpoints is here.")
        return words.format(file=quoted(file, WIDE), title=quoted(title, WIDE))
    words = _("{file} comes from another project; none of its touchpoints is here.")
    return words.format(file=quoted(file, WIDE))


def copied_project(title: str) -> str:
    """Return that a workbook comes from a copy or an original of the project."""
    words = _("This workbook was made from another copy of this project: {title}.")
    return words.format(title=quoted(title or "–", WIDE))


def ratings_in_csv() -> str:
    """Return that a CSV does not take everything back."""
    return _(
        "A CSV holds the ratings that count, not those that were entered: ratings and personas"
        " are not taken from it. A workbook (XLSX) takes them."
    )


def _reason(fault: Faulty) -> str:
    words = {name: quoted(str(value), 40) for name, value in fault.facts.items()}
    if isinstance(first := fault.facts.get("first"), int):
        words["first"] = number(first)
    if fault.kind == "unreadable":
        return plain(str(fault.facts.get("words", "")), 300)
    if fault.kind in KINDS:
        return _(KINDS[fault.kind]).format_map({"id": "", "field": "", "first": "", **words})
    told = edit_sentence(fault.kind, fault.facts)
    return told.partition(": ")[2] if fault.kind == "invalid_value" else told
