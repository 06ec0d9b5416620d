"""The empty starting project (room: what the app knows about)."""

from __future__ import annotations

from canvas_app.model.plans.plan import Plan

BLANK = Plan(
    market="b2c",
    label=("Leer", "Blank"),
    hint=("Drei Phasen, fünf Stufen, sonst nichts", "Three phases, five stages, nothing else"),
    title=("Neue Kundenreise", "New customer journey"),
    journey=("Ist-Reise", "Current journey"),
)
