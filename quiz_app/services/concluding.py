"""Råd til praksis: the advice with its versions and objections, what became of the case, and what offers lack."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from quiz_app.domain.assessment import Turn
from quiz_app.domain.audit import Action
from quiz_app.domain.case_ref import CaseRef
from quiz_app.domain.citation import Citations
from quiz_app.domain.conference import (
    FOLLOW_UP_MONTHS,
    FURTHEST_AHEAD,
    MUST_SAY,
    Band,
    Complaint,
    Conclusion,
    ConclusionPart,
    Conference,
    Objection,
    Offer,
    Outcome,
    Stage,
    against,
    due,
    stage,
)
from quiz_app.domain.people import Actor, Permission
from quiz_app.errors import InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.case_sheets import keep_origin
from quiz_app.services.conference_standing import occasion
from quiz_app.services.follow_ups import Asked, asked, asks
from quiz_app.services.gate_port import Gate
from quiz_app.services.kept_advice import kept, words
from quiz_app.services.ports import Clock, Storage, Stores
from quiz_app.services.released_cases import may_be_read, require_readable
from quiz_app.services.screened_text import screened
from quiz_app.services.sealing import parsed_provisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What the note taker writes; ``version`` is the one it follows, so that nobody overwrites what they have not read.

    ``confirmed`` are words of which the writer says that they identify nobody.
    """

    conclusion_id: str
    version: int
    advised: Band
    provisions: str
    words: Mapping[ConclusionPart, str]
    offers: tuple[Offer, ...] = ()
    next_owner_id: str = ""
    next_on: date | None = None
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LackingOffers:
    """What was lacking, counted over the advice that is kept, and what was said about it; no case, no centre."""

    conferences: int
    counts: Mapping[Offer, int]
    words: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluding:
    """Advice that nobody had to accept in silence: participants may object for three days before it is kept."""

    storage: Storage
    citations: Citations
    clock: Clock
    gate: Gate

    def conclude(self, actor: Actor, conference_id: str, advice: Advice) -> None:
        """Write the advice, or a new version of it; the note taker does, after the first reveal.

        :raises NotFound: the actor takes no part. :raises NotAllowed: they are not the note taker.
        :raises InvalidInput: a field is missing or cannot be taken. :raises RuleError: it is too early, or kept, or the
            case is taken down.
        :raises Conflict: somebody has written the version meanwhile.
        """
        require(actor, Permission.CONFER)
        written = self._words(advice)
        provisions = parsed_provisions(self.citations, advice.provisions)
        with self.storage.writing() as stores:
            conference = _own(stores, actor, conference_id)
            if actor.person_id != conference.note_taker_id:
                raise NotAllowed("Det er referenten, der skriver rådet.")
            require_readable(stores, conference.case)
            self._check(stores, conference, advice)
            conclusion = Conclusion(
                conclusion_id=advice.conclusion_id,
                conference_id=conference_id,
                version=advice.version + 1,
                author_id=actor.person_id,
                advised=advice.advised,
                provisions=provisions,
                parts=tuple(written),
                offers=advice.offers,
                next_owner_id=advice.next_owner_id,
                next_on=advice.next_on,
                at=self.clock.now(),
            )
            if not stores.conferences.add_conclusion(conclusion):
                return
            for part, body in written.items():
                stores.texts.add(conclusion.words_id(part), author_id=actor.person_id, body=body, at=conclusion.at)
                keep_origin(stores, conference.case, conclusion.words_id(part))
            details = {"version": str(conclusion.version), "advised": conclusion.advised}
            self._audit(stores, actor, Action.CONCLUSION, conference_id=conference_id, details=details)

    def object(
        self, actor: Actor, conference_id: str, *, objection_id: str, reason: str, confirmed: tuple[str, ...] = ()
    ) -> None:
        """Say within three days why one cannot stand by the latest version; it is not kept before a new one is written.

        :raises NotFound: the actor takes no part. :raises InvalidInput: no reason, or one that cannot be taken.
        :raises RuleError: there is no advice, or it is kept, or the case is taken down.
        """
        require(actor, Permission.CONFER)
        reason = screened(self.gate, "reason", reason, confirmed)
        if not reason:
            raise InvalidInput("reason", "Skriv, hvad du ikke kan stå inde for, og hvorfor.")
        with self.storage.writing() as stores:
            conference = _own(stores, actor, conference_id)
            require_readable(stores, conference.case)
            if self._stage(stores, conference_id) not in {Stage.OBJECTING, Stage.OBJECTED}:
                raise RuleError("Der er intet råd at gøre indsigelse mod, eller de tre dage er gået.")
            latest = stores.conferences.conclusions([conference_id])[-1]
            objection = Objection(
                objection_id=objection_id,
                conference_id=conference_id,
                version=latest.version,
                person_id=actor.person_id,
                text_id=f"objection:{objection_id}",
                at=self.clock.now(),
            )
            if not stores.conferences.add_objection(objection):
                return
            stores.texts.add(objection.text_id, author_id=actor.person_id, body=reason, at=objection.at)
            keep_origin(stores, conference.case, objection.text_id)
            self._audit(
                stores, actor, Action.OBJECTION, conference_id=conference_id, details={"version": str(latest.version)}
            )

    def follow_up(
        self, actor: Actor, conference_id: str, *, outcome_id: str, months: int, band: Band, complaint: Complaint
    ) -> bool:
        """Tell what was decided, roughly, and what a complaint came to; ``True``: against the advice.

        Whoever shared the case does, also when others called the conference; told again, the last counts.

        :raises NotFound: the case is not the actor's, or it is taken down. :raises RuleError: it is not asked for yet.
        """
        require(actor, Permission.CONFER)
        with self.storage.writing() as stores:
            conference = stores.conferences.find_conference(conference_id)
            if conference is None or not asks(stores, conference, actor.person_id):
                raise NotFound
            written = stores.conferences.conclusions([conference_id])
            if months not in FOLLOW_UP_MONTHS or not written:
                raise RuleError("Der er ikke noget at følge op på endnu.")
            if months not in due(conference, written[0].at, (), self.clock.today()):
                raise RuleError(f"Opfølgningen kommer {months} måneder efter rådet.")
            outcome = Outcome(
                outcome_id=outcome_id,
                conference_id=conference_id,
                months=months,
                band=band,
                complaint=complaint,
                at=self.clock.now(),
            )
            speaks_against = against(written[-1].advised, outcome)
            if stores.conferences.add_outcome(outcome):
                details = {"months": str(months), "against": str(speaks_against)}
                self._audit(stores, actor, Action.OUTCOME, conference_id=conference_id, details=details)
            return speaks_against

    def asked(self, actor: Actor) -> tuple[Asked, ...]:
        """What the actor is asked, and has told, about their own cases, whoever talked them over."""
        require(actor, Permission.CONFER)
        today = self.clock.today()
        with self.storage.reading() as stores:
            mine = stores.shared_cases.opened_by(actor.person_id)
            about = stores.conferences.conferences_about(mine) if mine else ()
            return tuple(one for c in about for one in asked(stores, c, actor.person_id, today))

    def waiting(self, actor: Actor) -> int:
        """How many follow-ups wait for the actor."""
        return sum(one.told is None for one in self.asked(actor))

    def lacking(self, actor: Actor) -> LackingOffers:
        """What offers are lacking, over all advice that is kept; words only while the case may be read.

        :raises NotAllowed: the actor is neither key person nor responsible for practice.
        """
        require(actor, Permission.SEE_OFFERS)
        with self.storage.reading() as stores:
            advice = kept(stores, self.clock.now())
            found = [one.conclusion for one in advice]
            readable = (one.conclusion for one in advice if may_be_read(stores, one.conference.case))
            said = (words(stores, c, ConclusionPart.OFFERS_LACK) for c in readable)
            return LackingOffers(
                conferences=len(found),
                counts=dict(Counter(o for c in found for o in c.offers).most_common()),
                words=tuple(sorted(body for parts in said for body in parts.values())),
            )

    def _words(self, advice: Advice) -> dict[ConclusionPart, str]:
        found = {
            part: body
            for part in ConclusionPart
            if (body := screened(self.gate, part, advice.words.get(part, ""), advice.confirmed))
        }
        for part in MUST_SAY:
            if part not in found:
                raise InvalidInput(part, "Et felt mangler. Skriv fakta, muligheder, råd og det, der ville ændre det.")
        return found

    def _check(self, stores: Stores, conference: Conference, advice: Advice) -> None:
        reached = self._stage(stores, conference.conference_id)
        if reached == Stage.CANCELLED:
            raise RuleError("Konferencen er aflyst. Der skrives intet råd.")
        if reached == Stage.ASSESSING:
            raise RuleError("Vis vurderingerne først. Rådet kommer efter samtalen.")
        if reached == Stage.KEPT:
            raise RuleError("De tre dage er gået, og rådet er gemt. Det kan ikke ændres.")
        if advice.next_owner_id and not stores.conferences.is_member(conference.conference_id, advice.next_owner_id):
            raise InvalidInput("next_owner_id", "Vælg en af deltagerne.")
        if bool(advice.next_owner_id) != (advice.next_on is not None):
            raise InvalidInput("next_on", "Det næste skridt har både en person og en dag.")
        if advice.next_on and advice.next_on > self.clock.today() + FURTHEST_AHEAD:
            raise InvalidInput("next_on", "Vælg en dag inden for det næste år.")

    def _stage(self, stores: Stores, conference_id: str) -> Stage:
        box, about = stores.assessments, occasion(conference_id)
        return stage(
            (box.is_revealed(about, Turn.FIRST), box.is_revealed(about, Turn.SECOND)),
            stores.conferences.conclusions([conference_id]),
            stores.conferences.objections([conference_id]),
            self.clock.now(),
            cancelled=bool(stores.conferences.cancellations([conference_id])),
        )

    def _audit(
        self, stores: Stores, actor: Actor, action: Action, *, conference_id: str, details: Mapping[str, str]
    ) -> None:
        stores.audit.append(
            at=self.clock.now(), actor_id=actor.person_id, action=action, subject=conference_id, details=details
        )


def to_revise(stores: Stores) -> Mapping[CaseRef, tuple[str, ...]]:
    """The cases whose outcome spoke against the advice, each with its conferences: they, and what rests on them."""
    found: dict[CaseRef, list[str]] = {}
    for conference in stores.conferences.conferences():
        conference_id = conference.conference_id
        written = stores.conferences.conclusions([conference_id])
        if written and any(against(written[-1].advised, o) for o in stores.conferences.outcomes([conference_id])):
            found.setdefault(conference.case, []).append(conference_id)
    return {case: tuple(ids) for case, ids in found.items()}


def _own(stores: Stores, actor: Actor, conference_id: str) -> Conference:
    found = stores.conferences.find_conference(conference_id)
    if found is None or not stores.conferences.is_member(conference_id, actor.person_id):
        raise NotFound
    return found
