"""An invented municipality with people in every role and state, made by living through it with the real services."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from quiz_app.bootstrap import (
    Outside,
    Platform,
    assemble,
    demo_conferences,
    demo_drafts,
    demo_paths,
    demo_proceedings,
    demo_rounds,
    demo_sharing,
)
from quiz_app.domain.attempt import AnswerCertainty, answer_id
from quiz_app.domain.audit import Action
from quiz_app.domain.grading import key_response
from quiz_app.domain.licence import default_licence
from quiz_app.domain.licence_kind import LicenceKind, PracticeStep
from quiz_app.domain.people import Actor, Grant, Person, Role, Unit
from quiz_app.domain.posing import posed
from quiz_app.domain.practice import PracticeTrack, Rating, Verdict
from quiz_app.domain.question import AnyQuestion, ChoiceQuestion, ReasonQuestion
from quiz_app.domain.response import ChoiceResponse, ReasonResponse, Response
from quiz_app.services.attempt_views import Given
from quiz_app.services.practising import Ask

ROOT = "kommunen"
UNITS = (
    Unit(unit_id=ROOT, name="Eksempelby Kommune"),
    Unit(unit_id="nord", name="Center Nord", parent=ROOT),
    Unit(unit_id="syd", name="Center Syd", parent=ROOT),
    Unit(unit_id="vest", name="Center Vest", parent=ROOT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """Somebody of the demo: ``state`` is how far they are on the way to a licence."""

    person_id: str
    name: str
    unit: str
    roles: tuple[Role, ...] = (Role.CASEWORKER,)
    state: str = "new"


KEY, CASEWORKER = Role.KEY_PERSON, Role.CASEWORKER
CAST = (
    Extra(person_id="amina", name="Amina Yusuf", unit="nord"),
    Extra(person_id="bo", name="Bo Madsen", unit="nord", roles=(KEY, CASEWORKER), state="holder"),
    Extra(person_id="carla", name="Carla Bech", unit="nord", roles=(Role.MANAGER,)),
    Extra(person_id="jonas", name="Jonas Lind", unit="nord", state="modules"),
    Extra(person_id="fatima", name="Fatima Nasser", unit="nord", state="exam"),
    Extra(person_id="piotr", name="Piotr Nowak", unit="nord", state="waiting"),
    Extra(person_id="mette", name="Mette Krog", unit="nord", state="holder"),
    Extra(person_id="tove", name="Tove Lund", unit="nord", state="expiring"),
    Extra(person_id="anders", name="Anders Bach", unit="nord", state="merit"),
    Extra(person_id="signe", name="Signe Vang", unit="nord", state="merit_asked"),
    Extra(person_id="sanne", name="Sanne Friis", unit="syd", roles=(KEY, CASEWORKER), state="holder"),
    Extra(person_id="dorthe", name="Dorthe Kjær", unit="syd", roles=(Role.MEETING_LEADER,)),
    Extra(person_id="henrik", name="Henrik Bang", unit="syd", roles=(Role.MANAGER,)),
    Extra(person_id="ravi", name="Ravi Kumar", unit="syd", state="noticed"),
    Extra(person_id="lise", name="Lise Toft", unit="syd", state="expired"),
    Extra(person_id="emil", name="Emil Storm", unit="syd", state="failed"),
    Extra(person_id="oskar", name="Oskar Riis", unit="syd", state="failed_twice"),
    Extra(person_id="ida", name="Ida Winther", unit="vest", roles=(KEY, CASEWORKER), state="holder"),
    Extra(person_id="hanne", name="Hanne Skov", unit="vest", roles=(Role.TEAM_MEMBER,)),
    Extra(person_id="noor", name="Noor Rahman", unit="vest", state="suspended"),
    Extra(person_id="karsten", name="Karsten Dahl", unit="vest", state="revoked"),
    Extra(person_id="ingrid", name="Ingrid Holst", unit="vest", state="panel"),
    Extra(person_id="vibeke", name="Vibeke Holm", unit="vest", roles=(Role.MANAGER,)),
    Extra(person_id="yasmin", name="Yasmin Demir", unit="vest", state="returned"),
    Extra(person_id="gerda", name="Gerda Nørgaard", unit=ROOT, roles=(Role.PRACTICE_OWNER,)),
    Extra(person_id="johanne", name="Johanne Juul", unit=ROOT, roles=(Role.JURIST,)),
    Extra(person_id="erik", name="Erik Thomsen", unit=ROOT, roles=(Role.ADMINISTRATOR,)),
    Extra(person_id="gry", name="Gry Gæst", unit=ROOT, roles=(Role.GUEST,)),
)
STORY = {
    "new": "er lige begyndt og har alle trin foran sig",
    "modules": "har læst og øvet; prøven er næste skridt",
    "failed": "har ikke bestået prøven endnu og øver sig",
    "failed_twice": "har prøvet to gange og har bedt om en samtale før det næste, støttede forsøg",
    "merit": "har fået sin erfaring bekræftet, har bestået prøven og får sager attesteret",
    "merit_asked": "har arbejdet med sagerne længe og har bedt sin leder bekræfte det",
    "panel": "har fået et af de første kørekort, ved panelbeslutning",
    "exam": "har bestået prøven og mangler praktikken",
    "waiting": "venter på en kollegas godkendelse",
    "returned": "har fået en ledsaget sag retur med råd",
    "holder": "har et gyldigt kørekort",
    "expiring": "har et kørekort, der snart udløber, og kan forny det",
    "expired": "har et kørekort, der er udløbet, og kan stadig forny det",
    "noticed": "har fået et varsel om sit kørekort og kan svare på det",
    "suspended": "har et kørekort i bero",
    "revoked": "har fået kørekortet inddraget",
}
ROLE_STORY = {
    KEY: "godkender kollegers praktik",
    Role.MANAGER: "ser, hvor enhedens folk står",
    Role.MEETING_LEADER: "leder møderne",
    Role.TEAM_MEMBER: "sidder i rehabiliteringsteamet",
    Role.PRACTICE_OWNER: "beslutter den lokale praksis",
    Role.JURIST: "bekræfter lovgrundlaget",
    Role.ADMINISTRATOR: "tager sig af personer og roller",
    Role.GUEST: "kan øve sig og læse med",
}
FIRST = ("amina", "bo", "carla", "dorthe", "erik")
DAYS_AGO = {
    "holder": 60,
    "noticed": 32,
    "suspended": 90,
    "revoked": 120,
    "failed": 3,
    "failed_twice": 13,
    "merit": 20,
    "merit_asked": 2,
    "panel": 50,
    "returned": 6,
    "waiting": 12,
    "expiring": 1070,
    "expired": 1200,
}
FAR = {"new": 0, "modules": 1, "failed": 2, "exam": 3, "waiting": 4, "returned": 5}
ALL_STEPS = 6


class MovingClock:
    """A clock that is set to the moment that is being lived through."""

    def __init__(self, day: date) -> None:
        self._now = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=9)

    def now(self) -> datetime:
        """Aware UTC; each look is a second later."""
        self._now += timedelta(seconds=1)
        return self._now

    def today(self) -> date:
        """The day in Denmark (the hours of the demo never cross midnight)."""
        return self._now.date()

    def move_to(self, day: date) -> None:
        """Nine in the morning (UTC) of another day."""
        self._now = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=9)


def stories() -> dict[str, str]:
    """What each persona is about, by person id, in the order in which one would want to meet them."""
    order = sorted(CAST, key=lambda e: FIRST.index(e.person_id) if e.person_id in FIRST else len(FIRST))
    return {e.person_id: _story(e) for e in order}


def _story(extra: Extra) -> str:
    parts = [ROLE_STORY[role] for role in extra.roles if role in ROLE_STORY]
    if CASEWORKER in extra.roles:
        parts.append(STORY[extra.state])
    return f"{extra.name.split()[0]} {' og '.join(parts)}."


def seed(platform: Platform) -> None:
    """Fill an empty database with the municipality; nothing happens when people are there already."""
    with platform.storage.reading() as stores:
        if stores.people.people():
            return
    today = platform.clock.today()
    clock = MovingClock(today - timedelta(days=1500))
    _settle(platform, clock.now())
    out = Outside(clock=clock, entropy=platform.administering.entropy, hasher=platform.administering.hasher)
    past = assemble(replace(platform.settings, demo=True), platform.library, platform.storage, out)
    for extra in sorted(CAST, key=lambda e: -DAYS_AGO.get(e.state, 0)):
        clock.move_to(today - timedelta(days=DAYS_AGO.get(extra.state, 5)))
        _live(past, extra, clock)
    clock.move_to(today)
    starter = next(e for e in CAST if KEY in e.roles)
    demo_rounds.live(past, clock, _actor(starter), [_actor(e) for e in CAST if CASEWORKER in e.roles])
    demo_sharing.live(past, clock, {e.person_id: _actor(e) for e in CAST}, today)
    demo_conferences.live(past, clock, {e.person_id: _actor(e) for e in CAST}, today)
    demo_drafts.live(past, clock, {e.person_id: _actor(e) for e in CAST}, today)


def _settle(platform: Platform, at: datetime) -> None:
    with platform.storage.writing() as stores:
        for unit in UNITS:
            stores.people.add_unit(unit)
        for extra in CAST:
            person = Person(
                person_id=extra.person_id,
                name=extra.name,
                login=extra.person_id,
                unit_id=extra.unit,
                active=True,
                created_at=at,
            )
            stores.people.add_person(person)
            for role in extra.roles:
                stores.people.grant(extra.person_id, Grant(role=role, unit_id=extra.unit), at)
            stores.audit.append(
                at=at,
                actor_id=None,
                action=Action.PERSON_ADDED,
                subject=extra.person_id,
                details={"roles": ",".join(extra.roles)},
            )


def _live(past: Platform, extra: Extra, clock: MovingClock) -> None:
    """Earn the licence that was current then, as far and by the way that the state says."""
    kind = default_licence(past.library, clock.today())
    if CASEWORKER not in extra.roles or kind is None:
        return
    if extra.state in demo_paths.STATES:
        _go_apart(past, extra, clock, kind)
    else:
        _go_step_by_step(past, extra, clock, kind)


def _go_step_by_step(past: Platform, extra: Extra, clock: MovingClock, kind: LicenceKind) -> None:
    far, actor = FAR.get(extra.state, ALL_STEPS), _actor(extra)
    if far > 0:
        for module in kind.modules:
            take_quiz(past, actor, module)
    if far > 1:
        _exam(past, actor, kind, right=extra.state != "failed")
    companion = next(e for e in CAST if e.person_id == ("sanne" if extra.unit != "syd" else "ida"))
    for number, step in enumerate(kind.practice):
        if far == ALL_STEPS or (far > FAR["exam"] and number == 0):
            _practise(past, actor, kind, step=step, companion=companion, state=extra.state)
    if extra.state in demo_proceedings.STATES:
        first = next(e for e in CAST if Role.MANAGER in e.roles and e.unit == extra.unit)
        second = next(e for e in CAST if Role.PRACTICE_OWNER in e.roles)
        deciders = (_actor(first), _actor(second))
        demo_proceedings.live(past, clock, actor, state=extra.state, deciders=deciders)


def _go_apart(past: Platform, extra: Extra, clock: MovingClock, kind: LicenceKind) -> None:
    """The ways that are not step by step: merit, a panel, and a third try."""
    actor = _actor(extra)
    manager = next(_actor(e) for e in CAST if Role.MANAGER in e.roles and e.unit == extra.unit)
    owner = next(_actor(e) for e in CAST if Role.PRACTICE_OWNER in e.roles)
    key_person = next(_actor(e) for e in CAST if KEY in e.roles and e.unit != extra.unit)
    roles = demo_paths.Others(manager=manager, owner=owner, key_person=key_person)
    if extra.state == "failed_twice":
        for module in kind.modules:
            take_quiz(past, actor, module)
        for _ in range(kind.exam.attempts):
            _exam(past, actor, kind, right=False)
            clock.move_to(clock.today() + timedelta(days=kind.exam.waiting_days))
        clock.move_to(clock.today() - timedelta(days=kind.exam.waiting_days - 2))
    demo_paths.live(past, actor, kind, state=extra.state, others=roles)
    if extra.state == "merit":
        _exam(past, actor, kind, right=True)
        demo_paths.attest(past, clock, actor, kind, key_person=key_person)


def _actor(extra: Extra) -> Actor:
    grants = tuple(Grant(role=r, unit_id=extra.unit) for r in extra.roles)
    return Actor(person_id=extra.person_id, grants=grants)


def take_quiz(past: Platform, actor: Actor, module: str) -> None:
    """Answer a module's whole quiz, all of it right."""
    attempt_id = past.attempting.start_quiz(actor, module)
    _answer_all(past, actor, attempt_id, right=True)


