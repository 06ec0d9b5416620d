"""The settings in force: defaults of the specification, overrides of the project."""

from __future__ import annotations

from dataclasses import asdict, fields
from fractions import Fraction

from canvas_app.model.project import Settings
from canvas_app.model.scoring.settings import DEFAULTS, Thresholds, thresholds
from tests.model.scoring.mini import mini, settled


def test_the_defaults_are_those_of_the_specification() -> None:
    assert asdict(DEFAULTS) == {
        "default_importance": 5,
        "default_success_chance": 50,
        "mot_weight": Fraction("1.5"),
        "weakest_min_importance": 4,
        "ipa_mode": "mean",
        "ipa_fixed": (7, 7),
        "ipa_min_points": 4,
        "gap_threshold": 2,
        "success_importance": 7,
        "success_experience": 7,
        "success_chance": 60,
        "after_share_min": 25,
        "budget_basis": "planned",
        "budget_tolerance": 20,
        "budget_cap": 20,
        "low_base": 30,
        "mot_quality": 60,
        "weak_quality": 50,
        "high_importance": 7,
        "mid_importance": 5,
        "lever": Fraction("1.25"),
        "compare_threshold": 2,
    }


def test_every_setting_of_a_file_has_a_default() -> None:
    assert {field.name for field in fields(Thresholds)} == set(Settings.model_fields)


def test_a_project_without_overrides_has_the_defaults() -> None:
    assert thresholds(mini()) == DEFAULTS


def test_an_override_is_exact_and_leaves_the_others() -> None:
    found = thresholds(settled(mini(), lever=1.1, ipa_fixed=(6.5, 3), budget_basis="actual"))
    assert found.lever == Fraction(11, 10)
    assert found.ipa_fixed == (Fraction(13, 2), Fraction(3))
    assert (found.budget_basis, found.mot_weight) == ("actual", DEFAULTS.mot_weight)


def test_an_override_of_zero_counts() -> None:
    assert thresholds(settled(mini(), gap_threshold=0)).gap_threshold == 0
