"""What commands print and write: results to stdout, sentences to stderr (room: command line)."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from canvas_app.commands import NOT_WRITTEN, REFUSED, WRONG_USE
from canvas_app.commands.parser import PROGRAM, Stop

if TYPE_CHECKING:
    from canvas_app.model.files.load import Opened
    from canvas_app.model.project import Journey, Persona, Project


def say(sentence: str) -> None:
    """Print a sentence for people to stderr."""
    first, *others = sentence.splitlines() or [""]
    print(f"{PROGRAM}: {first}", *(f"  {line}" for line in others), sep="\n", file=sys.stderr)


def named(path: str) -> Path:
    """Return where a file lies. Raises LoadError for no name, which would be a folder."""
    from canvas_app.model.files.errors import LoadError

    if not path.strip():
        raise LoadError("not_found", named=False)
    return Path(path)


def opened(path: str) -> Opened:
    """Open a project and tell its repairs. Raises Stop, told, when the file is refused."""
    from canvas_app.model.files.errors import LoadError
    from canvas_app.model.files.load import load

    try:
        result = load(named(path))
    except LoadError as error:
        from canvas_app.i18n.errors import load_sentence

        say(load_sentence(error.kind, Path(path).name, error.facts, error.problems))
        raise Stop(REFUSED) from None
    if result.repairs:
        from canvas_app.i18n.errors import repair_sentences

        say(repair_sentences(result.repairs))
    return result


def journey(project: Project, id_: str | None) -> Journey:
    """Return the journey with this id, or the first. Raises Stop, told, when there is none."""
    for found in project.journeys:
        if id_ in (None, found.id):
            return found
    from canvas_app.i18n import _

    raise unknown(_("There is no journey {id}; there are {known}."), id_, project.journeys)


def persona(project: Project, id_: str) -> Persona:
    """Return the persona with this id. Raises Stop, told, when there is none."""
    for found in project.personas:
        if found.id == id_:
            return found
    from canvas_app.i18n import _

    raise unknown(_("There is no persona {id}; there are {known}."), id_, project.personas)


def unknown(sentence: str, id_: str | None, known: Iterable[Journey] | Iterable[Persona]) -> Stop:
    """Say that an id is not among the known ones, and return the Stop to raise."""
    from canvas_app.i18n.plain import quoted

    names = ", ".join(quoted(record.id, 40) for record in [*known][:10]) or "–"
    say(sentence.format(id=quoted(str(id_)), known=names))
    return Stop(WRONG_USE)


def must_be_free(path: str, force: bool) -> None:
    """Raise Stop, told, when something lies at ``path`` and may not be replaced."""
    if not force and (Path(path).exists() or Path(path).is_symlink()):
        from canvas_app.i18n import _
        from canvas_app.i18n.errors import save_sentence

        say(save_sentence("exists", Path(path).name, {}) + " " + _("--force replaces it."))
        raise Stop(NOT_WRITTEN)


def must_hold_a_project(path: str) -> None:
    """Raise Stop, told, when the name of a file promises something else than a project."""
    from canvas_app import paths
    from canvas_app.export.formats import FORMATS
    from canvas_app.i18n.errors import save_sentence

    if Path(path).suffix.lower() in FORMATS:
        facts = {"suffix": paths.PROJECT_SUFFIX}
        say(save_sentence("export_suffix", Path(path).name, facts))
        raise Stop(WRONG_USE)


def must_be_other(path: str, *sources: str) -> None:
    """Raise Stop, told, when a result would replace what it is made from."""
    from canvas_app.export.writing import same
    from canvas_app.i18n.errors import save_sentence

    if any(same(Path(path), Path(source)) for source in sources):
        say(save_sentence("itself", Path(path).name, {}))
        raise Stop(WRONG_USE)


def write(path: str, data: bytes, force: bool = True) -> None:
    """Write a result whole. Raises Stop, told, when it cannot be written."""
    from canvas_app.model.files.atomic import write_whole
    from canvas_app.model.files.errors import SaveError

    def ready() -> None:
        must_be_free(path, force)
        go_on()

    must_be_free(path, force)
    try:
        with _patience() as go_on:
            write_whole(Path(path), data, ready)
    except SaveError as error:
        from canvas_app.i18n.errors import save_sentence

        say(save_sentence(error.kind, Path(path).name, error.facts))
        raise Stop(NOT_WRITTEN) from None


@contextmanager
def _patience() -> Iterator[Callable[[], None]]:
    """Keep Ctrl+C from coming between a temp file and its end; call what is yielded for it."""
    heard: list[int] = []

    def go_on() -> None:
        if heard:
            raise KeyboardInterrupt

    here = threading.current_thread() is threading.main_thread()
    if not here or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield go_on
        return
    signal.signal(signal.SIGINT, lambda number, _frame: heard.append(number))
    try:
        yield go_on
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def write_project(path: str, project: Project, force: bool) -> None:
    """Write a project that surely opens again. Raises Stop, told, when it cannot be written."""
    from canvas_app.i18n.errors import save_sentence
    from canvas_app.model.files.errors import SaveError
    from canvas_app.model.files.save import check
    from canvas_app.model.files.write import to_bytes

    must_hold_a_project(path)
    must_be_free(path, force)
    data = to_bytes(project)
    try:
        check(data)
    except SaveError as error:
        say(save_sentence(error.kind, Path(path).name, error.facts))
        raise Stop(NOT_WRITTEN) from None
    write(path, data, force)
