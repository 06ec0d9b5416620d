"""Lines about scores: every panel at once, on records that were never scored before."""

from __future__ import annotations

from canvas_app.model.scoring.sheet import score_sheet
from tests.bench import scoring
from tests.bench.files import LARGE, SMALL, TENFOLD
from tests.bench.measure import FRAME, Line, Sides, fixed, timed


def _panels(_pairs: int) -> Sides:
    made = scoring.document(100)

    def ours() -> float:
        fresh = scoring.fresh(made)
        return timed(lambda: scoring.all_panels(fresh))()

    return ours, fixed(FRAME)


def _growth(_pairs: int) -> Sides:
    return lambda: _scored(LARGE), lambda: LARGE / SMALL * _scored(SMALL)


def _scored(touchpoints: int) -> float:
    fresh = scoring.fresh(scoring.document(touchpoints))
    return timed(lambda: score_sheet(fresh, "today"))()


LINES = (
    Line("panels", "all twelve panels, 100", "frame", 0.5, _panels),
    Line("growth-score", "scores of 20 000", TENFOLD, 1.2, _growth, most=5),
)
