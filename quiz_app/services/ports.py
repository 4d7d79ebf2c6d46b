"""What the services need from outside: a clock, randomness, passwords, and the stores of one transaction.

Times are aware UTC. Every ``add`` is idempotent by the caller's id: the same row again is no error and stores nothing;
it returns whether the row is new. Evidence has no other way of changing.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from quiz_app.domain.account import Account, Session
from quiz_app.domain.attempt import Answer, Attempt, AttemptKind, PauseMark, Submission
from quiz_app.domain.audit import Action, AuditRow
from quiz_app.domain.federation import ProviderIdentity
from quiz_app.domain.licence import LicenceEvent
from quiz_app.domain.pause import Pause
from quiz_app.domain.people import Grant, Person, Unit
from quiz_app.domain.practice import SignOff, SupervisedCase
from quiz_app.domain.privacy import Blanking, Erasure, LedgerEntry, LooseAnswer, StatusView, WrittenText
from quiz_app.services.assessment_store import AssessmentStore
from quiz_app.services.clearance_store import ClearanceStore
from quiz_app.services.conference_store import ConferenceStore
from quiz_app.services.confirmation_store import ConfirmationStore
from quiz_app.services.correction_store import CorrectionStore
from quiz_app.services.draft_store import DraftStore
from quiz_app.services.law_text_store import LawTextStore
from quiz_app.services.path_store import PathStore
from quiz_app.services.proceeding_store import ProceedingStore
from quiz_app.services.round_store import RoundStore
from quiz_app.services.shared_case_store import SharedCaseStore


class Clock(Protocol):
    """The time; a demo clock moves the day."""

    def now(self) -> datetime:
        """Aware UTC."""
        ...

    def today(self) -> date:
        """The day in Denmark (Europe/Copenhagen)."""
        ...


class Entropy(Protocol):
    """Fresh randomness; tests hand in a counter."""

    def new_id(self) -> str:
        """A random id (UUID 4)."""
        ...

    def seed(self) -> int:
        """A seed below 2**31, to be stored with what is drawn by it."""
        ...

    def token(self, bits: int) -> str:
        """A URL-safe secret of at least ``bits`` random bits."""
        ...

    def code(self) -> str:
        """A licence code of at least 100 random bits, in groups that people can read aloud."""
        ...


class PasswordHasher(Protocol):
    """Argon2id behind two methods."""

    def hash(self, password: str) -> str:
        """The encoded hash, with its own salt and parameters."""
        ...

    def fits(self, password_hash: str, password: str) -> bool:
        """True when the password gives the hash; takes the same time for an unknown account's dummy hash."""
        ...


class PeopleStore(Protocol):
    """Units, people with their identity, roles, accounts and sessions. Rows here may change; decisions are audited."""

    def add_unit(self, unit: Unit) -> bool: ...
    def units(self) -> tuple[Unit, ...]: ...
    def add_person(self, person: Person) -> bool: ...
    def save_person(self, person: Person) -> None:
        """Store what has changed in a known person; nothing about one whose identity is erased.

        :raises Conflict: somebody else has the login.
        """
        ...

    def find_person(self, person_id: str) -> Person | None: ...
    def find_people(self, person_ids: Collection[str]) -> Mapping[str, Person]: ...
    def find_person_by_login(self, login: str) -> Person | None: ...
    def people(self, *, units: frozenset[str] | None = None) -> tuple[Person, ...]:
        """Everybody, or those who work in the given units; by name."""
        ...

    def grant(self, person_id: str, grant: Grant, at: datetime) -> None: ...
    def withdraw(self, person_id: str, grant: Grant, at: datetime) -> None: ...
    def grants(self, person_id: str) -> tuple[Grant, ...]: ...
    def grants_of_all(self) -> Mapping[str, tuple[Grant, ...]]: ...
    def save_pause(self, pause: Pause) -> None:
        """Store the pause, or the other day on which the person is back."""
        ...

    def pauses_of(self, people: Sequence[str]) -> Mapping[str, tuple[Pause, ...]]:
        """The pauses of those who have any, oldest first."""
        ...

    def save_account(self, account: Account) -> None: ...
    def find_account(self, login: str) -> Account | None:
        """By login, whatever its case."""
        ...

    def find_account_of(self, person_id: str) -> Account | None: ...
    def add_provider_identity(self, identity: ProviderIdentity) -> bool:
        """Link a provider's subject with a person; nothing where either is linked within that issuer already."""
        ...

    def find_provider_identity(self, issuer: str, subject: str) -> ProviderIdentity | None: ...
    def provider_identities_of(self, person_id: str) -> tuple[ProviderIdentity, ...]:
        """By issuer."""
        ...

    def unlink(self, person_id: str) -> int:
        """Forget the person's subjects at all providers; gives how many."""
        ...

    def save_session(self, session: Session) -> None: ...
    def find_session(self, token_hash: str) -> Session | None: ...
    def sessions_of(self, people: Sequence[str]) -> tuple[Session, ...]:
        """Alive or not; newest first."""
        ...

    def end_sessions(self, person_id: str, at: datetime, *, but: str = "") -> int:
        """End all living sessions of a person, except the one with token hash ``but``; returns how many."""
        ...


