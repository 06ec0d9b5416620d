"""Wording that all panels share: who looks, how many are rated, names and lists (room: panels)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import islice

from canvas_app.i18n import _, day, ngettext, number
from canvas_app.i18n.plain import inner, plain
from canvas_app.i18n.terms import heading
from canvas_app.layout.view import JourneyView, ViewChoice
from canvas_app.model.project import Persona, Touchpoint
from canvas_app.model.scoring.values import Scope, personas
from canvas_app.panels.panel import Empty, Offer, Row, Section
from canvas_app.theme import persona_role

NONE = "–"
"""Stands where a number would, when there is none; never a 0."""
LONG = 500
"""Characters of a name that are shown at most."""
MANY = 12
"""Longer lists that repeat a chart are folded at first."""
MOST = 300
"""More rows than these nobody reads."""
ENDS, CLOSING = (".", "!", "?", "…", ":"), "”“’‘»«)\"'"
"""What ends a sentence, and what may follow that in it."""


def scope_of(view: JourneyView, persona_id: str | None = None) -> Scope:
    """Return what the scores look at: the view's lens, or this persona instead."""
    return Scope(view.project, view.journey, persona_id or view.lens, view.view)


def seen(view: JourneyView) -> str:
    """Return journey, lens and view in words: "As-is · All personas · Best view"."""
    persona = lens(view)
    who = _("All personas") if persona is None else clean(persona.name)
    return " · ".join((clean(view.journey.name), who, heading("view", view.view)))


def lens(view: JourneyView) -> Persona | None:
    """Return the persona through whose eyes the journey is seen, None for all."""
    return next((p for p in view.project.personas if p.id == view.lens), None)


def persona_colour(view: JourneyView, persona_id: str, part: str = "line") -> str:
    """Return the role of a persona of the project: part "fill", "line" or "text"."""
    ids = [persona.id for persona in view.project.personas]
    return persona_role(ids.index(persona_id), part)


def day_words(text: str) -> str:
    """Return a day as the language writes it; other words as they are."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def clean(text: str) -> str:
    """Return text of a person as one line in which nothing hides."""
    return plain(text, LONG)


def name_of(touchpoint: Touchpoint) -> str:
    """Return the name of a touchpoint as one line."""
    return clean(touchpoint.name)


def names(view: JourneyView) -> dict[str, str]:
    """Return the names of the journey's touchpoints by id."""
    return {touchpoint.id: name_of(touchpoint) for touchpoint in view.journey.touchpoints}


def quoted(name: str) -> str:
    """Return a name in the quotation marks of the language; those inside are single ones."""
    return _("“{name}”").format(name=inner(name))


def lettered(letter: str, name: str, between: str = " · ") -> str:
    """Return the name of a side after its letter, which is not said twice: "A: shop"."""
    called = clean(name)
    return called if called.startswith(f"{letter}:") else f"{letter}{between}{called}"


def joined(parts: Sequence[str]) -> str:
    """Return a list in words: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{list} and {last}").format(list=", ".join(parts[:-1]), last=parts[-1])


def sentences(*parts: str) -> str:
    """Return parts said one after the other, each with one stop; empty ones are left out."""
    return " ".join(part if _ends(part) else f"{part}." for part in parts if part)


def _ends(part: str) -> bool:
    return part.rstrip(CLOSING).endswith(ENDS)


def short(exact: Fraction | int | None, decimals: int = 1, sign: bool = False) -> str:
    """Return a number without needless decimals: 8, 7.5; ``NONE`` for None."""
    if exact is None:
        return NONE
    return number(exact, 0 if exact.denominator == 1 else decimals, sign)


def full(exact: Fraction | int | None, decimals: int = 1, sign: bool = False) -> str:
    """Return a number with all its decimals, as the golden files show it; ``NONE`` for None."""
    return NONE if exact is None else number(exact, decimals, sign)


def rated(n: int, m: int) -> str:
    """Return how many touchpoints could be used: "Rated 27 of 30"."""
    return _("Rated {n} of {m}").format(n=number(n), m=number(m))


def counted(n: int) -> str:
    """Return how many touchpoints stand behind a number: "n = 27 touchpoints"."""
    return ngettext("n = {n} touchpoint", "n = {n} touchpoints", n)


def first_rows(rows: Iterable[Row], total: int) -> tuple[Row, ...]:
    """Return the rows, of very many the first ones and how many more there are."""
    kept = tuple(islice(rows, MOST))
    more = ngettext("and {n} more", "and {n} more", total - len(kept))
    return (*kept, Row(more)) if total > len(kept) else kept


def flattening(view: JourneyView) -> tuple[str, ...]:
    """Return the caution of a mean over several personas; nothing when only one looks."""
    if view.lens is not None or len(personas(scope_of(view))) < 2:
        return ()
    return (
        _(
            "The mean of all personas flattens feelings: a delighted and an angry persona come "
            "out as neutral. Look at each persona as well."
        ),
    )


def missing_words(n: int, lacking: str) -> str:
    """Return what a number lacks: "3 touchpoints without importance", "" for none."""
    if not n:
        return ""
    words = ngettext("{n} touchpoint is left out", "{n} touchpoints are left out", n)
    return f"{words}: {lacking}"


def missing_section(view: JourneyView, ids: Sequence[str], title: str) -> tuple[Section, ...]:
    """Return a folded list of the touchpoints a panel could not use, none when there are none.

    Each row leads to its card and offers to rate it.
    """
    if not ids:
        return ()
    called = names(view)
    rows = (
        Row(called.get(id_, id_), ids=(id_,), offers=(Offer(_("Rate it"), rate=id_),))
        for id_ in ids
    )
    return (Section(f"{title} ({number(len(ids))})", tuple(rows), folded=True),)


def nothing_yet(live: Iterable[Touchpoint], needed: str, seen_in: ViewChoice = "best") -> Empty:
    """Return why a panel is empty, and the way on; ``needed`` says which ratings it wants.

    ``live`` are the touchpoints that could be rated, in canonical order; ``seen_in`` is the
    view whose ratings are looked at.
    """
    first = next(iter(live), None)
    if first is None:
        lack = _("There are no touchpoints to score yet. Add a card first.")
        return Empty(lack, needs_card=True)
    offer = _("Rate {name}").format(name=quoted(name_of(first)))
    if seen_in != "best":
        only = _("Only ratings of this view count: {view}.")
        needed = f"{needed} {only.format(view=heading('view', seen_in))}"
    return Empty(needed, Offer(offer, rate=first.id))
