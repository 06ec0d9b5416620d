"""What the list of commands offers: actions, choices, panels, places, cards (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from canvas_app.i18n import LANGUAGES, N_, _, in_language, language
from canvas_app.widgets import menus
from canvas_app.widgets.actions import SPECS, written
from canvas_app.widgets.command_palette import go
from canvas_app.widgets.command_palette.search import Names, named
from canvas_app.widgets.scores.pages import PLACES
from canvas_app.widgets.sides import TABS
from canvas_app.widgets.spec import REASONS, Spec

if TYPE_CHECKING:
    from canvas_app.model.project import Project
    from canvas_app.widgets.main_window import MainWindow

Run = Callable[["MainWindow"], object]

LISTS = {
    "list.journeys": (N_("Journey"), "route", "switch wechseln"),
    "list.lens": (N_("Persona"), "user", "lens eyes brille perspektive"),
    "list.view": (N_("Ratings from"), "eye", "perspective sicht"),
    "list.curve": (N_("Curve"), "spline", "line linie"),
    "list.theme": (N_("Appearance"), "sun", "theme mode colours modus design farben night nacht"),
    "list.language": (N_("Language"), "languages", "german deutsch englisch"),
    "list.recent": (N_("Recent file"), "file", "last used open öffnen"),
    "list.saved": (N_("Saved view"), "eye", "filter"),
}
"""Lists of the menu bar -> what one of their entries is, its icon, and by what else it is found."""
WITHOUT_DOCUMENT = ("list.recent", "list.theme", "list.language")
_SOURCES = dict((*menus.VIEWS, *menus.CURVES, *menus.THEMES))


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to choose. ``reason`` says why it cannot be chosen now."""

    id: str
    words: str
    kind: str
    icon: str
    run: Run
    names: Names
    detail: str = ""
    keys: str = ""
    reason: str = ""


def entries(window: MainWindow) -> list[Entry]:
    """Return everything there is to choose in a window, the touchpoints last."""
    session = window.session
    found = [*sorted(_actions(window), key=lambda each: bool(each.reason)), *_lists(window)]
    if session is not None:
        found += [*_panels(), *_stages(session.project)]
    found += _templates()
    if session is not None:
        found += cards(session.project)
    return found


def _actions(window: MainWindow) -> Iterator[Entry]:
    for spec in SPECS:
        command = window.actions_[spec.id]
        menu = menus.menu_titles().get(spec.id, "")
        if spec.id != "help.commands":
            yield Entry(
                spec.id,
                _clean(command.text()),
                "",
                spec.icon or "",
                partial(go.trigger, spec.id),
                _names_of(spec, command.text(), menu),
                _clean(_(menu)) if menu else "",
                keys=written(command.keys),
                reason="" if command.isEnabled() else _(REASONS[spec.needs]),
            )


def _names_of(spec: Spec, words: str, menu: str) -> Names:
    own = _clean(words), *_both(spec.text)
    return named(own, " ".join(_both(menu)), filter(None, spec.also.split(",")))


def _lists(window: MainWindow) -> Iterator[Entry]:
    for id_, fill in menus.FILLERS.items():
        if window.session is None and id_ not in WITHOUT_DOCUMENT:
            continue
        kind, icon, also = LISTS[id_]
        kinds = " ".join((*map(_clean, _both(kind)), also))
        for value, words in fill(window)[0]:
            if value is menus.NOTHING:
                continue
            shown, detail = _clean(words), ""
            if id_ == "list.recent":
                shown, detail = Path(shown).stem, str(Path(shown).parent)
            run = partial(go.pick, id_, value)
            names = named((shown, *_both(_SOURCES.get(str(value), ""))), f"{kinds} {detail}")
            yield Entry(f"{id_}:{value}", shown, _clean(_(kind)), icon, run, names, detail)


def _panels() -> Iterator[Entry]:
    tabs = dict(TABS)
    for place in PLACES:
        run = partial(go.show_panel, place.key)
        names = named(_both(place.name), " ".join((*_both(N_("Panel")), *_both(tabs[place.tab]))))
        yield Entry(
            *(f"panel:{place.key}", _(place.name), _("Panel"), "panel-right", run, names),
            _(tabs[place.tab]),
        )


def _stages(project: Project) -> Iterator[Entry]:
    phases = {phase.id: phase.name for phase in project.phases}
    for stage in project.stages:
        phase = phases.get(stage.phase, "")
        names = named((stage.name,), f"{' '.join(_both(N_('Stage')))} {phase}")
        run = partial(go.show_stage, stage.id)
        yield Entry(f"stage:{stage.id}", stage.name, _("Stage"), "signpost", run, names, phase)


def _templates() -> Iterator[Entry]:
    from canvas_app.model.plans import PLANS

    kind, kinds = _("New from a template"), " ".join(_both(N_("New from a template")))
    for id_, plan in PLANS.items():
        shown = plan.label[0 if language() == "de" else 1]
        names = named((shown, *plan.label), kinds)
        yield Entry(f"template:{id_}", shown, kind, "file-plus", partial(go.begin, id_), names)


def cards(project: Project) -> Iterator[Entry]:
    """Yield the touchpoints of all journeys."""
    stages = {stage.id: stage.name for stage in project.stages}
    several = len(project.journeys) > 1
    kind = _("Touchpoint")
    for journey in project.journeys:
        for card in journey.touchpoints:
            stage = stages.get(card.stage_id, "")
            detail = f"{stage} · {journey.name}" if several else stage
            run = partial(go.show_card, journey.id, card.id)
            names = named((card.name,), detail)
            id_ = f"card:{journey.id}:{card.id}"
            yield Entry(id_, card.name, kind, "circle-dot", run, names, detail)


def _both(message: str) -> tuple[str, ...]:
    """Return a message in every language of the program."""
    return tuple(_clean(in_language(message, each)) for each in LANGUAGES) if message else ()


def _clean(words: str) -> str:
    bare = words.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return bare.removesuffix("…").rstrip()
