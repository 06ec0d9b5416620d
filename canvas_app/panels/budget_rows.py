"""The lists of the panel Budget: transfers, what stays and why, amounts (room: panels)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from canvas_app.i18n import N_, _, ngettext, number, percent
from canvas_app.i18n.plain import inner, plain
from canvas_app.i18n.terms import term
from canvas_app.layout.view import JourneyView
from canvas_app.model.project import BudgetLine
from canvas_app.model.scoring.budget import Budget, Purse, Spend, Transfer, purses
from canvas_app.model.scoring.readings import QUALITY_STEPS
from canvas_app.model.scoring.settings import thresholds
from canvas_app.panels import words
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Row, Section, Trace

ROLES = {"over": "warn", "under": "accent", "balanced": "text.muted"}
"""The colours of the classes; their words stand beside them."""
UNIT = 12
"""Characters of a currency that are shown."""

TOTAL = Method(N_("Sum of the amounts of touchpoints with an importance; lines are split equally"))
PLAN = Method(
    N_("Difference = actual − planned, of the lines that have both; per cent of the plan")
)
SPLIT = Method(N_("Amount = sum of its lines, each split equally over its touchpoints"))
INDEX = Method(
    N_(
        "Index = 100 × budget ÷ target; target = all money × impact ÷ all impact; impact = "
        "importance × chance; overspend above {over}, underspend below {under}"
    ),
    "002:42 M3",
)
INDEX_IMPORTANCE = Method(
    N_(
        "Index = 100 × budget ÷ target; target = all money × impact ÷ all impact; impact = "
        "importance only; overspend above {over}, underspend below {under}"
    ),
    "002:42 M3",
)
POOL = Method(
    N_(
        "What moves = the smaller of what donors may give and takers can take, in whole units; "
        "a donor gives at most {cap} of its unlocked money, a taker stops at its ceiling"
    ),
    "002:42",
)
MOVE = Method(
    N_(
        "Donors and takers share what moves in proportion, rounded by largest remainder; the "
        "largest donor gives to the largest taker first. A donor may give the lesser of "
        "budget − target and {cap} of its unlocked money"
    ),
    "002:42",
)


def money(view: JourneyView, amount: Fraction | int) -> str:
    """Return an amount in whole currency units: "6,000 EUR"."""
    return f"{number(amount)}\u00a0{plain(view.project.currency, UNIT)}"


def by_difference(found: Budget) -> list[Spend]:
    """Return what is spent, the largest overspend first, the largest underspend last."""
    return sorted(found.spends, key=lambda spend: spend.target - spend.budget)


def moves(view: JourneyView, found: Budget) -> Iterator[Section]:
    """Yield the transfers as sentences with their reasons."""
    if found.transfers:
        spends = {spend.id: spend for spend in found.spends}
        rows = (_transfer(view, found, spends, each) for each in found.transfers)
        listed = words.first_rows(rows, len(found.transfers))
        yield Section(_("Suggested transfers"), listed)


def _transfer(
    view: JourneyView, found: Budget, spends: Mapping[str, Spend], transfer: Transfer
) -> Row:
    donor, taker = spends[transfer.start], spends[transfer.end]
    amount = money(view, transfer.amount)
    sentence = _("{amount} from “{donor}” to “{taker}”").format(
        amount=amount, donor=inner(_name(donor)), taker=inner(_name(taker))
    )
    cap = percent(thresholds(view.project).budget_cap)
    give, take = _unit(donor, donor.spare), _unit(taker, taker.room)
    inputs = [
        (_("{name} may give").format(name=_name(donor)), number(give)),
        (_("{name} can take").format(name=_name(taker)), number(take)),
        (_("To move in this round"), number(found.pool)),
    ]
    return Row(
        sentence,
        below=_reason(donor, taker),
        ids=(donor.id, taker.id),
        trace=trace(MOVE, inputs, cap=cap),
    )


def _reason(donor: Spend, taker: Spend) -> str:
    if donor.spend_index is None:
        sentence = _("{donor} has no impact, {taker} gets only {part} of what its impact earns.")
    elif taker.budget:
        sentence = _("{donor} gets {whole} of what its impact earns, {taker} only {part}.")
    else:
        sentence = _("{donor} gets {whole} of what its impact earns, {taker} has no money yet.")
    return sentence.format(
        donor=_name(donor),
        taker=_name(taker),
        whole=percent(donor.spend_index or 0),
        part=percent(taker.spend_index or 0),
    )


def stays(view: JourneyView, found: Budget) -> Iterator[Section]:
    """Yield who is over or under and moves nothing, with the reason."""
    held, parts = purses(view.project.budget_lines, thresholds(view.project).budget_basis)
    still = [s for s in by_difference(found) if s.spend_class != "balanced" and not s.moved]
    rows = (_still(view, found, spend, held[spend.id], parts) for spend in still)
    if still:
        yield Section(_("Nothing moves here, and why"), words.first_rows(rows, len(still)))


def _still(view: JourneyView, found: Budget, spend: Spend, purse: Purse, parts: int) -> Row:
    over = spend.spend_class == "over"
    why = _why_not_given(view, spend, purse) if over else _why_not_taken(view, spend, purse, parts)
    return Row(
        _name(spend),
        words.full(spend.spend_index, 0),
        why,
        mark=_("protected") if spend.protected else term("budget_class", spend.spend_class),
        role=ROLES[spend.spend_class],
        ids=(spend.id,),
        trace=index_trace(view, found, spend),
    )


def _why_not_given(view: JourneyView, spend: Spend, purse: Purse) -> str:
    reading, limits = spend.reading, thresholds(view.project)
    if spend.protected == "success":
        return _(
            "Protected as a success touchpoint: importance {importance}, experience "
            "{experience}, chance {chance}."
        ).format(
            importance=words.short(reading.value("importance")),
            experience=words.short(reading.value("experience")),
            chance=percent(reading.value("success_chance") or 0),
        )
    if spend.protected == "weak_moment":
        quality = Fraction(reading.quality or 0, QUALITY_STEPS * reading.unit)
        return _(
            "Protected as a weak moment of truth: quality {quality} is below {limit}, so it "
            "needs its money."
        ).format(quality=words.full(quality), limit=words.short(limits.mot_quality))
    if not purse.unlocked:
        return _("All its money is locked.")
    return _("Nobody can take its money: there is no underspend below its ceiling.")


def _why_not_taken(view: JourneyView, spend: Spend, purse: Purse, parts: int) -> str:
    if purse.ceiling is not None and purse.ceiling <= purse.amount:
        ceiling = money(view, Fraction(purse.ceiling, parts))
        return _("It is at its ceiling of {ceiling}.").format(ceiling=ceiling)
    return _("Nobody may give: what is overspent is protected or locked.")


def amounts(view: JourneyView, found: Budget) -> Iterator[Section]:
    """Yield what every touchpoint has and would have; without a comparison only what it has."""
    title = _("Money of every touchpoint")
    if found.spends:
        total, kept = sum(s.suggested for s in found.spends), by_difference(found)
        rows = words.first_rows((_amount(view, found, spend) for spend in kept), len(kept))
        moved = _("{now} → {then} suggested").format(
            now=money(view, found.total), then=money(view, total)
        )
        all_of = Row(_("All together"), below=moved, strong=True, trace=total_trace(view, found))
        yield Section(title, (all_of, *rows), folded=len(kept) > words.MANY)
        return
    basis = thresholds(view.project).budget_basis
    held, parts = purses(view.project.budget_lines, basis)
    names = words.names(view)
    there = [id_ for id_ in names if id_ in held]
    listed = (
        Row(
            names[id_],
            money(view, Fraction(held[id_].amount, parts)),
            ids=(id_,),
            trace=split_trace(view, id_),
        )
        for id_ in there
    )
    yield Section(title, words.first_rows(listed, len(there)))


def _amount(view: JourneyView, found: Budget, spend: Spend) -> Row:
    now, then = money(view, spend.budget), money(view, spend.suggested)
    if spend.moved:
        now = _("{now} → {then} suggested").format(now=now, then=then)
    shares = _("{spend} of the money, {impact} of the impact").format(
        spend=percent(spend.share_spend, 1), impact=percent(spend.share_impact, 1)
    )
    return Row(
        _name(spend),
        words.full(spend.spend_index, 0),
        f"{now} · {shares}",
        mark=term("budget_class", spend.spend_class),
        role=ROLES[spend.spend_class],
        ids=(spend.id,),
        trace=index_trace(view, found, spend),
    )


def plan_and_actual(view: JourneyView, found: Budget) -> Iterator[Section]:
    """Yield the lines that have both amounts, the largest difference first."""
    compared = found.plan_vs_actual
    if compared is None:
        return
    wanted = set(compared.lines)
    lines = [line for line in view.project.budget_lines if line.id in wanted]
    lines.sort(key=lambda line: -abs((line.actual or 0) - (line.planned or 0)))
    here = {touchpoint.id for touchpoint in view.journey.touchpoints}
    rows = words.first_rows((_line(view, line, here) for line in lines), len(lines))
    total = _difference(view, _("All lines with both"), compared.planned, compared.actual, True)
    yield Section(_("Planned and actual"), (total, *rows), folded=True)


def _line(view: JourneyView, line: BudgetLine, here: set[str]) -> Row:
    ids = tuple(id_ for id_ in line.touchpoint_ids if id_ in here)
    name = words.clean(line.label)
    return _difference(view, name, line.planned or 0, line.actual or 0, False, ids)


def _difference(
    view: JourneyView,
    name: str,
    planned: int,
    actual: int,
    strong: bool,
    ids: tuple[str, ...] = (),
) -> Row:
    apart = actual - planned
    share = f" ({percent(Fraction(100 * apart, planned), 1)})" if planned else ""
    below = _("planned {planned}, actual {actual}{share}").format(
        planned=number(planned), actual=money(view, actual), share=share
    )
    shown = number(apart, 0, True)
    role = "warn" if apart > 0 else "text.muted"
    where = plan_trace(planned, actual, 1)
    return Row(name, shown, below, role=role, strong=strong, ids=ids, trace=where)


def plan_trace(planned: int, actual: int, lines: int) -> Trace:
    """Return where a difference between plan and actual comes from."""
    inputs = [(_("Planned"), number(planned)), (_("Actual"), number(actual))]
    return trace(PLAN, inputs, ngettext("n = {n} line", "n = {n} lines", lines))


def index_trace(view: JourneyView, found: Budget, spend: Spend) -> Trace:
    """Return where the index of a touchpoint comes from."""
    tolerance = thresholds(view.project).budget_tolerance
    reading, certain = spend.reading, found.mode == "impact"
    inputs = [
        (_("Budget"), money(view, spend.budget)),
        (_("Target"), money(view, spend.target)),
        (_("Importance"), words.short(reading.value("importance"))),
    ]
    if certain:
        inputs.append((_("Chance of success"), percent(reading.value("success_chance") or 0)))
    inputs += [
        (_("Share of the money"), percent(spend.share_spend, 1)),
        (_("Share of the impact"), percent(spend.share_impact, 1)),
    ]
    missing = "" if spend.spend_index is not None else _("No impact, so there is no index")
    return trace(
        INDEX if certain else INDEX_IMPORTANCE,
        inputs,
        words.counted(len(found.spends)),
        missing,
        over=number(100 + tolerance),
        under=number(100 - tolerance),
    )


def total_trace(view: JourneyView, found: Budget) -> Trace:
    """Return where the total comes from."""
    inputs = [(_("Money compared"), money(view, found.total))]
    lacking = words.missing_words(len(found.unrated), _("no importance"))
    return trace(TOTAL, inputs, words.counted(len(found.spends)), lacking)


def split_trace(view: JourneyView, touchpoint_id: str) -> Trace:
    """Return which lines a touchpoint's amount comes from."""
    basis = thresholds(view.project).budget_basis
    inputs = [
        (words.clean(line.label), number(Fraction(amount, len(line.touchpoint_ids)), 0))
        for line in view.project.budget_lines
        if touchpoint_id in line.touchpoint_ids and (amount := getattr(line, basis)) is not None
    ]
    return trace(SPLIT, inputs)


def pool_trace(view: JourneyView, found: Budget) -> Trace:
    """Return what limits what moves in one round."""
    donors = [s for s in found.spends if s.spend_class == "over" and not s.protected]
    takers = [s for s in found.spends if s.spend_class == "under"]
    may = sum(_unit(s, max(s.spare, 0)) for s in donors)
    can = sum(_unit(s, max(s.room, 0)) for s in takers)
    inputs = [(_("Donors may give"), money(view, may)), (_("Takers can take"), money(view, can))]
    cap = percent(thresholds(view.project).budget_cap)
    return trace(POOL, inputs, words.counted(len(found.spends)), cap=cap)


def is_rounded(found: Budget) -> bool:
    """Whether the amounts shown may differ from the exact ones."""
    return any(s.budget.denominator != 1 for s in found.spends)


def _unit(spend: Spend, scaled: int) -> Fraction:
    return Fraction(scaled, spend.ledger.unit)


def _name(spend: Spend) -> str:
    return words.name_of(spend.reading.touchpoint)
