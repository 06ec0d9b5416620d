"""The canvas: one widget that paints the picture and hands gestures to the session."""
