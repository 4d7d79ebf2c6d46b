"""The three forms in which the text of an act is read, and what is said about a file that is wrong."""

import contextlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.content.lawtext import law_text_of, read_law_text
from quiz_app.errors import ContentError

PLAIN = """\
# Lov om breve
# LTA 2026/7 · ELI /eli/lta/2026/7 · issued 2026-01-13
# Skrevet til prøverne.

[1:1] § 1. Kommunen svarer på breve. Stk. 2. Svaret er skriftligt og indeholder 1) en dato og 2) et navn.
[1:1a] § 1 a. Borgeren kan få en kopi
af brevet.
[2:2-3] §§ 2-3. (Ophævet)
[1] § 1. Denne lov ændrede en anden lov.
"""
LISTED = {
    "title": "Lov om breve",
    "eli": "lta/2026/7",
    "issued": "2026-01-13",
    "provisions": [
        {
            "paragraf": "1",
            "chapter": "1",
            "text": "Kommunen svarer på breve. Stk. 2. Svaret er skriftligt og indeholder 1) en dato og 2) et navn.",
        },
        {"paragraf": "1a", "chapter": "1", "text": "Borgeren kan få en kopi af brevet."},
        {"paragraf": "2-3", "chapter": "2", "text": "(Ophævet)"},
    ],
}
XML = """\
<?xml version="1.0" encoding="utf-8"?>
<Dokument>
 <Meta><DocumentTitle>Lov om breve</DocumentTitle><AccessionNumber>A20260000730</AccessionNumber>
  <Year>2026</Year><Number>7</Number><DiesSigni>2026-01-13</DiesSigni><Status>Valid</Status></Meta>
 <DokumentIndhold>
  <Kapitel localId="1"><Explicatus>Kapitel 1</Explicatus><Rubrica><Linea><Char>Breve</Char></Linea></Rubrica>
   <ParagrafGruppe>
    <Paragraf localId="1"><Explicatus>§ 1.</Explicatus>
     <Stk><Exitus><Linea><Char>Kommunen svarer </Char><Char formaChar="i">på</Char><Char> breve.</Char>
       <Nota><Explicatus>1)</Explicatus><Exitus><Linea><Char>En fodnote.</Char></Linea></Exitus></Nota></Linea></Exitus></Stk>
     <Stk><Explicatus>Stk. 2.</Explicatus><Exitus><Linea><Char>Svaret er skriftligt og indeholder</Char></Linea></Exitus>
      <Index><Indentatio><Explicatus>1)</Explicatus><Exitus><Linea><Char>en dato og</Char></Linea></Exitus></Indentatio>
      <Indentatio><Explicatus>2)</Explicatus><Exitus><Linea><Char>et navn.</Char></Linea></Exitus></Indentatio></Index></Stk>
    </Paragraf>
    <Paragraf localId="1a"><Explicatus>§ 1 a.</Explicatus><Stk><Exitus><Linea><Char>Borgeren kan få en kopi</Char></Linea>
      <Linea><Char>af brevet.</Char></Linea></Exitus></Stk></Paragraf>
   </ParagrafGruppe></Kapitel>
  <Kapitel localId="2"><ParagrafGruppe>
    <Paragraf><Explicatus>§§ 2-3.</Explicatus><Stk><Exitus>(Ophævet)</Exitus></Stk></Paragraf>
  </ParagrafGruppe></Kapitel>
  <AendringCentreretParagraf><AendringsNummer><AendringNyTekst>
    <Paragraf localId="1"><Stk><Exitus><Linea><Char>En anden lovs ord.</Char></Linea></Exitus></Stk></Paragraf>
  </AendringNyTekst></AendringsNummer></AendringCentreretParagraf>
  <Ikraft><Paragraf localId="7"><Stk><Exitus><Linea><Char>Loven træder i kraft i morgen.</Char></Linea></Exitus></Stk></Paragraf></Ikraft>
 </DokumentIndhold>
</Dokument>
"""


