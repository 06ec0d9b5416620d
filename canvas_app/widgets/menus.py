"""The menu bar, made from the registry; lists that change are made when they open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from canvas_app.i18n import N_, _
from canvas_app.widgets import plain
from canvas_app.widgets.command import Command
from canvas_app.widgets.controls.menu import Menu

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow

NOTES = tuple(
    f"insert.{kind}" for kind in ("note", "pain", "opportunity", "quote", "question", "decision")
)
BAR: tuple[tuple[str, tuple[str | None, ...]], ...] = (
    (
        N_("&File"),
        (
            *("file.new", "file.open", "list.recent", None, "file.save", "file.save_as", None),
            *("file.snapshot", "file.snapshots", None),
            *("file.import", "file.export_pdf", "file.print", None, "file.close", "file.quit"),
        ),
    ),
    (
        N_("&Edit"),
        (
            *("edit.undo", "edit.redo", None, "edit.cut", "edit.copy", "edit.copy_picture"),
            *("edit.paste", "edit.paste_rows", None, "edit.rename", "edit.duplicate", "edit.move"),
            *("edit.links", "edit.delete"),
            *(None, "edit.select_all", "menu.same", "select.invert", "edit.deselect", None),
            *("edit.find", "edit.find_next", "edit.find_previous", "select.matches", None),
            "edit.preferences",
        ),
    ),
    (
        N_("&View"),
        (
            *("view.zoom_in", "view.zoom_out", "view.zoom_100", None),
            *("view.fit", "view.fit_width", "view.fit_selection", None),
            *(
                "list.view",
                "view.next_view",
                "list.lens",
                "view.next_lens",
                "list.curve",
                None,
                "menu.filter",
                "list.saved",
            ),
            *("menu.panels", None, "view.hand", "view.minimap", "view.sides"),
            *("view.table", "view.timer", "view.present", "view.full_screen"),
            *(None, "list.theme", "list.language"),
        ),
    ),
    (
        N_("&Insert"),
        (
            *("insert.touchpoint", "insert.capture", "insert.link", "insert.twin", None),
            *(*NOTES, "note.park", None),
            *("insert.stage", "insert.persona", "insert.journey"),
        ),
    ),
    (
        N_("&Journey"),
        (
            *("list.journeys", "journey.next", "journey.to_be", "journey.duplicate"),
            *("journey.rename", "journey.delete", None, "journey.delete_stage", None),
            *("journey.moment_of_truth", "journey.vote", "journey.unvote"),
            *("journey.votes_hidden", "edit.merge", None),
            *("journey.rating_run", "journey.try_out", "journey.thresholds", None, "journey.setup"),
        ),
    ),
    (
        N_("&Help"),
        (
            *(
                "help.context",
                "help.commands",
                None,
                "help.shortcuts",
                "help.keys",
                "help.say_again",
                None,
            ),
            "help.about",
        ),
    ),
)

INNER: dict[str, tuple[str, tuple[str | None, ...]]] = {
    "menu.same": (
        N_("Select &same"),
        tuple(
            f"select.same_{trait}" for trait in ("channel", "owner", "status", "stage", "persona")
        ),
    ),
    "menu.panels": (
        N_("&Panels"),
        (
            *("view.palette", "view.outline", "view.parking", "view.history", None),
            *("view.touchpoint", "view.scores", "view.budget", "view.gaps", "view.actions"),
            *(None, "view.next_area", "view.previous_area"),
        ),
    ),
    "menu.filter": (
        N_("&Filter"),
        (
            *("view.filter", "view.success", None, "view.save_view", "view.manage_views", None),
            "view.clear_filter",
        ),
    ),
}
"""Menus inside menus."""

THEMES = (
    ("system", N_("As the &system")),
    ("light", N_("&Light")),
    ("dark", N_("&Dark")),
    ("contrast", N_("High &contrast")),
)
LANGUAGES = (("en", "&English"), ("de", "&Deutsch"))
VIEWS = (
    ("best", N_("&Best (customer, else internal)")),
    ("internal", N_("&Internal view")),
    ("customer", N_("&Customer view")),
)
CURVES = (("emotional", N_("&Emotion")), ("experience", N_("E&xperience")))

LIST_NAMES = {
    "list.recent": N_("Open &recent"),
    "list.view": N_("&Ratings from"),
    "list.lens": N_("Pe&rsona"),
    "list.curve": N_("&Curve"),
    "list.saved": N_("Sa&ved views"),
    "list.theme": N_("&Appearance"),
    "list.language": N_("Lan&guage"),
    "list.journeys": N_("&Show"),
}

Entry = tuple[object, str]


def flat(ids: tuple[str | None, ...]) -> Iterator[str]:
    """Yield the actions and lists of a menu, those of the menus inside it, too."""
    for id_ in ids:
        if id_ in INNER:
            yield from flat(INNER[id_][1])
        elif id_ is not None:
            yield id_


@cache
def menu_titles() -> dict[str, str]:
    """Return the title of the menu in which each action stands, not yet translated."""
    return {id_: title for title, ids in BAR for id_ in flat(ids)}


class Menus(QObject):
    """The menus of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lists: dict[str, Menu] = {}
        self._group: dict[str, QActionGroup] = {}
        self._bars = [(Menu(window), title, ids) for title, ids in BAR]
        for menu, _title, ids in self._bars:
            window.menuBar().addMenu(menu)
            menu.aboutToShow.connect(self._tint)
            for id_ in ids:
                self._add(menu, id_)
        self.speak()

    def speak(self) -> None:
        """Take the words of the language spoken now."""
        for menu, title, _ids in self._bars:
            menu.setTitle(_(title))
        for id_, menu in self._lists.items():
            menu.setTitle(_(LIST_NAMES[id_] if id_ in LIST_NAMES else INNER[id_][0]))

    def refresh(self) -> None:
        """Turn lists and inner menus on that have something to offer."""
        session = self._window.session
        for id_ in INNER:
            inner = self._lists[id_]
            inner.setEnabled(any(a.isEnabled() and not a.isSeparator() for a in inner.actions()))
        for id_ in ("list.view", "list.lens", "list.curve", "list.journeys", "list.saved"):
            self._lists[id_].setEnabled(session is not None)
        if session:
            self._lists["list.lens"].setEnabled(bool(session.project.personas))
            self._lists["list.journeys"].setEnabled(len(session.project.journeys) > 1)

    def _tint(self) -> None:
        """Give the entries of the menu that opens their icons."""
        menu = self.sender()
        for action in menu.actions() if isinstance(menu, Menu) else ():
            if isinstance(action, Command):
                action.tint()

    def _add(self, menu: Menu, id_: str | None) -> None:
        if id_ is None:
            menu.addSeparator()
        elif id_ in INNER:
            inner = self._lists[id_] = menu.inner()
            inner.aboutToShow.connect(self._tint)
            for each in INNER[id_][1]:
                self._add(inner, each)
        elif id_.startswith("list."):
            inner = self._lists[id_] = menu.inner()
            inner.setObjectName(id_)
            inner.aboutToShow.connect(self._fill)
        else:
            menu.addAction(self._window.actions_[id_])

    def _fill(self) -> None:
        menu = self.sender()
        if not isinstance(menu, Menu):
            return
        menu.clear()
        entries, now = FILLERS[menu.objectName()](self._window)
        group = QActionGroup(menu)
        for value, words in entries:
            action = QAction(words, menu)
            action.setData((menu.objectName(), value))
            action.setCheckable(menu.objectName() != "list.recent")
            action.setChecked(value == now)
            action.setEnabled(value is not NOTHING)
            action.triggered.connect(self._pick)
            group.addAction(action)
            menu.addAction(action)

    def _pick(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            id_, value = action.data()
            PICKED[id_](self._window, value)


NOTHING = object()


def _recent(window: MainWindow) -> tuple[list[Entry], object]:
    entries: list[Entry] = [
        (str(path) if path.exists() else NOTHING, plain.in_menu(str(path)))
        for path in window.program.recent()
    ]
    return entries or [(NOTHING, _("No files yet"))], None


def _views(window: MainWindow) -> tuple[list[Entry], object]:
    assert window.session
    return [(value, _(words)) for value, words in VIEWS], window.session.view.view


def _curves(window: MainWindow) -> tuple[list[Entry], object]:
    assert window.session
    return [(value, _(words)) for value, words in CURVES], window.session.view.curve


def _lenses(window: MainWindow) -> tuple[list[Entry], object]:
    assert window.session
    personas = window.session.project.personas
    everyone: list[Entry] = [(None, _("All personas"))]
    return everyone + [(p.id, plain.in_menu(p.name)) for p in personas], window.session.view.lens


def _journeys(window: MainWindow) -> tuple[list[Entry], object]:
    assert window.session
    journeys = window.session.project.journeys
    return [(j.id, plain.in_menu(j.name)) for j in journeys], window.session.view.journey_id


def _themes(window: MainWindow) -> tuple[list[Entry], object]:
    return [(value, _(words)) for value, words in THEMES], window.program.theme_wish


def _languages(window: MainWindow) -> tuple[list[Entry], object]:
    return list(LANGUAGES), window.program.language


def _saved(window: MainWindow) -> tuple[list[Entry], object]:
    from canvas_app.widgets.find.saved import entries

    listed, now = entries(window.session) if window.session else ([], None)
    return [(id_, plain.in_menu(name)) for id_, name in listed], now


def _recall(window: MainWindow, id_: object) -> None:
    from canvas_app.widgets.find.saved import recall

    if window.session:
        recall(window.session, str(id_))


FILLERS: dict[str, Callable[[MainWindow], tuple[list[Entry], object]]] = {
    "list.recent": _recent,
    "list.view": _views,
    "list.lens": _lenses,
    "list.curve": _curves,
    "list.saved": _saved,
    "list.theme": _themes,
    "list.language": _languages,
    "list.journeys": _journeys,
}


def _show(field: str) -> Callable[[MainWindow, object], None]:
    def show(window: MainWindow, value: object) -> None:
        if window.session:
            window.session.show(**{field: value})  # type: ignore[arg-type]

    return show


PICKED: dict[str, Callable[[MainWindow, object], object]] = {
    "list.recent": lambda window, path: window.program.open([Path(str(path))], window),
    "list.view": _show("view"),
    "list.lens": _show("lens"),
    "list.curve": _show("curve"),
    "list.saved": _recall,
    "list.theme": lambda window, name: window.program.set_theme(str(name)),
    "list.language": lambda window, name: window.program.set_language(str(name)),
    "list.journeys": _show("journey_id"),
}
