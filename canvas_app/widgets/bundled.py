"""What is read from the resources once, when it is first used (room: widgets)."""

from __future__ import annotations

from functools import cache

from canvas_app import paths
from canvas_app.model.catalogue import Catalogue, read_catalogue


@cache
def catalogue() -> Catalogue:
    """Return the catalogue of usual touchpoints."""
    return read_catalogue(paths.resource("catalogue/catalogue.json").read_bytes())
