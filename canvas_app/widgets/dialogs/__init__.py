"""Questions and settings in windows of their own (room: widgets)."""
