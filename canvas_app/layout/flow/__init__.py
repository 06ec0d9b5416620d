"""Documents as geometry: blocks with heights become pages with columns; pure functions."""
