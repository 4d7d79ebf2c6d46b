"""A file of people: read as a spreadsheet writes it, and every bad line told in a Danish sentence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.people import Role
from quiz_app.domain.people_file import MOST_BYTES, ROLE_WORDS, PersonLine, read_people_file
from quiz_app.views.components import labels

HEAD = "navn;brugernavn;enhed;roller;pause_til;slut"
ANE = "Åse Ærø;aase;Center Nord;sagsbehandler, nøgleperson;1.7.2026;2026-12-31"


def read(*lines: str, head: str = HEAD, encoding: str = "utf-8") -> tuple[PersonLine, ...]:
    file = read_people_file("\n".join([head, *lines]).encode(encoding))
    assert file.problems == ()
    return file.lines


def told(*lines: str, head: str = HEAD) -> list[str]:
    return [str(p) for p in read_people_file("\n".join([head, *lines]).encode()).problems]


def test_a_line_becomes_a_person() -> None:
    assert read(ANE) == (
        PersonLine(
            line=2,
            name="Åse Ærø",
            login="aase",
            unit="Center Nord",
            roles=frozenset({Role.CASEWORKER, Role.KEY_PERSON}),
            back_on=date(2026, 7, 1),
            leaves_on=date(2026, 12, 31),
        ),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_danish_letters_are_read_whatever_wrote_them(encoding: str) -> None:
    assert read(ANE, encoding=encoding)[0].name == "Åse Ærø"


def test_commas_and_a_spreadsheets_hint_are_read_too() -> None:
    (line,) = read('"Møller, Ane",ane,Nord,leder|jurist', head="sep=,\nNavn , BRUGERNAVN,enhed,Roller")
    assert (line.name, line.line, line.roles) == ("Møller, Ane", 3, {Role.MANAGER, Role.JURIST})


def test_columns_that_are_left_out_are_nothing_and_empty_ones_are_empty() -> None:
    assert read("Ane;ane;Nord", head="navn;brugernavn;enhed")[0].roles is None
    assert read("Ane;ane;Nord;;;")[0].roles == frozenset()


def test_empty_columns_at_the_end_are_passed_over_and_words_in_them_are_not() -> None:
    file = read_people_file(b"navn;brugernavn;enhed;;\nAne;ane;nord;;\nPer;per;nord;;;;\nEva;eva;nord\nDan;dan;nord;x;")
    assert [p.name for p in file.lines] == ["Ane", "Per", "Eva"]
    assert [p.line for p in file.problems] == [5]


def test_empty_lines_are_passed_over_and_counted() -> None:
    assert [line.line for line in read("", ANE, ";;;;;", "Bo;bo;Syd;;;")] == [3, 5]


@pytest.mark.parametrize("name", ["=1+1", '=HYPERLINK("http://x")', "+45", "-Ane", "@Ane"])
def test_what_looks_like_a_formula_is_just_a_name(name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    assert read(f"{quoted};ane;Nord;;;")[0].name == name


@pytest.mark.parametrize("written", ["2026-07-01", "1.7.2026", "01-07-2026", "1/7/2026"])
def test_a_date_is_read_as_it_is_written_in_denmark_and_by_machines(written: str) -> None:
    assert read(f"Ane;ane;Nord;;;{written}")[0].leaves_on == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (";ane;Nord;;;", "navn er tom."),
        ("Ane;;Nord;;;", "brugernavn er tom."),
        ("Ane;ane;;;;", "enhed er tom."),
        ("Ane;ane møller;Nord;;;", "brugernavn må ikke have mellemrum."),
        ("Ane;ane;Nord", "linjen har 3 felter, men overskriften har 6."),
        ("Ane;ane;Nord;ledr;;", "rollen »ledr« kendes ikke; mente du leder?"),
        ("Ane;ane;Nord;;31.2.2026;", "pause_til er ikke en dato; skriv fx 2026-07-01 eller 1.7.2026."),
        ("Ane;ane;Nord;;;snart", "slut er ikke en dato; skriv fx 2026-07-01 eller 1.7.2026."),
        ("Ane;ane;Nord;;;1.7.0026", "slut er ikke en dato; skriv fx 2026-07-01 eller 1.7.2026."),
        (f"{'A' * 201};ane;Nord;;;", "navn er på 201 tegn; der er plads til 200."),
        ('"Ane\nBo";ane;Nord;;;', "navn indeholder linjeskift eller usynlige tegn."),
        ("A\u202ene;ane;Nord;;;", "navn indeholder linjeskift eller usynlige tegn."),
        ('"Ane"Bo;ane;Nord;;;', "anførselstegnene passer ikke sammen; resten af filen er ikke læst."),
    ],
)
def test_a_bad_line_is_told_by_its_number(line: str, sentence: str) -> None:
    assert told(ANE, line) == [f"Linje 3: {sentence}"]


def test_every_bad_line_is_told_and_the_good_ones_are_read() -> None:
    file = read_people_file(f"{HEAD}\n;a;N;;;\n{ANE}\nB;;N;;;".encode())
    assert [p.line for p in file.problems] == [2, 4]
    assert [line.line for line in file.lines] == [3]


def test_a_line_after_one_with_a_line_break_keeps_its_own_number() -> None:
    assert told('"Ane\nBo";ane;Nord;;;', "Bo;;Syd;;;") == [
        "Linje 2: navn indeholder linjeskift eller usynlige tegn.",
        "Linje 4: brugernavn er tom.",
    ]


def test_a_login_twice_is_told_whatever_its_case() -> None:
    assert told(ANE, "Bo;bo;Syd;;;", "Ase;AASE;Syd;;;") == ["Linje 4: brugernavnet står også på linje 2."]


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ("", "overskriften mangler navn, brugernavn, enhed. Skriv fx navn;brugernavn;enhed;roller."),
        ("navn;enhed", "overskriften mangler brugernavn. Skriv fx navn;brugernavn;enhed;roller."),
        ("navn;brugernavn;enhed;role", "kolonnen »role« kendes ikke; mente du roller?"),
        ("navn;brugernavn;enhed;navn", "kolonnen navn står to gange."),
    ],
)
def test_a_bad_header_is_told_and_nothing_is_read(head: str, sentence: str) -> None:
    assert told(head=head) == [f"Linje 1: {sentence}"]


def test_a_file_that_is_no_text_or_too_long_is_told() -> None:
    assert [str(p) for p in read_people_file("navn".encode("utf-16")).problems] == [
        "Linje 1: filens tegn kan ikke læses; gem den som CSV UTF-8."
    ]
    assert [str(p) for p in read_people_file(b"navn\x81").problems] == [
        "Linje 1: filens tegn kan ikke læses; gem den som CSV UTF-8."
    ]
    assert "for stor" in str(read_people_file(b"x" * (MOST_BYTES + 1)).problems[0])


def test_the_words_for_roles_are_those_of_the_screen() -> None:
    assert {role: word for word, role in ROLE_WORDS.items()} == labels.ROLE


cells = st.text(st.sampled_from('abcæøå;,"=+-@\n\r\t \x00\ufeff/|1.2026'), max_size=12)


@given(
    st.one_of(st.binary(max_size=200), st.lists(cells, max_size=12).map(lambda c: f"{HEAD}\n{';'.join(c)}".encode()))
)
def test_whatever_the_file_holds_it_is_read_or_told_in_sentences(data: bytes) -> None:
    file = read_people_file(data)
    assert all(p.line >= 1 and p.message.endswith((".", "?")) and p.message.isprintable() for p in file.problems)
    assert all(line.name and line.login and line.unit for line in file.lines)
