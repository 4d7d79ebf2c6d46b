"""The released cases, for every service that reads one within its own transaction."""

from quiz_app.domain.danish_time import danish_day
from quiz_app.domain.sharing.case_text import read
from quiz_app.domain.sharing.history import CaseRecord, CaseStatus, Happening
from quiz_app.domain.sharing.shared_case import SharedCase
from quiz_app.services.ports import Stores


def find_released(stores: Stores, case_id: str) -> SharedCase | None:
    """The case, while everybody may read it; ``None`` when it is unknown, not released, hidden or gone."""
    record = stores.shared_cases.find(case_id)
    return _shared(stores, record) if record else None


def released(stores: Stores) -> tuple[SharedCase, ...]:
    """All that everybody may read, oldest first."""
    return tuple(case for record in stores.shared_cases.records() if (case := _shared(stores, record)))


def _shared(stores: Stores, record: CaseRecord) -> SharedCase | None:
    """A restored copy of the database may say released where the ledger has taken the words away."""
    written = stores.shared_cases.words(record.latest.version_id) if record.status == CaseStatus.RELEASED else None
    happened = record.happened(Happening.RELEASED)
    if written is None or happened is None:
        return None
    return SharedCase(
        id=record.case_id,
        text=read(written),
        version=record.latest.number,
        digest=record.latest.digest,
        released_on=danish_day(happened.at),
    )
