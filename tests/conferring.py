"""The short ways through a conference that several tests need."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sharing_examples import case_event, case_text, form, opened, version
from world import World

from quiz_app.domain.assessment import Judgement, Sufficiency, Turn
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.case_ref import CaseRef, CaseRefKind
from quiz_app.domain.conference import Band, ConclusionPart, ConferenceFormat, Manner, Stage
from quiz_app.domain.law import Track
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.sharing.history import Happening
from quiz_app.services.concluding import Advice
from quiz_app.services.conference_views import ConferenceView
from quiz_app.services.conferring import Call

WORDS = {
    ConclusionPart.FACTS: "Arbejdsevnen er prøvet to gange.",
    ConclusionPart.OPTIONS: "Vi så på fleksjob og på en ny praktik.",
    ConclusionPart.ADVICE: "Prøv et fleksjob på få timer.",
    ConclusionPart.CHANGE_OUR_MIND: "En ny vurdering fra klinisk funktion.",
}

TITLE = "Timerne, der blev sat op"
STORY = (
    "En kvinde i fyrrerne har arbejdet i et køkken i mange år. Hun fik smerter i ryggen og blev sygemeldt. Hun har været "
    "i praktik to gange. Den første gik godt. I den anden blev timerne sat op efter en uge, og så måtte hun stoppe. Hun "
    "vil gerne arbejde igen, men ikke i et køkken. Lægen skriver, at der ikke er mere behandling at vente på. Kommunen "
    "har ikke spurgt arbejdspladsen, hvad der skete. Hun spørger selv, hvad hun skal svare, når nogen vil vide, hvor "
    "mange timer hun kan."
)
"""A case that is told anew, for a draft of one."""


def judgement(**changed: Any) -> Judgement:  # noqa: ANN401 - any field of it
    """Rather informed, fleksjob, fairly sure, without a word."""
    base = {"sufficiency": Sufficiency.RATHER, "missing": (), "track": Track.FLEKSJOB, "provisions": ""}
    return Judgement(**base | {"certainty": AnswerCertainty.FAIRLY} | changed)


def advice(conclusion_id: str = "raad-1", **changed: Any) -> Advice:  # noqa: ANN401 - any field of it
    """What a note taker writes first."""
    base = {"conclusion_id": conclusion_id, "version": 0, "advised": Band.FLEKSJOB, "provisions": "", "words": WORDS}
    return Advice(**base | changed)


def released(town: World, person_id: str, **changed: Any) -> CaseRef:  # noqa: ANN401 - any field of its form
    """A case that somebody has shared and another has released."""
    written = case_text(form=form(**changed)).written
    with town.storage.writing() as stores:
        stores.shared_cases.open(opened(person_id=person_id))
        stores.shared_cases.add_version(version(), written)
        stores.shared_cases.add_event(case_event(happening=Happening.RELEASED, person_id=None))
    return CaseRef(kind=CaseRefKind.RELEASED, id="c1")


def three(town: World) -> tuple[Actor, ...]:
    """A caseworker, a key person and a meeting leader of two centres."""
    return (
        town.person("Amina"),
        town.person("Bo", Role.KEY_PERSON, unit="syd"),
        town.person("Dorthe", Role.MEETING_LEADER, unit="syd"),
    )


def four(town: World) -> tuple[Actor, ...]:
    """The same, and a member of the rehabiliteringsteam."""
    return (*three(town), town.person("Hanne", Role.TEAM_MEMBER, unit="nord-1"))


@dataclass
class Room:
    """A conference of some people; the first owns the case, the second facilitates, the third takes notes."""

    town: World
    people: tuple[Actor, ...]
    conference_id: str = "k1"
    released: CaseRef | None = None

    @property
    def case(self) -> CaseRef:
        """The released case, or a constructed one of the example content."""
        if self.released:
            return self.released
        library = self.town.platform.library
        return CaseRef(kind=CaseRefKind.SYNTHETIC, id=min(set(library.cases) - library.withheld_cases()))

    def call(self, **changed: Any) -> None:  # noqa: ANN401 - any field of the call
        """Call it for now."""
        _, facilitator, note_taker, *others = (p.person_id for p in self.people)
        base = {"conference_id": self.conference_id, "format": ConferenceFormat.CONFERENCE, "manner": Manner.REMOTE}
        who = {"facilitator_id": facilitator, "note_taker_id": note_taker, "invited": tuple(others)}
        now = self.town.clock.now()
        call = Call(**base | who | {"case": self.case, "starts_at": now} | changed)
        self.town.platform.conferences.conferring.call(self.people[0], call)

    def assess(self, number: int, turn: Turn = Turn.FIRST, **changed: Any) -> None:  # noqa: ANN401 - of the judgement
        """Let one of them assess, a second later."""
        self.town.clock.advance(seconds=1)
        conferring = self.town.platform.conferences.conferring
        conferring.assess(self.people[number], self.conference_id, turn, judgement(**changed))

    def reveal(self, turn: Turn = Turn.FIRST, *, by: int = 1, though_few: bool = True) -> None:
        """Let the facilitator open a turn."""
        conferring = self.town.platform.conferences.conferring
        conferring.reveal(self.people[by], self.conference_id, turn, though_few=though_few)

    def view(self, number: int = 0) -> ConferenceView:
        """What one of them sees."""
        return self.town.platform.conferences.conferring.view(self.people[number], self.conference_id)

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        return self.view().stage

    def talk(self) -> None:
        """Everybody assesses, and the facilitator opens."""
        for number in range(len(self.people)):
            self.assess(number)
        self.reveal()

    def conclude(self, **changed: Any) -> None:  # noqa: ANN401 - any field of the advice
        """Let the note taker write."""
        concluding = self.town.platform.conferences.concluding
        concluding.conclude(self.people[2], self.conference_id, advice(**changed))

    def keep(self) -> None:
        """From the call to advice that is kept."""
        self.call()
        self.talk()
        self.conclude()
        self.town.clock.at += timedelta(days=3)
