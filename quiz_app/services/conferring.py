"""Sagskonferencer: call people together over a case, let each assess alone, and open all assessments at once."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from quiz_app.domain.assessment import Judgement, Turn
from quiz_app.domain.case_ref import CaseRef
from quiz_app.domain.conference import (
    FEWEST_TO_REVEAL,
    FURTHEST_AHEAD,
    Conference,
    ConferenceFormat,
    Manner,
    Member,
    Stage,
    is_few,
    length,
    may_reveal,
)
from quiz_app.domain.people import PERMITTED, Actor, Permission, Person, centre
from quiz_app.domain.spread import Spread
from quiz_app.errors import InvalidInput, NotAllowed, NotFound, RuleError
from quiz_app.services.authorising import require
from quiz_app.services.case_sheets import CaseSheet, CaseSheets, keep_origin
from quiz_app.services.colleagues import Colleague
from quiz_app.services.conference_standing import (
    current,
    is_due,
    occasion,
    open_if_due,
    own_conference,
    show,
    standing_of,
)
from quiz_app.services.conference_views import ConferenceView, ConferenceViews, Listed, Pulse
from quiz_app.services.gate_port import Gate
from quiz_app.services.kept_words import words_of
from quiz_app.services.ports import Clock, Entropy, Storage, Stores
from quiz_app.services.released_cases import require_readable
from quiz_app.services.screened_text import screened
from quiz_app.services.sealing import Sealing
from quiz_app.services.shown_spreads import ShownSpreads

OUT_IN_A_ROUND = "Sagen er ude i en fælles vurderingsrunde. Vent, til runden er slut, eller vælg en anden sag."
NOT_WITHIN_A_YEAR = "Vælg et tidspunkt inden for det næste år."
MOST_FOUND = 10
FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What somebody calls others together by; ``confirmed`` are words of the place that identify nobody.

    ``ends_at`` is the deadline of an asynchronous conference; the others end when their rounds do.
    """

    conference_id: str
    format: ConferenceFormat
    manner: Manner
    case: CaseRef
    facilitator_id: str
    note_taker_id: str
    invited: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime | None = None
    place: str = ""
    has_task: bool = False
    confirmed: tuple[str, ...] = ()


