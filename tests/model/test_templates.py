"""Starting projects are whole, valid and written in one language."""

from __future__ import annotations

import pytest

from canvas_app import paths
from canvas_app.layout.placement import arrange, lane_personas
from canvas_app.model.catalogue import read_catalogue
from canvas_app.model.files.consistency import settle
from canvas_app.model.plans import PLANS
from canvas_app.model.project import PHASES, Language, Project
from canvas_app.model.templates import TEMPLATES, new_project, template_names

CATALOGUE = read_catalogue(paths.resource("catalogue/catalogue.json").read_bytes())
NOW = "2025-05-05T08:00:00Z"
FILLED = [template for template in TEMPLATES if template != "blank"]
every = pytest.mark.parametrize("language", ["de", "en"])


def made(template: str, language: Language) -> Project:
    return new_project(template, language, CATALOGUE, NOW, "p1")


@every
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_is_a_valid_project(template: str, language: Language) -> None:
    project = made(template, language)
    assert Project.model_validate_json(project.model_dump_json()) == project
    assert settle(project) == (project, ())
    assert (project.id, project.created, project.modified) == ("p1", NOW, NOW)
    assert project.language == language


@every
@pytest.mark.parametrize("template", FILLED)
def test_a_template_is_a_map_one_would_begin_with(template: str, language: Language) -> None:
    project = made(template, language)
    cards = project.journeys[0].touchpoints
    assert 20 <= len(cards) <= 30
    assert {card.stage_id for card in cards} == {stage.id for stage in project.stages}
    assert [stage.phase for stage in project.stages] == sorted(
        (stage.phase for stage in project.stages), key=PHASES.index
    )
    assert 3 <= sum(card.moment_of_truth for card in cards) <= 5
    assert {"active", "unmanaged", "unused"} == {card.status for card in cards}
    assert len({card.name for card in cards}) == len(cards)
    assert project.goals
    assert project.departments


@pytest.mark.parametrize("template", FILLED)
def test_no_ratings_are_invented(template: str) -> None:
    assert not any(
        card.ratings or card.votes for card in made(template, "de").journeys[0].touchpoints
    )


@pytest.mark.parametrize("template", FILLED)
def test_every_persona_has_cards_of_its_own_in_every_phase_and_a_compact_lane(
    template: str,
) -> None:
    project = made(template, "en")
    journey = project.journeys[0]
    phases = {stage.id: stage.phase for stage in project.stages}
    for persona in project.personas:
        mine = [card for card in journey.touchpoints if persona.id in card.persona_ids]
        assert {phases[card.stage_id] for card in mine} == set(PHASES), persona.name
    columns = arrange(project, journey, lane_personas(project, journey))
    assert max(column.slots for column in columns) <= 7


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_languages_differ_in_words_only(template: str) -> None:
    german, english = made(template, "de"), made(template, "en")
    for one, other in zip(
        german.journeys[0].touchpoints, english.journeys[0].touchpoints, strict=True
    ):
        assert one.model_copy(update={"name": other.name}) == other
    assert german.title != english.title


@every
def test_the_blank_template_has_phases_and_stages_and_nothing_else(language: Language) -> None:
    project = made("blank", language)
    assert (len(project.phases), len(project.stages), len(project.journeys)) == (3, 5, 1)
    assert not project.personas
    assert not project.journeys[0].touchpoints
    assert len(project.channels) == 22


def test_templates_have_names_and_hints_in_both_languages() -> None:
    german, english = template_names("de"), template_names("en")
    assert [each.id for each in german] == list(TEMPLATES) == list(PLANS)
    assert all(each.name and each.hint for each in (*german, *english))
    assert all(one.hint != other.hint for one, other in zip(german, english, strict=True))


def test_an_unknown_template_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        made("space", "en")
