"""The cover, the thresholds and the lists of words."""

from __future__ import annotations

import pytest

from canvas_app.model.edits import projects
from tests.model.edits.small import project, refusal


def test_fields_of_the_cover_are_set_and_typing_merges() -> None:
    edit = projects.set_fields(title="A\nB", description="c\r\nd")
    after = edit.change(project())
    assert (after.title, after.description) == ("A B", "c\nd")
    assert edit.merge is not None
    assert projects.set_fields(language="de").merge is None


def test_a_project_keeps_a_title_and_a_known_language() -> None:
    assert refusal(projects.set_fields(title=" "), project()).facts["problem"] == "empty"
    assert refusal(projects.set_fields(language="fr"), project()).facts["field"] == "language"


@pytest.mark.parametrize("name", ["id", "journeys", "modified", "format"])
def test_the_rest_of_a_project_is_not_set_here(name: str) -> None:
    with pytest.raises(KeyError):
        projects.set_fields(**{name: "x"})