class AttemptStore(Protocol):
    """Attempts, answers and submissions (evidence), and which attempts are open."""

    def add_attempt(self, attempt: Attempt) -> bool:
        """Store it and open its slot.

        :raises Conflict: the person has another open attempt in the slot.
        """
        ...

    def find_attempt(self, attempt_id: str) -> Attempt | None: ...
    def find_open(self, person_id: str, slot: str) -> Attempt | None: ...
    def open_past_deadline(self, now: datetime) -> tuple[Attempt, ...]: ...
    def attempts_of(self, person_id: str) -> tuple[Attempt, ...]:
        """Oldest first."""
        ...

    def attempts_supported_by(self, person_id: str) -> tuple[Attempt, ...]:
        """Others' attempts that name the person as the colleague who is present; oldest first."""
        ...

    def add_pause(self, attempt_id: str, mark: PauseMark, at: datetime) -> bool:
        """Keep when the attempt's only pause began or ended; each is stored once."""
        ...

    def add_answer(self, answer: Answer) -> bool: ...
    def answers(self, attempt_id: str) -> tuple[Answer, ...]:
        """In the order given."""
        ...

    def add_submission(self, submission: Submission) -> bool:
        """Store it and close the attempt's slot."""
        ...

    def find_submission(self, attempt_id: str) -> Submission | None: ...
    def submissions_of(self, people: Sequence[str]) -> tuple[tuple[Attempt, Submission], ...]:
        """Handed-in attempts of the people, oldest first."""
        ...

    def attempts_asking(self, question: str) -> tuple[Attempt, ...]:
        """Whosever, with some version of the question among their items; oldest first."""
        ...

    def seen_questions(self, person_id: str) -> Mapping[str, int]:
        """How often each question has been drawn in the person's exams and renewal tests."""
        ...


class PracticeStore(Protocol):
    """Supervised cases and sign-offs (evidence)."""

    def add_supervised_case(self, case: SupervisedCase) -> bool: ...
    def find_supervised_case(self, supervised_case_id: str) -> SupervisedCase | None: ...
    def supervised_cases_of(self, people: Sequence[str]) -> tuple[SupervisedCase, ...]:
        """Asked for by the people; oldest first."""
        ...

    def supervised_cases_for(self, companion_id: str) -> tuple[SupervisedCase, ...]:
        """Asked of the companion; oldest first."""
        ...

    def add_sign_off(self, sign_off: SignOff) -> bool:
        """Store it.

        :raises Conflict: the case is signed off already, by another row.
        """
        ...

    def sign_offs(self, supervised_case_ids: Sequence[str]) -> Mapping[str, SignOff]:
        """By supervised case; those without one are absent."""
        ...


class LicenceStore(Protocol):
    """Licence events (evidence)."""

    def add_event(self, event: LicenceEvent) -> bool: ...
    def events_of(self, people: Sequence[str]) -> tuple[LicenceEvent, ...]:
        """Oldest first."""
        ...

    def events_of_all(self) -> tuple[LicenceEvent, ...]:
        """Of everybody whose identity is not erased; oldest first."""
        ...

    def count(self) -> int:
        """How many events there are: nothing has happened while it is the same."""
        ...

    def events_by_code(self, code: str) -> tuple[LicenceEvent, ...]:
        """All events of the licence that the code was issued for; empty for an unknown code."""
        ...


class TextStore(Protocol):
    """Words typed by people, beside the evidence; may be blanked, never changed otherwise."""

    def add(self, text_id: str, *, author_id: str, body: str, at: datetime, about_id: str | None = None) -> bool:
        """Store it; ``about_id`` is the colleague whom the words are about, if they are about one."""
        ...

    def find(self, text_id: str) -> str | None:
        """The words; ``None`` when unknown or blanked."""
        ...

    def find_all(self, text_ids: Collection[str]) -> Mapping[str, str]:
        """The words of those that are known and not blanked, by id."""
        ...

    def find_written(self, text_id: str) -> WrittenText | None: ...
    def by_or_about(self, person_id: str) -> tuple[WrittenText, ...]:
        """What the person wrote and what others wrote about them, newest first."""
        ...

    def blank(self, text_ids: Sequence[str]) -> int:
        """Take the words away for good; gives how many texts had any."""
        ...

    def save_blanking(self, blanking: Blanking) -> None: ...
    def drop_blanking(self, text_id: str) -> None: ...
    def blankings(self) -> tuple[Blanking, ...]:
        """Oldest first."""
        ...


