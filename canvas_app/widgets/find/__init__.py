"""Finding, filtering and selecting what is alike (room: widgets)."""
