"""Shared cases in memory."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quiz_app.domain.sharing.history import CaseEvent, CaseRecord, Opened, Version
from quiz_app.errors import StorageError
from quiz_app.storage.column_types import in_utc


@dataclass(frozen=True, kw_only=True)
class MemorySharedCases:
    """The store; ``people`` and ``texts`` are the keys that its own rows refer to."""

    cases: dict[str, Opened]
    versions: dict[str, Version]
    bodies: dict[str, str | None]
    events: dict[str, CaseEvent]
    origins: dict[str, str]
    people: Container[str]
    texts: Container[str]
    writable: bool

    def open(self, opened: Opened) -> bool:
        self._write(opened.person_id in self.people)
        return _add(self.cases, opened.case_id, replace(opened, at=in_utc(opened.at)))

    def add_version(self, version: Version, written: str) -> bool:
        self._write(version.case_id in self.cases)
        self.bodies.setdefault(version.version_id, written)
        return _add(self.versions, version.version_id, replace(version, at=in_utc(version.at)))

    def add_event(self, event: CaseEvent) -> bool:
        self._write(event.version_id in self.versions and event.case_id in self.cases)
        return _add(self.events, event.event_id, replace(event, at=in_utc(event.at)))

    def find(self, case_id: str) -> CaseRecord | None:
        return next((r for r in self.records() if r.case_id == case_id), None)

    def records(self) -> tuple[CaseRecord, ...]:
        def of(case_id: str) -> CaseRecord:
            return CaseRecord(
                opened=self.cases[case_id],
                versions=tuple(v for v in self.versions.values() if v.case_id == case_id),
                events=tuple(e for e in self.events.values() if e.case_id == case_id),
            )

        opened = sorted(self.cases.values(), key=lambda o: (o.at, o.case_id))
        return tuple(r for o in opened if (r := of(o.case_id)).versions)

    def opened_by(self, person_id: str) -> tuple[str, ...]:
        mine = [o for o in self.cases.values() if o.person_id == person_id]
        return tuple(o.case_id for o in sorted(mine, key=lambda o: (o.at, o.case_id)))

    def words(self, version_id: str) -> str | None:
        return self.bodies.get(version_id)

    def blank(self, version_ids: Sequence[str]) -> int:
        self._write()
        had = [v for v in version_ids if self.bodies.get(v) is not None]
        self.bodies.update(dict.fromkeys(had))
        return len(had)

    def add_derived(self, case_id: str, text_id: str) -> bool:
        self._write(case_id in self.cases and text_id in self.texts)
        return _add(self.origins, text_id, case_id)

    def derived(self, case_id: str) -> tuple[str, ...]:
        return tuple(sorted(t for t, c in self.origins.items() if c == case_id))

    def _write(self, *known: bool) -> None:
        if not (self.writable and all(known)):
            raise StorageError("Der kan ikke skrives her.")


def _add(rows: dict[str, Any], key: str, row: object) -> bool:
    if key in rows:
        return False
    rows[key] = row
    return True
