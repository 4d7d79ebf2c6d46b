"""Which files are read, whatever editor saved them, and what is said about those that cannot be."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from quiz_app.content import check, read_library
from quiz_app.errors import ContentError

TODAY = date(2026, 11, 22)
Problems = Callable[[], list[str]]

GUIDELINE = "guidelines/retningslinjer/naar-sagen-er-oplyst.md"
QUESTION = "case_library/spoergsmaal/dokumentation/eks-enkelt-modul.yml"
CASE = "case_library/sager/oevesag"
STATUS = "guidelines/lovgrundlag/status.yml"

RULE = "navnet kan ikke bruges som id; brug"
PLAIN = f"{RULE} små bogstaver a-z, tal og bindestreg"
NUMBERED = f"{RULE} to cifre, bindestreg, små bogstaver a-z, tal og bindestreg (01-navn)"

STRANGERS = [
    ("guidelines/lovgrundlag/acts/LAB.yml", PLAIN),
    ("guidelines/lovgrundlag/acts/lab.yaml", "hører ikke til her: mappen rummer kun .yml-filer"),
    ("guidelines/situationer/læge.md", PLAIN),
    ("docs/moduler/nok.md", NUMBERED),
    (f"{CASE}/akter/6-brev.md", NUMBERED),
    (f"{CASE}/noter.txt", "hører ikke til her: mappen rummer kun akter, facit.yml, sag.md"),
    ("case_library/sager/sag.md", "hører ikke til her: mappen rummer kun mapper"),
    ("case_library/spoergsmaal/eks.yml", "hører ikke til her: mappen rummer kun mapper"),
]


@pytest.mark.parametrize(("path", "message"), STRANGERS)
def test_a_file_that_is_no_content_is_told(root: Path, problems: Problems, path: str, message: str) -> None:
    (root / path).write_text("noget")
    assert problems() == [f"{path}:1: {message}"]


def test_hidden_files_are_nobodys_content(root: Path, problems: Problems) -> None:
    (root / "guidelines/retningslinjer/.gitkeep").touch()
    assert problems() == []


BYTES = [
    (b"", 1, "filen er tom"),
    (b" \n\n", 1, "filen er tom"),
    (b"a: 1\nb: \xe6\n", 2, "filen er ikke UTF-8 her; gem den igen med tegnsættet UTF-8"),
    (b"a: 1\n\nb: \x07\n", 3, "usynligt tegn (U+0007); slet det"),
    ("a: 1\nb: x\u2028y\n".encode(), 2, "usynligt tegn (U+2028); slet det"),
    (b"# kun en kommentar\n", 1, "her står kun kommentarer eller ingenting"),
    (b"bare tekst\n", 1, "filen skal være en gruppe af nøgler med værdier"),
    (b"- a\n- b\n", 1, "filen skal være en gruppe af nøgler med værdier"),
    (b"x" * 1_000_001, 1, "filen fylder over 1 MB; del den"),
]


@pytest.mark.parametrize(("data", "line", "message"), BYTES)
def test_a_file_that_cannot_be_read_is_told(  # noqa: PLR0917 - a row of the table
    root: Path, problems: Problems, data: bytes, line: int, message: str
) -> None:
    (root / QUESTION).write_bytes(data)
    assert problems() == [f"{QUESTION}:{line}: {message}"]


@pytest.mark.parametrize("path", [GUIDELINE, QUESTION])
def test_windows_line_ends_and_a_byte_order_mark_change_nothing(root: Path, path: str) -> None:
    before = read_library(root, today=TODAY)
    text = (root / path).read_bytes()
    (root / path).write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert read_library(root, today=TODAY) == before


def test_letters_typed_as_two_signs_are_read_as_one(root: Path) -> None:
    path = root / GUIDELINE
    path.write_text(path.read_text().replace("title: Hvornår", "title: Hvorna\u030ar"))
    assert (
        read_library(root, today=TODAY).guidelines["naar-sagen-er-oplyst"].title == "Hvornår er eksempelsagen oplyst?"
    )


def test_a_page_without_front_matter_is_told(root: Path, problems: Problems) -> None:
    (root / GUIDELINE).write_text("# Titel\n")
    assert problems() == [f"{GUIDELINE}:1: filen skal begynde med --- og sine nøgler (front matter)"]


def test_front_matter_without_an_end_is_told(root: Path, problems: Problems) -> None:
    (root / GUIDELINE).write_text("---\ntitle: Titel\n")
    assert problems() == [f"{GUIDELINE}:1: front matter bliver ikke lukket med ---"]


def test_a_case_without_its_facit_is_told(root: Path, problems: Problems) -> None:
    (root / CASE / "facit.yml").unlink()
    assert problems() == [f"{CASE}/facit.yml:1: filen mangler"]


def test_a_case_with_too_few_documents_is_told(root: Path, problems: Problems) -> None:
    (root / CASE / "akter/05-synstest.md").unlink()
    assert problems() == [
        f"{CASE}/facit.yml:6: akten »synstest« findes ikke",
        f"{CASE}/sag.md:2: en sag har 5-12 akter; her er 4",
    ]


def test_documents_are_numbered_without_holes(root: Path, problems: Problems) -> None:
    (root / CASE / "akter/05-synstest.md").rename(root / CASE / "akter/07-synstest.md")
    assert problems() == [f"{CASE}/akter/07-synstest.md:1: akterne nummereres 01, 02, … uden huller; her ventes 05"]


def test_a_question_in_two_topics_is_told(root: Path, problems: Problems) -> None:
    path = "case_library/spoergsmaal/reform/eks-enkelt-modul.yml"
    (root / path).write_text((root / QUESTION).read_text())
    assert problems() == [f"{path}:1: id »eks-enkelt-modul« er brugt før; et id er kun til én ting"]


def test_a_fact_that_stands_twice_is_told_at_its_line(root: Path, problems: Problems) -> None:
    path = root / "guidelines/lovgrundlag/fakta.yml"
    path.write_text(path.read_text().replace("EKS-02", "EKS-01"))
    assert f"{path.relative_to(root)}:7: id »EKS-01« er brugt før; et id er kun til én ting" in problems()


def test_facts_that_cannot_be_read_are_not_called_missing(root: Path, problems: Problems) -> None:
    (root / "guidelines/lovgrundlag/fakta.yml").write_text("id: EKS-01\n")
    assert problems() == [
        "guidelines/lovgrundlag/fakta.yml:1: filen skal være en liste, hvor hvert punkt begynder med - id: …"
    ]


def test_an_empty_folder_is_not_taken_for_content(tmp_path: Path) -> None:
    assert [str(problem) for problem in check(tmp_path, TODAY)] == [
        "guidelines/lovgrundlag/acts:1: her ligger ingen love at henvise til; henvisninger er ikke læst",
        f"{STATUS}:1: filen mangler; den siger, til hvilken dag loven er læst (er det den rigtige mappe?)",
    ]


def test_a_library_is_refused_with_all_problems(root: Path) -> None:
    (root / STATUS).unlink()
    (root / QUESTION).write_text("")
    with pytest.raises(ContentError) as refusal:
        read_library(root, today=TODAY)
    assert [problem.path for problem in refusal.value.problems] == [QUESTION, STATUS]
