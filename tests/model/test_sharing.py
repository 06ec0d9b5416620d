"""What is shared without notes holds none, wherever they were."""

from __future__ import annotations

from canvas_app.model.files.write import to_bytes
from canvas_app.model.project import Content, Snapshot
from canvas_app.model.sharing import without_notes
from tests.layout.journeys import SAMPLES, sample


def test_notes_quotes_and_snapshots_are_gone_and_the_rest_is_kept() -> None:
    whole = sample(SAMPLES[0])
    before = Content.model_validate(
        {name: getattr(whole, name) for name in Content.model_fields}, from_attributes=True
    )
    whole = whole.model_copy(
        update={"snapshots": (Snapshot(id="s", name="S", time="2026", project=before),)}
    )
    shared = without_notes(whole)
    data = to_bytes(shared).decode()
    assert whole.notes
    assert not any(note.text in data for note in whole.notes)
    assert not any(persona.quote in data for persona in whole.personas if persona.quote)
    assert shared.journeys == whole.journeys
