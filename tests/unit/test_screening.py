"""The gate over whole texts: every trap and type is found where it stands, and ordinary notes are left in peace."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz_app.content.lexicon import SimplemmaDictionary, import_names, read_lexicon
from quiz_app.domain.anonymise import Lexicon, Phrases, Refusal, Tier, Type, screen
from quiz_app.domain.anonymise.refusal import refusals_of
from quiz_app.errors import ContentError

FOLDER = Path(__file__).with_name("screening")
LEXICON = read_lexicon()
DICTIONARY = SimplemmaDictionary()
Span = tuple[int, int, Type]


class NoWords:
    """A dictionary that cannot be read."""

    def knows(self, word: str) -> bool:
        raise OSError(word)


def lines(name: str) -> list[str]:
    raw = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    plain = (
        line.replace("\\n", "\n").replace("\\u00ad", "\u00ad") for line in raw if line and not line.startswith("#")
    )
    return list(plain)


def marked(line: str) -> tuple[str, list[Span]]:
    types, _, rest = line.partition(": ")
    text, spans = "", []
    for i, part in enumerate(re.split("[⟦⟧]", rest)):
        if i % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return text, [(*span, Type(kind)) for span, kind in zip(spans, types.split(), strict=True)]


FOUND = [marked(line) for line in lines("found.txt")]
ORDINARY = lines("ordinary.txt")
NOTES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((FOLDER / "notes").glob("*.txt"))}


def found(text: str) -> list[Span]:
    return [(f.start, f.end, f.type) for f in screen(text, LEXICON, DICTIONARY).findings]


def suggestions(text: str) -> list[str]:
    return [f.suggestion for f in screen(text, LEXICON, DICTIONARY).findings]


@pytest.mark.parametrize(("text", "want"), FOUND, ids=[text for text, _ in FOUND])
def test_what_may_identify_is_found_where_it_stands(text: str, want: list[Span]) -> None:
    assert found(text) == want


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_raises_no_alarm(text: str) -> None:
    assert [f.text for f in screen(text, LEXICON, DICTIONARY).findings] == []


def test_a_fault_of_the_detector_refuses_the_text() -> None:
    assert screen("Borgeren har smerter.", LEXICON, NoWords()).refused == Refusal.DETECTOR_ERROR


@pytest.mark.parametrize("text", [*ORDINARY, *(text for text, _ in FOUND), *NOTES.values(), "", "praktik", "FØP"])
def test_ordinary_notes_and_short_titles_are_not_refused(text: str) -> None:
    assert list(refusals_of(text)) == []


def test_one_person_has_one_role_throughout() -> None:
    text = "Mette Holm ringer. Mettes mand, Ole, er rask. Holm og Anne-Grethe taler. Grethe siger, at Mette Holms plan er god."
    assert suggestions(text) == ["Borger A", "Borger A's", "Partner", "Borger A", "Borger B", "Borger B", "Borger A's"]


def test_people_with_one_surname_are_not_mixed_up() -> None:
    assert suggestions("Her er Mette Hansen. Her er Ole Hansen. Her er Ole igen.") == [
        "Borger A",
        "Borger B",
        "Borger B",
    ]


def test_roles_follow_what_is_said_before_the_name() -> None:
    text = "Hendes søn Emil, hendes datter Ida, hendes læge Preben Krogh og hendes chef Gitte var med."
    assert suggestions(text) == ["Barn 1", "Barn 2", "Praktiserende læge", "Arbejdsgiver 1"]


def test_a_word_made_of_a_name_is_the_same_person() -> None:
    assert suggestions("Her er Jamal Haddad. Vi taler om haddad-familien.") == ["Borger A", "Borger A"]


def test_places_and_workplaces_are_numbered_once_each() -> None:
    text = "Hun flyttede fra Herlev til Kolding og tilbage til Herlev. Hun var i Netto og i Føtex, så i Netto."
    assert suggestions(text) == ["By 1", "By 2", "By 1", "Arbejdsplads 1", "Arbejdsplads 2", "Arbejdsplads 1"]


def test_dates_keep_their_intervals() -> None:
    text = "Mødet var den 12. marts 2024, klagen kom 2. april 2024, og svaret kom 1. maj 2025."
    assert suggestions(text) == ["måned 1", "måned 2 (21 dage senere)", "måned 15"]


def test_a_date_without_its_year_is_of_the_year_last_named() -> None:
    assert suggestions("Mødet var 30. december 2024 og 3. januar 2025, så 5. juni.")[-1] == "måned 7"


@pytest.mark.parametrize(
    ("age", "band"),
    [
        ("47-årig", "40-49-årig"),
        ("47 år gammel", "40-49 år"),
        ("19 år gammel", "18-19 år"),
        ("9-årig", "under 18 år"),
        ("syvogfyrreårig", "40-49-årig"),
    ],
)
def test_ages_become_bands(age: str, band: str) -> None:
    assert suggestions(f"Sagen gælder en person, {age} nu.") == [band]


@pytest.mark.parametrize("name", NOTES)
def test_a_text_with_every_suggestion_taken_is_clean_of_certain_identifiers_and_names(name: str) -> None:
    text = NOTES[name]
    for finding in reversed(screen(text, LEXICON, DICTIONARY).findings):
        text = text[: finding.start] + finding.suggestion + text[finding.end :]
    assert [f.text for f in screen(text, LEXICON, DICTIONARY).findings if f.tier in {Tier.T1, Tier.T2}] == []


@pytest.mark.parametrize("name", ["genvurdering", "konference", "statusnotat"])
def test_notes_without_names_raise_at_most_one_alarm(name: str) -> None:
    assert len(found(NOTES[name])) <= 1


@pytest.mark.parametrize(
    ("name", "people"),
    [
        (
            "praktik",
            "Lakshmi Selvaratnam|Matas|Kolding|2. maj 2025|Suresh|Gitte Bundgaard|lakshmi|Tuan|Lægehuset Kolding|Selvaratnams|Malgorzata|mor til to",
        ),
        (
            "herning",
            "Ali Yildirim|Zeynep|Herningsholm|Vestas|Lem|Videbæk|Bente Kjærgaard|ali|Fatma|Lille Mo|Brabrand|Søren|Bo|Herlev-borgeren|Per|mette",
        ),
        (
            "mange_navne",
            "Abdirahman Warsame Jama|Hodan|Agnieszka Kowalska|Nguyen Thi Huong|Almir Hodžić|Aqqaluk Petersen|Høgni|Omid Rahimi|MK|el-Khatib",
        ),
        (
            "lang_udredning",
            "Mette Holm Hansen|Herlev|Ahmed|Bosnien|Rema 1000|Preben Storm|liv|Rosengårdskolen|bo|Jobcenter Vest",
        ),
    ],
)
def test_every_person_of_a_note_is_found(name: str, people: str) -> None:
    assert set(people.split("|")) <= {f.text for f in screen(NOTES[name], LEXICON, DICTIONARY).findings}


@given(st.text(alphabet="MetHansørBo .,-\n'»«§1\u00ad\u00e9", max_size=60) | st.text(max_size=60))
@example("5 ™ her")
@example("Hun er ➋2 og Hans ❾")
@settings(max_examples=120, deadline=None)
def test_findings_lie_in_the_text_in_order_and_apart(text: str) -> None:
    screening = screen(text, LEXICON, DICTIONARY)
    assert screening.refused != Refusal.DETECTOR_ERROR
    assert all(f.text == text[f.start : f.end] != "" for f in screening.findings)
    assert all(left.end <= right.start for left, right in pairwise(screening.findings))


def test_names_of_many_origins_are_known() -> None:
    assert len(LEXICON.first_names) > 3500
    assert len(LEXICON.surnames) > 1900


def test_what_may_stand_is_matched_with_its_capitals() -> None:
    assert found("Det siger Ankestyrelsen og STAR.") == []
    assert [kind for *_, kind in found("Det siger Star om sagen.")] == [Type.SUSPECT]


def test_an_entry_of_the_lexicon_changes_its_version() -> None:
    assert read_lexicon(vocabulary=["nyord"]).version != LEXICON.version == read_lexicon().version


def test_the_lexicon_wins_over_the_dictionary() -> None:
    lexicon = Lexicon(version="x", first_names=frozenset({"smerter"}), places=Phrases.of(["knæ"]))
    assert [f.text for f in screen("Han har smerter i knæ.", lexicon, DICTIONARY).findings] == ["smerter", "knæ"]


def test_a_register_of_names_is_imported_and_used(tmp_path: Path) -> None:
    (tmp_path / "fornavne.csv").write_text("Navn;Antal\nKvizzlane;1.204\nRara;1\n", encoding="cp1252")
    assert import_names(tmp_path / "fornavne.csv", tmp_path, kind="first_names") == 1
    assert read_lexicon(tmp_path).is_first_name("Kvizzlanes")


@pytest.mark.parametrize("count", ["mange", "²"])
def test_a_register_with_a_wrong_line_is_not_imported(tmp_path: Path, count: str) -> None:
    (tmp_path / "fornavne.csv").write_text(f"Mette;{count}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"fornavne\.csv:1: linjen skal være navn;antal"):
        import_names(tmp_path / "fornavne.csv", tmp_path, kind="first_names")
    assert not (tmp_path / "lexicon").exists()
