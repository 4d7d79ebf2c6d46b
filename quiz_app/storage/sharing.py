"""Shared cases: what happened to them, their words, and the texts made from those."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select, update

from quiz_app.domain.anonymise import Type
from quiz_app.domain.sharing.history import CaseEvent, CaseRecord, Opened, Version
from quiz_app.domain.sharing.settling import Harmless, Resolution
from quiz_app.storage import sharing_schema
from quiz_app.storage.rows import add

_cases, _versions = sharing_schema.shared_cases, sharing_schema.shared_case_versions
_words, _events, _texts = (
    sharing_schema.shared_case_words,
    sharing_schema.shared_case_events,
    sharing_schema.shared_case_texts,
)


@dataclass(frozen=True, slots=True)
class SqlSharedCases:
    """The store of shared cases in one transaction."""

    connection: Connection

    def open(self, opened: Opened) -> bool:
        """As the port says."""
        return add(self.connection, _cases, asdict(opened))

    def add_version(self, version: Version, written: str) -> bool:
        """As the port says."""
        row = asdict(version) | {"found": dict(version.found)}
        fresh = add(self.connection, _versions, row)
        return fresh and add(self.connection, _words, {"version_id": version.version_id, "body": written})

    def add_event(self, event: CaseEvent) -> bool:
        """As the port says."""
        count = select(func.count()).select_from(_events).where(_events.c.case_id == event.case_id)
        number = self.connection.execute(count).scalar_one() + 1
        return add(self.connection, _events, asdict(event) | {"number": number})

    def find(self, case_id: str) -> CaseRecord | None:
        """The case with all that happened to it."""
        return next(iter(self._records(case_id)), None)

    def records(self) -> tuple[CaseRecord, ...]:
        """As the port says."""
        return tuple(self._records(None))

    def opened_by(self, person_id: str) -> tuple[str, ...]:
        """As the port says."""
        query = select(_cases.c.case_id).where(_cases.c.person_id == person_id)
        return tuple(self.connection.execute(query.order_by(_cases.c.at, _cases.c.case_id)).scalars())

    def words(self, version_id: str) -> str | None:
        """As the port says."""
        query = select(_words.c.body).where(_words.c.version_id == version_id)
        return self.connection.execute(query).scalar_one_or_none()

    def blank(self, version_ids: Sequence[str]) -> int:
        """As the port says."""
        written = (_words.c.version_id.in_(version_ids), _words.c.body.is_not(None))
        return self.connection.execute(update(_words).where(*written).values(body=None)).rowcount

    def add_derived(self, case_id: str, text_id: str) -> bool:
        """As the port says."""
        return add(self.connection, _texts, {"case_id": case_id, "text_id": text_id})

    def derived(self, case_id: str) -> tuple[str, ...]:
        """As the port says."""
        query = select(_texts.c.text_id).where(_texts.c.case_id == case_id).order_by(_texts.c.text_id)
        return tuple(self.connection.execute(query).scalars())

    def _records(self, case_id: str | None) -> list[CaseRecord]:
        cases, versions = select(_cases), select(_versions).order_by(_versions.c.number)
        events = select(_events).order_by(_events.c.number)
        if case_id is not None:
            cases = cases.where(_cases.c.case_id == case_id)
            versions = versions.where(_versions.c.case_id == case_id)
            events = events.where(_events.c.case_id == case_id)
        by_case: dict[str, tuple[list[Version], list[CaseEvent]]] = {}
        for row in self.connection.execute(versions).mappings():
            by_case.setdefault(row["case_id"], ([], []))[0].append(_version(row))
        for row in self.connection.execute(events).mappings():
            happened = {k: v for k, v in row.items() if k != "number"}
            by_case[row["case_id"]][1].append(CaseEvent(**happened))
        found = self.connection.execute(cases.order_by(_cases.c.at, _cases.c.case_id)).mappings()
        opened = [Opened(**row) for row in found]
        return [
            CaseRecord(opened=o, versions=tuple(by_case[o.case_id][0]), events=tuple(by_case[o.case_id][1]))
            for o in opened
            if o.case_id in by_case
        ]


def _version(row: RowMapping) -> Version:
    raw: dict[str, Any] = dict(row)
    resolutions = tuple(
        Resolution(start=r["start"], end=r["end"], type=Type(r["type"]), reason=Harmless(r["reason"]))
        for r in raw.pop("resolutions")
    )
    return Version(**raw, resolutions=resolutions)
