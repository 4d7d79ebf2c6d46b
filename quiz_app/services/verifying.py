"""Anyone may verify a licence by its code; nobody needs to sign in for it."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.library import Library
from quiz_app.domain.licence import LicenceBasis, LicenceStatus, licence_on
from quiz_app.services.ports import Clock, Storage


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What the code proves today. ``holder`` is empty once the person's identity is erased.

    ``law_read_until`` is the law whose knowledge it proves, ``changes_until`` the newest commencement that an
    Ændringsprøve has asked about. Why and until when it is suspended is told to nobody here.
    """

    holder: str
    licence_title: str
    status: LicenceStatus
    basis: LicenceBasis
    issued_on: date
    renewed_on: date | None
    valid_until: date
    municipality: str
    law_read_until: date
    changes_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verifying:
    """Open to all. The code is the secret: at least 100 random bits."""

    storage: Storage
    library: Library
    clock: Clock
    municipality: str

    def verify(self, code: str) -> Verified | None:
        """The licence behind a code, written with any spacing, hyphens and case; ``None`` for an unknown code."""
        with self.storage.reading() as stores:
            licence = licence_on(stores.licences.events_by_code(normalised(code)), self.clock.today())
            if licence is None:
                return None
            person = stores.people.find_person(licence.person_id)
        kind = self.library.licences.get(licence.licence_kind)
        return Verified(
            holder=person.name if person else "",
            licence_title=kind.title if kind else licence.licence_kind,
            status=licence.status,
            basis=licence.basis,
            issued_on=licence.issued_on,
            renewed_on=licence.renewed_on,
            valid_until=licence.valid_until,
            municipality=self.municipality,
            law_read_until=licence.law_read_until,
            changes_until=licence.changes_until,
        )


def normalised(code: str) -> str:
    """The code as it was issued: groups of five in capitals; O is read as 0, I and L as 1 (Crockford 2002)."""
    plain = "".join(c for c in code.upper() if c.isalnum()).translate(str.maketrans("OIL", "011"))
    return "-".join(plain[i : i + 5] for i in range(0, len(plain), 5))
