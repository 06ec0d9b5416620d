"""Older files to the present shape: load step 8 (room: project files).

A migration is a pure function from tree to tree on a copy of its own. ``MIGRATIONS[n]`` makes
version n + 1 out of version n; a released one is never changed.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping

from canvas_app.model.files.errors import LoadError
from canvas_app.model.files.parse import Tree
from canvas_app.model.project import VERSION

MIGRATIONS: Mapping[int, Callable[[Tree], Tree]] = {}

assert sorted(MIGRATIONS) == list(range(1, VERSION)), "migrations have no gap"


def migrate(tree: Tree, version: int) -> Tree:
    """Return the tree in the present version; the one given is left as it is.

    Raises LoadError migration_failed.
    """
    if version >= VERSION:
        return tree
    migrated = copy.deepcopy(tree)
    try:
        for step in range(version, VERSION):
            migrated = MIGRATIONS[step](migrated) | {"version": step + 1}
    except Exception:
        raise LoadError("migration_failed", version=version) from None
    return migrated
