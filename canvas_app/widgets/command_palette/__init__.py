"""The list of commands, searched as one types (room: widgets)."""
