"""Stages, personas and journeys, changed where they stand (room: widgets).

Heads are never dragged: what a room looks at moves by a menu or a key, not by accident.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from shiboken6 import Shiboken

from canvas_app.i18n import _
from canvas_app.i18n.terms import term
from canvas_app.model.edits import journeys, personas, stages
from canvas_app.widgets import plain
from canvas_app.widgets.controls.menu import Menu
from canvas_app.widgets.setup.deleting import delete_persona, delete_stage
from canvas_app.widgets.setup.nouns import new_stage

if TYPE_CHECKING:
    from canvas_app.model.project import JourneyState
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session

Deed = Callable[[], object]


def stage_here(window: MainWindow, session: Session) -> str:
    """Return the stage of the selection, else of the focus on the canvas, else the last one."""
    if session.selected:
        return session.selected[-1].stage_id
    focus = window.canvas.focus
    return focus.stage_id if focus else session.project.stages[-1].id


def add_stage(window: MainWindow, after: str | None = None) -> None:
    """Add a stage after ``after``, else after the one a person is at, and let it be named."""
    if session := window.session:
        known = {stage.id for stage in session.project.stages}
        here = after or stage_here(window, session)
        if session.apply(new_stage(session.project, here)):
            new = next(stage.id for stage in session.project.stages if stage.id not in known)
            _name_new(window, f"stage:{new}")


def add_stage_before(window: MainWindow, id_: str) -> None:
    """Add a stage before another one, in its phase, and let it be named."""
    if session := window.session:
        ids = [stage.id for stage in session.project.stages]
        at = ids.index(id_)
        edit = stages.add(_("New stage"), session.project.stages[at].phase, at)
        if session.apply(edit):
            _name_new(window, f"stage:{session.project.stages[at].id}")


def move_stage(window: MainWindow, id_: str, step: int) -> None:
    """Move a stage by ``step`` places to the right, with its cards."""
    if session := window.session:
        at = [stage.id for stage in session.project.stages].index(id_)
        session.apply(stages.move(id_, at + step))


def drop_stage(window: MainWindow, id_: str | None = None) -> None:
    """Delete a stage, else the one a person is at, after asking where its cards go."""
    if session := window.session:
        delete_stage(window, session, id_ or stage_here(window, session))


def add_persona(window: MainWindow) -> None:
    """Add a persona with a lane of its own and let it be named."""
    if session := window.session:
        edit = personas.add(_("New persona"), session.journey.id)
        if session.apply(edit):
            _name_new(window, f"lane_head:{edit.facts['id']}")


def _name_new(window: MainWindow, id_: str) -> None:
    """Let a new head be named as soon as it is there; what is typed until then waits for it."""
    from canvas_app.widgets.canvas.held_keys import HeldKeys

    canvas = window.canvas
    if not canvas.awaited:
        canvas.rename_head(id_)
        return
    held = HeldKeys(window.focusWidget() or canvas)

    def name() -> None:
        canvas.rename_head(id_)
        if Shiboken.isValid(held):
            held.let_go()

    canvas.when_level(name)


def move_persona(window: MainWindow, id_: str, step: int) -> None:
    """Move a persona's lane by ``step`` places down."""
    if session := window.session:
        at = [persona.id for persona in session.project.personas].index(id_)
        session.apply(personas.move(id_, at + step))


def look_as(window: MainWindow, id_: str) -> None:
    """Look through a persona's eyes, or through everybody's again."""
    if session := window.session:
        session.show(lens=None if session.view.lens == id_ else id_)


def set_up(window: MainWindow, page: str, id_: str | None = None) -> None:
    """Show a page of the set-up, perhaps one record of it."""
    from canvas_app.widgets.setup.dialog import Setup
    from canvas_app.widgets.setup.page import RecordPage

    if window.session:
        dialog = Setup(window, window.session, page)
        if id_ and isinstance(dialog.page, RecordPage):
            dialog.page.go(id_)
        dialog.open()


def add_journey(window: MainWindow) -> None:
    """Add an empty journey, show it and let it be named."""
    if session := window.session:
        edit = journeys.add(_("New journey"))
        if session.apply(edit):
            session.show(journey_id=str(edit.facts["id"]))
            rename_journey(window)


