"""The hand-out: a journey in pictures and words, as people take it home (room: export)."""
