"""From project to bytes (room: project files).

UTF-8, two spaces, keys in the order of the records, optional fields at their default left out,
a final newline. The same project gives the same bytes.
"""

from __future__ import annotations

from canvas_app.model.project import Project


def to_bytes(project: Project) -> bytes:
    """Return the bytes a file of this project holds."""
    return project.model_dump_json(indent=2, exclude_defaults=True).encode() + b"\n"
