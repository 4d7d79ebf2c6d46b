# ruff: noqa: ANN401 - a keyword here is any field of the object
"""Rows for the storage tests: each builder gives something sound, and its keywords change what the test is about."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sharing_examples import fill_shared

from quiz_app.domain.account import Account, Session
from quiz_app.domain.assessment import Assessment, Occasion, OccasionKind, Series, Sufficiency, Turn
from quiz_app.domain.attempt import (
    Answer,
    AnswerCertainty,
    Attempt,
    AttemptItem,
    AttemptKind,
    PauseMark,
    Submission,
    SubmissionCause,
    submission_id,
)
from quiz_app.domain.audit import Action
from quiz_app.domain.calibration_round import CalibrationRound
from quiz_app.domain.cancellation import Cancellation, CancelReason
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.clearance import Clearance, Finding, Withdrawal
from quiz_app.domain.conference import (
    Band,
    Complaint,
    Conclusion,
    ConclusionPart,
    Conference,
    ConferenceFormat,
    Manner,
    Member,
    Objection,
    Offer,
)
from quiz_app.domain.conference import Outcome as CaseOutcome
from quiz_app.domain.deadline import LaterDeadline
from quiz_app.domain.drafting import DecidedDraft, Draft, DraftDecision, DraftKind, DropReason
from quiz_app.domain.extra_time import Extension, ExtraTime
from quiz_app.domain.federation import ProviderIdentity
from quiz_app.domain.impact import ObjectKind
from quiz_app.domain.key_correction import CorrectionReason, CorrectionReply, KeyCorrection, Regrading
from quiz_app.domain.law import Track
from quiz_app.domain.law_confirmation import LawAnswer, LawApproval, LawReply
from quiz_app.domain.law_watch import FeedReason, LawTask, TaskClosing, TaskOutcome
from quiz_app.domain.lawtext import LawText, TextChange, TextProvision
from quiz_app.domain.lawtext.versions import Overruling, StoredText
from quiz_app.domain.licence import LicenceEvent, LicenceEventType
from quiz_app.domain.pause import Pause
from quiz_app.domain.people import Grant, Person, Role, Unit
from quiz_app.domain.practice import PracticeTrack, Rating, SignOff, SupervisedCase, Verdict
from quiz_app.domain.privacy import Blanking, Erasure, LooseAnswer, StatusView
from quiz_app.domain.proceeding import Decision, Ground, Notice, Outcome, Reply
from quiz_app.domain.request import Request, RequestKind, RequestReply, TakenBack
from quiz_app.domain.twin_case import ConsentParty, ConsentWithdrawal, TwinConsent
from quiz_app.services.law_text_store import LawTextStore
from quiz_app.services.ports import Storage, Stores

NOW = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def person(called: str = "Amina", **changed: Any) -> Person:
    base = {"person_id": called.lower(), "name": called, "login": f"{called.lower()}@example.dk", "unit_id": "nord"}
    return Person(**base | {"active": True, "created_at": NOW} | changed)


def account(person_id: str = "amina", **changed: Any) -> Account:
    base = {"person_id": person_id, "login": f"{person_id}@example.dk", "password_hash": "$argon2id$x"}
    return Account(**base | {"must_change": False} | changed)


def session(token_hash: str = "t1", **changed: Any) -> Session:
    base = {"token_hash": token_hash, "person_id": "amina", "created_at": NOW, "last_seen_at": NOW}
    return Session(**base | changed)


def provider_identity(subject: str = "s1", **changed: Any) -> ProviderIdentity:
    base = {"issuer": "https://login.example", "subject": subject, "person_id": "amina", "linked_at": NOW}
    return ProviderIdentity(**base | changed)


def attempt(attempt_id: str = "a1", **changed: Any) -> Attempt:
    """An exam of two items, begun now, ending in an hour."""
    items = (
        AttemptItem(position=1, question="q1", digest="d1"),
        AttemptItem(position=2, question="q2", digest="d2", case="sag", case_digest="d3"),
    )
    base = {"attempt_id": attempt_id, "person_id": "amina", "kind": AttemptKind.EXAM, "subject": "koerekort"}
    more = {"started_at": NOW, "deadline": after(60), "cut": 0.7, "seed": 2**31 - 1, "items": items}
    return Attempt(**base | more | changed)


def quiz(attempt_id: str = "z1", **changed: Any) -> Attempt:
    base = {"kind": AttemptKind.QUIZ, "subject": "modul", "deadline": None, "cut": None}
    return attempt(attempt_id, **base | changed)


def answer(answer_id: str = "s1", **changed: Any) -> Answer:
    base = {"answer_id": answer_id, "attempt_id": "a1", "position": 1, "response": {"choice": ["b"], "note": "æøå"}}
    return Answer(**base | {"certainty": AnswerCertainty.SURE, "given_at": after(1)} | changed)


def submission(attempt_id: str = "a1", **changed: Any) -> Submission:
    base = {"submission_id": submission_id(attempt_id), "attempt_id": attempt_id, "submitted_at": after(30)}
    marks = {"points": 1.5, "out_of": 2, "passed": True, "answers_digest": "f" * 64}
    return Submission(**base | {"cause": SubmissionCause.HANDED_IN} | marks | changed)


def supervised_case(supervised_case_id: str = "c1", **changed: Any) -> SupervisedCase:
    base = {"supervised_case_id": supervised_case_id, "person_id": "amina", "companion_id": "bo"}
    more = {"licence_kind": "koerekort", "step": "sag-1", "track": PracticeTrack.FLEKSJOB, "asked_at": NOW}
    return SupervisedCase(**base | more | changed)


def sign_off(sign_off_id: str = "g1", **changed: Any) -> SignOff:
    base = {"sign_off_id": sign_off_id, "supervised_case_id": "c1", "companion_id": "bo", "verdict": Verdict.APPROVED}
    return SignOff(**base | {"ratings": {"hul": Rating.MET}, "text_id": "x1", "at": after(5)} | changed)


def licence_event(event_id: str = "e1", **changed: Any) -> LicenceEvent:
    base = {"event_id": event_id, "licence_id": "l1", "person_id": "amina", "licence_kind": "koerekort"}
    issued = {"type": LicenceEventType.ISSUED, "valid_until": date(2029, 8, 3), "code": "ABCD-EFGH"}
    return LicenceEvent(**base | issued | {"at": NOW, "actor_id": None, "reason": "earned"} | changed)


def suspension(event_id: str = "e2", **changed: Any) -> LicenceEvent:
    base = {"type": LicenceEventType.SUSPENDED, "valid_until": None, "code": "", "at": after(10), "actor_id": "bo"}
    return licence_event(event_id, **base | changed)


def pause(**changed: Any) -> Pause:
    base = {"person_id": "amina", "starts_on": date(2026, 8, 3), "back_on": date(2026, 9, 1)}
    return Pause(**base | changed)


def view(**changed: Any) -> StatusView:
    return StatusView(**{"person_id": "amina", "viewer_id": "bo", "day": date(2026, 8, 3)} | changed)


def blanking(**changed: Any) -> Blanking:
    return Blanking(**{"text_id": "x1", "proposed_by": "bo", "proposed_at": NOW} | changed)


def loose_answer(loose_answer_id: str = "y1", **changed: Any) -> LooseAnswer:
    base = {"loose_answer_id": loose_answer_id, "question": "q1", "digest": "d1", "case": "", "case_digest": ""}
    return LooseAnswer(**base | {"response": {"choice": ["b"]}, "certainty": None, "year": 2026} | changed)


def notice(proceeding_id: str = "p1", **changed: Any) -> Notice:
    base = {"proceeding_id": proceeding_id, "licence_id": "l1", "person_id": "amina", "ground": Ground.CASEWORK}
    by = {"decider_id": "bo", "decider": Grant(role=Role.MANAGER, unit_id="nord")}
    return Notice(**base | by | {"text_id": f"notice:{proceeding_id}", "at": after(20)} | changed)


def reply(proceeding_id: str = "p1", **changed: Any) -> Reply:
    base = {"proceeding_id": proceeding_id, "text_id": f"reply:{proceeding_id}", "at": after(21)}
    return Reply(**base | changed)


def decision(decision_id: str = "d1", **changed: Any) -> Decision:
    base = {"decision_id": decision_id, "proceeding_id": "p1", "outcome": Outcome.SUSPEND, "until": date(2026, 9, 1)}
    by = {"decider_id": "bo", "decider": Grant(role=Role.PRACTICE_OWNER, unit_id="kommune")}
    return Decision(**base | by | {"text_id": f"decision:{decision_id}", "at": after(22)} | changed)


def key_correction(correction_id: str = "k1", **changed: Any) -> KeyCorrection:
    base = {"correction_id": correction_id, "question": "q1", "digest": "d1", "case_digest": ""}
    more = {"key": {"chosen": ["b"]}, "reason": CorrectionReason.LAW, "text_id": "x1", "proposer_id": "bo"}
    return KeyCorrection(**base | more | {"unit_id": "syd", "at": NOW} | changed)


def correction_reply(correction_id: str = "k1", **changed: Any) -> CorrectionReply:
    base = {"correction_id": correction_id, "signer_id": "amina", "signed": True, "at": after(1)}
    return CorrectionReply(**base | changed)


def regrading(regrading_id: str = "v1", **changed: Any) -> Regrading:
    base = {"regrading_id": regrading_id, "attempt_id": "a1", "correction_id": "k1", "points": 1.5, "passed": True}
    return Regrading(**base | {"at": after(1)} | changed)


def extension(**changed: Any) -> Extension:
    base = {"person_id": "amina", "giver_id": "bo", "extra": ExtraTime.QUARTER, "given_at": NOW}
    return Extension(**base | changed)


def law_answer(answer_id: str = "w1", **changed: Any) -> LawAnswer:
    base = {"answer_id": answer_id, "question": "ikrafttraeden", "digest": "d1", "paragraph": "§ 21, stk. 3"}
    said = {"reply": LawReply.OTHER_DATE, "text_id": "", "person_id": "amina", "at": NOW, "day": date(2026, 9, 1)}
    return LawAnswer(**base | said | changed)


def law_approval(answer_id: str = "w1", **changed: Any) -> LawApproval:
    return LawApproval(**{"answer_id": answer_id, "approved": True, "person_id": "bo", "at": after(1)} | changed)


def clearance(clearance_id: str = "k1", **changed: Any) -> Clearance:
    base = {"clearance_id": clearance_id, "kind": ObjectKind.QUESTION, "object_id": "opgave", "digest": "d1"}
    said = {"change": "aendring", "finding": Finding.UNCHANGED, "person_id": "bo", "at": NOW}
    return Clearance(**base | said | changed)


def withdrawal(clearance_id: str = "k1", **changed: Any) -> Withdrawal:
    return Withdrawal(**{"clearance_id": clearance_id, "person_id": "amina", "at": after(4)} | changed)


def request(request_id: str = "r1", **changed: Any) -> Request:
    base = {"request_id": request_id, "kind": RequestKind.MERIT, "person_id": "amina", "asker_id": "amina"}
    return Request(**base | {"colleague_id": "bo", "licence_kind": "koerekort", "asked_at": NOW} | changed)


CONFERENCE = Occasion(kind=OccasionKind.CONFERENCE, id="k1")


def assessment(assessment_id: str = "v1", **changed: Any) -> Assessment:
    base = {"assessment_id": assessment_id, "occasion": CONFERENCE, "turn": Turn.FIRST, "person_id": "amina"}
    who = {"centre_id": "nord", "series": Series.CASEWORKERS, "reason_id": "", "at": after(1)}
    said = {"sufficiency": Sufficiency.RATHER, "missing": (), "track": Track.FLEKSJOB, "provisions": ("LAB § 116",)}
    return Assessment(**base | who | said | {"certainty": AnswerCertainty.FAIRLY} | changed)


def calibration_round(round_id: str = "r1", **changed: Any) -> CalibrationRound:
    base = {"round_id": round_id, "case_id": "sag", "digest": "d3", "starter_id": "bo", "started_at": NOW}
    return CalibrationRound(**base | {"deadline": after(10080), "seed": 7} | changed)


def twin_consent(consent_id: str = "c1", **changed: Any) -> TwinConsent:
    base = {"consent_id": consent_id, "party": ConsentParty.MED, "given_on": date(2026, 8, 1), "text_id": "x1"}
    return TwinConsent(**base | {"recorder_id": "bo", "at": NOW} | changed)


def consent_withdrawal(consent_id: str = "c1", **changed: Any) -> ConsentWithdrawal:
    return ConsentWithdrawal(**{"consent_id": consent_id, "recorder_id": "bo", "at": after(3)} | changed)


def conference(conference_id: str = "k1", **changed: Any) -> Conference:
    base = {"conference_id": conference_id, "format": ConferenceFormat.CONFERENCE, "manner": Manner.REMOTE}
    case = {"case": CaseRef(kind=CaseRefKind.SYNTHETIC, id="sag"), "pending": False}
    who = {"owner_id": "amina", "facilitator_id": "bo", "note_taker_id": "amina", "place_id": "", "seed": 2**31 - 1}
    return Conference(**base | case | who | {"starts_at": after(10), "ends_at": after(70), "at": NOW} | changed)


def member(person_id: str = "amina", **changed: Any) -> Member:
    return Member(**{"conference_id": "k1", "person_id": person_id, "invited_by": "amina", "at": NOW} | changed)


def later_deadline(later_deadline_id: str = "f1", **changed: Any) -> LaterDeadline:
    base = {"later_deadline_id": later_deadline_id, "conference_id": "k1", "ends_at": after(90), "person_id": "bo"}
    return LaterDeadline(**base | {"at": after(6)} | changed)


def cancellation(conference_id: str = "k1", **changed: Any) -> Cancellation:
    base = {"conference_id": conference_id, "person_id": "amina", "reason": CancelReason.NO_TIME, "at": after(5)}
    return Cancellation(**base | changed)


def conclusion(conclusion_id: str = "r1", **changed: Any) -> Conclusion:
    base = {"conclusion_id": conclusion_id, "conference_id": "k1", "version": 1, "author_id": "amina"}
    said = {"advised": Band.FLEKSJOB, "provisions": ("LAB § 118",), "parts": (ConclusionPart.FACTS,)}
    then = {"offers": (Offer.MENTOR,), "next_owner_id": "bo", "next_on": date(2026, 9, 1), "at": after(60)}
    return Conclusion(**base | said | then | changed)


def objection(objection_id: str = "i1", **changed: Any) -> Objection:
    base = {"objection_id": objection_id, "conference_id": "k1", "version": 1, "person_id": "bo", "text_id": "x1"}
    return Objection(**base | {"at": after(61)} | changed)


def outcome(outcome_id: str = "u1", **changed: Any) -> CaseOutcome:
    base = {"outcome_id": outcome_id, "conference_id": "k1", "months": 3, "band": Band.PENSION}
    return CaseOutcome(**base | {"complaint": Complaint.NONE, "at": after(99)} | changed)


def decide(stores: Stores, subject: str = "a1", minute: float = 0) -> None:
    """One row on the audit trail."""
    stores.audit.append(
        at=after(minute), actor_id="bo", action=Action.SUBMISSION, subject=subject, details={"kind": "exam", "by": "æ"}
    )


def populate(storage: Storage) -> None:
    """A municipality with two centres and two people."""
    with storage.writing() as stores:
        stores.people.add_unit(Unit(unit_id="kommune", name="Eksempelkøbing"))
        stores.people.add_unit(Unit(unit_id="nord", name="Center Nord", parent="kommune"))
        stores.people.add_unit(Unit(unit_id="syd", name="Center Syd", parent="kommune"))
        stores.people.add_person(person("Amina"))
        stores.people.add_person(person("Bo", unit_id="syd"))


def law_text(law_text_id: str = "t1", *, issued: date | None = date(2026, 1, 13), **changed: Any) -> StoredText:
    provisions = (TextProvision(paragraf="53 a", text="Kommunen svarer. Stk. 2. Straks.", chapter="9"),)
    text = LawText(title="Lov om breve", provisions=provisions, eli="lta/2026/7", issued=issued)
    base = {"law_text_id": law_text_id, "act": "brevloven", "label": "LOV 7/2026", "text": text, "at": NOW}
    return StoredText(**base | changed)


def overruling(overruling_id: str = "o1", **changed: Any) -> Overruling:
    base = {"overruling_id": overruling_id, "old_id": "t1", "new_id": "t2", "old": "53 a", "new": "53 a"}
    more = {"kind": TextChange.CONSEQUENTIAL, "text_id": "x1", "person_id": "bo", "at": NOW}
    return Overruling(**base | more | changed)


def law_task(task_id: str = "w1", **changed: Any) -> LawTask:
    base = {"task_id": task_id, "act": "brevloven", "eli": "lta/2026/8", "title": "Lov om ændring af lov om breve"}
    more = {"type_name": "LOV", "reason": FeedReason.NEW, "day": date(2026, 8, 1), "at": NOW}
    return LawTask(**base | more | changed)


def task_closing(task_id: str = "w1", **changed: Any) -> TaskClosing:
    base = {"task_id": task_id, "person_id": "bo", "outcome": TaskOutcome.REGISTERED, "at": after(1)}
    return TaskClosing(**base | changed)


def fill_assessments(stores: Stores) -> None:
    stores.assessments.add(assessment())
    stores.assessments.reveal(CONFERENCE, Turn.FIRST, by="bo", at=after(9))
    stores.rounds.add_round(calibration_round())
    stores.rounds.add_consent(twin_consent())
    stores.rounds.add_consent_withdrawal(consent_withdrawal())


def draft(draft_id: str = "d1", **changed: Any) -> Draft:
    base = {"draft_id": draft_id, "conference_id": "k1", "kind": DraftKind.CASE, "path": "case_library/sager/en"}
    case = {"case": CaseRef(kind=CaseRefKind.RELEASED, id="c1"), "text_id": f"draft:{draft_id}"}
    return Draft(**base | case | {"person_id": "amina", "at": after(100)} | changed)


def decided(draft_id: str = "d1", **changed: Any) -> DecidedDraft:
    base = {"draft_id": draft_id, "decision": DraftDecision.DROPPED, "reason": DropReason.ONE_CASE}
    return DecidedDraft(**base | {"person_id": "bo", "at": after(101)} | changed)


def talk_over(stores: Stores) -> None:
    """A conference from its call to its outcome."""
    stores.conferences.add_conference(conference())
    stores.conferences.add_member(member())
    stores.conferences.add_later_deadline(later_deadline())
    stores.conferences.add_conference(conference("k9"))
    stores.conferences.add_cancellation(cancellation("k9"))
    stores.conferences.add_conclusion(conclusion())
    stores.conferences.add_objection(objection())
    stores.conferences.add_outcome(outcome())
    stores.drafts.save_draft(draft())
    stores.drafts.decide_draft(decided())


def _fill_law(store: LawTextStore) -> None:
    store.add_text(law_text())
    store.add_text(law_text("t2", label="ny"))
    store.add_overruling(overruling())
    store.add_task(law_task())
    store.add_closing(task_closing())
    store.add_day(date(2026, 8, 1), NOW)


def fill(storage: Storage) -> None:
    """Something in every table."""
    populate(storage)
    with storage.writing() as stores:
        stores.people.grant("bo", Grant(role=Role.KEY_PERSON, unit_id="syd"), NOW)
        stores.people.save_account(account(locked_until=after(1)))
        stores.people.save_session(session())
        stores.people.add_provider_identity(provider_identity())
        stores.versions.keep(kind="question", object_id="q1", digest="d1", canonical='{"stem": "Hvad?"}', at=NOW)
        stores.attempts.add_attempt(attempt())
        stores.attempts.add_answer(answer())
        stores.attempts.add_submission(submission())
        stores.attempts.add_attempt(quiz())
        stores.practice.add_supervised_case(supervised_case())
        stores.practice.add_sign_off(sign_off())
        stores.texts.add("x1", author_id="bo", about_id="amina", body="Godt set: »hullet« er fundet.", at=NOW)
        stores.texts.save_blanking(blanking())
        stores.people.save_pause(pause())
        stores.people.add_person(person("Carla"))
        stores.privacy.erase(Erasure(person_id="carla", at=NOW, actor_id="bo"))
        stores.privacy.add_view(view())
        stores.privacy.add_loose_answer(loose_answer())
        stores.attempts.add_attempt(quiz("z0", subject="gammelt"))
        stores.privacy.expire("z0", NOW)
        stores.attempts.add_pause("a1", PauseMark.BEGUN, after(2))
        stores.paths.add_experience("amina", "modul", NOW)
        stores.paths.save_extension(extension())
        stores.paths.add_request(request())
        stores.paths.add_reply(RequestReply(request_id="r1", granted=True, at=after(3)))
        stores.paths.add_taken_back(TakenBack(asked_id="r1", person_id="amina", at=after(3)))
        stores.corrections.add_correction(key_correction())
        stores.corrections.add_reply(correction_reply())
        stores.corrections.add_regrading(regrading())
        stores.confirmations.add_answer(law_answer())
        stores.confirmations.add_approval(law_approval())
        stores.clearances.add_clearance(clearance())
        stores.clearances.add_withdrawal(withdrawal())
        _fill_law(stores.law_texts)
        fill_shared(stores.shared_cases)
        stores.licences.add_event(licence_event())
        stores.licences.add_event(suspension())
        stores.proceedings.add_notice(notice())
        stores.proceedings.add_reply(reply())
        stores.proceedings.add_decision(decision())
        fill_assessments(stores)
        talk_over(stores)
        decide(stores, "a1")
        decide(stores, "l1", 1)
