"""Touchpoint Canvas: customer journeys laid out, weighed and printed."""
