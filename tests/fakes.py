"""The database of the services' tests: the promises of ``services/ports.py``, kept in dictionaries."""

import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any

from fakes_assessments import MemoryAssessments
from fakes_conferences import MemoryConferences
from fakes_drafts import MemoryDrafts
from fakes_rounds import MemoryRounds
from fakes_sharing import MemorySharedCases

from quiz_app.domain.account import Account, Session
from quiz_app.domain.assessment import Assessment, Occasion, Reveal, Turn
from quiz_app.domain.attempt import Answer, Attempt, AttemptKind, PauseMark, Submission, is_past_deadline
from quiz_app.domain.audit import Action, AuditRow, chain
from quiz_app.domain.calibration_round import CalibrationRound
from quiz_app.domain.cancellation import Cancellation
from quiz_app.domain.clearance import Clearance, ClearanceRecord, Withdrawal
from quiz_app.domain.conference import Conclusion, Conference, Member, Objection, Outcome
from quiz_app.domain.deadline import LaterDeadline
from quiz_app.domain.drafting import DecidedDraft, Draft
from quiz_app.domain.extra_time import Extension
from quiz_app.domain.federation import ProviderIdentity
from quiz_app.domain.key_correction import CorrectionReply, KeyCorrection, ProposedCorrection, Regrading
from quiz_app.domain.law_confirmation import AnsweredQuestion, LawAnswer, LawApproval
from quiz_app.domain.law_watch import LawTask, TaskClosing
from quiz_app.domain.lawtext.versions import Overruling, StoredText
from quiz_app.domain.licence import LicenceEvent
from quiz_app.domain.pause import Pause
from quiz_app.domain.people import Grant, Person, Unit
from quiz_app.domain.practice import SignOff, SupervisedCase
from quiz_app.domain.privacy import Blanking, Erasure, LooseAnswer, StatusView, WrittenText
from quiz_app.domain.proceeding import Decision, Notice, Proceeding, Reply
from quiz_app.domain.request import Request, RequestReply, TakenBack
from quiz_app.domain.sharing.history import CaseEvent, Opened, Version
from quiz_app.domain.twin_case import ConsentWithdrawal, TwinConsent
from quiz_app.errors import Conflict, StorageError
from quiz_app.storage.column_types import in_utc
from quiz_app.storage.people import danish_order, login_key


