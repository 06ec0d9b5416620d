"""Whatever is edited, undone, redone, saved and opened in any order: the house stands.

References are valid, undo to the bottom gives the opening project, a file gives back what was
saved, the picture made step by step equals a fresh one, no two cards overlap, and an edit that
is refused leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from canvas_app import paths
from canvas_app.layout import recall
from canvas_app.layout.board import layout
from canvas_app.layout.hits import cell_at
from canvas_app.layout.picture import Node
from canvas_app.layout.view import JourneyView
from canvas_app.model import history as steps
from canvas_app.model.capture import Context, NoteLine, read, vocabulary
from canvas_app.model.catalogue import add_entry, read_catalogue
from canvas_app.model.edits import (
    budget_lines,
    capture,
    channels,
    departments,
    feedback,
    goals,
    journeys,
    links,
    notes,
    personas,
    projects,
    ratings,
    saved_views,
    sources,
    stages,
    touchpoints,
)
from canvas_app.model.edits import settings as thresholds
from canvas_app.model.edits.edit import Edit, EditError
from canvas_app.model.edits.lanes import in_lane, lanes
from canvas_app.model.edits.merge import merge
from canvas_app.model.edits.order import stage_of
from canvas_app.model.edits.place import Place
from canvas_app.model.files.consistency import settle
from canvas_app.model.files.load import load
from canvas_app.model.files.save import save
from canvas_app.model.filter import Filter
from canvas_app.model.history import History
from canvas_app.model.project import PHASES, Journey, Project
from canvas_app.model.templates import TEMPLATES, new_project

T = TypeVar("T")
CATALOGUE = read_catalogue(paths.resource("catalogue/catalogue.json").read_bytes())
SAMPLES = sorted(paths.resource("samples").glob("*.json"))
NAMES = st.text(max_size=8) | st.sampled_from(["", " ", "Ä", "x" * 600, "a\nb", "\ud800", "<b>&"])
LINES = st.sampled_from(
    ["2 Call #phone !8 @a *", "#fax New", "- slow", "? who", "\\2 two", "@", "#", "x" * 600, "!11"]
)
FIELDS: Sequence[tuple[str, Sequence[object]]] = (
    ("channel_id", (None, "website", "fax")),
    ("form", ("human", "static", "loud")),
    ("status", ("active", "retire", 1)),
    ("persona_ids", ((), ("nobody",))),
    ("devices", (("tv",), ("tv", "tv"))),
    ("owner_id", (None, "nobody")),
    ("description", ("", "long\n" * 3, "x" * 20_001)),
)


class Editing(RuleBasedStateMachine):
    """A person at work on one document."""

    @initialize(start=st.sampled_from([*TEMPLATES, *SAMPLES]))
    def begin(self, start: str | Path) -> None:
        """Open a sample or begin with a template."""
        if isinstance(start, Path):
            self.opened = load(start).project
        else:
            self.opened = new_project(start, "en", CATALOGUE, "2025-01-01T00:00:00Z", "p")
        self.history = History(self.opened, saved=self.opened)

    @property
    def project(self) -> Project:
        return self.history.now

    def apply(self, edit: Edit) -> bool:
        """Do an edit as the session does."""
        before, written = self.project, self.project.model_dump_json()
        try:
            after = edit.change(before)
        except EditError:
            assert self.project is before
            assert before.model_dump_json() == written
            return False
        self.history = steps.record(self.history, after, edit.kind, edit.facts, edit.merge)
        assert before.model_dump_json() == written
        return True

    def journey(self, data: st.DataObject) -> Journey:
        return data.draw(st.sampled_from(self.project.journeys))

    def cards(self, data: st.DataObject, journey: Journey) -> tuple[str, ...]:
        ids = [touchpoint.id for touchpoint in journey.touchpoints] or ["gone"]
        return tuple(data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=4, unique=True)))

    def one(self, data: st.DataObject, items: Sequence[T]) -> T:
        return data.draw(st.sampled_from(items))

    def place(self, data: st.DataObject, journey: Journey) -> Place:
        """Draw a place as the canvas offers it: between two neighbours of a lane, or on a card."""
        stage_id = self.one(data, self.project.stages).id
        lane = self.one(data, lanes(self.project, journey))
        row = [t for t in stage_of(journey, stage_id) if in_lane(journey, t, lane)]
        index = data.draw(st.integers(0, len(row)))
        if index < len(row) and data.draw(st.booleans()):
            return Place(stage_id, lane, onto=row[index].id)
        after = row[index - 1].id if index else None
        return Place(stage_id, lane, after, row[index].id if index < len(row) else None)

    @rule(data=st.data(), name=NAMES)
    def add_card(self, data: st.DataObject, name: str) -> None:
        journey = self.journey(data)
        self.apply(touchpoints.add_named(journey.id, name, self.place(data, journey)))

    @rule(data=st.data(), typed=LINES)
    def type_a_line(self, data: st.DataObject, typed: str) -> None:
        """Type a line as into the capture bar, or over an empty cell."""
        journey = self.journey(data)
        known = vocabulary(self.project, ())
        cards = [touchpoint.id for touchpoint in journey.touchpoints]
        lens = self.one(data, [None, *(persona.id for persona in self.project.personas)])
        line = read(typed, Context(known, known.stage_ids[0], cards[-1] if cards else None, lens))
        if isinstance(line, NoteLine):
            self.apply(capture.add_note(line))
        elif bool(cards) and data.draw(st.booleans()):
            self.apply(capture.merge_card(journey.id, line, self.one(data, cards)))
        else:
            place = self.place(data, journey) if data.draw(st.booleans()) else None
            self.apply(capture.add_card(journey.id, line, place))

    @rule(data=st.data())
    def merge_cards(self, data: st.DataObject) -> None:
        journey = self.journey(data)
        ids = self.cards(data, journey)
        if self.apply(merge(journey.id, ids)):
            after = next(each for each in self.project.journeys if each.id == journey.id)
            assert len(after.touchpoints) == len(journey.touchpoints) - len(ids) + 1

    @rule(x=st.floats(0, 1), y=st.floats(0, 1))
    def drop_on_the_canvas(self, x: float, y: float) -> None:
        """Drop a new card anywhere: it stands in the cell that was lit."""
        view = JourneyView(self.project, self.project.journeys[0].id)
        picture = layout(view)
        cell = cell_at(picture, view, x * picture.width, y * picture.height)
        edit = touchpoints.add_named(view.journey_id, "Drop", cell.place)
        assert self.apply(edit)
        after = layout(JourneyView(self.project, view.journey_id))
        lane = cell.place.lane or "*"
        new = after.by_id[f"card:{(edit.select or ('',))[0]}@{lane}"]
        if cell.width == new.width:
            assert new.x == cell.x

    @rule(data=st.data())
    def add_entry(self, data: st.DataObject) -> None:
        journey, entry = self.journey(data), self.one(data, CATALOGUE.entries)
        place = self.place(data, journey) if data.draw(st.booleans()) else None
        assert self.apply(add_entry(CATALOGUE, self.project, journey.id, entry, place))

    @rule(data=st.data(), mode=st.sampled_from(["move", "move", "twin", "copy"]))
    def move(self, data: st.DataObject, mode: str) -> None:
        journey = self.journey(data)
        ids, place = self.cards(data, journey), self.place(data, journey)
        from_lane = self.one(data, lanes(self.project, journey))
        edit = touchpoints.move(journey.id, ids, place, from_lane, mode)  # type: ignore[arg-type]
        if self.apply(edit):
            self.check_order(journey.id, edit.select or (), place)

    def check_order(self, journey_id: str, ids: Sequence[str], place: Place) -> None:
        """The cards stand where they were put, wherever that is."""
        journey = next(j for j in self.project.journeys if j.id == journey_id)
        seqs = {t.id: t.seq for t in journey.touchpoints if t.stage_id == place.stage_id}
        for id_ in ids:
            if place.onto is not None and place.onto not in ids:
                assert seqs[id_] == seqs[place.onto]
            between = (place.after not in ids or place.after is None) and place.before not in ids
            between = between and seqs.get(place.after or "", 0) != seqs.get(place.before or "", 1)
            if between and place.after is not None:
                assert seqs[place.after] < seqs[id_]
            if between and place.before is not None:
                assert seqs[id_] < seqs[place.before]

    @rule(
        data=st.data(),
        direction=st.sampled_from(["left", "right", "up", "down"]),
        onto=st.booleans(),
    )
    def shift(self, data: st.DataObject, direction: str, onto: bool) -> None:
        journey = self.journey(data)
        lane = self.one(data, lanes(self.project, journey))
        ids = self.cards(data, journey)
        self.apply(touchpoints.shift(journey.id, ids, direction, lane, onto=onto))  # type: ignore[arg-type]

    @rule(data=st.data())
    def delete_cards(self, data: st.DataObject) -> None:
        self.apply(touchpoints.delete(self.cards(data, self.journey(data))))

    @rule(data=st.data())
    def change_cards(self, data: st.DataObject) -> None:
        ids = self.cards(data, self.journey(data))
        name, values = self.one(data, FIELDS)
        edits = (
            touchpoints.duplicate(ids),
            touchpoints.vote(ids, data.draw(st.integers(-2, 2))),
            touchpoints.toggle_moment_of_truth(ids),
            touchpoints.rename(ids[0], data.draw(NAMES)),
            touchpoints.set_fields(ids, **{name: self.one(data, values)}),
        )
        self.apply(self.one(data, edits))

    @rule(data=st.data(), value=st.none() | st.integers(-3, 11) | st.sampled_from([0.3, 0.25]))
    def rate(self, data: st.DataObject, value: float | None) -> None:
        ids = self.cards(data, self.journey(data))
        persona = self.one(data, [None, *(persona.id for persona in self.project.personas)])
        field = self.one(data, ratings.VALUES)
        view = self.one(data, ("internal", "customer"))
        self.apply(ratings.rate(ids, persona, view, field, value))  # type: ignore[arg-type]

    @rule(data=st.data(), name=NAMES, index=st.integers(0, 5))
    def change_stages(self, data: st.DataObject, name: str, index: int) -> None:
        stage, other = self.one(data, self.project.stages), self.one(data, self.project.stages)
        edits = (
            stages.add(name, self.one(data, PHASES)),
            stages.rename(stage.id, name),
            stages.move(stage.id, index),
            stages.delete(stage.id, other.id if data.draw(st.booleans()) else None),
        )
        self.apply(self.one(data, edits))

    @rule(data=st.data(), name=NAMES, index=st.integers(0, 5))
    def change_personas(self, data: st.DataObject, name: str, index: int) -> None:
        ids = [persona.id for persona in self.project.personas] or ["gone"]
        one, other = self.one(data, ids), self.one(data, [*ids, None])
        edits = (
            personas.add(name),
            personas.set_fields(one, quote=name, weight=index),
            personas.move(one, index),
            personas.delete(one),
            personas.delete(one, other),
        )
        self.apply(self.one(data, edits))

    @rule(data=st.data(), name=NAMES, index=st.integers(0, 3))
    def change_journeys(self, data: st.DataObject, name: str, index: int) -> None:
        journey = self.journey(data)
        few = tuple(persona.id for persona in self.project.personas[:index])
        edits = [
            journeys.rename(journey.id, name),
            journeys.set_fields(journey.id, persona_ids=few),
            journeys.move(journey.id, index),
            journeys.delete(journey.id),
        ]
        if len(self.project.journeys) < 3:
            edits += [journeys.add(name), journeys.duplicate(journey.id, name, "ideal")]
        self.apply(self.one(data, edits))

    @rule(data=st.data(), text=NAMES)
    def hang_things_on_cards(self, data: st.DataObject, text: str) -> None:
        journey = self.journey(data)
        one, other = (self.cards(data, journey)[0] for _ in range(2))
        known_links = [link.id for link in journey.links] or ["gone"]
        known_notes = [note.id for note in self.project.notes] or ["gone"]
        edits = (
            links.add(journey.id, one, other, self.one(data, ("next", "branch", "loop"))),
            links.reverse(journey.id, self.one(data, known_links)),
            links.delete(journey.id, [self.one(data, known_links)]),
            notes.add(text, "pain", one),
            notes.set_fields(self.one(data, known_notes), touchpoint_id=one),
            notes.delete([self.one(data, known_notes)]),
            notes.move(self.one(data, known_notes), other, self.one(data, ("p1", None))),
            notes.park(self.one(data, known_notes)),
            notes.duplicate(self.one(data, known_notes)),
            notes.vote(self.one(data, known_notes), self.one(data, (1, -1))),
            projects.set_fields(title=text),
        )
        self.apply(self.one(data, edits))

    @rule(data=st.data(), text=NAMES, amount=st.integers(-1, 60) | st.none())
    def change_money_and_feedback(self, data: st.DataObject, text: str, amount: int | None) -> None:
        ids = self.cards(data, self.journey(data))
        line = self.one(data, [*(each.id for each in self.project.budget_lines), "gone"])
        item = self.one(data, [*(each.id for each in self.project.feedback), "gone"])
        field = self.one(data, ("planned", "actual", "ceiling"))
        count = self.one(data, ("sent", "responses", "promoters", "forwarded", "answered"))
        kind = self.one(data, ("nps", "csat", "ces", "other"))
        edits = (
            budget_lines.add(text, ids, planned=amount),
            budget_lines.set_fields(line, **{field: amount}),
            budget_lines.set_fields(line, touchpoint_ids=ids),
            budget_lines.delete([line]),
            feedback.add(text, kind, ids, sent=amount),
            feedback.set_fields(item, **{count: amount}),
            feedback.set_fields(item, distribution=(1, 2, 3, 4, 5)),
            feedback.set_fields(item, instrument=kind, touchpoint_ids=ids),
            feedback.delete([item]),
        )
        self.apply(self.one(data, edits))

    @rule(data=st.data(), text=NAMES, index=st.integers(0, 4))
    def change_lists(self, data: st.DataObject, text: str, index: int) -> None:
        project = self.project
        source = self.one(data, [*(each.id for each in project.sources), "gone"])
        goal = self.one(data, [*(each.id for each in project.goals), "gone"])
        department = self.one(data, [*(each.id for each in project.departments), "gone"])
        channel = self.one(data, [*(each.id for each in project.channels), "gone"])
        edits = (
            channels.add(text),
            channels.set_fields(channel, name=text, environment="both"),
            channels.move(channel, index),
            channels.delete([channel]),
            sources.add(text, n=index),
            sources.delete([source]),
            goals.add(label=text, weight=index),
            goals.move(goal, index),
            goals.delete([goal]),
            departments.add(text),
            departments.rename(department, text),
            departments.delete([department]),
            saved_views.keep(text, self.wanted(channel, department), None),
            thresholds.set_fields(lever=index, low_base=index),
            thresholds.reset(),
        )
        self.apply(self.one(data, edits))

    def wanted(self, channel: str, department: str) -> Filter:
        """Return a filter by things that may be gone."""
        stages_ = frozenset(stage.id for stage in self.project.stages[:2])
        channels_, owners = frozenset({channel}), frozenset({department})
        return Filter("x", channels=channels_, owners=owners, stages=stages_)

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.history = steps.undo(self.history)

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.history = steps.redo(self.history)

    @rule()
    def save_and_open(self) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "document.tpcanvas"
            save(self.project, path)
            opened = load(path)
        assert opened.project == self.project
        assert not opened.repairs
        self.history = steps.mark_saved(self.history, self.project)
        assert self.history.clean

    @invariant()
    def references_are_valid(self) -> None:
        settled, repairs = settle(self.project)
        assert settled is self.project
        assert not repairs

    @invariant()
    def the_picture_equals_a_fresh_one_and_no_cards_overlap(self) -> None:
        view = JourneyView(self.project, self.project.journeys[0].id)
        picture = layout(view)
        recall._recalls.clear()
        assert layout(view) == picture
        check_apart([node for node in picture.nodes if node.kind == "card"])

    def teardown(self) -> None:
        """Walk to the bottom and back."""
        if not hasattr(self, "history"):
            return
        now, depth = self.project, len(self.history.past)
        for _ in range(depth):
            self.history = steps.undo(self.history)
        assert self.project is self.opened
        for _ in range(depth):
            self.history = steps.redo(self.history)
        assert self.project is now


def check_apart(cards: Sequence[Node]) -> None:
    """Fail when two cards overlap."""
    for one, other in combinations(cards, 2):
        assert (
            one.x + one.width <= other.x
            or other.x + other.width <= one.x
            or one.y + one.height <= other.y
            or other.y + other.height <= one.y
        ), (one.id, other.id)


# Shrinking a failure takes minutes; add Phase.shrink to have the shortest way to it.
TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
