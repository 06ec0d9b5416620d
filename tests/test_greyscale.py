"""What colours tell apart in a chart, greys tell apart, too."""

from __future__ import annotations

from itertools import pairwise

import pytest

from canvas_app.theme import THEMES


@pytest.mark.parametrize(
    "roles", [("gap.high", "gap.medium", "gap.low", "line.strong"), ("ok", "accent")]
)
def test_classes_of_a_chart_are_told_apart_in_grey(roles: tuple[str, ...]) -> None:
    greys = [int(THEMES["greyscale"].colour(role)[1:3], 16) for role in roles]
    assert all(lighter - darker > 24 for darker, lighter in pairwise(greys))
