"""A PDF opens as the project it carries, and as nothing else."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from canvas_app.i18n.errors import load_sentence
from canvas_app.model.files import limits
from canvas_app.model.files.attachment import attached
from canvas_app.model.files.errors import LoadError
from canvas_app.model.files.load import load
from canvas_app.paths import resource

SAMPLE = resource("samples/f_saas_asis_tobe.json").read_bytes()
KEYS = b"/Type /EmbeddedFile /Subtype /application#2Fjson /Filter [ /FlateDecode ]"


def stream(content: bytes, keys: bytes = KEYS) -> bytes:
    """Return a stream as an object of a PDF; ``content`` is deflated already."""
    return b"7 0 obj\n<< %s /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        keys,
        len(content),
        content,
    )


def pdf(*objects: bytes) -> bytes:
    return b"%PDF-1.7\n" + b"".join(objects) + b"%%EOF\n"


def refusal(data: bytes) -> LoadError:
    with pytest.raises(LoadError) as refused:
        attached(data)
    return refused.value


def test_the_project_in_a_pdf_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "reise.pdf"
    path.write_bytes(pdf(stream(zlib.compress(SAMPLE))))
    opened = load(path)
    assert opened.embedded
    assert opened.project.title == "SaaS onboarding, as-is and to-be"


def test_a_project_file_is_not_embedded() -> None:
    assert not load(resource("samples/f_saas_asis_tobe.json")).embedded


@pytest.mark.parametrize(
    "keys",
    [
        b"/Filter/FlateDecode/Params<</Size 9/ModDate(D:2026)>>"
        b"/Subtype/application#2fjson/Type/EmbeddedFile",
        b"/Params << /CheckSum <00ff> /Size 3 >> " + KEYS,
    ],
)
def test_other_programs_may_write_the_dictionary_in_their_manner(keys: bytes) -> None:
    assert attached(pdf(stream(zlib.compress(SAMPLE), keys))) == SAMPLE


def test_the_same_project_twice_is_one_project() -> None:
    own = stream(zlib.compress(SAMPLE))
    assert attached(pdf(own, own)) == SAMPLE


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (pdf(), "pdf"),
        (pdf(stream(zlib.compress(SAMPLE), b"/Filter /FlateDecode")), "pdf"),
        (pdf(stream(zlib.compress(SAMPLE), KEYS.replace(b"json", b"xml"))), "pdf"),
        (pdf(stream(zlib.compress(SAMPLE), KEYS + b" /F (/etc/passwd)")), "pdf"),
        (pdf(b"(" + KEYS + b")"), "pdf"),
        (pdf(stream(b"not deflated")), "pdf_broken"),
        (pdf(stream(zlib.compress(SAMPLE)[:900])), "pdf_broken"),
        (pdf(stream(zlib.compress(SAMPLE)), stream(zlib.compress(b"{}"))), "pdf_many"),
        (pdf(*[stream(zlib.compress(SAMPLE))] * 9), "pdf_many"),
    ],
)
def test_other_pdfs_are_refused_by_what_is_wrong(data: bytes, looks: str) -> None:
    error = refusal(data)
    assert (error.kind, error.facts["looks"]) == ("wrong_encoding", looks)
    sentence = load_sentence(error.kind, "reise.pdf", error.facts, ())
    assert sentence.count(".") == 2
    assert "{" not in sentence


def test_a_bomb_is_refused_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000)
    assert refusal(pdf(stream(zlib.compress(b"x" * 1_000_000)))).kind == "too_big"


def test_thousands_of_false_marks_take_no_time() -> None:
    assert refusal(pdf(b"1 0 obj << /Type /EmbeddedFile <<" * 20_000)).facts["looks"] == "pdf"


def test_what_is_embedded_goes_through_all_steps(tmp_path: Path) -> None:
    path = tmp_path / "reise.pdf"
    path.write_bytes(pdf(stream(zlib.compress(b'{"format": "other"}'))))
    with pytest.raises(LoadError) as refused:
        load(path)
    assert refused.value.kind == "not_a_project"


def test_a_pdf_that_was_cut_off_is_told_as_cut_off() -> None:
    for data, looks in ((b"%PDF-1.7\n1 0 obj <<>> endobj", "pdf_cut"), (b"%PDF-1.7\n%%EOF", "pdf")):
        with pytest.raises(LoadError) as told:
            attached(data)
        assert told.value.facts["looks"] == looks