class CalendarWriter(Protocol):
    """Writes a calendar's entry."""

    def __call__(
        self,
        conference: Conference,
        *,
        title: str,
        place: str,
        url: str,
        cancelled: datetime | None = None,
        changes: int = 0,
    ) -> bytes:
        """As a file, the how manieth of the conference; once it is cancelled, one that takes the entry out again."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Conferring:
    """From the call to the reveals. Only participants see a conference; nobody sees an assessment before its reveal."""

    storage: Storage
    cases: CaseSheets
    sealing: Sealing
    clock: Clock
    entropy: Entropy
    gate: Gate
    calendar: CalendarWriter
    public_url: str
    spreads: ShownSpreads = field(default_factory=ShownSpreads)

    def choosable(self, actor: Actor) -> tuple[CaseSheet, ...]:
        """The cases that may be talked over."""
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            return self.cases.all(stores, self.clock.now())

    def find_people(self, actor: Actor, words: str) -> tuple[Colleague, ...]:
        """Up to ten colleagues of the whole municipality whose name holds the words; none for a letter alone."""
        require(actor, Permission.CONFER)
        wanted = words.casefold().split()
        if len("".join(wanted)) < FEWEST_LETTERS:
            return ()
        with self.storage.reading() as stores:
            units = {u.unit_id: u.name for u in stores.people.units()}
            found = [
                Colleague(person_id=p.person_id, name=p.name, unit=units.get(p.unit_id, ""))
                for p in self._able(stores)
                if p.person_id != actor.person_id and all(w in p.name.casefold() for w in wanted)
            ]
        return tuple(found[:MOST_FOUND])

    def is_one_centre(self, actor: Actor, people: tuple[str, ...]) -> bool:
        """True when the actor and the people all work in the same centre."""
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            units = stores.people.units()
            found = (stores.people.find_person(p) for p in (actor.person_id, *people))
            return len({centre(units, p.unit_id) for p in found if p}) == 1

    def call(self, actor: Actor, call: Call) -> None:
        """Call a conference; the actor owns the case.

        :raises NotFound: the case may not be talked over. :raises InvalidInput: people, parts, time or place do not
            fit, or the actor does not confirm a task in a pending case (forvaltningsloven § 32).
        """
        require(actor, Permission.CONFER)
        place = screened(self.gate, "place", call.place, call.confirmed)
        with self.storage.writing() as stores:
            if stores.conferences.find_conference(call.conference_id) is not None:
                return
            sheet = self.cases.find(stores, call.case)
            if sheet is None:
                raise NotFound
            if call.case not in {s.ref for s in self.cases.all(stores, self.clock.now())}:
                raise InvalidInput("case", OUT_IN_A_ROUND)
            conference = self._conference(actor, call, pending=sheet.pending, place=place)
            people = tuple(dict.fromkeys((actor.person_id, call.facilitator_id, call.note_taker_id, *call.invited)))
            self._check(stores, conference, call, people)
            stores.conferences.add_conference(conference)
            if place:
                stores.texts.add(conference.place_id, author_id=actor.person_id, body=place, at=conference.at)
            for person_id in people:
                self._add(stores, conference, person_id, by=actor.person_id)

    def mine(self, actor: Actor) -> tuple[Listed, ...]:
        """The conferences in which the actor takes part, by their start."""
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            views = self._views(stores, actor)
            return tuple(views.listed(c) for c in stores.conferences.conferences_of(actor.person_id))

    def view(self, actor: Actor, conference_id: str) -> ConferenceView:
        """A conference in which the actor takes part.

        :raises NotFound: they do not.
        """
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            return self._views(stores, actor).view(own_conference(stores, actor, conference_id))

    def invitation(self, actor: Actor, conference_id: str, *, title: str) -> bytes:
        """The conference for the calendar, or its cancellation; nothing of the case and nobody's name.

        :raises NotFound: the actor takes no part.
        """
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            conference = own_conference(stores, actor, conference_id)
            place = words_of(stores, conference.place_id)
            off = next((c.at for c in stores.conferences.cancellations([conference_id])), None)
            times = len(stores.conferences.later_deadlines([conference_id]))
        url = self.link(conference_id)
        return self.calendar(conference, title=title, place=place, url=url, cancelled=off, changes=times)

    def link(self, conference_id: str) -> str:
        """The address by which a colleague joins."""
        return f"{self.public_url}/app/conferences?konference={conference_id}"

    def pulse(self, actor: Actor, conference_id: str) -> Pulse:
        """What an open page asks again and again; a handful of cheap look-ups.

        :raises NotFound: the actor takes no part.
        """
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            return self._views(stores, actor).pulse(own_conference(stores, actor, conference_id))

    def shown(self, actor: Actor, conference_id: str, turn: Turn) -> Spread | None:
        """The counts of a turn; ``None`` before its reveal.

        :raises NotFound: the actor takes no part.
        """
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            own_conference(stores, actor, conference_id)
            found = self.spreads.of(stores, occasion(conference_id), turn)
            return found.whole if found else None

    def invite(self, actor: Actor, conference_id: str, person_id: str) -> None:
        """Let a colleague take part, until the first assessments are shown.

        :raises NotFound: the actor takes no part. :raises InvalidInput: the colleague cannot take part.
        :raises RuleError: it is too late, or everybody's place is taken.
        """
        require(actor, Permission.CONFER)
        with self.storage.writing() as stores:
            self._admit(stores, actor, own_conference(stores, actor, conference_id), person_id)

    def door(self, actor: Actor, conference_id: str) -> Listed:
        """What somebody with the link sees before they join: the case's title, when, and how many they are.

        :raises NotFound: there is no such conference.
        """
        require(actor, Permission.CONFER)
        with self.storage.reading() as stores:
            found = stores.conferences.find_conference(conference_id)
            if found is None:
                raise NotFound
            return self._views(stores, actor).listed(found)

    def join(self, actor: Actor, conference_id: str) -> None:
        """Take part by the link, until the first assessments are shown.

        :raises NotFound: there is no such conference. :raises RuleError: it is too late, or everybody's place is taken.
        """
        require(actor, Permission.CONFER)
        with self.storage.writing() as stores:
            found = stores.conferences.find_conference(conference_id)
            if found is None:
                raise NotFound
            self._admit(stores, actor, current(stores, found), actor.person_id)

    def assess(self, actor: Actor, conference_id: str, turn: Turn, judgement: Judgement) -> None:
        """Seal the actor's assessment; until the reveal the last one counts.

        :raises NotFound: the actor takes no part. :raises InvalidInput: a citation is unknown, or the reason cannot be
            taken. :raises Conflict: the turn is revealed, or the conference cancelled. :raises RuleError: the case is
            taken down, the turn's deadline has passed, or it is not the second turn's time: after the first's reveal
            and before the advice.
        """
        require(actor, Permission.CONFER)
        prepared = self.sealing.prepared(judgement)
        with self.storage.writing() as stores:
            conference = own_conference(stores, actor, conference_id)
            require_readable(stores, conference.case)
            stage = self._views(stores, actor).stage(conference_id)
            if turn == Turn.SECOND and stage == Stage.ASSESSING:
                raise RuleError("Den anden vurdering kommer efter samtalen, når de første er vist.")
            if stores.conferences.conclusions([conference_id]):
                raise RuleError("Rådet er skrevet, så der vurderes ikke mere.")
            stands = standing_of(stores, conference, self.clock.now())
            if stands and stands.turn == turn and stands.is_closed:
                raise RuleError("Fristen er gået, så der kan ikke vurderes mere.")
            sealed = self.sealing.put(stores, actor, prepared, occasion=occasion(conference_id), turn=turn)
            if sealed.reason_id:
                keep_origin(stores, conference.case, sealed.reason_id)

    def reveal(self, actor: Actor, conference_id: str, turn: Turn, *, though_few: bool = False) -> None:
        """Open a turn for all, for good; at its deadline that is the system's act, whoever asks.

        ``though_few`` says that it is meant, where fewer than half of those who take part have assessed.

        :raises NotFound: the actor takes no part. :raises NotAllowed: it is not theirs to open now.
        :raises RuleError: the case is taken down, or few have assessed and it is not said to be meant.
        """
        require(actor, Permission.CONFER)
        with self.storage.writing() as stores:
            conference = own_conference(stores, actor, conference_id)
            require_readable(stores, conference.case)
            given = stores.assessments.given(occasion(conference_id), turn)
            people = len(stores.conferences.members(conference_id))
            now = self.clock.now()
            if open_if_due(stores, conference, now) == turn:
                return
            if not may_reveal(conference, actor.person_id, given=given, of=people, now=now):
                raise NotAllowed("Vurderingerne kan ikke vises endnu, eller det er mødelederen, der gør det.")
            if is_few(given, people) and not though_few:
                raise RuleError(f"Kun {given} af {people} har vurderet. Sæt kryds ved, at du vil vise dem alligevel.")
            show(stores, conference, turn, by=actor.person_id, at=now)

    def _views(self, stores: Stores, actor: Actor) -> ConferenceViews:
        return ConferenceViews(
            stores=stores, cases=self.cases, clock=self.clock, person_id=actor.person_id, spreads=self.spreads
        )

    def _able(self, stores: Stores) -> list[Person]:
        """Everybody who may take part in conferences and is here; by name."""
        able = PERMITTED[Permission.CONFER]
        grants = stores.people.grants_of_all()
        return [
            p
            for p in stores.people.people()
            if p.is_here(self.clock.today()) and {g.role for g in grants.get(p.person_id, ())} & able
        ]

    def _conference(self, actor: Actor, call: Call, *, pending: bool, place: str) -> Conference:
        latest = self.clock.now() + FURTHEST_AHEAD
        if call.starts_at > latest:
            raise InvalidInput("starts_at", NOT_WITHIN_A_YEAR)
        ends = call.ends_at if call.manner == Manner.ASYNCHRONOUS else call.starts_at + length(call.format)
        if ends is None or ends <= call.starts_at:
            raise InvalidInput("ends_at", "Vælg en frist, der ligger efter starten.")
        if ends > latest:
            raise InvalidInput("starts_at", NOT_WITHIN_A_YEAR)
        if ends <= self.clock.now():
            raise InvalidInput("starts_at", "Vælg et tidspunkt, der ikke er gået.")
        return Conference(
            conference_id=call.conference_id,
            format=call.format,
            manner=call.manner,
            case=call.case,
            pending=pending,
            owner_id=actor.person_id,
            facilitator_id=call.facilitator_id,
            note_taker_id=call.note_taker_id,
            starts_at=call.starts_at,
            ends_at=ends,
            place_id=f"place:{call.conference_id}" if place else "",
            seed=self.entropy.seed(),
            at=self.clock.now(),
        )

    def _check(self, stores: Stores, conference: Conference, call: Call, people: tuple[str, ...]) -> None:
        """Whether parts, people and the case fit the format."""
        able = {p.person_id for p in self._able(stores)}
        if missing := [p for p in people if p not in able]:
            field = "facilitator_id" if missing[0] in {call.facilitator_id, call.note_taker_id} else "invited"
            raise InvalidInput(field, "Vælg kolleger, der er her og kan deltage i sagskonferencer.")
        parts = {conference.owner_id, conference.facilitator_id, conference.note_taker_id}
        if conference.format == ConferenceFormat.CONFERENCE and len(parts) < 3:  # noqa: PLR2004 - three parts
            raise InvalidInput("facilitator_id", "Sagsejer, mødeleder og referent er tre forskellige personer.")
        if len(people) < FEWEST_TO_REVEAL:
            raise InvalidInput("invited", "Invitér mindst én kollega. En sag vendes ikke alene.")
        if len(people) > conference.most:
            raise InvalidInput("invited", f"Der er højst plads til {conference.most}.")
        if conference.pending:
            _check_task(stores, conference, has_task=call.has_task)

    def _admit(self, stores: Stores, actor: Actor, conference: Conference, person_id: str) -> None:
        known = {m.person_id for m in stores.conferences.members(conference.conference_id)}
        if person_id in known:
            return
        reached = self._views(stores, actor).stage(conference.conference_id)
        if reached == Stage.CANCELLED:
            raise RuleError("Konferencen er aflyst.")
        if reached != Stage.ASSESSING:
            raise RuleError("Vurderingerne er vist. Der kan ikke komme flere med nu.")
        if is_due(stores, conference, self.clock.now()):
            raise RuleError("Fristen er gået, og vurderingerne bliver vist. Der kan ikke komme flere med nu.")
        if person_id not in {p.person_id for p in self._able(stores)}:
            raise InvalidInput("invited", "Vælg en kollega, der er her og kan deltage i sagskonferencer.")
        if len(known) >= conference.most:
            raise RuleError(f"Der er højst plads til {conference.most}.")
        self._add(stores, conference, person_id, by=actor.person_id)

    def _add(self, stores: Stores, conference: Conference, person_id: str, *, by: str) -> None:
        stores.conferences.add_member(
            Member(conference_id=conference.conference_id, person_id=person_id, invited_by=by, at=self.clock.now())
        )


def _check_task(stores: Stores, conference: Conference, *, has_task: bool) -> None:
    """Nobody but who shared a case that is not decided calls people together about it (forvaltningsloven § 32)."""
    record = stores.shared_cases.find(conference.case.id)
    if record is None or record.opened.person_id != conference.owner_id:
        raise InvalidInput("case", "Sagen er ikke afgjort. Den, der har delt den, indkalder selv om den.")
    if not has_task:
        raise InvalidInput(
            "has_task",
            "Bekræft, at du har en opgave i sagen. Uden den må du ikke bruge oplysninger fra den "
            "(forvaltningsloven § 32).",
        )
