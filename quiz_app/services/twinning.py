"""The consents without which no round holds two versions of a case: MED's and the data protection officer's."""

from dataclasses import dataclass
from datetime import date

from quiz_app.domain.audit import Action
from quiz_app.domain.people import Actor, Permission
from quiz_app.domain.twin_case import ConsentParty, ConsentRecord, ConsentWithdrawal, TwinConsent, is_consented
from quiz_app.errors import InvalidInput, NotFound
from quiz_app.services.authorising import require
from quiz_app.services.gate_port import Gate
from quiz_app.services.kept_words import words_of
from quiz_app.services.ports import Clock, Storage
from quiz_app.services.screened_text import screened


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentView:
    """A consent with its words and the name of whoever recorded it."""

    record: ConsentRecord
    words: str
    recorder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Twinning:
    """Recording consents and taking them back."""

    storage: Storage
    clock: Clock
    gate: Gate

    def consents(self, actor: Actor) -> tuple[ConsentView, ...]:
        """All that were recorded, the newest first."""
        require(actor, Permission.RECORD_CONSENT)
        with self.storage.reading() as stores:
            names = {p.person_id: p.name for p in stores.people.people()}
            return tuple(
                ConsentView(
                    record=r,
                    words=words_of(stores, r.consent.text_id),
                    recorder=names.get(r.consent.recorder_id, ""),
                )
                for r in reversed(stores.rounds.consents())
            )

    def is_open(self, actor: Actor) -> bool:
        """True while both parties' consents stand, so that rounds may hold two versions."""
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            return is_consented(stores.rounds.consents())

    def record(
        self,
        actor: Actor,
        *,
        consent_id: str,
        party: ConsentParty,
        given_on: date,
        words: str,
        confirmed: tuple[str, ...] = (),
    ) -> None:
        """Record that a party has agreed: when, and in ``words`` who said so and where it stands. Twice is once.

        :raises InvalidInput: the day is to come, or nothing is said about who and where.
        """
        require(actor, Permission.RECORD_CONSENT)
        if given_on > self.clock.today():
            raise InvalidInput("given_on", "Vælg i dag eller en dag, der er gået.")
        words = screened(self.gate, "words", words, confirmed)
        if not words:
            raise InvalidInput("words", "Skriv, hvem der har sagt ja, og hvor det står, for eksempel i et referat.")
        now, text_id = self.clock.now(), f"twin_consent:{consent_id}"
        consent = TwinConsent(
            consent_id=consent_id,
            party=party,
            given_on=given_on,
            text_id=text_id,
            recorder_id=actor.person_id,
            at=now,
        )
        with self.storage.writing() as stores:
            if not stores.rounds.add_consent(consent):
                return
            stores.texts.add(text_id, author_id=actor.person_id, body=words, at=now)
            stores.audit.append(
                at=now,
                actor_id=actor.person_id,
                action=Action.TWIN_CONSENT,
                subject=consent_id,
                details={"party": party.value, "given_on": given_on.isoformat()},
            )

    def withdraw(self, actor: Actor, consent_id: str) -> None:
        """Take a consent back: no new round holds versions, and no difference is shown. Twice is once.

        :raises NotFound: no such consent.
        """
        require(actor, Permission.RECORD_CONSENT)
        now = self.clock.now()
        with self.storage.writing() as stores:
            if consent_id not in {r.consent.consent_id for r in stores.rounds.consents()}:
                raise NotFound
            withdrawal = ConsentWithdrawal(consent_id=consent_id, recorder_id=actor.person_id, at=now)
            if stores.rounds.add_consent_withdrawal(withdrawal):
                stores.audit.append(
                    at=now,
                    actor_id=actor.person_id,
                    action=Action.TWIN_CONSENT_WITHDRAWN,
                    subject=consent_id,
                    details={},
                )
