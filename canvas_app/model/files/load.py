"""Opening a project file: the steps in their order (room: project files).

The records and what checks them are imported after the bytes were read: a file that is not
there is told at once.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from canvas_app.model.files.attachment import PDF, attached
from canvas_app.model.files.errors import LoadError, Repair
from canvas_app.model.files.read import Fingerprint, decode, read

if TYPE_CHECKING:
    from canvas_app.model.project import Project


@dataclass(frozen=True, slots=True)
class Opened:
    """A project that was opened, and what a surface has to tell about it.

    ``newer``: made by a newer version whose unknown parts are kept. ``older``: it was migrated.
    A project with ``repairs`` is not what its file holds. ``embedded``: it came in a PDF, which
    is not to be written.
    """

    project: Project
    fingerprint: Fingerprint
    repairs: tuple[Repair, ...] = ()
    newer: bool = False
    older: bool = False
    embedded: bool = False


def load(path: Path) -> Opened:
    """Open the project file at ``path``, or the one in a PDF; the file is not touched.

    Raises LoadError; its kind is the name of the step that failed.
    """
    data, fingerprint = read(Path(path))
    from canvas_app.model.project import VERSION

    embedded = data.startswith(PDF)
    with collector_paused():
        project, repairs, version = project_from(attached(data) if embedded else data)
        gc.freeze()  # a document lives long; the collector need not look at it again and again
    newer, older = version > VERSION, version < VERSION
    return Opened(project, fingerprint, repairs, newer, older, embedded)


def project_from(data: bytes) -> tuple[Project, tuple[Repair, ...], int]:
    """Return the project in the bytes of a file, the repairs made, and the version it came in.

    Raises LoadError of the steps from decoding on.
    """
    try:
        with collector_paused():
            return _through_the_steps(data)
    except MemoryError:
        raise LoadError("too_big") from None


def _through_the_steps(data: bytes) -> tuple[Project, tuple[Repair, ...], int]:
    from canvas_app.model.files.consistency import settle
    from canvas_app.model.files.validate import validate

    json, version = _present_json(*decode(data))
    return *settle(validate(json)), version


def _present_json(json: bytes, text: str) -> tuple[bytes, int]:
    """Return the JSON of a project in the present shape, and the version it came in.

    The parsed tree is gone before the records come, for both together are too much memory.
    """
    from pydantic_core import to_json

    from canvas_app.model.files.migrate import migrate
    from canvas_app.model.files.parse import parse, project_tree, versions

    tree = project_tree(parse(json, text))
    version, _ = versions(tree)
    migrated = migrate(tree, version)
    return json if migrated is tree else to_json(migrated), version


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector out of the way of a hundred thousand new records."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
