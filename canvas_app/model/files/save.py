"""Saving a project: checked, compared with what lies there, written whole (room: project files)."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from canvas_app.model.files import limits
from canvas_app.model.files.atomic import cause, code, real_path, writable, write_whole
from canvas_app.model.files.errors import LoadError, SaveError
from canvas_app.model.files.load import collector_paused, project_from
from canvas_app.model.files.read import Fingerprint, fingerprint, looks_like, read
from canvas_app.model.files.versions import keep
from canvas_app.model.files.write import Writer, to_bytes
from canvas_app.model.project import Project

OTHERS = ("pdf", "ole", "zip", "gzip", "picture", "program", "database")
"""What files look like that somebody would miss, though a dialog asked whether to replace them."""

log = logging.getLogger(__name__)


def save(
    project: Project, path: Path, baseline: Fingerprint | None = None, store: Path | None = None
) -> Fingerprint:
    """Write a project to its file and return what the file holds now.

    ``baseline`` identifies the bytes last read from or written to this file; None replaces
    whatever lies there (a surface asked before). The bytes replaced are kept as a version in
    ``store``, the user's own folder, when it is given.
    Raises SaveError: changed, vanished, no_project (another kind of file lies there), internal,
    or by the cause of the system's error; "unconfirmed" carries the new fingerprint in its
    facts, for the bytes are written.
    """
    return save_bytes(to_bytes(project), project.id, path, baseline, store)


def save_bytes(
    data: bytes,
    document: str,
    path: Path,
    baseline: Fingerprint | None = None,
    store: Path | None = None,
) -> Fingerprint:
    """Write the bytes of the project with the id ``document``; see ``save``. Any thread may."""
    check(data)
    target = real_path(path)
    keeping = partial(_keep, store, document, target)
    seen = _look(target, baseline, keeping)

    def ready() -> None:
        nonlocal seen
        for _ in range(limits.CONFLICT_CHECKS):
            if _stamp(target) == seen:
                return
            seen = _look(target, baseline, keeping)
        raise SaveError("changed")

    try:
        return fingerprint(data, write_whole(Path(target), data, ready))
    except SaveError as error:
        status = error.facts.pop("status", None)
        if isinstance(status, os.stat_result):
            error.facts["fingerprint"] = fingerprint(data, status)
        raise


def check(data: bytes) -> None:
    """Open the bytes and write them again. Raises SaveError internal unless the same come out.

    They are written record by record, so that a window on another thread can answer meanwhile.
    """
    with collector_paused():
        try:
            again = Writer().to_bytes(project_from(data)[0])
        except LoadError as error:
            raise SaveError("internal", step=error.kind, problems=error.problems) from None
    if again != data:
        raise SaveError("internal", step="compare", problems=())


def _look(
    target: str, baseline: Fingerprint | None, keeping: Callable[[bytes], None]
) -> tuple[int, int, int, int] | None:
    """Compare the target with the baseline and keep what lies there; return its stamp."""
    try:
        if writable(target) is None:
            if baseline is not None:
                raise SaveError("vanished", folder=Path(target).parent.is_dir())
            return None
        stamp = _stamp(target)
        data, present = read(Path(target))
    except LoadError as error:
        return _unread(error, target, baseline)
    except (OSError, ValueError) as error:
        raise SaveError(cause(error), code=code(error)) from None
    if baseline is not None and present.sha256 != baseline.sha256:
        raise SaveError("changed")
    if baseline is None and looks_like(data) in OTHERS:
        raise SaveError("no_project")
    keeping(data)
    return stamp


def _unread(
    error: LoadError, target: str, baseline: Fingerprint | None
) -> tuple[int, int, int, int] | None:
    """Answer for a target that holds no project: empty or too big, so surely not our bytes."""
    if error.kind not in ("empty", "too_big"):
        raise SaveError("not_allowed" if error.kind == "no_permission" else "drive_gone")
    if baseline is not None:
        raise SaveError("changed")
    return _stamp(target)


def _keep(store: Path | None, document: str, target: str, data: bytes) -> None:
    if store is None:
        return
    try:
        keep(store, data, document, target)
    except (SaveError, OSError) as error:
        log.warning("no earlier version kept: %s", error)


def _stamp(target: str) -> tuple[int, int, int, int] | None:
    try:
        status = Path(target).stat()
    except FileNotFoundError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_dev, status.st_ino
