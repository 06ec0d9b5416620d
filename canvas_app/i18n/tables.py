"""Sentences about what is pasted and dropped: tables, lists, copied cards, files (room: words)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from canvas_app.i18n import N_, _, ngettext, number
from canvas_app.i18n.errors import problem_sentence
from canvas_app.i18n.places import Fault
from canvas_app.i18n.plain import plain, quoted
from canvas_app.i18n.terms import field

MAX_NAME, MAX_TEXT = 500, 20_000
"""Characters of a name and of a text; the same as in the model, which words do not know."""
LINE_FIELDS = frozenset(("name", "title", "market", "currency", "budget_period", "period", "date"))
"""Fields that are as short as names."""
SHOWN = 50
"""Lines that are told one by one; the rest is counted."""


class Told(Protocol):
    """A line that cannot be read."""

    @property
    def line(self) -> int:
        """Its number, from 1."""

    @property
    def kind(self) -> str:
        """Why it cannot be read."""

    @property
    def facts(self) -> Mapping[str, object]:
        """What fills the sentence in."""


REFUSED: Mapping[str, str] = {
    "too_big": N_("{source} is too big: more than {limit} MB of text are not read."),
    "too_many_rows": N_("{source} has more than {limit} rows; line {line} is one too many."),
    "too_many_columns": N_("{source} has more than {limit} columns in line {line}."),
    "not_text": N_("{source} is not a table of text."),
    "empty": N_("{source} is empty."),
    "only_heading": N_("{source} has a heading, but no rows below it."),
    "picture": N_("{source} is a picture. Pictures cannot be added yet."),
    "pdf": N_("{source} is a PDF. Copy the text in it and paste that here."),
    "zip": N_(
        "{source} is an archive or an Office document. Save a sheet as CSV, or copy its cells."
    ),
    "spreadsheet": N_(
        "{source} is a spreadsheet. Save the sheet as CSV, or copy its cells and paste them here."
    ),
    "ole": N_(
        "{source} is an older Office document or protected by a password."
        " Save it as an Excel workbook (.xlsx) without a password."
    ),
    "broken": N_("{source} is a workbook, but damaged: it cannot be read to its end."),
    "folder": N_("{source} is a folder. Drop the files in it."),
    "missing": N_("{source} was not found."),
    "link": N_("This is a web link. Drop files or text."),
    "share": N_("{source} lies on a network share. Open it from the menu."),
    "too_many_files": N_("These are {n} files; at most {limit} can be opened at once."),
    "several_tables": N_("These are several tables. Drop them one by one."),
    "mixed": N_("These are projects and tables. Drop them one by one."),
    "no_document": N_("Open a project first; then touchpoints can be added to it."),
    "nothing": N_("There is nothing to paste."),
    "only_picture": N_("Pictures cannot be pasted yet; text and tables can."),
    "unknown": N_("This cannot be pasted; text, tables and touchpoints can."),
    "full": N_("A project holds at most {limit} touchpoints, and this one is full."),
    "no_rows": N_("These are no rows of a table."),
}
LINES: Mapping[str, str] = {
    "no_name": N_("there is no name"),
    "no_stage": N_("there is no stage {name}"),
    "no_status": N_("there is no status {name}"),
    "no_score": N_("{field}: {name} is no number from {low} to {high}"),
    "too_fine": N_("{field}: {name} has more than one decimal place"),
    "too_many_channels": N_("a project has at most {limit} channels"),
    "too_many_personas": N_("a project has at most {limit} personas"),
    "too_many_departments": N_("a project has at most {limit} departments"),
    "too_many_cells": N_("there are {n} cells instead of {expected}"),
    "too_few_cells": N_("there are only {n} cells of {expected}"),
    "cell_too_long": N_("a cell has more than {limit} characters"),
    "open_quote": N_("a quotation mark is never closed"),
    "nul": N_("there are characters that are no text"),
    "and_so_on": N_("from here on too much is wrong"),
}


def refusal(kind: str, source: str = "", facts: Mapping[str, object] | None = None) -> str:
    """Return why something is not taken; ``source`` is the file's name, "" for the clipboard."""
    facts = facts or {}
    looks = facts.get("looks")
    template = REFUSED.get(str(looks)) if kind == "not_text" and looks else None
    words = {name: _word(value) for name, value in facts.items()}
    if kind == "too_big":
        words["limit"] = number(int(str(facts.get("limit", 0))) // 2**20)
    words["source"] = quoted(source, 60) if source else _("The text")
    return _(template or REFUSED[kind]).format_map({"limit": "", "line": "", "n": "", **words})


def line_sentence(told: Told) -> str:
    """Return why a line cannot be read: "Line 7: there is no stage “Foo”."."""
    return _("Line {line}: {what}.").format(line=number(told.line), what=line_reason(told))


def line_reason(told: Told) -> str:
    """Return why a line cannot be read, without its number."""
    words = {"limit": "", "name": "", **{n: _word(v) for n, v in told.facts.items()}}
    if "name" in told.facts:
        words["name"] = quoted(str(told.facts["name"]), 40)
    if "field" in told.facts:
        words["field"] = field(str(told.facts["field"]))
    for bound in ("low", "high"):
        if isinstance(value := told.facts.get(bound), int):
            words[bound] = number(value)
    return _(LINES[told.kind]).format_map(words)


def line_sentences(problems: Iterable[Told]) -> str:
    """Return the lines that cannot be read, one below the other, and how many more there are."""
    told = list(problems)
    lines = [line_sentence(each) for each in told[:SHOWN]]
    if rest := len(told) - len(lines):
        lines.append(ngettext("And {n} more line.", "And {n} more lines.", rest))
    return "\n".join(lines)


def cards_refusal(kind: str, problems: Iterable[Fault]) -> str:
    """Return why copied cards are not pasted; ``kind`` is that of a LoadError."""
    if kind == "too_new":
        return _("These touchpoints were copied in a newer version of Touchpoint Canvas.")
    if kind == "empty":
        return _("There is nothing to paste.")
    if kind == "too_big":
        return _("These are too many touchpoints to be pasted at once.")
    words = _("The copied touchpoints are damaged and cannot be pasted.")
    first = next(iter(problems), None)
    return words if first is None else f"{words} {plain(problem_sentence(first), 160)}."


def created(
    n: int, channels: Iterable[str], personas: Iterable[str], departments: Iterable[str]
) -> str:
    """Return what an import creates: "41 touchpoints · 2 new channels: Fax, Chat"."""
    parts = [ngettext("{n} touchpoint", "{n} touchpoints", n)]
    for given, words in (
        (channels, _NEW_CHANNELS),
        (personas, _NEW_PERSONAS),
        (departments, _NEW_DEPARTMENTS),
    ):
        names = list(given)
        if names:
            counted = ngettext(*words, len(names))
            listed = ", ".join(plain(name, 30) for name in names[:4])
            parts.append(f"{counted}: {listed}{', …' if len(names) > 4 else ''}")
    return " · ".join(parts)


def shortened(kind: str, fields: Iterable[str] = (), n: int = 1) -> str:
    """Return that an edit's text was too long for its field, and how much of it was kept.

    ``kind`` is that of the edit, ``fields`` are those it sets; ``n`` how many names it gives.
    """
    gives_names = kind.startswith(("add_", "rename_", "duplicate_", "paste_", "import_", "save_"))
    if not (gives_names and kind != "add_note") and not LINE_FIELDS.intersection(fields):
        return _("The text was shortened to {limit} characters.").format(limit=number(MAX_TEXT))
    if n > 1:
        words = _("Names that were too long were shortened to {limit} characters.")
    else:
        words = _("The name was shortened to {limit} characters.")
    return words.format(limit=number(MAX_NAME))


def _many(one: str, many: str) -> tuple[str, str]:
    return one, many


_NEW_CHANNELS = _many("{n} new channel", "{n} new channels")
_NEW_PERSONAS = _many("{n} new persona", "{n} new personas")
_NEW_DEPARTMENTS = _many("{n} new department", "{n} new departments")


def _word(value: object) -> str:
    return number(value) if isinstance(value, int) else plain(str(value), 60)
