"""What the export window says of a wish, and the way out it offers."""

import pytest

from canvas_app.export.pdf import Notice
from canvas_app.widgets.export.wish import Wish
from canvas_app.widgets.export.words import warnings


@pytest.mark.parametrize(("limit", "taken"), [(3.5, 3.0), (3.0, 3.0), (2.64, 2.0), (0.7, None)])
def test_the_largest_scale_is_the_largest_offered_that_is_possible(
    limit: float, taken: float | None
) -> None:
    facts = {"width": 40_000, "height": 100, "scale": limit}
    (warned,) = warnings(Wish(suffix=".png", scale=4.0), [Notice("too_many_pixels", facts)])
    assert warned.changes == (("scale", taken),)
