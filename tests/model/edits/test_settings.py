"""Thresholds are set within sense, and given back to their defaults."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from canvas_app.model.edits import settings
from canvas_app.model.project import Settings
from canvas_app.model.scoring.settings import DEFAULTS, thresholds
from tests.model.edits.small import project, refusal


def test_a_threshold_is_set_and_counts() -> None:
    after = settings.set_fields(lever=1.5, ipa_fixed=(6, 8.5)).change(project())
    assert thresholds(after).lever == Fraction(3, 2)
    assert thresholds(after).ipa_fixed == (Fraction(6), Fraction(17, 2))


@pytest.mark.parametrize(
    ("name", "value"),
    [("gap_threshold", 2), ("lever", 1.25), ("ipa_fixed", (7, 7.0)), ("ipa_mode", "mean")],
)
def test_the_default_itself_is_not_an_override(name: str, value: object) -> None:
    before = project(settings=Settings(lever=2, gap_threshold=3, ipa_mode="fixed"))
    assert getattr(settings.set_fields(**{name: value}).change(before).settings, name) is None


def test_all_thresholds_go_back_and_unknown_ones_stay() -> None:
    own = Settings.model_validate({"lever": 2, "low_base": 50, "from_the_future": 1})
    after = settings.reset().change(project(settings=own))
    assert thresholds(after) == DEFAULTS
    assert after.settings.model_extra == {"from_the_future": 1}


def test_going_back_to_defaults_that_are_there_changes_nothing() -> None:
    before = project()
    assert settings.reset().change(before) is before


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"default_importance": 11}, "too_big"),
        ({"default_importance": 5.55}, "too_fine"),
        ({"success_chance": 101}, "too_big"),
        ({"gap_threshold": -1}, "too_small"),
        ({"lever": 11}, "too_big"),
        ({"mot_weight": 1e300}, "too_big"),
        ({"ipa_fixed": (5, 11)}, "too_big"),
        ({"low_base": 2.5}, "not_whole"),
        ({"ipa_mode": "median"}, "unknown_value"),
        ({"budget_basis": "wished"}, "unknown_value"),
    ],
)
def test_thresholds_without_sense_are_refused(fields: dict[str, Any], problem: str) -> None:
    error = refusal(settings.set_fields(**fields), project())
    assert (error.kind, error.facts["problem"]) == ("invalid_value", problem)


def test_a_threshold_that_does_not_exist_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        settings.set_fields(colour="red").change(project())