def _exam(past: Platform, actor: Actor, kind: LicenceKind, *, right: bool) -> None:
    attempt_id = past.attempting.start_exam(actor, kind.id)
    _answer_all(past, actor, attempt_id, right=right)


def _answer_all(past: Platform, actor: Actor, attempt_id: str, *, right: bool) -> None:
    view = past.attempting.attempt(actor, attempt_id)
    for item in view.attempt.items:
        question = posed(past.library.questions[item.question], view.attempt.seed, item.position)
        response = key_response(question, past.library.case_of(question)) if right else _wrong(past, question)
        seen = None
        if isinstance(question, ReasonQuestion):
            first = _given(attempt_id, item.position, ReasonResponse(text=""), words=question.model)
            seen = past.attempting.answer(actor, attempt_id, first).answer_id
        past.attempting.answer(actor, attempt_id, _given(attempt_id, item.position, response, seen=seen))
    past.attempting.hand_in(actor, attempt_id)


def _given(attempt_id: str, position: int, response: Response, *, seen: str | None = None, words: str = "") -> Given:
    return Given(
        position=position,
        response=response,
        certainty=AnswerCertainty.FAIRLY,
        answer_id=answer_id(attempt_id, position, seen, response, words=words),
        seen=seen,
        words=words,
    )


def _wrong(past: Platform, question: AnyQuestion) -> Response:
    if isinstance(question, ChoiceQuestion):
        return ChoiceResponse(chosen=tuple(o.id for o in question.options if not o.correct)[:1])
    return key_response(question, past.library.case_of(question))


def _practise(
    past: Platform, actor: Actor, kind: LicenceKind, *, step: PracticeStep, companion: Extra, state: str
) -> None:
    case_id = past.administering.entropy.new_id()
    wanted = Ask(
        supervised_case_id=case_id,
        licence_kind=kind.id,
        step=step.id,
        track=PracticeTrack.FLEKSJOB,
        companion_id=companion.person_id,
    )
    past.practising.ask(actor, wanted)
    if state == "waiting":
        return
    returned = state == "returned"
    past.practising.sign_off(
        _actor(companion),
        supervised_case_id=case_id,
        sign_off_id=past.administering.entropy.new_id(),
        verdict=Verdict.RETURNED if returned else Verdict.APPROVED,
        ratings={c.id: Rating.PARTLY if returned else Rating.MET for c in step.rubric},
        comment="Få borgerens egne ord med, og skriv, hvorfor de gamle attester ikke er nok." if returned else "",
    )
