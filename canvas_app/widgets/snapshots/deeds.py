"""What one does with snapshots in a window: take, look at, compare, restore (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit

from canvas_app.i18n import _, language
from canvas_app.i18n.plain import quoted
from canvas_app.model.edits import snapshots
from canvas_app.model.project import MAX_NAME, MAX_SNAPSHOTS
from canvas_app.model.snapshots import past_id
from canvas_app.widgets.session import utc_now

if TYPE_CHECKING:
    from canvas_app.model.project import Snapshot
    from canvas_app.widgets.main_window import MainWindow
    from canvas_app.widgets.session import Session


def take(window: MainWindow) -> None:
    """Take a snapshot with a name of its own."""
    _with_room(window, partial(_take, window))


def show_all(window: MainWindow) -> None:
    """Show the list of snapshots."""
    from canvas_app.widgets.snapshots.dialog import Snapshots

    if window.session:
        Snapshots(window, window.session).open()


def look_at(window: MainWindow, snapshot: Snapshot) -> None:
    """Show a snapshot, read-only, with a bar that says so and leads back."""
    from canvas_app.widgets.snapshots.bar import LookingBar

    session = window.session
    if session is None:
        return
    if session.looking is None:
        LookingBar(window, session)
    session.look_back(snapshot)
    window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)


def compare(window: MainWindow, snapshot: Snapshot) -> None:
    """Show what the snapshot and the project that is now make of the journey shown."""
    from canvas_app.widgets.scores.book import Book

    session = window.session
    if session is None:
        return
    session.come_back()
    there = {journey.id for journey in snapshot.project.journeys}
    now = session.view.journey_id
    then = now if now in there else snapshot.project.journeys[0].id
    book = window.sides.show_tab("actions")
    if isinstance(book, Book):
        book.compare(past_id(snapshot.id, then), now)


def restore(window: MainWindow, snapshot: Snapshot) -> None:
    """Make a snapshot what is now; what is now is kept as a snapshot first."""
    if window.session:
        window.session.come_back()
    _with_room(window, partial(_restore, window, snapshot), spared=snapshot.id)


def clock(time: str) -> str:
    """Return when a snapshot was taken, as people here write it; its own words if it is no time."""
    when = QDateTime.fromString(time, Qt.DateFormat.ISODate)
    if not when.isValid():
        return time
    return QLocale(language()).toString(when.toLocalTime(), QLocale.FormatType.ShortFormat)


def free_name(session: Session, wanted: str) -> str:
    """Return a name no snapshot has: the wanted one, else with a number behind it."""
    taken = {snapshot.name for snapshot in session.project.snapshots}
    name, n = wanted, 1
    while name in taken:
        n += 1
        name = f"{wanted} {n}"
    return name


def _with_room(
    window: MainWindow, deed: Callable[[tuple[str, ...]], None], spared: str = ""
) -> None:
    """Do what takes a snapshot; where there are too many, offer to let the oldest go for it."""
    session = window.session
    if session is None:
        return
    if session.looking or len(session.project.snapshots) < MAX_SNAPSHOTS:
        deed(())
        return
    others = (each for each in session.project.snapshots if each.id != spared)
    oldest = min(others, key=lambda each: each.time)
    words = _("A project has at most {limit} snapshots; the oldest is {name} of {time}.")
    words = words.format(limit=MAX_SNAPSHOTS, name=quoted(oldest.name, 60), time=clock(oldest.time))
    button = _("Let it go for a new one")
    window.banner.tell(words, button=button, act=lambda: deed((oldest.id,)), bad=True)


def _take(window: MainWindow, instead_of: tuple[str, ...]) -> None:
    session = window.session
    if session is None:
        return
    n = len(session.project.snapshots) + 1 - len(instead_of)
    name = free_name(session, _("Snapshot {n}").format(n=n))
    edit = snapshots.take(name, utc_now(), instead_of)
    if session.apply(edit):
        id_ = str(edit.facts["id"])
        words = _("{name} is taken.").format(name=quoted(name, 60))
        window.banner.tell(words, button=_("Name it…"), act=lambda: _name(window, id_))
        _quiet_unless(window, session, words, lambda: _named(session, id_) == name)


def _restore(window: MainWindow, snapshot: Snapshot, instead_of: tuple[str, ...]) -> None:
    session = window.session
    if session is None:
        return
    kept = free_name(session, _("Before restoring"))
    if session.apply(snapshots.restore(snapshot.id, kept, utc_now(), instead_of)):
        words = _("{name} is restored; what was there is the snapshot {kept} now.")
        words = words.format(name=quoted(snapshot.name, 60), kept=quoted(kept, 60))
        window.banner.tell(words, button=_("Undo"), act=session.undo)
        step = session.history.past[-1]
        _quiet_unless(window, session, words, lambda: session.history.past[-1:] == (step,))


def _named(session: Session, id_: str) -> str | None:
    """Return the name of a snapshot; None when there is none."""
    return next((each.name for each in session.project.snapshots if each.id == id_), None)


def _quiet_unless(
    window: MainWindow, session: Session, words: str, still: Callable[[], bool]
) -> None:
    """Take back what the banner tells with the first change after which it is not so any more."""

    def look() -> None:
        if not still():
            session.changed.disconnect(watching)
            window.banner.take_back(words)

    watching = session.changed.connect(look)


def _name(window: MainWindow, id_: str) -> None:
    """Ask for the name of a snapshot."""
    session = window.session
    found = [each for each in session.project.snapshots if each.id == id_] if session else []
    if session is None or not found:
        return
    asked = QInputDialog(window)
    asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asked.setWindowTitle(_("Name the snapshot"))
    asked.setLabelText(_("Name"))
    asked.setTextValue(found[0].name)
    if field := asked.findChild(QLineEdit):
        field.setMaxLength(MAX_NAME)
        field.selectAll()
    asked.textValueSelected.connect(lambda name: rename(session, id_, name))
    asked.open()


def rename(session: Session, id_: str, name: str) -> None:
    """Give a snapshot the name that was typed; nothing typed leaves the old one."""
    if name.strip():
        session.apply(snapshots.rename(id_, name.strip()))
