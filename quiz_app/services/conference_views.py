"""What participants see of a conference, put together from what its stage lets them see."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from quiz_app.domain.assessment import Assessment, Turn
from quiz_app.domain.cancellation import Cancellation, is_in_charge
from quiz_app.domain.conference import (
    Conclusion,
    ConclusionPart,
    Conference,
    Manner,
    Objection,
    Outcome,
    Part,
    Stage,
    against,
    may_reveal,
    stage,
)
from quiz_app.domain.deadline import Standing
from quiz_app.domain.people import Person, Unit, centre
from quiz_app.domain.spread import MERGED, Spread
from quiz_app.services.case_sheets import CaseSheet, CaseSheets
from quiz_app.services.conference_standing import current, occasion, standing_of
from quiz_app.services.follow_ups import asked
from quiz_app.services.kept_words import BLANKED, words_of
from quiz_app.services.ports import Clock, Stores
from quiz_app.services.released_cases import may_be_read
from quiz_app.services.shown_spreads import Shown, ShownSpreads


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody in the conference, by name and centre; never with what they think."""

    person_id: str
    name: str
    centre: str
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnView:
    """One turn: one's own assessment and a count, and all of it together once it is revealed.

    ``by_centre`` and ``by_series`` are by name, small groups merged; ``reasons`` come in an order that tells nothing.
    ``by_itself``: the deadline showed it, and nobody pressed.
    """

    turn: Turn
    given: int
    own: Assessment | None
    own_reason: str
    may_reveal: bool
    whole: Spread | None = None
    by_centre: tuple[tuple[str, Spread], ...] = ()
    by_series: tuple[tuple[str, Spread], ...] = ()
    reasons: tuple[str, ...] = ()
    by_itself: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceView:
    """A version of the advice with its words and the objections to it; ``next_owner`` is a name."""

    conclusion: Conclusion
    words: Mapping[ConclusionPart, str]
    next_owner: str
    objections: tuple[tuple[Objection, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceView:
    """A conference as one of its participants sees it now. ``case`` is ``None`` once it is taken down.

    Then nothing that was written about it is there either.
    ``standing`` is of the turn that is open, where a deadline may close it.
    """

    conference: Conference
    person_id: str
    case: CaseSheet | None
    stage: Stage
    place: str
    people: tuple[Participant, ...]
    own_part: Part
    first: TurnView
    second: TurnView
    advice: tuple[AdviceView, ...]
    outcomes: tuple[Outcome, ...]
    due: tuple[int, ...]
    cancellation: Cancellation | None
    standing: Standing | None

    @property
    def centres(self) -> tuple[str, ...]:
        """The centres that are represented, by name."""
        return tuple(sorted({p.centre for p in self.people}))

    @property
    def against(self) -> bool:
        """True when what became of the case speaks against the advice."""
        return self.latest is not None and any(against(self.latest.conclusion.advised, o) for o in self.outcomes)

    @property
    def may_cancel(self) -> bool:
        """True when the person may call it off now."""
        return self.stage in NOT_ADVISED and is_in_charge(self.conference, self.person_id)

    @property
    def may_extend(self) -> bool:
        """True when the person may give more time now."""
        return bool(self.standing and self.standing.is_short) and is_in_charge(self.conference, self.person_id)

    def own_part_is(self, part: Part) -> bool:
        """True when the person has the part, perhaps among others."""
        holders = {
            Part.CASE_OWNER: self.conference.owner_id,
            Part.FACILITATOR: self.conference.facilitator_id,
            Part.NOTE_TAKER: self.conference.note_taker_id,
        }
        return holders.get(part) == self.person_id

    @property
    def latest(self) -> AdviceView | None:
        """The version of the advice that counts."""
        return self.advice[-1] if self.advice else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A conference in the list: what, when, how far, and the follow-ups that wait for the reader."""

    conference: Conference
    title: str
    stage: Stage
    people: int
    own_part: Part
    due: tuple[int, ...]
    cancellation: Cancellation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """What tells a page that is open that it should be drawn anew, and the counts that it shows meanwhile."""

    stage: Stage
    people: int
    given: tuple[int, int]
    version: int
    may_reveal: bool
    is_closed: bool

    @property
    def drawn(self) -> tuple[object, ...]:
        """What a page that is open looks different by; counts are shown without drawing it anew."""
        return (self.stage, self.people, self.version, self.may_reveal, self.is_closed)


NOT_ADVISED = frozenset({Stage.ASSESSING, Stage.TALKING, Stage.CONCLUDING})
"""Before there is advice."""
UNDER_WAY = {Stage.ASSESSING: Turn.FIRST, Stage.TALKING: Turn.SECOND}
"""The turn that is open in a stage; in the others none is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceViews:
    """Puts views together within one transaction, for one person."""

    stores: Stores
    cases: CaseSheets
    clock: Clock
    person_id: str
    spreads: ShownSpreads

    def view(self, conference: Conference) -> ConferenceView:
        """The whole of it."""
        units = self.stores.people.units()
        people = self._participants(conference, units)
        conference_id = conference.conference_id
        advice, reached = self._advice(conference), self.stage(conference_id)
        outcomes = self.stores.conferences.outcomes([conference_id])
        return ConferenceView(
            conference=conference,
            person_id=self.person_id,
            case=self.cases.find(self.stores, conference.case),
            stage=reached,
            place=words_of(self.stores, conference.place_id),
            people=people,
            own_part=conference.part_of(self.person_id),
            first=self._turn(conference, Turn.FIRST, reached, people=len(people), units=units),
            second=self._turn(conference, Turn.SECOND, reached, people=len(people), units=units),
            advice=advice,
            outcomes=outcomes,
            due=self._due(conference),
            cancellation=self._cancellation(conference_id),
            standing=standing_of(self.stores, conference, self.clock.now()),
        )

    def listed(self, conference: Conference) -> Listed:
        """One line of the list."""
        conference = current(self.stores, conference)
        sheet = self.cases.find(self.stores, conference.case)
        return Listed(
            conference=conference,
            title=sheet.title if sheet else "En sag, som er taget ned",
            stage=self.stage(conference.conference_id),
            people=len(self._members(conference)),
            own_part=conference.part_of(self.person_id),
            due=self._due(conference),
            cancellation=self._cancellation(conference.conference_id),
        )

    def stage(self, conference_id: str) -> Stage:
        """How far it has come."""
        return self._stage(conference_id, self.stores.conferences.conclusions([conference_id]))

    def _stage(self, conference_id: str, written: tuple[Conclusion, ...]) -> Stage:
        box, about = self.stores.assessments, occasion(conference_id)
        first = bool(written) or box.is_revealed(about, Turn.FIRST)
        return stage(
            (first, first and box.is_revealed(about, Turn.SECOND)),
            written,
            self.stores.conferences.objections([conference_id]) if written else (),
            self.clock.now(),
            cancelled=not written and self._cancellation(conference_id) is not None,
        )

    def _cancellation(self, conference_id: str) -> Cancellation | None:
        return next(iter(self.stores.conferences.cancellations([conference_id])), None)

    def pulse(self, conference: Conference) -> Pulse:
        """The few numbers that an open page looks at again and again."""
        box, conference_id = self.stores.assessments, conference.conference_id
        written = self.stores.conferences.conclusions([conference_id])
        about, reached = occasion(conference_id), self._stage(conference_id, written)
        people = len(self._members(conference))
        given = (box.given(about, Turn.FIRST), box.given(about, Turn.SECOND))
        stands = standing_of(self.stores, conference, self.clock.now())
        number = given[1] if UNDER_WAY.get(reached) == Turn.SECOND else given[0]
        return Pulse(
            stage=reached,
            people=people,
            given=given,
            version=len(written),
            may_reveal=reached in UNDER_WAY
            and may_reveal(conference, self.person_id, given=number, of=people, now=self.clock.now()),
            is_closed=stands is not None and stands.is_closed,
        )

    def _members(self, conference: Conference) -> tuple[str, ...]:
        return tuple(m.person_id for m in self.stores.conferences.members(conference.conference_id))

    def _participants(self, conference: Conference, units: tuple[Unit, ...]) -> tuple[Participant, ...]:
        members = self._members(conference)
        known, names = self.stores.people.find_people(members), {u.unit_id: u.name for u in units}

        def one(person_id: str, person: Person | None) -> Participant:
            return Participant(
                person_id=person_id,
                name=(person.name if person else "") or "En tidligere kollega",
                centre=names.get(centre(units, person.unit_id), "") if person else "",
                part=conference.part_of(person_id),
            )

        return tuple(one(m, known.get(m)) for m in members)

    def _turn(
        self, conference: Conference, turn: Turn, reached: Stage, *, people: int, units: tuple[Unit, ...]
    ) -> TurnView:
        box, about = self.stores.assessments, occasion(conference.conference_id)
        shown, own = self.spreads.of(self.stores, about, turn), box.own(about, turn, self.person_id)
        given = shown.whole.total if shown else box.given(about, turn)
        now = self.clock.now()
        opens = UNDER_WAY.get(reached) == turn
        opens = opens and may_reveal(conference, self.person_id, given=given, of=people, now=now)
        base = TurnView(
            turn=turn,
            given=given,
            own=own,
            own_reason=(self._finds(conference)(own.reason_id) or "") if own and own.reason_id else "",
            may_reveal=opens,
        )
        if shown is None:
            return base
        opened = box.find_reveal(about, turn) if conference.manner == Manner.ASYNCHRONOUS else None
        by_itself = opened is not None and opened.person_id is None
        return replace(self._opened(base, shown, conference, units), by_itself=by_itself)

    def _opened(self, turn: TurnView, shown: Shown, conference: Conference, units: tuple[Unit, ...]) -> TurnView:
        names = {u.unit_id: u.name for u in units} | {MERGED: MERGED}
        return replace(
            turn,
            whole=shown.whole,
            by_centre=tuple((names.get(c, c), s) for c, s in shown.by_centre),
            by_series=shown.by_series,
            reasons=self._reasons(shown, conference),
        )

    def _finds(self, conference: Conference) -> Callable[[str], str]:
        """Finds what was written about the case; nothing while nobody may read that."""
        return partial(words_of, self.stores) if may_be_read(self.stores, conference.case) else lambda _: ""

    def _reasons(self, shown: Shown, conference: Conference) -> tuple[str, ...]:
        """Sorted by their words before they are shuffled, so that no row's place shines through."""
        if not may_be_read(self.stores, conference.case):
            return ()
        kept = self.stores.texts.find_all(shown.reason_ids)
        words = sorted(kept.get(r, BLANKED) for r in shown.reason_ids)
        random.Random(conference.seed).shuffle(words)  # noqa: S311 - an order on a screen, no secret
        return tuple(words)

    def _advice(self, conference: Conference) -> tuple[AdviceView, ...]:
        conference_id, find = conference.conference_id, self._finds(conference)
        objections = self.stores.conferences.objections([conference_id])
        return tuple(
            AdviceView(
                conclusion=c,
                words={p: w for p in c.parts if (w := find(c.words_id(p)))},
                next_owner=self._name(c.next_owner_id),
                objections=tuple((o, find(o.text_id)) for o in objections if o.version == c.version),
            )
            for c in self.stores.conferences.conclusions([conference_id])
        )

    def _due(self, conference: Conference) -> tuple[int, ...]:
        """The follow-ups that whoever shared the case is asked for now."""
        every = asked(self.stores, conference, self.person_id, self.clock.today())
        return tuple(one.months for one in every if one.told is None)

    def _name(self, person_id: str) -> str:
        person = self.stores.people.find_person(person_id) if person_id else None
        return person.name if person else ""