def told(text: str) -> list[str]:
    """What is wrong with a text."""
    with pytest.raises(ContentError) as refused:
        law_text_of(text, "lov")
    return [str(p) for p in refused.value.problems]


def test_plain_text_is_read_with_title_origin_and_provisions() -> None:
    act = law_text_of(PLAIN, "lov.txt")
    assert (act.title, act.eli, act.issued) == ("Lov om breve", "lta/2026/7", date(2026, 1, 13))
    assert [(p.paragraf, p.chapter) for p in act.provisions] == [("1", "1"), ("1 a", "1"), ("2-3", "2")]
    assert act.provisions[1].text == "Borgeren kan få en kopi af brevet."
    assert act.provisions[2].is_gone


@pytest.mark.parametrize("text", [json.dumps(LISTED), XML], ids=["json", "lexdania"])
def test_the_same_act_in_each_form_is_the_same_act(text: str) -> None:
    assert law_text_of(text, "lov") == law_text_of(PLAIN, "lov")


def test_the_bare_list_of_provisions_is_an_act_without_a_name() -> None:
    act = law_text_of(json.dumps(LISTED["provisions"]), "lov.json")
    assert (act.title, len(act.provisions)) == ("", 3)


def test_an_amending_act_whose_quoted_paragraphs_have_no_chapter_keeps_them() -> None:
    assert [p.paragraf for p in law_text_of("[13a] § 13 a. Et led.\n[13b] § 13 b. Et til.", "lov").provisions] == [
        "13 a",
        "13 b",
    ]


def test_a_listed_number_may_have_its_sign_or_be_a_number() -> None:
    listed = [{"paragraf": "§ 1", "text": "Et led."}, {"paragraf": 2, "text": "To led."}]
    assert [p.paragraf for p in law_text_of(json.dumps(listed), "lov").provisions] == ["1", "2"]


def test_an_amending_act_keeps_what_it_quotes_with_and_without_a_chapter() -> None:
    told: list[str] = []
    text = "# Lov om ændring af lov om breve\n[3:26a] § 26 a. Et led.\n[33f] § 33 f. To led.\n[62a] § 62 a. Tre led."
    assert [p.paragraf for p in law_text_of(text, "lov", told.append).provisions] == ["26 a", "33 f", "62 a"]
    assert told == []


@pytest.mark.parametrize("title", ["Bekendtgørelse af lov om breve", "Lov om breve"])
def test_what_a_consolidation_repeats_of_other_acts_is_passed_over_and_told(title: str) -> None:
    told: list[str] = []
    text = f"# {title}\n[1:1] § 1. Et led.\n[1:7] § 7. To led.\n[4] § 4. Loven træder i kraft.\n[9] § 9. Straks."
    assert [p.paragraf for p in law_text_of(text, "lov", told.append).provisions] == ["1", "7"]
    assert told == [
        "2 paragraf(fer) efter lovens sidste kapitel er sprunget over, fordi de hører til andre love: § 4, § 9"
    ]


