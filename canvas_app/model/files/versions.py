"""Earlier versions of a project, kept in the user's own store (room: project files)."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from canvas_app.model.files import limits
from canvas_app.model.files.atomic import write_whole

SUFFIX = ".tpcanvas"


def folder_of(store: Path, document: str, target: str) -> Path:
    """Return the folder in ``store`` with the versions of a document in the file ``target``."""
    name = hashlib.sha256(f"{document}\n{target}".encode(errors="surrogateescape")).hexdigest()
    return store / "versions" / name[:16]


def keep(store: Path, data: bytes, document: str, target: str) -> Path:
    """Store bytes that are about to be replaced and return where; older ones give way.

    Raises SaveError or OSError; neither should hinder a save.
    """
    folder = folder_of(store, document, target)
    for outer in (folder.parent.parent, folder.parent, folder):
        outer.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256(data).hexdigest()[:8]
    for known in versions(folder):
        if known.stem.endswith(digest) and known.read_bytes() == data:
            return known
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    kept = folder / f"{stamp}-{digest}{SUFFIX}"
    write_whole(kept, data)
    kept.chmod(0o600)
    for old in versions(folder)[: -limits.KEPT_VERSIONS]:
        old.unlink(missing_ok=True)
    return kept


def versions(folder: Path) -> list[Path]:
    """Return the versions in a folder, oldest first; other files are none of our business."""
    return sorted(path for path in folder.glob(f"*-*{SUFFIX}") if path.is_file())
