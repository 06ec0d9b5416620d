"""Text and tables of other programs over the canvas: they aim, and change nothing."""

from canvas_app.gestures.answers import Cancel, Preview
from canvas_app.gestures.cargo import CargoDrag
from tests.gestures.scenes import at, on, scene


def test_cargo_lights_the_nearest_cell_and_does_nothing() -> None:
    here = scene()
    state, (preview,) = CargoDrag().moved(here, at(-5_000, -5_000))
    assert isinstance(preview, Preview)
    assert isinstance(state, CargoDrag)
    assert preview.edit is None
    assert preview.cell is not None
    assert state.place == preview.cell.place


def test_cargo_over_a_card_aims_beside_it() -> None:
    here = scene()
    state, _answers = CargoDrag().moved(here, on(here, "x"))
    assert isinstance(state, CargoDrag)
    assert state.place is not None
    assert state.place.onto is None


def test_cargo_that_falls_or_leaves_puts_the_light_out() -> None:
    here = scene()
    state, _answers = CargoDrag().moved(here, on(here, "x"))
    assert state is not None
    assert state.released(here, on(here, "x")) == (None, (Cancel(),))
    assert state.cancelled() == (None, (Cancel(),))
