"""What is stored about oneself, in full, and who has looked."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from quiz_app.domain.audit import AuditRow
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.retention import Kept, Period
from quiz_app.domain.stored_data import PERSONAL, StoredData
from quiz_app.services.authorising import require
from quiz_app.services.ports import Clock, Storage, Stores

GONE = "En tidligere kollega"
NAMED = ("attempt_id", "kind", "subject", "started_at", "support_id")
"""What a colleague's attempt says to whom it names as present at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Somebody who has looked at the actor's status, and on which day."""

    name: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosing:
    """Everybody's right to know about themselves; nothing about anybody else."""

    storage: Storage
    clock: Clock
    periods: Mapping[Kept, Period]

    def kinds(self, actor: Actor) -> tuple[tuple[StoredData, Mapping[Kept, Period]], ...]:
        """What the platform stores about a person, with the periods after which it goes."""
        require(actor, Permission.SEE_OWN_DATA)
        return tuple((data, {kept: self.periods[kept] for kept in data.kept}) for data in PERSONAL)

    def viewers(self, actor: Actor) -> tuple[Viewer, ...]:
        """Who has seen the actor's status, newest first."""
        require(actor, Permission.SEE_OWN_DATA)
        with self.storage.reading() as stores:
            views = stores.privacy.views_of(actor.person_id)
            names = {p.person_id: p.name for p in stores.people.people()}
        return tuple(Viewer(name=names.get(v.viewer_id) or GONE, day=v.day) for v in views)

    def everything(self, actor: Actor) -> Mapping[str, Any]:
        """Every row about the actor, by table, as plain values; secrets are named, never given."""
        require(actor, Permission.SEE_OWN_DATA)
        with self.storage.reading() as stores:
            return {
                "hentet": self.clock.now(),
                **_who(stores, actor),
                **_learning(stores, actor),
                **_asked(stores, actor),
                **_traces(stores, actor),
                **_shared(stores, actor),
            }


def _who(stores: Stores, actor: Actor) -> dict[str, Any]:
    me = actor.person_id
    person, account = stores.people.find_person(me), stores.people.find_account_of(me)
    placed = asdict(person) if person else {}
    return {
        "people": placed,
        "identities": {k: placed[k] for k in ("name", "login") if k in placed},
        "accounts": asdict(account) | {"password_hash": "(gemt som en kontrolsum)"} if account else {},
        "sessions": [asdict(s) | {"token_hash": "(gemt som en kontrolsum)"} for s in stores.people.sessions_of([me])],
        "provider_identities": [asdict(i) for i in stores.people.provider_identities_of(me)],
        "role_grants": [asdict(g) for g in stores.people.grants(me)],
        "pauses": [asdict(p) for p in stores.people.pauses_of([me]).get(me, ())],
    }


def _learning(stores: Stores, actor: Actor) -> dict[str, Any]:
    me = actor.person_id
    attempts = stores.attempts.attempts_of(me)
    ids = [a.attempt_id for a in attempts]
    cases = (*stores.practice.supervised_cases_of([me]), *stores.practice.supervised_cases_for(me))
    sign_offs = stores.practice.sign_offs([c.supervised_case_id for c in cases])
    submissions = [s for a in ids if (s := stores.attempts.find_submission(a))]
    ended = {s.attempt_id for s in submissions}
    return {
        "attempts": [
            *({k: v for k, v in asdict(a).items() if k != "items"} for a in attempts),
            *({k: getattr(a, k) for k in NAMED} for a in stores.attempts.attempts_supported_by(me)),
        ],
        "attempt_items": [{"attempt_id": a.attempt_id, **asdict(i)} for a in attempts for i in a.items],
        "open_attempts": [a for a in ids if a not in ended],
        "exam_pauses": [
            {"attempt_id": a.attempt_id, "paused_at": a.paused_at, "resumed_at": a.resumed_at}
            for a in attempts
            if a.paused_at
        ],
        "submissions": [asdict(s) for s in submissions],
        "regradings": [asdict(r) for r in stores.corrections.regradings_of(ids)],
        "answers": [asdict(x) for a in ids for x in stores.attempts.answers(a)],
        "expiries": sorted(stores.privacy.expired(ids)),
        "supervised_cases": [asdict(c) for c in cases],
        "sign_offs": [asdict(s) for s in sign_offs.values()],
        "licence_events": [asdict(e) for e in stores.licences.events_of([me])],
    }


