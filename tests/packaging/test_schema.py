"""The schema of the file format changes only together with its version."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[2] / "packaging" / "schema.py"


@pytest.fixture(scope="module")
def schema() -> ModuleType:
    spec = importlib.util.spec_from_file_location("schema", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_shape_of_the_model_is_that_of_its_version(schema: ModuleType) -> None:
    assert schema.as_json(schema.schema()) == schema.file().read_bytes(), (
        "the model has another shape: raise VERSION, add a migration, run packaging/schema.py"
    )


def test_fields_called_title_or_description_are_part_of_the_shape(schema: ModuleType) -> None:
    properties = schema.schema()["properties"]
    assert {"title", "description", "format", "min_reader"} <= set(properties)
    assert "title" not in properties["version"]


def test_docstrings_are_no_part_of_the_shape(schema: ModuleType) -> None:
    assert "sticky note" not in json.dumps(schema.schema())
