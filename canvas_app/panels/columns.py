"""A journey as a table: its columns, and what a cell says and understands (room: panels).

The table in the window, the clipboard and exports to spreadsheets share these. A column knows
its field and its kind; ``Cells`` reads and understands cells of one view of a project.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from canvas_app.i18n import N_, _, number
from canvas_app.i18n.plain import quoted
from canvas_app.i18n.terms import field
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits.cells import Cell
from canvas_app.model.project import Phase, Project, Touchpoint, View
from canvas_app.model.scoring.values import Scope, value
from canvas_app.model.tables.columns import EVERYONE
from canvas_app.panels.choices import Option, options, rater
from canvas_app.panels.numbers import parsed, written

Kind = Literal["text", "lines", "choice", "several", "number", "tick"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it shows and how it is typed.

    ``rated`` are fields of the rating of the view and lens shown. Numbers lie between ``low``
    and ``high``. ``fixed`` can only be read. ``default`` is what an emptied cell becomes;
    ``needed`` cells cannot be emptied.
    """

    id: str
    kind: Kind
    rated: bool = False
    low: int = 0
    high: int = 10
    fixed: bool = False
    default: object = None
    needed: bool = False

    @property
    def words(self) -> str:
        """What people call the column."""
        return field(self.id)


COLUMNS: tuple[Column, ...] = (
    Column("name", "text", needed=True),
    Column("stage_id", "choice", needed=True),
    Column("persona_ids", "several", default=()),
    Column("channel_id", "choice"),
    Column("environment", "choice", default="online"),
    Column("form", "choice", default="static"),
    Column("ownership", "choice", default="owned"),
    Column("status", "choice", default="active"),
    Column("moment_of_truth", "tick", default=False),
    Column("owner_id", "choice"),
    Column("importance", "number", rated=True),
    Column("expectation", "number", rated=True),
    Column("experience", "number", rated=True),
    Column("emotional", "number", rated=True, low=-2, high=2),
    Column("cognitive", "number", rated=True, low=-2, high=2),
    Column("success_chance", "number", rated=True, high=100),
    Column("source_id", "choice", rated=True),
    Column("votes", "number", high=1_000_000, default=0),
    Column("devices", "several", default=()),
    Column("goal_ids", "several", default=()),
    Column("identification", "choice", default="unknown"),
    Column("identifier", "text", default=""),
    Column("legal_basis", "choice", default="not_needed"),
    Column("description", "lines", default=""),
    Column("message", "lines", default=""),
    Column("notes", "number", fixed=True),
    Column("key", "text", fixed=True),
)
BY_ID: Mapping[str, Column] = {column.id: column for column in COLUMNS}

NONE_WORDS = {
    "persona_ids": N_("Everyone"),
    "devices": N_("No device"),
    "goal_ids": N_("No goal"),
}
YES = {"yes", "ja", "true", "wahr", "x", "1", "✓"}
NO = {"no", "nein", "false", "falsch", "0", "", "-", "–"}
MOST_NAMED = 6
"""More choices than these are not listed in a sentence."""


class CellError(ValueError):
    """A text that a cell does not understand; its words are one sentence for a person."""


