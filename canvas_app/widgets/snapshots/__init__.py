"""Snapshots: taking them, looking at them and going back to them (room: widgets)."""
