"""Writes the JSON schema of the project file, one for each version of the format.

    .venv/bin/python packaging/schema.py

A schema that was released is never changed: when the shape of the model changes, raise VERSION
in `canvas_app/model/project.py`, add a migration, and run this again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "schema"
PROSE = ("title", "description")


def schema() -> dict[str, Any]:
    """Return the schema of the present model, without titles and docstrings."""
    from canvas_app.model.project import Project

    found = _shape(Project.model_json_schema(mode="validation"))
    assert isinstance(found, dict)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


def file() -> Path:
    """Return where the schema of the present version lies."""
    from canvas_app.model.project import VERSION

    return FOLDER / f"touchpoint-project-{VERSION}.schema.json"


def as_json(found: dict[str, Any]) -> bytes:
    """Return the schema as its file holds it."""
    return json.dumps(found, indent=2, sort_keys=True).encode() + b"\n"


def main() -> int:
    """Write the schema of the present version; return 1 when it is there with another shape."""
    target, data = file(), as_json(schema())
    if target.exists() and target.read_bytes() != data and "--unreleased" not in sys.argv:
        print(f"{target.name} differs from the model: raise VERSION, or --unreleased")
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return 0


def _shape(value: Any, names: bool = False) -> Any:
    """Leave out prose; below "properties" and "$defs" every key is a name and stays."""
    if isinstance(value, dict):
        return {
            key: _shape(item, key in ("properties", "$defs"))
            for key, item in value.items()
            if names or key not in PROSE
        }
    return [_shape(item) for item in value] if isinstance(value, list) else value


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
