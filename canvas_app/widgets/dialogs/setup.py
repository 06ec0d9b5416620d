"""What a project is about, its personas and its stages (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from canvas_app.i18n import N_, _, ngettext
from canvas_app.i18n.terms import heading
from canvas_app.model.edits import personas, projects, stages
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Phase, Project
from canvas_app.widgets import plain
from canvas_app.widgets.controls.choice import Choice, Option
from canvas_app.widgets.controls.list_editor import ListEditor
from canvas_app.widgets.controls.text_field import TextField
from canvas_app.widgets.dialogs.where_to import WhereTo

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session

MARKETS = ("b2c", "b2b", "b2b2c", "b2g")
PROJECT = (
    ("title", N_("Title"), True),
    ("organisation", N_("Organisation"), True),
    ("offering", N_("Offering"), True),
    ("description", N_("Description"), False),
)
PERSONA = (
    ("name", N_("Name"), True),
    ("role", N_("Role"), True),
    ("department", N_("Department"), True),
    ("quote", N_("Quote"), False),
)


class _Form(QWidget):
    """Text fields below each other, by name."""

    def __init__(self, fields: tuple[tuple[str, str, bool], ...]) -> None:
        super().__init__()
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setSpacing(10)
        self.texts = {name: TextField(single=single) for name, _words, single in fields}
        for name, words, _single in fields:
            self.add(_(words), self.texts[name])

    def add(self, words: str, field: QWidget) -> QLabel:
        """Add a field with its label."""
        label = plain.label(words, tone="muted")
        label.setBuddy(field)
        field.setAccessibleName(words)
        self.form.addRow(label, field)
        return label


class Setup(QDialog):
    """Three pages; every change is an edit at once, so that undo takes it back."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Project, personas and stages"))
        self.resize(640, 440)
        self._session = session
        self.project = _Form(PROJECT)
        self.market = Choice()
        self.market.offer([(market, heading("market", market)) for market in MARKETS])
        self.project.add(_("Market"), self.market)
        self.personas, self.persona = ListEditor(), _Form(PERSONA)
        self.stages, self.stage = ListEditor(), _Form((("name", N_("Name"), True),))
        self.phase = Choice()
        self.stage.add(_("Phase"), self.phase)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(_page(self.project), _("Project"))
        self.tabs.addTab(_page(self.personas, self.persona), _("Personas"))
        self.tabs.addTab(_page(self.stages, self.stage), _("Stages"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 16)
        column.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.addWidget(buttons)
        column.addLayout(foot)
        self._connect()
        self._show()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def _connect(self) -> None:
        for name, text in self.project.texts.items():
            text.entered.connect(partial(self._set_project, name))
        for name, text in self.persona.texts.items():
            text.entered.connect(partial(self._set_persona, name))
        self.stage.texts["name"].entered.connect(self._rename_stage)
        self.market.chosen.connect(partial(self._set_project, "market"))
        self.phase.chosen.connect(self._change_phase)
        self.personas.asked.connect(self._do_with_persona)
        self.stages.asked.connect(self._do_with_stage)
        self.personas.chosen.connect(self._show)
        self.stages.chosen.connect(self._show)
        self._session.changed.connect(self._show)

    def _show(self) -> None:
        project = self._session.project
        for name, text in self.project.texts.items():
            text.show_texts({getattr(project, name)})
        self.market.show_value({project.market})
        self.personas.show_things([(p.id, p.name) for p in project.personas], self.personas.current)
        self.stages.show_things(_with_phases(project), self.stages.current)
        persona = next((p for p in project.personas if p.id == self.personas.current), None)
        self.persona.setEnabled(persona is not None)
        for name, text in self.persona.texts.items():
            text.show_texts({getattr(persona, name) if persona else ""})
        stage = next(s for s in project.stages if s.id == self.stages.current)
        self.stage.texts["name"].show_texts({stage.name})
        self.phase.offer([(phase.id, phase.name) for phase in project.phases])
        self.phase.show_value({stage.phase})

    def _set_project(self, name: str, value: object) -> None:
        self._session.apply(projects.set_fields(**{name: value}))

    def _set_persona(self, name: str, value: str) -> None:
        if self.personas.current:
            self._session.apply(personas.set_fields(self.personas.current, **{name: value}))

    def _rename_stage(self, name: str) -> None:
        self._session.apply(stages.rename(str(self.stages.current), name))

    def _change_phase(self, phase: object) -> None:
        project, id_ = self._session.project, str(self.stages.current)
        others = [stage for stage in project.stages if stage.id != id_]
        ranks = [p.id for p in project.phases]
        rank = ranks.index(cast("Phase", phase))
        index = sum(ranks.index(stage.phase) <= rank for stage in others)
        self._session.apply(stages.move(id_, index, cast("Phase", phase)))

    def _do_with_persona(self, what: str) -> None:
        id_ = self.personas.current
        ids = [persona.id for persona in self._session.project.personas]
        if what == "add":
            edit = personas.add(_("New persona"))
            if self._session.apply(edit):
                self._go_to(self.personas, str(edit.facts["id"]), self.persona)
        elif id_ and what == "delete":
            self._delete_persona(id_)
        elif id_:
            self._session.apply(personas.move(id_, ids.index(id_) + _step(what)))

    def _do_with_stage(self, what: str) -> None:
        project, id_ = self._session.project, str(self.stages.current)
        ids = [stage.id for stage in project.stages]
        at = ids.index(id_)
        if what == "add":
            edit = stages.add(_("New stage"), project.stages[at].phase, at + 1)
            if self._session.apply(edit):
                self._go_to(self.stages, self._session.project.stages[at + 1].id, self.stage)
        elif what == "delete":
            self._delete_stage(id_)
        else:
            self._session.apply(stages.move(id_, at + _step(what)))

    def _go_to(self, editor: ListEditor, id_: str, form: _Form) -> None:
        for row in range(editor.list.count()):
            if editor.list.item(row).data(Qt.ItemDataRole.UserRole) == id_:
                editor.list.setCurrentRow(row)
        form.texts["name"].setFocus()
        form.texts["name"].selectAll()

    def _delete_persona(self, id_: str) -> None:
        project = self._session.project
        cards = [t for j in project.journeys for t in j.touchpoints if t.persona_ids == (id_,)]
        if not cards:
            self._session.apply(personas.delete(id_, None))
            return
        words = ngettext(
            "{n} card is for this persona only. Who shall have it?",
            "{n} cards are for this persona only. Who shall have them?",
            len(cards),
        )
        others = [(p.id, p.name) for p in project.personas if p.id != id_]
        self._ask(words, [(None, _("Everyone")), *others], partial(personas.delete, id_))

    def _delete_stage(self, id_: str) -> None:
        project = self._session.project
        n = sum(t.stage_id == id_ for j in project.journeys for t in j.touchpoints)
        others = [(s.id, s.name) for s in project.stages if s.id != id_]
        if not n or not others:
            self._session.apply(stages.delete(id_))
            return
        words = ngettext(
            "{n} card stands in this stage. Where shall it go?",
            "{n} cards stand in this stage. Where shall they go?",
            n,
        )
        self._ask(words, others, partial(stages.delete, id_))

    def _ask(self, words: str, places: Sequence[Option], make: object) -> None:
        def then(place: str | None) -> None:
            self._session.apply(cast("Edit", make(place)))  # type: ignore[operator]

        WhereTo(self, words, places, then).open()


def _with_phases(project: Project) -> list[tuple[str, str]]:
    names = {phase.id: phase.name for phase in project.phases}
    return [(stage.id, f"{stage.name}  ·  {names[stage.phase]}") for stage in project.stages]


def _step(what: str) -> int:
    return -1 if what == "up" else 1


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(20, 18, 20, 12)
    row.setSpacing(18)
    for widget in widgets:
        row.addWidget(widget, 1)
    return page
