"""The manual and what leads to it (room: widgets)."""
