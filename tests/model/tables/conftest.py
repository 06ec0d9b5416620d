"""A small project that tables are read for."""

import pytest

from canvas_app.model.project import Project
from tests.model.tables.projects import small


@pytest.fixture
def project() -> Project:
    return small()
