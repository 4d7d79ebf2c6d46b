"""What a certificate says: who holds which licence, on which law, until when, and where anyone checks it."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.licence import LicenceBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The content of one certificate; ``verify_url`` is the code's own public page.

    ``changes_until`` is the newest commencement that an Ændringsprøve has asked about.
    """

    holder: str
    licence_title: str
    municipality: str
    issued_on: date
    basis: LicenceBasis
    renewed_on: date | None
    valid_until: date
    law_read_until: date
    changes_until: date | None
    code: str
    verify_url: str

    @property
    def made_of(self) -> date:
        """The day that the document carries, whenever it is printed: of the issue, or of the last renewal."""
        return self.renewed_on or self.issued_on
