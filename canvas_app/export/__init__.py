"""Pictures and sheets become files: PDF and others; no Qt here (room: export)."""