class Cells:
    """What the cells of one view of a project say, and what typed text means in them."""

    def __init__(self, view: JourneyView) -> None:
        self.view = view
        self.rated_view: View = "internal" if view.view == "internal" else "customer"
        self._scope = Scope(view.project, view.journey, view.lens, view.view)
        self._words: dict[str, dict[object, str]] = {}
        self._numbers: dict[int | float, str] = {}
        self._meant: dict[str, dict[str, str | None]] = {}

    @property
    def project(self) -> Project:
        """The project whose cells these are."""
        return self.view.project

    def options(self, column: Column) -> list[Option]:
        """Return what a choice can be, with the words for it."""
        return options(self.project, column.id)

    def whose(self, card: Touchpoint) -> str | None:
        """Return the persona (None: all) whose rating the cells of a card show."""
        return rater(card, self.rated_view, self.view.lens)

    def value(self, card: Touchpoint, column: Column) -> object:
        """Return what a cell holds; None for a rating that was not given."""
        if column.id == "notes":
            return self._notes[card.id]
        if not column.rated:
            return getattr(card, column.id)
        whose = self.whose(card)
        for rating in card.ratings:
            if (rating.persona_id, rating.view) == (whose, self.rated_view):
                return getattr(rating, column.id)
        return None

    def words(self, card: Touchpoint, column: Column) -> str:
        """Return what a cell says."""
        return self.written(column, self.value(card, column))

    def written(self, column: Column, held: object) -> str:
        """Return a value as a cell of a column says it; ``parse`` understands it again."""
        if column.kind == "number":
            return self._number_words(held) if isinstance(held, int | float) else ""
        if column.kind == "tick":
            return _("yes") if held else ""
        if column.kind == "choice":
            return self._word(column, held) if held is not None else ""
        if isinstance(held, tuple):
            names = [self._word(column, each) for each in held]
            return ("; " if any("," in name for name in names) else ", ").join(names)
        return str(held)

    def _number_words(self, held: int | float) -> str:
        if held not in self._numbers:
            self._numbers[held] = written(held)
        return self._numbers[held]

    def ghost(self, card: Touchpoint, column: Column) -> str:
        """Return what an empty cell means: the number that counts instead, or everyone."""
        if column.id == "persona_ids":
            return _("Everyone")
        if not column.rated or column.kind != "number":
            return ""
        found = value(self._scope, card, column.id)  # type: ignore[arg-type]
        return "" if found is None else written(round(float(found), 1))

    def parse(self, column: Column, text: str) -> object:
        """Return the value that a text means. Raises CellError."""
        bare = " ".join(text.split())
        if column.fixed:
            raise CellError(_("{field} cannot be changed here.").format(field=column.words))
        if not bare and column.kind != "tick":
            return self.emptied(column)
        if column.kind == "number":
            return self._number(column, bare)
        if column.kind == "tick":
            return _tick(bare)
        if column.kind == "choice":
            return self._one(column, bare)
        if column.kind == "several":
            return self._several(column, text)
        return text.strip() if column.kind == "lines" else bare

    def emptied(self, column: Column) -> object:
        """Return what an emptied cell holds. Raises CellError for one that cannot be empty."""
        if column.fixed:
            raise CellError(_("{field} cannot be changed here.").format(field=column.words))
        if column.id == "name":
            raise CellError(_("A touchpoint needs a name."))
        if column.needed:
            raise CellError(_("A touchpoint needs a stage."))
        return column.default

    def cell(self, card: Touchpoint, column: Column, held: object) -> Cell:
        """Return the change that puts a value into a cell."""
        if column.rated:
            return Cell(card.id, column.id, held, self.whose(card), self.rated_view)
        return Cell(card.id, column.id, held)

    def rank(self, card: Touchpoint, column: Column) -> tuple[bool, Hashable]:
        """Return by what a column is sorted: empty cells last, texts as a dictionary has them."""
        held = self.value(card, column)
        if column.id == "stage_id":
            return False, self._stages.get(str(held), len(self._stages))
        if column.kind == "number":
            shown = self._ghost_number(card, column) if held is None else held
            return shown is None, 0.0 if shown is None else float(shown)  # type: ignore[arg-type]
        words = self.written(column, held)
        return not words, in_dictionary(words)

    def phase(self, stage_id: str) -> Phase:
        """Return the phase of a stage."""
        return self._phases.get(stage_id, "before")

    def _ghost_number(self, card: Touchpoint, column: Column) -> float | None:
        found = value(self._scope, card, column.id) if column.rated else None  # type: ignore[arg-type]
        return None if found is None else float(found)

    @cached_property
    def _notes(self) -> Counter[str | None]:
        return Counter(note.touchpoint_id for note in self.project.notes)

    @cached_property
    def _phases(self) -> dict[str, Phase]:
        return {stage.id: stage.phase for stage in self.project.stages}

    @cached_property
    def _stages(self) -> dict[str, int]:
        return {stage.id: rank for rank, stage in enumerate(self.project.stages)}

    def _word(self, column: Column, held: object) -> str:
        known = self._words.get(column.id)
        if known is None:
            known = self._words[column.id] = dict(self.options(column))
        return known.get(held, str(held))

    def _meanings(self, column: Column) -> dict[str, str | None]:
        known = self._meant.get(column.id)
        if known is None:
            offered = self.options(column)
            known = {_folded(str(id_)): id_ for id_, _words in offered if id_ is not None}
            known |= {_folded(words): id_ for id_, words in reversed(offered)}
            self._meant[column.id] = known
        return known

    def _number(self, column: Column, text: str) -> int | float:
        try:
            found = parsed(text, column.low, column.high)
        except ValueError:
            found = None
        if found is None or (not column.rated and found != int(found)):
            sentence = (
                _("Please enter a number from {low} to {high}, with at most one decimal.")
                if column.rated
                else _("Please enter a whole number from {low} to {high}.")
            )
            low, high = number(column.low), number(column.high)
            raise CellError(sentence.format(low=low, high=high))
        return found

    def _one(self, column: Column, text: str) -> str | None:
        known = self._meanings(column)
        if _folded(text) in known:
            return known[_folded(text)]
        if text in ("-", "–", "—") and not column.needed:
            return self.emptied(column)  # type: ignore[return-value]
        raise self._unknown(column, text)

    def _several(self, column: Column, text: str) -> tuple[str, ...]:
        none = _folded(_(NONE_WORDS[column.id]))
        known = self._meanings(column)
        if _folded(text) in (none, "-", "–"):
            return ()
        if column.id == "persona_ids" and _folded(text) in EVERYONE and _folded(text) not in known:
            return ()
        found = []
        for part in re.split(r"[;\n]", text):
            found += [known[each] for each in self._named(column, part, known)]
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def _named(self, column: Column, text: str, known: Mapping[str, str | None]) -> Iterable[str]:
        """Yield the names in a list with commas; names may hold commas themselves."""
        parts = [part for part in text.split(",") if part.strip()]
        at = 0
        while at < len(parts):
            for end in range(len(parts), at, -1):
                name = _folded(",".join(parts[at:end]))
                if name in known:
                    yield name
                    at = end
                    break
            else:
                raise self._unknown(column, parts[at].strip())

    def _unknown(self, column: Column, text: str) -> CellError:
        words = [words for id_, words in self.options(column) if id_ is not None]
        if not words:
            sentence = _("{text} is not known: the project has nothing for {field} yet.")
            return CellError(sentence.format(text=quoted(text, 40), field=column.words))
        if len(words) > MOST_NAMED:
            sentence = _("{text} is not among the choices for {field}.")
            return CellError(sentence.format(text=quoted(text, 40), field=column.words))
        sentence = _("{text} is not one of: {choices}.")
        choices = ", ".join(quoted(each, 30)[1:-1] for each in words)
        return CellError(sentence.format(text=quoted(text, 40), choices=choices))


def in_dictionary(text: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Return by what texts are sorted: Apfel, Äpfel, Öl, Zebra; 2 before 10."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+|[0-9]+", bare)
    return tuple(_part(part) for part in parts), text


def _part(text: str) -> tuple[int, int, str]:
    digits = text.isascii() and text.isdigit() and len(text) <= 18
    return (0, int(text), "") if digits else (1, 0, text.lstrip())


def shown_columns(ids: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of these ids in their order, unknown ones left out."""
    return tuple(BY_ID[id_] for id_ in dict.fromkeys(ids) if id_ in BY_ID)


def _tick(text: str) -> bool:
    bare = text.casefold()
    if bare in YES or bare == _("yes").casefold():
        return True
    if bare in NO or bare == _("no").casefold():
        return False
    raise CellError(_("Please enter yes or no."))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split())).casefold()
