"""Presenting: slides full screen for the audience, notes and a timer for the moderator."""
