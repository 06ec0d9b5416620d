"""P8: where money and impact part, and what to move (room: panels)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from canvas_app.i18n import _, language, ngettext, number, percent
from canvas_app.i18n.plain import inner
from canvas_app.i18n.terms import heading, term
from canvas_app.layout.charts.bars import swatch
from canvas_app.layout.charts.paired_bars import Pair, paired_bars
from canvas_app.layout.view import JourneyView
from canvas_app.model.edits import budget_lines, settings
from canvas_app.model.project import BudgetLine, Touchpoint
from canvas_app.model.scoring.budget import Budget, Spend, panel
from canvas_app.model.scoring.settings import thresholds
from canvas_app.model.scoring.values import Scope, touchpoints, value
from canvas_app.panels import budget_rows, words
from canvas_app.panels.budget_rows import ROLES, index_trace, money, total_trace
from canvas_app.panels.panel import Chart, Empty, Offer, Panel, Section, Tile

KEY = "budget"
DRAWN = 40
"""More rows than these no chart can say; the list below it has them all."""


def content(view: JourneyView) -> Panel:
    """Return the panel: shares of spend and impact, transfers with reasons, plan and actual."""
    scope = words.scope_of(view)
    found, lines = panel(scope), _lines_here(scope)
    title, seen = _("Budget"), words.seen(view)
    if empty := _empty(view, scope, lines):
        return Panel(KEY, title, seen, empty=empty)
    considered = len(found.spends)
    return Panel(
        KEY,
        title,
        seen,
        headline=_headline(view, found),
        tiles=tuple(_tiles(view, found)),
        chart=_chart(view, found) if found.spends else None,
        sections=tuple(_sections(view, found)),
        rated=words.rated(considered, considered + len(found.unrated)) if considered else "",
        missing=found.unrated,
        cautions=tuple(_cautions(view, found, lines)),
    )


def _lines_here(scope: Scope) -> list[BudgetLine]:
    here = {touchpoint.id for touchpoint in touchpoints(scope)}
    lines = scope.project.budget_lines
    return [line for line in lines if not here.isdisjoint(line.touchpoint_ids)]


def _empty(view: JourneyView, scope: Scope, lines: Sequence[BudgetLine]) -> Empty | None:
    cards = touchpoints(scope)
    if not cards:
        return words.nothing_yet((), "")
    if not lines:
        return Empty(_no_lines(view), _first_line(scope, cards))
    basis = thresholds(view.project).budget_basis
    if any(getattr(line, basis) is not None for line in lines):
        return None
    if basis == "planned":
        sentence = _("No line has a planned amount yet. Enter one in the table below.")
        other, offered = "actual", _("Compare the actual amounts")
    else:
        sentence = _("No line has an actual amount yet. Enter one in the table below.")
        other, offered = "planned", _("Compare the planned amounts")
    there = any(getattr(line, other) is not None for line in lines)
    edit = settings.set_fields(budget_basis=other)
    return Empty(sentence, Offer(offered, edit=edit) if there else None)


def _no_lines(view: JourneyView) -> str:
    persona = words.lens(view)
    if persona is None:
        return _(
            "No money is entered for this journey yet. Add a line with a planned amount, and "
            "its share is compared with its impact."
        )
    return _("No money is entered for touchpoints that {persona} meets.").format(
        persona=words.clean(persona.name)
    )


def _first_line(scope: Scope, cards: Sequence[Touchpoint]) -> Offer:
    """Return the offer of a line for the most important touchpoint."""
    first = max(cards, key=lambda card: value(scope, card, "importance") or Fraction(0))
    label = words.name_of(first)
    offered = _("Add a budget line for {name}").format(name=words.quoted(label))
    return Offer(offered, edit=budget_lines.add(label, (first.id,)))


def _headline(view: JourneyView, found: Budget) -> str:
    sentence = _answer(view, found)
    if found.mode != "importance":
        return sentence
    n = len(found.without_chance)
    reason = ngettext(
        "Importance only, since {n} touchpoint has no chance of success.",
        "Importance only, since {n} touchpoints have no chance of success.",
        n,
    )
    return f"{sentence} {reason}"


def _answer(view: JourneyView, found: Budget) -> str:
    if not found.spends:
        return _nothing_to_compare(found)
    worst = max(found.spends, key=lambda spend: spend.budget - spend.target)
    if worst.spend_class != "over":
        tolerance = percent(thresholds(view.project).budget_tolerance)
        sentence = _("The money follows the impact: nobody is more than {tolerance} above it.")
        return sentence.format(tolerance=tolerance)
    sentence = _(
        "“{name}” takes {spend} of the money for {impact} of the impact, and nothing may move."
    )
    if found.pool:
        sentence = _(
            "“{name}” takes {spend} of the money for {impact} of the impact; {pool} could move "
            "in this round."
        )
    return sentence.format(
        name=inner(words.name_of(worst.reading.touchpoint)),
        spend=percent(worst.share_spend, 1),
        impact=percent(worst.share_impact, 1),
        pool=money(view, found.pool),
    )


def _nothing_to_compare(found: Budget) -> str:
    if found.unrated and not found.total:
        return _("The touchpoints with money have no importance yet: rate one of them.")
    if not found.total:
        return _("All amounts are 0, so there are no shares to compare.")
    return _(
        "No touchpoint with money has an impact: its importance or chance is 0, or it retires."
    )


def _tiles(view: JourneyView, found: Budget) -> Iterator[Tile]:
    basis = thresholds(view.project).budget_basis
    unit = f" {words.clean(view.project.currency)}"
    below = _("planned") if basis == "planned" else _("actual")
    if period := words.clean(view.project.budget_period):
        below = f"{below} · {period}"
    if found.total:
        where = total_trace(view, found)
        yield Tile(_("Money compared"), number(found.total), unit, below, trace=where)
    if found.spends:
        yield Tile(
            _("To move in this round"),
            number(found.pool) if found.pool else words.NONE,
            unit if found.pool else "",
            _transfers(len(found.transfers)),
            trace=budget_rows.pool_trace(view, found),
        )
    if compared := found.plan_vs_actual:
        yield Tile(
            _("Actual against plan"),
            number(compared.difference, 0, True),
            unit,
            words.NONE if compared.percent is None else _signed_percent(compared.percent),
            "warn" if compared.difference > 0 else "text",
            trace=budget_rows.plan_trace(compared.planned, compared.actual, len(compared.lines)),
        )


def _transfers(n: int) -> str:
    return ngettext("{n} transfer", "{n} transfers", n) if n else _("nothing may move")


def _signed_percent(share: Fraction) -> str:
    return ("+" if share > 0 else "") + percent(share, 1)


def _chart(view: JourneyView, found: Budget) -> Chart:
    drawn = budget_rows.by_difference(found)
    if len(drawn) > DRAWN:
        largest = sorted(drawn, key=lambda spend: -abs(spend.budget - spend.target))[:DRAWN]
        kept = {spend.id for spend in largest}
        drawn = [spend for spend in drawn if spend.id in kept]
    pairs = tuple(_pair(spend) for spend in drawn)
    spent, earned = swatch("text.muted"), swatch("text.muted", True)
    entries = [(spent[0], _("Share of the money")), (earned[0], _("Share of the impact"))]
    head = _("Index")
    return Chart(
        lambda wide: paired_bars(wide, pairs, head, entries),
        _("Shares of money and impact. {list}").format(
            list=" ".join(f"{pair.label}." for pair in pairs)
        ),
        (KEY, language(), pairs),
        {spend.id: index_trace(view, found, spend) for spend in drawn},
    )


def _pair(spend: Spend) -> Pair:
    name = words.name_of(spend.reading.touchpoint)
    index = words.full(spend.spend_index, 0)
    numbers = percent(spend.share_spend, 1), percent(spend.share_impact, 1)
    label = _("{name}: {spend} of the money, {impact} of the impact, index {index}, {kind}")
    return Pair(
        spend.id,
        name,
        heading("budget_class", spend.spend_class),
        float(spend.share_spend),
        float(spend.share_impact),
        numbers,
        index,
        ROLES[spend.spend_class],
        spend.id,
        label.format(
            name=name,
            spend=numbers[0],
            impact=numbers[1],
            index=index,
            kind=term("budget_class", spend.spend_class),
        ),
    )


def _sections(view: JourneyView, found: Budget) -> Iterator[Section]:
    yield from budget_rows.moves(view, found)
    yield from budget_rows.stays(view, found)
    yield from budget_rows.amounts(view, found)
    yield from budget_rows.plan_and_actual(view, found)
    yield from words.missing_section(view, found.unrated, _("Money without importance"))
    if found.mode == "importance":
        title = _("Without a chance of success")
        yield from words.missing_section(view, found.without_chance, title)


def _cautions(view: JourneyView, found: Budget, lines: Sequence[BudgetLine]) -> Iterator[str]:
    yield _(
        "The model knows influence and chance, not the cost of reaching people; it opens the "
        "discussion, it does not close it."
    )
    if len(found.spends) > DRAWN:
        sentence = _("Drawn are the {n} largest differences; the list has all {m}.")
        yield sentence.format(n=number(DRAWN), m=number(len(found.spends)))
    silent = sum(getattr(line, thresholds(view.project).budget_basis) is None for line in lines)
    if silent:
        yield ngettext(
            "{n} line without such an amount does not count.",
            "{n} lines without such an amount do not count.",
            silent,
        )
    if budget_rows.is_rounded(found):
        yield _(
            "Amounts of split lines are rounded for display; exactly, the suggestions add up to "
            "the total."
        )
