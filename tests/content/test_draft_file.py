"""Drafts are written as files that the reader of content takes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from quiz_app.content import read_library
from quiz_app.content.draft_file import DraftFiles
from quiz_app.domain.assessment import Missing, Sufficiency
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.citation import Citations
from quiz_app.domain.conference import Band, ConclusionPart
from quiz_app.domain.drafting import Material, grey_zone, note, questions, rebuilt
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Period, Track
from quiz_app.domain.library import Library
from quiz_app.domain.library_case import CaseFacts
from quiz_app.domain.spread import Spread

TODAY = date(2026, 11, 22)
GUIDELINE = "naar-sagen-er-oplyst"
Problems = Callable[[], list[str]]


@pytest.fixture
def material(example_library: Library) -> Material:
    spread = Spread(
        total=5,
        tracks={Track.FLEKSJOB: 3, Track.FOERTIDSPENSION: 2},
        sufficiency={Sufficiency.RATHER_NOT: 1, Sufficiency.RATHER: 4},
        missing={Missing.HEALTH: 4},
        provisions={},
        certainty={},
        sure_apart=0,
    )
    return Material(
        name="konference-1a2b3c4d",
        case=CaseRef(kind=CaseRefKind.SYNTHETIC, id="oevesag"),
        facts=CaseFacts(),
        day=date(2026, 9, 1),
        valid=Period(start=date(2026, 7, 1)),
        topic=Topic.DOKUMENTATION,
        track=Track.FLEKSJOB,
        guideline=GUIDELINE,
        anchors=example_library.cases["oevesag"].anchors,
        spread=spread,
        advised=Band.FLEKSJOB,
        words={ConclusionPart.ADVICE: 'Spørg »hvorfor?« først: det er "nemt".'},
        today=date(2026, 11, 22),
    )


def put(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def test_every_kind_of_draft_is_read_back_as_it_was(root: Path, example_library: Library, material: Material) -> None:
    citations, files = Citations(example_library.acts.values()), DraftFiles()
    asked, zone = questions(material), grey_zone(material)
    case = rebuilt(material, title='Sagen om "det nye"', story="Første afsnit.\n\nAndet afsnit.")
    for question in asked:
        put(root, files.question(question, citations))
    put(root, files.grey_zone(zone, citations) | files.case(case, citations))
    page = root / f"guidelines/retningslinjer/{GUIDELINE}.md"
    page.write_text(f"{page.read_text().rstrip()}\n\nSe [tvivlen](graazone:{zone.id}).\n")
    library = read_library(root, today=TODAY)
    assert [library.questions[q.id] for q in asked] == list(asked)
    assert library.grey_zones[zone.id] == zone
    assert library.cases[case.id] == case


def test_a_note_stands_in_its_guideline_as_a_part_of_a_section(root: Path, material: Material) -> None:
    page = root / f"guidelines/retningslinjer/{GUIDELINE}.md"
    page.write_text(f"{page.read_text().rstrip()}\n\n{note(material)}")
    sections = read_library(root, today=TODAY).guidelines[GUIDELINE].sections
    assert "Spørg »hvorfor?« først" in sections[-1].body
