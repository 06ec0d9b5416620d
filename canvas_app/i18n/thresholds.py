"""Names and explanations of the thresholds, keys of ``scoring.md`` 2.14 (room: words)."""

from __future__ import annotations

from collections.abc import Mapping

from canvas_app.i18n import N_

NAMES: Mapping[str, str] = {
    "default_importance": N_("Importance when missing"),
    "default_success_chance": N_("Chance when missing"),
    "high_importance": N_("High importance from"),
    "mid_importance": N_("Medium importance from"),
    "mot_weight": N_("Weight of a moment of truth"),
    "weakest_min_importance": N_("Weakest link from importance"),
    "mot_quality": N_("Weak moment of truth below"),
    "weak_quality": N_("Weak important touchpoint below"),
    "ipa_mode": N_("Crosshair"),
    "ipa_fixed": N_("Crosshair held at"),
    "ipa_min_points": N_("Points for a crosshair of means"),
    "gap_threshold": N_("Gap that disappoints or delights"),
    "after_share_min": N_("Least share after the purchase"),
    "success_importance": N_("Success from importance"),
    "success_experience": N_("Success from experience"),
    "success_chance": N_("Success from chance"),
    "budget_basis": N_("Amounts that count"),
    "budget_tolerance": N_("Balanced up to"),
    "budget_cap": N_("Most to give in one round"),
    "low_base": N_("Low base below"),
    "lever": N_("Lever of the top goal"),
    "compare_threshold": N_("Difference that counts"),
}
EXPLANATIONS: Mapping[str, str] = {
    "default_importance": N_(
        "Weight of a touchpoint without importance in journey score, gap, feedback, transitions "
        "and actions. Matrix, opportunities, success and budget leave it out instead."
    ),
    "default_success_chance": N_("Only for suggestions and for the next touchpoint."),
    "high_importance": N_(
        "From here on a touchpoint counts as important in feedback, coverage and suggestions."
    ),
    "mid_importance": N_(
        "From here on a gap, a missing owner or missing management is worth a suggestion."
    ),
    "mot_weight": N_("A moment of truth counts so many times in the journey score."),
    "weakest_min_importance": N_(
        "Less important touchpoints are not called the weakest link, unless they are moments of "
        "truth, so that a trivial blemish is not."
    ),
    "mot_quality": N_(
        "A moment of truth of lower quality is suggested for improvement, and its money is "
        "protected."
    ),
    "weak_quality": N_("An important touchpoint of lower quality is suggested for improvement."),
    "ipa_mode": N_(
        "Means separate the points best; the middle of the scale is stable; a held crosshair "
        "stays while you rate."
    ),
    "ipa_fixed": N_("Importance and performance of the crosshair while it is held."),
    "ipa_min_points": N_("With fewer points the middle of the scale takes the place of means."),
    "gap_threshold": N_("Distance of the experience from the expectation, in points."),
    "after_share_min": N_("A smaller share of contacts after the purchase is a finding."),
    "success_importance": N_("Importance that a success touchpoint reaches."),
    "success_experience": N_(
        "Experience that a success touchpoint reaches; below, it is potential."
    ),
    "success_chance": N_("Chance of success that a success touchpoint reaches."),
    "budget_basis": N_("Shares of spend are those of the planned or of the actual amounts."),
    "budget_tolerance": N_("Distance of the index from 100 that still counts as balanced."),
    "budget_cap": N_("Share of its unlocked money that a touchpoint gives away in one round."),
    "low_base": N_("A result of fewer answers carries the mark “low base”."),
    "lever": N_("What serves the top goal counts so many times in the suggestions."),
    "compare_threshold": N_("Points that make one journey better or worse than another."),
}
