"""P5: where do customers get less than they expect, and do we see it? (room: panels)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from canvas_app.i18n import N_, _, language, ngettext, number, percent
from canvas_app.i18n.plain import inner
from canvas_app.i18n.terms import field, heading, term
from canvas_app.layout.charts.dumbbells import Dumbbell, arrow_swatch, dumbbells
from canvas_app.layout.charts.marks import mark
from canvas_app.layout.view import JourneyView
from canvas_app.model.scoring.expectation_gap import (
    ExpectationGaps,
    Gap,
    GapClass,
    SelfImage,
    panel,
)
from canvas_app.model.scoring.rounding import ratio
from canvas_app.model.scoring.settings import DELIGHTED_REFERENCE, thresholds
from canvas_app.model.scoring.values import RatingField, live_touchpoints
from canvas_app.panels import words
from canvas_app.panels.methods import Method, trace
from canvas_app.panels.panel import Chart, Panel, Row, Section, Tile, Trace

KEY = "expectation_gap"
SHOWN = 15
"""Rows of the chart; the list has all."""
COLOURS: dict[GapClass, str] = {
    "disappointing": "warn",
    "ok": "line.strong",
    "delighting": "accent",
}

GAP = Method(
    N_(
        "Gap = experience − expectation, from −10 to +10; disappointing at −{far} or less, "
        "delighting from +{far}"
    ),
    "M4 M12",
)
WEIGHTED = Method(
    N_("Weighted gap = gap × importance ÷ 10; a missing importance counts as {default}"), "M4"
)
OVERALL = Method(
    N_("Overall gap = Σ importance × gap ÷ Σ importance; a missing importance counts as {default}"),
    "M4",
)
SELF_IMAGE = Method(
    N_("Self-image gap = experience in our own view − experience in the customer's view"),
    "001:57 002:40",
)
DELIGHTED = Method(
    N_("Delighted = delighting touchpoints ÷ rated ones; not even every seventh customer is"),
    "002:5 M12",
)


def content(view: JourneyView) -> Panel:
    """Return the panel: dumbbells, the ranking, and the gap between our view and theirs."""
    found = panel(words.scope_of(view))
    title, seen = _("Expectation gap"), words.seen(view)
    if not found.ranking and not found.self_images:
        empty = words.nothing_yet(
            live_touchpoints(words.scope_of(view)),
            _("No touchpoint has both an expectation and an experience. Rate these two first."),
            view.view,
        )
        return Panel(KEY, title, seen, missing=found.excluded, empty=empty)
    n = len(found.ranking)
    return Panel(
        KEY,
        title,
        seen,
        headline=_headline(found),
        tiles=tuple(_tiles(view, found)),
        chart=_chart(view, found) if found.ranking else None,
        sections=tuple(_sections(view, found)),
        rated=words.rated(n, n + len(found.excluded)),
        missing=found.excluded,
        cautions=words.flattening(view),
    )


def _headline(found: ExpectationGaps) -> str:
    if not found.ranking:
        return _("No touchpoint has both an expectation and an experience in this view.")
    worst = found.ranking[0]
    if worst.gap_class == "disappointing":
        return _(
            "“{name}” disappoints most: experience {experience} where {expectation} is expected."
        ).format(
            name=inner(_name(worst)),
            experience=_rating(worst, "experience"),
            expectation=_rating(worst, "expectation"),
        )
    if found.overall is None:
        return _("No touchpoint disappoints.")
    return _("No touchpoint disappoints; over all, experience minus expectation is {gap}.").format(
        gap=number(found.overall, 2, sign=True)
    )


def _tiles(view: JourneyView, found: ExpectationGaps) -> Iterator[Tile]:
    n = len(found.ranking)
    if n:
        overall = words.full(found.overall, 2, True)
        yield Tile(_("Overall gap"), overall, trace=_overall_trace(view, found))
        for name, count in (
            ("disappointing", found.disappointing),
            ("delighting", found.delighting),
        ):
            ids = tuple(gap.id for gap in found.ranking if gap.gap_class == name)
            below = _("of {n} touchpoints").format(n=number(n))
            role = "warn" if ids and name == "disappointing" else "text"
            said = heading("experience_class", name)
            yield Tile(said, number(count), "", below, role, ids, _count_trace(view, found))
    if found.self_images:
        yield Tile(
            _("Self-image gap"),
            words.full(found.self_image_mean, 2, True),
            below=words.counted(len(found.self_images)),
            ids=tuple(image.id for image in found.self_images),
            trace=_image_trace(found),
        )


def _chart(view: JourneyView, found: ExpectationGaps) -> Chart:
    shown = found.ranking[:SHOWN]
    images = {image.id: image for image in found.self_images}
    listed = tuple(_dumbbell(gap, images.get(gap.id)) for gap in shown)
    entries = [
        (lambda x, y: mark("disc", x, y, 4.5, "text.muted", hollow=True), _("expectation")),
        (lambda x, y: mark("disc", x, y, 4.5, "text.muted"), _("experience")),
    ]
    if any(dumbbell.arrow for dumbbell in listed):
        entries.append((arrow_swatch, _("from the customer's view to our own")))
    rest = len(found.ranking) - len(shown)
    note = ngettext("and {n} more in the list", "and {n} more in the list", rest) if rest else ""
    return Chart(
        lambda width: dumbbells(width, listed, 10.0, entries, note),
        "; ".join(dumbbell.label for dumbbell in listed),
        (KEY, language(), listed, note),
        {gap.id: _gap_trace(view, gap) for gap in shown},
    )


def _dumbbell(gap: Gap, image: SelfImage | None) -> Dumbbell:
    label = f"{_name(gap)}: {_ratings(gap)}, {term('experience_class', gap.gap_class)}"
    arrow = None
    if image is not None:
        inside, outside = _views(image)
        shown = words.short(image.gap, 1, True)
        arrow = float(outside), float(inside), shown
        label = f"{label}, {_('self-image gap {gap}').format(gap=shown)}"
    return Dumbbell(
        gap.id,
        _name(gap),
        float(gap.reading.value("expectation") or 0),
        float(gap.reading.value("experience") or 0),
        words.short(gap.gap, 1, True),
        COLOURS[gap.gap_class],
        arrow,
        gap.id,
        label,
    )


def _sections(view: JourneyView, found: ExpectationGaps) -> Iterator[Section]:
    if found.ranking:
        ranked = (_row(view, gap) for gap in found.ranking)
        rows = words.first_rows(ranked, len(found.ranking))
        folded = len(rows) > words.MANY
        yield Section(_("Gaps, the heaviest disappointment first"), rows, folded)
        yield Section(_("Delighted"), (_delighted(found),))
    yield _self_images(found)
    yield from words.missing_section(view, found.excluded, _("Without expectation or experience"))


def _row(view: JourneyView, gap: Gap) -> Row:
    weighted = _("weighted {gap}").format(gap=number(gap.weighted, 2, sign=True))
    return Row(
        _name(gap),
        words.short(gap.gap, 2, True),
        f"{_ratings(gap)} · {weighted}",
        mark=term("experience_class", gap.gap_class),
        role=COLOURS[gap.gap_class],
        ids=(gap.id,),
        trace=_gap_trace(view, gap),
    )


def _delighted(found: ExpectationGaps) -> Row:
    share = Fraction(found.delighting, len(found.ranking))
    sentence = _("For comparison: not even every seventh customer is delighted, {share}.")
    ids = tuple(gap.id for gap in found.ranking if gap.gap_class == "delighting")
    return Row(
        _("{n} of {m} touchpoints").format(
            n=number(found.delighting), m=number(len(found.ranking))
        ),
        percent(100 * share, 1),
        sentence.format(share=percent(100 * DELIGHTED_REFERENCE)),
        bar=float(share),
        role="accent",
        ids=ids,
        trace=trace(DELIGHTED, n=words.counted(len(found.ranking))),
    )


def _self_images(found: ExpectationGaps) -> Section:
    """Return where we see ourselves otherwise than customers do, the largest gap first."""
    title = _("Self-image: our own view against the customer's")
    if not found.self_images:
        why = _("No experience is rated in both views. Rate one inside and one as the customer.")
        return Section(title, (Row(why),), folded=True)
    ranked = sorted(found.self_images, key=lambda image: -abs(image.scaled))
    rows = words.first_rows(map(_image_row, ranked), len(ranked))
    return Section(title, rows, folded=len(rows) > words.MANY)


def _image_row(image: SelfImage) -> Row:
    inside, outside = map(words.short, _views(image))
    below = _("We say {inside}, customers {outside}").format(inside=inside, outside=outside)
    inputs = [(_("Our own view"), inside), (_("The customer's view"), outside)]
    return Row(
        words.name_of(image.reading.touchpoint),
        words.short(image.gap, 2, True),
        below,
        ids=(image.id,),
        trace=trace(SELF_IMAGE, inputs),
    )


def _views(image: SelfImage) -> tuple[Fraction, Fraction]:
    """Return the experience inside and outside."""
    inside, outside = image.reading.self_image or (0, 0)
    return ratio(inside, image.reading.unit), ratio(outside, image.reading.unit)


def _gap_trace(view: JourneyView, gap: Gap) -> Trace:
    inputs = [
        (field("experience"), _rating(gap, "experience")),
        (field("expectation"), _rating(gap, "expectation")),
        (field("importance"), words.short(gap.importance)),
    ]
    lacking = "" if gap.reading.importance is not None else _("no importance is rated")
    return _trace(view, GAP, inputs, missing=lacking, also=[WEIGHTED])


def _overall_trace(view: JourneyView, found: ExpectationGaps) -> Trace:
    weights = [gap.importance for gap in found.ranking]
    total = sum((gap.importance * gap.gap for gap in found.ranking), Fraction(0))
    inputs = [
        (_("Σ importance × gap"), words.short(total, 2, True)),
        (_("Σ importance"), words.short(sum(weights, Fraction(0)), 2)),
    ]
    n = words.counted(len(found.ranking))
    return _trace(view, OVERALL, inputs, n, _lacking(found))


def _count_trace(view: JourneyView, found: ExpectationGaps) -> Trace:
    n = words.counted(len(found.ranking))
    return _trace(view, GAP, (), n, _lacking(found))


def _image_trace(found: ExpectationGaps) -> Trace:
    inputs = []
    if largest := found.self_image_largest:
        name = words.name_of(largest.reading.touchpoint)
        largest_words = _("Largest, {name}").format(name=name)
        inputs = [(largest_words, words.short(largest.gap, 2, True))]
    return trace(SELF_IMAGE, inputs, words.counted(len(found.self_images)))


def _trace(
    view: JourneyView,
    method: Method,
    inputs: Iterable[tuple[str, str]],
    n: str = "",
    missing: str = "",
    also: Iterable[Method] = (),
) -> Trace:
    """Return a trace whose formulas name the thresholds of the project."""
    limits = thresholds(view.project)
    far, default = words.short(limits.gap_threshold), words.short(limits.default_importance)
    return trace(method, inputs, n, missing, also, far=far, default=default)


def _lacking(found: ExpectationGaps) -> str:
    return words.missing_words(len(found.excluded), _("expectation or experience is not rated"))


def _ratings(gap: Gap) -> str:
    return _("Experience {experience}, expectation {expectation}").format(
        experience=_rating(gap, "experience"), expectation=_rating(gap, "expectation")
    )


def _rating(gap: Gap, name: RatingField) -> str:
    return words.short(gap.reading.value(name))


def _name(gap: Gap) -> str:
    return words.name_of(gap.reading.touchpoint)
