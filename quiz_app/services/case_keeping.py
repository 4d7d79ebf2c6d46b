"""What every act on a shared case leaves: its event, its row of the trail, and, at the end, no words at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from quiz_app.domain.audit import Action
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.privacy import Gone
from quiz_app.domain.sharing.history import CaseEvent, CaseRecord, CaseStatus, Happening
from quiz_app.services.cancelling import cancel_all_about
from quiz_app.services.erasing import Erasing
from quiz_app.services.ports import Clock, Entropy, Stores

NOT_RELEASED = frozenset({CaseStatus.DRAFT, CaseStatus.SUBMITTED, CaseStatus.RETURNED})
GONE = frozenset({Happening.DELETED, Happening.EXPIRED})
"""After these nobody ever reads the case again, and nobody can talk it over; one that is hidden may be put back."""
READ = frozenset({CaseStatus.RELEASED, CaseStatus.HIDDEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that was done to a case; ``person_id`` is ``None`` when the platform did it by its own rules."""

    happening: Happening
    person_id: str | None = None
    reason: str = ""
    text_id: str = ""
    rules_version: str = ""
    lexicon_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKeeping:
    """Nothing here asks who may do it: the services that call have done so."""

    clock: Clock
    entropy: Entropy
    erasing: Erasing

    def keep(self, stores: Stores, record: CaseRecord, act: Act) -> None:
        """Add the act to the latest version of the case, and its row to the trail.

        What is open about a case that is gone for good is called off with it; while the case is hidden, it waits.
        """
        event = CaseEvent(
            event_id=self.entropy.new_id(),
            case_id=record.case_id,
            version_id=record.latest.version_id,
            happening=act.happening,
            person_id=act.person_id,
            reason=act.reason,
            text_id=act.text_id,
            rules_version=act.rules_version,
            lexicon_version=act.lexicon_version,
            at=self.clock.now(),
        )
        stores.shared_cases.add_event(event)
        stores.audit.append(
            at=event.at,
            actor_id=event.person_id,
            action=Action.SHARED_CASE,
            subject=record.case_id,
            details=_details(record, act),
        )
        if act.happening in GONE:
            cancel_all_about(stores, CaseRef(kind=CaseRefKind.RELEASED, id=record.case_id), event.at)

    def empty(self, stores: Stores, record: CaseRecord) -> None:
        """Take away every word of a case and of what was made from it, also from copies that are restored later.

        The last thing in a transaction.
        """
        versions = [v.version_id for v in record.versions]
        texts = _made_of(stores, record)
        stores.shared_cases.blank(versions)
        stores.texts.blank(texts)
        self.erasing.note(Gone.TEXT, (*versions, *texts))

    def empty_leftovers(self, stores: Stores) -> None:
        """Empty the cases that are gone and of which words are left all the same, whoever wrote them and when."""
        for record in stores.shared_cases.records():
            if record.status == CaseStatus.GONE and self._has_words(stores, record):
                self.empty(stores, record)

    def _has_words(self, stores: Stores, record: CaseRecord) -> bool:
        kept = (stores.shared_cases.words(v.version_id) for v in record.versions)
        made = (stores.texts.find(text) for text in _made_of(stores, record))
        return any(words is not None for words in (*kept, *made))

    def forget_drafts(self, stores: Stores, before: datetime) -> tuple[CaseRecord, ...]:
        """End the cases that nobody has released and nobody has touched since; the caller empties them."""
        found = [r for r in stores.shared_cases.records() if r.status in NOT_RELEASED and r.touched_at < before]
        return self._end(stores, found, Happening.FORGOTTEN)

    def expire(self, stores: Stores, before: datetime) -> tuple[CaseRecord, ...]:
        """End the cases that were released before; the caller empties them."""
        found = [r for r in stores.shared_cases.records() if r.status in READ and _released_at(r) < before]
        return self._end(stores, found, Happening.EXPIRED)

    def _end(self, stores: Stores, found: list[CaseRecord], happening: Happening) -> tuple[CaseRecord, ...]:
        for record in found:
            self.keep(stores, record, Act(happening=happening))
        return tuple(found)


def _made_of(stores: Stores, record: CaseRecord) -> list[str]:
    return [*stores.shared_cases.derived(record.case_id), *(e.text_id for e in record.events if e.text_id)]


def _released_at(record: CaseRecord) -> datetime:
    released = record.happened(Happening.RELEASED)
    return released.at if released else record.touched_at


def _details(record: CaseRecord, act: Act) -> Mapping[str, str]:
    found = "; ".join(f"{kind} {count}" for kind, count in record.latest.found.items())
    told = {
        "happening": act.happening.value,
        "version": str(record.latest.number),
        "digest": record.latest.digest,
        "reason": act.reason,
        "findings": found,
        "rules": act.rules_version,
        "lexicon": act.lexicon_version,
    }
    return {key: value for key, value in told.items() if value}