def _asked(stores: Stores, actor: Actor) -> dict[str, Any]:
    me, paths = actor.person_id, stores.paths
    read = [r for r in stores.clearances.clearances() if r.clearance.person_id == me]
    undone = [r.withdrawal for r in stores.clearances.clearances() if r.withdrawal]
    asked = (*paths.requests_of([me]), *paths.requests_by(me), *paths.requests_to(me))
    requests = {r.request_id: r for r in asked}
    practice = (*stores.practice.supervised_cases_of([me]), *stores.practice.supervised_cases_for(me))
    cases = [c.supervised_case_id for c in practice]
    return {
        "experiences": sorted(paths.experiences(me)),
        "extensions": [asdict(e) for e in (*paths.extensions_of(me), *paths.extensions_by(me))],
        "requests": [asdict(r) for r in requests.values()],
        "request_replies": [asdict(r) for r in paths.replies(list(requests)).values()],
        "taken_back": [asdict(t) for t in paths.taken_back([*requests, *cases]).values()],
        "clearances": [asdict(r.clearance) for r in read],
        "clearance_withdrawals": [asdict(w) for w in undone if w.person_id == me],
    }


def _traces(stores: Stores, actor: Actor) -> dict[str, Any]:
    me = actor.person_id
    names = {p.person_id: p.name for p in stores.people.people()}
    proceedings = stores.proceedings.proceedings_of([me])
    talks = stores.conferences.conferences_of(me)
    attended, called = [c.conference_id for c in talks], [c for c in talks if c.owner_id == me]
    about_own = stores.conferences.conferences_about(stores.shared_cases.opened_by(me))
    told = sorted({c.conference_id for c in (*called, *about_own)})
    blankings = [b for b in stores.texts.blankings() if me in {b.proposed_by, b.approved_by}]
    corrections = [
        p for p in stores.corrections.corrections() if me in {p.correction.proposer_id, p.reply and p.reply.signer_id}
    ]
    answered = [
        a for a in stores.confirmations.answered() if me in {a.answer.person_id, a.approval and a.approval.person_id}
    ]
    return {
        "assessments": [asdict(a) for a in stores.assessments.all_own(me)],
        "calibration_rounds": [asdict(r) for r in stores.rounds.rounds() if r.starter_id == me],
        "twin_consents": [asdict(c.consent) for c in stores.rounds.consents() if c.consent.recorder_id == me],
        "consent_withdrawals": [
            asdict(c.withdrawal) for c in stores.rounds.consents() if c.withdrawal and c.withdrawal.recorder_id == me
        ],
        "reveals": [asdict(r) for r in stores.assessments.reveals_by(me)],
        "conferences": [asdict(c) for c in talks],
        "conference_members": [asdict(m) for m in stores.conferences.memberships(me)],
        "cancellations": [asdict(c) for c in stores.conferences.cancellations(attended) if c.person_id == me],
        "later_deadlines": [asdict(e) for e in stores.conferences.later_deadlines(attended) if e.person_id == me],
        "conclusions": [asdict(c) for c in stores.conferences.conclusions_by(me)],
        "objections": [asdict(o) for o in stores.conferences.objections_by(me)],
        "outcomes": [asdict(o) for o in stores.conferences.outcomes(told)],
        "drafts": [asdict(d) for d in stores.drafts.drafts_by(me)],
        "draft_decisions": [asdict(d) for d in stores.drafts.decided_drafts() if d.person_id == me],
        "law_answers": [asdict(a.answer) for a in answered],
        "law_approvals": [asdict(a.approval) for a in answered if a.approval],
        "key_corrections": [asdict(p.correction) for p in corrections],
        "correction_replies": [asdict(p.reply) for p in corrections if p.reply],
        "notices": [asdict(p.notice) for p in proceedings],
        "replies": [asdict(p.reply) for p in proceedings if p.reply],
        "decisions": [asdict(p.decision) for p in proceedings if p.decision],
        "overrulings": [asdict(o) for o in stores.law_texts.overrulings() if o.person_id == me],
        "law_task_closings": [asdict(c) for c in stores.law_texts.closings() if c.person_id == me],
        "texts": [asdict(t) for t in stores.texts.by_or_about(me)],
        "blankings": [asdict(b) for b in blankings],
        "status_views": [{"viewer": names.get(v.viewer_id) or GONE, "day": v.day} for v in stores.privacy.views_of(me)],
        "erasures": [asdict(e) for e in stores.privacy.erasures() if e.person_id == me],
        "audit": [asdict(r) for r in stores.audit.rows() if _concerns(r, me)],
    }


def _shared(stores: Stores, actor: Actor) -> dict[str, Any]:
    me, records = actor.person_id, stores.shared_cases.records()
    own = [r for r in records if r.opened.person_id == me]
    mine = {t.text_id for t in stores.texts.by_or_about(me)}
    made = [(r.case_id, text_id) for r in records for text_id in stores.shared_cases.derived(r.case_id)]
    return {
        "shared_case_texts": [{"case_id": case, "text_id": text} for case, text in made if text in mine],
        "shared_cases": [asdict(r.opened) for r in own],
        "shared_case_versions": [asdict(v) for r in own for v in r.versions],
        "shared_case_words": [stores.shared_cases.words(v.version_id) for r in own for v in r.versions],
        "shared_case_events": [asdict(e) for r in records for e in r.events if e.person_id == me],
    }


def _concerns(row: AuditRow, person_id: str) -> bool:
    return person_id in {row.subject, row.actor_id, row.details.get("person")}
