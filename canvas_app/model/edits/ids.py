"""Names for new records that nothing else carries (room: pure edits)."""

from __future__ import annotations

import random
from collections.abc import Container

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def new_id(taken: Container[str] = (), prefix: str = "t") -> str:
    """Return an id such as "t-k3f9x2ab" that is not in ``taken``.

    Ids are drawn at random, not counted, so that the id of a deleted record never comes back
    and two people who work on copies of one project do not name two things alike.
    """
    while (id_ := f"{prefix}-{''.join(random.choices(_LETTERS, k=8))}") in taken:
        pass
    return id_
