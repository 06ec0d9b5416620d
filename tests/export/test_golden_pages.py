"""Documents stand on their pages as the golden pages say."""

from __future__ import annotations

import json

import pytest

from tests.export.golden import DOCUMENTS, FOLDER, name, shown


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_a_document_stands_as_its_golden_pages(document: tuple[str, str, str, str]) -> None:
    golden = json.loads((FOLDER / f"{name(document)}.json").read_text("utf-8"))
    now = shown(document)
    assert len(now) == len(golden)
    for number, (page, wanted) in enumerate(zip(now, golden, strict=True), 1):
        assert page == wanted, f"page {number}"
