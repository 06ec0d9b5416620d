"""Delete a stage or a persona, after asking where its cards shall go (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from canvas_app.i18n import _, ngettext
from canvas_app.model.edits import personas, stages
from canvas_app.model.edits.edit import Edit
from canvas_app.model.project import Project
from canvas_app.widgets.controls.choice import Option
from canvas_app.widgets.dialogs.where_to import WhereTo
from canvas_app.widgets.session import Session


def delete_stage(parent: QWidget, session: Session, id_: str) -> None:
    """Delete a stage; when it has cards, in any journey, first ask for another one."""
    project = session.project
    n = sum(t.stage_id == id_ for j in project.journeys for t in j.touchpoints)
    others: list[Option] = [(s.id, s.name) for s in project.stages if s.id != id_]
    if not n or not others:
        session.apply(stages.delete(id_))
        return
    words = ngettext(
        "{n} card stands in this stage. Where shall it go?",
        "{n} cards stand in this stage. Where shall they go?",
        n,
    )
    _ask(parent, session, words, others, partial(stages.delete, id_), _beside(project, id_))


def _beside(project: Project, id_: str) -> str:
    """Return the stage before another one, the one after it when that shares its phase rather."""
    at = next(at for at, stage in enumerate(project.stages) if stage.id == id_)
    near = [*project.stages[max(at - 1, 0) : at], *project.stages[at + 1 : at + 2]]
    return min(near, key=lambda stage: stage.phase != project.stages[at].phase).id


def delete_persona(parent: QWidget, session: Session, id_: str) -> None:
    """Delete a persona; when cards are only for it, first ask for whom they shall be."""
    project = session.project
    n = sum(t.persona_ids == (id_,) for j in project.journeys for t in j.touchpoints)
    if not n:
        session.apply(personas.delete(id_, None))
        return
    words = ngettext(
        "{n} card is for this persona only. Who shall have it?",
        "{n} cards are for this persona only. Who shall have them?",
        n,
    )
    others: list[Option] = [(p.id, p.name) for p in project.personas if p.id != id_]
    places = [(None, _("Everyone")), *others]
    _ask(parent, session, words, places, partial(personas.delete, id_))


def _ask(
    parent: QWidget,
    session: Session,
    words: str,
    places: Sequence[Option],
    make: Callable[[str | None], Edit],
    first: str | None = None,
) -> None:
    def then(place: str | None) -> None:
        session.apply(make(place))

    WhereTo(parent, words, places, then, first).open()
