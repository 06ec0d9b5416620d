"""New ids are new."""

from __future__ import annotations

from canvas_app.model.edits.ids import new_id


def test_a_new_id_is_not_one_that_is_taken() -> None:
    class AllButOne:
        def __init__(self) -> None:
            self.asked: list[str] = []

        def __contains__(self, id_: object) -> bool:
            self.asked.append(str(id_))
            return len(self.asked) < 3

    taken = AllButOne()
    assert new_id(taken, "n") == taken.asked[2]


def test_ids_differ_and_say_what_they_are_for() -> None:
    ids = {new_id(prefix="p") for _ in range(1000)}
    assert len(ids) == 1000
    assert all(id_.startswith("p-") for id_ in ids)
