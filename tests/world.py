"""An invented municipality over the memory fakes, with the short ways through it that tests of the services need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import timedelta
from typing import Any

from doubles import CountingEntropy, PlainHasher, StillClock
from fakes import MemoryStorage

from quiz_app.bootstrap import Outside, Platform, assemble
from quiz_app.bootstrap.settings import Settings
from quiz_app.domain.attempt import Answer, AnswerCertainty, Submission, answer_id
from quiz_app.domain.grading import key_response
from quiz_app.domain.library import Library
from quiz_app.domain.licence import LicenceEvent, LicenceEventType
from quiz_app.domain.people import Actor, Grant, Person, Role, Unit
from quiz_app.domain.posing import posed
from quiz_app.domain.practice import PracticeTrack, Rating, Verdict
from quiz_app.domain.question import (
    AnyQuestion,
    ChoiceQuestion,
    DateQuestion,
    DocumentsQuestion,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    ReasonQuestion,
)
from quiz_app.domain.request import RequestKind
from quiz_app.domain.response import (
    ChoiceResponse,
    DateResponse,
    DocumentsResponse,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    ReasonResponse,
    Response,
)
from quiz_app.services.attempt_views import Given
from quiz_app.services.practising import Ask

LICENCE = "eksempelsagen"
MODULE = "oplys-sagen"
STEP = "foerste-sag"
UNITS = (
    Unit(unit_id="kommunen", name="Eksempelby Kommune"),
    Unit(unit_id="nord", name="Center Nord", parent="kommunen"),
    Unit(unit_id="nord-1", name="Team 1", parent="nord"),
    Unit(unit_id="syd", name="Center Syd", parent="kommunen"),
)
RATINGS = {"spoergsmaal": Rating.MET, "hul": Rating.PARTLY}


@dataclass
class World:
    """The platform and the levers behind it."""

    platform: Platform
    storage: MemoryStorage
    clock: StillClock
    entropy: CountingEntropy
    hasher: PlainHasher

    def person(self, name: str, *roles: Role, unit: str = "nord") -> Actor:
        """Add somebody with roles in their own unit; a caseworker unless told. The id is the name in small letters."""
        person_id, now = name.lower(), self.clock.now()
        grants = tuple(Grant(role=role, unit_id=unit) for role in roles or (Role.CASEWORKER,))
        with self.storage.writing() as stores:
            stores.people.add_person(
                Person(person_id=person_id, name=name, login=person_id, unit_id=unit, active=True, created_at=now)
            )
            for grant in grants:
                stores.people.grant(person_id, grant, now)
        return Actor(person_id=person_id, grants=grants)

    def change_person(self, person_id: str, **changed: Any) -> None:  # noqa: ANN401 - any field of a person
        """What no service does yet: deactivate or erase somebody, behind the services' backs."""
        people = self.storage._state.people
        people[person_id] = replace(people[person_id], **changed)

    def with_library(self, library: Library) -> "World":
        """The same database, read by a platform whose content has changed since."""
        out = Outside(clock=self.clock, entropy=self.entropy, hasher=self.hasher)
        return replace(self, platform=assemble(self.platform.settings, library, self.storage, out))

    def asked(self, actor: Actor, attempt_id: str) -> dict[int, AnyQuestion]:
        """The items of an attempt as they were posed, by position."""
        attempt = self.platform.attempting.attempt(actor, attempt_id).attempt
        questions = self.platform.library.questions
        return {i.position: posed(questions[i.question], attempt.seed, i.position) for i in attempt.items}

    def answer(self, actor: Actor, attempt_id: str, position: int, response: Response, **changed: Any) -> Answer:  # noqa: ANN401
        """Answer as a page does that has seen what is stored."""
        stored = self.platform.attempting.attempt(actor, attempt_id).answers.get(position)
        seen = changed.pop("seen", stored.answer_id if stored else None)
        fresh = answer_id(attempt_id, position, seen, response, words=changed.get("words", ""))
        base = {"position": position, "response": response, "certainty": AnswerCertainty.FAIRLY, "answer_id": fresh}
        return self.platform.attempting.answer(actor, attempt_id, Given(**base | {"seen": seen} | changed))

    def right_response(self, question: AnyQuestion) -> Response:
        """The response that gets every point."""
        return key_response(question, self.platform.library.case_of(question))

    def answer_all(self, actor: Actor, attempt_id: str, *, right: bool = True) -> None:
        """Answer every item of an attempt, rightly or wrongly."""
        library = self.platform.library
        for position, question in self.asked(actor, attempt_id).items():
            response = key_response(question, library.case_of(question)) if right else wrong(question, library)
            if isinstance(question, ReasonQuestion):
                self.answer(actor, attempt_id, position, ReasonResponse(text=""), words="Sådan ser jeg på sagen.")
            self.answer(actor, attempt_id, position, response)

    def right(self, question: AnyQuestion) -> Response:
        """The response that gets every point."""
        return key_response(question, self.platform.library.case_of(question))

    def quiz(self, actor: Actor, module: str = MODULE, *, right: bool = True) -> str:
        """Take a module's quiz to its end."""
        attempt_id = self.platform.attempting.start_quiz(actor, module)
        self.answer_all(actor, attempt_id, right=right)
        self.platform.attempting.hand_in(actor, attempt_id)
        return attempt_id

    def start_exam(self, actor: Actor, licence: str = LICENCE, *, support_id: str = "") -> str:
        """The modules if they are not done, and the exam begun."""
        kind = self.platform.library.licences[licence]
        for module in kind.modules:
            if self.platform.attempting.latest_quiz(actor, module) is None:
                self.quiz(actor, module)
        return self.platform.attempting.start_exam(actor, licence, support_id=support_id)

    def exam(self, actor: Actor, licence: str = LICENCE, *, right: bool = True) -> Submission:
        """Take the exam to its end."""
        attempt_id = self.start_exam(actor, licence)
        self.answer_all(actor, attempt_id, right=right)
        return self.platform.attempting.hand_in(actor, attempt_id)

    def ask(self, actor: Actor, companion: Actor, licence: str = LICENCE, *, step: str = STEP) -> str:
        """Ask a companion to follow a case; the id of it."""
        case_id = self.entropy.new_id()
        self.platform.practising.ask(actor, wanted(case_id, companion, licence, step=step))
        return case_id

    def sign_off(self, companion: Actor, case_id: str, **changed: Any) -> None:  # noqa: ANN401
        """Approve a case, or what the keywords say."""
        base = {"sign_off_id": self.entropy.new_id(), "verdict": Verdict.APPROVED, "ratings": RATINGS, "comment": ""}
        self.platform.practising.sign_off(companion, **{"supervised_case_id": case_id} | base | changed)

    def practise(self, actor: Actor, companion: Actor, licence: str = LICENCE) -> None:
        """A supervised case, asked for and approved."""
        self.sign_off(companion, self.ask(actor, companion, licence))

    def earn(self, actor: Actor, companion: Actor, licence: str = LICENCE) -> LicenceEvent:
        """All steps; the event that issued the licence."""
        self.exam(actor, licence)
        self.practise(actor, companion, licence)
        return self.events(actor)[-1]

    def request_merit(self, actor: Actor, colleague: Actor, licence: str = LICENCE) -> str:
        """Ask a colleague to confirm one's experience; the id of the request."""
        return self._request(actor, RequestKind.MERIT, colleague, licence)

    def merit(self, actor: Actor, colleague: Actor, licence: str = LICENCE) -> None:
        """Experience that is asked for and confirmed."""
        self.platform.requesting.reply(colleague, self.request_merit(actor, colleague, licence), granted=True)

    def talk(self, actor: Actor, colleague: Actor, licence: str = LICENCE) -> None:
        """A talk about the exam that is asked for and held."""
        asked = self._request(actor, RequestKind.TALK, colleague, licence)
        self.platform.requesting.reply(colleague, asked, granted=True)

    def _request(self, actor: Actor, kind: RequestKind, colleague: Actor, licence: str) -> str:
        request_id = self.entropy.new_id()
        self.platform.requesting.ask(
            actor, kind, request_id=request_id, licence_kind=licence, colleague_id=colleague.person_id
        )
        return request_id

    def events(self, actor: Actor) -> tuple[LicenceEvent, ...]:
        """What has happened to the person's licences."""
        with self.storage.reading() as stores:
            return stores.licences.events_of((actor.person_id,))

    def happen(self, event: LicenceEvent, kind: LicenceEventType) -> None:
        """Suspend, reinstate or revoke the licence of an event, now."""
        changed = {"event_id": self.entropy.new_id(), "type": kind, "at": self.clock.now(), "valid_until": None}
        with self.storage.writing() as stores:
            stores.licences.add_event(replace(event, **changed, code="", reason="Til prøven"))

    def hand_over(self, event: LicenceEvent, actor: Actor) -> None:
        """Somebody else's licence as if the person had brought it along: an event without the steps behind it."""
        brought = {"event_id": self.entropy.new_id(), "licence_id": self.entropy.new_id(), "code": self.entropy.code()}
        with self.storage.writing() as stores:
            stores.licences.add_event(replace(event, **brought, person_id=actor.person_id))

    def rows(self) -> dict[str, int]:
        """How many rows each table holds."""
        state = self.storage._state
        return {name: len(getattr(state, name)) for name in state.__dataclass_fields__}