class PrivacyStore(Protocol):
    """Who looked at whom, who was erased, and the forgetting of what has been kept long enough."""

    def add_view(self, view: StatusView) -> bool: ...
    def views_of(self, person_id: str) -> tuple[StatusView, ...]:
        """Newest first."""
        ...

    def viewed_by(self, viewer_id: str, day: date) -> frozenset[str]: ...
    def erase(self, erasure: Erasure) -> bool:
        """Delete identity, account, links, sessions, roles, pauses, views, experience and extra time; keep that it was.

        Evidence stays under the person's id. Gives whether the erasure is new; what has come back goes again anyway.
        """
        ...

    def erasures(self) -> tuple[Erasure, ...]: ...
    def with_old_answers(self, kind: AttemptKind, before: datetime) -> tuple[str, ...]:
        """Attempts of a kind that have answers and were handed in (or, if never, last answered) before the moment."""
        ...

    def expire(self, attempt_id: str, at: datetime) -> int:
        """Keep that the attempt's answers are gone, close its slot and delete them; gives how many they were."""
        ...

    def expired(self, attempt_ids: Sequence[str]) -> frozenset[str]: ...
    def add_loose_answer(self, answer: LooseAnswer) -> bool: ...
    def loose_answers(self) -> tuple[LooseAnswer, ...]:
        """By id, which says nothing about the person or the order."""
        ...

    def forget_sessions(self, before: datetime) -> int:
        """Delete the rows of sessions last seen before the moment; a living one is younger."""
        ...

    def forget_views(self, before: date) -> int: ...
    def forget_pauses(self, before: date) -> int:
        """Delete pauses from which people were back before the day."""
        ...


class ErasureLedger(Protocol):
    """What was erased, kept outside the database: a restored copy does not take it back in time."""

    def add(self, entry: LedgerEntry) -> None:
        """Keep the entry beyond any crash.

        :raises StorageError: it cannot be kept.
        """
        ...

    def entries(self) -> tuple[LedgerEntry, ...]: ...


class VersionStore(Protocol):
    """Content as it was when somebody was judged by it (evidence), by digest."""

    def keep(self, *, kind: str, object_id: str, digest: str, canonical: str, at: datetime) -> bool: ...
    def find(self, digest: str) -> tuple[str, str] | None:
        """``(kind, canonical JSON)``."""
        ...


class AuditStore(Protocol):
    """The chain of decisions (evidence)."""

    def append(
        self, *, at: datetime, actor_id: str | None, action: Action, subject: str, details: Mapping[str, str]
    ) -> AuditRow: ...
    def rows(self) -> tuple[AuditRow, ...]: ...
    def head(self) -> AuditRow | None: ...


class Stores(Protocol):
    """All stores within one transaction."""

    @property
    def people(self) -> PeopleStore: ...
    @property
    def attempts(self) -> AttemptStore: ...
    @property
    def practice(self) -> PracticeStore: ...
    @property
    def licences(self) -> LicenceStore: ...
    @property
    def proceedings(self) -> ProceedingStore: ...
    @property
    def corrections(self) -> CorrectionStore: ...
    @property
    def paths(self) -> PathStore: ...
    @property
    def confirmations(self) -> ConfirmationStore: ...
    @property
    def clearances(self) -> ClearanceStore: ...
    @property
    def texts(self) -> TextStore: ...
    @property
    def privacy(self) -> PrivacyStore: ...
    @property
    def law_texts(self) -> LawTextStore: ...
    @property
    def assessments(self) -> AssessmentStore: ...
    @property
    def rounds(self) -> RoundStore: ...
    @property
    def conferences(self) -> ConferenceStore: ...
    @property
    def drafts(self) -> DraftStore: ...
    @property
    def shared_cases(self) -> SharedCaseStore: ...
    @property
    def versions(self) -> VersionStore: ...
    @property
    def audit(self) -> AuditStore: ...


class Storage(Protocol):
    """Transactions: what a ``writing`` block does is stored whole, or not at all when it raises."""

    def reading(self) -> AbstractContextManager[Stores]:
        """A consistent view; writes are refused."""

    def writing(self) -> AbstractContextManager[Stores]:
        """The write lock is taken first; committed at the end of the block."""

    def wipe(self) -> None:
        """After a block that took words away: leave nothing of them in the database's own log, as far as it can be."""


class ContentThaw(Protocol):
    """Rebuilds a content object from its canonical JSON."""

    def __call__(self, kind: str, canonical: str) -> object: ...
