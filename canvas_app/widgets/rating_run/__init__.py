"""Rating card by card with one key a value (room: widgets)."""
