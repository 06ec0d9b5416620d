"""Pure geometry: what is asked to be shown becomes a picture."""
