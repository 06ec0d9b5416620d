"""The feedback instruments, edited in place: counts, loop, touchpoints, period (room: widgets)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from canvas_app.i18n import _, ngettext, number
from canvas_app.i18n.terms import TERMS, field, heading
from canvas_app.layout.view import JourneyView
from canvas_app.model.checks import answered
from canvas_app.model.edits import feedback
from canvas_app.model.edits.edit import Edit
from canvas_app.model.edits.feedback import LOOP_COUNTS, NPS_COUNTS, STEPS
from canvas_app.model.project import Feedback, Touchpoint
from canvas_app.widgets import plain
from canvas_app.widgets.controls.choice import Choice
from canvas_app.widgets.controls.typed_field import TypedField, whole, written
from canvas_app.widgets.overriding import override
from canvas_app.widgets.panels.count_row import Count, CountRow
from canvas_app.widgets.panels.record_editor import RecordEditor, touching
from canvas_app.widgets.panels.record_form import Record, RecordForm
from canvas_app.widgets.panels.record_table import Column, Line
from canvas_app.widgets.session import Session


class _Form(RecordForm):
    """Kind, counts, loop and period of an instrument."""

    def __init__(self) -> None:
        super().__init__()
        self.instrument, self.period = Choice(), TypedField(str, str)
        self.answers, self.loop = CountRow(), CountRow()
        self.put("instrument", self.instrument)
        self.put_counts(self.answers)
        self.put_counts(self.loop)
        self.put("period", self.period)

    @override
    def first_field(self) -> QWidget:
        return self.answers.fields[0]

    @override
    def show_record(self, view: JourneyView, record: Record, columns: Collection[str]) -> None:
        assert isinstance(record, Feedback)
        self.instrument.offer([(id_, heading("instrument", id_)) for id_ in TERMS["instrument"]])
        self.instrument.show_value({record.instrument})
        self.period.show_value(record.period)
        self.answers.show_counts(tuple(_answers(record)))
        self.loop.show_counts(tuple(_loop(record)))


class FeedbackTable(RecordEditor):
    """The instruments at touchpoints of the journey shown; counts stand below the table."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.form = _Form()
        super().__init__(session, self.form, parent)

    @override
    def records(self, view: JourneyView) -> Sequence[Feedback]:
        return touching(view.project.feedback, view.journey)

    @override
    def columns(self) -> Sequence[Column]:
        return (
            Column("name", field("instrument"), str, "text"),
            Column("sent", field("sent"), whole),
            Column("responses", field("responses")),
        )

    @override
    def line(self, view: JourneyView, record: Record, names: dict[str, str]) -> Line:
        assert isinstance(record, Feedback)
        n = answered(record)
        cells = (plain.one_line(record.name), written(record.sent), written(n or None))
        known = [plain.one_line(names[id_]) for id_ in record.touchpoint_ids if id_ in names]
        kind = heading("instrument", record.instrument)
        parts = [kind, ", ".join(known), plain.one_line(record.period or "")]
        return Line(record.id, cells, " · ".join(part for part in parts if part))

    @override
    def words(self) -> tuple[str, str, str]:
        none = _("There is no instrument yet. Select cards and add one; counts can come later.")
        return _("Feedback instruments"), _("Add an instrument"), none

    @override
    def told(self, view: JourneyView, records: Sequence[Record]) -> str:
        instruments = [record for record in records if isinstance(record, Feedback)]
        counted = ngettext("{n} instrument", "{n} instruments", len(instruments))
        n = sum(answered(each) or 0 for each in instruments)
        answers = ngettext("{n} answer", "{n} answers", n)
        return f"{counted}: {answers}"

    @override
    def change(self, id_: str, name: str, value: object) -> Edit:
        if name.isdecimal():
            return feedback.set_fields(id_, distribution=self._with_step(int(name), value))
        return feedback.set_fields(id_, **{name: value})

    @override
    def fresh(self, touchpoint: Touchpoint, ids: tuple[str, ...]) -> Edit:
        return feedback.add(touchpoint.name, "csat", ids)

    @override
    def deletion(self, id_: str) -> Edit:
        return feedback.delete([id_])

    def _with_step(self, step: int, value: object) -> tuple[object, ...] | None:
        """Return the distribution with one count of it set, None when nothing is counted."""
        record = self.current
        assert isinstance(record, Feedback)
        counts: list[object] = list(record.distribution or (0,) * STEPS[record.instrument])
        counts[step - 1] = value or 0
        return tuple(counts) if any(counts) else None


def _answers(record: Feedback) -> Iterator[Count]:
    if record.instrument == "nps":
        for name, scores in zip(NPS_COUNTS, ("9–10", "7–8", "0–6"), strict=True):
            count = getattr(record.nps, name) if record.nps else None
            yield Count(name, scores, count, f"{field(name)} ({scores})")
        return
    steps = STEPS.get(record.instrument)
    if steps is None:
        yield Count("responses", field("responses"), answered(record), field("responses"))
        return
    counts = record.distribution or (None,) * steps
    for step, count in enumerate(counts, 1):
        about = _("Answers {step} of {steps}").format(step=number(step), steps=number(steps))
        yield Count(str(step), number(step), count, about)


def _loop(record: Feedback) -> Iterator[Count]:
    for name in LOOP_COUNTS:
        count = getattr(record.loop, name) if record.loop else None
        yield Count(name, field(name), count, field(name))
