"""Edits of feedback instruments and their counts (room: pure edits).

Functions return an Edit; errors are raised by its ``change``. Counts only, never answers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from canvas_app.model.checks import answered
from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.ids import new_id
from canvas_app.model.edits.records import (
    changed,
    checked,
    mapped,
    named,
    required,
    required_touchpoints,
)
from canvas_app.model.edits.typed import cleaned_fields
from canvas_app.model.project import Feedback, LoopCounts, NpsCounts, Project

STEPS: Mapping[str, int] = {"csat": 5, "ces": 7}
"""How many counts the distribution of an instrument has."""
NPS_COUNTS = ("promoters", "passives", "detractors")
LOOP_COUNTS = ("forwarded", "answered")
_LINES = ("name", "instrument", "period")


def add(name: str, instrument: str, touchpoint_ids: Sequence[str], **fields: object) -> Edit:
    """Add an instrument; ``facts["id"]`` is its id, ``fields`` as for ``set_fields``.

    Errors: ``gone``, ``invalid_value``, ``answers_above_sent``, ``loop_above_answers``.
    """
    id_ = new_id(prefix="f")
    given = {"name": name, "touchpoint_ids": tuple(touchpoint_ids), **fields}
    values, cut = cleaned_fields({"instrument": instrument, **given}, _LINES, [])

    def change(project: Project) -> Project:
        fresh = Feedback(id=id_, name="…", touchpoint_ids=("…",))
        item = _with_fields(project, fresh, values)
        return changed(project, feedback=(*project.feedback, item))

    return Edit("add_feedback", change, {"name": values["name"], "id": id_, "cut": cut})


def set_fields(feedback_id: str, **fields: object) -> Edit:
    """Set fields of an instrument, and counts by their own names.

    Fields are name, instrument, touchpoint_ids (at least one), sent, responses, distribution
    (a tuple of five counts for csat, seven for ces) and period; counts are promoters,
    passives, detractors, forwarded and answered. None takes a count away. Another instrument
    leaves behind the counts it cannot carry; from then on, n is what it can.
    Errors: ``gone``; ``invalid_value``; ``answers_above_sent`` with ``answers`` and ``sent``;
    ``loop_above_answers`` with ``count`` and ``answers``; KeyError for an unknown field.
    """
    if "id" in fields:
        raise KeyError("id")
    values, cut = cleaned_fields(fields, _LINES, [])

    def change(project: Project) -> Project:
        former = named(project.feedback, feedback_id, "feedback")
        item = _with_fields(project, former, values)
        items = mapped(project.feedback, lambda old: item if old.id == feedback_id else old)
        return changed(project, feedback=items)

    return Edit("set_feedback_fields", change, {"fields": tuple(fields), "cut": cut})


def delete(ids: Collection[str]) -> Edit:
    """Delete instruments. Error: ``gone``."""

    def change(project: Project) -> Project:
        required(project.feedback, ids, "feedback")
        items = tuple(item for item in project.feedback if item.id not in ids)
        return changed(project, feedback=items)

    return Edit("delete_feedback", change, {"n": len(ids)})


def _with_fields(project: Project, item: Feedback, values: Mapping[str, object]) -> Feedback:
    own = {n: v for n, v in values.items() if n not in (*NPS_COUNTS, *LOOP_COUNTS)}
    _check_counts(values.get("distribution"))
    after = changed(_of_one_kind(item, values), **own)
    after = changed(after, touchpoint_ids=tuple(dict.fromkeys(after.touchpoint_ids)))
    required_touchpoints(project, after.touchpoint_ids)
    if after.instrument != item.instrument:
        after = _converted(after, answered(item))
    after = _counted(after, values)
    _check_steps(after)
    if set(values) - {"name", "touchpoint_ids", "period"}:
        _check_sums(after)
    return after


def _of_one_kind(item: Feedback, values: Mapping[str, object]) -> Feedback:
    """Return the item without the counts of other kinds than those that are given."""
    kinds = {"nps": NPS_COUNTS, "distribution": ("distribution",), "responses": ("responses",)}
    given = {kind for kind, names in kinds.items() if any(values.get(name) for name in names)}
    return changed(item, **dict.fromkeys(set(kinds) - given)) if given else item


def _check_counts(counts: object) -> None:
    """Refuse a single count by its own value, not by that of the whole distribution."""
    for count in counts if isinstance(counts, tuple) else ():
        try:
            checked(Feedback, "responses", count)
        except EditError as error:
            raise EditError(error.kind, **{**error.facts, "field": "distribution"}) from None


def _counted(item: Feedback, values: Mapping[str, object]) -> Feedback:
    given = {name: values[name] or 0 for name in NPS_COUNTS if name in values}
    if given:
        nps = changed(item.nps or NpsCounts(), **given)
        item = changed(item, nps=nps if nps != NpsCounts() else None)
    looped = {name: values[name] for name in LOOP_COUNTS if name in values}
    if looped:
        loop = changed(item.loop or LoopCounts(), **{n: v or 0 for n, v in looped.items()})
        gone = None in looped.values() and loop == LoopCounts()
        item = changed(item, loop=None if gone else loop)
    return item


def _converted(item: Feedback, answers: int | None) -> Feedback:
    """Return the item without counts that its instrument cannot carry."""
    kind = item.instrument
    steps = len(item.distribution or ())
    item = changed(
        item,
        nps=item.nps if kind == "nps" else None,
        distribution=item.distribution if steps == STEPS.get(kind) else None,
        responses=None if kind in ("nps", *STEPS) else item.responses or answers,
    )
    loop, n = item.loop, answered(item) or 0
    lost = loop is not None and max(loop.forwarded, loop.answered) > n
    return changed(item, loop=None) if lost else item


def _check_steps(item: Feedback) -> None:
    expected, counts = STEPS.get(item.instrument), item.distribution
    if expected and counts is not None and len(counts) != expected:
        facts = {"field": "distribution", "count": len(counts), "expected": expected}
        raise EditError("invalid_value", value=counts, problem="answer_counts", limit=None, **facts)


def _check_sums(item: Feedback) -> None:
    answers = answered(item) or 0
    if item.sent is not None and answers > item.sent:
        raise EditError("answers_above_sent", answers=answers, sent=item.sent)
    if item.loop is None:
        return
    for field in LOOP_COUNTS:
        count = getattr(item.loop, field)
        if count > answers:
            raise EditError("loop_above_answers", field=field, count=count, answers=answers)
