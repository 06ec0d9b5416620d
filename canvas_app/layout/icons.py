"""Pictograms: their outlines, and which one stands for a channel (room: geometry)."""

from __future__ import annotations

import json
from functools import cache

from canvas_app.paths import resource

Steps = tuple[tuple[str | float, ...], ...]

CHANNEL_ICONS = {
    "search": "search",
    "website": "globe",
    "shop": "shopping-cart",
    "app": "smartphone",
    "portal": "layout-grid",
    "social": "share-2",
    "community": "messages-square",
    "content": "newspaper",
    "ads_online": "megaphone",
    "ads_offline": "signpost",
    "email": "mail",
    "messaging": "message-circle",
    "phone": "phone",
    "mail": "mailbox",
    "store": "store",
    "field": "briefcase",
    "event": "ticket",
    "partner": "handshake",
    "product": "package",
    "service": "truck",
    "person": "users",
    "tv": "tv",
}


def channel_icon(channel: str | None) -> str:
    """Return the name of a channel's icon; a plain circle for none and for unknown ones."""
    return CHANNEL_ICONS.get(channel or "", "circle")


@cache
def outline(name: str) -> tuple[Steps, ...]:
    """Return the strokes of an icon in a box of 24 × 24, y downwards.

    To be drawn 2 wide with round caps and joins, unfilled. The steps are those of
    ``picture.Path``: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) and ("Z",).

    Raises:
        KeyError: no icon of that name is bundled.
    """
    return tuple(tuple(tuple(step) for step in stroke) for stroke in _icons()[name])


@cache
def _icons() -> dict[str, list[list[list[str | float]]]]:
    icons: dict[str, list[list[list[str | float]]]]
    icons = json.loads(resource("icons/icons.json").read_bytes())
    return icons