@dataclass
class _State:
    """Every row, by key. Rows are immutable, so a copy of the dictionaries is a snapshot."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    grants: dict[tuple[str, Grant], datetime] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    linked: dict[tuple[str, str], ProviderIdentity] = field(default_factory=dict)
    attempts: dict[str, Attempt] = field(default_factory=dict)
    open: dict[tuple[str, str], str] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    submissions: dict[str, Submission] = field(default_factory=dict)
    cases: dict[str, SupervisedCase] = field(default_factory=dict)
    sign_offs: dict[str, SignOff] = field(default_factory=dict)
    events: dict[str, LicenceEvent] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    replies: dict[str, Reply] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    texts: dict[str, WrittenText] = field(default_factory=dict)
    blankings: dict[str, Blanking] = field(default_factory=dict)
    pauses: dict[tuple[str, date], Pause] = field(default_factory=dict)
    views: dict[StatusView, StatusView] = field(default_factory=dict)
    erasures: dict[str, Erasure] = field(default_factory=dict)
    expiries: dict[str, datetime] = field(default_factory=dict)
    loose: dict[str, LooseAnswer] = field(default_factory=dict)
    experiences: dict[tuple[str, str], datetime] = field(default_factory=dict)
    extensions: dict[tuple[str, str], Extension] = field(default_factory=dict)
    corrections: dict[str, KeyCorrection] = field(default_factory=dict)
    correction_replies: dict[str, CorrectionReply] = field(default_factory=dict)
    regradings: dict[str, Regrading] = field(default_factory=dict)
    law_answers: dict[str, LawAnswer] = field(default_factory=dict)
    law_approvals: dict[str, LawApproval] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    request_replies: dict[str, RequestReply] = field(default_factory=dict)
    taken_back: dict[str, TakenBack] = field(default_factory=dict)
    clearances: dict[str, Clearance] = field(default_factory=dict)
    withdrawals: dict[str, Withdrawal] = field(default_factory=dict)
    law_texts: dict[str, StoredText] = field(default_factory=dict)
    overrulings: dict[str, Overruling] = field(default_factory=dict)
    law_tasks: dict[str, LawTask] = field(default_factory=dict)
    closings: dict[str, TaskClosing] = field(default_factory=dict)
    law_days: dict[date, datetime] = field(default_factory=dict)
    assessments: dict[str, Assessment] = field(default_factory=dict)
    reveals: dict[tuple[Occasion, Turn], Reveal] = field(default_factory=dict)
    rounds: dict[str, CalibrationRound] = field(default_factory=dict)
    consents: dict[str, TwinConsent] = field(default_factory=dict)
    consent_withdrawals: dict[str, ConsentWithdrawal] = field(default_factory=dict)
    conferences: dict[str, Conference] = field(default_factory=dict)
    conference_members: dict[tuple[str, str], Member] = field(default_factory=dict)
    later_deadlines: dict[str, LaterDeadline] = field(default_factory=dict)
    cancellations: dict[str, Cancellation] = field(default_factory=dict)
    conclusions: dict[str, Conclusion] = field(default_factory=dict)
    objections: dict[str, Objection] = field(default_factory=dict)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    draft_decisions: dict[str, DecidedDraft] = field(default_factory=dict)
    shared_cases: dict[str, Opened] = field(default_factory=dict)
    shared_versions: dict[str, Version] = field(default_factory=dict)
    shared_words: dict[str, str | None] = field(default_factory=dict)
    shared_events: dict[str, CaseEvent] = field(default_factory=dict)
    shared_texts: dict[str, str] = field(default_factory=dict)
    versions: dict[str, tuple[str, str]] = field(default_factory=dict)
    audit: dict[int, AuditRow] = field(default_factory=dict)

    def copy(self) -> "_State":
        return _State(**{f.name: dict(getattr(self, f.name)) for f in fields(self)})


@dataclass(frozen=True)
class _Store:
    state: _State
    writable: bool

    def _write(self, *times: datetime | None) -> None:
        if not self.writable:
            raise StorageError("Der kan ikke skrives i en læsning.")
        for time in times:
            if time is not None:
                in_utc(time)

    def _require(self, rows: Mapping[str, object], *keys: str) -> None:
        if missing := [key for key in keys if key not in rows]:
            raise StorageError(f"Der henvises til noget, som ikke er gemt: {missing}")


def _add(rows: dict[Any, Any], key: object, row: object) -> bool:
    if key in rows:
        return False
    rows[key] = row
    return True


class MemoryPeople(_Store):
    def add_unit(self, unit: Unit) -> bool:
        self._write()
        self._require(self.state.units, *filter(None, [unit.parent]))
        return _add(self.state.units, unit.unit_id, unit)

    def units(self) -> tuple[Unit, ...]:
        return tuple(sorted(self.state.units.values(), key=lambda u: u.unit_id))

    def add_person(self, person: Person) -> bool:
        self._write(person.created_at)
        self._require(self.state.units, person.unit_id)
        other = self.find_person_by_login(person.login)
        if other is not None and other.person_id != person.person_id:
            raise Conflict("Brugernavnet er i brug.")
        return _add(self.state.people, person.person_id, person)

    def save_person(self, person: Person) -> None:
        self._write(person.created_at)
        self._require(self.state.units, person.unit_id)
        other = self.find_person_by_login(person.login)
        if other is not None and other.person_id != person.person_id:
            raise Conflict("Brugernavnet er i brug.")
        stored = self.state.people.get(person.person_id)
        if stored is None or person.person_id in self.state.erasures:
            return
        self.state.people[person.person_id] = replace(person, created_at=stored.created_at)
        if account := self.find_account_of(person.person_id):
            self.state.accounts[person.person_id] = replace(account, login=person.login)

    def find_person(self, person_id: str) -> Person | None:
        return self.state.people.get(person_id)

    def find_people(self, person_ids: Collection[str]) -> Mapping[str, Person]:
        return {p: self.state.people[p] for p in person_ids if p in self.state.people}

    def find_person_by_login(self, login: str) -> Person | None:
        key = login_key(login)
        return next((p for p in self.state.people.values() if key and login_key(p.login) == key), None)

    def people(self, *, units: frozenset[str] | None = None) -> tuple[Person, ...]:
        found = (p for p in self.state.people.values() if units is None or p.unit_id in units)
        return tuple(sorted(found, key=lambda p: (danish_order(p.name), p.person_id)))

    def grant(self, person_id: str, grant: Grant, at: datetime) -> None:
        self._write(at)
        self._require(self.state.people, person_id)
        self._require(self.state.units, grant.unit_id)
        _add(self.state.grants, (person_id, grant), at)

    def withdraw(self, person_id: str, grant: Grant, at: datetime) -> None:
        self._write(at)
        self.state.grants.pop((person_id, grant), None)

    def grants(self, person_id: str) -> tuple[Grant, ...]:
        return self.grants_of_all().get(person_id, ())

    def grants_of_all(self) -> Mapping[str, tuple[Grant, ...]]:
        people = {person_id for person_id, _ in self.state.grants}
        return {p: tuple(sorted(g for holder, g in self.state.grants if holder == p)) for p in people}

    def save_pause(self, pause: Pause) -> None:
        self._write()
        self._require(self.state.people, pause.person_id)
        self.state.pauses[pause.person_id, pause.starts_on] = pause

    def pauses_of(self, people: Sequence[str]) -> Mapping[str, tuple[Pause, ...]]:
        ordered = sorted(self.state.pauses.values(), key=lambda p: p.starts_on)
        found = {p: tuple(x for x in ordered if x.person_id == p) for p in people}
        return {p: pauses for p, pauses in found.items() if pauses}

    def save_account(self, account: Account) -> None:
        self._write(account.locked_until)
        self._require(self.state.people, account.person_id)
        other = self.find_account(account.login)
        if other is not None and other.person_id != account.person_id:
            raise Conflict("Brugernavnet er i brug.")
        self.state.accounts[account.person_id] = account

    def find_account(self, login: str) -> Account | None:
        return next((a for a in self.state.accounts.values() if login_key(a.login) == login_key(login)), None)

    def find_account_of(self, person_id: str) -> Account | None:
        return self.state.accounts.get(person_id)

    def add_provider_identity(self, identity: ProviderIdentity) -> bool:
        self._write(identity.linked_at)
        self._require(self.state.people, identity.person_id)
        if any((i.issuer, i.person_id) == (identity.issuer, identity.person_id) for i in self.state.linked.values()):
            return False
        return _add(self.state.linked, (identity.issuer, identity.subject), identity)

    def find_provider_identity(self, issuer: str, subject: str) -> ProviderIdentity | None:
        return self.state.linked.get((issuer, subject))

    def provider_identities_of(self, person_id: str) -> tuple[ProviderIdentity, ...]:
        mine = [identity for identity in self.state.linked.values() if identity.person_id == person_id]
        return tuple(sorted(mine, key=lambda identity: identity.issuer))

    def unlink(self, person_id: str) -> int:
        self._write()
        mine = [key for key, identity in self.state.linked.items() if identity.person_id == person_id]
        for key in mine:
            del self.state.linked[key]
        return len(mine)

    def save_session(self, session: Session) -> None:
        self._write(session.created_at, session.last_seen_at, session.ended_at)
        self._require(self.state.people, session.person_id)
        stored = self.state.sessions.get(session.token_hash, session)
        self.state.sessions[session.token_hash] = replace(session, ended_at=stored.ended_at or session.ended_at)

    def find_session(self, token_hash: str) -> Session | None:
        return self.state.sessions.get(token_hash)

    def sessions_of(self, people: Sequence[str]) -> tuple[Session, ...]:
        mine = sorted((s for s in self.state.sessions.values() if s.person_id in people), key=lambda s: s.token_hash)
        return tuple(sorted(mine, key=lambda s: s.created_at, reverse=True))

    def end_sessions(self, person_id: str, at: datetime, *, but: str = "") -> int:
        self._write(at)
        mine = [s for s in self.state.sessions.values() if s.person_id == person_id and s.token_hash != but]
        living = [s for s in mine if s.ended_at is None]
        self.state.sessions |= {s.token_hash: replace(s, ended_at=at) for s in living}
        return len(living)


class MemoryAttempts(_Store):
    def add_attempt(self, attempt: Attempt) -> bool:
        self._write(attempt.started_at, attempt.deadline)
        self._require(self.state.people, attempt.person_id)
        if attempt.attempt_id in self.state.attempts:
            return False
        if not _add(self.state.open, (attempt.person_id, attempt.slot), attempt.attempt_id):
            raise Conflict("Du har allerede et åbent forsøg.")
        return _add(self.state.attempts, attempt.attempt_id, attempt)

    def find_attempt(self, attempt_id: str) -> Attempt | None:
        return self.state.attempts.get(attempt_id)

    def find_open(self, person_id: str, slot: str) -> Attempt | None:
        return self.state.attempts.get(self.state.open.get((person_id, slot), ""))

    def open_past_deadline(self, now: datetime) -> tuple[Attempt, ...]:
        running = [self.state.attempts[a] for a in self.state.open.values()]
        return _oldest_first(a for a in running if is_past_deadline(a, now))

    def attempts_of(self, person_id: str) -> tuple[Attempt, ...]:
        return _oldest_first(a for a in self.state.attempts.values() if a.person_id == person_id)

    def attempts_supported_by(self, person_id: str) -> tuple[Attempt, ...]:
        return _oldest_first(a for a in self.state.attempts.values() if a.support_id == person_id)

    def add_pause(self, attempt_id: str, mark: PauseMark, at: datetime) -> bool:
        self._write(at)
        self._require(self.state.attempts, attempt_id)
        attempt, field = self.state.attempts[attempt_id], "paused_at" if mark == PauseMark.BEGUN else "resumed_at"
        if getattr(attempt, field) is not None:
            return False
        self.state.attempts[attempt_id] = replace(attempt, **{field: at})
        return True

    def add_answer(self, answer: Answer) -> bool:
        self._write(answer.given_at)
        self._require(self.state.attempts, answer.attempt_id)
        items = {str(i.position): i for i in self.state.attempts[answer.attempt_id].items}
        self._require(items, str(answer.position))
        if answer.attempt_id in self.state.expiries:
            raise StorageError("Forsøgets svar er slettet.")
        return _add(self.state.answers, answer.answer_id, answer)

    def answers(self, attempt_id: str) -> tuple[Answer, ...]:
        mine = (a for a in self.state.answers.values() if a.attempt_id == attempt_id)
        return tuple(sorted(mine, key=lambda a: (a.given_at, a.answer_id)))

    def add_submission(self, submission: Submission) -> bool:
        self._write(submission.submitted_at)
        self._require(self.state.attempts, submission.attempt_id)
        stored = self.find_submission(submission.attempt_id)
        if stored is not None and stored.submission_id != submission.submission_id:
            raise Conflict("Forsøget er allerede afleveret.")
        new = _add(self.state.submissions, submission.submission_id, submission)
        if new:
            attempt = self.state.attempts[submission.attempt_id]
            del self.state.open[attempt.person_id, attempt.slot]
        return new

    def find_submission(self, attempt_id: str) -> Submission | None:
        return next((s for s in self.state.submissions.values() if s.attempt_id == attempt_id), None)

    def submissions_of(self, people: Sequence[str]) -> tuple[tuple[Attempt, Submission], ...]:
        ordered = sorted(self.state.submissions.values(), key=lambda s: (s.submitted_at, s.submission_id))
        pairs = ((self.state.attempts[s.attempt_id], s) for s in ordered)
        return tuple((a, s) for a, s in pairs if a.person_id in people)

    def attempts_asking(self, question: str) -> tuple[Attempt, ...]:
        found = self.state.attempts.values()
        return _oldest_first(a for a in found if question in {i.question for i in a.items})

    def seen_questions(self, person_id: str) -> Mapping[str, int]:
        exams = (a for a in self.attempts_of(person_id) if a.kind != AttemptKind.QUIZ)
        return dict(Counter(i.question for a in exams for i in a.items))


class MemoryPractice(_Store):
    def add_supervised_case(self, case: SupervisedCase) -> bool:
        self._write(case.asked_at)
        self._require(self.state.people, case.person_id, case.companion_id)
        return _add(self.state.cases, case.supervised_case_id, case)

    def find_supervised_case(self, supervised_case_id: str) -> SupervisedCase | None:
        return self.state.cases.get(supervised_case_id)

    def supervised_cases_of(self, people: Sequence[str]) -> tuple[SupervisedCase, ...]:
        return self._ordered(c for c in self.state.cases.values() if c.person_id in people)

    def supervised_cases_for(self, companion_id: str) -> tuple[SupervisedCase, ...]:
        return self._ordered(c for c in self.state.cases.values() if c.companion_id == companion_id)

    def add_sign_off(self, sign_off: SignOff) -> bool:
        self._write(sign_off.at)
        self._require(self.state.cases, sign_off.supervised_case_id)
        self._require(self.state.people, sign_off.companion_id)
        stored = self.sign_offs((sign_off.supervised_case_id,)).get(sign_off.supervised_case_id)
        if stored is not None and stored.sign_off_id != sign_off.sign_off_id:
            raise Conflict("Sagen er allerede vurderet.")
        return _add(self.state.sign_offs, sign_off.sign_off_id, sign_off)

    def sign_offs(self, supervised_case_ids: Sequence[str]) -> Mapping[str, SignOff]:
        found = self.state.sign_offs.values()
        return {s.supervised_case_id: s for s in found if s.supervised_case_id in supervised_case_ids}

    def _ordered(self, cases: Iterable[SupervisedCase]) -> tuple[SupervisedCase, ...]:
        return tuple(sorted(cases, key=lambda c: (c.asked_at, c.supervised_case_id)))


class MemoryLicences(_Store):
    def add_event(self, event: LicenceEvent) -> bool:
        self._write(event.at)
        self._require(self.state.people, event.person_id)
        return _add(self.state.events, event.event_id, event)

    def events_of(self, people: Sequence[str]) -> tuple[LicenceEvent, ...]:
        return self._ordered(e for e in self.state.events.values() if e.person_id in people)

    def count(self) -> int:
        return len(self.state.events)

    def events_of_all(self) -> tuple[LicenceEvent, ...]:
        people = self.state.people
        return self._ordered(e for e in self.state.events.values() if people[e.person_id].active)

    def events_by_code(self, code: str) -> tuple[LicenceEvent, ...]:
        licences = {e.licence_id for e in self.state.events.values() if code and e.code == code}
        return self._ordered(e for e in self.state.events.values() if e.licence_id in licences)

    def _ordered(self, events: Iterable[LicenceEvent]) -> tuple[LicenceEvent, ...]:
        return tuple(sorted(events, key=lambda e: (e.at, e.event_id)))


class MemoryProceedings(_Store):
    def add_notice(self, notice: Notice) -> bool:
        self._write(notice.at)
        self._require(self.state.people, notice.person_id, notice.decider_id)
        return _add(self.state.notices, notice.proceeding_id, notice)

    def add_reply(self, reply: Reply) -> bool:
        self._write(reply.at)
        self._require(self.state.notices, reply.proceeding_id)
        return _add(self.state.replies, reply.proceeding_id, reply)

    def add_decision(self, decision: Decision) -> bool:
        self._write(decision.at)
        self._require(self.state.notices, decision.proceeding_id)
        self._require(self.state.people, decision.decider_id)
        stored = self._decision(decision.proceeding_id)
        if stored is not None and stored.decision_id != decision.decision_id:
            raise Conflict("Sagen er allerede afgjort.")
        return _add(self.state.decisions, decision.decision_id, decision)

    def find_proceeding(self, proceeding_id: str) -> Proceeding | None:
        notice = self.state.notices.get(proceeding_id)
        if notice is None:
            return None
        return Proceeding(
            notice=notice, reply=self.state.replies.get(proceeding_id), decision=self._decision(proceeding_id)
        )

    def proceedings_of(self, people: Sequence[str]) -> tuple[Proceeding, ...]:
        mine = [n for n in self.state.notices.values() if n.person_id in people]
        mine.sort(key=lambda n: (n.at, n.proceeding_id), reverse=True)
        return tuple(p for n in mine if (p := self.find_proceeding(n.proceeding_id)))

    def _decision(self, proceeding_id: str) -> Decision | None:
        return next((d for d in self.state.decisions.values() if d.proceeding_id == proceeding_id), None)


class MemoryCorrections(_Store):
    def add_correction(self, correction: KeyCorrection) -> bool:
        self._write(correction.at)
        self._require(self.state.people, correction.proposer_id)
        return _add(self.state.corrections, correction.correction_id, correction)

    def add_reply(self, reply: CorrectionReply) -> bool:
        self._write(reply.at)
        self._require(self.state.corrections, reply.correction_id)
        self._require(self.state.people, reply.signer_id)
        stored = self.state.correction_replies.get(reply.correction_id)
        if stored is not None and (stored.signer_id, stored.signed) != (reply.signer_id, reply.signed):
            raise Conflict("Rettelsen er allerede besvaret.")
        return _add(self.state.correction_replies, reply.correction_id, reply)

    def corrections(self) -> tuple[ProposedCorrection, ...]:
        ordered = sorted(self.state.corrections.values(), key=lambda c: (c.at, c.correction_id))
        replies = self.state.correction_replies
        return tuple(ProposedCorrection(correction=c, reply=replies.get(c.correction_id)) for c in ordered)

    def add_regrading(self, regrading: Regrading) -> bool:
        self._write(regrading.at)
        self._require(self.state.attempts, regrading.attempt_id)
        self._require(self.state.corrections, regrading.correction_id)
        return _add(self.state.regradings, regrading.regrading_id, regrading)

    def regradings_of(self, attempt_ids: Sequence[str]) -> tuple[Regrading, ...]:
        mine = (r for r in self.state.regradings.values() if r.attempt_id in attempt_ids)
        return tuple(sorted(mine, key=lambda r: (r.at, r.regrading_id)))


class MemoryConfirmations(_Store):
    def add_answer(self, answer: LawAnswer) -> bool:
        self._write(answer.at)
        self._require(self.state.people, answer.person_id)
        return _add(self.state.law_answers, answer.answer_id, answer)

    def add_approval(self, approval: LawApproval) -> bool:
        self._write(approval.at)
        self._require(self.state.people, approval.person_id)
        self._require(self.state.law_answers, approval.answer_id)
        stored = self.state.law_approvals.get(approval.answer_id)
        if stored is not None and stored.approved != approval.approved:
            raise Conflict("Der er allerede svaret.")
        return _add(self.state.law_approvals, approval.answer_id, approval)

    def answered(self) -> tuple[AnsweredQuestion, ...]:
        ordered = sorted(self.state.law_answers.values(), key=lambda a: (a.at, a.answer_id))
        approvals = self.state.law_approvals
        return tuple(AnsweredQuestion(answer=a, approval=approvals.get(a.answer_id)) for a in ordered)

    def count(self) -> int:
        return len(self.state.law_answers) + len(self.state.law_approvals)


class MemoryPaths(_Store):
    def add_experience(self, person_id: str, module: str, at: datetime) -> None:
        self._write(at)
        self._require(self.state.people, person_id)
        _add(self.state.experiences, (person_id, module), at)

    def drop_experience(self, person_id: str, module: str) -> None:
        self._write()
        self.state.experiences.pop((person_id, module), None)

    def experiences(self, person_id: str) -> frozenset[str]:
        return frozenset(module for person, module in self.state.experiences if person == person_id)

    def save_extension(self, extension: Extension) -> None:
        self._write(extension.given_at)
        self._require(self.state.people, extension.person_id, extension.giver_id)
        self.state.extensions[extension.person_id, extension.giver_id] = extension

    def drop_extension(self, person_id: str, giver_id: str) -> None:
        self._write()
        self.state.extensions.pop((person_id, giver_id), None)

    def extensions_of(self, person_id: str) -> tuple[Extension, ...]:
        return tuple(e for key, e in sorted(self.state.extensions.items()) if key[0] == person_id)

    def extensions_by(self, giver_id: str) -> tuple[Extension, ...]:
        return tuple(e for key, e in sorted(self.state.extensions.items()) if key[1] == giver_id)

    def add_request(self, request: Request) -> bool:
        self._write(request.asked_at)
        self._require(self.state.people, request.person_id, request.asker_id, request.colleague_id)
        return _add(self.state.requests, request.request_id, request)

    def find_request(self, request_id: str) -> Request | None:
        return self.state.requests.get(request_id)

    def requests_of(self, people: Sequence[str]) -> tuple[Request, ...]:
        return self._ordered(r for r in self.state.requests.values() if r.person_id in people)

    def requests_by(self, asker_id: str) -> tuple[Request, ...]:
        return self._ordered(r for r in self.state.requests.values() if r.asker_id == asker_id)

    def requests_to(self, colleague_id: str) -> tuple[Request, ...]:
        return self._ordered(r for r in self.state.requests.values() if r.colleague_id == colleague_id)

    def add_reply(self, reply: RequestReply) -> bool:
        self._write(reply.at)
        self._require(self.state.requests, reply.request_id)
        stored = self.state.request_replies.get(reply.request_id)
        if stored is not None and stored.granted != reply.granted:
            raise Conflict("Der er allerede svaret.")
        return _add(self.state.request_replies, reply.request_id, reply)

    def replies(self, request_ids: Sequence[str]) -> Mapping[str, RequestReply]:
        return {r: self.state.request_replies[r] for r in request_ids if r in self.state.request_replies}

    def add_taken_back(self, taken: TakenBack) -> bool:
        self._write(taken.at)
        self._require(self.state.people, taken.person_id)
        return _add(self.state.taken_back, taken.asked_id, taken)

    def taken_back(self, asked_ids: Sequence[str]) -> Mapping[str, TakenBack]:
        return {a: self.state.taken_back[a] for a in asked_ids if a in self.state.taken_back}

    def _ordered(self, requests: Iterable[Request]) -> tuple[Request, ...]:
        return tuple(sorted(requests, key=lambda r: (r.asked_at, r.request_id)))


class MemoryClearances(_Store):
    def add_clearance(self, clearance: Clearance) -> bool:
        self._write(clearance.at)
        self._require(self.state.people, clearance.person_id)
        return _add(self.state.clearances, clearance.clearance_id, clearance)

    def add_withdrawal(self, withdrawal: Withdrawal) -> bool:
        self._write(withdrawal.at)
        self._require(self.state.clearances, withdrawal.clearance_id)
        self._require(self.state.people, withdrawal.person_id)
        return _add(self.state.withdrawals, withdrawal.clearance_id, withdrawal)

    def clearances(self) -> tuple[ClearanceRecord, ...]:
        ordered = sorted(self.state.clearances.values(), key=lambda c: (c.at, c.clearance_id))
        return tuple(
            ClearanceRecord(clearance=c, withdrawal=self.state.withdrawals.get(c.clearance_id)) for c in ordered
        )

    def count(self) -> int:
        return len(self.state.clearances) + len(self.state.withdrawals)


class MemoryTexts(_Store):
    def add(self, text_id: str, *, author_id: str, body: str, at: datetime, about_id: str | None = None) -> bool:
        self._write(at)
        self._require(self.state.people, author_id, *filter(None, [about_id]))
        text = WrittenText(text_id=text_id, author_id=author_id, about_id=about_id, body=body, at=in_utc(at))
        return _add(self.state.texts, text_id, text)

    def find(self, text_id: str) -> str | None:
        found = self.state.texts.get(text_id)
        return found.body if found else None

    def find_all(self, text_ids: Collection[str]) -> Mapping[str, str]:
        return {text_id: body for text_id in text_ids if (body := self.find(text_id)) is not None}

    def find_written(self, text_id: str) -> WrittenText | None:
        return self.state.texts.get(text_id)

    def by_or_about(self, person_id: str) -> tuple[WrittenText, ...]:
        mine = [t for t in self.state.texts.values() if person_id in (t.author_id, t.about_id)]
        return tuple(sorted(sorted(mine, key=lambda t: t.text_id), key=lambda t: t.at, reverse=True))

    def blank(self, text_ids: Sequence[str]) -> int:
        self._write()
        written = [t for t in self.state.texts.values() if t.text_id in text_ids and t.body is not None]
        self.state.texts |= {t.text_id: replace(t, body=None) for t in written}
        return len(written)

    def save_blanking(self, blanking: Blanking) -> None:
        self._write(blanking.proposed_at, blanking.approved_at)
        self._require(self.state.texts, blanking.text_id)
        self.state.blankings[blanking.text_id] = blanking

    def drop_blanking(self, text_id: str) -> None:
        self._write()
        self.state.blankings.pop(text_id, None)

    def blankings(self) -> tuple[Blanking, ...]:
        return tuple(sorted(self.state.blankings.values(), key=lambda b: (b.proposed_at, b.text_id)))


class MemoryPrivacy(_Store):
    def add_view(self, view: StatusView) -> bool:
        self._write()
        self._require(self.state.people, view.person_id, view.viewer_id)
        return _add(self.state.views, view, view)

    def views_of(self, person_id: str) -> tuple[StatusView, ...]:
        mine = sorted((v for v in self.state.views if v.person_id == person_id), key=lambda v: v.viewer_id)
        return tuple(sorted(mine, key=lambda v: v.day, reverse=True))

    def viewed_by(self, viewer_id: str, day: date) -> frozenset[str]:
        return frozenset(v.person_id for v in self.state.views if (v.viewer_id, v.day) == (viewer_id, day))

    def erase(self, erasure: Erasure) -> bool:
        self._write(erasure.at)
        who, state = erasure.person_id, self.state
        self._require(state.people, who)
        new = _add(state.erasures, who, erasure)
        state.people[who] = replace(state.people[who], name="", login="", active=False)
        state.accounts.pop(who, None)
        for rows, owner in (
            (state.sessions, lambda key: state.sessions[key].person_id),
            (state.linked, lambda key: state.linked[key].person_id),
            (state.grants, lambda key: key[0]),
            (state.pauses, lambda key: key[0]),
            (state.experiences, lambda key: key[0]),
            (state.extensions, lambda key: key[0]),
            (state.views, lambda key: key.person_id),
        ):
            for key in [k for k in rows if owner(k) == who]:
                del rows[key]
        return new

    def erasures(self) -> tuple[Erasure, ...]:
        return tuple(sorted(self.state.erasures.values(), key=lambda e: (e.at, e.person_id)))

    def with_old_answers(self, kind: AttemptKind, before: datetime) -> tuple[str, ...]:
        ended = {a.attempt_id: a.given_at for a in sorted(self.state.answers.values(), key=lambda a: a.given_at)}
        handed_in = {s.attempt_id: s.submitted_at for s in self.state.submissions.values()}
        ended |= {attempt_id: at for attempt_id, at in handed_in.items() if attempt_id in ended}
        kinds = {a.attempt_id for a in self.state.attempts.values() if a.kind == kind}
        return tuple(sorted(a for a, at in ended.items() if a in kinds and at < before))

    def expire(self, attempt_id: str, at: datetime) -> int:
        self._write(at)
        self._require(self.state.attempts, attempt_id)
        _add(self.state.expiries, attempt_id, at)
        for slot in [k for k, a in self.state.open.items() if a == attempt_id]:
            del self.state.open[slot]
        gone = [a.answer_id for a in self.state.answers.values() if a.attempt_id == attempt_id]
        for answer_id in gone:
            del self.state.answers[answer_id]
        return len(gone)

    def expired(self, attempt_ids: Sequence[str]) -> frozenset[str]:
        return frozenset(attempt_ids) & frozenset(self.state.expiries)

    def add_loose_answer(self, answer: LooseAnswer) -> bool:
        self._write()
        return _add(self.state.loose, answer.loose_answer_id, answer)

    def loose_answers(self) -> tuple[LooseAnswer, ...]:
        return tuple(sorted(self.state.loose.values(), key=lambda a: a.loose_answer_id))

    def forget_sessions(self, before: datetime) -> int:
        return self._forget(self.state.sessions, lambda s: s.last_seen_at < before)

    def forget_views(self, before: date) -> int:
        return self._forget(self.state.views, lambda v: v.day < before)

    def forget_pauses(self, before: date) -> int:
        return self._forget(self.state.pauses, lambda p: p.back_on < before)

    def _forget(self, rows: dict[Any, Any], is_old: Callable[[Any], bool]) -> int:
        self._write()
        old = [key for key, row in rows.items() if is_old(row)]
        for key in old:
            del rows[key]
        return len(old)


class MemoryLawTexts(_Store):
    def add_text(self, text: StoredText) -> bool:
        self._write(text.at)
        same = [t for t in self.state.law_texts.values() if (t.act, t.label) == (text.act, text.label)]
        if same and same[0].law_text_id != text.law_text_id:
            raise Conflict("Navnet er brugt.")
        return _add(self.state.law_texts, text.law_text_id, text)

    def find_text(self, law_text_id: str) -> StoredText | None:
        return self.state.law_texts.get(law_text_id)

    def texts(self) -> tuple[StoredText, ...]:
        found = sorted(self.state.law_texts.values(), key=lambda t: t.law_text_id)
        found.sort(key=lambda t: t.at, reverse=True)
        found.sort(key=lambda t: t.text.issued or date.min, reverse=True)
        return tuple(sorted(found, key=lambda t: t.act))

    def add_overruling(self, overruling: Overruling) -> bool:
        self._write(overruling.at)
        self._require(self.state.law_texts, overruling.old_id, overruling.new_id)
        return _add(self.state.overrulings, overruling.overruling_id, overruling)

    def overrulings(self) -> tuple[Overruling, ...]:
        return tuple(sorted(self.state.overrulings.values(), key=lambda o: (o.at, o.overruling_id)))

    def add_task(self, task: LawTask) -> bool:
        self._write(task.at)
        return _add(self.state.law_tasks, task.task_id, task)

    def tasks(self) -> tuple[LawTask, ...]:
        by_id = sorted(self.state.law_tasks.values(), key=lambda t: t.task_id)
        return tuple(sorted(by_id, key=lambda t: t.day, reverse=True))

    def add_closing(self, closing: TaskClosing) -> bool:
        self._write(closing.at)
        self._require(self.state.law_tasks, closing.task_id)
        stored = self.state.closings.get(closing.task_id)
        if stored and (stored.person_id, stored.outcome) != (closing.person_id, closing.outcome):
            raise Conflict("Opgaven er vurderet.")
        return _add(self.state.closings, closing.task_id, closing)

    def closings(self) -> tuple[TaskClosing, ...]:
        return tuple(sorted(self.state.closings.values(), key=lambda c: c.task_id))

    def add_day(self, day: date, at: datetime) -> bool:
        self._write(at)
        return _add(self.state.law_days, day, at)

    def days(self) -> tuple[date, ...]:
        return tuple(sorted(self.state.law_days))


class MemoryVersions(_Store):
    def keep(self, *, kind: str, object_id: str, digest: str, canonical: str, at: datetime) -> bool:
        self._write(at)
        return _add(self.state.versions, digest, (kind, canonical))

    def find(self, digest: str) -> tuple[str, str] | None:
        return self.state.versions.get(digest)


class MemoryAudit(_Store):
    def append(
        self, *, at: datetime, actor_id: str | None, action: Action, subject: str, details: Mapping[str, str]
    ) -> AuditRow:
        self._write(at)
        row = chain(self.head(), at=in_utc(at), actor_id=actor_id, action=action, subject=subject, details=details)
        self.state.audit[row.seq] = row
        return row

    def rows(self) -> tuple[AuditRow, ...]:
        return tuple(self.state.audit.values())

    def head(self) -> AuditRow | None:
        return self.state.audit.get(len(self.state.audit))


class MemoryStores:
    """All stores over one state."""

    def __init__(self, state: _State, *, writable: bool) -> None:
        self.people = MemoryPeople(state, writable)
        self.attempts = MemoryAttempts(state, writable)
        self.practice = MemoryPractice(state, writable)
        self.licences = MemoryLicences(state, writable)
        self.proceedings = MemoryProceedings(state, writable)
        self.corrections = MemoryCorrections(state, writable)
        self.confirmations = MemoryConfirmations(state, writable)
        self.paths = MemoryPaths(state, writable)
        self.clearances = MemoryClearances(state, writable)
        self.texts = MemoryTexts(state, writable)
        self.privacy = MemoryPrivacy(state, writable)
        self.law_texts = MemoryLawTexts(state, writable)
        guard = _Store(state, writable)
        self.assessments = MemoryAssessments(
            assessments=state.assessments,
            reveals=state.reveals,
            people=state.people,
            cancelled=state.cancellations,
            write=guard._write,
            require=guard._require,
        )
        self.rounds = MemoryRounds(
            rounds=state.rounds,
            consents=state.consents,
            withdrawals=state.consent_withdrawals,
            people=state.people,
            write=guard._write,
            require=guard._require,
        )
        self.conferences = MemoryConferences(state, state.people, guard._write, guard._require)
        self.drafts = MemoryDrafts(state, state.people, guard._write, guard._require)
        self.shared_cases = MemorySharedCases(
            cases=state.shared_cases,
            versions=state.shared_versions,
            bodies=state.shared_words,
            events=state.shared_events,
            origins=state.shared_texts,
            people=state.people,
            texts=state.texts,
            writable=writable,
        )
        self.versions = MemoryVersions(state, writable)
        self.audit = MemoryAudit(state, writable)


class MemoryStorage:
    """``Storage`` in memory, for any number of threads. A block within a writing block of the same thread is refused."""

    def __init__(self) -> None:
        self._state = _State()
        self._lock = threading.Lock()
        self._writer: int | None = None

    @contextmanager
    def reading(self) -> Iterator[MemoryStores]:
        yield MemoryStores(self._state, writable=False)

    @contextmanager
    def writing(self) -> Iterator[MemoryStores]:
        if self._writer == threading.get_ident():
            raise StorageError("En skrivning kan ikke begynde i en anden.")
        with self._lock:
            self._writer = threading.get_ident()
            try:
                changed = self._state.copy()
                yield MemoryStores(changed, writable=True)
                self._state = changed
            finally:
                self._writer = None

    def wipe(self) -> None:
        """There is no log."""

    def dispose(self) -> None:
        """Nothing to close."""


def _oldest_first(attempts: Iterable[Attempt]) -> tuple[Attempt, ...]:
    return tuple(sorted(attempts, key=lambda a: (a.started_at, a.attempt_id)))
