"""The certificate as PDF/UA-1: tagged, with a title and alternative texts; the same certificate gives the same bytes.

Set by typst with the fonts that it carries, so that every machine prints alike. What people have typed reaches it as
data, never as source.
"""

import io
import json
from pathlib import Path

from quiz_app.domain.certificate import Certificate
from quiz_app.domain.danish_time import spelled
from quiz_app.domain.licence import LicenceBasis
from quiz_app.errors import RuleError

_SOURCE = Path(__file__).with_name("certificate.typ")


def certificate_pdf(certificate: Certificate) -> bytes:
    """The document, of one page, dated by the licence and not by the clock.

    :raises RuleError: a name has a character that the font lacks.
    """
    import typst  # noqa: PLC0415 - large, and needed only by those who print

    try:
        return typst.compile(
            _SOURCE.read_bytes(),
            format="pdf",
            sys_inputs={"data": json.dumps(_data(certificate))},
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
            timestamp=0,
        )
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        raise RuleError("Beviset kan ikke vise et tegn i navnet. Bed en administrator om at rette det.") from error


def _data(certificate: Certificate) -> dict[str, object]:
    """What the source reads, in its own words."""
    day, tested = certificate.made_of, certificate.changes_until
    by_panel = " ved panelbeslutning" if certificate.basis == LicenceBasis.PANEL else ""
    rows = [
        ("Udstedt", spelled(certificate.issued_on) + by_panel),
        *([("Fornyet", spelled(certificate.renewed_on))] if certificate.renewed_on else []),
        *([("Ændringsprøve", f"Bestået for regler fra {spelled(tested)}")] if tested else []),
        ("Gælder til og med", spelled(certificate.valid_until)),
        ("Kode", certificate.code),
    ]
    return {
        "title": f"Bevis: {certificate.licence_title}",
        "municipality": certificate.municipality,
        "holder": certificate.holder,
        "licence": certificate.licence_title,
        "rows": rows,
        "law": spelled(certificate.law_read_until),
        "url": certificate.verify_url,
        "qr": _qr_code(certificate.verify_url),
        "date": [day.year, day.month, day.day],
    }


def _qr_code(url: str) -> str:
    """An SVG with its quiet zone; error correction M survives a fold in the paper."""
    import segno  # noqa: PLC0415 - as above

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=4)
    return out.getvalue().decode()
