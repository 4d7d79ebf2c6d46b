"""Who may call what about calibration rounds, twin cases and agreement: rows of the table of authorisation."""

from collections.abc import Callable
from datetime import date, timedelta

from world import World

from quiz_app.domain.assessment import Judgement, Series, Sufficiency
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.calibration_round import CalibrationRound, TwinTrait
from quiz_app.domain.law import Track
from quiz_app.domain.people import Actor, Role
from quiz_app.domain.twin_case import ConsentParty, TwinConsent
from quiz_app.services.calibrating import TwinText

CASE = "oevesag"
JUDGEMENT = Judgement(
    sufficiency=Sufficiency.RATHER, missing=(), track=Track.FLEKSJOB, provisions="", certainty=AnswerCertainty.FAIRLY
)
TWIN = TwinText(trait=TwinTrait.NAME, swaps="Ane = Ida")
CONFERRING = frozenset(Role) - {Role.GUEST, Role.ADMINISTRATOR}
KEY_PERSONS = frozenset({Role.KEY_PERSON})
RECORDERS = frozenset({Role.PRACTICE_OWNER, Role.ADMINISTRATOR})
CONSENT = {"party": ConsentParty.DPO, "given_on": date(2026, 11, 2), "words": "Rådgiveren har sagt ja i et referat."}


def begun(town: World, round_id: str = "r", *, days_ago: float = 0) -> str:
    """A round that Bo, a key person, has started."""
    started = town.clock.now() - timedelta(days=days_ago)
    known = CalibrationRound(
        round_id=round_id, case_id=CASE, digest=kept(town), starter_id="bo",
        started_at=started, deadline=started + timedelta(days=7), seed=1,
    )  # fmt: skip
    with town.storage.writing() as stores:
        stores.rounds.add_round(known)
    return round_id


def kept(town: World) -> str:
    """The digest under which the case is kept."""
    versions = town.platform.attempting.versions
    with town.storage.writing() as stores:
        versions._keep(
            stores, town.platform.library.cases[CASE], digest := versions._digest_of(town.platform.library.cases[CASE]),
            at=town.clock.now(),
        )  # fmt: skip
    return digest


def consented(town: World) -> str:
    """A consent that Bo has recorded."""
    consent = TwinConsent(
        consent_id="c", party=ConsentParty.MED, given_on=date(2026, 11, 2), text_id="x",
        recorder_id="bo", at=town.clock.now(),
    )  # fmt: skip
    with town.storage.writing() as stores:
        stores.rounds.add_consent(consent)
    return "c"


Call = Callable[[World, Actor], object]
CALIBRATION_ROWS: dict[str, tuple[frozenset[Role], Call]] = {
    "calibrating.candidates": (KEY_PERSONS, lambda t, a: t.platform.conferences.calibrating.candidates(a)),
    "calibrating.preview": (KEY_PERSONS, lambda t, a: t.platform.conferences.calibrating.preview(a, CASE, TWIN)),
    "calibrating.start": (
        KEY_PERSONS,
        lambda t, a: t.platform.conferences.calibrating.start(a, round_id="r", case_id=CASE),
    ),
    "calibrating.waiting": (CONFERRING, lambda t, a: t.platform.conferences.calibrating.waiting(a)),
    "calibrating.finished": (CONFERRING, lambda t, a: t.platform.conferences.calibrating.finished(a)),
    "calibrating.open_round": (CONFERRING, lambda t, a: t.platform.conferences.calibrating.open_round(a, begun(t))),
    "calibrating.assess": (
        CONFERRING,
        lambda t, a: t.platform.conferences.calibrating.assess(a, begun(t), JUDGEMENT),
    ),
    "calibrating.result": (
        CONFERRING,
        lambda t, a: t.platform.conferences.calibrating.result(a, begun(t, days_ago=7)),
    ),
    "calibrating.open_cases": (
        CONFERRING | {Role.GUEST},
        lambda t, a: t.platform.conferences.calibrating.open_cases(a),
    ),
    "agreeing.overview": (
        CONFERRING,
        lambda t, a: t.platform.conferences.agreeing.overview(a, Series.CASEWORKERS),
    ),
    "agreeing.tasks": (KEY_PERSONS, lambda t, a: t.platform.conferences.agreeing.tasks(a)),
    "twinning.is_open": (CONFERRING, lambda t, a: t.platform.conferences.twinning.is_open(a)),
    "twinning.consents": (RECORDERS, lambda t, a: t.platform.conferences.twinning.consents(a)),
    "twinning.record": (
        RECORDERS,
        lambda t, a: t.platform.conferences.twinning.record(a, consent_id="d", **CONSENT),
    ),
    "twinning.withdraw": (RECORDERS, lambda t, a: t.platform.conferences.twinning.withdraw(a, consented(t))),
}
"""The roles, and the call."""