def words_of(town: World) -> list[str | None]:
    """The words of every text, blanked ones as nothing."""
    return [t.body for t in town.storage._state.texts.values()]


def parts(thing: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Everything within an object, however deep, with the name of the field or key that it stands in."""
    yield name, thing
    if is_dataclass(thing) and not isinstance(thing, type):
        inner = [(f.name, getattr(thing, f.name)) for f in fields(thing)]
    elif isinstance(thing, Mapping):
        inner = [pair for k, v in thing.items() for pair in ((name, k), (str(k), v))]
    else:
        inner = [(name, x) for x in thing] if isinstance(thing, tuple | list | set | frozenset) else []
    for at, value in inner:
        yield from parts(value, at)


def wanted(case_id: str, companion: Actor, licence: str = LICENCE, **changed: Any) -> Ask:  # noqa: ANN401 - as above
    """What one asks a companion for."""
    base = {"supervised_case_id": case_id, "licence_kind": licence, "step": STEP, "track": PracticeTrack.FLEKSJOB}
    return Ask(**base | {"companion_id": companion.person_id} | changed)


def world(library: Library, **settings: Any) -> World:  # noqa: ANN401 - any setting
    """The municipality with its units, and nobody in it."""
    storage, clock, entropy, hasher = MemoryStorage(), StillClock(), CountingEntropy(), PlainHasher()
    with storage.writing() as stores:
        for unit in UNITS:
            stores.people.add_unit(unit)
    out = Outside(clock=clock, entropy=entropy, hasher=hasher)
    platform = assemble(Settings(**{"municipality": "Eksempelby Kommune"} | settings), library, storage, out)
    return World(platform=platform, storage=storage, clock=clock, entropy=entropy, hasher=hasher)


def wrong(question: AnyQuestion, library: Library) -> Response:
    """A response to a posed question that gets no point."""
    case = library.case_of(question)
    key = key_response(question, case)
    match question, key:
        case ChoiceQuestion(), _:
            return ChoiceResponse(chosen=tuple(o.id for o in question.options if not o.correct)[:1])
        case DocumentsQuestion(), DocumentsResponse():
            flipped = {d: next(r for r in type(v) if r != v) for d, v in key.judgements.items()}
            return DocumentsResponse(judgements=flipped, missing=tuple(o.id for o in question.missing if not o.correct))
        case OrderQuestion(), OrderResponse():
            return OrderResponse(places={s: len(key.places) + 1 - n for s, n in key.places.items()})
        case MatchQuestion(), MatchResponse():
            ids = sorted(set(key.pairs.values()))
            return MatchResponse(pairs={p: next(i for i in ids if i != r) for p, r in key.pairs.items()})
        case NumberQuestion(), NumberResponse():
            return NumberResponse(number=key.number + question.tolerance + 1)
        case DateQuestion(), DateResponse():
            return DateResponse(day=key.day + timedelta(days=question.tolerance + 1))
    return ReasonResponse(text="", had=())
