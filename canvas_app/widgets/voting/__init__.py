"""Dot voting in a workshop: hidden while people vote, then revealed (room: widgets)."""