def copy_journey(window: MainWindow, state: JourneyState | None = None) -> None:
    """Copy the journey shown with its keys, as it is or as another state, and show the copy."""
    if session := window.session:
        what = term("journey_state", state) if state else _("copy")
        name = f"{session.journey.name} – {what}"
        edit = journeys.duplicate(session.journey.id, name, state)
        if session.apply(edit):
            session.show(journey_id=str(edit.facts["id"]))
            rename_journey(window)


def rename_journey(window: MainWindow) -> None:
    """Let the name of the journey shown be typed over."""
    from canvas_app.widgets.controls.name_popup import NamePopup

    if session := window.session:
        id_ = session.journey.id
        popup = NamePopup(_("Name of the journey"), session.journey.name, window)
        popup.named.connect(lambda name: session.apply(journeys.rename(id_, name)))
        popup.open_below(window.tools)


def delete_journey(window: MainWindow) -> None:
    """Delete the journey shown with its cards; the offer to undo stands below."""
    if session := window.session:
        session.apply(journeys.delete(session.journey.id))


def open_head_menu(window: MainWindow, node_id: str, point: QPoint) -> None:
    """Open the menu of a phase, a stage or a lane at a point of the screen."""
    kind, _colon, id_ = node_id.partition(":")
    menu = Menu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fill = {"band": _fill_band, "stage": _fill_stage, "lane_head": _fill_lane}[kind]
    fill(window, menu, id_)
    menu.popup(point)


def _fill_band(window: MainWindow, menu: Menu, id_: str) -> None:
    project = window.session.project if window.session else None
    _add(menu, _("Rename"), partial(window.canvas.rename_head, f"band:{id_}"))
    there = [stage.id for stage in project.stages if stage.phase == id_] if project else []
    if there:
        _add(menu, _("New stage"), partial(add_stage, window, there[-1]))
    menu.addSeparator()
    _add(menu, _("Set up stages…"), partial(set_up, window, "stages"))


def _fill_stage(window: MainWindow, menu: Menu, id_: str) -> None:
    session = window.session
    if session is None:
        return
    ids = [stage.id for stage in session.project.stages]
    at = ids.index(id_)
    cards = [card.id for card in session.journey.touchpoints if card.stage_id == id_]
    _add(menu, _("Rename"), partial(window.canvas.rename_head, f"stage:{id_}"))
    _add(menu, _("New stage before"), partial(add_stage_before, window, id_))
    _add(menu, _("New stage after"), partial(add_stage, window, id_))
    menu.addSeparator()
    _add(menu, _("Move left"), partial(move_stage, window, id_, -1), at > 0)
    _add(menu, _("Move right"), partial(move_stage, window, id_, 1), at < len(ids) - 1)
    _add(menu, _("Select its touchpoints"), partial(session.select, cards), bool(cards))
    menu.addSeparator()
    _add(menu, _("Set up stages…"), partial(set_up, window, "stages", id_))
    _add(menu, _("Delete the stage…"), partial(drop_stage, window, id_), len(ids) > 1)


def _fill_lane(window: MainWindow, menu: Menu, id_: str) -> None:
    session = window.session
    if session is None:
        return
    ids = [persona.id for persona in session.project.personas]
    if id_ in ids:
        at = ids.index(id_)
        _add(menu, _("Rename"), partial(window.canvas.rename_head, f"lane_head:{id_}"))
        eyes = _add(menu, _("Look through these eyes"), partial(look_as, window, id_))
        eyes.setCheckable(True)
        eyes.setChecked(session.view.lens == id_)
        _add(menu, _("Edit the persona…"), partial(set_up, window, "personas", id_))
        menu.addSeparator()
        _add(menu, _("Move up"), partial(move_persona, window, id_, -1), at > 0)
        _add(menu, _("Move down"), partial(move_persona, window, id_, 1), at < len(ids) - 1)
        menu.addSeparator()
    _add(menu, _("New persona"), partial(add_persona, window))
    if id_ in ids:
        _add(menu, _("Delete the persona…"), partial(delete_persona, window, session, id_))


def _add(menu: Menu, words: str, deed: Deed, enabled: bool = True) -> QAction:
    action = menu.addAction(plain.in_menu(words))
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: deed())
    return action
