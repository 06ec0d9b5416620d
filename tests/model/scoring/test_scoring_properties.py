"""What holds for every project, against plain fractions where that is possible."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_app.model.project import Project, Rating
from canvas_app.model.scoring import (
    budget,
    coverage,
    emotion_curve,
    expectation_gap,
    feedback,
    gaps,
    ipa,
    journey_score,
    next_best_action,
    opportunity,
    success_touchpoints,
)
from canvas_app.model.scoring.readings import table
from canvas_app.model.scoring.sheet import score_sheet
from canvas_app.model.scoring.values import (
    RATING_FIELDS,
    Scope,
    ViewChoice,
    live_touchpoints,
    value,
)
from tests.model.scoring.mini import STAGES, Json, build, fielded, rating, touchpoint

F = Fraction
often = settings(max_examples=25)

tenths = st.integers(0, 100).map(lambda n: n / 10)
feeling = st.integers(-20, 20).map(lambda n: n / 10)
percent = st.integers(0, 1000).map(lambda n: n / 10)
personas = st.sampled_from(("anna", "ben", "cleo"))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def ratings(draw: st.DrawFn) -> list[Json]:
    keys = st.tuples(maybe(personas), st.sampled_from(("internal", "customer")))
    return [
        rating(
            view,
            persona,
            I=draw(maybe(tenths)),
            X=draw(maybe(tenths)),
            E=draw(maybe(tenths)),
            C=draw(maybe(feeling)),
            M=draw(maybe(feeling)),
            S=draw(maybe(percent)),
            source_id=draw(maybe(st.just("s1"))),
        )
        for persona, view in draw(st.lists(keys, max_size=4, unique=True))
    ]


@st.composite
def cards(draw: st.DrawFn, id_: str) -> Json:
    return touchpoint(
        id_,
        draw(st.sampled_from([stage for stage, _ in STAGES])),
        *draw(ratings()),
        seq=draw(st.integers(0, 3)),
        persona_ids=sorted(draw(st.sets(personas, max_size=2))),
        status=draw(st.sampled_from(("active", "active", "unmanaged", "unused", "retire"))),
        moment_of_truth=draw(st.booleans()),
        channel_id=draw(maybe(st.sampled_from(("x", "y")))),
        environment=draw(st.sampled_from(("online", "offline", "both"))),
        identification=draw(st.sampled_from(("anonymous", "identified", "unknown"))),
        legal_basis=draw(st.sampled_from(("open", "consent"))),
        goal_ids=draw(st.sampled_from(([], ["g1"]))),
        owner_id=draw(maybe(st.just("sales"))),
    )


@st.composite
def projects(draw: st.DrawFn) -> Project:
    ids = [f"t{n}" for n in range(draw(st.integers(0, 7)))]
    some = st.lists(st.sampled_from(ids or ["t0"]), min_size=1, max_size=3, unique=True)
    weights = st.sampled_from((0, 1, 2, 40, 0.1, 33.333))
    return build(
        *(draw(cards(id_)) for id_ in ids),
        links=tuple(draw(st.lists(links(ids), max_size=4))) if len(ids) > 1 else (),
        personas=[{"id": p, "name": p, "weight": draw(weights)} for p in ("anna", "ben", "cleo")],
        goals=[{"id": "g1", "kind": "other"}],
        budget_lines=[
            {
                "id": f"b{n}",
                "label": "b",
                "touchpoint_ids": draw(some),
                "planned": draw(maybe(st.integers(0, 10_000))),
                "ceiling": draw(maybe(st.integers(0, 10_000))),
                "locked": draw(st.booleans()),
            }
            for n in range(draw(st.integers(0, 5)))
        ],
        feedback=[{"id": "f", "name": "f", "touchpoint_ids": draw(some), "responses": 9}],
        actions=[{"id": "a", "title": "a", "touchpoint_id": ids[0]}] if ids else [],
    )


@st.composite
def links(draw: st.DrawFn, ids: list[str]) -> Json:
    start, end = draw(st.permutations(ids))[:2]
    kind = draw(st.sampled_from(("next", "branch", "loop")))
    handover = draw(st.sampled_from(("seamless", "partial", "none", "unknown")))
    id_ = str(draw(st.integers()))
    return {"id": id_, "from": start, "to": end, "kind": kind, "handover": handover}


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    project = draw(projects())
    views: tuple[ViewChoice, ...] = ("best", "internal", "customer")
    view = draw(st.sampled_from(views))
    return Scope(project, project.journeys[0], draw(maybe(personas)), view)


@often
@given(scopes())
def test_readings_are_the_effective_values(scope: Scope) -> None:
    live = live_touchpoints(scope)
    assert [r.id for r in table(scope).live] == [t.id for t in live]
    for reading, card in zip(table(scope).live, live, strict=True):
        for field in RATING_FIELDS:
            assert reading.value(field) == value(scope, card, field)


@often
@given(scopes())
def test_the_self_image_is_the_difference_of_the_two_views(scope: Scope) -> None:
    found = {image.id: image.gap for image in expectation_gap.panel(scope).self_images}
    views = [
        Scope(scope.project, scope.journey, scope.persona_id, v) for v in ("internal", "customer")
    ]
    for card in live_touchpoints(scope):
        inside, outside = (value(view, card, "experience") for view in views)
        both = None if inside is None or outside is None else inside - outside
        assert found.get(card.id) == both


def plain_quality(scope: Scope, card: Any) -> Fraction | None:
    names = (("experience", 2), ("cognitive", 1), ("emotional", 1))
    given_ = [(value(scope, card, name), weight) for name, weight in names]  # type: ignore[arg-type]
    parts = [
        ((10 * v if weight == 2 else 25 * (v + 2)) * weight, weight)
        for v, weight in given_
        if v is not None
    ]
    total = sum(weight for _, weight in parts)
    return sum((part for part, _ in parts), F(0)) / total if parts else None


@often
@given(scopes())
def test_the_score_is_the_weighted_mean_of_plain_qualities(scope: Scope) -> None:
    total = weights = F(0)
    for card in live_touchpoints(scope):
        quality, importance = plain_quality(scope, card), value(scope, card, "importance")
        weight = F(5) if importance is None else importance
        weight *= F(3, 2) if card.moment_of_truth else 1
        if quality is not None:
            total, weights = total + weight * quality, weights + weight
    assert journey_score.panel(scope).score == (total / weights if weights else None)


@often
@given(scopes())
def test_losses_add_up_to_what_lacks_to_a_hundred(scope: Scope) -> None:
    result = journey_score.panel(scope)
    losses = [share.loss for share in result.shares]
    if result.score is not None:
        assert sum(loss or 0 for loss in losses) == 100 - result.score
        assert result.chain_score is not None
        assert result.drag is None or result.drag.loss == max(loss or 0 for loss in losses)


@often
@given(scopes())
def test_every_live_touchpoint_is_used_or_listed(scope: Scope) -> None:
    live = {card.id for card in live_touchpoints(scope)}
    matrix, ranking = ipa.panel(scope), opportunity.panel(scope)
    gap, success = expectation_gap.panel(scope), success_touchpoints.panel(scope)
    curve, score = emotion_curve.panel(scope), journey_score.panel(scope)
    for used, rest in (
        ([p.id for p in matrix.points], matrix.excluded),
        ([line.id for line in ranking.ranking], ranking.excluded),
        ([g.id for g in gap.ranking], gap.excluded),
        ([line.id for line in success.ranking], success.incomplete),
        ([p.id for p in curve.points], curve.missing),
        ([s.id for s in score.shares], score.missing),
    ):
        assert sorted([*used, *rest]) == sorted(live)


@often
@given(scopes())
def test_money_only_moves(scope: Scope) -> None:
    result = budget.panel(scope)
    assert sum(transfer.amount for transfer in result.transfers) == result.pool
    assert sum((spend.suggested for spend in result.spends), F(0)) == (
        result.total if result.spends else 0
    )
    for spend in result.spends:
        out = sum(t.amount for t in result.transfers if t.start == spend.id)
        came = sum(t.amount for t in result.transfers if t.end == spend.id)
        assert spend.moved == came - out
        assert not (out and came)


@often
@given(scopes())
def test_nobody_gives_too_much_and_nobody_takes_too_much(scope: Scope) -> None:
    for spend in budget.panel(scope).spends:
        if spend.moved < 0:
            assert spend.spend_class == "over"
            assert spend.protected is None
            assert -spend.moved < F(spend.spare, spend.ledger.unit) + 1
        elif spend.moved > 0:
            assert spend.spend_class == "under"
            assert spend.moved < F(spend.room, spend.ledger.unit) + 1


@often
@given(scopes())
def test_suggestions_come_in_exact_order(scope: Scope) -> None:
    found = next_best_action.panel(scope).suggestions
    keys = [(-s.priority, -s.need) for s in found]
    assert keys == sorted(keys)
    assert all(0 <= s.need <= 10 for s in found)


@often
@given(scopes())
def test_shares_lie_between_nothing_and_everything(scope: Scope) -> None:
    result, asked = coverage.panel(scope), feedback.panel(scope)
    parts = [result.cells, result.managed, result.after, result.owned, result.evident]
    for part in [*parts, asked.measured, asked.closure]:
        assert part.percent is None or 0 <= part.percent <= 100


@often
@given(scopes())
def test_every_pair_of_a_path_is_met_once(scope: Scope) -> None:
    steps = gaps.panel(scope).transitions
    pairs = [(step.start.id, step.end.id) for step in steps]
    assert len(pairs) == len(set(pairs))
    assert all(0 <= step.gap <= 5 for step in steps)


def edits() -> st.SearchStrategy[list[tuple[str, dict[str, Any]]]]:
    """Return edits of single touchpoints: ratings most often, now and then more."""
    fields = st.one_of(
        st.fixed_dictionaries({"ratings": ratings().map(records)}),
        st.fixed_dictionaries({"ratings": ratings().map(records)}),
        st.fixed_dictionaries({"moment_of_truth": st.booleans()}),
        st.fixed_dictionaries({"channel_id": st.sampled_from(("x", "y", None))}),
        st.fixed_dictionaries({"persona_ids": st.sampled_from(((), ("anna",), ("ben", "cleo")))}),
        st.fixed_dictionaries({"status": st.sampled_from(("active", "unused"))}),
        st.fixed_dictionaries({"seq": st.integers(0, 3)}),
    )
    ids = st.integers(0, 6).map(lambda n: f"t{n}")
    return st.lists(st.tuples(ids, fields), max_size=4)


def records(given_: list[Json]) -> tuple[Rating, ...]:
    return build(touchpoint("x", "use", *given_)).journeys[0].touchpoints[0].ratings


@settings(max_examples=25)
@given(projects(), edits())
def test_what_is_remembered_equals_what_is_computed_anew(
    project: Project, changes: list[tuple[str, dict[str, Any]]]
) -> None:
    score_sheet(project)
    for id_, fields in changes:
        project = fielded(project, id_, **fields)
        fresh = Project.model_validate_json(project.model_dump_json())
        other = fresh.model_copy(update={"id": "unknown to the memory"})
        assert {**score_sheet(other), "project": "mini"} == score_sheet(project)
