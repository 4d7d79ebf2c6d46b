"""The demo's shared cases: one released, one that waits for release, and one draft; all of them invented."""

from datetime import date, timedelta
from typing import Protocol

from quiz_app.bootstrap import Platform
from quiz_app.domain.case import Illness
from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import Track
from quiz_app.domain.people import Actor
from quiz_app.domain.sharing.case_text import CaseText, Words
from quiz_app.domain.sharing.form import AgeBand, CaseForm, Family, Making, OccupationGroup, Region, Stage
from quiz_app.services.releasing import Check, Judgement
from quiz_app.services.sharing import Draft

RELEASED, WAITING, DRAFT = "demo-delt-frigivet", "demo-delt-venter", "demo-delt-kladde"

_RYG = Words(
    title="To praktikker og en ryg",
    question="Er arbejdsevnen belyst godt nok, når den sidste praktik stoppede, fordi timerne steg for hurtigt?",
    timeline=(
        "måned 1: Borgeren bliver syg.\nmåned 9: Første praktik med få timer går godt.\n"
        "måned 14: Anden praktik begynder med flere timer.\nmåned 16: Anden praktik stopper."
    ),
    story=(
        "Borgeren har haft smerter i ryggen i flere år. "
        "I den første praktik holdt timerne, for opgaverne kunne deles op. "
        "I den anden praktik steg timerne hver uge, og ingen skrev ned, hvilke hensyn der var aftalt. "
        "Lægen skriver, at der ikke er mere behandling. "
        "Borgeren vil gerne arbejde og foreslår selv at begynde med få timer igen."
    ),
)
_UDBRAENDT = Words(
    title="Når ansvaret fylder mere end opgaverne",
    question="Skal vi bede om en psykologisk vurdering, eller er det, vi har, nok?",
    timeline="måned 1: Sygemelding.\nmåned 6: Samtaler med psykolog slutter.\nmåned 10: Praktik uden ansvar går godt.",
    story=(
        "Borgeren bliver overvældet, når der er ansvar for andre. I praktikken uden ansvar gik det godt i flere uger. "
        "Der er ingen ny vurdering siden samtalerne sluttede, og borgeren ønsker ikke flere undersøgelser."
    ),
)
_KLADDE = Words(
    title="Lange dage og korte nætter",
    question="Hvordan beskriver vi søvn, så det siger noget om arbejdsevnen?",
    timeline="måned 1: Borgeren sover dårligt.\nmåned 5: Praktik om eftermiddagen går bedre end om morgenen.",
    story="Borgeren møder ind hver dag, men er meget træt. Praktikken om eftermiddagen gik klart bedst.",
)


class Movable(Protocol):
    """A clock that can be set."""

    def move_to(self, day: date) -> None:
        """Another day."""
        ...


def live(past: Platform, clock: Movable, people: dict[str, Actor], today: date) -> None:
    """Share the three cases; ``people`` are the demo's personas by id."""
    sharing, releasing = past.conferences.sharing, past.conferences.releasing
    clock.move_to(today - timedelta(days=25))
    _save(past, people["mette"], RELEASED, CaseText(form=_form(past), words=_RYG))
    sharing.submit(people["mette"], RELEASED)
    clock.move_to(today - timedelta(days=24))
    nobody = Judgement(checked=frozenset(Check), can_tell=False)
    releasing.release(people["sanne"], RELEASED, f"{RELEASED}-1", nobody)
    clock.move_to(today - timedelta(days=2))
    mental = _form(past, illness=Illness.MENTAL, occupation=OccupationGroup.CARE, age_band=AgeBand.THIRTIES)
    _save(past, people["ida"], WAITING, CaseText(form=mental, words=_UDBRAENDT))
    sharing.submit(people["ida"], WAITING)
    tired = _form(past, illness=Illness.SEVERAL, family=Family.ALONE, occupation=OccupationGroup.SERVICE)
    _save(past, people["amina"], DRAFT, CaseText(form=tired, words=_KLADDE))
    clock.move_to(today)


def _save(past: Platform, actor: Actor, case_id: str, text: CaseText) -> None:
    past.conferences.sharing.save(actor, Draft(case_id=case_id, version_id=f"{case_id}-1", text=text))


def _form(past: Platform, **changed: object) -> CaseForm:
    base: dict[str, object] = {
        "making": Making.REBUILT,
        "age_band": AgeBand.FORTIES,
        "region": Region.HOVEDSTADEN,
        "family": Family.COUPLE_WITH_CHILDREN,
        "illness": Illness.MUSCULOSKELETAL,
        "occupation": OccupationGroup.MANUAL,
        "track": Track.FLEKSJOB,
        "regime": next(reversed(list(past.library.regimes))),
        "half_year": "2026-2",
        "stage": Stage.CLOSED,
        "themes": (Topic.FLEKSJOB, Topic.DOKUMENTATION),
        "provisions": ("LAB § 118",),
    }
    return CaseForm(**base | changed)  # type: ignore[arg-type]
