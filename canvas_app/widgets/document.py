"""One open project and its file (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QDateTime, QObject, QTimer, Signal

from canvas_app.model.files.write import Writer
from canvas_app.widgets.session import Session
from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.layout.view import JourneyView
    from canvas_app.model.files.errors import SaveError
    from canvas_app.model.files.read import Fingerprint
    from canvas_app.model.project import Project

State = Literal["not saved", "saving", "saved"]
PAINTED_MS = 50
"""Ms after which an edit is on the screen."""


class Document(QObject):
    """A session with what is known about its file; saving never blocks the window.

    ``saved`` comes after the bytes are on the disk; ``failed`` carries the SaveError. Edits
    made while a save runs leave the document unsaved. A save asked for while one runs is done
    once afterwards with the project of then.
    """

    state_changed = Signal()
    saved = Signal()
    failed = Signal(object)

    def __init__(
        self, session: Session, baseline: Fingerprint | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        session.setParent(self)
        self.baseline = baseline
        self.saved_at = QDateTime.currentDateTime() if session.path else None
        self._saving = False
        self._again = False
        self._writer = Writer()
        session.file_changed.connect(self.state_changed)
        session.changed.connect(self._prepare)

    @property
    def state(self) -> State:
        """Whether the file holds what is shown."""
        if self._saving:
            return "saving"
        return "saved" if self.session.history.clean else "not saved"

    @property
    def untouched(self) -> bool:
        """Whether nothing would be lost and nobody asked to keep this document."""
        history = self.session.history
        return self.session.path is None and not history.past and not history.future

    @property
    def needs_saving(self) -> bool:
        """Whether closing would lose work."""
        return not self.session.history.clean and not self.untouched

    def save(self, path: Path, *, over: bool = False) -> None:
        """Write the project to ``path``; ``over`` replaces what somebody else wrote there."""
        if self._saving:
            self._again = True
            return
        self._saving = True
        self.state_changed.emit()
        project = self.session.history.now
        baseline = self.baseline if path == self.session.path and not over else None
        data = self._writer.to_bytes(project)
        self._work = Work(_writing(project, data, path, baseline))
        self._work.done.connect(self._written)
        self._work.failed.connect(self._stopped)
        self._work.start()

    def _prepare(self, before: JourneyView, after: JourneyView) -> None:
        """After the first edit a save is to be expected; until then its bytes need no memory."""
        if after.project is not before.project:
            self.session.changed.disconnect(self._prepare)
            QTimer.singleShot(PAINTED_MS, self, self._rehearse)

    def _rehearse(self) -> None:
        """Write the project to nowhere on another thread; a save then writes what changed since."""
        self._rehearsal = Work(partial(_rehearsed, self.session.project))
        self._rehearsal.done.connect(self._keep)
        self._rehearsal.start(long=True)

    def _keep(self, writer: Writer) -> None:
        if not self._saving:
            self._writer = writer

    def _written(self, answer: tuple[Project, Path, Fingerprint]) -> None:
        project, path, self.baseline = answer
        self._saving = False
        self.saved_at = QDateTime.currentDateTime()
        self.session.saved(project, path)
        if self._again:
            self._again = False
            self.save(path)
        else:
            self.saved.emit()

    def _stopped(self, error: SaveError) -> None:
        self._saving = self._again = False
        found = getattr(error, "facts", {}).get("fingerprint")
        self.baseline = self.baseline if found is None else found
        self.state_changed.emit()
        self.failed.emit(error)


def _rehearsed(project: Project) -> Writer:
    writer = Writer()
    writer.to_bytes(project)
    return writer


def _writing(
    project: Project, data: bytes, path: Path, baseline: Fingerprint | None
) -> Callable[[], object]:
    from canvas_app import paths
    from canvas_app.model.files.save import save_bytes

    store = paths.data_dir()
    return lambda: (project, path, save_bytes(data, project.id, path, baseline, store))
