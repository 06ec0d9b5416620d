"""A record takes little memory, and what it shares with others never changes."""

from __future__ import annotations

import gc
import tracemalloc

from canvas_app.model.files.load import project_from
from canvas_app.model.project import Stage
from tests.bench.documents import document

CARDS = 300


def test_a_touchpoint_with_all_that_hangs_on_it_takes_less_than_three_kilobytes() -> None:
    data = document(CARDS)
    project_from(data)  # validators are built, once
    gc.collect()
    tracemalloc.start()
    kept = project_from(data)
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert kept
    assert taken / CARDS < 3_000


def test_an_unknown_field_of_one_record_is_not_seen_in_others() -> None:
    one = Stage(id="use", phase="after", name="Use")
    other = one.model_copy(update={"name": "Usage", "from_the_future": 1})
    assert other.model_extra == {"from_the_future": 1}
    assert not one.model_extra
    assert not Stage(id="buy", phase="during", name="Buy").model_extra


def test_a_copy_forgets_nothing_of_what_is_unknown() -> None:
    given = Stage.model_validate({"id": "use", "phase": "after", "name": "Use", "smell": 1})
    assert given.model_copy(update={"name": "Usage"}).model_extra == {"smell": 1}
    assert given != Stage(id="use", phase="after", name="Use")
