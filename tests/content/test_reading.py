"""What a sound content root becomes."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from builders import (
    case,
    date_question,
    documents_question,
    match_question,
    multiple,
    number_question,
    order_question,
    question,
    reason_question,
)

from quiz_app.content import content_counts, json_schemas, read_library, thaw
from quiz_app.content.kinds import KINDS
from quiz_app.domain.case import Relevance
from quiz_app.domain.digest import canonical
from quiz_app.domain.law import Period, Provision, Track
from quiz_app.domain.library import Library
from quiz_app.domain.question import ChoiceQuestion, DocumentsQuestion, Level, Use


def test_every_kind_is_read(example_library: Library) -> None:
    assert content_counts(example_library) == {
        "acts": 4,
        "changes": 1,
        "authorities": 0,
        "regimes": 1,
        "facts": 2,
        "guidelines": 1,
        "situations": 1,
        "grey_zones": 1,
        "citizen_pages": 1,
        "tools": 1,
        "licences": 2,
        "modules": 2,
        "cases": 2,
        "documents": 10,
        "questions": 14,
        "exam_questions": 5,
        "questions_by_type": {
            "date": 1,
            "documents": 2,
            "match": 1,
            "multiple": 2,
            "number": 1,
            "order": 1,
            "reason": 1,
            "single": 5,
        },
        "glossary": 2,
    }


def test_citations_become_provisions(example_library: Library) -> None:
    assert example_library.guidelines["naar-sagen-er-oplyst"].anchors == (
        Provision(act="eksempelloven", paragraf="5"),
        Provision(act="bek-2-2020", paragraf="3", to="4"),
    )
    (affected,) = example_library.changes["2026-07-01-moedet-bortfalder"].affects
    assert affected.provision == (Provision(act="eksempelloven", paragraf="9"),)


def test_durations_become_months(example_library: Library) -> None:
    licence = example_library.licences["eksempelsagen"]
    assert (licence.validity, licence.renewal_window) == (36, 6)
    assert example_library.guidelines["naar-sagen-er-oplyst"].review == 12


def test_a_page_is_its_answer_and_its_sections(example_library: Library) -> None:
    page = example_library.guidelines["naar-sagen-er-oplyst"]
    assert page.answer.startswith("Sagen er oplyst")
    assert [section.title for section in page.sections] == ["Lov", "Sådan gør du", "Faldgruber"]
    assert page.sections[2].body == "At hente mere, når svaret allerede ligger der."


def test_a_heading_in_code_begins_no_section(root: Path) -> None:
    path = root / "guidelines/retningslinjer/naar-sagen-er-oplyst.md"
    path.write_text(path.read_text() + "\n```\n## Kode\n```\n")
    page = read_library(root, today=date(2026, 11, 22)).guidelines["naar-sagen-er-oplyst"]
    assert [section.title for section in page.sections] == ["Lov", "Sådan gør du", "Faldgruber"]


def test_file_names_give_id_and_number(example_library: Library) -> None:
    module = example_library.modules["oplys-sagen"]
    assert (module.id, module.number) == ("oplys-sagen", 1)
    file = example_library.cases["oevesag"]
    assert [(d.number, d.id) for d in file.documents][:2] == [(1, "ansoegning"), (2, "laegeattest")]


def test_a_case_is_story_documents_and_facit(example_library: Library) -> None:
    file = example_library.cases["proevesag"]
    assert file.story.startswith("Bjarke er 38 år")
    assert file.documents[2].body == "Der ventes en operation."
    assert [key.relevance for key in file.facit.documents].count(Relevance.OUTDATED) == 1
    assert file.facit.tracks[0].track == Track.FLEKSJOB


def test_questions_have_the_type_that_they_name(example_library: Library) -> None:
    single = example_library.questions["eks-enkelt-proeve"]
    assert isinstance(single, ChoiceQuestion)
    assert (single.type, single.level, single.use) == ("single", Level.APPLY, (Use.EXAM,))
    assert single.valid == Period(start=date(2026, 7, 1))
    assert isinstance(example_library.questions["eks-akter-proeve"], DocumentsQuestion)
    assert example_library.withheld_cases() == {"proevesag"}


def test_the_glossary_keeps_the_order_of_its_table(example_library: Library) -> None:
    first, second = example_library.glossary
    assert (first.term, first.identifier, first.source) == ("akt", "document", "eksempelloven § 5")
    assert (second.term, second.identifier) == ("eksempelsag", "")


@pytest.mark.parametrize(
    "thing",
    [
        question(),
        multiple(),
        documents_question(),
        order_question(),
        match_question(),
        number_question(),
        date_question(),
        reason_question(),
    ],
)
def test_a_kept_question_thaws_as_it_was(thing: object) -> None:
    assert thaw("question", canonical(thing)) == thing


def test_a_kept_case_thaws_as_it_was(example_library: Library) -> None:
    for thing in (case(), *example_library.cases.values()):
        assert thaw("case", canonical(thing)) == thing


def test_everything_that_was_read_thaws_as_it_was(example_library: Library) -> None:
    for kind in KINDS.values():
        for thing in getattr(example_library, kind.shelf, {}).values():
            assert thaw(kind.name, canonical(thing)) == thing


def test_a_field_that_is_gone_from_the_type_is_passed_over() -> None:
    kept = canonical(question()).replace('"stem":', '"hint":"nej","stem":')
    assert thaw("question", kept) == question()


def test_schemas_describe_what_authors_write() -> None:
    schemas = json_schemas()
    assert schemas.keys() == {*KINDS, "facit", "document"}
    guideline = schemas["guideline"]
    assert guideline["additionalProperties"] is False
    assert guideline["properties"]["review"]["pattern"] == "^P([1-9][0-9]{0,2})([MY])$"
    assert guideline["properties"]["anchors"]["anyOf"][0]["type"] == "string"
    assert not {"id", "answer", "sections"} & {*guideline["properties"], *guideline["required"]}
    single = schemas["question"]["$defs"]["ChoiceQuestion"]
    assert "id" not in single["properties"]
    assert "stem" in single["required"]
    assert schemas["fact"]["items"]["required"][0] == "id"


def test_reading_twice_gives_equal_libraries(root: Path, example_library: Library) -> None:
    assert asdict(read_library(root, today=date(2026, 11, 22))) == asdict(example_library)