def test_a_chapters_heading_is_no_part_of_the_paragraph_before() -> None:
    told: list[str] = []
    text = "§ 1. Loven gælder\nher.\n\nKapitel 2\nBreve\n\n§ 2. Kapitel 1 gælder også breve."
    assert [p.text for p in law_text_of(text, "lov", told.append).provisions] == [
        "Loven gælder her.",
        "Kapitel 1 gælder også breve.",
    ]
    assert told == ["2 linje(r) er læst som overskrifter og hører ikke til nogen paragraf"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# Kun en titel", "lov:1: filen har ingen paragraffer"),
        ("Loven gælder.\n§ 1. Loven gælder.", "lov:1: linjen begynder ikke en paragraf"),
        ("[1:1] § 1. Et.\n[1:2] § 2. To.\n[1:1] § 1. Igen.", "lov:3: § 1 står to gange, også i linje 1"),
        ("[1:2] § 3. Tre.", "lov:1: i klammen står 2, men paragraffen hedder § 3"),
        ("§ 1.", "lov:1: § 1 har ingen tekst"),
        ("§§ 5-3. (Ophævet)", "lov:1: »5-3« er ikke et paragrafnummer"),
        ("# ELI /eli/lta/2026/7 issued 13.1.2026\n§ 1. Et.", "lov:1: »13.1.2026« er ikke en dato"),
        ('{"provisions": [', "lov:1: filen er ikke gyldig JSON"),
        ('{"paragraffer": []}', "lov:1: »paragraffer« kendes ikke"),
        ('[{"paragraf": "1",\n"text": "Et."},\n{"paragraf": [2], "text": "To."}]', "lov:3: »paragraf« skal være tekst"),
        ('[{"paragraf": "1"}]', "lov:1: § 1 har ingen tekst"),
        ("[" * 100_000 + "{", "lov:1: linjen begynder ikke"),
        ('{"a":' * 100_000, "lov:1: JSON kan ikke læses"),
        ('[{"paragraf": "1", "text": "Et\\ud800 led."}]', "lov:1: § 1 har et tegn, som ikke er tekst"),
        ('{"title": "a\\u0000", "provisions": [{"paragraf": "1", "text": "Et."}]}', "lov:1: titlen eller lovens eli"),
        ("<Dokument>\n<Meta>", "lov:2: filen er ikke gyldig XML"),
        ("<html><body/></html>", "lov:1: filen er ikke LexDania"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><Dokument/>', "lov:1: filen har en dokumenttype"),
        (
            "<Dokument><DokumentIndhold>\n<AendringCentreretParagraf/></DokumentIndhold></Dokument>",
            "lov:2: filen er en ændringslov",
        ),
        ("<Dokument/>", "lov:1: filen har ingen paragraffer"),
    ],
)
def test_a_wrong_text_is_told_with_its_line(text: str, problem: str) -> None:
    assert any(line.startswith(problem) for line in told(text)), told(text)


def test_every_problem_of_a_file_is_told() -> None:
    assert [line.split(":")[1] for line in told("§ 1. Et.\n§ 1. Igen.\n§ 2.")] == ["2", "3"]


def test_a_file_is_named_by_the_path_that_was_given(tmp_path: Path) -> None:
    path = tmp_path / "lov.txt"
    path.write_bytes("§ 1. Følg loven.".encode("latin-1"))
    with pytest.raises(ContentError, match=f"{path}:1: filen er ikke UTF-8"):
        read_law_text(path)


def read_or_refused(text: str) -> None:
    """Anything else than an act or its problems is a failure."""
    with contextlib.suppress(ContentError):
        law_text_of(text, "lov")


FRAGMENTS = ["[1:1] ", "§ 1. ", "§§ 1-2. ", "Stk. 2. ", "\n", "# ", "{", "}", "[", "]", '"paragraf": ', "<Dokument>", "</Dokument>",
             "<Paragraf localId='1'>", "</Paragraf>", "<Stk>", "&x;", "Ord ", ":", ",", "§", "½", "\x00", "\ud800"]  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join) | st.text(max_size=200))
def test_no_text_whatever_ends_in_anything_but_an_act_or_problems(text: str) -> None:
    read_or_refused(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda s: st.lists(s) | st.dictionaries(st.sampled_from(["provisions", "paragraf", "text", "x"]), s),
        max_leaves=12,
    )
)
def test_no_json_whatever_ends_in_anything_but_an_act_or_problems(value: object) -> None:
    read_or_refused(json.dumps(value))


@given(st.data())
def test_a_damaged_official_file_is_refused_or_read_never_a_crash(data: st.DataObject) -> None:
    cut, size = data.draw(st.integers(0, len(XML))), data.draw(st.integers(0, 40))
    read_or_refused(XML[:cut] + XML[cut + size :])
