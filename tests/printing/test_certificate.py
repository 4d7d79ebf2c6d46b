"""The certificate's document: what it says, to eyes and to screen readers, and that it is always the same."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from quiz_app.domain.certificate import Certificate
from quiz_app.domain.licence import LicenceBasis
from quiz_app.errors import RuleError
from quiz_app.printing import certificate_pdf
from quiz_app.services.certifying import SURE

URL = "https://koerekort.example.dk/verificer/7K3M0-9XW1T-4BD8R-1HZ60"
CERTIFICATE = Certificate(
    holder="Søren Ærø Åkjær",
    licence_title="Fleksjob og førtidspension",
    municipality="Eksempelby Kommune",
    issued_on=date(2026, 11, 22),
    basis=LicenceBasis.EARNED,
    renewed_on=None,
    valid_until=date(2029, 11, 22),
    law_read_until=date(2026, 2, 12),
    changes_until=None,
    code="7K3M0-9XW1T-4BD8R-1HZ60",
    verify_url=URL,
)


def words(document: bytes, folder: Path) -> str:
    """The text as a reader meets it, on one line."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext mangler: apt-get install poppler-utils")
    file = folder / "bevis.pdf"
    file.write_bytes(document)
    found = subprocess.run(["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, check=True)
    return " ".join(found.stdout.decode().split())


def title(text: str) -> bytes:
    """A text as PDF writes it in its information: UTF-16, in hexadecimal."""
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().upper().encode() + b">"


def test_it_says_who_holds_what_until_when_and_on_which_law(tmp_path: Path) -> None:
    said = words(certificate_pdf(CERTIFICATE), tmp_path)
    for part in (
        "Søren Ærø Åkjær",
        "Kørekort: Fleksjob og førtidspension",
        "Udstedt 22. november 2026",
        "Gælder til og med 22. november 2029",
        "Beviser kendskab til lovgrundlaget som læst til og med 12. februar 2026.",
        "Kode 7K3M0-9XW1T-4BD8R-1HZ60",
        "Internt kompetencebevis udstedt af Eksempelby Kommune. Ikke en offentlig autorisation.",
    ):
        assert part in said
    assert "Fornyet" not in said


def test_a_licence_by_a_panels_decision_says_so(tmp_path: Path) -> None:
    said = words(certificate_pdf(replace(CERTIFICATE, basis=LicenceBasis.PANEL)), tmp_path)
    assert "Udstedt 22. november 2026 ved panelbeslutning" in said


def test_a_renewal_is_named(tmp_path: Path) -> None:
    said = words(certificate_pdf(replace(CERTIFICATE, renewed_on=date(2029, 6, 1))), tmp_path)
    assert "Fornyet 1. juni 2029" in said


@pytest.mark.parametrize(
    "name", ["#set page(width: 1cm)", "<b>Ane</b>", "$x^2$", '"); #panic("', "*fed* _kursiv_ = Top"]
)
def test_a_name_is_text_and_never_source(tmp_path: Path, name: str) -> None:
    assert name in words(certificate_pdf(replace(CERTIFICATE, holder=name)), tmp_path)


def test_the_same_certificate_gives_the_same_bytes_and_another_gives_others() -> None:
    assert certificate_pdf(CERTIFICATE) == certificate_pdf(CERTIFICATE)
    assert certificate_pdf(CERTIFICATE) != certificate_pdf(replace(CERTIFICATE, holder="Ane"))


def test_it_is_tagged_in_danish_with_title_and_declares_pdf_ua() -> None:
    document = certificate_pdf(CERTIFICATE)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in document
    assert re.search(rb"/MarkInfo\s*<<\s*/Marked true", document)
    assert b"/Lang(da)" in document
    assert b"/DisplayDocTitle true" in document
    assert title("Bevis: Fleksjob og førtidspension") in document


def test_the_code_to_scan_has_words_for_those_who_cannot_see_it() -> None:
    document = certificate_pdf(CERTIFICATE)
    assert b"/Alt" in document
    assert f"QR-kode, der åbner {URL}".encode("utf-16-be").hex().upper().encode() in document


def test_its_date_is_the_licences_and_not_the_clocks() -> None:
    assert b"/CreationDate(D:20261122" in certificate_pdf(CERTIFICATE)
    renewed = certificate_pdf(replace(CERTIFICATE, renewed_on=date(2029, 6, 1)))
    assert b"/CreationDate(D:20290601" in renewed


def test_it_is_one_page_also_with_the_longest_names() -> None:
    document = certificate_pdf(replace(CERTIFICATE, holder="Anne-Marie " * 9, licence_title="Fleksjob og mere " * 6))
    assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1


def test_a_name_that_cannot_be_printed_gets_a_sentence() -> None:
    with pytest.raises(RuleError, match="tegn i navnet"):
        certificate_pdf(replace(CERTIFICATE, holder="李"))


def test_the_letters_that_are_taken_for_granted_can_be_printed() -> None:
    assert certificate_pdf(replace(CERTIFICATE, holder="".join(sorted(SURE)))).startswith(b"%PDF")
